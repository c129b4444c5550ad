/* SPDX-License-Identifier: ISC */
/* dunning - reminders of what is overdue; confirmations of balances. */
#include "trade/dunning.h"

#include <string.h>

#include "trade/penalty.h"
#include "trade/stock.h"
#include "trade/trade.h"

#define UP_TO_DAY(s) " AND " s ".day <= ?1"

/* What is open of receivables: as it is kept, or as it was on a day that is gone. */
#define OPEN_NOW "SELECT b.item_id, b.open, b.due FROM main.balance AS b WHERE b.open > 0 AND b.due < ?1"
#define OPEN_THEN \
	"SELECT o.item_id, o.open, o.due " \
	"FROM (SELECT i.item_id, " ITEM_OPEN(UP_TO_DAY) " AS open, " ITEM_DUE(UP_TO_DAY) " AS due " \
	"FROM main.item AS i WHERE i.is_receivable = 1 AND i.day <= ?1) AS o WHERE o.open > 0 AND o.due < ?1"

#define LEVEL_REACHED \
	"(SELECT max(w.position) FROM main.choice AS w WHERE w.list = 'dunning-level' AND w.active = 1 " \
	"AND w.deleted IS NULL AND w.norm_days <= crm_days_between(o.due, ?1))"
#define LEVEL_SENT \
	"(SELECT max(w.position) FROM main.dunning AS n JOIN main.choice AS w ON w.list = 'dunning-level' " \
	"AND w.code = n.level WHERE n.receivable_id = o.item_id AND " DUNNING_STANDS("main.dunning") ")"
#define IS_PROMISED \
	"EXISTS (SELECT 1 FROM main.promise AS p " \
	"WHERE p.receivable_id = o.item_id AND p.deleted IS NULL AND p.day <= ?1 AND p.promised >= ?1)"
#define IS_HELD \
	"EXISTS (SELECT 1 FROM main.hold AS h " \
	"WHERE h.receivable_id = o.item_id AND h.deleted IS NULL AND h.day <= ?1 AND coalesce(h.until, ?1) >= ?1)"

#define REACHED(open) \
	"INSERT INTO temp.to_dun SELECT r.item_id, i.party_id, i.currency, r.open, r.due, w.code " \
	"FROM (SELECT o.item_id, o.open, o.due, " LEVEL_REACHED " AS reached, " LEVEL_SENT " AS sent " \
	"FROM (" open ") AS o WHERE NOT " IS_PROMISED " AND NOT " IS_HELD ") AS r " \
	"JOIN main.item AS i ON i.item_id = r.item_id JOIN main.choice AS w ON w.list = 'dunning-level' " \
	"AND w.position = r.reached WHERE i.is_receivable = 1 AND r.reached > coalesce(r.sent, 0)"

static void
find(struct change *c, const struct dunning_rules *rules)
{
	struct db *db = access_db(change_access(c));
	bool now = strcmp(change_day(c), change_today(c)) >= 0;
	struct statement *st;

	db_run(db, "CREATE TEMP TABLE to_dun (item_id INTEGER, party_id INTEGER, currency TEXT, open INTEGER, "
	    "due TEXT, level TEXT)");
	st = db_prepare(db, now ? REACHED(OPEN_NOW) : REACHED(OPEN_THEN));
	db_bind_text(st, 1, change_day(c));
	db_step(st);
	db_finish(st);
	db_run(db, arena_printf(change_arena(c), "DELETE FROM temp.to_dun "
	    "WHERE item_id NOT IN (SELECT id FROM temp.\"%s\")", rules->among));
	st = db_prepare(db, "DELETE FROM temp.to_dun WHERE (party_id, currency) IN (SELECT party_id, currency "
	    "FROM temp.to_dun GROUP BY party_id, currency HAVING sum(open) < ?1)");
	db_bind_number(st, 1, rules->minimum);
	db_step(st);
	db_finish(st);
}

static bool
add_one(struct change *c, struct statement *st, struct draft *d, int64_t rate, struct problem *p)
{
	int64_t id, penalty = rate ? penalty_due(c, db_number(st, 0), rate, change_day(c)) : 0;

	draft_clear(d);
	draft_set(d, "day", value_text(change_day(c)));
	draft_set(d, "receivable", value_number(db_number(st, 0)));
	draft_set(d, "customer", value_number(db_number(st, 1)));
	draft_set(d, "open", value_number(db_number(st, 2)));
	draft_set(d, "due", value_text(db_text(st, 3)));
	draft_set(d, "level", value_text(db_text(st, 4)));
	draft_set(d, "penalty", penalty > 0 ? value_number(penalty) : VALUE_EMPTY);
	return record_add(c, d, &id, p);
}

bool
dunning_send(struct change *c, const struct dunning_rules *rules, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &dunning_entity);
	struct statement *st;
	bool good = true;

	find(c, rules);
	st = db_prepare(access_db(change_access(c)),
	    "SELECT item_id, party_id, open, due, level FROM temp.to_dun ORDER BY party_id, currency, due, item_id");
	while (good && db_step(st))
		good = add_one(c, st, d, rules->rate, p);
	db_finish(st);
	return good;
}

/* Taken back, a reminder was never sent; taken back again, it is sent anew. */
static bool
reverse(struct change *c, int64_t id, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &dunning_entity);
	int64_t made;

	record_load(c, id, d);
	if (stock_number(access_db(change_access(c)), "SELECT 1 FROM main.dunning WHERE reverses_id = ?1", id, 0, 0))
		return refuse(p, NULL, N_("was taken back already"));
	for (const struct field *f = dunning_entity.fields; f->name; f++)
		d->given[f - dunning_entity.fields] = f->fixed && strcmp(f->name, "rev") != 0 &&
		    strcmp(f->name, "updated") != 0;
	draft_set(d, "reverses", draft_has(d, "reverses") ? VALUE_EMPTY : value_number(id));
	return record_add(c, d, &made, p);
}

const struct hooks dunning_hooks = { .entity = &dunning_entity, .reverse = reverse };

/* What a customer owed, less what it had paid in advance, at the end of a day: in 10^-4 of a currency. */
static int64_t
balance_on(struct change *c, int64_t customer, const char *currency, const char *on)
{
	struct statement *st = db_keep(access_db(change_access(c)), "SELECT coalesce(sum(i.sign * ("
	    ITEM_OPEN(UP_TO_DAY)
	    ")), 0) FROM main.item AS i WHERE i.party_id = ?2 AND i.currency = ?3 AND i.ledger = 'ar' AND i.day <= ?1");
	int64_t balance;

	db_bind_text(st, 1, on);
	db_bind_number(st, 2, customer);
	db_bind_text(st, 3, currency);
	db_step(st);
	balance = db_number(st, 0);
	db_reset(st);
	return balance;
}

/* Our balance is that of the day it speaks of, as the books have it when it is written; an answer has its day. */
static bool
prepare_confirmation(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	const struct value *as_of = draft_then(old, d, "as_of"), *customer = draft_then(old, d, "customer");
	bool asks = !old || draft_gives(d, "as_of") || draft_gives(d, "customer") || draft_gives(d, "currency");

	(void)id;
	if (draft_then(old, d, "currency")->kind == EMPTY)
		draft_set(d, "currency", value_text(access_setting(change_access(c), "currency")));
	if (asks && as_of->kind != EMPTY && customer->kind != EMPTY)
		draft_set(d, "our",
		    value_number(balance_on(c, customer->number, draft_then(old, d, "currency")->text, as_of->text)));
	if (draft_has(d, "their") && draft_then(old, d, "answered")->kind == EMPTY)
		draft_set(d, "answered", value_text(change_day(c)));
	if (draft_then(old, d, "answered")->kind != EMPTY && draft_then(old, d, "their")->kind == EMPTY)
		return refuse(p, "their", N_("is required: the balance that was answered"));
	return true;
}

const struct hooks confirmation_hooks = { .entity = &confirmation_entity, .prepare = prepare_confirmation };
