/* SPDX-License-Identifier: ISC */
/* reversal - receipts and payments that are taken back on a later day. */
#include "trade/reversal.h"

#include <string.h>

#include "query/key.h"
#include "trade/bank.h"
#include "trade/cash.h"
#include "trade/facts.h"
#include "trade/item.h"
#include "trade/stock.h"

#define STANDS(s) \
	s ".amount > 0 AND NOT EXISTS (SELECT 1 FROM main.settlement AS r WHERE r.reverses_id = " s ".settlement_id)"

/* What it settles, or is settled by, and the discounts for early payment that were given in the same change for it. */
#define ALLOCATIONS \
	"SELECT s.settlement_id FROM main.settlement AS s WHERE s.source_id = ?1 AND " STANDS("s") \
	" UNION SELECT s.settlement_id FROM main.settlement AS s WHERE s.item_id = ?1 AND s.kind = 'allocation' " \
	"AND " STANDS("s") \
	" UNION SELECT d.settlement_id FROM main.settlement AS s JOIN main.settlement AS d ON d.item_id = s.item_id " \
	"AND d.day = s.day AND d.rev = s.rev AND d.kind = 'discount' AND " STANDS("d") \
	" WHERE s.source_id = ?1 AND " STANDS("s") " ORDER BY 1"

/* The day on which it was taken back; EMPTY: it stands. */
static struct value
taken_back(struct change *c, int64_t item)
{
	int64_t last = stock_number(access_db(change_access(c)), "SELECT max(s.settlement_id) "
	    "FROM main.settlement AS s WHERE s.item_id = ?1 AND s.kind = 'cancel' AND " STANDS("s"), item, 0, 0);

	return last ? record_value(c, &settlement_entity, last, "day") : VALUE_EMPTY;
}

/* The last day on which something happened to it. */
static struct value
last_day(struct change *c, int64_t item)
{
	int64_t last = stock_number(access_db(change_access(c)), "SELECT settlement_id FROM main.settlement "
	    "WHERE settlement_id IN (SELECT settlement_id FROM main.settlement WHERE source_id = ?1 UNION SELECT "
	    "settlement_id FROM main.settlement WHERE item_id = ?1) ORDER BY day DESC LIMIT 1", item, 0, 0);

	return last ? record_value(c, &settlement_entity, last, "day") : record_value(c, &item_entity, item, "day");
}

static bool
may_take_back(struct change *c, int64_t item, struct problem *p)
{
	struct value before = taken_back(c, item), last = last_day(c, item);
	const char *on = change_day(c);

	if (before.kind == TEXT)
		return refuse(p, NULL, arena_said(change_arena(c), "was taken back on %s already", before.text));
	if (strcmp(on, change_today(c)) > 0)
		return refuse(p, "day", arena_said(change_arena(c),
		    "%s is a day to come: take it back on a day up to today (%s)", on, change_today(c)));
	return strcmp(on, last.text) >= 0 || refuse(p, "day", arena_said(change_arena(c),
	    "something happened to it on %s: take it back on that day or later", last.text));
}

/* Its entry of the account book. */
static bool
reverse_entry(struct change *c, int64_t entry, struct problem *p)
{
	return cash_is_answered(c, entry) ||
	    (cash_takes_entries(c, record_value(c, &cash_entry_entity, entry, "account").number, p) &&
	    bank_free(c, entry, p) && cash_reverse(c, entry, change_day(c), p));
}

static bool
release(struct change *c, int64_t settlement, struct problem *p)
{
	return item_release(c, settlement, NULL, p);
}

bool
reversal_of_item(struct change *c, int64_t item, struct problem *p)
{
	return change_settle_step(c, p) && may_take_back(c, item, p) && facts_each(c, ALLOCATIONS, item, release, p) &&
	    facts_each(c, "SELECT cash_entry_id FROM main.cash_entry WHERE item_id = ?1 AND reverses_id IS NULL "
	    "ORDER BY 1", item, reverse_entry, p) && item_settle(c, item, "cancel",
	    record_value(c, &item_entity, item, "amount").number, NULL, change_reason(c), 0, p) &&
	    change_settle_step(c, p);
}

#define PAYMENTS \
	" FROM main.item AS i JOIN main.balance AS b ON b.item_id = i.item_id AND b.amount <> 0 " \
	"WHERE i.refund_of_id = ?1"

static bool
reverse_payment(struct change *c, int64_t item, struct problem *p)
{
	bool good = reversal_of_item(c, item, p);

	if (!good && !p->place)
		p->place = key_title(change_access(c), change_arena(c), &item_entity, item);
	return good;
}

bool
reversal_of_refund(struct change *c, int64_t refund, struct problem *p)
{
	if (!change_settle_step(c, p))
		return false;
	if (!stock_number(access_db(change_access(c)), "SELECT count(*)" PAYMENTS, refund, 0, 0))
		return refuse(p, NULL, N_("nothing of it was paid"));
	return facts_each(c, "SELECT i.item_id" PAYMENTS " ORDER BY i.item_id DESC", refund, reverse_payment, p);
}
