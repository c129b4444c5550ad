/* SPDX-License-Identifier: ISC */
/* reserve - reservations, and what they leave available. */
#include "trade/reserve.h"

#include <string.h>

#include "record/check.h"
#include "trade/facts.h"
#include "trade/stock.h"
#include "trade/trade.h"

/* Reservations come from the functions below alone. */
static bool reserving;

#define IN_FORCE "coalesce(r.until, ?3) >= ?3"

static struct db *
db_of(struct change *c)
{
	return access_db(change_access(c));
}

static bool
prepare(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	(void)id, (void)old;
	if (!reserving)
		return refuse(p, NULL,
		    N_("goods are reserved by crm-stock reserve and given back by crm-stock release"));
	if (strcmp(draft_get(d, "day")->text, change_today(c)) > 0)
		return refuse(p, "day", N_("is a day to come"));
	return true;
}

bool
reserve_add(struct change *c, struct draft *d, int64_t *id, struct problem *p)
{
	if (!draft_has(d, "warehouse"))
		return refuse(p, "warehouse", N_("is required"));
	if (!draft_has(d, "product") || !stock_is_goods(c, draft_get(d, "product")->number, p))
		return draft_has(d, "product") ? false : refuse(p, "product", N_("is required"));
	if (draft_get(d, "quantity")->number <= 0)
		return refuse(p, "quantity", N_("a quantity is more than nothing"));
	if (draft_has(d, "until") && strcmp(draft_get(d, "until")->text, change_today(c)) < 0)
		return refuse(p, "until", N_("is a day gone by"));
	return facts_add(c, d, &reserving, id, p);
}

/* What is left of a reservation, whether it has ended or not. */
static int64_t
rest_of(struct db *db, int64_t id)
{
	return stock_number(db, "SELECT r.quantity + (SELECT coalesce(sum(x.quantity), 0) FROM main.reservation AS x "
	    "WHERE x.of_id = r.reservation_id) FROM main.reservation AS r WHERE r.reservation_id = ?1", id, 0, 0);
}

/* A fact on the same goods as another. */
static struct draft *
follow(struct change *c, int64_t of, int64_t quantity)
{
	static const char *const same[] = { "product", "warehouse", "until", "contract", "owner" };
	struct draft *d = draft_new(change_arena(c), &reservation_entity);

	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		draft_set(d, same[i], record_value(c, &reservation_entity, of, same[i]));
	draft_set(d, "of", value_number(of));
	draft_set(d, "quantity", value_number(quantity));
	return d;
}

/* What is given back after its end is given back on its last day, since nothing is held any longer. */
static void
set_day(struct change *c, struct draft *d)
{
	const char *on = change_day(c);

	if (draft_has(d, "until") && strcmp(on, draft_get(d, "until")->text) > 0)
		on = draft_get(d, "until")->text;
	draft_set(d, "day", value_text(on));
}

bool
reserve_release(struct change *c, int64_t id, int64_t quantity, int64_t line, struct problem *p)
{
	int64_t rest = rest_of(db_of(c), id), made;
	struct draft *d = follow(c, id, -(quantity ? quantity : rest));

	if (rest <= 0 || quantity > rest)
		return refuse(p, "quantity", rest <= 0 ? N_("nothing of it is left") : N_("less of it is left"));
	set_day(c, d);
	if (line)
		draft_set(d, "line", value_number(line));
	return facts_add(c, d, &reserving, &made, p);
}

bool
reserve_use(struct change *c, int64_t contract, int64_t product, int64_t warehouse, int64_t quantity, int64_t line,
    struct problem *p)
{
	struct statement *st = db_prepare(db_of(c), "SELECT r.reservation_id FROM main.reservation AS r WHERE "
	    "r.product_id = ?1 AND r.warehouse_id = ?2 AND r.of_id IS NULL AND " IN_FORCE " AND r.contract_id = ?4 "
	    "ORDER BY r.day, r.reservation_id");
	bool good = true;

	db_bind_number(st, 1, product);
	db_bind_number(st, 2, warehouse);
	db_bind_text(st, 3, change_today(c));
	db_bind_number(st, 4, contract);
	while (good && quantity > 0 && db_step(st)) {
		int64_t rest = rest_of(db_of(c), db_number(st, 0)), used = rest < quantity ? rest : quantity;

		if (used <= 0)
			continue;
		good = reserve_release(c, db_number(st, 0), used, line, p);
		quantity -= used;
	}
	db_finish(st);
	return good;
}

static bool
reverse(struct change *c, int64_t id, struct problem *p)
{
	struct db *db = db_of(c);
	int64_t made, quantity, of;
	struct draft *d;
	bool answered;

	id = facts_last(c, &reservation_entity, id, &answered);
	quantity = record_value(c, &reservation_entity, id, "quantity").number;
	of = record_value(c, &reservation_entity, id, "of").number;
	if (answered || rest_of(db, of ? of : id) < quantity)
		return refuse(p, NULL, N_("was given back or used up since"));
	d = follow(c, of ? of : id, -quantity);
	draft_set(d, "reverses", value_number(id));
	draft_set(d, "line", record_value(c, &reservation_entity, id, "line"));
	draft_set(d, "day", record_value(c, &reservation_entity, id, "day"));
	return facts_add(c, d, &reserving, &made, p);
}

bool
reserve_restore(struct change *c, int64_t entry, struct problem *p)
{
	struct statement *st = db_prepare(db_of(c), "SELECT r.reservation_id "
	    "FROM main.stock_line AS l JOIN main.reservation AS r ON r.line_id = l.stock_line_id "
	    "WHERE l.stock_entry_id = ?1 AND r.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM main.reservation AS x "
	    "WHERE x.reverses_id = r.reservation_id)");
	bool good = true;

	db_bind_number(st, 1, entry);
	while (good && db_step(st))
		good = reverse(c, db_number(st, 0), p);
	db_finish(st);
	return good;
}

/* Who has reserved a product there: contracts, else owners, with how many; those of ids from first to last left out. */
static const char *
holders(struct change *c, int64_t product, int64_t warehouse, int64_t first, int64_t last)
{
	struct statement *st = db_prepare(db_of(c), "SELECT r.reservation_id, coalesce(k.code, u.name, u.login) "
	    "FROM main.reservation AS r LEFT JOIN main.contract AS k ON k.contract_id = r.contract_id "
	    "LEFT JOIN main.\"user\" AS u ON u.user_id = r.owner_id WHERE r.product_id = ?1 AND r.warehouse_id = ?2 "
	    "AND r.of_id IS NULL AND " IN_FORCE " AND r.reservation_id NOT BETWEEN ?4 AND ?5 "
	    "ORDER BY r.reservation_id");
	struct buf list = { 0 };
	const char *answer;

	db_bind_number(st, 1, product);
	db_bind_number(st, 2, warehouse);
	db_bind_text(st, 3, change_today(c));
	db_bind_number(st, 4, first);
	db_bind_number(st, 5, last);
	while (db_step(st)) {
		int64_t rest = rest_of(db_of(c), db_number(st, 0));

		if (rest > 0)
			buf_printf(&list, "%s%s %s", list.length ? ", " : "", db_text(st, 1), stock_quantity(c, rest));
	}
	db_finish(st);
	answer = arena_string(change_arena(c), list.length ? list.data : "-");
	buf_free(&list);
	return answer;
}

/* first to last: new reservations, which stand back behind the others. */
static bool
is_there(struct change *c, int64_t product, int64_t warehouse, int64_t first, int64_t last, struct problem *p)
{
	int64_t there = stock_number(db_of(c), "SELECT quantity FROM main.stock "
	    "WHERE product_id = ?1 AND warehouse_id = ?2", product, warehouse, 0), reserved = 0;
	struct statement *st = db_keep(db_of(c), "SELECT sum(r.quantity) FROM main.reservation AS r "
	    "WHERE r.product_id = ?1 AND r.warehouse_id = ?2 AND " IN_FORCE);

	db_bind_number(st, 1, product);
	db_bind_number(st, 2, warehouse);
	db_bind_text(st, 3, change_today(c));
	if (db_step(st))
		reserved = db_number(st, 0);
	db_reset(st);
	if (reserved <= 0 || reserved <= there)
		return true;
	*p = (struct problem){ arena_said(change_arena(c), "%s in %s", record_value(c, &product_entity,
	    product, "code").text, record_value(c, &warehouse_entity, warehouse, "code").text), "quantity",
	    arena_said(change_arena(c), first ? N_("%s is there, and %s would be reserved; others have: %s") :
	    N_("%s would be there, and %s is reserved: %s"), stock_quantity(c, there), stock_quantity(c, reserved),
	    holders(c, product, warehouse, first, last)) };
	return false;
}

static bool
all_there(struct change *c, const char *sql, int64_t first, int64_t last, bool reservations, struct problem *p)
{
	struct statement *st = db_prepare(db_of(c), sql);
	bool good = true;

	db_bind_number(st, 1, first);
	db_bind_number(st, 2, last);
	while (good && db_step(st))
		good = is_there(c, db_number(st, 0), db_number(st, 1), reservations ? first : 0,
		    reservations ? last : 0, p);
	db_finish(st);
	return good;
}

bool
reserve_holds(struct change *c, int64_t first, int64_t last, struct problem *p)
{
	if (db_one(db_of(c), "SELECT 1 FROM main.reservation LIMIT 1", NULL, 0) == 0)
		return true;
	return all_there(c, "SELECT product_id, warehouse_id FROM main.movement WHERE movement_id BETWEEN ?1 AND ?2 "
	    "GROUP BY product_id, warehouse_id HAVING sum(quantity) < 0", first, last, false, p);
}

static bool
settle(struct change *c, int64_t first, int64_t last, struct problem *p)
{
	return all_there(c, "SELECT product_id, warehouse_id FROM main.reservation WHERE reservation_id BETWEEN ?1 "
	    "AND ?2 GROUP BY product_id, warehouse_id HAVING sum(quantity) > 0", first, last, true, p);
}

static long
check(struct db *db, void (*visit)(const struct finding *, void *), void *context)
{
	return check_rows(db, "reservation", "reservation", "more was given back of it than it was",
	    "SELECT r.reservation_id FROM main.reservation AS r LEFT JOIN main.reservation AS x "
	    "ON x.of_id = r.reservation_id WHERE r.of_id IS NULL GROUP BY r.reservation_id, r.quantity "
	    "HAVING r.quantity + coalesce(sum(x.quantity), 0) NOT BETWEEN 0 AND r.quantity", visit, context);
}

const struct hooks reservation_hooks = {
	.entity = &reservation_entity, .prepare = prepare, .settle = settle, .reverse = reverse, .check = check,
};
