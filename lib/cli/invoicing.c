/* SPDX-License-Identifier: ISC */
/* invoicing - invoices made out from contracts, shipments and amounts, and red letters. */
#include "cli/making.h"

#include <stdlib.h>
#include <string.h>

#include "access/setting.h"
#include "base/decimal.h"
#include "cli/documents.h"
#include "cli/human.h"
#include "cli/invoicing.h"
#include "query/key.h"
#include "record/assign.h"
#include "trade/document.h"
#include "trade/invoice.h"
#include "trade/stock.h"

static bool everything, stays_draft;

const struct option invoicing_issue_options[] = {
	{ "all", .flag = &everything, .says = N_("all that is ordered and not invoiced, delivered or not") },
	{ "draft", .flag = &stays_draft, .says = N_("leave it a draft, for approve to issue") },
	{ 0 }
};

const struct option invoicing_red_options[] = {
	{ "draft", .flag = &stays_draft, .says = N_("leave it a draft, for approve to issue") },
	{ 0 }
};

static bool
is_word(const char *operand, const char *name, const char **value)
{
	size_t n = strlen(name);

	if (strncmp(operand, name, n) != 0 || operand[n] != '=')
		return false;
	*value = operand + n + 1;
	return true;
}

/* Operands are fields of the invoice, three words of the verb's own, and lines. */
bool
making_take_operand(struct making *m, char *operand)
{
	struct assignment a;
	struct reading r;

	if (is_word(operand, "title", &m->title) || is_word(operand, "instalment", &m->instalment) || is_word(operand,
	    "amount", &m->amount))
		return true;
	if (!assign_is(operand)) {
		if (!strchr(operand, ':'))
			die(USAGE, _("'%s' is neither FIELD=VALUE nor a line: LINE:QTY or PRODUCT:QTY@PRICE"), operand);
		m->lines[m->line_count++] = operand;
		return true;
	}
	if (strncmp(operand, "reason=", strlen("reason=")) == 0)
		operand = arena_printf(m->run->arena, "why=%s", operand + strlen("reason="));
	a = assign_parse(m->run->arena, &invoice_entity, operand);
	access_reading(m->run->access, &r);
	return assign_into(m->head, m->run->access, &r, &a, a.value, m->problem);
}

void
making_begin(struct making *m, struct run *run, struct problem *p)
{
	*m = (struct making){ .run = run, .head = draft_new(run->arena, &invoice_entity), .problem = p };
	m->lines = arena_alloc(run->arena, (size_t)(run->count + 1) * sizeof *m->lines);
}

static int64_t
number_of(struct making *m, const char *sql, int64_t first, int64_t second)
{
	return stock_number(access_db(m->run->access), sql, first, second, 0);
}

bool
making_read_number(const char *text, size_t length, int places, int64_t *number, const char **why)
{
	*why = decimal_parse(text, length, MONEY_PLACES, places, false, number);
	if (!*why && *number <= 0)
		*why = places == MONEY_PLACES ? N_("a quantity is more than nothing") :
		    N_("an amount is more than nothing");
	return !*why;
}

bool
making_refuse_at(struct problem *p, const char *place, const char *reason)
{
	*p = (struct problem){ place, NULL, reason };
	return false;
}

/* The contract or purchase of the invoice, that of its shipment or of what is owed where it names none. */
static void
find_document(struct making *m)
{
	bool issued = strcmp(draft_get(m->head, "direction")->text, "issued") == 0;
	static const char *const by[] = { "stock_entry", "item" };

	m->side = issued ? &side_sales : &side_purchases;
	for (int i = 0; i < 2 && !draft_has(m->head, m->side->document); i++)
		if (draft_has(m->head, by[i])) {
			struct value document = record_value(m->change, i ? m->side->owed : &stock_entry_entity,
			    draft_get(m->head, by[i])->number, m->side->document);

			if (document.kind == INTEGER)
				draft_set(m->head, m->side->document, document);
		}
	m->document = draft_get(m->head, m->side->document)->number;
}

/* What is owed for an instalment, by its number. */
static bool
find_instalment(struct making *m)
{
	int64_t number, item;
	char *end;

	if (!m->instalment)
		return true;
	number = strtoll(m->instalment, &end, 10);
	item = *end || !m->document ? 0 : number_of(m, m->side == &side_sales ?
	    "SELECT item_id FROM main.item WHERE contract_id = ?1 AND instalment = ?2 AND is_receivable = 1 "
	    "ORDER BY item_id LIMIT 1" : "SELECT item_id FROM main.item WHERE purchase_id = ?1 AND instalment = ?2 "
	    "AND is_payable = 1 ORDER BY item_id LIMIT 1", m->document, number);
	if (!item)
		return refuse(m->problem, "instalment", N_("nothing is owed for such an instalment"));
	draft_set(m->head, "item", value_number(item));
	return true;
}

/* A title of the party by its name. */
static bool
find_title(struct making *m)
{
	static const char *const fields[] = { "name", "tax_id", "address", "phone", "bank", "account" };
	struct value party = *draft_get(m->head, "party");
	int64_t id;

	if (!m->title)
		return true;
	if (party.kind == EMPTY && m->document)
		party = record_value(m->change, m->side->documents, m->document, m->side->party);
	if (key_within(m->run->access, &title_entity, m->title, strlen(m->title), entity_field(&title_entity, "party"),
	    party.number,
	    &id) != FOUND_ONE)
		return refuse(m->problem, "title", arena_said(m->run->arena,
		    "the party has no title '%s'; crm-title adds one", m->title));
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		draft_set(m->head, fields[i], record_value(m->change, &title_entity, id, fields[i]));
	return true;
}

bool
making_add_line(struct making *m, struct draft *d)
{
	int64_t id;

	draft_set(d, "invoice", value_number(m->id));
	return record_add(m->change, d, &id, m->problem);
}

static int64_t
money_unit(struct making *m)
{
	struct value currency = record_value(m->change, &invoice_entity, m->id, "currency");

	return line_money_unit(currency_decimals(currency.text));
}

/* amount x part / whole in the currency's unit. */
int64_t
making_share(struct making *m, int64_t amount, int64_t part, int64_t whole)
{
	int64_t unit = money_unit(m), answer;

	return whole != 0 && decimal_muldiv(amount / unit, part, whole, &answer) ? answer * unit : 0;
}

void
making_set_amounts(struct draft *d, const struct unbilled *u)
{
	draft_set(d, "net", value_number(u->net));
	draft_set(d, "tax", value_number(u->tax));
	draft_set(d, "amount", value_number(u->amount));
}

/* What a part of a line comes to, behind what was invoiced of it before, so that the last part makes up the whole. */
static struct unbilled
part_of(struct making *m, const struct draft *line, int64_t before, int64_t base, int64_t whole)
{
	static const char *const what[] = { "net", "amount" };
	int64_t part[2];

	for (int i = 0; i < 2; i++) {
		int64_t all = draft_get(line, what[i])->number;

		part[i] = making_share(m, all, before + base, whole) - making_share(m, all, before, whole);
	}
	return (struct unbilled){ base, part[0], part[1] - part[0], part[1] };
}

int64_t
making_base_of(const struct draft *line)
{
	return draft_has(line, "base") ? draft_get(line, "base")->number : draft_get(line, "quantity")->number;
}

/* So much (in the product's unit) of a line of the contract or purchase, at its price or another. */
static bool
add_part(struct making *m, int64_t line, int64_t base, const int64_t *price)
{
	static const char *const same[] = { "product", "title", "unit", "price", "discount", "tax_rate",
	    "includes_tax" };
	const struct entity *lines = m->side->documents->lines;
	struct draft *of = draft_new(m->run->arena, lines), *d = draft_new(m->run->arena, &invoice_line_entity);
	struct unbilled u;
	int64_t quantity;

	record_load(m->change, line, of);
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		draft_set(d, same[i], *draft_get(of, same[i]));
	draft_set(d, lines == &contract_line_entity ? "contract_line" : "purchase_line", value_number(line));
	if (!decimal_muldiv(base, draft_get(of, "quantity")->number, making_base_of(of), &quantity))
		return refuse(m->problem, "quantity", N_("too large"));
	draft_set(d, "quantity", value_number(quantity));
	if (price) {
		draft_set(d, "price", value_number(*price));
		draft_set(d, "discount", VALUE_EMPTY);
	} else {
		u = part_of(m, of, making_base_of(of) - invoice_unbilled(m->change, lines, line).base, base,
		    making_base_of(of));
		making_set_amounts(d, &u);
	}
	return making_add_line(m, d);
}

/* LINE:QTY[@PRICE], of the contract or purchase, the quantity in the unit of that line. */
static bool
add_numbered(struct making *m, const char *typed)
{
	const struct entity *lines = m->side->documents->lines;
	const char *quantity = strchr(typed, ':') + 1, *at = strchr(quantity, '@'), *why = NULL;
	int64_t line = document_line(m->change, lines, m->document, strtoll(typed, NULL, 10)), number, price = 0, base;
	struct draft *of = draft_new(m->run->arena, lines);

	if (!line)
		return making_refuse_at(m->problem, typed, N_("no such line"));
	if (!making_read_number(quantity, at ? (size_t)(at - quantity) : strlen(quantity), MONEY_PLACES, &number,
	    &why) ||
	    (at && (why = decimal_parse(at + 1, strlen(at + 1), MONEY_PLACES, MONEY_PLACES, false, &price)) != NULL))
		return making_refuse_at(m->problem, typed, said(why));
	record_load(m->change, line, of);
	if (!decimal_muldiv(number, making_base_of(of), draft_get(of, "quantity")->number, &base))
		return making_refuse_at(m->problem, typed, N_("too large"));
	if (add_part(m, line, base, at ? &price : NULL))
		return true;
	m->problem->place = typed;
	return false;
}

static bool
add_typed(struct making *m, char *typed)
{
	size_t digits = strspn(typed, "0123456789");

	if (m->document && digits > 0 && typed[digits] == ':')
		return add_numbered(m, typed);
	return document_add_line(m->run, m->change, &invoice_entity, m->id, typed, m->problem);
}

/* What a stock entry has delivered, or all lines in force with what was delivered of each, or may still be invoiced. */
static struct statement *
parts(struct making *m)
{
	struct buf sql = { 0 };
	struct statement *st;

	if (draft_has(m->head, "stock_entry"))
		buf_printf(&sql,
		    "SELECT d.%s_line_id, sum(d.quantity) FROM main.delivery AS d JOIN main.stock_line AS s "
		    "ON s.stock_line_id = d.stock_line_id WHERE d.%s_id = ?1 AND s.stock_entry_id = ?2 "
		    "GROUP BY d.%s_line_id ORDER BY 1", m->side->document, m->side->document, m->side->document);
	else
		buf_printf(&sql,
		    "SELECT %s_line_id, NULL FROM main.%s_line WHERE %s_id = ?1 AND ended IS NULL AND deleted IS NULL "
		    "ORDER BY line", m->side->document, m->side->document, m->side->document);
	st = db_prepare(access_db(m->run->access), sql.data);
	db_bind_number(st, 1, m->document);
	if (draft_has(m->head, "stock_entry"))
		db_bind_number(st, 2, draft_get(m->head, "stock_entry")->number);
	buf_free(&sql);
	return st;
}

static bool
add_open(struct making *m)
{
	const struct entity *lines = m->side->documents->lines;
	struct statement *st = parts(m);
	bool good = true, any = false;

	while (good && db_step(st)) {
		int64_t line = db_number(st, 0), base = db_number(st, 1);

		if (everything)
			base = invoice_unbilled(m->change, lines, line).base;
		else if (!draft_has(m->head, "stock_entry"))
			base = invoice_undelivered(m->change, lines, line);
		any |= base > 0;
		good = base <= 0 || add_part(m, line, base, NULL);
	}
	db_finish(st);
	return good && (any || refuse(m->problem, m->side->document, everything ? N_("all of it is invoiced") :
	    N_("nothing was delivered that is not invoiced: name lines as LINE:QTY, or an amount, or give --all")));
}

static bool
add_amount_line(struct making *m, int64_t amount, const char *rate, const char *title)
{
	struct draft *d = draft_new(m->run->arena, &invoice_line_entity);

	draft_set(d, "amount", value_number(amount));
	if (rate)
		draft_set(d, "tax_rate", value_text(arena_string(m->run->arena, rate)));
	draft_set(d, "title", value_text(title));
	return making_add_line(m, d);
}

/* An amount without goods: a line for each tax rate of the document, in proportion, the last taking the remainder. */
static bool
add_amount(struct making *m, int64_t amount)
{
	const char *title = m->document ? key_title(m->run->access, m->run->arena, m->side->documents, m->document) :
	    NULL;
	struct statement *st = m->document ? db_prepare(access_db(m->run->access), arena_printf(m->run->arena,
	    "SELECT tax_rate, sum(amount), sum(sum(amount)) OVER (), row_number() OVER (ORDER BY tax_rate DESC) = 1 "
	    "FROM main.%s_line WHERE %s_id = ?1 AND ended IS NULL AND deleted IS NULL GROUP BY tax_rate "
	    "ORDER BY tax_rate", m->side->document, m->side->document)) : NULL;
	int64_t left = amount;
	bool good = true;

	if (!st)
		return add_amount_line(m, amount, NULL, NULL);
	db_bind_number(st, 1, m->document);
	while (good && db_step(st)) {
		int64_t part = db_number(st, 3) ? left : making_share(m, amount, db_number(st, 1), db_number(st, 2));

		left -= part;
		good = part == 0 || add_amount_line(m, part, db_text(st, 0), title);
	}
	db_finish(st);
	return good;
}

bool
making_typed_amount(struct making *m, int64_t *amount)
{
	const char *why;
	struct value currency = record_value(m->change, &invoice_entity, m->id, "currency");

	return making_read_number(m->amount, strlen(m->amount), currency_decimals(currency.text), amount, &why) ||
	    refuse(m->problem, "amount", arena_printf(m->run->arena, "'%s': %s", m->amount, said(why)));
}

static bool
add_lines(struct making *m)
{
	int64_t amount;

	for (int i = 0; i < m->line_count; i++)
		if (!add_typed(m, m->lines[i]))
			return false;
	if (m->amount)
		return making_typed_amount(m, &amount) && add_amount(m, amount);
	if (m->line_count > 0)
		return true;
	if (m->document && !draft_has(m->head, "item"))
		return add_open(m);
	if (draft_has(m->head, "item"))
		return add_amount(m, record_value(m->change, &item_entity, draft_get(m->head, "item")->number,
		    "amount").number);
	return refuse(m->problem, NULL, N_("it has no lines: PRODUCT:QTY@PRICE, or amount=, or contract="));
}

static bool
make(struct making *m)
{
	find_document(m);
	return find_instalment(m) && find_title(m) && record_add(m->change, m->head, &m->id, m->problem) &&
	    add_lines(m);
}

enum status
making_finish(struct making *m, bool good)
{
	if (good && !stays_draft)
		good = document_move(m->change, &invoice_entity, m->id, DOCUMENT_APPROVE, 0, NULL, m->problem);
	return good && change_settle(m->change, m->problem) ? run_changed(m->run, m->change, &invoice_entity, &m->id,
	    1) :
	    run_refused(m->run, m->change, m->problem);
}

static enum status
make_out(struct run *run, const char *direction)
{
	struct problem p = { 0 };
	struct making m;

	if (run->count == 0)
		die(USAGE, _("say what is invoiced: contract=, purchase= or party=, and lines"));
	making_begin(&m, run, &p);
	draft_set(m.head, "direction", value_text(direction));
	run_can_print(run, &invoice_entity);
	for (int i = 0; i < run->count; i++)
		if (!making_take_operand(&m, run->operands[i])) {
			warn_problem(&p);
			return REFUSED;
		}
	m.change = run_change(run);
	if (change_repeated(m.change))
		return run_repeated(run, m.change, &invoice_entity);
	return making_finish(&m, make(&m));
}

enum status
invoicing_issue(struct run *run)
{
	return make_out(run, "issued");
}

enum status
invoicing_receive(struct run *run)
{
	return make_out(run, "received");
}
