/* SPDX-License-Identifier: ISC */
/* standard - the verbs every noun has, from its model. */
#include "cli/standard.h"

#include <stdio.h>

#include "cli/answer.h"
#include "cli/changes.h"
#include "cli/edit.h"
#include "cli/human.h"
#include "cli/options.h"
#include "cli/saving.h"
#include "cli/showing.h"
#include "query/choice.h"
#include "record/bookmark.h"
#include "record/origin.h"
#include "rows/writer.h"

static bool deleted, keep;
static const char *since_last;

static const struct option list_options[] = {
	{ "deleted", .flag = &deleted, .says = N_("what lies in the recycle bin instead") },
	{ "since-last", .argument = "NAME", .text = &since_last,
	  .says = N_("only what was added or changed since this was last asked for under NAME") },
	{ "keep", .flag = &keep, .says = N_("leave --since-last where it stands, so that it tells the same again") },
	{ 0 }
};

static struct query *
filtered(struct run *run)
{
	struct query *q = run_query(run, run->program->entity);

	if (deleted)
		query_deleted(q);
	run_filters(run, q);
	return q;
}

static enum status
list_rows(struct run *run, struct query *q)
{
	return run_print(run, q);
}

/* A bare number, for $(...); a row of one column where a format is asked for. */
static enum status
count_rows(struct run *run, struct query *q)
{
	struct buf number = { 0 };
	struct statement *st;

	query_measure(q, "count");
	if (run->options.format)
		return run_print(run, q);
	st = query_open(q);
	db_step(st);
	buf_printf(&number, "%lld\n", (long long)db_number(st, 0));
	db_finish(st);
	put_out(&number);
	buf_free(&number);
	return DONE;
}

/* What lies in the recycle bin is a reading of its own. */
static const char *
bookmark_name(struct run *run)
{
	if (run->options.as_of)
		die(USAGE, _("--since-last tells of changes up to now: leave out --as-of"));
	if (run->options.limit && !keep)
		die(USAGE, _("--limit would lose the rows behind it: leave it out, or give --keep"));
	if (!*since_last)
		die(USAGE, _("--since-last needs a name, one for each reader of changes"));
	return arena_printf(run->arena, "%s:%s%s", run->program->entity->name, since_last, deleted ? ":deleted" : "");
}

/* The bookmark moves only when all rows are out: a failure to write ends the program before. */
static enum status
since(struct run *run, enum status (*print)(struct run *, struct query *))
{
	const char *name = since_last ? bookmark_name(run) : NULL;
	struct query *q = filtered(run);
	enum status status;
	int64_t current;

	if (!name && keep)
		die(USAGE, _("--keep is for --since-last"));
	if (!name)
		return print(run, q);
	current = bookmark_current(run->access);
	query_touched(q, bookmark_at(run->access, name), current);
	status = print(run, q);
	if (status == DONE && !keep)
		bookmark_move(run_database(run), name, current);
	return status;
}

static enum status
list(struct run *run)
{
	return since(run, list_rows);
}

static enum status
count(struct run *run)
{
	return since(run, count_rows);
}

static enum status
add(struct run *run)
{
	return add_rows(run, run->program->entity);
}

static bool
set_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	bool changed;

	(void)run;
	return record_set(c, id, d, &changed, p);
}

static enum status
set(struct run *run)
{
	return each_row(run, run->program->entity, set_row);
}

static bool
rm_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	bool changed;

	(void)run;
	return record_remove(c, d->entity, id, &changed, p);
}

static enum status
rm(struct run *run)
{
	return each_row(run, run->program->entity, rm_row);
}

static bool
restore_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	bool changed;

	(void)run;
	return record_restore(c, d->entity, id, &changed, p);
}

static enum status
restore(struct run *run)
{
	return each_row(run, run->program->entity, restore_row);
}

static enum status
edit(struct run *run)
{
	if (run->count != 1)
		die(USAGE, _("name one %s to edit"), entity_words(run->arena, run->program->entity));
	return edit_record(run, run->program->entity, run->operands[0]);
}

static enum status
history(struct run *run)
{
	const struct entity *entity = run->program->entity;
	struct selection *s = selection_read(run, entity, true);

	if (s->count == 0 && !run->dash)
		die(USAGE, _("name %s whose history to show"), entity_one(run->arena, entity));
	changes_of_rows(run, entity, selection_ids(run, entity, s, true), s->count);
	return DONE;
}

static void
print_origin(const struct origin *o, void *answer)
{
	answer_row(answer, (struct value[]){ value_number(o->id), value_number(o->change_set), value_text(o->file),
	    value_text(o->place), value_text(o->raw) });
}

static enum status
origin(struct run *run)
{
	const struct entity *entity = run->program->entity;
	const struct column columns[] = {
		{ entity_key(entity), NULL, &type_id, NULL, false },
		{ "change_set_id", NULL, &type_id, NULL, false },
		{ "file", N_("File"), &type_text, NULL, false },
		{ "place", N_("Place in the file"), &type_text, NULL, false },
		{ "raw", N_("Row as it was"), &type_text, NULL, false },
	};
	struct selection *s = selection_read(run, entity, true);
	struct answer *a;

	if (s->count == 0 && !run->dash)
		die(USAGE, _("name %s whose origin to show"), entity_one(run->arena, entity));
	a = answer_new(run, columns, sizeof columns / sizeof *columns);
	for (size_t i = 0; i < s->count; i++)
		origin_of_row(run->access, entity, selection_id(run, entity, &s->rows[i], true), print_origin, a);
	return answer_end(a);
}

static const struct column field_columns[] = {
	{ "field", N_("Field"), &type_text, NULL, false },
	{ "type", N_("Type"), &type_text, NULL, false },
	{ "label", N_("Label"), &type_text, NULL, false },
	{ "refers_to", N_("Refers to"), &type_text, NULL, false },
	{ "choices", N_("Choices"), &type_text, NULL, false },
	{ "group", N_("Group"), &type_text, NULL, false },
	{ "use", N_("May be used in"), &type_text, NULL, false },
	{ "headers", N_("Headers an import takes"), &type_text, NULL, false },
};

static const char *
choices_of(struct run *run, const struct field *f)
{
	struct buf all = { 0 };
	const struct choice *c;
	const char *answer;

	for (int i = 0; f->list && (c = choice_at(run->access, f->list, i)) != NULL; i++)
		if (c->active)
			buf_printf(&all, "%s%s", all.length ? ", " : "", c->code);
	answer = arena_string(run->arena, buf_string(&all));
	buf_free(&all);
	return answer;
}

static const char *
uses_of(struct run *run, const struct field *f)
{
	if (f->fixed || f->formula || f->type == &type_id)
		return "list filter";
	return arena_printf(run->arena, "list filter add set import%s%s", f->dated ? " as-of" : "",
	    f->required ? " (required)" : f->personal ? " (personal)" : "");
}

static void
tell_field(struct run *run, struct answer *a, const struct field *f)
{
	answer_row(a, (struct value[]){ value_text(f->name), value_text(f->type->name),
	    value_text(f->label ? _(f->label) : NULL), value_text(f->to ? f->to->name : NULL),
	    value_text(choices_of(run, f)), value_text(f->group), value_text(uses_of(run, f)),
	    value_text(f->aliases) });
}

static enum status
fields(struct run *run)
{
	struct answer *a = answer_new(run, field_columns, sizeof field_columns / sizeof *field_columns);

	for (const struct field *f = run->program->entity->fields; f->name; f++)
		tell_field(run, a, f);
	for (const struct field *f = run->program->entity->computed; f && f->name; f++)
		tell_field(run, a, f);
	return answer_end(a);
}

static const struct verb verbs[] = {
	{ "list", "[FILTER...]", N_("the rows that all filters hold for"), list, TAKES_FILTERS,
	  PRINTS | AS_OF | UNMASKS, .options = list_options },
	{ "show", "KEY... [-]", N_("all there is to know of a record"), showing, TAKES_KEYS,
	  PRINTS | AS_OF | UNMASKS | READS_ROWS, .options = showing_options },
	{ "add", "FIELD=VALUE... [-]", N_("make a record, or one for each row of standard input"), add,
	  TAKES_ASSIGNMENTS, PRINTS | WRITES | DATES | READS_ROWS },
	{ "set", "KEY... FIELD=VALUE... [-]", N_("change fields; FIELD= empties one"), set,
	  TAKES_KEYS | TAKES_ASSIGNMENTS, PRINTS | WRITES | DATES | READS_ROWS },
	{ "edit", "KEY", N_("change a record in $EDITOR"), edit, TAKES_KEYS, PRINTS | WRITES | DATES },
	{ "rm", "KEY... [-]", N_("put records into the recycle bin"), rm, TAKES_KEYS, PRINTS | WRITES | READS_ROWS },
	{ "restore", "KEY... [-]", N_("take records out of the recycle bin"), restore, TAKES_KEYS,
	  PRINTS | WRITES | READS_ROWS },
	{ "history", "KEY... [-]", N_("who changed what, and when"), history, TAKES_KEYS, PRINTS | READS_ROWS },
	{ "origin", "KEY... [-]", N_("from which file and row it was imported"), origin, TAKES_KEYS,
	  PRINTS | READS_ROWS },
	{ "count", "[FILTER...]", N_("how many rows all filters hold for"), count, TAKES_FILTERS, PRINTS | AS_OF,
	  .options = list_options },
	{ "save", "NAME FILTER...", N_("keep filters under a name, for list @NAME"), saving, TAKES_FILTERS,
	  PRINTS | WRITES, .options = saving_options },
	{ "fields", "", N_("the fields of this noun: name, type, choices, use"), fields, TAKES_NOTHING, PRINTS },
};

const struct verb *const standard_verbs[] = { &verbs[0], &verbs[1], &verbs[2], &verbs[3], &verbs[4], &verbs[5],
	&verbs[6], &verbs[7], &verbs[8], &verbs[9], &verbs[10], &verbs[11], NULL };

const struct verb *const fact_verbs[] = { &verbs[0], &verbs[1], &verbs[2], &verbs[7], &verbs[8], &verbs[9], &verbs[10],
	&verbs[11], NULL };

const struct verb *const lasting_verbs[] = { &verbs[0], &verbs[1], &verbs[2], &verbs[3], &verbs[4], &verbs[7],
    &verbs[8],
	&verbs[9], &verbs[10], &verbs[11], NULL };
