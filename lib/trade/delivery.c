/* SPDX-License-Identifier: ISC */
/* delivery - deliveries and arrivals of lines, and what follows from them. */
#include "trade/delivery.h"

#include <stdlib.h>
#include <string.h>

#include "access/setting.h"
#include "base/decimal.h"
#include "query/key.h"
#include "record/period.h"
#include "trade/document.h"
#include "trade/facts.h"
#include "trade/item.h"
#include "trade/plan.h"
#include "trade/stock.h"
#include "trade/trade.h"

/* Deliveries come from stock entries alone. */
static bool delivering;

bool
delivery_add(struct change *c, struct draft *d, struct problem *p)
{
	return facts_add(c, d, &delivering, NULL, p);
}

int64_t
delivery_quantity(struct change *c, const struct side *side, int64_t document, int64_t line)
{
	return stock_number(access_db(change_access(c)), arena_printf(change_arena(c), "SELECT coalesce(sum(quantity), "
	    "0) FROM main.delivery WHERE %s_id = ?1 AND line = ?2", side->document), document, line, 0);
}

bool
delivery_share(int64_t amount, int64_t before, int64_t quantity, int64_t all, int64_t unit, int64_t *out)
{
	int64_t until, from;

	if (!decimal_muldiv(amount / unit, before + quantity, all, &until) ||
	    !decimal_muldiv(amount / unit, before, all, &from))
		return false;
	*out = (until - from) * unit;
	return true;
}

int64_t
delivery_most(struct change *c, const struct side *side, int64_t base)
{
	int64_t most;

	if (side != &side_sales || !decimal_muldiv(base,
	    100 + strtoll(access_setting(change_access(c), "ship.tolerance"), NULL, 10), 100, &most))
		return base;
	return most;
}

static bool
fits(struct change *c, const struct side *side, const struct draft *line, int64_t before, int64_t quantity,
    struct problem *p)
{
	int64_t all = delivery_most(c, side, draft_get(line, "base")->number);
	struct buf left = { 0 };

	if (before + quantity >= 0 && before + quantity <= all)
		return true;
	decimal_print(&left, quantity < 0 ? before : all - before, MONEY_PLACES, 0);
	refuse(p, "quantity", arena_said(change_arena(c), quantity < 0 ? N_("only %s of line %lld was delivered") :
	    N_("only %s of line %lld is left to deliver"), buf_string(&left),
	    (long long)draft_get(line, "line")->number));
	buf_free(&left);
	return false;
}

/* The amounts of a delivery. */
static bool
take_amounts(struct change *c, struct draft *d, const struct draft *line, int64_t before, const char *currency)
{
	int64_t unit = line_money_unit(currency_decimals(currency)), net, amount;
	int64_t quantity = draft_get(d, "quantity")->number, all = draft_get(line, "base")->number;

	(void)c;
	if (!delivery_share(draft_get(line, "net")->number, before, quantity, all, unit, &net) ||
	    !delivery_share(draft_get(line, "amount")->number, before, quantity, all, unit, &amount))
		return false;
	draft_set(d, "net", value_number(net));
	draft_set(d, "tax", value_number(amount - net));
	draft_set(d, "amount", value_number(amount));
	return true;
}

/* Makes *id the version of its line that is in force now, and line that row. */
static bool
load_version(struct change *c, const struct side *side, int64_t *id, struct draft *line)
{
	int64_t now;

	if (!record_load(c, *id, line))
		return false;
	if (!draft_has(line, "ended"))
		return true;
	now = document_line(c, line->entity, draft_get(line, side->document)->number, draft_get(line, "line")->number);
	if (now)
		*id = now;
	return record_load(c, *id, line);
}

/* The version that was in force on a day, since its price is that of what went then. */
static struct draft *
version_on(struct change *c, struct draft *line, const char *on)
{
	struct draft *then = draft_new(change_arena(c), line->entity);
	int64_t id = draft_get(line, "replaces")->number;

	if (!draft_has(line, "replaces") || strcmp(draft_get(line, "day")->text, on) <= 0)
		return line;
	while (record_load(c, id, then) && draft_has(then, "replaces") && strcmp(draft_get(then, "day")->text, on) > 0)
		id = draft_get(then, "replaces")->number;
	return then;
}

bool
delivery_post(struct change *c, const struct side *side, int64_t line_id, int64_t quantity, const char *on,
    int64_t stock_line, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &delivery_entity),
	    *line = draft_new(change_arena(c), side->documents->lines);
	int64_t document, before;

	if (!load_version(c, side, &line_id, line))
		return refuse(p, NULL, N_("no such line"));
	document = draft_get(line, side->document)->number;
	if (strcmp(record_value(c, side->documents, document, "status").text, "approved") != 0)
		return refuse(p, side->document, arena_said(change_arena(c), "%s is not approved",
		    key_title(change_access(c), change_arena(c), side->documents, document)));
	before = delivery_quantity(c, side, document, draft_get(line, "line")->number);
	if (!fits(c, side, line, before, quantity, p))
		return false;
	draft_set(d, "day", value_text(on));
	draft_set(d, side->document, value_number(document));
	draft_set(d, side->document == side_sales.document ? "contract_line" : "purchase_line", value_number(line_id));
	draft_set(d, "line", *draft_get(line, "line"));
	draft_set(d, "product", *draft_get(line, "product"));
	draft_set(d, "quantity", value_number(quantity));
	draft_set(d, "stock_line", stock_line ? value_number(stock_line) : VALUE_EMPTY);
	if (!take_amounts(c, d, version_on(c, line, on), before,
	    record_value(c, side->documents, document, "currency").text))
		return refuse(p, "quantity", N_("too large"));
	return facts_add(c, d, &delivering, NULL, p);
}

/* An entry that moved no goods, services alone, is cancelled when what it delivered is taken back. */
static bool
void_entry(struct change *c, int64_t stock_line, struct problem *p)
{
	struct db *db = access_db(change_access(c));

	if (!stock_line ||
	    stock_number(db, "SELECT sum(quantity) FROM main.delivery WHERE stock_line_id = ?1", stock_line, 0, 0))
		return true;
	return document_void(c, &stock_entry_entity, stock_number(db, "SELECT stock_entry_id FROM main.stock_line "
	    "WHERE stock_line_id = ?1", stock_line, 0, 0), p);
}

/* The opposite of a delivery, on its day. */
static bool
reverse(struct change *c, int64_t id, struct problem *p)
{
	static const char *const negated[] = { "quantity", "net", "tax", "amount" };
	struct draft *d = draft_new(change_arena(c), &delivery_entity);

	if (stock_number(access_db(change_access(c)), "SELECT 1 FROM main.delivery WHERE reverses_id = ?1", id, 0, 0))
		return refuse(p, NULL, N_("was taken back already"));
	record_load(c, id, d);
	for (size_t i = 0; i < sizeof negated / sizeof *negated; i++)
		draft_set(d, negated[i], value_number(-draft_get(d, negated[i])->number));
	draft_set(d, "day",
	    value_text(change_posting_day(c, "stock", arena_string(change_arena(c), draft_get(d, "day")->text))));
	draft_set(d, "reverses", value_number(id));
	return facts_add(c, d, &delivering, NULL, p) && void_entry(c, draft_get(d, "stock_line")->number, p);
}

static bool
release(struct change *c, int64_t id, struct problem *p)
{
	return item_release(c, id, record_value(c, &settlement_entity, id, "day").text, p);
}

/* A month's item has what other entries of the month delivered, too. */
static bool
drop_item(struct change *c, int64_t id, struct problem *p)
{
	if (record_value(c, &item_entity, id, "month").kind == EMPTY)
		return item_cancel(c, id, p);
	return item_settle(c, id, "change", record_value(c, &item_entity, id, "amount").number,
	    record_value(c, &item_entity, id, "day").text, NULL, 0, p);
}

static bool
drop_price(struct change *c, int64_t stock_line, struct problem *p)
{
	return delivery_not_invoiced(c, stock_line, change_posting_day(c, "stock", change_day(c)), p);
}

/* The facts of a table that stand: those that nothing takes back, or that take back what took them back. k: the
 * first of each chain, as FROM and WHERE give them. */
#define STANDING_OF(table, key, from) \
	"WITH RECURSIVE k(id, depth) AS (SELECT f." key ", 0 FROM " from " AND f.reverses_id IS NULL " \
	"UNION ALL SELECT r." key ", k.depth + 1 FROM k JOIN main." table " AS r ON r.reverses_id = k.id) " \
	"SELECT k.id FROM k WHERE k.depth % 2 = 0 AND NOT EXISTS (SELECT 1 FROM main." table " AS r " \
	"WHERE r.reverses_id = k.id) ORDER BY k.id DESC"

bool
delivery_take_back(struct change *c, int64_t entry, struct problem *p)
{
	return facts_each(c, "SELECT d.stock_line_id FROM main.stock_line AS l JOIN main.delivery AS d "
	    "ON d.stock_line_id = l.stock_line_id AND d.quantity = 0 WHERE l.stock_entry_id = ?1 "
	    "GROUP BY d.stock_line_id HAVING sum(d.amount) <> 0", entry, drop_price, p) &&
	    facts_each(c, STANDING_OF("delivery", "delivery_id", "main.stock_line AS l JOIN main.delivery AS f ON "
	    "f.stock_line_id = l.stock_line_id AND f.quantity <> 0 WHERE l.stock_entry_id = ?1"), entry, reverse, p) &&
	    facts_each(c, "SELECT i.item_id FROM main.item AS i JOIN main.balance AS b ON b.item_id = i.item_id WHERE "
	    "i.stock_entry_id = ?1 AND b.amount <> 0 ORDER BY i.item_id DESC", entry, drop_item, p) &&
	    facts_each(c, STANDING_OF("settlement", "settlement_id", "main.settlement AS f "
	    "WHERE f.stock_entry_id = ?1 AND f.kind <> 'cancel'"), entry, release, p);
}

static bool
tell_plan(struct change *c, const struct side *side, struct plan_event *e, struct problem *p)
{
	e->until = stock_number(access_db(change_access(c)), arena_printf(change_arena(c),
	    "SELECT sum(amount) FROM main.delivery WHERE %s_id = ?1", side->document), e->document, 0, 0);
	return plan_happened(c, side, e, p);
}

/* A difference of price is of no entry. */
#define ENTRY "CASE d.quantity WHEN 0 THEN 0 ELSE coalesce(l.stock_entry_id, 0) END"

/* What was delivered of each document on each day. An opposite was made by whoever takes all of its change back. */
static bool
settle(struct change *c, int64_t first, int64_t last, struct problem *p)
{
	struct statement *st = db_prepare(access_db(change_access(c)), "SELECT d.contract_id IS NULL, "
	    "coalesce(d.contract_id, d.purchase_id), d.day, " ENTRY " AS entry, sum(d.amount), d.quantity = 0 "
	    "FROM main.delivery AS d LEFT JOIN main.stock_line AS l ON l.stock_line_id = d.stock_line_id "
	    "WHERE d.delivery_id BETWEEN ?1 AND ?2 AND d.reverses_id IS NULL "
	    "GROUP BY d.contract_id, d.purchase_id, d.day, " ENTRY ", d.quantity = 0 "
	    "ORDER BY min(d.delivery_id)");
	bool good = true;

	db_bind_number(st, 1, first);
	db_bind_number(st, 2, last);
	while (good && db_step(st))
		good = tell_plan(c, db_number(st, 0) ? &side_purchases : &side_sales,
		    &(struct plan_event){ .document = db_number(st, 1), .trigger = "ship", .amount = db_number(st, 4),
		    .on = arena_string(change_arena(c), db_text(st, 2)), .stock_entry = db_number(st, 3),
		    .price = db_number(st, 5) }, p);
	db_finish(st);
	return good && delivery_follow(c, first, p);
}

static bool
prepare(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	(void)c, (void)id, (void)old, (void)d;
	return delivering || refuse(p, NULL, N_("goods are delivered by crm-ship send and crm-purchase receive alone"));
}

const struct hooks delivery_hooks = {
	.entity = &delivery_entity, .prepare = prepare, .settle = settle, .reverse = reverse,
};
