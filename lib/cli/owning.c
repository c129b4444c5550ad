/* SPDX-License-Identifier: ISC */
/* owning - verbs about whose work something is. */
#include "cli/owning.h"

#include "cli/answer.h"
#include "cli/human.h"
#include "cli/standard.h"
#include "query/key.h"
#include "trade/handover.h"

static const char *to;
static int64_t assignee;   /* of assign: whom --to means */

const struct option owning_to[] = {
	{ "to", .argument = "USER", .text = &to, .single = true, .says = N_("who gets it: a login, a name, me") },
	{ 0 }
};

static int64_t
user_wanted(struct run *run)
{
	if (!to)
		die(USAGE, _("say who gets it: --to USER"));
	if (!*to)
		die(USAGE, _("--to names nobody: what is to belong to nobody loses its owner with set owner="));
	return key_need(run->access, &user_entity, to, false);
}

static bool
assign_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	bool changed;

	(void)run;
	if (!user_is_there(c, assignee, p))
		return false;
	draft_set(d, "owner", value_number(assignee));
	return record_set(c, id, d, &changed, p);
}

enum status
owning_assign(struct run *run)
{
	assignee = user_wanted(run);
	return each_row(run, run->program->entity, assign_row);
}

/* The rows that KEYs and standard input name, or that filters hold for, in a TEMP table. */
static void
pick(struct run *run, const struct entity *entity, const char *table)
{
	struct query *q = selection_query(run, entity, true);

	query_into_temp(q, table);
}

/* All facts of the owner, each with the one before and the one after it. */
static const char *
assignments_sql(struct run *run, const struct entity *entity)
{
	const char *table = entity_table(entity);

	return arena_printf(run->arena, "WITH fact AS (SELECT d.row_id, d.dated_id, d.since, "
	    "d.number, d.reason, lead(d.since) OVER rows AS until, lag(d.number) OVER rows AS before "
	    "FROM temp.picked_rows AS i JOIN main.%s_dated AS d ON d.row_id = i.id WHERE d.field = 'owner' "
	    "AND d.since <= crm_day() WINDOW rows AS (PARTITION BY d.row_id ORDER BY d.since, d.dated_id)) "
	    "SELECT f.row_id, %s%s%s, f.since, f.until, crm_days_between(f.since, coalesce(f.until, crm_day())), "
	    "o.user_id, coalesce(o.name, o.login), b.user_id, coalesce(b.name, b.login), "
	    "f.reason, s.change_set_id, s.login FROM fact AS f JOIN %s AS m ON m.%s = f.row_id "
	    "LEFT JOIN \"user\" AS o ON o.user_id = f.number LEFT JOIN \"user\" AS b ON b.user_id = f.before "
	    "LEFT JOIN main.change_set AS s ON s.change_set_id = (SELECT i.change_set_id FROM main.inserted AS i "
	    "WHERE i.entity = '%s_dated' AND i.last_id >= f.dated_id AND i.first_id <= f.dated_id "
	    "ORDER BY i.last_id LIMIT 1) ORDER BY f.row_id, f.since, f.dated_id", table, entity->code ? "m.\"" : "",
	    entity->code ? entity->code : entity->title ? arena_printf(run->arena, "m.\"%s\"", entity->title) : "NULL",
	    entity->code ? "\"" : "", access_source(run->access, entity), entity_key(entity), table);
}

enum status
owning_assignments(struct run *run)
{
	const struct entity *entity = run->program->entity;
	const struct column columns[] = {
		{ entity_key(entity), NULL, &type_id, NULL, false },
		{ entity->code ? "code" : "title", N_("Code"), &type_text, NULL, false },
		{ "since", N_("Since"), &type_date, NULL, false },
		{ "until", N_("Until"), &type_date, NULL, false },
		{ "days", N_("Days"), &type_integer, NULL, false },
		{ "owner_id", NULL, &type_id, NULL, false },
		{ "owner", N_("Owner"), &type_text, NULL, false },
		{ "from_id", NULL, &type_id, NULL, false },
		{ "from", N_("Owner before"), &type_text, NULL, false },
		{ "why", N_("Why"), &type_text, NULL, false },
		{ "change_set_id", NULL, &type_id, NULL, false },
		{ "login", N_("Login"), &type_text, NULL, false },
	};

	pick(run, entity, "picked_rows");
	return answer_sql(run, columns, sizeof columns / sizeof *columns,
	    db_prepare(access_db(run->access), assignments_sql(run, entity)));
}

static const struct column handover_columns[] = {
	{ "noun", N_("Noun"), &type_text, NULL, false },
	{ "count", N_("Count"), &type_integer, NULL, false },
};

/* A condition for the rows of a table that are of a noun: others share it. */
static const char *
of_role(struct run *run, const struct entity *entity)
{
	return entity->role ? arena_printf(run->arena, " AND row_id IN (SELECT %s FROM main.\"%s\" WHERE %s = 1)",
	    entity_stored_key(entity), entity_table(entity), entity->role) : "";
}

/* The rows of each noun that a change set touched. */
static enum status
print_moved(struct run *run, int64_t change_set)
{
	struct answer *answer = answer_new(run, handover_columns, 2);

	for (int i = 0; model[i]; i++) {
		const struct field *f = model[i]->fields;
		int64_t count;

		while (f->name && !f->work)
			f++;
		if (!f->name)
			continue;
		count = db_one(access_db(run->access), arena_printf(run->arena, "SELECT count(DISTINCT row_id) "
		    "FROM main.history WHERE change_set_id = %lld AND entity = ?1%s", (long long)change_set,
		    of_role(run, model[i])), entity_table(model[i]), 0);
		if (count > 0)
			answer_row(answer, (struct value[]){ value_text(model[i]->name), value_number(count) });
	}
	return answer_end(answer);
}

enum status
owning_handover(struct run *run)
{
	struct problem p = { 0 };
	struct change *c;
	int64_t from, other, made;

	if (run->count != 1)
		die(USAGE, _("name the one whose work it is, and who gets it: FROM --to USER"));
	from = key_need(run->access, &user_entity, run->operands[0], true);
	other = user_wanted(run);
	answer_check(run, handover_columns, 2);
	c = run_change(run);
	made = change_id(c);
	if (change_repeated(c)) {
		change_abandon(c);
		return print_moved(run, made);
	}
	if (!hand_over(c, from, other, &p)) {
		p.place = p.place ? p.place : to;
		return run_refused(run, c, &p);
	}
	return run_told(run, c, print_moved);
}
