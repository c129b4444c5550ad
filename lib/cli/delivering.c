/* SPDX-License-Identifier: ISC */
/* delivering - the command lines of verbs that move goods of a document. */
#include "cli/delivering.h"

#include <string.h>

#include "cli/documents.h"
#include "cli/human.h"

/* Sorts the operands; KEYs stay. */
static void
sort_operands(struct run *run, struct delivering *d)
{
	int keys = 0;

	d->lines = arena_alloc(run->arena, (size_t)(run->count + 1) * sizeof *d->lines);
	d->assignments = arena_alloc(run->arena, (size_t)(run->count + 1) * sizeof *d->assignments);
	for (int i = 0; i < run->count; i++) {
		char *word = run->operands[i];

		if (assign_is(word) && strncmp(word, "id=", 3) != 0)
			d->assignments[d->assignment_count++] = assign_parse(run->arena, &stock_entry_entity, word);
		else if (strchr(word, ':') && keys + run->dash > 0)
			d->lines[d->line_count++] = word;
		else
			run->operands[keys++] = word;
	}
	run->count = keys;
}

/* The columns that the assignments take, in their order, NULL at the end. */
static const char *const *
taken_columns(struct run *run, const struct delivering *d)
{
	const char **names = arena_alloc(run->arena, (size_t)(d->assignment_count + 1) * sizeof *names);
	int count = 0;

	for (int i = 0; i < d->assignment_count; i++)
		if (d->assignments[i].column)
			names[count++] = d->assignments[i].column;
	names[count] = NULL;
	if (count && !run->dash)
		die(USAGE, _("'@%s' takes a column of the input: give rows on standard input with a lone -"), names[0]);
	return names;
}

static void
need_columns(const struct selection *s)
{
	for (int i = 0; s->names && s->names[i]; i++)
		if (s->of && !s->has[i])
			die(USAGE, _("standard input has no column '%s'"), s->names[i]);
}

struct delivering *
delivering_read(struct run *run, const struct entity *documents)
{
	struct delivering *d = arena_alloc(run->arena, sizeof *d);
	struct selection *s;

	*d = (struct delivering){ .documents = documents };
	sort_operands(run, d);
	s = selection_named(run, documents, true, taken_columns(run, d));
	need_columns(s);
	if (s->count == 0 && !run->dash)
		die(USAGE, _("name %s, or give rows on standard input with a lone -"),
		    entity_one(run->arena, documents));
	if (d->line_count && s->count != 1)
		die(USAGE, _("lines are those of one %s: name one"), entity_words(run->arena, documents));
	d->count = s->count;
	d->ids = selection_ids(run, documents, s, false);
	d->rows = s;
	return d;
}

struct draft *
delivering_draft(struct run *run, const struct delivering *d, size_t at, struct problem *p)
{
	struct draft *entry = draft_new(run->arena, &stock_entry_entity);
	struct selected *row = &d->rows->rows[at];
	struct reading r;
	int column = 0;

	access_reading(run->access, &r);
	for (int i = 0; i < d->assignment_count; i++) {
		const struct assignment *a = &d->assignments[i];
		const char *text = a->column ? row->named ? row->named[column] : NULL : a->value;

		column += a->column != NULL;
		if (text && !assign_into(entry, run->access, &r, a, text, p)) {
			p->place = row->place;
			return NULL;
		}
	}
	return entry;
}

static const char *
text_of(struct run *run, const struct draft *said, const char *field)
{
	return draft_has(said, field) ? arena_string(run->arena, draft_get(said, field)->text) : NULL;
}

/* One line as it was typed. */
static bool
read_part(struct run *run, struct change *c, const struct entity *lines, int64_t document, const char *typed,
    struct shipping_part *part, struct problem *p)
{
	struct draft *said = draft_new(run->arena, &shipment_line_entity);
	bool good = document_read_line(run, said, typed, p);

	*part = (struct shipping_part){ .place = typed };
	good = good && (part->line = shipping_line(c, lines, document, said, p)) != 0;
	if (good) {
		part->quantity = draft_get(said, "quantity")->number;
		part->warehouse = draft_get(said, "warehouse")->number;
		part->unit = text_of(run, said, "unit");
		part->lot = text_of(run, said, "lot");
		part->serials = text_of(run, said, "serials");
		good = part->quantity > 0 || refuse(p, "quantity", N_("a quantity is more than nothing"));
	}
	if (!good)
		p->place = typed;
	return good;
}

struct shipping_part *
delivering_parts(struct run *run, struct change *c, const struct delivering *d, const struct entity *lines,
    int64_t document, struct problem *p)
{
	struct shipping_part *parts = arena_alloc(run->arena, ((size_t)d->line_count + 1) * sizeof *parts);

	for (int i = 0; i < d->line_count; i++)
		if (!read_part(run, c, lines, document, d->lines[i], &parts[i], p))
			return NULL;
	return parts;
}
