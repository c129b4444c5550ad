/* SPDX-License-Identifier: ISC */
/* supply - what suppliers ask for their goods. */
#include "trade/supply.h"

#include "base/decimal.h"
#include "trade/document.h"
#include "trade/trade.h"

#define ONE_QUANTITY INT64_C(10000)

/* Of a line with a unit, ?4 is its quantity in the product's own unit (10^-4); without, its quantity counts in the
 * unit of each price, and ?4 is 0. */
static const char best_sql[] =
	"SELECT s.price, s.unit, s.factor FROM main.supply AS s WHERE s.supplier_id = ?1 AND s.product_id = ?2 "
	"AND s.min_quantity <= CASE WHEN ?4 > 0 THEN crm_muldiv(?4, 10000, s.factor) ELSE ?5 END "
	"AND s.currency = ?6 AND " SUPPLY_IN_FORCE("s", "?3")
	" ORDER BY crm_muldiv(s.price, 10000, s.factor), s.supply_id LIMIT 1";

static void
take(struct change *c, struct draft *line, struct statement *st, int64_t factor)
{
	int64_t price = db_number(st, 0);

	if (draft_has(line, "unit") && !decimal_muldiv(price, factor, db_number(st, 2), &price))
		return;
	if (!draft_has(line, "unit") && db_text(st, 1))
		draft_set(line, "unit", value_text(arena_string(change_arena(c), db_text(st, 1))));
	draft_set(line, "price", value_number(price));
}

void
supply_take(struct change *c, struct draft *line, const struct draft *head)
{
	struct statement *st;
	struct problem ignored;
	int64_t factor = ONE_QUANTITY;

	if (draft_has(line, "price") || !draft_has(line, "product") || !draft_has(line, "quantity"))
		return;
	if (draft_has(line, "unit") && !line_unit(c, line, &factor, &ignored))
		return;
	st = db_keep(access_db(change_access(c)), best_sql);
	db_bind(st, 1, draft_get(head, "supplier"));
	db_bind(st, 2, draft_get(line, "product"));
	db_bind(st, 3, draft_get(head, "day"));
	db_bind_number(st, 4, draft_has(line, "unit") ? draft_get(line, "base")->number : 0);
	db_bind(st, 5, draft_get(line, "quantity"));
	db_bind(st, 6, draft_get(head, "currency"));
	if (db_step(st))
		take(c, line, st, factor);
	db_reset(st);
}

/* How many of the product's own unit one of the price's holds. */
static bool
prepare_supply(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	struct draft *line = draft_new(change_arena(c), &purchase_line_entity);
	int64_t factor;

	(void)id;
	if (draft_then(old, d, "currency")->kind == EMPTY)
		draft_set(d, "currency", value_text(access_setting(change_access(c), "currency")));
	if (old && !draft_changes(old, d, "product") && !draft_changes(old, d, "unit"))
		return true;
	draft_set(line, "product", *draft_then(old, d, "product"));
	draft_set(line, "unit", *draft_then(old, d, "unit"));
	draft_set(line, "quantity", value_number(ONE_QUANTITY));
	if (!line_unit(c, line, &factor, p))
		return false;
	draft_set(d, "unit", *draft_get(line, "unit"));
	draft_set(d, "factor", value_number(factor));
	return true;
}

const struct hooks supply_hooks = { .entity = &supply_entity, .prepare = prepare_supply };
