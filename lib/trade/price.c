/* SPDX-License-Identifier: ISC */
/* price - who may sell at which price. */
#include <string.h>

#include "base/decimal.h"
#include "trade/price.h"
#include "trade/trade.h"

static const char tier_sql[] =
	"SELECT p.price, p.tier_id FROM main.price AS p JOIN main.\"grant\" AS g ON g.tier_id = p.tier_id "
	"JOIN main.\"user\" AS u ON u.user_id = ?1 WHERE p.product_id = ?2 AND p.deleted IS NULL "
	"AND p.from_quantity <= ?3 AND p.day <= ?4 AND (p.until IS NULL OR p.until >= ?4) "
	"AND g.deleted IS NULL AND g.day <= ?4 AND (g.until IS NULL OR g.until >= ?4) "
	"AND (g.user_id = ?1 OR g.department_id = u.department_id) ORDER BY p.price, p.tier_id LIMIT 1";

static int64_t
list_price(struct access *a, int64_t product)
{
	struct statement *st = db_prepare(access_db(a), "SELECT list_price FROM main.product WHERE product_id = ?1");
	struct value price = VALUE_EMPTY;

	db_bind_number(st, 1, product);
	if (db_step(st))
		db_value(st, 0, &price);
	db_finish(st);
	return price.kind == INTEGER ? price.number : -1;
}

int64_t
price_floor(struct access *a, int64_t owner, int64_t product, int64_t quantity, const char *on, int64_t *tier)
{
	struct statement *st = db_prepare(access_db(a), tier_sql);
	int64_t floor = -1;

	*tier = 0;
	db_bind_number(st, 1, owner);
	db_bind_number(st, 2, product);
	db_bind_number(st, 3, quantity);
	db_bind_text(st, 4, on);
	if (db_step(st)) {
		floor = db_number(st, 0);
		*tier = db_number(st, 1);
	}
	db_finish(st);
	return *tier ? floor : list_price(a, product);
}

/* The owner and the day of a document. */
static int64_t
owner_and_day(struct change *c, const struct entity *head, int64_t document, const char **on)
{
	struct draft *d = draft_new(change_arena(c), head);

	record_load(c, document, d);
	*on = arena_string(change_arena(c), draft_get(d, "day")->text);
	return draft_get(d, "owner")->number;
}

/* quantity x price x (1 - discount) is less than base x floor, both in 10^-8. */
static bool
is_below(int64_t quantity, int64_t price, int64_t discount, int64_t base, int64_t floor)
{
	int64_t offered, least;

	return floor >= 0 && decimal_mul3div(quantity, price, 1000000 - discount, 1000000, &offered) &&
	    decimal_muldiv(base, floor, 1, &least) && offered < least;
}

bool
price_allowed(struct change *c, const struct entity *head, int64_t document, const struct draft *line,
    struct problem *p)
{
	struct buf shown = { 0 };
	const char *on;
	int64_t owner, floor, tier;

	if (head == &purchase_entity || strcmp(access_setting(change_access(c), "price-floor"), "refuse") != 0 ||
	    !draft_has(line, "product"))
		return true;
	owner = owner_and_day(c, head, document, &on);
	floor = price_floor(change_access(c), owner, draft_get(line, "product")->number,
	    draft_get(line, "base")->number, on, &tier);
	if (!is_below(draft_get(line, "quantity")->number, draft_get(line, "price")->number,
	    draft_get(line, "discount")->number, draft_get(line, "base")->number, floor))
		return true;
	decimal_print(&shown, floor, MONEY_PLACES, 2);
	refuse(p, "price", arena_said(change_arena(c),
	    "is below %s, the lowest price the owner may sell at (setting price-floor)", shown.data));
	buf_free(&shown);
	return false;
}

bool
price_needs_nobody(struct change *c, const struct entity *head, int64_t document)
{
	const struct entity *lines = head->lines;
	struct buf sql = { 0 };
	struct statement *st;
	const char *on;
	int64_t owner = owner_and_day(c, head, document, &on), tier;
	bool below = false;

	if (head == &purchase_entity || head == &invoice_entity ||
	    strcmp(access_setting(change_access(c), "price-floor"), "approve") != 0)
		return false;
	buf_printf(&sql, "SELECT product_id, quantity, price, coalesce(discount, 0), base "
	    "FROM main.%s WHERE %s = %lld AND product_id IS NOT NULL "
	    "AND deleted IS NULL", lines->name, field_column(entity_field(lines, lines->part_of)), (long long)document);
	st = db_prepare(access_db(change_access(c)), sql.data);
	while (!below && db_step(st))
		below = is_below(db_number(st, 1), db_number(st, 2), db_number(st, 3), db_number(st, 4),
		    price_floor(change_access(c), owner, db_number(st, 0), db_number(st, 4), on, &tier));
	db_finish(st);
	buf_free(&sql);
	return !below;
}

static bool
prepare_grant(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	(void)c, (void)id;
	return draft_has_one(old, d, "user", "department") ||
	    refuse(p, "user", N_("name a user or a department, one of them"));
}

const struct hooks grant_hooks = { .entity = &grant_entity, .prepare = prepare_grant };
