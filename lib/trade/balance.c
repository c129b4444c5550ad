/* SPDX-License-Identifier: ISC */
/* balance - what is open of items, kept in step with the facts. */
#include "base/decimal.h"
#include "query/key.h"
#include "record/check.h"
#include "trade/facts.h"
#include "trade/item.h"

#define ALWAYS(s) ""


bool
balance_of_items(struct change *c, int64_t first, int64_t last, struct problem *p)
{
	(void)p;
	facts_between(c, "INSERT INTO main.balance (item_id, amount, open, due) SELECT item_id, amount, "
	    "amount, due FROM main.item WHERE item_id BETWEEN ?1 AND ?2", first, last);
	return true;
}

/*
 * The few items that were touched come first (CROSS JOIN keeps the order), since nothing tells the planner
 * that they are few: it would read all items there are.
 *
 * An item that was settled beyond what it has: one of money that has paid more than came, one that is owed of which
 * more was allocated than was open, a credit of which more was used than there was, one that was cancelled and settled.
 */
#define BEYOND \
	"SELECT i.item_id, abs(coalesce(b.open, b.amount)) FROM temp.touched_item AS t " \
	"CROSS JOIN main.item AS i CROSS JOIN main.balance AS b " \
	"WHERE i.item_id = t.item_id AND b.item_id = t.item_id AND (b.amount <> 0 OR b.open IS NOT NULL) " \
	"AND ((SELECT sum(s.amount) FROM main.settlement AS s WHERE s.item_id = i.item_id AND s.kind = 'cancel') > 0 " \
	"OR (i.sign < 0 AND b.open < 0) OR (i.sign > 0 AND b.open < 0 AND EXISTS (SELECT 1 FROM main.settlement AS s " \
	"WHERE s.item_id = i.item_id AND s.settlement_id BETWEEN ?1 AND ?2 AND s.kind = 'allocation' " \
	"AND s.amount > 0)) OR (i.sign > 0 AND b.open > 0 AND EXISTS (SELECT 1 FROM main.settlement AS s " \
	"WHERE s.source_id = i.item_id AND s.settlement_id BETWEEN ?1 AND ?2 AND s.amount > 0))) LIMIT 1"

static bool
none_beyond(struct change *c, int64_t first, int64_t last, struct problem *p)
{
	struct statement *st = db_keep(access_db(change_access(c)), BEYOND);
	struct buf amount = { 0 };
	bool found;

	db_bind_number(st, 1, first);
	db_bind_number(st, 2, last);
	found = db_step(st);
	if (found) {
		decimal_print(&amount, db_number(st, 1), MONEY_PLACES, 2);
		*p = (struct problem){ key_title(change_access(c), change_arena(c), &item_entity, db_number(st, 0)),
		    "amount",
			arena_said(change_arena(c),
			"is %s less than it is to settle: release or cancel what was allocated, or take less",
			buf_string(&amount)) };
		buf_free(&amount);
	}
	db_reset(st);
	return !found;
}

/* What was undone is not what an import would find again, as long as it is; what was taken back for a reason had
 * come all the same. */
static void
mark_cancelled(struct change *c, int64_t first, int64_t last)
{
	facts_between(c, "UPDATE main.item SET fingerprint = CASE WHEN EXISTS (SELECT 1 FROM main.settlement AS s "
	    "WHERE s.settlement_id BETWEEN ?1 AND ?2 AND s.item_id = item.item_id AND s.kind = 'cancel' "
	    "AND s.amount > 0 AND s.why IS NULL) THEN '-' ELSE '' END || ltrim(fingerprint, '-') "
	    "WHERE fingerprint IS NOT NULL AND item_id IN (SELECT s.item_id FROM main.settlement AS s "
	    "WHERE s.settlement_id BETWEEN ?1 AND ?2 AND s.kind = 'cancel')", first, last);
}

bool
balance_of_settlements(struct change *c, int64_t first, int64_t last, struct problem *p)
{
	struct db *db = access_db(change_access(c));

	db_run(db, "CREATE TEMP TABLE IF NOT EXISTS touched_item (item_id INTEGER PRIMARY KEY); "
	    "DELETE FROM temp.touched_item");
	facts_between(c, "INSERT INTO temp.touched_item SELECT item_id FROM main.settlement "
	    "WHERE settlement_id BETWEEN ?1 AND ?2 UNION SELECT source_id FROM main.settlement "
	    "WHERE settlement_id BETWEEN ?1 AND ?2 AND source_id IS NOT NULL", first, last);
	db_run(db, "UPDATE main.balance SET (amount, open, due) = (SELECT " ITEM_AMOUNT(ALWAYS) ", nullif("
	    ITEM_OPEN(ALWAYS) ", 0), " ITEM_DUE(ALWAYS) " FROM main.item AS i WHERE i.item_id = balance.item_id) "
	    "WHERE item_id IN (SELECT item_id FROM temp.touched_item)");
	mark_cancelled(c, first, last);
	return none_beyond(c, first, last, p);
}

long
balance_check(struct db *db, void (*visit)(const struct finding *, void *), void *context)
{
	struct audit k = { db, visit, context, 0 };

	audit_rows(&k, "open", "item",
	    "what is kept as its amount, open or due is not what follows from its settlements",
	    "SELECT i.item_id FROM main.item AS i LEFT JOIN main.balance AS b ON b.item_id = i.item_id WHERE "
	    "b.amount IS DISTINCT FROM " ITEM_AMOUNT(ALWAYS) " OR b.open IS DISTINCT FROM nullif(" ITEM_OPEN(ALWAYS)
	    ", 0) OR b.due IS DISTINCT FROM " ITEM_DUE(ALWAYS));
	audit_rows(&k, "allocation", "item", "more was settled from it than it has",
	    "SELECT i.item_id FROM main.item AS i JOIN main.balance AS b ON b.item_id = i.item_id "
	    "WHERE i.sign < 0 AND b.open < 0");
	audit_rows(&k, "allocation", "settlement", "its two items are not of one party, ledger and currency",
	    "SELECT s.settlement_id FROM main.settlement AS s "
	    "JOIN main.item AS i ON i.item_id = s.item_id JOIN main.item AS o ON o.item_id = s.source_id "
	    "WHERE (i.party_id, i.ledger, i.currency) <> (o.party_id, o.ledger, o.currency)");
	return k.found;
}
