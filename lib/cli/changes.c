/* SPDX-License-Identifier: ISC */
/* changes - printing what change sets did. */
#include "cli/changes.h"

#include <string.h>

#include "cli/answer.h"
#include "record/history.h"

static const struct column set_columns[] = {
	{ "noun", N_("Noun"), &type_text, NULL, false },
	{ "id", NULL, &type_id, NULL, false },
	{ "title", N_("Title"), &type_text, NULL, false },
	{ "action", N_("Action"), &type_text, NULL, false },
	{ "field", N_("Field"), &type_text, NULL, false },
	{ "since", N_("Since"), &type_date, NULL, false },
	{ "old", N_("Old"), &type_text, NULL, false },
	{ "new", N_("New"), &type_text, NULL, false },
};

/* The name of the first is that of the noun's key. */
static const struct column row_columns[] = {
	{ NULL, NULL, &type_id, NULL, false },
	{ "title", N_("Title"), &type_text, NULL, false },
	{ "change_set_id", NULL, &type_id, NULL, false },
	{ "at", N_("At"), &type_instant, NULL, false },
	{ "login", N_("Login"), &type_text, NULL, false },
	{ "action", N_("Action"), &type_text, NULL, false },
	{ "field", N_("Field"), &type_text, NULL, false },
	{ "since", N_("Since"), &type_date, NULL, false },
	{ "old", N_("Old"), &type_text, NULL, false },
	{ "new", N_("New"), &type_text, NULL, false },
	{ "command", N_("Command"), &type_text, NULL, false },
};

struct printing {
	struct run *run;
	struct answer *answer;
	const struct entity *only;
};

static void
print_of_set(const struct event *e, void *context)
{
	struct printing *p = context;

	if (p->only && e->entity != p->only)
		return;
	answer_row(p->answer, (struct value[]){
		value_text(e->entity->name), value_number(e->row),
		value_text(history_title(p->run->access, p->run->arena, e->entity, e->row)), value_text(e->action),
		value_text(e->field ? e->field->name : NULL), value_text(e->since), value_text(e->old),
		value_text(e->new) });
}

static void
print_of_row(const struct event *e, void *context)
{
	struct printing *p = context;

	answer_row(p->answer, (struct value[]){
		value_number(e->row), value_text(history_title(p->run->access, p->run->arena, e->entity, e->row)),
		value_number(e->change_set), value_text(e->at), value_text(e->login), value_text(e->action),
		value_text(e->field ? e->field->name : NULL), value_text(e->since), value_text(e->old),
		value_text(e->new),
		value_text(e->command) });
}

struct answer *
changes_answer(struct run *run)
{
	return answer_new(run, set_columns, sizeof set_columns / sizeof *set_columns);
}

void
changes_print(struct run *run, struct answer *answer, int64_t change_set, const struct entity *only)
{
	struct printing p = { run, answer ? answer : changes_answer(run), only };

	history_of_change(run->access, run->arena, change_set, run->options.dry_run, print_of_set, &p);
	answer_end(p.answer);
}

void
changes_of_rows(struct run *run, const struct entity *entity, const int64_t *ids, size_t count)
{
	struct column columns[sizeof row_columns / sizeof *row_columns];
	struct printing p = { .run = run };

	memcpy(columns, row_columns, sizeof columns);
	columns[0].name = entity_key(entity);
	p.answer = answer_new(run, columns, sizeof columns / sizeof *columns);
	for (size_t i = 0; i < count; i++)
		history_of_row(run->access, run->arena, entity, ids[i], print_of_row, &p);
	answer_end(p.answer);
}
