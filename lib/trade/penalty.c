/* SPDX-License-Identifier: ISC */
/* penalty - what is charged for being late. */
#include "trade/penalty.h"

#include <string.h>

#include "base/decimal.h"
#include "trade/allot.h"

bool
penalty_rate(const char *text, int64_t *rate)
{
	return !decimal_parse(text, strlen(text), RATE_PLACES, RATE_PLACES, false, rate) && *rate > 0 &&
	    *rate < 1000000;
}

/* The sum over the days from ?3 (exclusive) to ?2 of what was open at their end is what is open on ?2 times the
 * days, and each settlement between times the days before it. */
#define DAYS_OF_MONEY \
	"WITH span AS (SELECT b.item_id, coalesce((SELECT max(p.day) FROM main.item AS p " \
	"JOIN main.balance AS k ON k.item_id = p.item_id AND k.amount > 0 WHERE p.penalty_of_id = b.item_id " \
	"AND p.day > b.due), b.due) AS since FROM main.balance AS b WHERE b.item_id = ?1) SELECT i.currency, " \
	"i.owner_id, coalesce(i.contract_id, i.purchase_id), (" ITEM_OPEN(UNTIL) ") * crm_days_between(w.since, " \
	"?2) + coalesce((SELECT sum(s.amount * (crm_days_between(w.since, s.day) - 1)) FROM main.settlement AS s " \
	"WHERE s.item_id = i.item_id AND s.day > w.since AND s.day <= ?2), 0) FROM main.item AS i " \
	"JOIN span AS w ON w.item_id = i.item_id WHERE w.since < ?2 AND i.kind IS DISTINCT FROM 'penalty' " \
	"AND NOT EXISTS (SELECT 1 FROM main.item AS p JOIN main.balance AS k ON k.item_id = p.item_id " \
	"AND k.amount > 0 WHERE p.penalty_of_id = i.item_id AND substr(p.day, 1, 7) = substr(?2, 1, 7))"
#define UNTIL(s) " AND " s ".day <= ?2"

static bool
add_penalty(struct change *c, const struct side *side, int64_t item, int64_t amount, struct draft *d, const char *until,
    struct problem *p)
{
	int64_t id;

	draft_set(d, side->party, record_value(c, side->owed, item, side->party));
	draft_set(d, "day", value_text(until));
	draft_set(d, "due", value_text(until));
	draft_set(d, "kind", value_text("penalty"));
	draft_set(d, "amount", value_number(amount));
	draft_set(d, "penalty_of", value_number(item));
	draft_set(d, "note", value_text(change_reason(c)));
	return record_add(c, d, &id, p);
}

int64_t
penalty_due(struct change *c, int64_t item, int64_t rate, const char *until)
{
	struct statement *st = db_keep(access_db(change_access(c)), DAYS_OF_MONEY);
	int64_t amount;

	db_bind_number(st, 1, item);
	db_bind_text(st, 2, until);
	amount = db_step(st) ? allot_share(db_text(st, 0), db_number(st, 3), rate) : 0;
	db_reset(st);
	return amount > 0 ? amount : 0;
}

bool
penalty_charge(struct change *c, const struct side *side, int64_t item, int64_t rate, const char *until,
    struct problem *p)
{
	struct statement *st = db_keep(access_db(change_access(c)), DAYS_OF_MONEY);
	struct draft *d = draft_new(change_arena(c), side->owed);
	int64_t amount = 0;

	db_bind_number(st, 1, item);
	db_bind_text(st, 2, until);
	if (db_step(st)) {
		amount = allot_share(db_text(st, 0), db_number(st, 3), rate);
		draft_set(d, "currency", value_text(arena_string(change_arena(c), db_text(st, 0))));
		draft_set(d, side->document, db_number(st, 2) ? value_number(db_number(st, 2)) : VALUE_EMPTY);
	}
	db_reset(st);
	return amount <= 0 || add_penalty(c, side, item, amount, d, until, p);
}
