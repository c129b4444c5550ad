/* SPDX-License-Identifier: ISC */
/* lettering - statements of account: what lies between two balances of a party. */
#include "cli/lettering.h"

#include <string.h>

#include "base/text.h"
#include "cli/answer.h"
#include "cli/human.h"
#include "cli/nested.h"
#include "query/choice.h"
#include "trade/side.h"

static const char *from, *to, *period;
static bool all, by_due, with_lines, with_empty;
const char *letter_language;

const struct option statement_options[] = {
	{ "all", .flag = &all, .says = N_("of all parties that have something to state") },
	{ "from", .argument = "DATE", .text = &from, .says = N_("the first day (of the month that --to lies in)") },
	{ "to", .argument = "DATE", .text = &to, .says = N_("the last day (today)") },
	{ "period", .argument = "PERIOD", .text = &period, .says = N_("both: last-month, 2026-02, 2026Q1, this-year") },
	{ "due", .flag = &by_due, .says = N_("what is owed by the ledger, in the place of what was delivered") },
	{ "lines", .flag = &with_lines, .says = N_("a row for each product delivered, not for each document") },
	{ "empty", .flag = &with_empty, .says = N_("also of parties that have nothing to state") },
	LETTER_LANGUAGE,
	{ 0 }
};

const char *
letter_language_of(const char *country)
{
	static const char *const china[] = { "中国", "中华人民共和国", "CN", "CHN", "China", "PRC", "P.R. China" };

	for (size_t i = 0; country && *country && i < sizeof china / sizeof *china; i++)
		if (text_same(country, china[i]))
			return "zh";
	return country && *country ? "en" : "zh";
}

bool
letter_nested(struct run *run)
{
	const char *format = run_format(run);

	return strcmp(format, "json") == 0 || strcmp(format, "ndjson") == 0;
}

/* A word of a choice list as a letter in that language has it. */
static const char *
word_in(struct run *run, const char *list, const char *code, const char *language)
{
	return choice_label(run->access, list, code, strcmp(language, "zh") == 0);
}

void
letter_parties(struct run *run, const struct entity *party, bool everybody, const char *table)
{
	if (run->count == 0 && !run->dash && !everybody)
		die(USAGE, _("name %s, or all of them by --all"), entity_one(run->arena, party));
	query_into_temp(selection_query(run, party, false), table);
}

const struct entity *
lettering_party(struct run *run)
{
	const struct side *side = run ? side_of(run->program->entity) : NULL;

	return side ? entity_named(side->party) : &customer_entity;
}

void
offer_parties(struct run *run, const char *prefix)
{
	complete_keys(run, lettering_party(run), prefix);
}

/* A date, period or word. */
static struct period
read_period(struct run *run, const char *option, const char *text)
{
	struct period p;
	const char *why = date_period(text, strlen(text), access_calendar(run->access), &p);

	if (why)
		die(USAGE, _("cannot take '%s' for --%s: %s"), text, option, _(why));
	return p;
}

static day
first_of_month(day d)
{
	int year, month, of_month;

	date_split(d, &year, &month, &of_month);
	return date_from(year, month, 1);
}

/* Makes first and last days of what was asked for. */
static void
settle_period(struct run *run)
{
	struct period p = { access_calendar(run->access)->today, access_calendar(run->access)->today };

	if (period && (from || to))
		die(USAGE, _("--period names both days: leave out --from and --to"));
	if (period)
		p = read_period(run, "period", period);
	if (to)
		p.last = read_period(run, "to", to).last;
	if (!period)
		p.first = from ? read_period(run, "from", from).first : first_of_month(p.last);
	if (p.first == DATE_NONE || p.last == DATE_NONE || p.first > p.last)
		die(USAGE, _("the first day lies behind the last"));
	from = date_text(p.first, arena_alloc(run->arena, DATE_TEXT));
	to = date_text(p.last, arena_alloc(run->arena, DATE_TEXT));
}

/*
 * What items, i, and settlements, s, add to a balance. An item has its amount with its sign. A settlement takes from
 * what it settles what it gives back to its source, so that allocations add nothing. Parts of a split item are one,
 * since they have the same document, and what is taken back stands beside what it takes back.
 */
#define OWED_KIND \
	"CASE WHEN i.kind = 'penalty' THEN 'penalty' WHEN i.is_receivable = 1 THEN 'receivable' " \
	"WHEN i.is_payable = 1 THEN 'payable' WHEN i.sign > 0 THEN 'refund' " \
	"WHEN i.is_receipt = 1 THEN 'receipt' ELSE 'payment' END"
#define DOCUMENT_OF \
	"CASE WHEN (i.is_receivable = 1 OR i.is_payable = 1) " \
	"AND i.kind <> 'penalty' THEN coalesce(d.code, i.code) ELSE i.code END"
#define OF_ASKED "i.ledger = :ledger AND i.party_id IN (SELECT id FROM temp.lettered)"
#define OF_DELIVERIES "coalesce(i.kind, '') IN ('contract', 'delivery')"
#define INTO_TOLD "INSERT INTO temp.told SELECT "
#define WITH_DOCUMENT(document) " LEFT JOIN " document " AS d ON d." document "_id = i." document "_id WHERE " OF_ASKED
#define GIVEN_BACK "CASE WHEN s.source_id IS NULL THEN 0 ELSE s.amount END"

#define FROM_ITEMS(document) \
	INTO_TOLD "i.party_id, i.currency, i.day, " OWED_KIND ", " DOCUMENT_OF ", NULL, NULL, i.sign * i.amount, 0 " \
	"FROM item AS i" WITH_DOCUMENT(document) " AND i.day <= :to AND (:due OR NOT " OF_DELIVERIES ")"

#define FROM_SETTLEMENTS(document) \
	INTO_TOLD "i.party_id, i.currency, s.day, CASE WHEN s.kind IN ('discount', 'write-off', 'return', 'rebate') " \
	"THEN s.kind ELSE " OWED_KIND " END, " DOCUMENT_OF ", NULL, NULL, " GIVEN_BACK " - i.sign * s.amount, 0 " \
	"FROM settlement AS s JOIN item AS i ON i.item_id = s.item_id" WITH_DOCUMENT(document) " " \
	"AND s.day <= :to AND " GIVEN_BACK " <> i.sign * s.amount AND (:due OR NOT " OF_DELIVERIES " " \
	"OR s.kind IN ('discount', 'write-off', 'rebate') OR (s.kind = 'return' AND s.stock_entry_id IS NULL))"

/* A delivery that was taken back is no return, and one of nothing another price of what went before. */
#define FROM_DELIVERIES(document, party, kind) \
	INTO_TOLD "d." party "_id, coalesce(d.currency, :currency), v.day, CASE WHEN v.quantity = 0 " \
	"THEN 'price' WHEN (v.amount < 0) <> " \
	"(v.reverses_id IS NOT NULL) THEN 'return' ELSE '" kind "' END, coalesce(e.code, d.code), v.product_id, " \
	"v.quantity, v.amount, 0 FROM delivery AS v JOIN " document " AS d ON d." document "_id = v." document "_id " \
	"LEFT JOIN stock_line AS l ON l.stock_line_id = v.stock_line_id " \
	"LEFT JOIN stock_entry AS e ON e.stock_entry_id = l.stock_entry_id " \
	"WHERE d." party "_id IN (SELECT id FROM temp.lettered) AND v.day <= :to AND NOT :due"

#define FROM_INVOICES(direction) \
	INTO_TOLD "b.party_id, coalesce(v.currency, :currency), b.day, 'invoice', coalesce(v.number, v.code), " \
	"NULL, NULL, 0, b.amount FROM billing AS b JOIN invoice_line AS l ON l.invoice_line_id = b.invoice_line_id " \
	"JOIN invoice AS v ON v.invoice_id = l.invoice_id WHERE b.direction = '" direction "' " \
	"AND b.party_id IN (SELECT id FROM temp.lettered) AND b.day BETWEEN :from AND :to"

static const char *const of_customers[] = {
	FROM_ITEMS("contract"), FROM_SETTLEMENTS("contract"), FROM_DELIVERIES("contract", "customer", "delivery"),
	FROM_INVOICES("issued"), NULL
};
static const char *const of_suppliers[] = {
	FROM_ITEMS("purchase"), FROM_SETTLEMENTS("purchase"), FROM_DELIVERIES("purchase", "supplier", "arrival"),
	FROM_INVOICES("received"), NULL
};

static void
put_told(struct run *run, const struct side *side, const char *sql)
{
	struct statement *st = db_prepare(access_db(run->access), sql);
	struct value ledger = value_text(side->ledger), first = value_text(from), last = value_text(to),
	    currency = value_text(access_setting(run->access, "currency")), due = value_number(by_due);

	db_bind_named(st, "ledger", &ledger);
	db_bind_named(st, "from", &first);
	db_bind_named(st, "to", &last);
	db_bind_named(st, "currency", &currency);
	db_bind_named(st, "due", &due);
	db_step(st);
	db_finish(st);
}

static void
gather(struct run *run, const struct side *side)
{
	db_run(access_db(run->access), "CREATE TEMP TABLE told (party_id INTEGER, currency TEXT, day TEXT, kind TEXT, "
	    "document TEXT, product_id INTEGER, quantity INTEGER, effect INTEGER, invoiced INTEGER)");
	for (const char *const *sql = side == &side_sales ? of_customers : of_suppliers; *sql; sql++)
		put_told(run, side, *sql);
	if (with_empty)
		put_told(run, side, INTO_TOLD "id, :currency, :from, 'opening', NULL, NULL, NULL, 0, 0 "
		    "FROM temp.lettered WHERE id NOT IN (SELECT party_id FROM temp.told "
		    "GROUP BY party_id, currency, day, kind, document HAVING sum(effect) <> 0 OR sum(invoiced) <> 0)");
}

/* The lines of a statement as they are read, and the columns of their rows. */
enum told { PARTY, CODE, NAME, COUNTRY, CURRENCY, DAY, KIND, DOCUMENT, PRODUCT, QUANTITY, EFFECT, INVOICED };

#define TOLD(party, product, quantity, more) \
	"SELECT t.party_id, p.code, p.name, c.country, t.currency, t.day, t.kind, t.document, g.name, t.quantity, " \
	"t.effect, t.invoiced FROM (SELECT party_id, currency, ?1 AS day, 'opening' AS kind, NULL AS document, " \
	"NULL AS product_id, NULL AS quantity, sum(effect) AS effect, 0 AS invoiced, -1 AS place FROM temp.told " \
	"WHERE day < ?1 GROUP BY party_id, currency HAVING sum(effect) <> 0 UNION ALL SELECT t.party_id, t.currency, " \
	"t.day, t.kind, t.document, " product ", " quantity ", sum(t.effect), sum(t.invoiced), max(w.position) " \
	"FROM temp.told AS t LEFT JOIN choice AS w ON w.list = 'statement-kind' AND w.code = t.kind " \
	"WHERE t.day >= ?1 GROUP BY t.party_id, t.currency, t.day, t.kind, t.document" more " " \
	"HAVING sum(t.effect) <> 0 OR sum(t.invoiced) <> 0 OR t.kind = 'opening') AS t " \
	"JOIN party AS p ON p.party_id = t.party_id JOIN " party " AS c ON c." party "_id = t.party_id " \
	"LEFT JOIN product AS g ON g.product_id = t.product_id " \
	"ORDER BY p.code, t.party_id, t.currency, t.day, t.place, t.document, g.name"

static struct statement *
open_told(struct run *run, const struct side *side)
{
	static const char *const whole[] = { TOLD("customer", "NULL", "NULL", ""),
	    TOLD("supplier", "NULL", "NULL", "") };
	static const char *const parted[] = { TOLD("customer", "t.product_id", "sum(t.quantity)", ", t.product_id"),
		TOLD("supplier", "t.product_id", "sum(t.quantity)", ", t.product_id") };
	struct statement *st = db_prepare(access_db(run->access), (with_lines ? parted : whole)[side != &side_sales]);

	db_bind_text(st, 1, from);
	return st;
}

static const struct field kind_field = { "kind", &type_choice, N_("Kind"), .list = "statement-kind" };

#define LINE_COLUMNS \
	{ "day", N_("Date"), &type_date, NULL, false }, { "kind", N_("Kind"), &type_choice, &kind_field, false }, \
	{ "document", N_("Document"), &type_code, NULL, false }, \
	{ "product", N_("Product"), &type_text, NULL, false }, \
	{ "quantity", N_("Quantity"), &type_quantity, NULL, false }, \
	{ "debit", N_("Debit"), &type_money, NULL, false }, \
	{ "credit", N_("Credit"), &type_money, NULL, false }, { "balance", N_("Balance"), &type_money, NULL, false }, \
	{ "invoiced", N_("Invoiced"), &type_money, NULL, false }

#define LINE_COUNT 9

/* Of flat rows the customer or supplier comes first; of a document's lines what they say in the reader's language,
 * last. */
static const struct column line_columns[] = { LINE_COLUMNS, { "text", NULL, &type_text, NULL, false } };
static struct column flat_columns[] = {
	{ "", NULL, &type_id, NULL, false }, { "", NULL, &type_text, NULL, false },
	{ "currency", N_("Currency"), &type_code, NULL, false }, LINE_COLUMNS,
};
static struct column document_columns[] = {
	{ "", NULL, &type_id, NULL, false }, { "", NULL, &type_text, NULL, false },
	{ "code", N_("Code"), &type_code, NULL, false }, { "currency", N_("Currency"), &type_code, NULL, false },
	{ "language", N_("Language"), &type_code, NULL, false }, { "from", N_("First day"), &type_date, NULL, false },
	{ "to", N_("Last day"), &type_date, NULL, false },
	{ "opening", N_("Opening balance"), &type_money, NULL, false },
	{ "debit", N_("Debit"), &type_money, NULL, false }, { "credit", N_("Credit"), &type_money, NULL, false },
	{ "closing", N_("Closing balance"), &type_money, NULL, false },
	{ "in_credit", N_("In their favour"), &type_money, NULL, false },
	{ "ledger", N_("Balance of the ledger"), &type_money, NULL, false },
	{ "not_due", N_("Not due"), &type_money, NULL, false },
	{ "overdue_30", N_("Overdue up to 30 days"), &type_money, NULL, false },
	{ "overdue_60", N_("Overdue 31 to 60 days"), &type_money, NULL, false },
	{ "overdue_90", N_("Overdue 61 to 90 days"), &type_money, NULL, false },
	{ "overdue_more", N_("Overdue over 90 days"), &type_money, NULL, false },
	{ "advances", N_("Advances"), &type_money, NULL, false }, { "lines", NULL, &type_cell, NULL, false },
};
#define DOCUMENT_COUNT (int)(sizeof document_columns / sizeof *document_columns)

/* The statement of one party in one currency that is being told. */
struct account {
	struct run *run;
	const struct side *side;
	struct answer *answer;
	bool nested, begun, wanted;
	int64_t party, opening, debit, credit, balance;
	const char *code, *name, *currency, *language;
	struct nested lines;
};

static struct value
amount_or_none(int64_t amount)
{
	return amount ? value_number(amount) : VALUE_EMPTY;
}

/* What is owed for longer than the goods are there stands on the left of a customer's account, on the right of a
 * supplier's. */
static void
tell_line(struct account *a, const char *on, const char *kind, const struct value told[], int64_t effect)
{
	bool left = (effect > 0) == (a->side == &side_sales);
	struct value row[3 + LINE_COUNT + 1] = { value_number(a->party), value_text(a->name), value_text(a->currency),
		value_text(on), value_text(kind), told ? told[DOCUMENT] : VALUE_EMPTY,
		told ? told[PRODUCT] : VALUE_EMPTY,
		told ? told[QUANTITY] : VALUE_EMPTY, amount_or_none(left ? (effect < 0 ? -effect : effect) : 0),
		amount_or_none(left ? 0 : effect < 0 ? -effect : effect), value_number(a->balance),
		told ? amount_or_none(told[INVOICED].number) : VALUE_EMPTY };

	row[3 + LINE_COUNT] = value_text(word_in(a->run, "statement-kind", kind, a->language));
	if (!a->nested)
		answer_row(a->answer, row);
	else if (told)
		writer_row(a->lines.writer, row + 3);
}

#define AGED(condition) "coalesce(sum(b.open) FILTER (WHERE i.sign > 0 AND b.open > 0 AND " condition "), 0)"
#define DAYS "crm_days_between(b.due, crm_day())"

/* The ledger's balance on the last day, and how old what is open of it is. */
static void
take_aging(struct account *a, struct value row[])
{
	struct statement *st = db_keep(access_db(a->run->access), "SELECT coalesce(sum(i.sign * b.open), 0), "
	    AGED("coalesce(b.due, crm_day()) >= crm_day()") ", " AGED(DAYS " BETWEEN 1 "
	    "AND 30") ", " AGED(DAYS " BETWEEN 31 AND 60") ", " AGED(DAYS " BETWEEN 61 AND 90") ", " AGED(DAYS " > 90")
	    ", coalesce(sum(-b.open * i.sign) FILTER (WHERE i.sign < 0 OR b.open < 0), 0) FROM item AS i "
	    "JOIN balance AS b ON b.item_id = i.item_id WHERE i.party_id = ?1 AND i.currency = ?2 AND i.ledger = ?3");

	db_bind_number(st, 1, a->party);
	db_bind_text(st, 2, a->currency);
	db_bind_text(st, 3, a->side->ledger);
	db_step(st);
	for (int i = 0; i < 7; i++)
		row[i] = value_number(db_number(st, i));
	db_reset(st);
}

static void
tell_document(struct account *a)
{
	struct value row[DOCUMENT_COUNT] = { value_number(a->party), value_text(a->name), value_text(a->code),
		value_text(a->currency), value_text(a->language), value_text(from), value_text(to),
		value_number(a->opening),
		value_number(a->debit), value_number(a->credit), value_number(a->balance),
		a->balance < 0 ? value_number(-a->balance) : VALUE_EMPTY };

	take_aging(a, row + 12);
	row[DOCUMENT_COUNT - 1] = nested_end(a->run, a->lines);
	answer_row(a->answer, row);
}

static void
end_account(struct account *a)
{
	if (a->begun && a->wanted && a->nested)
		tell_document(a);
	else if (a->begun && a->wanted)
		tell_line(a, to, "closing", NULL, 0);
	a->begun = false;
}

static void
begin_account(struct account *a, const struct value told[])
{
	struct arena *arena = a->run->arena;

	a->begun = true;
	a->party = told[PARTY].number;
	a->code = arena_string(arena, told[CODE].text);
	a->name = arena_string(arena, told[NAME].text);
	a->currency = arena_string(arena, told[CURRENCY].text);
	a->language = letter_language_of(told[COUNTRY].kind == TEXT ? told[COUNTRY].text : NULL);
	a->wanted = !letter_language || strcmp(letter_language, a->language) == 0;
	a->opening = a->balance = strcmp(told[KIND].text, "opening") == 0 ? told[EFFECT].number : 0;
	a->debit = a->credit = 0;
	if (!a->wanted)
		return;
	if (a->nested)
		a->lines = nested_begin(line_columns, LINE_COUNT + 1);
	else
		tell_line(a, from, "opening", NULL, 0);
}

static void
take_told(struct account *a, const struct value told[])
{
	bool left = (told[EFFECT].number > 0) == (a->side == &side_sales);

	if (!a->begun || a->party != told[PARTY].number || strcmp(a->currency, told[CURRENCY].text) != 0) {
		end_account(a);
		begin_account(a, told);
	}
	if (!a->wanted || strcmp(told[KIND].text, "opening") == 0)
		return;
	a->balance += told[EFFECT].number;
	*(left ? &a->debit : &a->credit) += told[EFFECT].number < 0 ? -told[EFFECT].number : told[EFFECT].number;
	tell_line(a, told[DAY].text, told[KIND].text, told, told[EFFECT].number);
}

/* The columns under the name of the party's noun. */
static void
name_columns(const struct side *side, struct column *columns)
{
	const struct entity *party = entity_named(side->party);

	columns[0].name = columns[0].label = entity_key(party);
	columns[1].name = side->party;
	columns[1].label = party->label;
}

enum status
statement_verb(struct run *run)
{
	struct account a = { .run = run, .side = side_of(run->program->entity), .nested = letter_nested(run) };
	struct column *columns = a.nested ? document_columns : flat_columns;
	struct value told[INVOICED + 1];
	struct statement *st;

	settle_period(run);
	name_columns(a.side, columns);
	letter_parties(run, entity_named(a.side->party), all, "lettered");
	gather(run, a.side);
	access_as_of(run->access, to);
	a.answer = answer_new(run, columns, a.nested ? DOCUMENT_COUNT : 3 + LINE_COUNT);
	for (st = open_told(run, a.side); db_step(st); take_told(&a, told))
		for (int i = 0; i <= INVOICED; i++)
			db_value(st, i, &told[i]);
	db_finish(st);
	end_account(&a);
	return answer_end(a.answer);
}
