/* SPDX-License-Identifier: ISC */
/* tracking - what went, where it is, what is late, and whether it is what was contracted. */
#include "cli/tracking.h"

#include <string.h>

#include "cli/answer.h"
#include "cli/documents.h"
#include "cli/human.h"
#include "cli/shipping.h"
#include "query/key.h"

#define COUNT(columns) ((int)(sizeof (columns) / sizeof *(columns)))

static bool with_stock;
static const char *warehouse;

const struct option tracking_lines_options[] = {
	{ "with-stock", .flag = &with_stock,
	  .says = N_("what lies now in the warehouse of each line, or in all that have some") },
	{ "warehouse", .argument = "KEY", .text = &warehouse, .says = N_("with --with-stock: in this warehouse") },
	{ 0 }
};

const struct entity *
tracking_noun(struct run *run)
{
	(void)run;
	return &stock_entry_entity;
}

/* What is stored and worked out of a noun, on the day of the run, for SQL. */
static void
figures(struct run *run, const struct entity *entity)
{
	run_day(run);
	query_figures(run->access, run->arena, entity);
}

static enum status
print_deliveries(struct run *run, const char *filter)
{
	struct query *q = run_query(run, &stock_entry_entity);

	query_filter(q, "kind=sale");
	if (filter)
		query_filter(q, filter);
	run_filters(run, q);
	return run_print_as(run, q, DELIVERY_COLUMNS ",late", "day,stock_entry_id");
}

enum status
tracking_deliveries(struct run *run)
{
	return print_deliveries(run, NULL);
}

enum status
tracking_transit(struct run *run)
{
	return print_deliveries(run, "underway=yes");
}

static const struct column history_columns[] = {
	{ "stock_entry_id", N_("Delivery"), &type_id, NULL, false },
	{ "delivery", N_("Delivery"), &type_code, NULL, false },
	{ "shipment_id", N_("Shipment"), &type_id, NULL, false },
	{ "shipment", N_("Shipment"), &type_code, NULL, false },
	{ "kind", N_("Kind"), &type_choice, &(const struct field){ "kind", &type_choice, .list = "stock-kind" },
	  false },
	{ "day", N_("Date"), &type_date, NULL, false },
	{ "line", N_("Line"), &type_integer, NULL, false },
	{ "product_id", N_("Product"), &type_id, NULL, false },
	{ "product", N_("Product"), &type_text, NULL, false },
	{ "quantity", N_("In the product's unit"), &type_quantity, NULL, false },
	{ "amount", N_("Amount"), &type_money, NULL, false },
	{ "warehouse", N_("Warehouse"), &type_text, NULL, false },
	{ "method", N_("Shipping method"), &type_choice, &(const struct field){ "method", &type_choice, .list = "ship-method" },
	  false },
	{ "carrier", N_("Carrier"), &type_choice, &(const struct field){ "carrier", &type_choice, .list = "carrier" },
	  false },
	{ "tracking", N_("Tracking number"), &type_code, NULL, false },
	{ "tracking_url", N_("Tracking page"), &type_text, NULL, false },
	{ "signed_on", N_("Signed for on"), &type_date, NULL, false },
	{ "signed_by", N_("Signed for by"), &type_text, NULL, false },
};

static const char history_sql[] =
	"SELECT e.stock_entry_id, e.code, e.shipment_id, h.code, e.kind, d.day, d.line, d.product_id, p.name, "
	"sum(d.quantity), sum(d.amount), coalesce(w.name, w.code), e.method, e.carrier, e.tracking, e.tracking_url, "
	"e.signed_on, e.signed_by FROM delivery AS d JOIN stock_line AS l ON l.stock_line_id = d.stock_line_id "
	"JOIN stock_entry AS e ON e.stock_entry_id = l.stock_entry_id LEFT JOIN shipment AS h "
	"ON h.shipment_id = e.shipment_id LEFT JOIN product AS p ON p.product_id = d.product_id "
	"LEFT JOIN warehouse AS w ON w.warehouse_id = e.warehouse_id WHERE d.contract_id = ?1 GROUP BY d.stock_line_id "
	"HAVING sum(d.quantity) <> 0 ORDER BY d.day, e.stock_entry_id, d.line, d.stock_line_id";

/* The standard verb of that name. */
static enum status
standard(struct run *run, const char *name)
{
	for (int i = 0; standard_verbs[i]; i++)
		if (strcmp(standard_verbs[i]->name, name) == 0)
			return standard_verbs[i]->run(run);
	return FAILED;
}

enum status
tracking_history(struct run *run)
{
	struct answer *a;
	int64_t id;

	if (run->count == 0 || run->dash || key_find(run->access, &contract_entity, run->operands[0],
	    strlen(run->operands[0]), false, &id) != FOUND_ONE)
		return standard(run, "history");
	run_day(run);
	a = answer_new(run, history_columns, COUNT(history_columns));
	answer_keys(a, &contract_entity, history_sql);
	return answer_end(a);
}

static const struct column track_columns[] = {
	{ "contract_id", N_("Contract"), &type_id, NULL, false },
	{ "contract", N_("Contract"), &type_code, NULL, false },
	{ "state", N_("State"), &type_text, NULL, false },
	{ "delivery", N_("Delivery"), &type_code, NULL, false },
	{ "sent", N_("Sent"), &type_date, NULL, false },
	{ "goods", N_("Goods"), &type_text, NULL, false },
	{ "carrier", N_("Carrier"), &type_choice, &(const struct field){ "carrier", &type_choice, .list = "carrier" },
	  false },
	{ "tracking", N_("Tracking number"), &type_code, NULL, false },
	{ "tracking_url", N_("Tracking page"), &type_text, NULL, false },
	{ "expected", N_("Expected there"), &type_date, NULL, false },
	{ "signed_on", N_("Signed for on"), &type_date, NULL, false },
};

#define SENT_ROWS(where) \
	"SELECT e.contract_id, c.code, CASE WHEN e.signed_on <= crm_day() THEN 'signed' ELSE 'sent' END, e.code, " \
	"e.day AS sent, (SELECT crm_list(g.goods) FROM (SELECT p.name || ' ' || rtrim(rtrim(crm_money(l.base), '0'), " \
	"'.') AS goods FROM stock_line AS l JOIN product AS p ON p.product_id = l.product_id " \
	"WHERE l.stock_entry_id = e.stock_entry_id AND l.deleted IS NULL ORDER BY l.line) AS g), e.carrier, " \
	"e.tracking, e.tracking_url, e.arrives, CASE WHEN e.signed_on <= crm_day() THEN e.signed_on END, " \
	"e.stock_entry_id AS place FROM stock_entry AS e LEFT JOIN contract AS c ON c.contract_id = e.contract_id " \
	"WHERE e.kind = 'sale' AND e.status = 'approved' AND " where " "

static const char track_contract_sql[] =
	SENT_ROWS("e.contract_id = ?1") "UNION ALL SELECT c.contract_id, c.code, 'waiting', NULL, "
	"NULL, crm_list(w.goods), NULL, NULL, NULL, c.ship_by, NULL, NULL FROM contract AS c "
	"JOIN (SELECT p.name || ' ' || rtrim(rtrim(crm_money(f.to_deliver), '0'), '.') AS goods, f.contract_id "
	"FROM contract_line_figures AS f JOIN product AS p ON p.product_id = f.product_id "
	"WHERE f.contract_id = ?1 AND f.in_force = 1 AND f.to_deliver > 0 AND f.deleted IS NULL "
	"ORDER BY f.line) AS w ON w.contract_id = c.contract_id WHERE c.contract_id = ?1 AND c.status = 'approved' "
	"GROUP BY c.contract_id ORDER BY 5 NULLS LAST, place";
static const char track_shipment_sql[] = SENT_ROWS("e.shipment_id = ?1") "ORDER BY sent, place";
static const char track_entry_sql[] = SENT_ROWS("e.stock_entry_id = ?1") "ORDER BY sent, place";
static const char track_number_sql[] = SENT_ROWS("e.tracking = ?1") "ORDER BY sent, place";

/* The statement for what a KEY names: a contract, a shipment, a delivery, or a tracking number. */
static struct statement *
track_statement(struct run *run, const char *key)
{
	static const struct { const struct entity *entity; const char *sql; } ways[] = {
		{ &contract_entity, track_contract_sql }, { &shipment_entity, track_shipment_sql },
		{ &stock_entry_entity, track_entry_sql },
	};
	struct statement *st;
	int64_t id;

	for (int i = 0; i < COUNT(ways); i++)
		if (key_find(run->access, ways[i].entity, key, strlen(key), false, &id) == FOUND_ONE) {
			st = db_prepare(access_db(run->access), ways[i].sql);
			db_bind_number(st, 1, id);
			return st;
		}
	if (!db_one(access_db(run->access), "SELECT 1 FROM stock_entry WHERE tracking = ?1", key, 0))
		die(NO, _("no contract, shipment, delivery or tracking number '%s'"), key);
	st = db_prepare(access_db(run->access), track_number_sql);
	db_bind_text(st, 1, key);
	return st;
}

enum status
tracking_track(struct run *run)
{
	struct answer *a;

	if (run->count == 0)
		die(USAGE, _("name a contract, a shipment, a delivery or a tracking number"));
	figures(run, &contract_line_entity);
	a = answer_new(run, track_columns, COUNT(track_columns));
	for (int i = 0; i < run->count; i++)
		answer_all(a, track_statement(run, run->operands[i]));
	return answer_end(a);
}

static const struct column late_columns[] = {
	{ "contract_id", N_("Contract"), &type_id, NULL, false },
	{ "contract", N_("Contract"), &type_code, NULL, false },
	{ "customer", N_("Customer"), &type_text, NULL, false },
	{ "state", N_("State"), &type_text, NULL, false },
	{ "line", N_("Line"), &type_integer, NULL, false },
	{ "product_id", N_("Product"), &type_id, NULL, false },
	{ "product", N_("Product"), &type_text, NULL, false },
	{ "left", N_("Left to deliver"), &type_quantity, NULL, false },
	{ "delivery", N_("Delivery"), &type_code, NULL, false },
	{ "carrier", N_("Carrier"), &type_choice, &(const struct field){ "carrier", &type_choice, .list = "carrier" },
	  false },
	{ "tracking", N_("Tracking number"), &type_code, NULL, false },
	{ "due", N_("Due"), &type_date, NULL, false },
	{ "late", N_("Days late"), &type_integer, NULL, false },
};

#define LATE_SQL(contract) \
	"SELECT c.contract_id, c.code, u.name, 'waiting', f.line, f.product_id, p.name, " \
	"f.to_deliver, NULL, NULL, NULL, c.ship_by AS due, crm_days_between(c.ship_by, crm_day()) " \
	"FROM contract AS c JOIN contract_line_figures AS f ON f.contract_id = c.contract_id " \
	"AND f.in_force = 1 AND f.to_deliver > 0 AND f.deleted IS NULL " \
	"JOIN product AS p ON p.product_id = f.product_id JOIN customer AS u ON u.customer_id = c.customer_id " \
	"WHERE c.status = 'approved' AND c.ship_by < crm_day() AND c.deleted IS NULL AND " contract " " \
	"UNION ALL SELECT c.contract_id, c.code, u.name, 'sent', NULL, NULL, NULL, NULL, e.code, " \
	"e.carrier, e.tracking, e.arrives, crm_days_between(e.arrives, crm_day()) FROM stock_entry AS e " \
	"JOIN contract AS c ON c.contract_id = e.contract_id JOIN customer AS u ON u.customer_id = c.customer_id " \
	"WHERE e.kind = 'sale' AND e.status = 'approved' AND e.arrives < crm_day() " \
	"AND (e.signed_on IS NULL OR e.signed_on > crm_day()) AND " contract " ORDER BY due, 1, 5, 9"

enum status
tracking_late(struct run *run)
{
	struct answer *a = answer_new(run, late_columns, COUNT(late_columns));

	figures(run, &contract_line_entity);
	if (run->count) {
		answer_keys(a, &contract_entity, LATE_SQL("c.contract_id = ?1"));
		return answer_end(a);
	}
	return answer_sql(run, late_columns, COUNT(late_columns),
	    db_prepare(access_db(run->access), LATE_SQL("1 = 1")));
}

static const struct column stock_columns[] = {
	{ "shipment_line_id", N_("Line of a shipment"), &type_id, NULL, false },
	{ "shipment", N_("Shipment"), &type_code, NULL, false },
	{ "line", N_("Line"), &type_integer, NULL, false },
	{ "product_id", N_("Product"), &type_id, NULL, false },
	{ "product", N_("Product"), &type_text, NULL, false },
	{ "base", N_("In the product's unit"), &type_quantity, NULL, false },
	{ "left", N_("Left to send"), &type_quantity, NULL, false },
	{ "warehouse_id", N_("Warehouse"), &type_id, NULL, false },
	{ "warehouse", N_("Warehouse"), &type_text, NULL, false },
	{ "stock", N_("Stock"), &type_quantity, NULL, false },
	{ "enough", N_("Enough"), &type_boolean, NULL, false },
};

static const char stock_sql[] =
	"SELECT f.shipment_line_id, h.code, f.line, f.product_id, p.name, f.base, f.\"left\", w.warehouse_id, "
	"coalesce(w.name, w.code), CASE WHEN w.warehouse_id IS NOT NULL THEN coalesce(s.quantity, 0) END, CASE WHEN "
	"w.warehouse_id IS NOT NULL THEN coalesce(s.quantity, 0) >= f.\"left\" END FROM shipment_line_figures AS f "
	"JOIN shipment AS h ON h.shipment_id = f.shipment_id JOIN product AS p ON p.product_id = f.product_id "
	"LEFT JOIN warehouse AS w ON p.kind <> 'service' AND w.deleted IS NULL "
	"AND CASE WHEN ?2 > 0 THEN w.warehouse_id = ?2 WHEN coalesce(f.warehouse_id, h.warehouse_id) IS NOT NULL "
	"THEN w.warehouse_id = coalesce(f.warehouse_id, h.warehouse_id) ELSE EXISTS (SELECT 1 FROM stock AS o "
	"WHERE o.product_id = f.product_id AND o.warehouse_id = w.warehouse_id AND o.quantity > 0) END "
	"LEFT JOIN stock AS s ON s.product_id = f.product_id AND s.warehouse_id = w.warehouse_id "
	"WHERE f.deleted IS NULL AND CASE WHEN ?1 > 0 THEN f.shipment_id = ?1 ELSE h.status = 'approved' "
	"AND f.\"left\" > 0 END ORDER BY f.shipment_id, f.line, w.code";

static enum status
lines_with_stock(struct run *run)
{
	int64_t at = warehouse ? key_need(run->access, &warehouse_entity, warehouse, false) : 0;
	struct statement *st = NULL;

	if (run->count > 1)
		die(USAGE, _("--with-stock is for one shipment, or for all that is left to send"));
	figures(run, &shipment_line_entity);
	st = db_prepare(access_db(run->access), stock_sql);
	db_bind_number(st, 1, run->count ? key_need(run->access, &shipment_entity, run->operands[0], false) : 0);
	db_bind_number(st, 2, at);
	return answer_sql(run, stock_columns, COUNT(stock_columns), st);
}

enum status
tracking_lines(struct run *run)
{
	if (with_stock)
		return lines_with_stock(run);
	if (warehouse)
		die(USAGE, _("--warehouse is for --with-stock"));
	for (int i = 0; i < run->count; i++)
		if (!query_is_term(run->operands[i]) && *run->operands[i] != '@')
			run->operands[i] = arena_printf(run->arena, "shipment_id=%lld",
			    (long long)key_need(run->access, &shipment_entity, run->operands[i], false));
	return document_lines_verb(run);
}

static const struct column check_columns[] = {
	{ "contract_id", N_("Contract"), &type_id, NULL, false },
	{ "contract", N_("Contract"), &type_code, NULL, false },
	{ "line", N_("Line"), &type_integer, NULL, false },
	{ "product_id", N_("Product"), &type_id, NULL, false },
	{ "product", N_("Product"), &type_text, NULL, false },
	{ "contracted", N_("Contracted"), &type_quantity, NULL, false },
	{ "delivered", N_("Delivered"), &type_quantity, NULL, false },
	{ "difference", N_("Difference"), &type_quantity, NULL, false },
};

static const char check_sql[] =
	"SELECT c.contract_id, c.code, f.line, f.product_id, coalesce(p.name, f.title), f.base, f.delivered, "
	"f.delivered - f.base FROM contract AS c JOIN contract_line_figures AS f ON f.contract_id = c.contract_id "
	"AND f.in_force = 1 AND f.deleted IS NULL JOIN product AS p ON p.product_id = f.product_id "
	"WHERE c.contract_id = ?1 AND f.delivered <> f.base ORDER BY f.line";

enum status
tracking_check(struct run *run)
{
	struct answer *a;
	bool differs = false;

	if (run->count == 0)
		die(USAGE, _("name a contract"));
	figures(run, &contract_line_entity);
	for (int i = 0; i < run->count && !differs; i++) {
		struct statement *st = db_prepare(access_db(run->access), check_sql);

		db_bind_number(st, 1, key_need(run->access, &contract_entity, run->operands[i], false));
		differs = db_step(st);
		db_finish(st);
	}
	a = answer_new(run, check_columns, COUNT(check_columns));
	answer_keys(a, &contract_entity, check_sql);
	answer_end(a);
	return differs ? NO : DONE;
}
