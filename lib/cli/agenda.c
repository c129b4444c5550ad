/* SPDX-License-Identifier: ISC */
/* agenda - what is to be done: when due, when to be reminded of, day by day. */
#include "cli/agenda.h"

#include <string.h>

#include "cli/answer.h"

static const char *within, *period;
static bool mine;

const struct option agenda_options[] = {
	{ "within", .argument = "TIME", .text = &within,
	  .says = N_("and what comes within 3d, 2w, 1m, or by a day or word") },
	{ "mine", .flag = &mine, .says = N_("of the caller alone: owner=me") },
	{ 0 }
};

const struct option agenda_plan_options[] = {
	{ "period", .argument = "PERIOD", .text = &period, .values = "day|week|month",
	  .says = N_("today (the default), this week or this month") },
	{ "mine", .flag = &mine, .says = N_("of the caller alone: owner=me") },
	{ 0 }
};

/* A noun's question with all operands that are filters of it; NULL when one speaks of what the noun has not. */
static struct query *
asked_of(struct run *run, const struct entity *entity)
{
	struct query *q = run_query(run, entity);

	for (int i = 0; i < run->count; i++) {
		size_t n = strspn(run->operands[i], "abcdefghijklmnopqrstuvwxyz0123456789_");
		char *name = arena_copy(run->arena, run->operands[i], n);

		if (entity != &task_entity && !entity_any_field(entity, name))
			return NULL;
		query_filter(q, run->operands[i]);
	}
	if (mine)
		query_filter(q, "owner=me");
	return q;
}

/* Open tasks whose day of a kind has come, or comes within what was asked for. */
static enum status
come(struct run *run, const char *field, const char *columns, const char *sort)
{
	struct query *q = asked_of(run, &task_entity);
	bool number = within && *within >= '0' && *within <= '9' && strspn(within, "0123456789") + 1 == strlen(within);

	query_filter(q, "status=open");
	query_filter(q, arena_printf(run->arena, "%s=..%s%s", field, number ? "+" : "", within ? within : "today"));
	return run_print_as(run, q, columns, sort);
}

enum status
agenda_due(struct run *run)
{
	return come(run, "due", "subject,priority,due,late,owner,customer,contact,deal", "priority,due,time");
}

enum status
agenda_remind(struct run *run)
{
	return come(run, "remind", "subject,priority,remind,due,owner,customer,contact,deal", "remind,priority,due");
}

static struct column plan_columns[] = {
	{ "day", N_("Day"), &type_date, NULL, false },
	{ "time", N_("Time"), &type_time, NULL, false },
	{ "noun", N_("Noun"), &type_text, NULL, false },
	{ "id", N_("Id"), &type_id, NULL, false },
	{ "subject", N_("Subject"), &type_text, NULL, false },
	{ "priority", N_("Priority"), &type_choice, NULL, false },
	{ "customer", N_("Customer"), &type_text, NULL, false },
	{ "contact", N_("Contact"), &type_text, NULL, false },
	{ "deal", N_("Deal"), &type_text, NULL, false },
	{ "owner", N_("Owner"), &type_text, NULL, false },
};

#define PLAN_COLUMNS ((int)(sizeof plan_columns / sizeof *plan_columns))

/* What a noun calls the columns of a plan, in their order; NULL: it has no such field. */
struct planned {
	const struct entity *entity;
	const char *open, *day;
	const char *fields[PLAN_COLUMNS];
};

/* The next step of an activity is planned as long as no task was made of it. */
static const struct planned all_planned[] = {
	{ &task_entity, "status=open", "due",
	  { "due", "time", NULL, "task_id", "subject", "priority", "customer", "contact", "deal", "owner" } },
	{ &activity_entity, "tasks=0", "next_date",
	  { "next_date", NULL, NULL, "activity_id", "next_step", NULL, "customer", "contact", "deal", "owner" } },
	{ &deal_entity, "status=open", "next_date",
	  { "next_date", NULL, NULL, "deal_id", "next_step", NULL, "customer", NULL, "title", "owner" } },
};

static const char *
fields_of(struct run *run, const struct planned *p)
{
	const char *list = "";

	for (int i = 0; i < PLAN_COLUMNS; i++)
		if (p->fields[i])
			list = arena_printf(run->arena, "%s%s%s", list, *list ? "," : "", p->fields[i]);
	return list;
}

static int
column_of(const struct column *columns, int count, const char *name)
{
	for (int i = 0; name && i < count; i++)
		if (strcmp(columns[i].name, name) == 0)
			return i;
	return -1;
}

static void
add_planned(struct run *run, struct answer *a, const struct planned *p, const char *days)
{
	struct query *q = asked_of(run, p->entity);
	struct value values[PLAN_COLUMNS];
	const struct column *columns;
	struct statement *st;
	int count;

	if (!q)
		return;
	query_filter(q, p->open);
	query_filter(q, arena_printf(run->arena, "%s=%s", p->day, days));
	query_columns(q, fields_of(run, p));
	columns = query_result(q, &count);
	st = query_open(q);
	while (db_step(st)) {
		for (int i = 0; i < PLAN_COLUMNS; i++) {
			int at = column_of(columns, count, p->fields[i]);

			values[i] = VALUE_EMPTY;
			if (at >= 0)
				db_value(st, at, &values[i]);
		}
		values[2] = value_text(p->entity->name);
		answer_row(a, values);
	}
	db_finish(st);
}

enum status
agenda_plan(struct run *run)
{
	const char *days = !period || strcmp(period, "day") == 0 ? "today" : strcmp(period, "week") == 0 ? "this-week" :
	    "this-month";
	struct answer *a;

	plan_columns[5].field = entity_field(&task_entity, "priority");
	if (!run->options.sort)
		run->options.sort = "day,priority,time";
	a = answer_new(run, plan_columns, PLAN_COLUMNS);
	add_planned(run, a, &all_planned[0], arena_printf(run->arena, "..%s", days));
	for (size_t i = 1; i < sizeof all_planned / sizeof *all_planned; i++)
		add_planned(run, a, &all_planned[i], days);
	return answer_end(a);
}
