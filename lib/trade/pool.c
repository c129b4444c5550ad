/* SPDX-License-Identifier: ISC */
/* pool - customers that belong to nobody. */
#include "trade/pool.h"

#include <stdlib.h>

#include "query/key.h"
#include "record/bulk.h"

static bool
give(struct change *c, int64_t customer, struct draft *d, struct value owner, const char *why, struct problem *p)
{
	bool changed;

	if (!change_reason(c))
		change_because(c, why);
	draft_set(d, "owner", owner);
	return record_set(c, customer, d, &changed, p);
}

static int64_t
setting(struct access *a, const char *name)
{
	return strtoll(access_setting(a, name), NULL, 10);
}

static int64_t
customers_of(struct change *c, int64_t user)
{
	struct statement *st = db_keep(access_db(change_access(c)),
	    "SELECT count(*) FROM main.party WHERE owner_id = ?1 AND is_customer = 1 AND deleted IS NULL");
	int64_t count;

	db_bind_number(st, 1, user);
	count = db_step(st) ? db_number(st, 0) : 0;
	db_reset(st);
	return count;
}

static bool
has_room(struct change *c, int64_t user, struct problem *p)
{
	struct value own = record_value(c, &user_entity, user, "pool_limit");
	int64_t most = own.kind == EMPTY ? setting(change_access(c), "pool.limit") : own.number;
	int64_t has = most ? customers_of(c, user) : 0;

	return most == 0 || has < most || refuse(p, "owner", arena_said(change_arena(c),
	    "you have %lld customers and may have %lld: release one before you claim another", (long long)has,
	    (long long)most));
}

/* The last day on which the customer left this user for the pool counts; what was put right on the same day does
 * not. */
static bool
has_waited(struct change *c, int64_t customer, int64_t user, struct problem *p)
{
	int64_t days = setting(change_access(c), "pool.reclaim-days");
	struct statement *st;
	const char *again = NULL;

	if (days == 0)
		return true;
	st = db_keep(access_db(change_access(c)), "SELECT max(n.since), crm_add_days(max(n.since), ?3) "
	    "FROM main.party_dated AS n WHERE n.row_id = ?1 AND n.field = 'owner' AND n.number IS NULL "
	    "AND n.since <= ?4 AND crm_add_days(n.since, ?3) > ?4 AND ?2 = (SELECT p.number "
	    "FROM main.party_dated AS p WHERE p.row_id = n.row_id AND p.field = n.field AND p.since < n.since "
	    "ORDER BY p.since DESC, p.dated_id DESC LIMIT 1)");
	db_bind_number(st, 1, customer);
	db_bind_number(st, 2, user);
	db_bind_number(st, 3, days);
	db_bind_text(st, 4, change_day(c));
	if (db_step(st) && db_text(st, 0))
		again = arena_said(change_arena(c), "you lost it to the pool on %s and may claim it again from %s on",
		    db_text(st, 0), db_text(st, 1));
	db_reset(st);
	return !again || refuse(p, "owner", again);
}

bool
pool_claim(struct change *c, int64_t customer, struct draft *d, struct problem *p)
{
	int64_t me = access_caller(change_access(c));
	int64_t owner = record_value(c, &customer_entity, customer, "owner").number;

	if (owner == me)
		return refuse(p, "owner", N_("it is yours already"));
	if (owner)
		return refuse(p, "owner", arena_said(change_arena(c), "it belongs to '%s': crm-customer assign moves "
		    "it from one to another", key_title(change_access(c), change_arena(c), &user_entity, owner)));
	return has_room(c, me, p) && has_waited(c, customer, me, p) &&
	    give(c, customer, d, value_number(me), "claimed", p);
}

bool
pool_release(struct change *c, int64_t customer, struct draft *d, struct problem *p)
{
	if (record_value(c, &customer_entity, customer, "owner").kind == EMPTY)
		return refuse(p, "owner", N_("it is in the pool already"));
	return give(c, customer, d, VALUE_EMPTY, "released", p);
}

bool
pool_has_rules(struct access *a)
{
	return setting(a, "pool.contact-days") > 0 || setting(a, "pool.deal-days") > 0 ||
	    db_one(access_db(a), "SELECT 1 FROM main.choice "
	    "WHERE list = 'grade' AND deleted IS NULL AND (contact_days > 0 OR deal_days > 0) LIMIT 1", NULL, 0);
}

/* The days of each grade, '' being those of customers without one, and the day before which they began. */
static void
make_rules(struct change *c)
{
	struct db *db = access_db(change_access(c));
	long long contact = (long long)setting(change_access(c), "pool.contact-days");
	long long deal = (long long)setting(change_access(c), "pool.deal-days");

	db_run(db, arena_printf(change_arena(c), "CREATE TEMP TABLE pool_rule (grade TEXT PRIMARY KEY, "
	    "contact INTEGER, deal INTEGER, contact_day TEXT, deal_day TEXT); INSERT INTO temp.pool_rule (grade, "
	    "contact, deal) SELECT code, coalesce(contact_days, %lld), coalesce(deal_days, %lld) FROM main.choice "
	    "WHERE list = 'grade' AND deleted IS NULL UNION ALL SELECT '', %lld, %lld; UPDATE temp.pool_rule "
	    "SET contact_day = CASE WHEN contact > 0 THEN crm_add_days(crm_today(), -contact) END, "
	    "deal_day = CASE WHEN deal > 0 THEN crm_add_days(crm_today(), -deal) END", contact, deal, contact, deal));
}

/* The customers whose days are over, and by which rule. Where both are, contact is named. */
static void
pick_due(struct change *c, const char *among)
{
	static const char sql[] =
		"CREATE TEMP TABLE pool_due (id INTEGER PRIMARY KEY, reason TEXT); INSERT INTO temp.pool_due SELECT "
		"id, CASE WHEN no_contact THEN 'no contact for ' || contact ELSE 'no deal for ' || deal END || ' days' "
		"FROM (SELECT o.id, o.contact, o.deal, coalesce(o.got <= o.contact_day AND NOT EXISTS (SELECT 1 "
		"FROM main.activity AS a WHERE a.customer_id = o.id AND a.day > o.contact_day AND a.day <= crm_today() "
		"AND a.deleted IS NULL), 0) AS no_contact, coalesce(o.got <= o.deal_day AND NOT EXISTS (SELECT 1 "
		"FROM main.deal AS d WHERE d.customer_id = o.id AND coalesce(d.closed, d.opened, "
		"d.created) > o.deal_day AND d.deleted IS NULL), 0) AS no_deal FROM (SELECT m.party_id AS id, "
		"r.contact, r.deal, r.contact_day, r.deal_day, coalesce((SELECT max(f.since) "
		"FROM main.party_dated AS f WHERE f.row_id = m.party_id AND f.field = 'owner'), m.created) AS got "
		"FROM main.party AS m JOIN temp.pool_rule AS r ON r.grade = coalesce(m.grade, '') "
		"WHERE m.owner_id IS NOT NULL AND m.is_customer = 1 AND m.deleted IS NULL AND coalesce(m.protected, "
		"0) = 0 AND (r.contact > 0 OR r.deal > 0)%s%s%s) AS o) AS w WHERE (no_contact OR no_deal) "
		"AND NOT EXISTS (SELECT 1 FROM main.deal AS d JOIN main.choice AS s ON s.list = 'deal-stage' "
		"AND s.code = d.stage WHERE d.customer_id = w.id AND d.deleted IS NULL AND s.outcome IS NULL)";

	db_run(access_db(change_access(c)), arena_printf(change_arena(c), sql,
	    among ? " AND m.party_id IN (SELECT id FROM temp." : "", among ? among : "", among ? ")" : ""));
}

/* The reasons that customers are given back for, NULL at the end. */
static const char **
reasons(struct change *c)
{
	struct db *db = access_db(change_access(c));
	int64_t count = db_one(db, "SELECT count(DISTINCT reason) FROM temp.pool_due", NULL, 0);
	const char **all = arena_alloc(change_arena(c), ((size_t)count + 1) * sizeof *all);
	struct statement *st = db_prepare(db, "SELECT DISTINCT reason FROM temp.pool_due ORDER BY reason");

	for (size_t i = 0; db_step(st); i++)
		all[i] = arena_string(change_arena(c), db_text(st, 0));
	db_finish(st);
	return all;
}

bool
pool_recycle(struct change *c, const char *among, struct problem *p)
{
	struct db *db = access_db(change_access(c));
	struct value nobody = VALUE_EMPTY;
	bool done = true;
	int64_t count;

	make_rules(c);
	pick_due(c, among);
	db_run(db, "CREATE TEMP TABLE pool_back (id INTEGER PRIMARY KEY)");
	for (const char **why = reasons(c); *why && done; why++) {
		struct statement *st;

		db_run(db, "DELETE FROM temp.pool_back");
		st = db_prepare(db, "INSERT INTO temp.pool_back SELECT id FROM temp.pool_due WHERE reason = ?1");
		db_bind_text(st, 1, *why);
		db_step(st);
		db_finish(st);
		change_because(c, *why);
		done = record_set_many(c, &customer_entity, entity_field(&customer_entity, "owner"),
		    &nobody, "pool_back", &count, p);
	}
	return done;
}
