/* SPDX-License-Identifier: ISC */
/* pooling - the verbs of the pool of customers. */
#include "cli/pooling.h"

#include "cli/answer.h"
#include "cli/human.h"
#include "cli/standard.h"
#include "trade/pool.h"

static bool
claim_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	(void)run;
	return pool_claim(c, id, d, p);
}

static bool
release_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	(void)run;
	return pool_release(c, id, d, p);
}

enum status
pooling_claim(struct run *run)
{
	return each_row(run, &customer_entity, claim_row);
}

enum status
pooling_release(struct run *run)
{
	return each_row(run, &customer_entity, release_row);
}

/* The last owner fact up to the day of the question says since when and why; the last one that names somebody, who. */
#define OWNER_FACT(what, more) \
	"(SELECT f." what " FROM main.party_dated AS f WHERE f.row_id = c.customer_id AND f.field = 'owner' " \
	"AND f.since <= crm_day()" more " ORDER BY f.since DESC, f.dated_id DESC LIMIT 1)"

static const char pool_sql[] =
	"SELECT c.customer_id, c.code, c.name, coalesce(n.since, c.created), "
	"crm_days_between(coalesce(n.since, c.created), crm_day()), n.reason, u.user_id, "
	"coalesce(u.name, u.login), c.grade FROM temp.in_pool AS i JOIN customer AS c ON c.customer_id = i.id "
	"LEFT JOIN main.party_dated AS n ON n.dated_id = " OWNER_FACT("dated_id", "") " LEFT JOIN \"user\" AS u "
	"ON u.user_id = " OWNER_FACT("number", " AND f.number IS NOT NULL") " ORDER BY c.customer_id";

enum status
pooling_pool(struct run *run)
{
	const struct column columns[] = {
		{ "customer_id", NULL, &type_id, NULL, false },
		{ "code", N_("Code"), &type_code, NULL, false },
		{ "name", N_("Name"), &type_text, NULL, false },
		{ "since", N_("Since"), &type_date, NULL, false },
		{ "days", N_("Days"), &type_integer, NULL, false },
		{ "why", N_("Why"), &type_text, NULL, false },
		{ "last_owner_id", NULL, &type_id, NULL, false },
		{ "last_owner", N_("Last owner"), &type_text, NULL, false },
		{ "grade", N_("Grade"), &type_choice, entity_field(&customer_entity, "grade"), false },
	};
	struct query *q = run_query(run, &customer_entity);

	run_filters(run, q);
	query_filter(q, "owner=");
	query_into_temp(q, "in_pool");
	return answer_sql(run, columns, sizeof columns / sizeof *columns, db_prepare(access_db(run->access), pool_sql));
}

static const struct column recycle_columns[] = {
	{ "customer_id", NULL, &type_id, NULL, false },
	{ "code", N_("Code"), &type_code, NULL, false },
	{ "name", N_("Name"), &type_text, NULL, false },
	{ "owner_id", NULL, &type_id, NULL, false },
	{ "owner", N_("Owner"), &type_text, NULL, false },
	{ "rule", N_("Rule"), &type_text, NULL, false },
};

/* What a change set gave back, by its facts, so that a rerun of --once tells the same. */
static const char recycle_sql[] =
	"SELECT c.customer_id, c.code, c.name, u.user_id, coalesce(u.name, u.login), d.reason FROM main.inserted AS i "
	"JOIN main.party_dated AS d ON d.dated_id BETWEEN i.first_id AND i.last_id AND d.field = 'owner' "
	"JOIN customer AS c ON c.customer_id = d.row_id LEFT JOIN \"user\" AS u ON u.user_id = "
	"(SELECT p.number FROM main.party_dated AS p WHERE p.row_id = d.row_id AND p.field = d.field AND "
	"(p.since, p.dated_id) < (d.since, d.dated_id) ORDER BY p.since DESC, p.dated_id DESC LIMIT 1) "
	"WHERE i.change_set_id = ?1 AND i.entity = 'party_dated' ORDER BY d.row_id";

static enum status
print_recycled(struct run *run, int64_t change_set)
{
	struct statement *st = db_prepare(access_db(run->access), recycle_sql);

	db_bind_number(st, 1, change_set);
	return answer_sql(run, recycle_columns, sizeof recycle_columns / sizeof *recycle_columns, st);
}

enum status
pooling_recycle(struct run *run)
{
	struct query *q = run->count ? run_query(run, &customer_entity) : NULL;
	struct problem p = { 0 };
	struct change *c;
	int64_t made;

	if (q)
		run_filters(run, q);
	if (!pool_has_rules(run->access))
		die(NO, _("no rule says when a customer goes back to the pool: set pool.contact-days or pool.deal-days "
		    "with crm-db settings, or the contact_days or deal_days of a grade with crm-db choices set"));
	answer_check(run, recycle_columns, sizeof recycle_columns / sizeof *recycle_columns);
	c = run_change(run);
	made = change_id(c);
	if (change_repeated(c)) {
		change_abandon(c);
		return print_recycled(run, made);
	}
	if (q)
		query_into_temp(q, "pool_among");
	if (!pool_recycle(c, q ? "pool_among" : NULL, &p))
		return run_refused(run, c, &p);
	return run_told(run, c, print_recycled);
}
