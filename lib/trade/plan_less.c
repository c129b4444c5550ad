/* SPDX-License-Identifier: ISC */
/* plan_less - what of a plan is owed no more, and what of that comes to be owed again. */
#include "trade/plan_less.h"

#include <string.h>

#include "trade/item.h"
#include "trade/stock.h"

int64_t
plan_ask(const struct plan *k, const char *sql, int64_t number)
{
	struct buf text = { 0 };
	int64_t answer;

	for (const char *at; (at = strstr(sql, "%s")) != NULL; sql = at + 2) {
		buf_add(&text, sql, (size_t)(at - sql));
		buf_text(&text, k->side->document);
	}
	buf_text(&text, sql);
	answer = stock_number(k->db, arena_string(change_arena(k->change), buf_string(&text)), k->document, number, 0);
	buf_free(&text);
	return answer;
}

bool
plan_join(const struct plan *k, int64_t item, int64_t amount, const char *on, struct problem *p)
{
	struct statement *st = db_prepare(k->db, "SELECT i.item_id, coalesce(b.open, 0), b.amount FROM main.item AS i "
	    "JOIN main.balance AS b ON b.item_id = i.item_id AND b.amount <> 0 WHERE i.split_from_id = ?1 "
	    "ORDER BY i.item_id DESC");
	int64_t most = 0, largest = 0, left = amount;
	bool good = true;

	db_bind_number(st, 1, item);
	while (good && left > 0 && db_step(st)) {
		int64_t part = db_number(st, 1) < left ? db_number(st, 1) : left;

		if (db_number(st, 2) > most) {
			most = db_number(st, 2);
			largest = db_number(st, 0);
		}
		if (part > 0)
			good = item_settle(k->change, db_number(st, 0), "change", part, on, NULL, 0, p);
		left -= part > 0 ? part : 0;
	}
	db_finish(st);
	if (!largest)
		return good;
	return good && (left == 0 || item_settle(k->change, largest, "change", left, on, NULL, 0, p)) &&
	    item_settle(k->change, item, "split", -amount, on, NULL, 0, p);
}

bool
plan_take_back(const struct plan *k, const char *kind, int64_t amount, const char *on, int64_t stock_entry,
    struct problem *p)
{
	struct statement *st = db_prepare(k->db, arena_printf(change_arena(k->change), "SELECT i.item_id, "
	    "coalesce(b.open, 0), b.amount FROM main.item AS i JOIN main.balance AS b ON b.item_id = i.item_id "
	    "AND b.amount <> 0 WHERE i.%s_id = ?1 AND i.sign = 1 AND i.kind IN ('contract', 'delivery') "
	    "ORDER BY b.due IS NULL, i.day DESC, i.item_id DESC", k->side->document));
	bool good = change_settle_step(k->change, p), returned = strcmp(kind, "return") == 0;
	int64_t last = 0, most = 0;

	db_bind_number(st, 1, k->document);
	while (good && amount > 0 && db_step(st)) {
		int64_t part = db_number(st, 1) < amount ? db_number(st, 1) : amount;

		if (!last || (!returned && db_number(st, 2) > most)) {
			last = db_number(st, 0);
			most = db_number(st, 2);
		}
		if (part <= 0)
			continue;
		good = item_settle(k->change, db_number(st, 0), kind, part, on, NULL, stock_entry, p);
		amount -= part;
	}
	db_finish(st);
	return good &&
	    (amount == 0 || !last || item_settle(k->change, last, kind, amount, on, NULL, stock_entry, p));
}

bool
plan_owe_again(const struct plan *k, const char *on, int64_t stock_entry, struct problem *p)
{
	int64_t to_come = k->total - plan_ask(k, "SELECT coalesce(sum(amount), 0) FROM main.delivery WHERE %s_id = ?1",
	    0), again;
	struct statement *st;
	bool good = true;

	again = plan_ask(k, "SELECT coalesce(sum(s.amount), 0) FROM main.item AS i "
	    "JOIN main.settlement AS s ON s.item_id = i.item_id AND s.kind = 'return' "
	    "WHERE i.%s_id = ?1 AND i.kind = 'contract'", 0) - (to_come > 0 ? to_come : 0);
	if (again <= 0)
		return true;
	st = db_prepare(k->db, arena_printf(change_arena(k->change), "SELECT i.item_id, sum(s.amount) "
	    "FROM main.item AS i JOIN main.settlement AS s ON s.item_id = i.item_id AND s.kind = 'return' "
	    "WHERE i.%s_id = ?1 AND i.kind = 'contract' GROUP BY i.item_id HAVING sum(s.amount) > 0 "
	    "ORDER BY i.item_id DESC", k->side->document));
	db_bind_number(st, 1, k->document);
	while (good && again > 0 && db_step(st)) {
		int64_t part = db_number(st, 1) < again ? db_number(st, 1) : again;

		good = item_settle(k->change, db_number(st, 0), "return", -part, on, NULL, stock_entry, p);
		again -= part;
	}
	db_finish(st);
	return good;
}
