/* SPDX-License-Identifier: ISC */
/* landed - what goods of a purchase cost beside their price, and what suppliers give back. */
#include "trade/landed.h"

#include <stdlib.h>
#include <string.h>

#include "access/setting.h"
#include "base/decimal.h"
#include "query/key.h"
#include "record/check.h"
#include "record/period.h"
#include "trade/document.h"
#include "trade/facts.h"
#include "trade/item.h"
#include "trade/stock.h"
#include "trade/trade.h"

/* These facts come from crm-purchase alone. */
static bool landing;

/* Goods of a purchase that bear a part: those of a line in a warehouse. */
struct bearer {
	int64_t product, warehouse, stock_line, weight;
};

struct bearers {
	struct bearer *all;
	size_t count;
	int64_t total;
};

static const char bearers_sql[] =
	"SELECT d.product_id, e.warehouse_id, max(CASE WHEN d.quantity > 0 "
	"AND d.reverses_id IS NULL THEN d.stock_line_id END), CASE ?2 WHEN 1 THEN sum(d.net) "
	"WHEN 2 THEN sum(d.quantity) ELSE crm_muldiv(sum(d.quantity), p.weight, 10000) END, p.code "
	"FROM main.delivery AS d JOIN main.stock_line AS l ON l.stock_line_id = d.stock_line_id "
	"JOIN main.stock_entry AS e ON e.stock_entry_id = l.stock_entry_id "
	"JOIN main.product AS p ON p.product_id = d.product_id WHERE d.purchase_id = ?1 AND d.day <= ?3 "
	"AND coalesce(p.kind, 'goods') <> 'service' GROUP BY d.line, d.product_id, e.warehouse_id, p.weight, p.code "
	"HAVING sum(d.quantity) > 0 ORDER BY d.line, e.warehouse_id";

static void
add_bearer(struct bearers *b, struct statement *st)
{
	b->all = must_realloc(b->all, (b->count + 1) * sizeof *b->all);
	b->all[b->count] = (struct bearer){ db_number(st, 0), db_number(st, 1), db_number(st, 2), db_number(st, 3) };
	b->total += b->all[b->count++].weight;
}

/* Whoever reads them frees all. */
static bool
read_bearers(struct change *c, int64_t purchase, const char *spread, struct bearers *b, struct problem *p)
{
	struct statement *st = db_prepare(access_db(change_access(c)), bearers_sql);
	bool good = true;

	db_bind_number(st, 1, purchase);
	db_bind_number(st, 2, strcmp(spread, "value") == 0 ? 1 : strcmp(spread, "quantity") == 0 ? 2 : 3);
	db_bind_text(st, 3, change_day(c));
	while (good && db_step(st)) {
		add_bearer(b, st);
		if (strcmp(spread, "weight") == 0 && b->all[b->count - 1].weight <= 0)
			good = refuse(p, "weight", arena_said(change_arena(c),
			    "product %s has none: crm-product set %s weight=KG", db_text(st, 4), db_text(st, 4)));
	}
	db_finish(st);
	if (good && b->total <= 0)
		good = refuse(p, "purchase", arena_said(change_arena(c), "nothing of %s was there on %s to bear it",
		    key_title(change_access(c), change_arena(c), &purchase_entity, purchase), change_day(c)));
	return good;
}

static int64_t
money_unit(struct change *c)
{
	return line_money_unit(currency_decimals(access_setting(change_access(c), "currency")));
}

/* Gives each bearer its share of an amount, and its fact; d: what all of them have in common. */
static bool
spread(struct change *c, const struct bearers *b, int64_t amount, const char *kind, struct draft *d, bool taken,
    struct problem *p)
{
	int64_t unit = money_unit(c), before = 0, weight = 0, until;

	for (size_t i = 0; i < b->count; i++) {
		const struct bearer *one = &b->all[i];

		weight += one->weight;
		if (!decimal_muldiv(amount / unit, weight, b->total, &until))
			return refuse(p, "amount", N_("too large"));
		until *= unit;
		if (until != before) {
			draft_set(d, "product", value_number(one->product));
			draft_set(d, "warehouse", value_number(one->warehouse));
			draft_set(d, "stock_line", value_number(one->stock_line));
			draft_set(d, "amount", value_number(until - before));
			if (!stock_revalue(c, one->product, one->warehouse, taken ? before - until : until - before,
			    change_day(c), kind, one->stock_line, p) || !facts_add(c, d, &landing, NULL, p))
				return false;
		}
		before = until;
	}
	return true;
}

bool
landed_add(struct change *c, const struct landed *l, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &landed_cost_entity);
	struct bearers b = { 0 };
	bool good;

	draft_set(d, "day", value_text(change_day(c)));
	draft_set(d, "kind", value_text(l->kind));
	draft_set(d, "spread", value_text(l->spread));
	draft_set(d, "purchase", value_number(l->purchase));
	draft_set(d, "supplier", l->supplier ? value_number(l->supplier) : VALUE_EMPTY);
	draft_set(d, "payable", l->payable ? value_number(l->payable) : VALUE_EMPTY);
	draft_set(d, "why", value_text(l->why));
	good = read_bearers(c, l->purchase, l->spread, &b, p) && spread(c, &b, l->amount, "landed-cost", d, false, p);
	free(b.all);
	return good;
}

bool
landed_payable(struct change *c, int64_t supplier, int64_t amount, const char *note, int64_t *id, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &payable_entity);

	draft_set(d, "supplier", value_number(supplier));
	draft_set(d, "day", value_text(change_day(c)));
	draft_set(d, "kind", value_text("cost"));
	draft_set(d, "amount", value_number(amount));
	draft_set(d, "note", value_text(note));
	return record_add(c, d, id, p);
}

static struct draft *
new_rebate(struct change *c, int64_t supplier, int64_t purchase, const char *taken, const char *why)
{
	struct draft *d = draft_new(change_arena(c), &rebate_entity);

	draft_set(d, "day", value_text(change_day(c)));
	draft_set(d, "taken", value_text(taken));
	draft_set(d, "supplier", value_number(supplier));
	draft_set(d, "purchase", purchase ? value_number(purchase) : VALUE_EMPTY);
	draft_set(d, "why", value_text(why));
	return d;
}

bool
rebate_off_stock(struct change *c, int64_t purchase, int64_t amount, const char *why, struct problem *p)
{
	struct draft *d = new_rebate(c, record_value(c, &purchase_entity, purchase, "supplier").number,
	    purchase, "stock", why);
	struct bearers b = { 0 };
	bool good = read_bearers(c, purchase, "value", &b, p) && spread(c, &b, amount, "rebate", d, true, p);

	free(b.all);
	return good;
}

static bool
rebate_item(struct change *c, struct draft *d, int64_t item, int64_t amount, const char *why, struct problem *p)
{
	draft_set(d, "payable", value_number(item));
	draft_set(d, "amount", value_number(amount));
	return item_settle(c, item, "rebate", amount, change_day(c), why, 0, p) && facts_add(c, d, &landing, NULL, p);
}

bool
rebate_off_payables(struct change *c, int64_t supplier, int64_t purchase, int64_t amount, const char *why,
    struct problem *p)
{
	struct statement *st = db_prepare(access_db(change_access(c)), "SELECT i.item_id, coalesce(b.open, 0) "
	    "FROM main.item AS i JOIN main.balance AS b ON b.item_id = i.item_id "
	    "WHERE i.is_payable = 1 AND i.party_id = ?1 AND (?2 = 0 OR i.purchase_id = ?2) "
	    "AND i.day <= ?3 AND i.currency = ?4 AND b.amount <> 0 ORDER BY coalesce(b.open, 0) > 0, "
	    "CASE WHEN b.open > 0 THEN 0 ELSE i.item_id END, b.due IS NULL, b.due, i.item_id");
	struct draft *d = new_rebate(c, supplier, purchase, "payable", why);
	struct value currency = record_value(c, &purchase_entity, purchase, "currency");
	int64_t last = 0, owed = 0;
	bool good = true;

	db_bind_number(st, 1, supplier);
	db_bind_number(st, 2, purchase);
	db_bind_text(st, 3, change_day(c));
	db_bind_text(st, 4, currency.kind == TEXT ? currency.text : access_setting(change_access(c), "currency"));
	while (good && amount > 0 && db_step(st)) {
		if (last && owed > 0) {
			int64_t part = owed < amount ? owed : amount;

			good = rebate_item(c, d, last, part, why, p);
			amount -= part;
		}
		last = db_number(st, 0);
		owed = db_number(st, 1);
	}
	db_finish(st);
	if (good && !last)
		return refuse(p, "supplier", N_("nothing was owed to it by that day"));
	return good && (amount == 0 || rebate_item(c, d, last, amount, why, p));
}

/* The opposite of a fact, on its day. */
static bool
reverse(struct change *c, const struct entity *entity, int64_t id, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), entity);

	if (stock_number(access_db(change_access(c)), arena_printf(change_arena(c), "SELECT 1 FROM main.%s "
	    "WHERE reverses_id = ?1", entity->name), id, 0, 0))
		return refuse(p, NULL, N_("was taken back already"));
	record_load(c, id, d);
	draft_set(d, "day",
	    value_text(change_posting_day(c, "stock", arena_string(change_arena(c), draft_get(d, "day")->text))));
	draft_set(d, "amount", value_number(-draft_get(d, "amount")->number));
	draft_set(d, "reverses", value_number(id));
	return facts_add(c, d, &landing, NULL, p);
}

static bool
reverse_cost(struct change *c, int64_t id, struct problem *p)
{
	return reverse(c, &landed_cost_entity, id, p);
}

static bool
reverse_rebate(struct change *c, int64_t id, struct problem *p)
{
	return reverse(c, &rebate_entity, id, p);
}

static bool
prepare(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	(void)c, (void)id, (void)old, (void)d;
	return landing || refuse(p, NULL, N_("is written by crm-purchase cost and crm-purchase rebate alone"));
}

/* A row for each line of a receipt that stands whose corrections of value are not what its costs and rebates say. */
static long
check(struct db *db, void (*visit)(const struct finding *, void *), void *context)
{
	return check_rows(db, "landed", "stock_line", "what its costs and rebates come to is not what they changed its "
	    "value by", "SELECT t.stock_line_id FROM (SELECT stock_line_id, amount FROM main.landed_cost "
	    "UNION ALL SELECT stock_line_id, -amount FROM main.rebate WHERE taken = 'stock' "
	    "UNION ALL SELECT line_id, -given FROM main.movement WHERE kind IN ('landed-cost', 'rebate')) AS t "
	    "JOIN main.stock_line AS l ON l.stock_line_id = t.stock_line_id "
	    "JOIN main.stock_entry AS e ON e.stock_entry_id = l.stock_entry_id AND e.status = 'approved' "
	    "GROUP BY t.stock_line_id HAVING sum(t.amount) <> 0", visit, context);
}

const struct hooks landed_cost_hooks = {
	.entity = &landed_cost_entity, .prepare = prepare, .reverse = reverse_cost, .check = check,
};
const struct hooks rebate_hooks = { .entity = &rebate_entity, .prepare = prepare, .reverse = reverse_rebate };
