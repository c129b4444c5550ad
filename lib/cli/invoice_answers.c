/* SPDX-License-Identifier: ISC */
/* invoice_answers - what is asked about invoices: what is still to come, what fits, the tax of a month, numbers,
 * rows for others. */
#include <string.h>

#include "cli/answer.h"
#include "cli/human.h"
#include "cli/invoicing.h"
#include "query/choice.h"
#include "trade/numbering.h"
#include "trade/side.h"

static bool purchases;
static const char *month;

const struct option invoicing_open_options[] = {
	{ "purchases", .flag = &purchases,
	  .says = N_("what arrived from suppliers instead of what was shipped to customers") },
	{ 0 }
};

const struct option invoicing_tax_options[] = {
	{ "month", .argument = "MONTH", .text = &month, .type = &type_date, .says = N_("of which month (this one)") },
	{ 0 }
};

#define COUNT(columns) (int)(sizeof(columns) / sizeof *(columns))

static const struct side *
asked_side(void)
{
	return purchases ? &side_purchases : &side_sales;
}

const struct entity *
invoicing_open_noun(struct run *run)
{
	(void)run;
	return asked_side()->documents;
}

/* Lines in force on the day with what was delivered and invoiced of each, and what was invoiced of no line; S stands
 * for the document, P for its party. */
#define OPEN \
	"SELECT t.S_id, c.code, c.P_id, p.name, t.line, g.code, t.ordered, t.delivered, " \
	"t.invoiced, CASE WHEN t.delivered > t.invoiced THEN t.delivered - t.invoiced ELSE 0 END, " \
	"CASE WHEN t.invoiced > t.delivered THEN t.invoiced - t.delivered ELSE 0 END, t.amount " \
	"FROM (SELECT u.S_id, u.line, max(u.product_id) AS product_id, sum(u.ordered) AS ordered, " \
	"sum(u.delivered) AS delivered, sum(u.invoiced) AS invoiced, sum(u.amount) AS amount " \
	"FROM (SELECT S_id, line, product_id, coalesce(base, quantity) AS ordered, 0 AS delivered, 0 AS invoiced, " \
	"0 AS amount FROM S_line WHERE deleted IS NULL AND day <= crm_day() AND (ended IS NULL OR ended > crm_day()) " \
	"UNION ALL SELECT S_id, line, NULL, 0, quantity, 0, amount FROM delivery WHERE S_id IS NOT NULL " \
	"UNION ALL SELECT S_id, line, NULL, 0, 0, quantity, -amount FROM billing WHERE S_id IS NOT NULL) AS u " \
	"GROUP BY u.S_id, u.line) AS t JOIN temp.wanted AS w ON w.id = t.S_id JOIN S AS c ON c.S_id = t.S_id " \
	"JOIN party AS p ON p.party_id = c.P_id LEFT JOIN product AS g ON g.product_id = t.product_id " \
	"WHERE t.delivered <> t.invoiced OR t.amount <> 0 ORDER BY t.S_id, t.line"

/* The question with the names of one side. */
static const char *
of_side(struct run *run, const char *sql, const struct side *side)
{
	struct buf out = { 0 };
	const char *answer;

	for (const char *p = sql; *p; p++) {
		bool name = (*p == 'S' || *p == 'P') && !(p > sql && ((p[-1] >= 'A' && p[-1] <= 'Z') ||
		    p[-1] == '_')) &&
		    !(p[1] >= 'A' && p[1] <= 'Z');

		if (name)
			buf_text(&out, *p == 'S' ? side->document : side->party);
		else
			buf_byte(&out, *p);
	}
	answer = arena_string(run->arena, out.data);
	buf_free(&out);
	return answer;
}

enum status
invoicing_open(struct run *run)
{
	const struct side *side = asked_side();
	const struct column columns[] = {
		{ entity_key(side->documents), side->documents->label, &type_id, NULL, false },
		{ side->document, side->documents->label, &type_text, NULL, false },
		{ arena_printf(run->arena, "%s_id", side->party), N_("Party"), &type_id, NULL, false },
		{ side->party, N_("Party"), &type_text, NULL, false },
		{ "line", N_("Line"), &type_integer, NULL, false },
		{ "product", N_("Product"), &type_text, NULL, false },
		{ "ordered", N_("Ordered"), &type_quantity, NULL, false },
		{ "delivered", N_("Delivered"), &type_quantity, NULL, false },
		{ "invoiced", N_("Invoiced"), &type_quantity, NULL, false },
		{ "to_invoice", N_("Delivered, not invoiced"), &type_quantity, NULL, false },
		{ "ahead", N_("Invoiced, not delivered"), &type_quantity, NULL, false },
		{ "amount", N_("Amount not invoiced"), &type_money, NULL, false },
	};
	struct query *q = run_query(run, side->documents);

	run_filters(run, q);
	query_into_temp(q, "wanted");
	return answer_sql(run, columns, COUNT(columns), db_prepare(access_db(run->access), of_side(run, OPEN, side)));
}

/* Each line of invoices for purchases beside what was ordered and what arrived; prices without tax, of the
 * product's unit. */
#define MATCH \
	"SELECT i.invoice_id, i.code, i.number, o.code, l.line, g.code, " \
	"coalesce(o2.base, o2.quantity), (SELECT coalesce(sum(d.quantity), 0) FROM delivery AS d " \
	"WHERE d.purchase_id = o2.purchase_id AND d.line = o2.line), (SELECT coalesce(sum(b.quantity), 0) " \
	"FROM billing AS b WHERE b.purchase_id = o2.purchase_id AND b.line = o2.line), crm_muldiv(o2.net, 10000, " \
	"coalesce(o2.base, o2.quantity)), crm_muldiv(l.net, 10000, nullif(coalesce(l.base, l.quantity), 0)), " \
	"l.net - crm_muldiv(o2.net / 100, coalesce(l.base, l.quantity, 0), coalesce(o2.base, o2.quantity)) * 100 " \
	"FROM temp.wanted AS w JOIN invoice AS i ON i.invoice_id = w.id " \
	"JOIN invoice_line AS l ON l.invoice_id = i.invoice_id AND l.deleted IS NULL JOIN purchase_line AS o2 " \
	"ON o2.purchase_line_id = l.purchase_line_id JOIN purchase AS o ON o.purchase_id = o2.purchase_id " \
	"LEFT JOIN product AS g ON g.product_id = o2.product_id ORDER BY i.invoice_id, l.line"

enum status
invoicing_match(struct run *run)
{
	static const struct column columns[] = {
		{ "invoice_id", N_("Invoice"), &type_id, NULL, false },
		{ "invoice", N_("Invoice"), &type_text, NULL, false },
		{ "number", N_("Invoice number"), &type_text, NULL, false },
		{ "purchase", N_("Purchase"), &type_text, NULL, false },
		{ "line", N_("Line"), &type_integer, NULL, false },
		{ "product", N_("Product"), &type_text, NULL, false },
		{ "ordered", N_("Ordered"), &type_quantity, NULL, false },
		{ "arrived", N_("Arrived"), &type_quantity, NULL, false },
		{ "invoiced", N_("Invoiced"), &type_quantity, NULL, false },
		{ "price_ordered", N_("Price ordered, without tax"), &type_price, NULL, false },
		{ "price_invoiced", N_("Price invoiced, without tax"), &type_price, NULL, false },
		{ "difference", N_("Difference"), &type_money, NULL, false },
	};
	struct query *q = run_query(run, &invoice_entity);

	query_filter(q, "direction=received");
	query_filter(q, "status!=cancelled");
	run_filters(run, q);
	query_into_temp(q, "wanted");
	return answer_sql(run, columns, COUNT(columns), db_prepare(access_db(run->access), MATCH));
}

/* Output tax by the day of invoices, with those voided later in the month taken out; input tax by that of its
 * certification. */
#define TAX \
	"SELECT t.tax_rate, sum(t.onet), sum(t.otax), sum(t.inet), sum(t.itax), sum(t.otax) - sum(t.itax) " \
	"FROM (SELECT l.tax_rate, l.rate, b.net AS onet, b.tax AS otax, 0 AS inet, 0 AS itax FROM billing AS b " \
	"JOIN invoice_line AS l ON l.invoice_line_id = b.invoice_line_id WHERE b.direction = 'issued' " \
	"AND substr(b.day, 1, 7) = ?1 UNION ALL SELECT l.tax_rate, l.rate, 0, 0, b.net, b.tax " \
	"FROM invoice AS i JOIN invoice_line AS l ON l.invoice_id = i.invoice_id " \
	"JOIN billing AS b ON b.invoice_line_id = l.invoice_line_id WHERE i.direction = 'received' " \
	"AND substr(i.certified, 1, 7) = ?1) AS t GROUP BY t.tax_rate ORDER BY max(t.rate) DESC, t.tax_rate"

enum status
invoicing_tax(struct run *run)
{
	static const struct column columns[] = {
		{ "tax_rate", N_("Tax rate"), &type_text, NULL, false },
		{ "output_net", N_("Issued, net"), &type_money, NULL, false },
		{ "output_tax", N_("Output tax"), &type_money, NULL, false },
		{ "input_net", N_("Certified, net"), &type_money, NULL, false },
		{ "input_tax", N_("Input tax"), &type_money, NULL, false },
		{ "payable", N_("Output less input tax"), &type_money, NULL, false },
	};
	struct statement *st = db_prepare(access_db(run->access), TAX);

	db_bind_text(st, 1, arena_copy(run->arena, month ? month : run_today(run), strlen("2026-01")));
	return answer_sql(run, columns, COUNT(columns), st);
}

/* Where runs of numbers go. */
struct telling {
	struct run *run;
	struct answer *answer;
	const struct number_range *range;
};

static void
tell_run(const struct number_run *r, void *context)
{
	struct telling *t = context;
	struct arena *arena = t->run->arena;
	int digits = t->range->digits;

	answer_row(t->answer, (struct value[]){ value_text(t->range->kind), value_text(arena_printf(arena, "%0*lld",
	    digits,
	    (long long)r->first)), value_text(arena_printf(arena, "%0*lld", digits, (long long)r->last)),
	    value_number(r->last - r->first + 1), value_text(r->state) });
}

enum status
invoicing_numbers(struct run *run)
{
	static const struct column columns[] = {
		{ "kind", N_("Kind"), &type_text, NULL, false },
		{ "first", N_("First"), &type_text, NULL, false },
		{ "last", N_("Last"), &type_text, NULL, false },
		{ "count", N_("Count"), &type_integer, NULL, false },
		{ "state", N_("State"), &type_text, NULL, false },
	};
	const char *setting = access_setting(run->access, "invoice.numbers");
	struct number_range range;
	struct telling t = { run, answer_new(run, columns, COUNT(columns)), &range };

	for (int i = 0; numbers_range(run->arena, setting, i, &range); i++)
		numbers_walk(access_db(run->access), &range, tell_run, &t);
	return answer_end(t.answer);
}

/* The rows of the tax authority's software: a line each. */
#define EXPORT \
	"SELECT i.invoice_id, i.code, i.kind, i.name, i.tax_id, trim(coalesce(i.address, '') || ' ' " \
	"|| coalesce(i.phone, '')), trim(coalesce(i.bank, '') || ' ' || coalesce(i.account, '')), l.tax_code, " \
	"l.title, l.spec, l.unit, l.quantity, crm_muldiv(l.net, 10000, nullif(l.quantity, 0)), l.net, l.tax_rate, " \
	"l.tax, l.amount, o.number, i.note FROM temp.wanted AS w JOIN invoice AS i ON i.invoice_id = w.id " \
	"JOIN invoice_line AS l ON l.invoice_id = i.invoice_id AND l.deleted IS NULL " \
	"LEFT JOIN invoice AS o ON o.invoice_id = i.red_of_id ORDER BY i.invoice_id, l.line"

enum { EXPORT_KIND = 2, EXPORT_UNIT = 10, EXPORT_RATE = 14 };

/* 13% for a rate that is a number, else its word. */
static const char *
rate_text(struct run *run, const char *code)
{
	return code[strspn(code, "0123456789.")] ? choice_label(run->access, "tax-rate", code, true) :
	    arena_printf(run->arena, "%s%%", code);
}

static void
say_in_chinese(struct run *run, struct value *v, int column)
{
	if (v->kind != TEXT)
		return;
	*v = value_text(column == EXPORT_RATE ? rate_text(run, v->text) :
	    choice_label(run->access, column == EXPORT_KIND ? "invoice-kind" : "unit", v->text, true));
}

enum status
invoicing_export(struct run *run)
{
	static const struct column columns[] = {
		{ "invoice_id", NULL, &type_id, NULL, false }, { "单据编号", NULL, &type_text, NULL, false },
		{ "发票种类", NULL, &type_text, NULL, false }, { "购方名称", NULL, &type_text, NULL, false },
		{ "购方税号", NULL, &type_text, NULL, false }, { "购方地址电话", NULL, &type_text, NULL, false },
		{ "购方银行账号", NULL, &type_text, NULL, false }, { "税收分类编码", NULL, &type_text, NULL, false },
		{ "商品名称", NULL, &type_text, NULL, false }, { "规格型号", NULL, &type_text, NULL, false },
		{ "计量单位", NULL, &type_text, NULL, false }, { "数量", NULL, &type_quantity, NULL, false },
		{ "单价", NULL, &type_price, NULL, false }, { "金额", NULL, &type_money, NULL, false },
		{ "税率", NULL, &type_text, NULL, false }, { "税额", NULL, &type_money, NULL, false },
		{ "价税合计", NULL, &type_money, NULL, false }, { "被红冲发票号码", NULL, &type_text, NULL, false },
		{ "备注", NULL, &type_text, NULL, false },
	};
	struct query *q = run_query(run, &invoice_entity);
	struct value values[COUNT(columns)];
	struct statement *st;
	struct answer *a;

	if (!run->options.format)
		run->options.format = "csv";
	query_filter(q, "direction=issued");
	query_filter(q, "status!=cancelled");
	run_filters(run, q);
	query_into_temp(q, "wanted");
	a = answer_new(run, columns, COUNT(columns));
	st = db_prepare(access_db(run->access), EXPORT);
	while (db_step(st)) {
		for (int i = 0; i < COUNT(columns); i++)
			db_value(st, i, &values[i]);
		say_in_chinese(run, &values[EXPORT_KIND], EXPORT_KIND);
		say_in_chinese(run, &values[EXPORT_UNIT], EXPORT_UNIT);
		say_in_chinese(run, &values[EXPORT_RATE], EXPORT_RATE);
		answer_row(a, values);
	}
	db_finish(st);
	return answer_end(a);
}
