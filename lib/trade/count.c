/* SPDX-License-Identifier: ISC */
/* count - counting stock and booking what differs. */
#include "trade/count.h"

#include <string.h>

#include "query/key.h"
#include "trade/document.h"
#include "trade/stock.h"
#include "trade/trade.h"

/* Ending a count changes its state, entering twice a line that was counted; nobody else may. */
static bool ending, again;

static bool
is_open(struct change *c, int64_t count, struct problem *p)
{
	const char *status = record_value(c, &count_entity, count, "status").text;

	if (ending || (status && strcmp(status, "open") == 0))
		return true;
	return refuse(p, "status", arena_said(change_arena(c), "the count '%s' is %s and stays as it is",
	    record_value(c, &count_entity, count, "code").text, status ? status : "-"));
}

static bool
prepare_count(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	if (old)
		return (draft_changes(old, d, "note") && !draft_changes(old, d, "day")) || is_open(c, id, p);
	if (draft_has(d, "day") && strcmp(draft_get(d, "day")->text, change_today(c)) > 0)
		return refuse(p, "day", N_("is a day to come: count today or earlier"));
	draft_set(d, "number",
	    value_number(db_one(access_db(change_access(c)), "SELECT max(movement_id) FROM main.movement", NULL, 0)));
	return true;
}

/* What is fixed when a count is made stays, once lines were drawn up from it. */
static bool
keeps_place(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	static const char *const fixed[] = { "warehouse", "day" };

	for (size_t i = 0; old && i < sizeof fixed / sizeof *fixed; i++)
		if (draft_changes(old, d, fixed[i]) && stock_number(access_db(change_access(c)),
		    "SELECT 1 FROM main.count_line WHERE count_id = ?1", id, 0, 0))
			return refuse(p, fixed[i],
			    N_("its lines were drawn up for another: cancel it and open a new one"));
	return true;
}

static bool
prepare(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	return prepare_count(c, id, old, d, p) && keeps_place(c, id, old, d, p);
}

const struct hooks count_hooks = { .entity = &count_entity, .prepare = prepare };

/* The quantity of a product that the books knew of when the count was opened. */
static int64_t
book_of(struct change *c, int64_t count, int64_t product)
{
	return stock_number(access_db(change_access(c)), "SELECT sum(m.quantity) FROM main.count AS c "
	    "JOIN main.movement AS m ON m.warehouse_id = c.warehouse_id AND m.product_id = ?2 "
	    "AND m.movement_id <= c.number AND m.day <= c.day WHERE c.count_id = ?1", count, product, 0);
}

static bool
is_counted_elsewhere(struct change *c, int64_t count, int64_t product, struct problem *p)
{
	int64_t other = stock_number(access_db(change_access(c)), "SELECT o.count_id FROM main.count AS c "
	    "JOIN main.count AS o ON o.warehouse_id = c.warehouse_id AND o.count_id <> c.count_id "
	    "AND o.status = 'open' AND o.deleted IS NULL JOIN main.count_line AS l ON l.count_id = o.count_id "
	    "AND l.product_id = ?2 AND l.deleted IS NULL WHERE c.count_id = ?1", count, product, 0);

	return other && !refuse(p, "product",
	    arena_said(change_arena(c), "%s is being counted by %s: post or cancel that first", record_value(c,
	    &product_entity, product, "code").text, record_value(c, &count_entity, other, "code").text));
}

static bool
was_counted(struct change *c, const struct draft *line, struct problem *p)
{
	struct buf before = { 0 };
	struct value v = *draft_get(line, "counted");
	const char *who = key_title(change_access(c), change_arena(c), &user_entity,
	    draft_get(line, "counter")->number);

	type_print(&type_quantity, &v, &before);
	refuse(p, "counted", arena_said(change_arena(c),
	    "was counted already, %s by %s: --recount takes another number", buf_string(&before), who));
	buf_free(&before);
	return false;
}

static bool
prepare_line(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	bool counts = draft_changes(old, d, "counted") && draft_has(d, "counted");

	(void)id;
	if (old && (draft_changes(old, d, "count") || draft_changes(old, d, "product")))
		return refuse(p, "product", N_("a line stays with its count and product"));
	draft_complete(old, d);
	if (!draft_has(d, "count") || !draft_has(d, "product"))
		return refuse(p, draft_has(d, "count") ? "product" : "count", N_("is required"));
	if (!is_open(c, draft_get(d, "count")->number, p))
		return false;
	if (old && counts && !again && draft_has(old, "counted"))
		return was_counted(c, old, p);
	if (!old) {
		int64_t count = draft_get(d, "count")->number, product = draft_get(d, "product")->number;

		if (!stock_is_goods(c, product, p) || is_counted_elsewhere(c, count, product, p))
			return false;
		draft_set(d, "book", value_number(book_of(c, count, product)));
	}
	if (counts)
		draft_set(d, "counter", value_number(access_caller(change_access(c))));
	return true;
}

const struct hooks count_line_hooks = { .entity = &count_line_entity, .prepare = prepare_line };

bool
count_fill(struct change *c, int64_t count, const char *products, struct problem *p)
{
	const char *meant = products ? arena_printf(change_arena(c), "AND s.product_id IN (SELECT id FROM temp.%s) ",
	    products) : "";
	struct statement *st = db_prepare(access_db(change_access(c)), arena_printf(change_arena(c), "SELECT "
	    "s.product_id FROM main.count AS c JOIN main.stock AS s ON s.warehouse_id = c.warehouse_id "
	    "WHERE c.count_id = ?1 %sAND (SELECT coalesce(sum(m.quantity), 0) FROM main.movement AS m "
	    "WHERE m.product_id = s.product_id AND m.warehouse_id = s.warehouse_id AND m.day <= c.day) <> 0 "
	    "ORDER BY s.product_id", meant));
	struct draft *d = draft_new(change_arena(c), &count_line_entity);
	bool good = true;
	int64_t id;

	db_bind_number(st, 1, count);
	while (good && db_step(st)) {
		draft_clear(d);
		draft_set(d, "count", value_number(count));
		draft_set(d, "product", value_number(db_number(st, 0)));
		good = record_add(c, d, &id, p);
	}
	db_finish(st);
	return good;
}

bool
count_enter(struct change *c, int64_t count, const struct counted *found, struct problem *p)
{
	int64_t line = stock_number(access_db(change_access(c)), "SELECT count_line_id FROM main.count_line "
	    "WHERE count_id = ?1 AND product_id = ?2 AND deleted IS NULL", count, found->product, 0);
	struct draft *d = draft_new(change_arena(c), &count_line_entity),
	    *old = draft_new(change_arena(c), &count_line_entity);
	bool changed, good;

	if (!is_open(c, count, p))
		return false;
	if (line && !found->again && record_load(c, line, old) && draft_has(old, "counted"))
		return was_counted(c, old, p);
	draft_set(d, "counted", value_number(found->quantity));
	if (found->cost.kind != EMPTY)
		draft_set(d, "cost", found->cost);
	again = found->again;
	if (!line) {
		draft_set(d, "count", value_number(count));
		draft_set(d, "product", value_number(found->product));
	}
	good = line ? record_set(c, line, d, &changed, p) : record_add(c, d, &line, p);
	again = false;
	return good;
}

/* Calls each for the lines of a count that the condition holds for. */
static bool
each_line(struct change *c, int64_t count, const char *condition, bool (*each)(struct change *, int64_t line,
    int64_t entry, struct problem *), int64_t entry, struct problem *p)
{
	struct statement *st = db_prepare(access_db(change_access(c)), arena_printf(change_arena(c), "SELECT "
	    "count_line_id FROM main.count_line WHERE count_id = ?1 AND deleted IS NULL AND %s "
	    "ORDER BY count_line_id", condition));
	bool good = true;

	db_bind_number(st, 1, count);
	while (good && db_step(st))
		good = each(c, db_number(st, 0), entry, p);
	db_finish(st);
	return good;
}

static bool
count_as_none(struct change *c, int64_t line, int64_t entry, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &count_line_entity);
	bool changed;

	(void)entry;
	draft_set(d, "counted", value_number(0));
	return record_set(c, line, d, &changed, p);
}

/* A line of the adjustment. Goods are missing at their average cost, and are found at it unless one was given. */
static bool
adjust(struct change *c, int64_t line, int64_t entry, struct problem *p)
{
	struct draft *from = draft_new(change_arena(c), &count_line_entity),
	    *d = draft_new(change_arena(c), &stock_line_entity);
	int64_t more, id;

	record_load(c, line, from);
	more = draft_get(from, "counted")->number - draft_get(from, "book")->number;
	draft_set(d, "stock_entry", value_number(entry));
	draft_set(d, "product", *draft_get(from, "product"));
	draft_set(d, "quantity", value_number(more));
	if (more > 0 && draft_has(from, "cost"))
		draft_set(d, "cost", *draft_get(from, "cost"));
	return record_add(c, d, &id, p);
}

static bool
end(struct change *c, int64_t count, const char *status, int64_t entry, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &count_entity);
	bool changed, good;

	draft_set(d, "status", value_text(status));
	if (entry)
		draft_set(d, "entry", value_number(entry));
	ending = true;
	good = record_set(c, count, d, &changed, p);
	ending = false;
	return good;
}

static bool
book_differences(struct change *c, int64_t count, int64_t *entry, struct problem *p)
{
	static const char *const same[] = { "warehouse", "day", "owner" };
	struct draft *from = draft_new(change_arena(c), &count_entity),
	    *d = draft_new(change_arena(c), &stock_entry_entity);

	record_load(c, count, from);
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		draft_set(d, same[i], *draft_get(from, same[i]));
	draft_set(d, "kind", value_text("adjustment"));
	draft_set(d, "title", *draft_get(from, "code"));
	draft_set(d, "approver", value_number(access_caller(change_access(c))));
	return record_add(c, d, entry, p) && each_line(c, count, "counted <> book", adjust, *entry, p) &&
	    document_move(c, &stock_entry_entity, *entry, DOCUMENT_APPROVE, 0, NULL, p);
}

bool
count_post(struct change *c, int64_t count, enum uncounted uncounted, struct problem *p)
{
	struct db *db = access_db(change_access(c));
	int64_t entry = 0, missing;

	if (!is_open(c, count, p))
		return false;
	missing = stock_number(db, "SELECT count(*) FROM main.count_line WHERE count_id = ?1 AND deleted IS NULL AND "
	    "counted IS NULL", count, 0, 0);
	if (missing && uncounted == UNCOUNTED_REFUSED)
		return refuse(p, "counted",
		    arena_said(change_arena(c), "%lld of its products were not counted (crm-count uncounted): "
		    "--uncounted keep leaves them as the books say, zero takes them for gone", (long long)missing));
	if (uncounted == UNCOUNTED_ZERO && !each_line(c, count, "counted IS NULL", count_as_none, 0, p))
		return false;
	if (stock_number(db, "SELECT 1 FROM main.count_line WHERE count_id = ?1 AND deleted IS NULL "
	    "AND counted <> book LIMIT 1", count, 0, 0) && !book_differences(c, count, &entry, p))
		return false;
	return end(c, count, "posted", entry, p);
}

bool
count_cancel(struct change *c, int64_t count, struct problem *p)
{
	return is_open(c, count, p) && end(c, count, "cancelled", 0, p);
}
