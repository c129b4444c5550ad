/* SPDX-License-Identifier: ISC */
/* dealing - all about some deals: their worth, their stages, who decides them, who else wants them, what was done. */
#include <string.h>

#include "cli/answer.h"
#include "cli/human.h"
#include "cli/pipeline.h"
#include "cli/selection.h"

#define MOST_LISTED 200   /* so many ids stand in a condition; more of them in a table */

bool value_explain, chain_key, followups_advice;

/* Those deals that the KEYs among the operands name, which are taken out: the operands that stay are filters. */
struct some {
	int64_t *ids;
	size_t count;
};

static struct some
take_deals(struct run *run, bool needed)
{
	char **filters = arena_alloc(run->arena, (size_t)(run->count + 1) * sizeof *filters);
	char **keys = arena_alloc(run->arena, (size_t)(run->count + 1) * sizeof *keys);
	struct selection *s;
	struct some some = { 0 };
	int filter_count = 0, key_count = 0;

	for (int i = 0; i < run->count; i++)
		if (selection_is_filter(run->operands[i]))
			filters[filter_count++] = run->operands[i];
		else
			keys[key_count++] = run->operands[i];
	run->operands = keys;
	run->count = key_count;
	if (key_count == 0 && !run->dash && needed)
		die(USAGE, _("name %s, or give rows on standard input with a lone -"),
		    entity_one(run->arena, &deal_entity));
	s = selection_read(run, &deal_entity, true);
	run_query(run, &deal_entity);
	some.ids = selection_ids(run, &deal_entity, s, false);
	some.count = s->count;
	run->operands = filters;
	run->count = filter_count;
	return some;
}

/* From here on the bare name of deals means these alone. */
static void
narrow_to(struct run *run, const struct some *some)
{
	struct query *q = run_query(run, &deal_entity);

	query_rows(q, some->ids, some->count);
	query_into_temp(q, "asked_for");
	access_narrow(run->access, &deal_entity, "asked_for");
}

/* The rows of a noun that are of these deals; by its reference to them, or by their own ids. */
static struct query *
ask_of(struct run *run, const struct entity *entity, const struct some *some)
{
	bool own = entity == &deal_entity;
	struct query *q = run_query(run, entity);
	struct buf ids = { 0 };

	for (size_t i = 0; i < some->count && some->count <= MOST_LISTED; i++)
		buf_printf(&ids, "%s%lld", i ? "," : "deal_id=", (long long)some->ids[i]);
	if (ids.length) {
		query_filter(q, arena_string(run->arena, ids.data));
	} else {
		narrow_to(run, some);
		if (!own)
			query_filter(q, "deal.deal_id!=");
	}
	buf_free(&ids);
	run_filters(run, q);
	return q;
}

static enum status
print_of(struct run *run, const struct entity *entity, const char *sort)
{
	struct some some = take_deals(run, true);
	struct query *q = ask_of(run, entity, &some);

	if (entity == &activity_entity && followups_advice)
		query_filter(q, "kind=advice");
	return run_print_as(run, q, entity->columns, sort);
}

enum status
deal_rivals(struct run *run)
{
	return print_of(run, &rival_entity, "deal_id,threat,name");
}

enum status
deal_followups(struct run *run)
{
	return print_of(run, &activity_entity, "-day,-time,-activity_id");
}

static void
add_value_columns(struct query *q)
{
	query_columns(q, "code,title,customer,stage,amount,chance");
	if (value_explain)
		query_columns(q, "chance_from,probability,stage_chance");
	query_columns(q, "value");
}

/* What all of the question's rows are worth together, below the columns of their answer. */
static void
add_value_totals(struct answer *answer, struct query *whole, const struct column *columns, int count)
{
	struct value row[20] = { 0 }, sum;
	struct statement *st;

	query_measure(whole, "sum:amount");
	query_measure(whole, "sum:value");
	st = query_open(whole);
	db_step(st);
	for (int i = 0; i < count; i++)
		if (strcmp(columns[i].name, "code") == 0) {
			row[i] = value_text("total");
		} else if (strcmp(columns[i].name, "amount") == 0 || strcmp(columns[i].name, "value") == 0) {
			db_value(st, columns[i].name[0] == 'v', &sum);
			row[i] = sum;
		}
	answer_below(answer, row);
	db_finish(st);
}

static struct query *
ask_value(struct run *run, const struct some *some)
{
	struct query *q;

	if (some->count > 0 || run->dash)
		return ask_of(run, &deal_entity, some);
	q = run_query(run, &deal_entity);
	query_filter(q, "status=open");
	run_filters(run, q);
	return q;
}

enum status
deal_value(struct run *run)
{
	struct some some = take_deals(run, false);
	struct query *q = ask_value(run, &some);
	struct answer *answer;
	const struct column *columns;
	int count;

	add_value_columns(q);
	columns = query_result(q, &count);
	answer = answer_groups(run, q);
	if (figures_totals)
		add_value_totals(answer, ask_value(run, &some), columns, count);
	return answer_end(answer);
}

/* Who moved it stands in the change set that the fact came with. */
static const char stages_sql[] =
	"WITH moves AS (SELECT f.row_id, f.dated_id, f.since, f.text AS stage, f.reason, "
	"lead(f.since) OVER (PARTITION BY f.row_id ORDER BY f.since, f.dated_id) AS until FROM main.deal_dated AS f "
	"WHERE f.field = 'stage' AND f.since <= crm_day() AND f.row_id IN (SELECT deal_id FROM deal)), "
	"stays AS (SELECT m.*, s.norm_days AS norm, CASE WHEN s.outcome IS NULL THEN crm_days_between(m.since, "
	"coalesce(m.until, crm_day())) END AS days FROM moves AS m LEFT JOIN choice AS s ON s.list = 'deal-stage' "
	"AND s.code = m.stage) SELECT d.deal_id, coalesce(d.title, d.code) AS deal, y.stage, y.since, y.until, y.days, "
	"y.norm, y.days - y.norm AS over, y.reason AS why, u.user_id, coalesce(u.name, u.login, c.login) AS mover "
	"FROM stays AS y JOIN deal AS d ON d.deal_id = y.row_id "
	"LEFT JOIN main.inserted AS i ON i.entity = 'deal_dated' AND i.last_id >= y.dated_id "
	"AND i.first_id <= y.dated_id LEFT JOIN main.change_set AS c ON c.change_set_id = i.change_set_id "
	"LEFT JOIN main.\"user\" AS u ON u.login = c.login ORDER BY d.deal_id, y.since, y.dated_id";

static const struct field stage_words = { .name = "stage", .type = &type_choice, .list = "deal-stage" };

static const struct column stages_columns[] = {
	{ "deal_id", NULL, &type_id, NULL, false },
	{ "deal", N_("Deal"), &type_text, NULL, false },
	{ "stage", N_("Stage"), &type_choice, &stage_words, false },
	{ "since", N_("Since"), &type_date, NULL, false },
	{ "until", N_("Until"), &type_date, NULL, false },
	{ "days", N_("Days in stage"), &type_integer, NULL, false },
	{ "norm", N_("Days the stage may take"), &type_integer, NULL, false },
	{ "over", N_("Days over the norm"), &type_integer, NULL, false },
	{ "why", N_("Why"), &type_text, NULL, false },
	{ "by_id", NULL, &type_id, NULL, false },
	{ "by", N_("By"), &type_text, NULL, false },
};

static void
refuse_filters(const struct run *run)
{
	if (run->count > 0)
		die(USAGE, _("'%s' is a filter, and %s takes deals alone"), run->operands[0], run->verb->name);
}

enum status
deal_stages(struct run *run)
{
	struct some some = take_deals(run, true);

	refuse_filters(run);
	narrow_to(run, &some);
	return answer_end(answer_statement(run, db_prepare(access_db(run->access), stages_sql), stages_columns, 11));
}

/* Bosses before those who report to them, and side by side the more influential first. */
#define RANK \
	"CAST(1000 + coalesce((SELECT s.position FROM choice AS s WHERE s.list = 'level' AND s.code = p.influence), " \
	"999) AS TEXT) || CAST(1000000000 + p.participant_id AS TEXT)"

#define CHAIN_SQL \
	"WITH RECURSIVE here AS (SELECT p.*, " RANK " AS rank FROM participant AS p WHERE p.deleted IS NULL " \
	"AND p.deal_id IN (SELECT deal_id FROM deal) AND (crm_day() = crm_today() OR p.created <= crm_day())), " \
	"chain(participant_id, depth, path) AS (SELECT h.participant_id, 0, h.rank FROM here AS h " \
	"WHERE h.reports_to_id IS NULL OR h.reports_to_id NOT IN (SELECT participant_id FROM here) " \
	"UNION ALL SELECT h.participant_id, c.depth + 1, c.path || h.rank FROM here AS h " \
	"JOIN chain AS c ON h.reports_to_id = c.participant_id) SELECT h.participant_id, h.deal_id, " \
	"coalesce(d.title, d.code) AS deal, c.depth, h.contact_id, n.name AS contact, h.name, " \
	"h.role, h.attitude, h.influence, h.is_key, h.key_point, h.reports_to_id, b.name AS boss " \
	"FROM chain AS c JOIN here AS h ON h.participant_id = c.participant_id " \
	"JOIN deal AS d ON d.deal_id = h.deal_id LEFT JOIN contact AS n ON n.contact_id = h.contact_id " \
	"LEFT JOIN here AS b ON b.participant_id = h.reports_to_id "

static const struct field role_words = { .name = "role", .type = &type_choice, .list = "participant-role" };
static const struct field attitude_words = { .name = "attitude", .type = &type_choice, .list = "attitude" };
static const struct field level_words = { .name = "influence", .type = &type_choice, .list = "level" };

static const struct column chain_columns[] = {
	{ "participant_id", NULL, &type_id, NULL, false },
	{ "deal_id", NULL, &type_id, NULL, false },
	{ "deal", N_("Deal"), &type_text, NULL, false },
	{ "depth", N_("Depth"), &type_integer, NULL, false },
	{ "contact_id", NULL, &type_id, NULL, false },
	{ "contact", N_("Contact"), &type_text, NULL, false },
	{ "name", N_("Name"), &type_text, NULL, false },
	{ "role", N_("Role"), &type_choice, &role_words, false },
	{ "attitude", N_("Attitude to us"), &type_choice, &attitude_words, false },
	{ "influence", N_("Influence"), &type_choice, &level_words, false },
	{ "is_key", N_("Key to the decision"), &type_boolean, NULL, false },
	{ "key_point", N_("Key point"), &type_text, NULL, false },
	{ "reports_to_id", NULL, &type_id, NULL, false },
	{ "reports_to", N_("Reports to"), &type_text, NULL, false },
};

enum status
deal_chain(struct run *run)
{
	struct some some = take_deals(run, true);
	struct statement *st;

	refuse_filters(run);
	narrow_to(run, &some);
	st = db_prepare(access_db(run->access), chain_key ? CHAIN_SQL "WHERE h.is_key = 1 ORDER BY h.deal_id, c.path" :
	    CHAIN_SQL "ORDER BY h.deal_id, c.path");
	return answer_end(answer_statement(run, st, chain_columns, 14));
}
