/* SPDX-License-Identifier: ISC */
/* source - the pieces of a movement that come back, and where goods lie meanwhile. */
#include "trade/source.h"

#include <string.h>

#include "trade/stock.h"

/* The pieces of a movement that others have taken and not given back. */
#define TAKEN \
	"WITH taken AS (SELECT part AS low, part + abs(sum(quantity)) AS high FROM main.movement " \
	"WHERE source_id = ?1 AND part IS NOT NULL GROUP BY part HAVING sum(quantity) <> 0) "

const char *
stock_quantity(struct change *c, int64_t quantity)
{
	struct value v = value_number(quantity);
	struct buf text = { 0 };
	const char *answer;

	type_print(&type_quantity, &v, &text);
	answer = arena_string(change_arena(c), buf_string(&text));
	buf_free(&text);
	return answer;
}

static bool
refuse_pieces(struct change *c, int64_t free, struct problem *p)
{
	return refuse(p, "quantity", free == 0 ? N_("all of that line has come back already") :
	    arena_said(change_arena(c), "only %s of that line has not come back", stock_quantity(c, free)));
}

bool
source_take(struct change *c, int64_t line, struct draft *d, struct problem *p)
{
	struct db *db = access_db(change_access(c));
	int64_t quantity = draft_get(d, "quantity")->number, size = quantity < 0 ? -quantity : quantity, all,
	    free, part;
	int64_t source = stock_number(db, quantity < 0 ?
	    "SELECT m.movement_id FROM main.movement AS m "
	    "WHERE m.line_id = ?1 AND m.quantity > 0 AND m.reverses_id IS NULL" : "SELECT m.movement_id "
	    "FROM main.movement AS m WHERE m.line_id = ?1 AND m.quantity < 0 AND m.reverses_id IS NULL", line, 0, 0);

	if (!source || !stock_number(db, "SELECT sum(n.quantity) FROM main.movement AS m JOIN main.movement AS n ON "
	    "n.product_id = m.product_id AND n.warehouse_id = m.warehouse_id AND n.day = m.day AND n.place = m.place "
	    "WHERE m.movement_id = ?1", source, 0, 1))
		return refuse(p, "of", N_("the goods of that line have not moved: its entry is not approved"));
	if (strcmp(draft_get(d, "day")->text, record_value(c, &movement_entity, source, "day").text) < 0)
		return refuse(p, "day", arena_said(change_arena(c), "the goods left on %s, and come back then or later",
		    record_value(c, &movement_entity, source, "day").text));
	all = record_value(c, &movement_entity, source, "quantity").number;
	all = all < 0 ? -all : all;
	free = all - stock_number(db, TAKEN "SELECT coalesce(sum(high - low), 0) FROM taken", source, 0, 0);
	if (size > free)
		return refuse_pieces(c, free, p);
	part = stock_number(db, TAKEN
	    "SELECT min(s.low) FROM (SELECT 0 AS low UNION SELECT high FROM taken) AS s WHERE NOT EXISTS (SELECT 1 "
	    "FROM taken AS t WHERE t.low < s.low + ?2 AND t.high > s.low)", source, size, all - free);
	draft_set(d, "source", value_number(source));
	draft_set(d, "part", value_number(part + size > all ? all - size : part));
	return true;
}

bool
source_is_free(struct change *c, int64_t movement, struct problem *p)
{
	struct db *db = access_db(change_access(c));
	int64_t other = stock_number(db, "SELECT l.stock_entry_id FROM main.movement AS m JOIN main.stock_line AS l ON "
	    "l.stock_line_id = m.line_id WHERE m.source_id = ?1 GROUP BY l.stock_entry_id HAVING sum(m.quantity) <> 0",
	    movement, 0, 0);

	if (!other)
		return true;
	return refuse(p, NULL, arena_said(change_arena(c), "%s stands on it: cancel that first",
	    record_value(c, &stock_entry_entity, other, "code").text));
}

bool
stock_warehouse(struct change *c, const char *kind, int64_t *id, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &warehouse_entity);

	*id = db_one(access_db(change_access(c)), "SELECT min(warehouse_id) FROM main.warehouse WHERE kind = ?1 AND "
	    "deleted IS NULL", kind, 0);
	if (*id)
		return true;
	draft_set(d, "kind", value_text(kind));
	draft_set(d, "name", value_text(strcmp(kind, "loan") == 0 ? "On loan" : "In transit"));
	return record_add(c, d, id, p);
}
