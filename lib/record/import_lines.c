/* SPDX-License-Identifier: ISC */
/* import_lines - rows that are lines of documents. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/map.h"
#include "query/key.h"
#include "record/import_lines.h"

#define PREFIX "line."

/* A line in force of the document at work. */
struct known_line {
	int64_t id, number;
};

/* A row that was good, for the case that its document is not. */
struct kept_row {
	const char *place, *raw;
	size_t raw_length;
};

struct document {
	struct import line;             /* takes the cells of a line: with a mapping, a draft and counts of its own */
	const char *const *nested;      /* the keys that the mapping was made of, when lines stand in a list */
	int nested_count;
	struct draft *stored;           /* a line as it is written, to be compared */
	struct statement *find;
	struct map *places;             /* of documents that may go on: how many of their lines have come */

	bool open, good, fresh, changed, skipped, counted, decided;
	int64_t id;
	struct arena *arena;            /* what follows; emptied with each document */
	const char *key;
	const char **cells;             /* of its first row, one for each source */
	struct known_line *lines;
	size_t line_count, line_room, place;
	struct kept_row *rows;
	size_t row_count, row_room;
	long created, line_created;
	int64_t rounded;
};

struct document *
document_new(struct import *im)
{
	struct document *d = must_alloc(sizeof *d);

	*d = (struct document){ .line = *im, .arena = arena_new(), .places = map_new() };
	d->line.options.entity = im->options.entity->lines;
	d->line.options.assignments = im->options.line_assignments;
	d->line.options.assignment_count = im->options.line_assignment_count;
	d->line.draft = draft_new(im->kept, im->options.entity->lines);
	d->line.later = later_new();
	d->line.origins = NULL;
	d->line.rejects = NULL;
	d->stored = draft_new(im->kept, im->options.entity->lines);
	change_bring_history(im->change);
	return d;
}

void
document_free(struct import *im)
{
	struct document *d = im->document;

	db_finish(d->find);
	later_free(d->line.later);
	arena_free(d->arena);
	map_free(d->places);
	free(d->lines);
	free(d->rows);
	free(d);
	im->document = NULL;
}

static bool
is_prefixed(const char *header)
{
	return strncmp(header, PREFIX, strlen(PREFIX)) == 0;
}

/* What the lines see of the columns: their own; those of the document's fields have a name that is none. */
static const char *const *
line_header(struct arena *arena, const struct mapping *head, const char *const *header, int count)
{
	const char **names = arena_alloc(arena, (size_t)(count + 1) * sizeof *names);

	for (int i = 0; i < count; i++)
		if (is_prefixed(header[i]))
			names[i] = header[i] + strlen(PREFIX);
		else
			names[i] = head && (head->used[i] || head->lines_column >= 0) ? "(document)" : arena_string(arena, header[i]);
	return names;
}

/* True when a column of the file is for a field of the lines, and not to be compared alone. */
static bool
takes_column(const struct mapping *m)
{
	for (int i = 0; m && i < m->count; i++)
		if (m->sources[i].column >= 0)
			return true;
	return false;
}

/* An assignment that takes a value from a column is for rows, and not for what stands in a list. */
static struct mapping *
map_lines(struct import *im, const char *const *header, int count)
{
	return mapping_new(im->kept, im->access, &im->document->line.options, header, count, im->file);
}

void
document_columns(struct import *im, const char *const *header, int count)
{
	struct import *li = &im->document->line;
	struct mapping *m = im->mapping;

	li->file = im->file;
	if (m->lines_column >= 0)
		return;
	li->mapping = map_lines(im, line_header(im->kept, m, header, count), count);
	if (!takes_column(li->mapping)) {
		li->mapping = NULL;
		return;
	}
	m->unused = mapping_unused(im->kept, m, li->mapping, header, count);
	if (m->id_column < 0 && !im->options.key &&
	    (m->key < 0 || strcmp(m->sources[m->key].field->name, im->options.entity->code) != 0))
		die(USAGE, "%s: no column is the code of a %s, which tells whose line a row is: name it by %s=@column", im->file,
		    im->options.entity->name, im->options.entity->code);
}

bool
document_has_lines(const struct import *im)
{
	return im->mapping->lines_column >= 0 || im->document->line.mapping;
}

static const struct cell *
cell_of(const struct row *row, int column)
{
	const struct cell *cell = column >= 0 && column < row->count ? &row->cells[column] : NULL;

	return cell && cell->state == CELL_TEXT ? cell : NULL;
}

static const char *
text_of(const struct row *row, int column)
{
	const struct cell *cell = cell_of(row, column);

	return cell ? cell->text : "";
}

/* What tells the row's document from others, as it stands there. */
static const char *
key_of(const struct import *im, const struct row *row)
{
	const struct mapping *m = im->mapping;
	const struct source *key = m->key >= 0 ? &m->sources[m->key] : NULL;

	if (cell_of(row, m->id_column))
		return text_of(row, m->id_column);
	return key ? key->column < 0 ? key->constant : text_of(row, key->column) : "";
}

/* Room for one more of what an array holds. */
static void *
grown(void *array, size_t count, size_t *room, size_t size)
{
	if (count < *room)
		return array;
	*room = *room ? *room * 2 : 16;
	return must_realloc(array, *room * size);
}

static void
note_line(struct document *d, int64_t id, int64_t number)
{
	d->lines = grown(d->lines, d->line_count, &d->line_room, sizeof *d->lines);
	d->lines[d->line_count++] = (struct known_line){ id, number };
}

static struct statement *
prepare_find(struct import *im)
{
	const struct entity *lines = im->options.entity->lines;
	struct buf sql = { 0 };
	struct statement *st;

	buf_printf(&sql, "SELECT %s, line FROM main.\"%s\" WHERE \"%s\" = ?1 AND deleted IS NULL%s ORDER BY line", entity_key(lines),
	    lines->name, field_column(entity_field(lines, lines->part_of)),
	    entity_field(lines, "ended") ? " AND ended IS NULL" : "");
	st = db_prepare(access_db(im->access), sql.data);
	buf_free(&sql);
	return st;
}

/* The lines a document has already, and how many of them came in rows before. */
static void
load_lines(struct import *im)
{
	struct document *d = im->document;
	int64_t place = 0;

	d->line_count = 0;
	if (!d->fresh) {
		if (!d->find)
			d->find = prepare_find(im);
		db_bind_number(d->find, 1, d->id);
		while (db_step(d->find))
			note_line(d, db_number(d->find, 0), db_number(d->find, 1));
		db_reset(d->find);
	}
	d->counted = map_get(d->places, (const char *)&d->id, sizeof d->id, &place);
	d->place = (size_t)place;
}

static void
keep_cells(struct import *im, const struct row *row)
{
	struct document *d = im->document;

	d->cells = arena_alloc(d->arena, (size_t)(im->mapping->count + 1) * sizeof *d->cells);
	for (int i = 0; i < im->mapping->count; i++)
		d->cells[i] = arena_string(d->arena, text_of(row, im->mapping->sources[i].column));
}

static void
begin(struct import *im, const struct row *row)
{
	struct document *d = im->document;

	arena_reset(d->arena);
	d->open = d->good = true;
	d->fresh = d->changed = d->skipped = d->counted = d->decided = false;
	d->id = 0;
	d->line_count = d->row_count = d->place = 0;
	d->created = im->counts.created;
	d->line_created = d->line.counts.created;
	d->rounded = im->counts.rounded + d->line.counts.rounded;
	d->key = arena_string(d->arena, key_of(im, row));
	keep_cells(im, row);
	if (im->options.partial)
		change_point(im->change);
}

/* Writes the head of a document, counted when it ends. */
static bool
write_head(struct import *im, const struct row *row, struct problem *p)
{
	struct document *d = im->document;
	struct import_counts before = im->counts;

	if (im->mapping->lines_column < 0 && !*d->key) {
		*p = (struct problem){ NULL, im->options.entity->code, N_("is required: rows with one code make one document") };
		return false;
	}
	if (!take_row(im, row, p))
		return false;
	before.rounded = im->counts.rounded;
	before.created = im->counts.created;
	if (!import_write(im, row, &d->id, p))
		return false;
	later_keep(im->later, d->id, im->file, row);
	d->fresh = im->counts.added > before.added;
	d->changed = im->counts.changed > before.changed;
	d->skipped = im->counts.skipped > before.skipped;
	d->decided = d->fresh && strcmp(draft_get(im->draft, "status")->text, "draft") != 0;
	im->counts = before;
	load_lines(im);
	return true;
}

/* Further rows of a document repeat its fields, or leave them empty. */
static bool
repeats_head(const struct import *im, const struct row *row, struct problem *p)
{
	const struct document *d = im->document;

	for (int i = 0; i < im->mapping->count; i++) {
		const struct source *s = &im->mapping->sources[i];
		const char *text = text_of(row, s->column);

		if (!*text || strcmp(text, d->cells[i]) == 0)
			continue;
		*p = (struct problem){ NULL, s->field->name, arena_said(im->reading.arena,
		    entity_field(d->line.options.entity, s->field->name) ?
		    N_("is '%s' here and '%s' in the first row of the document: line.FIELD=@column makes it the line's") :
		    N_("is '%s' here and '%s' in the first row of the document"), text, d->cells[i]) };
		return false;
	}
	return true;
}

/* The line that a number, or its place in the document, means; NULL: a new one. */
static struct known_line *
find_line(struct document *d)
{
	const struct value *number = draft_get(d->line.draft, "line");
	size_t n = d->line_count;

	if (number->kind != INTEGER)
		return d->place <= n ? &d->lines[d->place - 1] : NULL;
	if (d->place <= n && d->lines[d->place - 1].number == number->number)
		return &d->lines[d->place - 1];
	if (n == 0 || d->lines[n - 1].number < number->number)
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (d->lines[i].number == number->number)
			return &d->lines[i];
	return NULL;
}

static bool
add_line(struct import *im, int64_t *id, struct problem *p)
{
	struct document *d = im->document;
	struct draft *line = d->line.draft;

	if (!draft_has(line, "line"))
		draft_set(line, "line", value_number(d->line_count ? d->lines[d->line_count - 1].number + 1 : 1));
	draft_set(line, line->entity->part_of, value_number(d->id));
	if (!record_add(im->change, line, id, p))
		return false;
	note_line(d, *id, draft_get(line, "line")->number);
	memcpy(d->stored->values, line->values, (size_t)entity_field_count(line->entity) * sizeof *line->values);
	d->changed = true;
	return true;
}

static bool
change_line(struct import *im, const struct known_line *known, struct problem *p)
{
	struct document *d = im->document;
	bool changed;

	if (!record_set(im->change, known->id, d->line.draft, &changed, p))
		return false;
	if (changed && record_touched_by(d->line.options.entity) == change_id(im->change)) {
		*p = (struct problem){ NULL, "line", arena_printf(im->reading.arena, "'%lld' %s", (long long)known->number,
		    said(N_("stands in a row before, with other values"))) };
		return false;
	}
	d->changed |= changed;
	record_load(im->change, known->id, d->stored);
	return true;
}

/* An amount of the file beside ours, both in 10^-8. */
static bool
compare(struct import *im, const struct claim *claim, const char *text, size_t length, int64_t *difference, struct problem *p)
{
	int64_t theirs, ours = draft_get(im->document->stored, claim->field->name)->number;
	struct buf shown = { 0 };
	const char *why = decimal_parse(text, length, 8, 8, im->options.round, &theirs);

	*p = (struct problem){ NULL, claim->field->name, why };
	*difference = why ? 0 : ours * 10000 - theirs;
	if (!why && (*difference == 0 || im->options.round))
		return true;
	type_print(claim->field->type, &(struct value){ .kind = INTEGER, .number = ours }, &shown);
	if (why)
		p->reason = arena_said(im->reading.arena, "cannot read '%s' as %s: %s", text, claim->field->type->name, said(why));
	else
		p->reason = arena_said(im->reading.arena, "is %s in the file, and quantity, price, discount and tax make it %s: "
		    "--round takes ours", text, shown.data);
	buf_free(&shown);
	return false;
}

/* Of several amounts the difference of the one with tax counts, else the sum. */
static bool
compare_amounts(struct import *im, const struct row *row, struct problem *p)
{
	struct import *li = &im->document->line;
	int64_t difference, sum = 0, whole = 0;
	bool has_whole = false;

	for (int i = 0; i < li->mapping->claim_count; i++) {
		const struct claim *claim = &li->mapping->claims[i];
		const struct cell *cell = cell_of(row, claim->column);

		if (!cell)
			continue;
		if (!compare(im, claim, cell->text, cell->length, &difference, p))
			return false;
		sum += difference;
		if (strcmp(claim->field->name, "amount") == 0) {
			has_whole = true;
			whole = difference;
		}
	}
	li->counts.rounded += has_whole ? whole : sum;
	return true;
}

static bool
has_line(const struct mapping *m, const struct row *row)
{
	for (int i = 0; i < m->count; i++)
		if (cell_of(row, m->sources[i].column))
			return true;
	return false;
}

static bool
write_line(struct import *im, const struct row *row, struct problem *p)
{
	struct document *d = im->document;
	struct known_line *known;
	int64_t id;

	if (d->skipped || !has_line(d->line.mapping, row))
		return true;
	d->line.reading.terse = im->reading.terse;
	if (!take_row(&d->line, row, p))
		return false;
	d->place++;
	known = find_line(d);
	return (known ? change_line(im, known, p) : add_line(im, &id, p)) && compare_amounts(im, row, p);
}

/* The same keys as those of the document before need no other mapping. */
static void
map_nested(struct import *im, const char *const *header, int count)
{
	struct document *d = im->document;
	bool same = d->line.mapping && count == d->nested_count;

	for (int i = 0; same && i < count; i++)
		same = strcmp(header[i], d->nested[i]) == 0;
	if (same)
		return;
	d->nested = line_header(im->kept, NULL, header, count);
	d->nested_count = count;
	d->line.mapping = map_lines(im, d->nested, count);
}

static bool
take_list(struct import *im, struct reader *reader, struct problem *p)
{
	struct row line;
	int count = 0, status = -1;
	long number = 0;
	const char *const *header = reader_header(reader, &count, p);
	bool good = true;

	while (header && good && (status = reader_next(reader, &line, p)) == 1) {
		header = reader_header(reader, &count, p);
		map_nested(im, header, count);
		number++;
		good = write_line(im, &line, p);
	}
	if (good && status == 0)
		return true;
	if (number && !good)
		p->place = arena_printf(im->reading.arena, "lines[%ld]", number);
	return false;
}

/* The lines that stand in a list within a row. */
static bool
write_list(struct import *im, const struct row *row, struct problem *p)
{
	const struct cell *cell = cell_of(row, im->mapping->lines_column);
	struct reader *reader;
	bool good;

	if (!cell)
		return true;
	if (!cell->literal || *cell->text != '[') {
		*p = (struct problem){ NULL, "lines", N_("a list of objects is needed, one for each line") };
		return false;
	}
	reader = reader_new(open("/dev/null", O_RDONLY | O_CLOEXEC), &(struct reader_options){ .name = "lines",
	    .ahead = cell->text, .ahead_length = cell->length, .rows = -1 });
	good = take_list(im, reader, p);
	reader_free(reader);
	return good;
}

static void
keep_row(struct import *im, const struct row *row)
{
	struct document *d = im->document;
	struct kept_row kept = { 0 };

	if (im->rejects) {
		kept.place = row->place ? arena_string(d->arena, row->place) :
		    arena_printf(d->arena, "%s:%ld", im->file, row->line);
		kept.raw = arena_copy(d->arena, row->raw, row->raw_length);
		kept.raw_length = row->raw_length;
	}
	d->rows = grown(d->rows, d->row_count, &d->row_room, sizeof *d->rows);
	d->rows[d->row_count++] = kept;
}

static void
refuse_row(struct import *im, const struct row *row, struct problem *p)
{
	const char *place = row->place ? row->place : arena_printf(im->reading.arena, "%s:%ld", im->file, row->line);

	p->place = p->place ? arena_printf(im->reading.arena, "%s: %s", place, p->place) : place;
	im->document->good = false;
	import_refuse(im, p, row->raw, row->raw_length);
}

/* The head of the row's document, written with its first row; false and *problem. Once it was refused the rows that
 * follow are passed over. */
static bool
take_head(struct import *im, const struct row *row, struct problem *p)
{
	struct document *d = im->document;

	if (d->open && im->mapping->lines_column < 0 && *d->key && strcmp(d->key, key_of(im, row)) == 0)
		return repeats_head(im, row, p);
	document_close(im);
	begin(im, row);
	return write_head(im, row, p);
}

void
document_row(struct import *im, const struct row *row)
{
	struct document *d = im->document;
	struct problem p = { 0 };
	bool changed, good;

	change_place(im->change, row->place, im->file, row->line);
	good = take_head(im, row, &p);
	changed = d->changed;
	if (good && d->id)
		good = im->mapping->lines_column >= 0 ? write_list(im, row, &p) : write_line(im, row, &p);
	if (good)
		keep_row(im, row);
	else
		refuse_row(im, row, &p);
	if (good && d->id && im->origins && (d->changed > changed || d->fresh))
		origins_add(im->origins, d->id, row);
	if (im->mapping->lines_column >= 0)
		document_close(im);
	arena_reset(im->reading.arena);
}

/* All rows of a document go when one was refused. */
static void
close_refused(struct import *im)
{
	struct document *d = im->document;

	for (size_t i = 0; i < d->row_count; i++) {
		struct problem p = { d->rows[i].place, NULL, N_("another row of this document is refused") };

		im->counts.refused++;
		if (im->rejects)
			rejects_add(im->rejects, d->rows[i].raw, d->rows[i].raw_length, &p);
	}
	if (!im->options.partial)
		return;
	import_take_back(im, d->created);
	import_forget(&d->line, d->line_created);
	d->line.counts.rounded = d->rounded - im->counts.rounded;
}

/* A document that was decided elsewhere had lines there. */
static void
check_decided(struct import *im)
{
	struct document *d = im->document;
	struct problem p = { d->key, NULL, N_("it has no lines") };

	if (!d->good || !d->decided || d->line_count > 0)
		return;
	import_refuse(im, &p, "", 0);
	im->counts.refused--;
	d->good = false;
}

void
document_close(struct import *im)
{
	struct document *d = im->document;
	struct import_counts *n = &im->counts;

	if (!d->open)
		return;
	d->open = false;
	check_decided(im);
	if (!d->good) {
		close_refused(im);
		return;
	}
	if (im->options.partial)
		change_point_done(im->change);
	map_put(d->places, (const char *)&d->id, sizeof d->id, (int64_t)d->place);
	if (!d->counted)
		*(d->skipped ? &n->skipped : d->fresh ? &n->added : d->changed ? &n->changed : &n->unchanged) += 1;
	n->created += d->line.counts.created;
	n->rounded += d->line.counts.rounded;
	d->line.counts.created = 0;
	d->line.counts.rounded = 0;
}
