/* SPDX-License-Identifier: ISC */
/* import_lines - rows that are lines of documents. */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "record/import_document.h"

struct document *
document_new(struct import *im)
{
	struct document *d = must_alloc(sizeof *d);

	*d = (struct document){ .line = *im, .arena = arena_new(), .places = map_new() };
	d->line.options.entity = im->options.entity->lines;
	d->line.options.assignments = im->options.line_assignments;
	d->line.options.assignment_count = im->options.line_assignment_count;
	d->line.options.fallback_count = 0;
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

/* True when a column of the file is for a field of the lines, and not to be compared alone. */
static bool
takes_column(const struct mapping *m)
{
	for (int i = 0; m && i < m->count; i++)
		if (m->sources[i].column >= 0)
			return true;
	return false;
}

void
document_columns(struct import *im, const char *const *header, int count)
{
	struct import *li = &im->document->line;
	struct mapping *m = im->mapping;

	li->file = im->file;
	if (m->lines_column >= 0)
		return;
	li->mapping = document_map(im, m, header, count);
	if (!takes_column(li->mapping)) {
		li->mapping = NULL;
		return;
	}
	m->unused = mapping_unused(im->kept, m, li->mapping, header, count);
	if (m->id_column < 0 && !im->options.key &&
	    (m->key < 0 || strcmp(m->sources[m->key].field->name, im->options.entity->code) != 0))
		die(USAGE, "%s: no column is the code of %s, which tells whose line a row is: name it by %s=@column",
		    im->file, entity_one(im->kept, im->options.entity), im->options.entity->code);
}

bool
document_has_lines(const struct import *im)
{
	return im->mapping->lines_column >= 0 || im->document->line.mapping;
}

/* What tells the row's document from others, as it stands there. */
static const char *
key_of(const struct import *im, const struct row *row)
{
	const struct mapping *m = im->mapping;
	const struct source *key = m->key >= 0 ? &m->sources[m->key] : NULL;

	if (document_cell(row, m->id_column))
		return document_text(row, m->id_column);
	return key ? key->column < 0 ? key->constant : document_text(row, key->column) : "";
}

static struct statement *
prepare_find(struct import *im)
{
	const struct entity *lines = im->options.entity->lines;
	struct buf sql = { 0 };
	struct statement *st;

	buf_printf(&sql, "SELECT %s, line FROM main.\"%s\" WHERE \"%s\" = ?1 AND deleted IS NULL%s ORDER BY line",
	    entity_key(lines), lines->name, field_column(entity_field(lines, lines->part_of)),
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
			document_note_line(d, db_number(d->find, 0), db_number(d->find, 1));
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
		d->cells[i] = arena_string(d->arena, document_text(row, im->mapping->sources[i].column));
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
		*p = (struct problem){ NULL, im->options.entity->code,
		    N_("is required: rows with one code make one document") };
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

/* Two times of one day are one date where times are dropped. */
static bool
is_same_day(const struct import *im, const struct field *f, const char *a, const char *b)
{
	struct value days[2];

	return im->options.drop_time && f->type == &type_date &&
	    !f->type->parse(&im->reading, a, strlen(a), &days[0]) &&
	    !f->type->parse(&im->reading, b, strlen(b), &days[1]) && value_same(&days[0], &days[1]);
}

/* Further rows of a document repeat its fields, or leave them empty. */
static bool
repeats_head(const struct import *im, const struct row *row, struct problem *p)
{
	const struct document *d = im->document;

	for (int i = 0; i < im->mapping->count; i++) {
		const struct source *s = &im->mapping->sources[i];
		const char *text = document_text(row, s->column);

		if (!*text || strcmp(text, d->cells[i]) == 0 || is_same_day(im, s->field, text, d->cells[i]))
			continue;
		*p = (struct problem){ NULL, s->field->name, arena_said(im->reading.arena,
		    entity_field(d->line.options.entity, s->field->name) ?
		    N_("is '%s' here and '%s' in the first row of the document: line.FIELD=@column makes it the "
		    "line's") : N_("is '%s' here and '%s' in the first row of the document"), text, d->cells[i]) };
		return false;
	}
	return true;
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
	d->rows = document_grown(d->rows, d->row_count, &d->row_room, sizeof *d->rows);
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
		good = im->mapping->lines_column >= 0 ? document_write_list(im, row, &p) :
		    document_write_line(im, row, &p);
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
