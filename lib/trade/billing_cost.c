/* SPDX-License-Identifier: ISC */
/* billing_cost - goods that came at an estimated cost have the one that was invoiced. */
#include <string.h>

#include "access/setting.h"
#include "base/decimal.h"
#include "record/period.h"
#include "trade/billing.h"
#include "trade/delivery.h"
#include "trade/document.h"
#include "trade/stock.h"

#define ONE INT64_C(10000)

/* Arrivals of a line of a purchase whose cost is still the estimate, or was made so again, or is what an amendment
 * says. */
#define ESTIMATED \
	"SELECT s.stock_line_id, s.base, s.quantity, s.cost, max(e.day) FROM main.purchase_line AS l " \
	"JOIN main.delivery AS d ON d.purchase_id = l.purchase_id AND d.line = l.line " \
	"JOIN main.stock_line AS s ON s.stock_line_id = d.stock_line_id " \
	"JOIN main.stock_entry AS e ON e.stock_entry_id = s.stock_entry_id AND e.status = 'approved' " \
	"WHERE l.purchase_line_id = ?1 AND s.estimated = 1 " \
	"AND (s.invoiced IS NULL OR s.invoiced = s.cost OR (l.replaces_id IS NOT NULL AND NOT EXISTS (SELECT 1 " \
	"FROM main.delivery AS b WHERE b.stock_line_id = s.stock_line_id AND b.quantity = 0 " \
	"GROUP BY b.stock_line_id HAVING sum(b.amount) <> 0))) " \
	"GROUP BY s.stock_line_id ORDER BY s.stock_line_id"

/* The cost of one of the stock line's unit: its share of what was invoiced. */
static bool
cost_of(int64_t value, int64_t base, int64_t line_base, int64_t line_quantity, int64_t *cost)
{
	return decimal_muldiv(value, line_base, base, cost) && decimal_muldiv(*cost, ONE, line_quantity, cost);
}

static const char *
later_of(struct change *c, const char *one, const char *other)
{
	return change_posting_day(c, "stock", arena_string(change_arena(c), strcmp(one, other) > 0 ? one : other));
}

static bool
price(struct change *c, int64_t stock_line, int64_t cost, const char *arrived, const char *on, struct problem *p)
{
	return stock_price(c, stock_line, cost, later_of(c, arrived, on), p);
}

/* What is owed for an arrival is its part of what was invoiced, behind so much of the line. */
static bool
owe(struct change *c, int64_t stock_line, const struct draft *line, int64_t before, int64_t base, const char *on,
    struct problem *p)
{
	struct value currency = record_value(c, &invoice_entity, draft_get(line, "invoice")->number, "currency");
	int64_t unit = line_money_unit(currency_decimals(currency.kind == TEXT ? currency.text :
	    access_setting(change_access(c), "currency"))), all = draft_get(line, "base")->number, net, amount;

	return (delivery_share(draft_get(line, "net")->number, before, base, all, unit, &net) &&
	    delivery_share(draft_get(line, "amount")->number, before, base, all, unit, &amount)) ?
	    delivery_invoiced(c, stock_line, net, amount, on, p) : refuse(p, "price", N_("too large"));
}

bool
billing_prices(struct change *c, const struct draft *line, const char *on, struct problem *p)
{
	bool small = strcmp(access_setting(change_access(c), "taxpayer"), "small") == 0;
	int64_t left = draft_get(line, "base")->number, value = draft_get(line, small ? "amount" : "net")->number, cost;
	struct statement *st;
	bool good = true;

	if (!draft_has(line, "purchase_line") || left <= 0)
		return true;
	st = db_prepare(access_db(change_access(c)), ESTIMATED);
	db_bind_number(st, 1, draft_get(line, "purchase_line")->number);
	while (good && db_step(st) && db_number(st, 1) <= left) {
		good = owe(c, db_number(st, 0), line, draft_get(line, "base")->number - left, db_number(st, 1),
		    later_of(c, db_text(st, 4), on), p);
		left -= db_number(st, 1);
		good = good && (cost_of(value, draft_get(line, "base")->number, db_number(st, 1), db_number(st, 2),
		    &cost) ? price(c, db_number(st, 0), cost, db_text(st, 4), on, p) :
		    refuse(p, "price", N_("too large")));
	}
	db_finish(st);
	return good;
}

/* The arrivals that an invoice gave their cost to have the estimate again. */
#define PRICED \
	"SELECT s.stock_line_id, s.cost, e.day FROM main.invoice_line AS i " \
	"JOIN main.purchase_line AS l ON l.purchase_line_id = i.purchase_line_id " \
	"JOIN main.delivery AS d ON d.purchase_id = l.purchase_id AND d.line = l.line " \
	"JOIN main.stock_line AS s ON s.stock_line_id = d.stock_line_id " \
	"JOIN main.stock_entry AS e ON e.stock_entry_id = s.stock_entry_id AND e.status = 'approved' " \
	"WHERE i.invoice_id = ?1 AND i.deleted IS NULL AND s.estimated = 1 AND s.invoiced <> s.cost " \
	"GROUP BY s.stock_line_id, s.cost, e.day ORDER BY s.stock_line_id"

bool
billing_estimates(struct change *c, int64_t invoice, const char *on, struct problem *p)
{
	struct statement *st = db_prepare(access_db(change_access(c)), PRICED);
	bool good = true;

	db_bind_number(st, 1, invoice);
	while (good && db_step(st))
		good = price(c, db_number(st, 0), db_number(st, 1), db_text(st, 2), on, p) &&
		    delivery_not_invoiced(c, db_number(st, 0), later_of(c, db_text(st, 2), on), p);
	db_finish(st);
	return good;
}
