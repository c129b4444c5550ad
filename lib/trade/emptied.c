/* SPDX-License-Identifier: ISC */
/* emptied - warehouses, products and accounts with something in them are not thrown away. */
#include "trade/stock.h"
#include "trade/trade.h"

static bool
is_thrown_away(const struct draft *old, const struct draft *d)
{
	return old && draft_changes(old, d, "deleted") && draft_has(d, "deleted");
}

static bool
prepare_warehouse(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	return !is_thrown_away(old, d) || !stock_number(access_db(change_access(c)), "SELECT 1 FROM main.stock WHERE "
	    "warehouse_id = ?1 AND (quantity <> 0 OR value <> 0) LIMIT 1", id, 0, 0) ||
	    refuse(p, NULL, N_("goods lie there: move or issue them first"));
}

static bool
prepare_product(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	return !is_thrown_away(old, d) || !stock_number(access_db(change_access(c)), "SELECT 1 FROM main.stock WHERE "
	    "product_id = ?1 AND (quantity <> 0 OR value <> 0) LIMIT 1", id, 0, 0) ||
	    refuse(p, NULL, N_("some of it is in stock: issue it first"));
}

static bool
prepare_account(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	return !is_thrown_away(old, d) || !stock_number(access_db(change_access(c)),
	    "SELECT 1 FROM main.account_balance WHERE account_id = ?1 AND balance <> 0 LIMIT 1", id, 0, 0) ||
	    refuse(p, NULL, N_("money is in it: transfer it first"));
}

const struct hooks emptied_warehouse_hooks = { .entity = &warehouse_entity, .prepare = prepare_warehouse,
    .heeds = "deleted" };
const struct hooks emptied_product_hooks = { .entity = &product_entity, .prepare = prepare_product,
    .heeds = "deleted" };
const struct hooks emptied_account_hooks = { .entity = &account_entity, .prepare = prepare_account,
    .heeds = "deleted" };
