/* SPDX-License-Identifier: ISC */
/* import - whole rows of a file into a noun. */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "query/choice.h"
#include "query/key.h"
#include "record/identity.h"
#include "record/import_lines.h"

#define MOST_SAID 20

struct import *
import_new(struct change *c, const struct import_options *o)
{
	struct arena *kept = change_arena(c);
	struct import *im = arena_alloc(kept, sizeof *im);

	*im = (struct import){ .change = c, .access = change_access(c), .options = *o, .kept = kept };
	access_reading(im->access, &im->reading);
	im->reading.arena = arena_new();
	im->reading.order = o->order;
	im->reading.round = o->round;
	im->reading.drop_time = o->drop_time;
	im->reading.exact = true;
	im->draft = draft_new(kept, o->entity);
	im->later = later_new();
	if (o->entity->lines)
		im->document = document_new(im);
	if (o->rejects)
		im->rejects = rejects_new(kept, o->rejects);
	if (o->origin)
		im->origins = origins_new(c, o->entity);
	return im;
}

const struct import_counts *
import_result(const struct import *im)
{
	return &im->counts;
}

void
import_progress(struct import *im, void (*tell)(void *, long long, long), void *context)
{
	im->progress = tell;
	im->context = context;
}

void
import_shape(struct import *im, const struct assignment *assignments, int count,
    bool (*leaves_out)(const struct row *, void *), void *context)
{
	im->options.assignments = assignments;
	im->options.assignment_count = count;
	im->leaves_out = leaves_out;
	im->leaving = context;
}

void
import_refuse(struct import *im, const struct problem *p, const char *raw, size_t raw_length)
{
	im->counts.refused++;
	im->reading.terse = im->counts.refused >= MOST_SAID;
	if (im->said++ < MOST_SAID)
		warn_problem(p);
	if (im->rejects)
		rejects_add(im->rejects, raw, raw_length, p);
}

/* The record a row names by an identity that other programs keep for it, or that ours gave it: as find_record. */
static int
find_by_uid(struct import *im, int64_t *id, struct problem *p)
{
	const struct entity *entity = im->options.entity;
	const struct field *f = im->mapping->sources[im->mapping->uid].field;
	int i = (int)(f - entity->fields);

	switch (key_by_field(im->access, entity, f, &im->draft->values[i], id)) {
	case FOUND_ONE:
		return 1;
	case FOUND_NONE:
		im->draft->given[i] = !identity_row(im->access, entity, im->draft->values[i].text, id);
		return !im->draft->given[i];
	default:
		*p = (struct problem){ NULL, f->name,
		    N_("several records have this value: give their code, or --key") };
		return -1;
	}
}

/* The record a row is about: 1 with *id, 0 a new one, -1 refused. */
static int
find_record(struct import *im, const struct row *row, int64_t *id, struct problem *p)
{
	const struct entity *entity = im->options.entity;
	const struct mapping *m = im->mapping;
	const struct value *v;

	im->by_alike = false;
	if (m->id_column >= 0 && m->id_column < row->count && row->cells[m->id_column].state == CELL_TEXT) {
		*id = strtoll(row->cells[m->id_column].text, NULL, 10);
		if (key_exists(im->access, entity, *id))
			return 1;
		*p = (struct problem){ NULL, entity_key(entity), N_("no record has this id") };
		return -1;
	}
	if (m->uid >= 0 && draft_has(im->draft, "uid"))
		return find_by_uid(im, id, p);
	im->by_alike = m->alike;
	if (m->alike)
		return fingerprints_find(im->alike, im->draft, id);
	if (m->key < 0)
		return 0;
	v = &im->draft->values[m->sources[m->key].field - entity->fields];
	if (v->kind == EMPTY)
		return 0;
	switch (key_by_field(im->access, entity, m->sources[m->key].field, v, id)) {
	case FOUND_ONE:
		return 1;
	case FOUND_NONE:
		return 0;
	default:
		*p = (struct problem){ NULL, m->sources[m->key].field->name,
		    N_("several records have this value: give their code, or --key") };
		return -1;
	}
}

/* A row that brings the revision it was listed with changes nothing that was changed since. */
static bool
has_rev(struct import *im, const struct row *row, struct problem *p)
{
	int64_t rev = record_touched_by(im->options.entity);

	if (im->mapping->rev_column < 0 || im->mapping->rev_column >= row->count ||
	    row->cells[im->mapping->rev_column].state != CELL_TEXT ||
	    rev == strtoll(row->cells[im->mapping->rev_column].text, NULL, 10))
		return true;
	*p = (struct problem){ NULL, "rev", arena_said(im->reading.arena,
	    "changed since by change set %lld: list it again, or leave the column rev out", (long long)rev) };
	return false;
}

/* The refusal of a row because of what its key finds; reason: a format for the key. */
static bool
refuse_key(struct import *im, struct problem *p, const char *reason)
{
	const struct mapping *m = im->mapping;
	int key = m->uid >= 0 && draft_has(im->draft, "uid") ? m->uid : m->key;
	const struct field *f = key < 0 ? &im->options.entity->fields[0] : m->sources[key].field;
	const struct value *v = &im->draft->values[f - im->options.entity->fields];

	*p = (struct problem){ NULL, f->name, arena_printf(im->reading.arena, "'%s' %s",
	    v->kind == TEXT ? v->text : m->alike ? "such a row" : "this id", said(reason)) };
	return false;
}

void
import_explain_missing(struct import *im, struct problem *p)
{
	if (!p->field || !p->reason || strcmp(p->reason, "is required") != 0)
		return;
	for (int i = 0; i < im->mapping->count; i++)
		if (strcmp(im->mapping->sources[i].field->name, p->field) == 0)
			return;
	p->reason = arena_said(im->reading.arena, "is required, and no column is taken for it: say which by %s=@COLUMN",
	    p->field);
}

bool
import_write(struct import *im, const struct row *row, int64_t *id, struct problem *p)
{
	bool changed;

	switch (find_record(im, row, id, p)) {
	case 0:
		if (!record_add(im->change, im->draft, id, p)) {
			import_explain_missing(im, p);
			return false;
		}
		im->counts.added++;
		return true;
	case 1:
		break;
	default:
		return false;
	}
	if (im->options.on_match == MATCH_FAIL)
		return refuse_key(im, p, N_("is there already (--on-match fail)"));
	if (im->options.on_match == MATCH_SKIP) {
		im->counts.skipped++;
		return true;
	}
	if (!record_set(im->change, *id, im->draft, &changed, p))
		return false;
	if (changed && record_touched_by(im->options.entity) == change_id(im->change))
		return refuse_key(im, p, N_("stands in a row before, with other values"));
	if (changed && !has_rev(im, row, p))
		return false;
	*(changed ? &im->counts.changed : &im->counts.unchanged) += 1;
	return true;
}

/* What a refused row had made goes with it, and must not be taken for there. */
void
import_forget(struct import *im, long created)
{
	if (im->counts.created == created)
		return;
	im->counts.created = created;
	for (int i = 0; im->mapping && i < im->mapping->count; i++) {
		struct source *s = &im->mapping->sources[i];

		if (s->field->list)
			choice_forget(s->field->list);
		if (s->known) {
			map_free(s->known);
			s->known = map_new();
		}
	}
}

void
import_take_back(struct import *im, long created)
{
	change_point_back(im->change);
	import_forget(im, created);
}

static void
import_row(struct import *im, const struct row *row)
{
	struct problem p = { 0 };
	long created = im->counts.created, written = im->counts.added + im->counts.changed;
	int64_t id;
	bool good;

	if (im->options.partial)
		change_point(im->change);
	change_place(im->change, row->place, im->file, row->line);
	good = take_row(im, row, &p) && import_write(im, row, &id, &p);
	if (good && im->by_alike)
		fingerprints_took(im->alike, id);
	if (im->options.partial && !good)
		import_take_back(im, created);
	else if (im->options.partial)
		change_point_done(im->change);
	if (good) {
		later_keep(im->later, id, im->file, row);
		if (im->origins && im->counts.added + im->counts.changed > written)
			origins_add(im->origins, id, row);
	} else {
		p.place = row->place ? row->place : arena_printf(im->reading.arena, "%s:%ld", im->file, row->line);
		import_refuse(im, &p, row->raw, row->raw_length);
	}
	arena_reset(im->reading.arena);
}

/* A row of empty cells alone, which spreadsheets leave at the end. */
static bool
is_blank(const struct row *row)
{
	for (int i = 0; i < row->count; i++)
		if (row->cells[i].state != CELL_ABSENT)
			return false;
	return true;
}

static void
tell_forbidden(struct import *im)
{
	struct buf names = { 0 };

	for (int i = 0; i < im->mapping->count; i++)
		if (im->mapping->sources[i].met)
			buf_printf(&names, "%s%s", names.length ? "," : "", im->mapping->sources[i].field->name);
	if (names.length)
		warn("%s: left out %s: details of private life are kept only with crm-db settings personal=yes",
		    im->file, names.data);
	buf_free(&names);
}

/* Columns to fields, anew when JSON has brought another one. */
static void
map_columns(struct import *im, const char *const *header, int count)
{
	im->mapping = mapping_new(im->kept, im->access, &im->options, header, count, im->file);
	if (im->document)
		document_columns(im, header, count);
	im->counts.unused = im->mapping->unused;
}

static void
take_rows(struct import *im, const struct row *row)
{
	if (im->document && document_has_lines(im))
		document_row(im, row);
	else
		import_row(im, row);
}

static void
begin_file(struct import *im, const struct reader *reader, const char *const *header, int count)
{
	map_columns(im, header, count);
	if (im->rejects)
		rejects_header(im->rejects, reader, header, count);
	if (im->origins)
		origins_file(im->origins, im->file, header, count, mapping_is_personal(im->mapping));
	if (im->mapping->alike)
		im->alike = fingerprints_new(im->change, im->options.entity);
}

bool
import_file(struct import *im, struct reader *reader, const char *name)
{
	struct problem p;
	struct row row;
	int count, known, status;
	const char *const *header = reader_header(reader, &count, &p);

	if (!header) {
		warn_problem(&p);
		return false;
	}
	im->file = name;
	begin_file(im, reader, header, known = count);
	while ((status = reader_next(reader, &row, &p)) == 1) {
		if (row.count > known) {
			header = reader_header(reader, &known, &p);
			map_columns(im, header, known);
		}
		if (is_blank(&row) || (im->leaves_out && im->leaves_out(&row, im->leaving)))
			continue;
		take_rows(im, &row);
		if (++im->counts.read % 1024 == 0 && im->progress)
			im->progress(im->context, reader_bytes(reader), im->counts.read);
	}
	if (im->document)
		document_close(im);
	fingerprints_free(im->alike);
	im->alike = NULL;
	if (status < 0)
		warn_problem(&p);
	tell_forbidden(im);
	return status == 0;
}

/* One reference that waited for its row. */
static bool
settle_one(struct import *im, const struct awaited *w, struct problem *p)
{
	struct draft *d = im->draft;
	struct value v;
	bool changed;
	const char *why = NULL;
	enum assigned done = assign_value(im->access, &im->reading, w->source->field, w->text, w->length, &v,
	    w->source->create ? NULL : &why);
	int64_t id;

	if (done == ASSIGN_UNKNOWN && w->source->create && make_record(im, w->source, w->text, 0, &id, p)) {
		v = value_number(id);
		done = ASSIGNED;
	}
	if (done != ASSIGNED) {
		*p = (struct problem){ NULL, w->source->field->name, why };
		return false;
	}
	draft_clear(d);
	draft_set(d, w->source->field->name, v);
	return record_set(im->change, w->row, d, &changed, p);
}

void
import_settle(struct import *im)
{
	struct awaited w;

	while (later_next(im->later, &w)) {
		struct problem p = { 0 };

		if (!settle_one(im, &w, &p)) {
			p.place = w.place;
			if (im->options.partial)
				p.reason = arena_said(im->reading.arena, "%s; the row is in, without it", p.reason);
			import_refuse(im, &p, w.raw, w.raw_length);
		}
		arena_reset(im->reading.arena);
	}
	if (im->said > MOST_SAID)
		warn("%ld more rows were refused%s", im->said - MOST_SAID,
		    im->rejects ? "" : "; --rejects FILE names them all");
	if (im->rejects)
		rejects_close(im->rejects);
	if (im->origins)
		origins_end(im->origins);
	later_free(im->later);
	if (im->document)
		document_free(im);
}
