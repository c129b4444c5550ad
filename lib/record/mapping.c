/* SPDX-License-Identifier: ISC */
/* mapping - which column of a file goes to which field. */
#include <string.h>

#include "base/text.h"
#include "base/map.h"
#include "query/near.h"
#include "record/mapping.h"

/* A column by its exact name, else by its name without blanks around and in any case. */
static int
find_column(const char *const *header, int count, const char *name)
{
	for (int i = 0; i < count; i++)
		if (strcmp(header[i], name) == 0)
			return i;
	for (int i = 0; i < count; i++)
		if (text_same(header[i], name))
			return i;
	return -1;
}

static int
need_column(struct arena *arena, const char *const *header, int count, const char *name, const char *file)
{
	int column = find_column(header, count, name);
	struct near *near = near_new(arena, name);

	for (int i = 0; i < count && column < 0; i++)
		near_offer(near, header[i]);
	if (column < 0)
		die(USAGE, "%s has no column '%s'%s", file, name, near_says(near));
	return column;
}

/* --create names fields, nouns or lists. */
static bool
creates(const char *list, const struct field *f)
{
	const char *kind = f->to ? f->to->name : f->list;

	return list && kind && (text_lists(list, ',', f->name) || text_lists(list, ',', kind));
}

static void
check_create(struct arena *arena, const struct import_options *o)
{
	char *words = arena_string(arena, o->create ? o->create : ""), *save = NULL;

	for (char *w = strtok_r(words, ",", &save); w; w = strtok_r(NULL, ",", &save)) {
		bool known = false;

		for (const struct field *f = o->entity->fields; f->name; f++)
			known |= creates(w, f);
		for (const struct field *f = o->entity->lines ? o->entity->lines->fields : NULL; f && f->name; f++)
			known |= creates(w, f);
		if (!known)
			die(USAGE, "--create: no field of %s refers to '%s'", entity_one(arena, o->entity), w);
	}
}

static bool
is_assigned(const struct mapping *m, const struct field *f)
{
	for (int i = 0; i < m->count; i++)
		if (m->sources[i].field == f)
			return true;
	return false;
}

static struct source *
add_source(struct mapping *m, const struct import_options *o, const struct field *f, bool by_id)
{
	struct source *s = &m->sources[m->count++];

	*s = (struct source){ .field = f, .column = -1, .by_id = by_id, .create = creates(o->create, f) };
	s->scope = assign_scope(o->entity, f, &s->of);
	if (f->to)
		s->known = map_new();
	return s;
}

bool
mapping_compares(const struct entity *entity, const struct field *f)
{
	return entity->part_of && f->fixed && f->type == &type_money;
}

static void
add_claim(struct mapping *m, const struct field *f, int column)
{
	m->claims[m->claim_count++] = (struct claim){ f, column };
}

static void
take_assignments(struct arena *arena, struct access *access, struct mapping *m, const struct import_options *o,
    const char *const *header, int count, const char *file, bool *used)
{
	for (int i = 0; i < o->assignment_count; i++) {
		const struct assignment *a = &o->assignments[i];
		struct source *s;

		if (is_assigned(m, a->field))
			die(USAGE, "%s is given twice", a->field->name);
		if (assign_forbids(access, a->field))
			die(REFUSED, "%s: %s", a->field->name, said(assign_forbids(access, a->field)));
		if (mapping_compares(o->entity, a->field)) {
			int column = need_column(arena, header, count, a->column, file);

			add_claim(m, a->field, column);
			used[column] = true;
			continue;
		}
		s = add_source(m, o, a->field, a->by_id);
		s->constant = a->value;
		if (a->column) {
			s->column = need_column(arena, header, count, a->column, file);
			used[s->column] = true;
		}
	}
}

static bool
is_named(const struct import_options *o, const struct field *f, const char *header)
{
	return field_answers(f, header, o->translate && f->label ? o->translate(f->label) : NULL);
}

/* The field a header names: exactly by name first, since "customer" is a label of its own noun too. */
static const struct field *
field_named(struct arena *arena, const struct import_options *o, const char *header)
{
	const struct field *f;
	size_t length = strlen(header);

	header = text_trim(header, &length);
	header = arena_copy(arena, header, length);
	f = entity_field(o->entity, header);
	if (f)
		return f;
	for (f = o->entity->fields; f->name; f++)
		if (is_named(o, f, header))
			return f;
	return NULL;
}

static bool
names_id(const struct field *f, const char *header)
{
	return f->type == &type_reference && text_same(field_id_name(f), header);
}

/* True when a column was matched to the field already, in the same way: as its id or not. */
static bool
is_claimed(const struct mapping *m, const struct import_options *o, const struct field *f, bool by_id)
{
	for (int i = o->assignment_count; i < m->count; i++)
		if (m->sources[i].field == f)
			return m->sources[i].by_id == by_id;
	return false;
}

static bool
is_compared(const struct mapping *m, const struct field *f)
{
	for (int i = 0; i < m->claim_count; i++)
		if (m->claims[i].field == f)
			return true;
	return false;
}

/* Sheets of lines have goods twice, by code and by name: the first is taken, the second tells nothing new. */
static bool
is_said_twice(const struct import_options *o, const struct field *f)
{
	return o->entity->part_of && f->type == &type_reference;
}

/* A column whose field has a value already (owner beside owner_id) is spare, not unused. */
static void
match_column(struct arena *arena, struct mapping *m, const struct import_options *o, const char *header, int column,
    bool *used)
{
	const struct field *f = field_named(arena, o, header);

	/* Our own lists write the key exactly so; USER_ID is some other system's. Beside --key an id may be, too. */
	if (!f || (f->type == &type_id && strcmp(f->name, header) != 0))
		return;
	if (f->type == &type_id)
		m->id_column = o->key && !o->entity->part_of ? -1 : column;
	else if (strcmp(f->name, "rev") == 0)
		m->rev_column = column;
	else if (mapping_compares(o->entity, f) && !is_compared(m, f))
		add_claim(m, f, column);
	else if (f->fixed)
		;
	else if (!is_assigned(m, f))
		add_source(m, o, f, names_id(f, header))->column = column;
	else if (is_claimed(m, o, f, names_id(f, header)) && !is_said_twice(o, f))
		die(USAGE, "two columns are the field %s, '%s' being the second: name one by %s=@column", f->name,
		    header, f->name);
	else
		return;
	used[column] = true;
}

static void
spare_titles(struct arena *arena, struct mapping *m, const struct import_options *o, const char *const *header,
    int count, bool *used)
{
	for (int i = 0; i < count; i++) {
		const struct field *f = used[i] ? NULL : field_named(arena, o, header[i]);

		for (int k = 0; f && k < m->count; k++)
			used[i] |= m->sources[k].field == f && m->sources[k].by_id;
	}
}

const char *
mapping_unused(struct arena *arena, const struct mapping *m, const struct mapping *also, const char *const *header,
    int count)
{
	struct buf names = { 0 };
	const char *unused;

	for (int i = 0; i < count; i++)
		if (!m->used[i] && !(also && also->used[i]))
			buf_printf(&names, "%s%s", names.length ? "," : "", header[i]);
	unused = names.length ? arena_string(arena, names.data) : NULL;
	buf_free(&names);
	return unused;
}

static int
source_of(const struct mapping *m, const char *field)
{
	for (int i = 0; field && i < m->count; i++)
		if (strcmp(m->sources[i].field->name, field) == 0)
			return i;
	return -1;
}

static int
find_key(const struct mapping *m, const struct import_options *o)
{
	int key;

	if (o->entity->part_of)
		return -1;
	if (o->key) {
		key = source_of(m, o->key);
		if (key < 0)
			die(USAGE, "--key %s: no column of the file is that field", o->key);
		return key;
	}
	if (m->id_column >= 0 || m->alike)
		return -1;
	key = source_of(m, o->entity->code);
	return key >= 0 ? key : source_of(m, o->entity->title);
}

/* A row's customer is read before the contact that it narrows. */
static void
narrowed_last(struct mapping *m)
{
	int moved = 0;

	for (int i = 0; i < m->count - moved; i++) {
		struct source s = m->sources[i];

		if (s.scope < 0)
			continue;
		memmove(&m->sources[i], &m->sources[i + 1], (size_t)(m->count - i - 1) * sizeof s);
		m->sources[m->count - 1] = s;
		moved++;
		i--;
	}
}

/* What stands in for empty cells; of a field without a column it would stand for the whole file. */
static void
take_fallbacks(struct mapping *m, const struct import_options *o, const char *file)
{
	for (int i = 0; i < o->fallback_count; i++) {
		int n = source_of(m, o->fallbacks[i].field->name);

		if (n < 0 || m->sources[n].column < 0)
			die(USAGE, "--if-empty %s: no column of %s is that field", o->fallbacks[i].field->name, file);
		m->sources[n].fallback = o->fallbacks[i].value;
	}
}

struct mapping *
mapping_new(struct arena *arena, struct access *access, const struct import_options *o, const char *const *header,
    int count, const char *file)
{
	struct mapping *m = arena_alloc(arena, sizeof *m);
	bool *used = arena_alloc(arena, (size_t)count * sizeof *used + 1);

	if (!o->entity->part_of)
		check_create(arena, o);
	m->id_column = m->rev_column = m->lines_column = -1;
	m->used = used;
	m->claims = arena_alloc(arena,
	    (size_t)(entity_field_count(o->entity) + o->assignment_count + 1) * sizeof *m->claims);
	m->sources = arena_alloc(arena,
	    (size_t)(entity_field_count(o->entity) + o->assignment_count + 1) * sizeof *m->sources);
	take_assignments(arena, access, m, o, header, count, file, used);
	for (int i = 0; i < count; i++)
		if (!used[i])
			match_column(arena, m, o, header[i], i, used);
	for (int i = 0; i < count && o->entity->lines; i++)
		if (!used[i] && strcmp(header[i], "lines") == 0)
			used[m->lines_column = i] = true;
	spare_titles(arena, m, o, header, count, used);
	take_fallbacks(m, o, file);
	for (int i = 0; i < m->count; i++)
		m->sources[i].forbidden = m->sources[i].column >= 0 && assign_forbids(access, m->sources[i].field);
	m->unused = mapping_unused(arena, m, NULL, header, count);
	narrowed_last(m);
	m->alike = o->entity->alike && !o->key && m->id_column < 0 &&
	    (!o->entity->code || source_of(m, o->entity->code) < 0);
	m->key = find_key(m, o);
	m->uid = o->key ? -1 : source_of(m, "uid");
	if (m->count == 0 && count > 0 && !o->entity->part_of)
		die(USAGE, "%s: no column is a field of %s: name them by field=@column; crm-%s fields lists the fields",
		    file, entity_words(arena, o->entity),
		    entity_program(o->entity) ? entity_program(o->entity) : o->entity->name);
	return m;
}

bool
mapping_is_personal(const struct mapping *m)
{
	for (int i = 0; i < m->count; i++)
		if (m->sources[i].field->personal)
			return true;
	return false;
}
