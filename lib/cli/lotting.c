/* SPDX-License-Identifier: ISC */
/* lotting - lots and serial numbers from the prompt: where they lie, where they came from and went to, what expires. */
#include <string.h>

#include "cli/answer.h"
#include "cli/human.h"
#include "cli/stocking.h"
#include "query/key.h"

static const struct column lots_columns[] = {
	{ "lot_id", NULL, &type_id, NULL, false },
	{ "lot", N_("Lot"), &type_text, NULL, false },
	{ "product_id", NULL, &type_id, NULL, false },
	{ "product", N_("Product"), &type_text, NULL, false },
	{ "warehouse_id", NULL, &type_id, NULL, false },
	{ "warehouse", N_("Warehouse"), &type_text, NULL, false },
	{ "quantity", N_("Quantity"), &type_quantity, NULL, false },
	{ "expires", N_("Expires"), &type_date, NULL, false },
	{ "left", N_("Days left"), &type_integer, NULL, false },
};

/* What lies where of the lots in temp.asked_lots, that which expires first before the rest. */
static const char lots_sql[] =
	"SELECT l.lot_id, l.code AS lot, l.product_id, p.name AS product, m.warehouse_id, "
	"coalesce(w.name, w.code) AS warehouse, sum(m.quantity) AS quantity, l.expires, crm_days_between(crm_day(), "
	"l.expires) AS left_days FROM temp.asked_lots AS a JOIN lot AS l ON l.lot_id = a.id "
	"JOIN lot_move AS m ON m.lot_id = l.lot_id JOIN product AS p ON p.product_id = l.product_id "
	"JOIN warehouse AS w ON w.warehouse_id = m.warehouse_id WHERE m.day <= crm_day() "
	"GROUP BY l.lot_id, l.code, l.product_id, p.name, m.warehouse_id, w.name, w.code, l.expires "
	"HAVING sum(m.quantity) <> 0 ORDER BY l.expires NULLS LAST, l.lot_id, m.warehouse_id";

static enum status
print_lots(struct run *run, struct query *q)
{
	query_into_temp(q, "asked_lots");
	return answer_sql(run, lots_columns, 9, db_prepare(access_db(run->access), lots_sql));
}

enum status
stock_lots(struct run *run)
{
	struct query *q = run_query(run, &lot_entity);

	run_filters(run, q);
	return print_lots(run, q);
}

enum status
stock_expiring(struct run *run)
{
	struct query *q = run_query(run, &lot_entity);

	if (run->count == 0 || strchr(run->operands[0], '='))
		die(USAGE, _("say until when: +30d, 2026-06-30"));
	query_filter(q, arena_printf(run->arena, "expires=..%s", run->operands[0]));
	for (int i = 1; i < run->count; i++)
		query_filter(q, run->operands[i]);
	return print_lots(run, q);
}

enum status
stock_trace(struct run *run)
{
	struct query *q = run_query(run, &lot_move_entity);

	if (run->count == 0)
		die(USAGE, _("name the lot or the serial number"));
	query_filter(q, arena_printf(run->arena, "lot_id=%lld",
	    (long long)key_need(run->access, &lot_entity, run->operands[0], false)));
	for (int i = 1; i < run->count; i++)
		query_filter(q, run->operands[i]);
	return run_print_as(run, q, "day,line.stock_entry.code,line.stock_entry.kind,warehouse,quantity,"
	    "line.stock_entry.customer,line.stock_entry.contract.code,line.stock_entry.who,"
	    "line.stock_entry.contract.customer,line.stock_entry.purchase.code,line.stock_entry.purchase.supplier",
	    "day,lot_move_id");
}

void
offer_lots(struct run *run, const char *prefix)
{
	complete_keys(run, &lot_entity, prefix);
}
