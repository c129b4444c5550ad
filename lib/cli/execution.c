/* SPDX-License-Identifier: ISC */
/* execution - how far contracts have been carried out, on both sides. */
#include "cli/execution.h"

#include <string.h>

#include "cli/answer.h"
#include "cli/human.h"
#include "cli/selection.h"
#include "query/key.h"

#define COUNT(columns) ((int)(sizeof (columns) / sizeof *(columns)))

static const char *kind;

const struct option execution_options[] = {
	{ "kind", .argument = "WORD", .text = &kind, .says = N_("the history of one thing: quotes, shipments, "
	  "collections, balance, invoices, returns, refunds") },
	{ 0 }
};

#define CHOICE(list_name) &type_choice, &(const struct field){ (list_name), &type_choice, .list = (list_name) }

static const struct column sum_columns[] = {
	{ "contract_id", N_("Contract"), &type_id, NULL, false },
	{ "part", N_("Part"), CHOICE("contract-part"), false },
	{ "number", N_("No."), &type_integer, NULL, false },
	{ "title", N_("Description"), CHOICE("instalment-trigger item-kind"), false },
	{ "due", N_("Due date"), &type_date, NULL, false },
	{ "contracted", N_("Amount contracted"), &type_money, NULL, false },
	{ "shipped", N_("Shipped"), &type_money, NULL, false },
	{ "invoiced", N_("Invoiced"), &type_money, NULL, false },
	{ "collected", N_("Collected"), &type_money, NULL, false },
	{ "open", N_("Open"), &type_money, NULL, false },
};

/* A line was collected for no more than its instalments were: their sums stand beside those of lines, and both beside
 * the contract's. What was shipped of an instalment is what fell due by shipments. */
static const char sum_sql[] =
	"SELECT f.contract_id, 'line' AS part, f.line AS number, coalesce(p.name, f.title), "
	"NULL, f.amount, f.shipped, f.invoiced, NULL, NULL, 1 AS place "
	"FROM contract_line_figures AS f LEFT JOIN product AS p ON p.product_id = f.product_id "
	"WHERE f.contract_id = ?1 AND f.in_force = 1 AND f.deleted IS NULL UNION ALL SELECT r.contract_id, "
	"'instalment', r.instalment, coalesce((SELECT max(n.\"trigger\") FROM instalment AS n WHERE n.contract_id = ?1 "
	"AND n.number = r.instalment AND n.deleted IS NULL), min(r.kind)), min(CASE WHEN b.open <> 0 THEN b.due END), "
	"sum(b.amount), sum(CASE WHEN r.stock_entry_id IS NOT NULL THEN b.amount ELSE 0 END), "
	"sum((SELECT coalesce(sum(v.amount), 0) FROM billing AS v WHERE v.item_id = r.receivable_id)), "
	"sum((SELECT coalesce(sum(s.amount), 0) FROM settlement AS s JOIN receipt AS p ON p.receipt_id = s.source_id "
	"WHERE s.item_id = r.receivable_id AND s.kind = 'allocation')), sum(coalesce(b.open, 0)), 2 "
	"FROM receivable AS r JOIN balance AS b ON b.item_id = r.receivable_id "
	"WHERE r.contract_id = ?1 AND (b.amount <> 0 OR b.open IS NOT NULL) GROUP BY r.contract_id, r.instalment "
	"UNION ALL SELECT c.contract_id, 'contract', NULL, c.title, c.ship_by, c.amount, c.shipped, "
	"c.invoiced, c.collected, c.balance, 3 FROM contract_figures AS c WHERE c.contract_id = ?1 "
	"ORDER BY place, number NULLS LAST";

static const struct column quote_columns[] = {
	{ "quote_id", N_("Quote"), &type_id, NULL, false },
	{ "quote", N_("Quote"), &type_code, NULL, false },
	{ "day", N_("Date"), &type_date, NULL, false },
	{ "version", N_("Version"), &type_integer, NULL, false },
	{ "valid_until", N_("Valid until"), &type_date, NULL, false },
	{ "status", N_("Status"), CHOICE("document-status"), false },
	{ "amount", N_("Amount"), &type_money, NULL, false },
};

/* The quote of the contract and those it took the place of, and others of the same deal. */
static const char quote_sql[] =
	"WITH RECURSIVE chain(id) AS (SELECT quote_id FROM contract WHERE contract_id = ?1 AND quote_id IS NOT NULL "
	"UNION SELECT q.replaces_id FROM quote AS q JOIN chain ON chain.id = q.quote_id "
	"WHERE q.replaces_id IS NOT NULL) SELECT q.quote_id, q.code, q.day, q.version, q.valid_until, q.status, "
	"(SELECT coalesce(sum(l.amount), 0) FROM quote_line AS l WHERE l.quote_id = q.quote_id AND l.deleted IS NULL) "
	"FROM quote AS q WHERE q.deleted IS NULL AND (q.quote_id IN (SELECT id FROM chain) "
	"OR q.deal_id = (SELECT c.deal_id FROM contract AS c WHERE c.contract_id = ?1)) ORDER BY q.day, q.quote_id";

static const struct column shipped_columns[] = {
	{ "stock_entry_id", N_("Delivery"), &type_id, NULL, false },
	{ "delivery", N_("Delivery"), &type_code, NULL, false },
	{ "day", N_("Date"), &type_date, NULL, false },
	{ "line", N_("Line"), &type_integer, NULL, false },
	{ "product_id", N_("Product"), &type_id, NULL, false },
	{ "product", N_("Product"), &type_text, NULL, false },
	{ "quantity", N_("In the product's unit"), &type_quantity, NULL, false },
	{ "net", N_("Net"), &type_money, NULL, false },
	{ "tax", N_("Tax"), &type_money, NULL, false },
	{ "amount", N_("Amount"), &type_money, NULL, false },
	{ "reason", N_("Reason"), &type_text, NULL, false },
};

/* Another price of what went before is of no stock line. */
#define SHIPPED_SQL(kind, sign) \
	"SELECT e.stock_entry_id, e.code, d.day, d.line, d.product_id, p.name, " sign "sum(d.quantity), " \
	sign "sum(d.net), " sign "sum(d.tax), " sign "sum(d.amount), coalesce(e.reason, e.note) " \
	"FROM delivery AS d LEFT JOIN stock_line AS l ON l.stock_line_id = d.stock_line_id " \
	"LEFT JOIN stock_entry AS e ON e.stock_entry_id = l.stock_entry_id " \
	"LEFT JOIN product AS p ON p.product_id = d.product_id " \
	"WHERE d.contract_id = ?1 AND coalesce(e.kind, 'sale') " kind " 'sale' " \
	"GROUP BY coalesce(d.stock_line_id, -coalesce(d.reverses_id, d.delivery_id)) " \
	"HAVING sum(d.quantity) <> 0 OR (max(d.stock_line_id) IS NULL AND sum(d.amount) <> 0) " \
	"ORDER BY d.day, e.stock_entry_id, d.line, d.stock_line_id"

static const struct column paid_columns[] = {
	{ "receipt_id", N_("Receipt"), &type_id, NULL, false },
	{ "receipt", N_("Receipt"), &type_code, NULL, false },
	{ "day", N_("Date"), &type_date, NULL, false },
	{ "amount", N_("Amount"), &type_money, NULL, false },
	{ "method", N_("Method"), CHOICE("payment-method"), false },
	{ "reference", N_("Bank reference"), &type_code, NULL, false },
	{ "receivable", N_("Receivable"), &type_code, NULL, false },
	{ "instalment", N_("Instalment"), &type_integer, NULL, false },
};

/* What was allocated to the receivables of the contract, on the day of each allocation. */
static const char collected_sql[] =
	"SELECT p.receipt_id, p.code, s.day, s.amount, p.method, p.reference, r.code, r.instalment "
	"FROM receivable AS r JOIN settlement AS s ON s.item_id = r.receivable_id AND s.kind = 'allocation' "
	"JOIN receipt AS p ON p.receipt_id = s.source_id WHERE r.contract_id = ?1 ORDER BY s.day, s.settlement_id";
static const char refund_sql[] =
	"SELECT p.receipt_id, p.code, p.day, b.amount, p.method, p.reference, NULL, NULL FROM receipt AS p "
	"JOIN balance AS b ON b.item_id = p.receipt_id WHERE p.contract_id = ?1 AND p.sign > 0 AND b.amount <> 0 "
	"ORDER BY p.day, p.receipt_id";

static const struct column balance_columns[] = {
	{ "receivable_id", N_("Receivable"), &type_id, NULL, false },
	{ "receivable", N_("Receivable"), &type_code, NULL, false },
	{ "instalment", N_("Instalment"), &type_integer, NULL, false },
	{ "day", N_("Date"), &type_date, NULL, false },
	{ "falls_due", N_("Falls due"), &type_date, NULL, false },
	{ "amount", N_("Amount now"), &type_money, NULL, false },
	{ "open", N_("Open"), &type_money, NULL, false },
	{ "overdue", N_("Days overdue"), &type_integer, NULL, false },
};

static const char balance_sql[] =
	"SELECT r.receivable_id, r.code, r.instalment, r.day, b.due, b.amount, b.open, CASE WHEN b.open > 0 "
	"AND b.due < crm_day() THEN crm_days_between(b.due, crm_day()) END FROM receivable AS r "
	"JOIN balance AS b ON b.item_id = r.receivable_id WHERE r.contract_id = ?1 AND b.open <> 0 "
	"ORDER BY b.due IS NULL, b.due, r.receivable_id";

static const struct column invoice_columns[] = {
	{ "invoice_id", N_("Invoice"), &type_id, NULL, false },
	{ "invoice", N_("Invoice"), &type_code, NULL, false },
	{ "number", N_("Number"), &type_code, NULL, false },
	{ "day", N_("Date"), &type_date, NULL, false },
	{ "kind", N_("Kind"), CHOICE("invoice-kind"), false },
	{ "status", N_("Status"), CHOICE("document-status"), false },
	{ "net", N_("Net"), &type_money, NULL, false },
	{ "tax", N_("Tax"), &type_money, NULL, false },
	{ "amount", N_("Amount"), &type_money, NULL, false },
};

static const char invoice_sql[] =
	"SELECT i.invoice_id, i.code, i.number, i.day, i.kind, i.status, sum(b.net), sum(b.tax), sum(b.amount) "
	"FROM billing AS b JOIN invoice_line AS l ON l.invoice_line_id = b.invoice_line_id JOIN invoice AS i "
	"ON i.invoice_id = l.invoice_id WHERE b.contract_id = ?1 GROUP BY i.invoice_id ORDER BY i.day, i.invoice_id";

/* What each --kind asks; the first is what is asked without one. */
static const struct {
	const char *kind;
	const struct column *columns;
	int count;
	const char *sql;
} asked[] = {
	{ "", sum_columns, COUNT(sum_columns), sum_sql },
	{ "quotes", quote_columns, COUNT(quote_columns), quote_sql },
	{ "shipments", shipped_columns, COUNT(shipped_columns), SHIPPED_SQL("=", "") },
	{ "collections", paid_columns, COUNT(paid_columns), collected_sql },
	{ "balance", balance_columns, COUNT(balance_columns), balance_sql },
	{ "invoices", invoice_columns, COUNT(invoice_columns), invoice_sql },
	{ "returns", shipped_columns, COUNT(shipped_columns), SHIPPED_SQL("<>", "-") },
	{ "refunds", paid_columns, COUNT(paid_columns), refund_sql },
};

/* What is stored and worked out of contracts and their lines, on the day of the run. */
static void
figures(struct run *run)
{
	run_day(run);
	query_figures(run->access, run->arena, &contract_line_entity);
	query_figures(run->access, run->arena, &contract_entity);
}

enum status
execution_verb(struct run *run)
{
	struct statement *st;
	int64_t id;
	int i = 0;

	if (run->count != 1 || run->dash)
		die(USAGE, _("name one %s"), "contract");
	while (i < COUNT(asked) && strcmp(asked[i].kind, kind ? kind : "") != 0)
		i++;
	if (i == COUNT(asked))
		die(USAGE, _("--kind is quotes, shipments, collections, balance, invoices, returns or refunds, "
		    "not '%s'"), kind);
	id = key_need(run->access, &contract_entity, run->operands[0], false);
	figures(run);
	st = db_prepare(access_db(run->access), asked[i].sql);
	db_bind_number(st, 1, id);
	return answer_sql(run, asked[i].columns, asked[i].count, st);
}

enum status
execution_summary(struct run *run)
{
	return run_print_as(run, selection_query(run, &contract_entity, false),
	    "code,title,customer,deal,day,ship_by,amount,shipped,collected,balance,invoiced,returned,refunded,"
	    "shipped_not_invoiced,invoiced_not_shipped,advance,status", NULL);
}

static const struct column status_columns[] = {
	{ "contract_id", N_("Contract"), &type_id, NULL, false },
	{ "contract", N_("Contract"), &type_code, NULL, false },
	{ "side", N_("Side"), CHOICE("contract-side"), false },
	{ "to_do", N_("To do"), CHOICE("contract-step"), false },
	{ "what", N_("What"), &type_text, NULL, false },
	{ "quantity", N_("Quantity"), &type_quantity, NULL, false },
	{ "amount", N_("Amount"), &type_money, NULL, false },
	{ "due", N_("Due date"), &type_date, NULL, false },
	{ "late", N_("Days late"), &type_integer, NULL, false },
};

#define LATE(due) "CASE WHEN " due " < crm_day() THEN crm_days_between(" due ", crm_day()) END"

static const char status_sql[] =
	"SELECT c.contract_id, c.code, 'us' AS side, 'deliver' AS to_do, p.name, f.to_deliver, NULL, "
	"c.ship_by AS due, " LATE("c.ship_by") ", f.line AS place FROM contract AS c JOIN contract_line_figures AS f "
	"ON f.contract_id = c.contract_id AND f.in_force = 1 AND f.to_deliver > 0 AND f.deleted IS NULL "
	"JOIN product AS p ON p.product_id = f.product_id WHERE c.contract_id = ?1 AND c.status = 'approved' "
	"UNION ALL SELECT c.contract_id, c.code, 'us', 'invoice', NULL, NULL, c.shipped_not_invoiced, NULL, NULL, 1 "
	"FROM contract_figures AS c WHERE c.contract_id = ?1 AND c.shipped_not_invoiced > 0 "
	"UNION ALL SELECT c.contract_id, c.code, 'them', 'sign', e.code, NULL, NULL, e.arrives, " LATE("e.arrives") ", "
	"e.stock_entry_id FROM contract AS c JOIN stock_entry AS e ON e.contract_id = c.contract_id "
	"WHERE c.contract_id = ?1 AND e.kind = 'sale' AND e.status = 'approved' "
	"AND (e.signed_on IS NULL OR e.signed_on > crm_day()) UNION ALL SELECT c.contract_id, c.code, "
	"CASE WHEN b.open > 0 THEN 'them' ELSE 'us' END, CASE WHEN b.open > 0 THEN 'pay' ELSE 'pay back' END, r.code, "
	"NULL, abs(b.open), b.due, CASE WHEN b.open > 0 THEN " LATE("b.due") " END, r.receivable_id FROM contract AS c "
	"JOIN receivable AS r ON r.contract_id = c.contract_id JOIN balance AS b ON b.item_id = r.receivable_id "
	"AND b.open <> 0 WHERE c.contract_id = ?1 ORDER BY side DESC, to_do, due NULLS LAST, place";

enum status
execution_status(struct run *run)
{
	struct answer *a;

	if (run->count == 0)
		die(USAGE, _("name a contract"));
	figures(run);
	a = answer_new(run, status_columns, COUNT(status_columns));
	answer_keys(a, &contract_entity, status_sql);
	return answer_end(a);
}
