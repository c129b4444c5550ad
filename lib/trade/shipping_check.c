/* SPDX-License-Identifier: ISC */
/* shipping_check - whether deliveries are what stock entries moved, and no more than was agreed. */
#include <stdlib.h>

#include "access/setting.h"
#include "record/check.h"
#include "trade/trade.h"

static int64_t
tolerance(struct db *db)
{
	struct buf value = { 0 };
	int64_t percent;

	if (!db_one_text(db, "SELECT value FROM main.setting WHERE name = 'ship.tolerance' AND deleted IS NULL", NULL,
	    &value))
		buf_text(&value, setting_named("ship.tolerance")->preset);
	percent = strtoll(value.data, NULL, 10);
	buf_free(&value);
	return percent;
}

/* What is delivered of lines of a side, beside what they say. */
#define OF_LINES(document) \
	"SELECT l." document "_line_id FROM (SELECT d." document "_id, d.line, sum(d.quantity) AS quantity " \
	"FROM main.delivery AS d WHERE d." document "_id IS NOT NULL GROUP BY d." document "_id, d.line) AS d " \
	"JOIN main." document "_line AS l ON l." document "_id = d." document "_id AND l.line = d.line " \
	"AND l.ended IS NULL AND l.deleted IS NULL WHERE "
/* What was invoiced beyond the price of the line stands beside it. */
#define WHOLE_LINES(document) \
	"SELECT l." document "_line_id FROM (SELECT d." document "_id, d.line, sum(d.quantity) AS quantity, " \
	"sum(CASE WHEN d.quantity = 0 AND d.stock_line_id IS NOT NULL THEN 0 ELSE d.amount END) AS amount " \
	"FROM main.delivery AS d WHERE d." document "_id IS NOT NULL GROUP BY d." document "_id, d.line) AS d " \
	"JOIN main." document "_line AS l ON l." document "_id = d." document "_id AND l.line = d.line " \
	"AND l.ended IS NULL AND l.deleted IS NULL WHERE d.quantity = l.base AND d.amount <> l.amount"

static long
check_deliveries(struct db *db, void (*visit)(const struct finding *, void *), void *context)
{
	struct audit k = { db, visit, context, 0 };
	struct buf sql = { 0 };

	audit_rows(&k, "delivery", "stock_line", "what it moved is not what was delivered by it",
	    "SELECT l.stock_line_id FROM main.stock_line AS l JOIN main.stock_entry AS e "
	    "ON e.stock_entry_id = l.stock_entry_id JOIN main.choice AS c ON c.list = 'stock-kind' AND c.code = e.kind "
	    "WHERE (l.contract_line_id IS NOT NULL OR l.purchase_line_id IS NOT NULL) "
	    "AND l.deleted IS NULL AND coalesce((SELECT sum(d.quantity) FROM main.delivery AS d "
	    "WHERE d.stock_line_id = l.stock_line_id), 0) <> CASE WHEN e.status NOT IN ('approved', 'closed') THEN 0 "
	    "WHEN l.contract_line_id IS NOT NULL THEN -c.sign * l.base ELSE c.sign * l.base END");
	buf_printf(&sql, OF_LINES("contract")
	    "100 * d.quantity > %lld * l.base OR d.quantity < 0", 100 + (long long)tolerance(db));
	audit_rows(&k, "delivery", "contract_line",
	    "more was delivered of it than was contracted, or less than nothing", sql.data);
	buf_free(&sql);
	audit_rows(&k, "delivery", "purchase_line", "more has arrived of it than was ordered, or less than nothing",
	    OF_LINES("purchase") "d.quantity > l.base OR d.quantity < 0");
	audit_rows(&k, "delivery", "contract_line", "its deliveries do not come to its amount",
	    WHOLE_LINES("contract"));
	audit_rows(&k, "delivery", "purchase_line", "its deliveries do not come to its amount",
	    WHOLE_LINES("purchase"));
	audit_rows(&k, "delivery", "shipment_line", "more was sent of it than was approved",
	    "SELECT l.shipment_line_id FROM main.shipment_line AS l JOIN main.stock_line AS s "
	    "ON s.shipment_line_id = l.shipment_line_id JOIN main.delivery AS d ON d.stock_line_id = s.stock_line_id "
	    "GROUP BY l.shipment_line_id HAVING sum(d.quantity) > max(l.base)");
	return k.found;
}

const struct hooks delivery_check_hooks = { .entity = &delivery_entity, .check = check_deliveries };
