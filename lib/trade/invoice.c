/* SPDX-License-Identifier: ISC */
/* invoice - invoices, their lines and titles as they are written. */
#include "trade/invoice.h"

#include <string.h>

#include "access/setting.h"
#include "base/decimal.h"
#include "query/key.h"
#include "trade/billing.h"
#include "trade/document.h"
#include "trade/foremost.h"
#include "trade/numbering.h"
#include "trade/side.h"
#include "trade/stock.h"
#include "trade/trade.h"

#define ONE_RATE INT64_C(1000000)

bool invoice_numbering;

struct invoice_kind
invoice_kind(struct change *c, const char *code)
{
	struct statement *st = db_prepare(access_db(change_access(c)),
	    "SELECT coalesce(digits, 0), coalesce(voidable, 0), "
	    "coalesce(deductible, 0) FROM main.choice WHERE list = 'invoice-kind' AND code = ?1");
	struct invoice_kind kind = { 0, false, false };

	db_bind_text(st, 1, code);
	if (db_step(st))
		kind = (struct invoice_kind){ db_number(st, 0), db_number(st, 1) != 0, db_number(st, 2) != 0 };
	db_finish(st);
	return kind;
}

static bool
is_issued(const struct draft *old, const struct draft *d)
{
	const struct value *direction = draft_then(old, d, "direction");

	return direction->kind == TEXT && strcmp(direction->text, "issued") == 0;
}

/* The party of what it refers to by a field, which is of the side that the invoice is. */
static bool
take_party(struct change *c, struct draft *d, const char *field, const char *party, bool fits, struct problem *p)
{
	struct value of;

	if (!draft_has(d, field))
		return true;
	if (!fits)
		return refuse(p, field, is_issued(NULL, d) ?
		    N_("is for invoices that are received: crm-invoice receive") :
		    N_("is for invoices that are issued: crm-invoice issue"));
	of = record_value(c, entity_field(d->entity, field)->to, draft_get(d, field)->number, party);
	if (draft_has(d, "party") && !value_same(draft_get(d, "party"), &of))
		return refuse(p, field, arena_said(change_arena(c), "is one of %s",
		    key_title(change_access(c), change_arena(c), &party_entity, of.number)));
	draft_set(d, "party", of);
	draft_set(d, "currency", record_value(c, entity_field(d->entity, field)->to, draft_get(d, field)->number,
	    "currency"));
	return true;
}

static bool
take_parties(struct change *c, struct draft *d, struct problem *p)
{
	bool issued = is_issued(NULL, d), of_item = true;

	if (draft_has(d, "item")) {
		struct value ledger = record_value(c, &item_entity, draft_get(d, "item")->number, "ledger");

		of_item = strcmp(ledger.text, issued ? "ar" : "ap") == 0;
	}
	return take_party(c, d, "contract", "customer", issued, p) && take_party(c, d, "purchase", "supplier", !issued,
	    p) &&
	    take_party(c, d, "item", "party", of_item, p);
}

/* Name, tax id, address and bank of the usual title of a party, else of the party itself; what the draft gives
 * stays. */
#define USUAL_TITLE \
	"SELECT name, tax_id, address, phone, bank, account FROM main.title WHERE party_id = ?1 AND deleted IS NULL " \
	"AND is_default = 1 UNION ALL SELECT name, tax_id, address, phone, bank, bank_account FROM main.party " \
	"WHERE party_id = ?1 LIMIT 1"

static const char *const title_fields[] = { "name", "tax_id", "address", "phone", "bank", "account", NULL };

/* Another party has other titles. */
static void
drop_title(struct draft *d)
{
	for (int i = 0; title_fields[i]; i++)
		if (!draft_gives(d, title_fields[i]))
			draft_set(d, title_fields[i], VALUE_EMPTY);
}

static void
take_title(struct change *c, struct draft *d)
{
	struct statement *st;

	if (draft_has(d, "name") || !draft_has(d, "party"))
		return;
	st = db_prepare(access_db(change_access(c)), USUAL_TITLE);
	db_bind_number(st, 1, draft_get(d, "party")->number);
	if (db_step(st))
		for (int i = 0; title_fields[i]; i++)
			if (!draft_has(d, title_fields[i]) && db_text(st, i))
				draft_set(d, title_fields[i], value_text(arena_string(change_arena(c), db_text(st,
				    i))));
	db_finish(st);
}

static bool
is_used(struct change *c, int64_t id, const struct draft *old, const struct draft *d, const char *number)
{
	const struct value *code = draft_then(old, d, "number_code");
	struct statement *st = db_prepare(access_db(change_access(c)),
	    "SELECT 1 FROM main.invoice "
	    "WHERE number = ?1 AND coalesce(number_code, '') = ?2 AND direction = ?3 AND invoice_id <> ?4 "
	    "AND (direction = 'issued' OR (party_id = ?5 AND status <> 'cancelled' AND deleted IS NULL))");
	bool used;

	db_bind_text(st, 1, number);
	db_bind_text(st, 2, code->kind == TEXT ? code->text : "");
	db_bind_text(st, 3, draft_then(old, d, "direction")->text);
	db_bind_number(st, 4, id);
	db_bind_number(st, 5, draft_then(old, d, "party")->number);
	used = db_step(st);
	db_finish(st);
	return used;
}

static bool
fits_digits(struct change *c, const char *kind, const char *number, struct problem *p)
{
	int64_t digits = invoice_kind(c, kind).digits;

	if (digits == 0 || ((int64_t)strlen(number) == digits && (int64_t)strspn(number, "0123456789") == digits))
		return true;
	return refuse(p, "number", arena_said(change_arena(c),
	    "'%s' is not the number of such an invoice (%s), which has %lld digits",
	    number, kind, (long long)digits));
}

/* A number is of the kind's form and given once; what has one keeps it. */
static bool
fits_number(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	const struct value *number = draft_then(old, d, "number"), *kind = draft_then(old, d, "kind");

	if (old && draft_get(old, "number")->kind == TEXT && strcmp(draft_get(old, "status")->text, "draft") != 0 &&
	    (draft_changes(old, d, "number") || draft_changes(old, d, "number_code")))
		return refuse(p, "number", N_("an invoice keeps its number; void it, or answer it by a red letter"));
	if (number->kind != TEXT || kind->kind != TEXT)
		return true;
	if (!invoice_numbering && is_issued(old, d) && (!old || draft_changes(old, d, "number")) &&
	    numbers_own(c, kind->text, number->text))
		return refuse(p, "number", N_("is one of our own, which are given one after the other: leave it out"));
	if (!fits_digits(c, kind->text, number->text, p))
		return false;
	if ((!old || draft_changes(old, d, "number") || draft_changes(old, d, "number_code")) && draft_then(old, d,
	    "party")->kind != EMPTY &&
	    is_used(c, id, old, d, number->text))
		return refuse(p, "number", arena_said(change_arena(c), "'%s' is the number of another invoice",
		    number->text));
	return true;
}

static bool
fits_certified(struct change *c, const struct draft *old, const struct draft *d, struct problem *p)
{
	const struct value *kind = draft_then(old, d, "kind");

	if (!draft_has(d, "certified"))
		return true;
	if (is_issued(old, d))
		return refuse(p, "certified", N_("is for invoices that are received"));
	return kind->kind != TEXT || invoice_kind(c, kind->text).deductible ||
	    refuse(p, "certified", arena_said(change_arena(c), "the tax of such an invoice (%s) is not deducted",
	    kind->text));
}

static bool
prepare_invoice(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	bool moves = !old || draft_changes(old, d, "contract") || draft_changes(old, d, "purchase") ||
	    draft_changes(old, d, "item") ||
	    draft_changes(old, d, "party");

	if (old && draft_has(d, "deleted") && strcmp(draft_get(old, "status")->text, "draft") != 0)
		return refuse(p, NULL, N_("only drafts are removed: void it, or answer it by a red letter"));
	if (!old && draft_has(d, "status") && strcmp(draft_get(d, "status")->text, "draft") != 0)
		return refuse(p, "status", N_("a new invoice is a draft: approve it afterwards"));
	if (moves) {
		if (old && draft_changes(old, d, "party"))
			drop_title(d);
		draft_complete(old, d);
		if (!take_parties(c, d, p))
			return false;
		take_title(c, d);
	}
	return fits_certified(c, old, d, p) && fits_number(c, id, old, d, p);
}

const struct hooks invoice_hooks = { .entity = &invoice_entity, .prepare = prepare_invoice };

/* The unit and name of the product of a line, and its quantity in that unit. */
static bool
take_product(struct change *c, struct draft *d, struct problem *p)
{
	int64_t factor;

	draft_set(d, "base", *draft_get(d, "quantity"));
	if (draft_has(d, "product") && !draft_has(d, "title"))
		draft_set(d, "title", record_value(c, &product_entity, draft_get(d, "product")->number, "name"));
	return !draft_has(d, "product") || !draft_has(d, "quantity") || draft_get(d, "quantity")->number == 0 ||
	    line_unit(c, d, &factor, p);
}

static void
set_amounts(struct draft *d, const struct line_amounts *a)
{
	draft_set(d, "net", value_number(a->net));
	draft_set(d, "tax", value_number(a->tax));
	draft_set(d, "amount", value_number(a->amount));
}

/* What the price comes to, or the amount that is given without net and tax. */
static bool
work_out(struct change *c, struct draft *d, bool from_amount, struct problem *p)
{
	struct value currency = record_value(c, &invoice_entity, draft_get(d, "invoice")->number, "currency");
	int decimals = currency_decimals(currency.kind == TEXT ? currency.text : access_setting(change_access(c),
	    "currency"));
	int64_t unit = line_money_unit(decimals), rate = draft_get(d, "rate")->number;
	struct line_amounts a;

	if (from_amount) {
		a.amount = draft_get(d, "amount")->number;
		if (!decimal_muldiv(a.amount, ONE_RATE, (ONE_RATE + rate) * unit, &a.net))
			return refuse(p, "amount", N_("too large"));
		a.net *= unit;
		a.tax = a.amount - a.net;
	} else if (!draft_has(d, "price") || !draft_has(d, "quantity"))
		return refuse(p, draft_has(d, "quantity") ? "price" : "quantity", N_("is required, or net= and tax="));
	else if (!line_amounts(draft_get(d, "quantity")->number, draft_get(d, "price")->number, draft_get(d,
	    "discount")->number, rate,
	    draft_get(d, "includes_tax")->number, decimals, &a))
		return refuse(p, "quantity", N_("quantity times price is too large"));
	set_amounts(d, &a);
	return true;
}

/* Which of the amounts were given decides what the others follow from. */
struct given {
	bool price, net, tax, amount;
};

static bool
take_amounts(struct change *c, struct draft *d, const struct given *given, struct problem *p)
{
	if (given->net && given->tax) {
		int64_t sum;

		if (!decimal_add(draft_get(d, "net")->number, draft_get(d, "tax")->number, &sum))
			return refuse(p, "net", N_("too large"));
		if (!given->amount)
			draft_set(d, "amount", value_number(sum));
		return true;
	}
	if (given->net || given->tax)
		return refuse(p, given->net ? "tax" : "net", N_("is required: net and tax come together"));
	return (!given->price && !given->amount) || work_out(c, d, given->amount, p);
}

/* The one line in force of the invoice's contract or purchase with a product; 0: none, or several. */
static int64_t
line_of_product(struct change *c, const struct side *side, int64_t document, int64_t product)
{
	return stock_number(access_db(change_access(c)), arena_printf(change_arena(c),
	    "SELECT max(%s_line_id) FROM main.%s_line WHERE "
	    "%s_id = ?1 AND product_id = ?2 AND ended IS NULL AND deleted IS NULL HAVING count(*) = 1", side->document,
	    side->document,
	    side->document), document, product, 0);
}

/* A line that names a product alone is of the line of the document that sells or buys it. */
static void
take_line(struct change *c, struct draft *d, int64_t invoice)
{
	static const struct side *const sides[] = { &side_sales, &side_purchases };
	static const char *const fields[] = { "contract_line", "purchase_line" };

	for (int i = 0; i < 2; i++) {
		struct value document = record_value(c, &invoice_entity, invoice, sides[i]->document);
		int64_t line = document.kind != EMPTY && draft_has(d, "product") && !draft_has(d, fields[i]) ?
		    line_of_product(c, sides[i], document.number, draft_get(d, "product")->number) : 0;

		if (line)
			draft_set(d, fields[i], value_number(line));
	}
}

static bool
prepare_invoice_line(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	struct given given = { !old || draft_gives(d, "price") || draft_gives(d, "quantity") || draft_gives(d,
	    "tax_rate") ||
		draft_gives(d, "discount"), draft_has(d, "net"), draft_has(d, "tax"), draft_has(d, "amount") };
	int64_t invoice;
	struct value includes;

	(void)id;
	draft_complete(old, d);
	invoice = draft_get(d, "invoice")->number;
	if (!document_is_open(c, &invoice_entity, invoice, p))
		return false;
	includes = draft_has(d, "includes_tax") ? *draft_get(d, "includes_tax") :
	    record_value(c, &invoice_entity, invoice, "includes_tax");
	if (!draft_has(d, "line"))
		draft_set(d, "line", value_number(document_next_line(c, &invoice_line_entity, invoice)));
	if (!old)
		take_line(c, d, invoice);
	return take_product(c, d, p) && line_tax(c, d, includes.number, p) && take_amounts(c, d, &given, p);
}

const struct hooks invoice_line_hooks = { .entity = &invoice_line_entity, .prepare = prepare_invoice_line };

/* The first title of a party is its usual one; another that becomes so takes its place. */
static bool
prepare_title(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	(void)p;
	if (!old && !stock_number(access_db(change_access(c)),
	    "SELECT 1 FROM main.title WHERE party_id = ?1 AND is_default = 1 AND "
	    "deleted IS NULL", draft_get(d, "party")->number, 0, 0))
		draft_set(d, "is_default", value_number(1));
	foremost_settle(c, id, old, d, &(struct foremost){ "is_default", "party", NULL });
	return true;
}

const struct hooks title_hooks = { .entity = &title_entity, .prepare = prepare_title };
