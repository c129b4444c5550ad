/* SPDX-License-Identifier: ISC */
/* change - verbs that write: the change of a run, and the loops over its rows. */
#include <stdlib.h>
#include <string.h>

#include "cli/changes.h"
#include "cli/documents.h"
#include "cli/human.h"
#include "cli/standard.h"
#include "record/history.h"
#include "rows/writer.h"

struct change *
run_change(struct run *run)
{
	struct change_options options = {
		.command = run->command, .once = run->options.once, .group = getenv("CRM_GROUP"),
		.on = run->options.on, .why = run->options.why, .input_digest = run->input_digest,
		.dry_run = run->options.dry_run,
	};

	run_can_print(run, NULL);
	return change_begin(run->access, run->arena, &options);
}

enum status
run_refused(struct run *run, struct change *c, const struct problem *p)
{
	change_abandon(c);
	warn_problem(p);
	(void)run;
	return REFUSED;
}

static enum status
print_rows(struct run *run, const struct entity *entity, const int64_t *ids, size_t count)
{
	struct query *q = query_new(run->access, run->arena, entity);

	query_rows(q, ids, count);
	return run_print(run, q);
}

enum status
run_changed(struct run *run, struct change *c, const struct entity *entity, const int64_t *ids, size_t count)
{
	if (run->options.dry_run) {
		change_note(c);
		run->options.columns = run->options.sort = run->options.limit = NULL;
		changes_print(run, NULL, change_id(c), NULL);
		change_abandon(c);
		warn(_("nothing was written (--dry-run)"));
		return DONE;
	}
	change_commit(c);
	return print_rows(run, entity, ids, count);
}

enum status
run_made(struct run *run, struct change *c, const struct entity *entity)
{
	int64_t first, last, *ids;
	size_t count = 0;

	if (!change_made(c, entity_table(entity), &first, &last))
		last = (first = 1) - 1;
	ids = arena_alloc(run->arena, (size_t)(last - first + 2) * sizeof *ids);
	while (first <= last)
		ids[count++] = first++;
	return run_changed(run, c, entity, ids, count);
}

enum status
run_told(struct run *run, struct change *c, enum status (*tell)(struct run *, int64_t change_set))
{
	enum status status;

	if (!run->options.dry_run) {
		change_commit(c);
		return tell(run, change_id(c));
	}
	change_note(c);
	status = tell(run, change_id(c));
	change_abandon(c);
	warn(_("nothing was written (--dry-run)"));
	return status;
}

enum status
run_repeated(struct run *run, struct change *c, const struct entity *entity)
{
	int64_t first = change_id(c);
	const int64_t *ids;
	size_t count;

	change_abandon(c);
	ids = history_rows(run->access, run->arena, first, entity, &count);
	return print_rows(run, entity, ids, count);
}

/* Behind the rows that were named those that rules made of the same noun: the next of a task that repeats. */
static size_t
with_made(struct run *run, struct change *c, const struct entity *entity, int64_t **ids, size_t count)
{
	int64_t first, last, *all;

	if (!change_made(c, entity_table(entity), &first, &last))
		return count;
	all = arena_alloc(run->arena, (count + (size_t)(last - first) + 2) * sizeof *all);
	memcpy(all, *ids, count * sizeof *all);
	for (*ids = all; first <= last; first++)
		all[count++] = first;
	return count;
}

enum status
each_row(struct run *run, const struct entity *entity, change_row *change)
{
	bool restores = strcmp(run->verb->name, "restore") == 0;
	struct selection *s = selection_read(run, entity, true);
	struct draft *d = draft_new(run->arena, entity);
	int64_t *ids = arena_alloc(run->arena, (s->count + 1) * sizeof *ids);
	struct problem p = { 0 };
	struct reading r;
	struct change *c;
	size_t count;

	if (s->count == 0 && !run->dash)
		die(USAGE, _("name %s, or give rows on standard input with a lone -"),
		    entity_one(run->arena, entity));
	if (s->assignment_count == 0 && strcmp(run->verb->name, "set") == 0)
		die(USAGE, _("give the fields to set: field=value"));
	run_can_print(run, entity);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, entity);
	access_reading(run->access, &r);
	for (size_t i = 0; i < s->count; i++) {
		ids[i] = selection_id(run, entity, &s->rows[i], restores);
		draft_clear(d);
		change_place(c, s->rows[i].place ? s->rows[i].place : s->count > 1 ? s->rows[i].key : NULL, NULL, 0);
		if (!selection_fill(run, s, &s->rows[i], &r, d, &p) || !change(run, c, ids[i], d, &p)) {
			if (!p.place)
				p.place = s->rows[i].place ? s->rows[i].place : s->rows[i].key;
			return run_refused(run, c, &p);
		}
	}
	count = with_made(run, c, entity, &ids, s->count);
	return run_changed(run, c, entity, ids, count);
}

/* The reference through which a new row belongs to the noun of the stream; NULL when there is none. */
static const struct field *
belongs_by(struct run *run, const struct selection *s, const struct entity *entity)
{
	if (!s->of || s->of == entity)
		return NULL;
	for (const struct field *f = entity->fields; f->name; f++)
		if (f->type == &type_reference && (strcmp(field_id_name(f), s->first_column) == 0 || f->to == s->of))
			return f;
	die(USAGE, _("%s has no reference to %s, so rows of that noun cannot be its input"),
	    entity_one(run->arena, entity), entity_one(run->arena, s->of));
}

/* Of a new row an empty cell is no value, in JSON as elsewhere, so that its preset holds. */
static void
leave_presets(const struct selection *s, const struct selected *one)
{
	for (int i = 0; one->columns && i < s->assignment_count; i++)
		if (s->assignments[i].column && one->columns[i] && !*one->columns[i])
			one->columns[i] = NULL;
}

static bool
add_one(struct run *run, struct change *c, const struct selection *s, const struct selected *one, struct draft *d,
    int64_t *id, added_row *then, struct problem *p)
{
	const struct field *belongs = belongs_by(run, s, d->entity);
	struct reading r;

	leave_presets(s, one);
	access_reading(run->access, &r);
	draft_clear(d);
	change_place(c, one->place, NULL, 0);
	if (belongs && one->key)
		draft_set(d, belongs->name, value_number(strtoll(one->key, NULL, 10)));
	if (!selection_fill(run, s, one, &r, d, p) || !record_add(c, d, id, p))
		return false;
	for (int i = 0; i < s->line_count; i++)
		if (!document_add_line(run, c, d->entity, *id, s->lines[i], p))
			return false;
	return !then || then(run, c, *id, p);
}

enum status
add_rows(struct run *run, const struct entity *entity)
{
	return add_rows_then(run, entity, NULL);
}

enum status
add_rows_then(struct run *run, const struct entity *entity, added_row *then)
{
	struct selection *s = selection_read(run, entity, false);
	struct selected alone = { 0 };
	struct draft *d = draft_new(run->arena, entity);
	size_t count = run->dash ? s->count : 1;
	int64_t *ids = arena_alloc(run->arena, (count + 1) * sizeof *ids);
	struct problem p = { 0 };
	struct change *c;

	if (s->assignment_count == 0 && s->line_count == 0 && !run->dash)
		die(USAGE, _("give the new %s its fields: field=value"), entity_words(run->arena, entity));
	run_can_print(run, entity);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, entity);
	for (size_t i = 0; i < count; i++) {
		const struct selected *one = run->dash ? &s->rows[i] : &alone;

		if (!add_one(run, c, s, one, d, &ids[i], then, &p)) {
			if (!p.place)
				p.place = one->place;
			return run_refused(run, c, &p);
		}
	}
	return run_changed(run, c, entity, ids, count);
}
