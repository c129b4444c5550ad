/* SPDX-License-Identifier: ISC */
/* workbook_find - from the root of the package over its relationships to the sheets. */
#include <string.h>

#include "rows/parts.h"

#define TAB_LIMIT 1000

struct relation {
	const char *id, *type, *path;
};

/* The relationships of one part. */
struct relations {
	struct arena *arena;
	const char *base;            /* the part that has them */
	struct relation *list;
	int count;
};

struct finding {
	struct workbook *book;
	struct relations relations;
	bool is_workbook, in_sheets;
};

static bool
ends_with(const char *text, const char *end)
{
	size_t length = strlen(text), wanted = strlen(end);

	return length >= wanted && strcmp(text + length - wanted, end) == 0;
}

/* Takes one segment of a target: . and .. are what they are in a file system, but never lead out
 * of the package. */
static void
add_segment(struct buf *path, const char *segment, size_t length)
{
	const char *slash;

	if (length == 0 || (length == 1 && segment[0] == '.'))
		return;
	if (length == 2 && memcmp(segment, "..", 2) == 0) {
		slash = strrchr(buf_string(path), '/');
		path->length = slash != NULL ? (size_t)(slash - path->data) : 0;
		return;
	}
	if (path->length > 0)
		buf_byte(path, '/');
	buf_add(path, segment, length);
}

static void
add_path(struct buf *path, const char *from, const char *end)
{
	while (from < end) {
		size_t length = 0;

		while (from + length < end && from[length] != '/' && from[length] != '\\')
			length++;
		add_segment(path, from, length);
		from += length + 1;
	}
}

/* Where a target leads, seen from the part base. */
static const char *
resolve(struct arena *arena, const char *base, const char *target)
{
	struct buf path = { 0 };
	const char *slash = strrchr(base, '/'), *copy;

	if (target[0] != '/' && target[0] != '\\' && slash != NULL)
		add_path(&path, base, slash);
	add_path(&path, target, target + strlen(target));
	copy = arena_string(arena, buf_string(&path));
	buf_free(&path);
	return copy;
}

static void
relation_start(void *own, int depth, const char *name, const char **attributes)
{
	struct relations *relations = own;
	const char *id = part_attribute(attributes, "Id"), *type = part_attribute(attributes, "Type"),
	    *target = part_attribute(attributes, "Target"), *mode = part_attribute(attributes, "TargetMode");
	struct relation *last;

	if (depth != 2 || strcmp(name, "Relationship") != 0 || id == NULL || type == NULL
	    || target == NULL || (mode != NULL && strcmp(mode, "External") == 0)
	    || relations->count == TAB_LIMIT)
		return;
	last = &relations->list[relations->count++];
	last->id = arena_string(relations->arena, id);
	last->type = arena_string(relations->arena, type);
	last->path = resolve(relations->arena, relations->base, target);
}

/* Reads dir/_rels/name.rels of the part dir/name. A part without that file has no relations. */
static int
read_relations(struct workbook *book, const char *base, struct relations *relations)
{
	static const struct part_events events = { .start = relation_start };
	const char *slash = strrchr(base, '/'), *name = slash != NULL ? slash + 1 : base;
	const char *path = arena_printf(book->arena, "%.*s_rels/%s.rels", (int)(name - base), base, name);

	*relations = (struct relations){ .arena = book->arena, .base = base };
	relations->list = arena_alloc(book->arena, TAB_LIMIT * sizeof *relations->list);
	return package_find(book, path) == NULL ? 0 : part_whole(book, path, &events, relations);
}

/* The path of the first relation whose type, in either family of namespaces, ends so. */
static const char *
related(const struct relations *relations, const char *type)
{
	for (int i = 0; i < relations->count; i++)
		if (ends_with(relations->list[i].type, type))
			return relations->list[i].path;
	return NULL;
}

static const struct relation *
relation_of(const struct relations *relations, const char *id)
{
	for (int i = 0; id != NULL && i < relations->count; i++)
		if (strcmp(relations->list[i].id, id) == 0)
			return &relations->list[i];
	return NULL;
}

static const char *
unescaped(struct arena *arena, const char *text)
{
	struct buf buf = { 0 };
	const char *copy;

	buf_text(&buf, text);
	rich_unescape(&buf, 0);
	copy = arena_copy(arena, buf_string(&buf), buf.length);
	buf_free(&buf);
	return copy;
}

/* Charts, dialogs and macro sheets have no cells: they are no sheets here. */
static void
add_tab(struct finding *finding, const char **attributes)
{
	struct workbook *book = finding->book;
	const char *name = part_attribute(attributes, "name"), *id = NULL;
	const char *state = part_attribute(attributes, "state");
	const struct relation *relation;

	for (const char **at = attributes; *at != NULL; at += 2)
		if (ends_with(*at, ":id"))
			id = at[1];
	relation = relation_of(&finding->relations, id);
	if (name == NULL || relation == NULL || !ends_with(relation->type, "/worksheet")
	    || book->count == TAB_LIMIT)
		return;
	book->tabs[book->count] = (struct tab){
		.name = unescaped(book->arena, name), .path = relation->path,
		.hidden = state != NULL && strcmp(state, "visible") != 0,
	};
	book->names[book->count] = book->tabs[book->count].name;
	book->count++;
}

static void
workbook_start(void *own, int depth, const char *name, const char **attributes)
{
	struct finding *finding = own;

	if (depth == 1)
		finding->is_workbook = strcmp(name, "workbook") == 0;
	if (depth == 2)
		finding->in_sheets = strcmp(name, "sheets") == 0;
	if (depth == 2 && strcmp(name, "workbookPr") == 0)
		finding->book->since_1904 = part_flag(attributes, "date1904");
	if (depth == 3 && finding->in_sheets && strcmp(name, "sheet") == 0)
		add_tab(finding, attributes);
}

/* Says what the file is when it is another thing that begins as a ZIP. */
static int
refuse_other(struct workbook *book, const char *path)
{
	if (path != NULL && ends_with(path, ".bin"))
		return workbook_refuse(book, "it is a binary workbook (.xlsb); save it as .xlsx");
	if (package_find(book, "content.xml") != NULL)
		return workbook_refuse(book, "it is an OpenDocument file; save it as .xlsx");
	return workbook_refuse(book, "it is a ZIP file, but no workbook");
}

static int
read_workbook(struct finding *finding, const char *path)
{
	static const struct part_events events = { .start = workbook_start };
	struct workbook *book = finding->book;

	if (path == NULL || ends_with(path, ".bin") || package_find(book, path) == NULL)
		return refuse_other(book, path);
	if (read_relations(book, path, &finding->relations) < 0)
		return -1;
	book->tabs = arena_alloc(book->arena, TAB_LIMIT * sizeof *book->tabs);
	book->names = arena_alloc(book->arena, TAB_LIMIT * sizeof *book->names);
	return part_whole(book, path, &events, finding);
}

int
workbook_find(struct workbook *book)
{
	struct finding finding = { .book = book };
	struct relations root;
	const char *path;

	if (read_relations(book, "", &root) < 0)
		return -1;
	path = related(&root, "/officeDocument");
	if (read_workbook(&finding, path != NULL ? path : "xl/workbook.xml") < 0)
		return -1;
	if (!finding.is_workbook)
		return refuse_other(book, NULL);
	if (book->count == 0)
		return workbook_refuse(book, "it has no sheet with cells");
	book->strings_path = related(&finding.relations, "/sharedStrings");
	book->styles_path = related(&finding.relations, "/styles");
	return 0;
}
