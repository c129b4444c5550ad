/* SPDX-License-Identifier: ISC */
/* billing - what invoices have invoiced, as facts; what may still be; and how it is taken back. */
#include <string.h>

#include "base/decimal.h"
#include "record/period.h"
#include "trade/billing.h"
#include "trade/document.h"
#include "trade/facts.h"
#include "trade/invoice.h"
#include "trade/numbering.h"
#include "trade/stock.h"
#include "trade/trade.h"

/* Billings come from invoices alone. */
static bool billing;

static const struct side *
side_of_lines(const struct entity *lines)
{
	return lines == &contract_line_entity ? &side_sales : &side_purchases;
}

/* Four sums of a question about one id. */
static struct unbilled
four(struct change *c, const char *sql, int64_t id)
{
	struct statement *st = db_keep(access_db(change_access(c)), sql);
	struct unbilled u = { 0, 0, 0, 0 };

	db_bind_number(st, 1, id);
	if (db_step(st))
		u = (struct unbilled){ db_number(st, 0), db_number(st, 1), db_number(st, 2), db_number(st, 3) };
	db_reset(st);
	return u;
}

/* Versions of a line have one number, under which they were invoiced and delivered. */
#define OF_THE_LINE(facts) \
	"FROM main." facts " AS b WHERE b.%s_id = l.%s_id AND b.line = l.line"
#define OF_THE_DOCUMENT side->document, side->document

struct unbilled
invoice_unbilled(struct change *c, const struct entity *lines, int64_t line)
{
	const struct side *side = side_of_lines(lines);
	struct buf sql = { 0 };
	struct unbilled u;

	buf_text(&sql, "SELECT coalesce(l.base, l.quantity)");
	for (int i = 0; i < 4; i++) {
		static const char *const what[] = { "quantity", "net", "tax", "amount" };

		buf_printf(&sql, "%s%s - (SELECT coalesce(sum(b.%s), 0) " OF_THE_LINE("billing") ")", i ? ", l." : "",
		    i ? what[i] : "",
		    what[i], OF_THE_DOCUMENT);
	}
	buf_printf(&sql, " FROM main.%s AS l WHERE l.%s_id = ?1", lines->name, lines->name);
	u = four(c, sql.data, line);
	buf_free(&sql);
	return u;
}

int64_t
invoice_undelivered(struct change *c, const struct entity *lines, int64_t line)
{
	const struct side *side = side_of_lines(lines);
	struct buf sql = { 0 };
	int64_t open;

	buf_printf(&sql,
	    "SELECT (SELECT coalesce(sum(b.quantity), 0) " OF_THE_LINE("delivery")
	    ") - (SELECT coalesce(sum(b.quantity), 0) " OF_THE_LINE("billing") ") FROM main.%s AS l WHERE l.%s_id = ?1",
	    OF_THE_DOCUMENT, OF_THE_DOCUMENT, lines->name, lines->name);
	open = stock_number(access_db(change_access(c)), sql.data, line, 0, 0);
	buf_free(&sql);
	return open;
}

/* What a line of an invoice has billed, with the red letters of it. */
#define LEFT(what) "(SELECT coalesce(sum(b." what "), 0) FROM main.invoice_line AS l JOIN main.billing AS b " \
	"ON b.invoice_line_id = l.invoice_line_id WHERE l.invoice_line_id = ?1 OR l.original_id = ?1)"

struct unbilled
invoice_left(struct change *c, int64_t line)
{
	return four(c, "SELECT " LEFT("quantity") ", " LEFT("net") ", " LEFT("tax") ", " LEFT("amount"), line);
}

static bool
post_line(struct change *c, const struct draft *head, const struct draft *line, int64_t id, struct problem *p)
{
	static const char *const of_head[] = { "day", "direction", "party", "contract", "purchase", "item" };
	static const char *const of_line[] = { "contract_line", "purchase_line", "product", "net", "tax", "amount" };
	struct draft *d = draft_new(change_arena(c), &billing_entity);
	const struct side *side = draft_has(line, "contract_line") ? &side_sales : &side_purchases;
	const struct value *of = draft_get(line, side == &side_sales ? "contract_line" : "purchase_line");

	for (size_t i = 0; i < sizeof of_head / sizeof *of_head; i++)
		draft_set(d, of_head[i], *draft_get(head, of_head[i]));
	for (size_t i = 0; i < sizeof of_line / sizeof *of_line; i++)
		draft_set(d, of_line[i], *draft_get(line, of_line[i]));
	if (of->kind != EMPTY)
		draft_set(d, "line", record_value(c, side->documents->lines, of->number, "line"));
	draft_set(d, "quantity", value_number(draft_has(line, "base") ? draft_get(line, "base")->number : 0));
	draft_set(d, "invoice_line", value_number(id));
	return facts_add(c, d, &billing, NULL, p);
}

static const char *
number_text(struct change *c, int64_t number, int least)
{
	struct buf text = { 0 };
	const char *answer;

	decimal_print(&text, number, MONEY_PLACES, least);
	answer = arena_string(change_arena(c), buf_string(&text));
	buf_free(&text);
	return answer;
}

/* A line of a contract or purchase is not invoiced beyond its quantity, nor below nothing. */
static bool
fits_line(struct change *c, const struct draft *line, struct problem *p)
{
	bool sells = draft_has(line, "contract_line");
	const struct entity *lines = sells ? &contract_line_entity : &purchase_line_entity;
	const struct value *of = draft_get(line, sells ? "contract_line" : "purchase_line");
	struct unbilled u;

	if (of->kind == EMPTY || strcmp(access_setting(change_access(c), "invoice.over"), "yes") == 0)
		return true;
	u = invoice_unbilled(c, lines, of->number);
	if (u.base >= 0 || draft_get(line, "amount")->number < 0)
		return true;
	return refuse(p, "quantity", arena_said(change_arena(c),
	    "line %lld of the %s would be invoiced %s beyond what is ordered",
	    (long long)record_value(c, lines, of->number, "line").number, side_of_lines(lines)->document,
	    number_text(c, -u.base, 0)));
}

/* A line of a red letter takes no more from its original than that has left. */
static bool
fits_original(struct change *c, const struct draft *line, struct problem *p)
{
	int64_t original = draft_get(line, "original")->number;
	struct unbilled left;

	if (!draft_has(line, "original"))
		return true;
	left = invoice_left(c, original);
	if (left.base >= 0 && left.amount >= 0 && left.net >= 0)
		return true;
	return refuse(p, left.base < 0 ? "quantity" : "amount", arena_said(change_arena(c),
	    "line %lld has %s less than the red letter takes from it",
	    (long long)record_value(c, &invoice_line_entity, original, "line").number,
	    left.base < 0 ? number_text(c, -left.base, 0) : number_text(c, left.amount < 0 ? -left.amount : -left.net,
	    2)));
}

typedef bool one_line(struct change *, const struct draft *head, const struct draft *line, int64_t id,
    struct problem *);

static bool
follow(struct change *c, const struct draft *head, const struct draft *line, int64_t id, struct problem *p)
{
	(void)id;
	return fits_line(c, line, p) && fits_original(c, line, p) && billing_prices(c, line, draft_get(head,
	    "day")->text, p);
}

static bool
each_line(struct change *c, int64_t invoice, const struct draft *head, one_line *one, struct problem *p)
{
	struct statement *st = db_prepare(access_db(change_access(c)),
	    "SELECT invoice_line_id FROM main.invoice_line WHERE "
	    "invoice_id = ?1 AND deleted IS NULL ORDER BY line, invoice_line_id");
	struct draft *line = draft_new(change_arena(c), &invoice_line_entity);
	bool good = true;

	db_bind_number(st, 1, invoice);
	while (good && db_step(st))
		good = record_load(c, db_number(st, 0), line) && one(c, head, line, db_number(st, 0), p);
	db_finish(st);
	return good;
}

/* What was invoiced of a whole contract stays within what is contracted on the day of the invoice. */
#define CONTRACTED \
	"SELECT (SELECT coalesce(sum(l.amount), 0) FROM main.contract_line AS l " \
	"WHERE l.contract_id = ?1 AND l.ended IS NULL AND l.deleted IS NULL) - (SELECT coalesce(sum(b.amount), 0) " \
	"FROM main.billing AS b WHERE b.contract_id = ?1)"

static bool
fits_contract(struct change *c, const struct draft *head, int64_t total, struct problem *p)
{
	int64_t left;

	if (!draft_has(head, "contract") || total < 0 || strcmp(access_setting(change_access(c), "invoice.over"),
	    "yes") == 0)
		return true;
	left = stock_number(access_db(change_access(c)), CONTRACTED, draft_get(head, "contract")->number, 0, 0);
	return left >= 0 || refuse(p, "amount", arena_said(change_arena(c),
	    "the contract would be invoiced %s beyond its amount",
	    number_text(c, -left, 2)));
}

#define OF_ORIGINAL \
	"SELECT coalesce(sum(b.amount), 0) FROM main.invoice AS i " \
	"JOIN main.invoice_line AS l ON l.invoice_id = i.invoice_id " \
	"JOIN main.billing AS b ON b.invoice_line_id = l.invoice_line_id WHERE i.invoice_id = ?1 OR i.red_of_id = ?1"

static bool
fits_red(struct change *c, const struct draft *head, struct problem *p)
{
	int64_t left;

	if (!draft_has(head, "red_of"))
		return true;
	left = stock_number(access_db(change_access(c)), OF_ORIGINAL, draft_get(head, "red_of")->number, 0, 0);
	return left >= 0 || refuse(p, "amount", arena_said(change_arena(c),
	    "the original has %s less than its red letters take from it",
	    number_text(c, -left, 2)));
}

/* A red letter answers an invoice of the same party that stands. */
static bool
names_original(struct change *c, const struct draft *head, struct problem *p)
{
	int64_t red_of = draft_get(head, "red_of")->number;
	struct value status, party;

	if (!draft_has(head, "red_of"))
		return true;
	status = record_value(c, &invoice_entity, red_of, "status");
	party = record_value(c, &invoice_entity, red_of, "party");
	if (strcmp(status.text, "approved") != 0)
		return refuse(p, "red_of", N_("only an invoice that stands is answered by a red letter"));
	return party.number == draft_get(head, "party")->number || refuse(p, "red_of", N_("is of another party"));
}

/* What is invoiced was agreed upon. */
static bool
is_agreed(struct change *c, const struct draft *head, const struct side *side, struct problem *p)
{
	struct value status;

	if (!draft_has(head, side->document))
		return true;
	status = record_value(c, side->documents, draft_get(head, side->document)->number, "status");
	return strcmp(status.text, "approved") == 0 || strcmp(status.text, "closed") == 0 ||
	    refuse(p, side->document, arena_said(change_arena(c), "is %s: approve it first", status.text));
}

static bool
give_number(struct change *c, int64_t id, struct draft *d, const char *number, struct problem *p)
{
	bool changed, good;

	draft_clear(d);
	draft_set(d, "number", value_text(number));
	invoice_numbering = true;
	good = record_set(c, id, d, &changed, p);
	invoice_numbering = false;
	return good;
}

/* An invoice of ours has the next number of its kind; one that is received has the supplier's. */
static bool
take_number(struct change *c, int64_t id, const struct draft *head, struct problem *p)
{
	const char *kind = draft_get(head, "kind")->text, *next, *given = draft_get(head, "number")->text;

	if (strcmp(draft_get(head, "direction")->text, "issued") != 0)
		return given || invoice_kind(c, kind).digits == 0 || refuse(p, "number",
		    N_("is required: what stands on the invoice"));
	next = given ? NULL : numbers_next(c, kind);
	if (!next)
		return true;
	if (!*next)
		return refuse(p, "number", N_("the numbers are used up: add a range to the setting invoice.numbers"));
	return give_number(c, id, draft_new(change_arena(c), &invoice_entity), next, p);
}

/* The books that an invoice, or a billing, is in. */
static const char *
area_of(const struct draft *d)
{
	return strcmp(draft_get(d, "direction")->text, "issued") == 0 ? side_sales.ledger : side_purchases.ledger;
}

static bool
has_day(struct change *c, const struct draft *head, struct problem *p)
{
	const char *on = draft_get(head, "day")->text;

	return strcmp(on, change_today(c)) <= 0 ? period_is_open(c, area_of(head), on, "day", p) :
	    refuse(p, "day", arena_said(change_arena(c), "%s is a day to come: invoices are of today (%s) or earlier",
	    on, change_today(c)));
}

static bool
has_sign(const struct draft *head, int64_t total, struct problem *p)
{
	bool red = draft_has(head, "red_of");

	return red ? total < 0 || refuse(p, "amount", N_("a red letter is below zero: crm-invoice red makes one")) :
	    total > 0 || strcmp(draft_get(head, "direction")->text, "received") == 0 ||
	    refuse(p, "amount", N_("an amount is more than nothing; a red letter names its original: crm-invoice red"));
}

/* A special invoice without the buyer's tax id is of no use to him, who cannot deduct its tax. */
static void
doubt_tax_id(struct change *c, const struct draft *head)
{
	if (strcmp(draft_get(head, "direction")->text, "issued") == 0 && !draft_has(head, "tax_id") &&
	    !draft_has(head, "red_of") && invoice_kind(c, draft_get(head, "kind")->text).deductible)
		change_warn(c, "tax_id", N_("is empty: such an invoice names the buyer's; crm-title, or tax_id= of the "
		    "customer, tells it"));
}

/* The head of an invoice, with texts that last as long as the change. */
static struct draft *
load_head(struct change *c, int64_t invoice)
{
	struct draft *head = draft_new(change_arena(c), &invoice_entity);
	int i = 0;

	record_load(c, invoice, head);
	for (const struct field *f = invoice_entity.fields; f->name; f++, i++)
		if (head->values[i].kind == TEXT)
			head->values[i] = value_text(arena_string(change_arena(c), head->values[i].text));
	return head;
}

static int64_t
total_of(struct change *c, int64_t invoice)
{
	return stock_number(access_db(change_access(c)),
	    "SELECT coalesce(sum(amount), 0) FROM main.invoice_line WHERE invoice_id = ?1 "
	    "AND deleted IS NULL", invoice, 0, 0);
}

bool
invoice_post(struct change *c, int64_t invoice, struct problem *p)
{
	struct draft *head = load_head(c, invoice);
	int64_t total = total_of(c, invoice);

	if (!has_day(c, head, p) || !has_sign(head, total, p) || !is_agreed(c, head, &side_sales, p) ||
	    !is_agreed(c, head, &side_purchases, p) || !names_original(c, head, p) ||
	    !take_number(c, invoice, head, p) || !each_line(c, invoice, head, post_line, p) ||
	    !each_line(c, invoice, head, follow, p) || !fits_contract(c, head, total, p) || !fits_red(c, head, p))
		return false;
	doubt_tax_id(c, head);
	return true;
}

/* The opposite of a billing, on a day; NULL: its own. */
static bool
answer(struct change *c, int64_t id, const char *on, struct problem *p)
{
	static const char *const same[] = { "day", "direction", "party", "contract", "contract_line", "purchase",
	    "purchase_line", "line",
		"product", "item", "invoice_line" };
	static const char *const opposite[] = { "quantity", "net", "tax", "amount" };
	struct draft *old = draft_new(change_arena(c), &billing_entity), *d = draft_new(change_arena(c),
	    &billing_entity);

	if (!record_load(c, id, old))
		return refuse(p, NULL, N_("the row is gone"));
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		draft_set(d, same[i], *draft_get(old, same[i]));
	for (size_t i = 0; i < sizeof opposite / sizeof *opposite; i++)
		draft_set(d, opposite[i], value_number(-draft_get(old, opposite[i])->number));
	draft_set(d, "day", value_text(change_posting_day(c, area_of(old), on ? on :
	    arena_string(change_arena(c), draft_get(old, "day")->text))));
	draft_set(d, "reverses", value_number(id));
	return facts_add(c, d, &billing, NULL, p);
}

/* An invoice whose billings are taken back is voided. */
static bool
reverse(struct change *c, int64_t id, struct problem *p)
{
	bool answered;
	int64_t last = facts_last(c, &billing_entity, id, &answered);

	if (answered)
		return refuse(p, NULL, N_("was taken back already: undo that too"));
	if (!answer(c, last, NULL, p))
		return false;
	facts_last(c, &billing_entity, facts_first(c, &billing_entity, id), &answered);
	return !answered || document_void(c, &invoice_entity, stock_number(access_db(change_access(c)),
	    "SELECT l.invoice_id FROM main.billing AS b "
	    "JOIN main.invoice_line AS l ON l.invoice_line_id = b.invoice_line_id WHERE b.billing_id = ?1", id, 0, 0),
	    p);
}

static bool
may_void(struct change *c, const struct draft *head, int64_t invoice, struct problem *p)
{
	const char *until = access_setting(change_access(c), "invoice.void"), *on = draft_get(head, "day")->text;
	bool issued = strcmp(draft_get(head, "direction")->text, "issued") == 0;

	if (stock_number(access_db(change_access(c)),
	    "SELECT 1 FROM main.invoice WHERE red_of_id = ?1 AND status = 'approved'", invoice,
	    0, 0))
		return refuse(p, NULL, N_("a red letter takes from it"));
	if (draft_has(head, "certified"))
		return refuse(p, "certified", N_("its tax was certified: register the supplier's red letter"));
	if (strcmp(change_day(c), on) < 0)
		return refuse(p, "day", arena_said(change_arena(c), "it is of %s: void it on that day or later", on));
	if (!issued)
		return true;
	if (!invoice_kind(c, draft_get(head, "kind")->text).voidable)
		return refuse(p, "kind", N_("such an invoice is not voided: answer it by crm-invoice red"));
	if (strcmp(until, "ever") == 0 || (strcmp(until, "month") == 0 && strncmp(on, change_day(c),
	    strlen("2026-01")) == 0))
		return true;
	return refuse(p, "day", arena_said(change_arena(c),
	    "it is of %s and no longer voided: answer it by crm-invoice red", on));
}

bool
invoice_take_back(struct change *c, int64_t invoice, struct problem *p)
{
	struct draft *head = load_head(c, invoice);
	struct statement *st;
	bool good = may_void(c, head, invoice, p);

	st = db_prepare(access_db(change_access(c)),
	    "SELECT b.billing_id FROM main.invoice_line AS l "
	    "JOIN main.billing AS b ON b.invoice_line_id = l.invoice_line_id WHERE l.invoice_id = ?1 "
	    "AND b.amount * CASE WHEN l.amount < 0 THEN -1 ELSE 1 END >= 0 AND NOT EXISTS (SELECT 1 "
	    "FROM main.billing AS r WHERE r.reverses_id = b.billing_id) ORDER BY b.billing_id");
	db_bind_number(st, 1, invoice);
	while (good && db_step(st))
		good = answer(c, db_number(st, 0), change_day(c), p);
	db_finish(st);
	return good && billing_estimates(c, invoice, change_day(c), p) && billing_less(c, head, total_of(c, invoice),
	    change_day(c), p);
}

static bool
prepare_billing(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	(void)c, (void)id, (void)old, (void)d;
	return billing || refuse(p, NULL,
	    N_("what was invoiced is told by invoices alone: crm-invoice issue, crm-invoice receive"));
}

const struct hooks billing_hooks = {
	.entity = &billing_entity, .prepare = prepare_billing, .settle = billing_settle, .reverse = reverse,
	.check = billing_check,
};
