/* SPDX-License-Identifier: ISC */
/* billed - what falls due when something is invoiced, and waits again when it no longer is. */
#include "base/decimal.h"
#include "query/key.h"
#include "trade/billing.h"
#include "trade/item.h"
#include "trade/plan.h"
#include "trade/stock.h"

/* All that is invoiced of a document. */
static int64_t
billed(struct change *c, const struct side *side, int64_t document)
{
	return stock_number(access_db(change_access(c)), arena_printf(change_arena(c),
	    "SELECT coalesce(sum(amount), 0) FROM "
	    "main.billing WHERE %s_id = ?1", side->document), document, 0, 0);
}

/* Takes so much off an item that fell due by an invoice, for the one it was split from to wait for again. */
static bool
put_back(struct change *c, int64_t item, int64_t from, int64_t amount, const char *on, struct problem *p)
{
	return item_settle(c, item, "change", amount, on, N_("no longer invoiced"), 0, p) &&
	    item_settle(c, from, "split", -amount, on, N_("no longer invoiced"), 0, p);
}

/* Of each instalment that waits for invoices the share that the amount is of all that was invoiced before, the
 * latest first. */
static bool
take_off(struct change *c, const struct side *side, int64_t document, int64_t amount, int64_t before, const char *on,
    struct problem *p)
{
	struct statement *st = db_prepare(access_db(change_access(c)), arena_printf(change_arena(c),
	    "SELECT i.item_id, i.split_from_id, b.open, sum(b.amount) OVER (PARTITION BY i.split_from_id), "
	    "i.split_from_id <> coalesce(lag(i.split_from_id) OVER (ORDER BY i.split_from_id, i.item_id DESC), 0) "
	    "FROM main.item AS i JOIN main.balance AS b ON b.item_id = i.item_id "
	    "JOIN main.instalment AS n ON n.%s_id = ?1 AND n.number = i.instalment AND n.trigger = 'invoice' "
	    "AND n.ended IS NULL AND n.deleted IS NULL WHERE i.%s_id = ?1 AND i.split_from_id IS NOT NULL "
	    "ORDER BY i.split_from_id, i.item_id DESC", side->document, side->document));
	int64_t left = 0;
	bool good = true;

	db_bind_number(st, 1, document);
	while (good && db_step(st)) {
		int64_t part;

		if (db_number(st, 4) && !decimal_muldiv(db_number(st, 3), amount, before, &left))
			left = 0;
		left = decimal_round(left, MONEY_PLACES, 2);
		part = left < db_number(st, 2) ? left : db_number(st, 2);
		good = part <= 0 || put_back(c, db_number(st, 0), db_number(st, 1), part, on, p);
		left -= part > 0 ? part : 0;
	}
	db_finish(st);
	return good;
}

static bool
less(struct change *c, const struct side *side, int64_t document, int64_t amount, const char *on, struct problem *p)
{
	int64_t now = billed(c, side, document);

	return change_settle_step(c, p) &&
	    (now + amount <= 0 || take_off(c, side, document, amount, now + amount, on, p));
}

bool
billing_less(struct change *c, const struct draft *head, int64_t amount, const char *on, struct problem *p)
{
	const struct side *const sides[] = { &side_sales, &side_purchases };

	for (int i = 0; i < 2; i++)
		if (amount > 0 && draft_has(head, sides[i]->document))
			return less(c, sides[i], draft_get(head, sides[i]->document)->number, amount, on, p);
	return true;
}

static bool
tell(struct change *c, const struct side *side, struct plan_event *e, struct problem *p)
{
	if (e->amount < 0)
		return less(c, side, e->document, -e->amount, e->on, p);
	e->until = billed(c, side, e->document);
	return e->amount == 0 || plan_happened(c, side, e, p);
}

/* Of the invoices that billings between two ids are of, or red letters of: one of which those take more than it has. */
#define OVERDRAWN \
	"SELECT o.invoice_id FROM (SELECT DISTINCT coalesce(i.red_of_id, i.invoice_id) AS invoice_id " \
	"FROM main.billing AS b JOIN main.invoice_line AS l ON l.invoice_line_id = b.invoice_line_id " \
	"JOIN main.invoice AS i ON i.invoice_id = l.invoice_id WHERE b.billing_id BETWEEN ?1 AND ?2) AS o " \
	"WHERE EXISTS (SELECT 1 FROM main.invoice AS r WHERE r.red_of_id = o.invoice_id) AND " \
	"(SELECT coalesce(sum(b.amount), 0) FROM main.invoice AS r " \
	"JOIN main.invoice_line AS l ON l.invoice_id = r.invoice_id " \
	"JOIN main.billing AS b ON b.invoice_line_id = l.invoice_line_id " \
	"WHERE r.invoice_id = o.invoice_id OR r.red_of_id = o.invoice_id) < 0 LIMIT 1"

/* Whoever takes an invoice back takes its red letters back, too. */
static bool
reds_fit(struct change *c, int64_t first, int64_t last, struct problem *p)
{
	int64_t invoice = stock_number(access_db(change_access(c)), OVERDRAWN, first, last, 0);

	if (invoice == 0)
		return true;
	*p = (struct problem){ key_title(change_access(c), change_arena(c), &invoice_entity, invoice), NULL,
		N_("its red letters take more than it has") };
	return false;
}

/* What was invoiced of each document on each day. An opposite was made by whoever takes all of its change back, or
 * voids. */
bool
billing_settle(struct change *c, int64_t first, int64_t last, struct problem *p)
{
	struct statement *st = db_prepare(access_db(change_access(c)),
	    "SELECT contract_id IS NULL, coalesce(contract_id, purchase_id), day, sum(amount) FROM main.billing "
	    "WHERE billing_id BETWEEN ?1 AND ?2 AND reverses_id IS NULL AND coalesce(contract_id, "
	    "purchase_id) IS NOT NULL GROUP BY contract_id, purchase_id, day ORDER BY min(billing_id)");
	bool good = true;

	db_bind_number(st, 1, first);
	db_bind_number(st, 2, last);
	while (good && db_step(st))
		good = tell(c, db_number(st, 0) ? &side_purchases : &side_sales,
		    &(struct plan_event){ .document = db_number(st, 1),
		    .trigger = "invoice", .amount = db_number(st, 3), .on = arena_string(change_arena(c), db_text(st,
		    2)) }, p);
	db_finish(st);
	return good && reds_fit(c, first, last, p);
}
