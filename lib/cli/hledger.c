/* SPDX-License-Identifier: ISC */
/* hledger - the books as a journal for hledger, or as a sheet of vouchers. */
#include "cli/hledger.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/decimal.h"
#include "base/map.h"
#include "cli/asked.h"
#include "cli/human.h"
#include "cli/options.h"

#define EVER "1900-01-01"
#define FOR_EVER "2999-12-31"

static const char *from, *to, *names = "zh";
static bool hledger, vouchers;
static struct asked *wanted;

const struct option cash_export_options[] = {
	{ "hledger", .flag = &hledger, .says = N_("as a journal for hledger") },
	{ "vouchers", .flag = &vouchers, .says = N_("as a sheet of vouchers (CSV) for accounting software") },
	{ "from", .argument = "DATE", .text = &from, .says = N_("the first day; what was before it becomes opening balances") },
	{ "to", .argument = "DATE", .text = &to, .says = N_("the last day") },
	{ "names", .argument = "zh|en", .text = &names, .says = N_("the language of account names (zh)") },
	{ 0 }
};

/* The columns of the report that are read. */
enum part { DAY, VOUCHER, DOCUMENT, NUMBER, TITLE, DETAIL, DEBIT, CREDIT, CURRENCY, PARTY, SAID, WORD, PARTS };

static const char *const part_names[PARTS] = {
	"day", "voucher", "document", "number", "title", "detail", "debit", "credit", "currency", "party", "text", "word",
};

/* What an account had in one currency before the first day. */
struct opening {
	const char *account, *currency;
	int64_t amount;
};

struct journal {
	struct arena *arena;
	struct out *out;
	struct statement *st;
	int at[PARTS];                  /* where the statement has each part */
	const char *from;               /* ISO; or NULL */
	struct buf account, key;        /* of the row at hand */
	struct map *known;              /* accounts and currencies that are declared */
	struct map *before;             /* account and currency to its place in openings */
	struct opening *openings;
	size_t opening_count, opening_room;
	char voucher[DATE_TEXT + 24];   /* the one that is being written */
};

static const char *
text_of(const struct journal *j, enum part part)
{
	const char *text = db_text(j->st, j->at[part]);

	return text ? text : "";
}

/* Debit above zero. */
static int64_t
amount_of(const struct journal *j)
{
	return db_number(j->st, j->at[DEBIT]) - db_number(j->st, j->at[CREDIT]);
}

/* A name as part of one of an account: no bracket, never two blanks, which would end it, and no colon but those that part a
 * title. */
static void
add_name(struct buf *name, const char *text, const char *lost)
{
	size_t start = name->length;

	for (; *text; text++) {
		if (strchr(lost, *text))
			buf_byte(name, '_');
		else if ((unsigned char)*text > ' ' && *text != 0x7f)
			buf_byte(name, *text);
		else if (name->length > start && name->data[name->length - 1] != ' ')
			buf_byte(name, ' ');
	}
	while (name->length > start && name->data[name->length - 1] == ' ')
		name->data[--name->length] = '\0';
	if (name->length == start)
		buf_text(name, "unknown");
}

/* A text as a description: one line, without what begins a comment or parts a payee from a note. */
static void
add_text(struct buf *out, const char *text)
{
	for (; *text; text++)
		buf_byte(out, *text == ';' || *text == '|' ? ',' : (unsigned char)*text < ' ' || *text == 0x7f ? ' ' : *text);
}

/* Currencies are quoted, since a code of digits or with a blank would be taken for part of the amount. */
static void
add_posting(struct buf *out, const char *account, int64_t amount, const char *currency)
{
	buf_printf(out, "    %s  ", account);
	decimal_print(out, amount, MONEY_PLACES, 2);
	buf_printf(out, " \"%s\"\n", currency);
}

/* The letter that hledger knows an account's kind by, from the word of its title. */
static char
type_of(const char *word)
{
	static const char *const money[] = { "assets:cash", "assets:bank", "assets:private" };

	for (size_t i = 0; i < sizeof money / sizeof *money; i++)
		if (strcmp(word, money[i]) == 0)
			return 'C';
	return *word == 'a' ? 'A' : *word == 'l' ? 'L' : *word == 'r' ? 'R' : strncmp(word, "eq", 2) == 0 ? 'E' : 'X';
}

/* What a title is part of stands before it, so that hledger keeps that order. */
static void
declare_above(struct journal *j, const char *title)
{
	for (const char *colon = strchr(title, ':'); colon; colon = strchr(colon + 1, ':'))
		if (map_add(j->known, title, (size_t)(colon - title), 1))
			buf_printf(out_buf(j->out), "account %.*s\n", (int)(colon - title), title);
}

/* Makes it the account at hand, and declares it when it is new. What is below it is of its type. */
static void
begin_account(struct journal *j, const char *title, const char *word, const char *number)
{
	buf_clear(&j->account);
	add_name(&j->account, title, ";()[]{}*!|\"=@");
	declare_above(j, j->account.data);
	if (map_add(j->known, j->account.data, j->account.length, 1))
		buf_printf(out_buf(j->out), "account %s  ; type:%c%s%s\n", j->account.data, type_of(word), number ? ", number:" : "",
		    number ? number : "");
}

/* The account of a row, which is declared before it is first named, as its currency is. */
static const char *
account_of(struct journal *j)
{
	const char *currency = text_of(j, CURRENCY);

	buf_clear(&j->key);
	buf_printf(&j->key, "\"%s", currency);
	if (map_add(j->known, j->key.data, j->key.length, 1))
		buf_printf(out_buf(j->out), "commodity 1000.00 \"%s\"\n", currency);
	begin_account(j, text_of(j, TITLE), text_of(j, WORD), db_text(j->st, j->at[NUMBER]));
	if (*text_of(j, DETAIL)) {
		buf_byte(&j->account, ':');
		add_name(&j->account, text_of(j, DETAIL), ":;()[]{}*!|\"=@");
		if (map_add(j->known, j->account.data, j->account.length, 1))
			buf_printf(out_buf(j->out), "account %s\n", j->account.data);
	}
	return j->account.data;
}

/* The titles in the order of their numbers, in which hledger lists what it works out. */
static void
declare_titles(struct journal *j, struct db *db)
{
	struct statement *st = db_prepare(db, "SELECT code, number, coalesce(CASE ?1 WHEN 'zh' THEN label_zh ELSE label END, code) "
	    "FROM choice WHERE list = 'account-title' AND deleted IS NULL ORDER BY number NULLS LAST, position");

	db_bind_text(st, 1, names);
	while (db_step(st))
		begin_account(j, db_text(st, 2), db_text(st, 0), db_text(st, 1));
	db_finish(st);
}

static struct opening *
opening_of(struct journal *j, const char *account, const char *currency)
{
	int64_t at;

	buf_clear(&j->key);
	buf_printf(&j->key, "%s\n%s", account, currency);
	if (j->openings && map_get(j->before, j->key.data, j->key.length, &at))
		return &j->openings[at];
	map_add(j->before, j->key.data, j->key.length, (int64_t)j->opening_count);
	if (!j->openings || j->opening_count == j->opening_room)
		j->openings = must_realloc(j->openings, (j->opening_room = 2 * j->opening_room + 16) * sizeof *j->openings);
	j->openings[j->opening_count] = (struct opening){ arena_string(j->arena, account), arena_string(j->arena, currency), 0 };
	return &j->openings[j->opening_count++];
}

/* Before the first transaction of the stretch. */
static void
print_openings(struct journal *j)
{
	struct buf *out = out_buf(j->out);
	bool first = true;

	for (size_t i = 0; i < j->opening_count; i++) {
		struct opening *o = &j->openings[i];

		if (o->amount != 0) {
			if (first)
				buf_printf(out, "\n%s (opening) opening balances\n", j->from);
			first = false;
			add_posting(out, o->account, o->amount, o->currency);
		}
	}
	j->opening_count = 0;
}

/* Directives stand between transactions, so those of a voucher are written when its first row comes: what a later row of it
 * names is collected until then. */
static void
begin_voucher(struct journal *j, struct buf *postings)
{
	char voucher[sizeof j->voucher];
	struct buf *out = out_buf(j->out);

	snprintf(voucher, sizeof voucher, "%s %s", text_of(j, DAY), text_of(j, VOUCHER));
	if (strcmp(voucher, j->voucher) == 0)
		return;
	memcpy(j->voucher, voucher, sizeof voucher);
	buf_add(out, buf_string(postings), postings->length);
	buf_clear(postings);
	buf_printf(postings, "\n%s (%s) ", text_of(j, DAY), text_of(j, DOCUMENT));
	add_text(postings, text_of(j, SAID));
	buf_printf(postings, "  ; voucher:%s\n", text_of(j, VOUCHER));
}

static void
add_journal_row(struct journal *j, struct buf *postings)
{
	struct opening *o;

	if (!j->from || strcmp(text_of(j, DAY), j->from) >= 0) {
		print_openings(j);
		begin_voucher(j, postings);
		add_posting(postings, account_of(j), amount_of(j), text_of(j, CURRENCY));
		return;
	}
	o = opening_of(j, account_of(j), text_of(j, CURRENCY));
	if (!decimal_add(o->amount, amount_of(j), &o->amount))
		die(REFUSED, _("a balance of %s is too large"), o->account);
}

static void
print_journal(struct journal *j, struct db *db)
{
	struct buf postings = { 0 };

	buf_text(out_buf(j->out), "decimal-mark .\n");
	declare_titles(j, db);
	while (db_step(j->st)) {
		add_journal_row(j, &postings);
		out_check(j->out);
	}
	print_openings(j);
	buf_add(out_buf(j->out), buf_string(&postings), postings.length);
	buf_free(&postings);
}

static void
add_cell(struct buf *out, const char *text, char after)
{
	writer_csv(out, text, strlen(text));
	buf_byte(out, after);
}

/* The columns that Chinese accounting software takes vouchers from; 记 is the one kind of voucher. */
static void
print_vouchers(struct journal *j)
{
	static const enum part amounts[] = { DEBIT, CREDIT };
	struct buf *out = out_buf(j->out);

	buf_text(out, "日期,凭证字,凭证号,摘要,科目代码,科目名称,借方金额,贷方金额,币种,往来单位,辅助核算,单据号\n");
	while (db_step(j->st)) {
		buf_printf(out, "%s,记,%s,", text_of(j, DAY), text_of(j, VOUCHER));
		add_cell(out, text_of(j, SAID), ',');
		add_cell(out, text_of(j, NUMBER), ',');
		add_cell(out, text_of(j, TITLE), ',');
		for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) {
			if (db_number(j->st, j->at[amounts[i]]) != 0)
				decimal_print(out, db_number(j->st, j->at[amounts[i]]), MONEY_PLACES, 2);
			buf_byte(out, ',');
		}
		add_cell(out, text_of(j, CURRENCY), ',');
		add_cell(out, text_of(j, PARTY), ',');
		add_cell(out, text_of(j, DETAIL), ',');
		add_cell(out, text_of(j, DOCUMENT), '\n');
		out_check(j->out);
	}
}

/* The first or last day of what was typed for a day. */
static const char *
day_of(struct run *run, const char *option, const char *text, bool first)
{
	struct period p;
	const char *why;

	if (!text)
		return NULL;
	why = date_period(text, strlen(text), access_calendar(run->access), &p);
	if (why)
		die(USAGE, "--%s '%s': %s", option, text, _(why));
	return date_text(first ? p.first : p.last, arena_alloc(run->arena, DATE_TEXT));
}

void
cash_export_check(struct run *run)
{
	if (hledger == vouchers)
		die(USAGE, _("say in which form: --hledger or --vouchers"));
	if (strcmp(names, "zh") != 0 && strcmp(names, "en") != 0)
		die(USAGE, _("--names '%s': zh or en"), names);
	wanted = asked_new(run, "journal", 0);
}

static void
give(struct run *run, const char *name, const char *value)
{
	if (!asked_take(wanted, arena_printf(run->arena, "%s=%s", name, value)))
		report_wrong(wanted->report, 0, _("the report has no parameter '%s'"), name);
}

/* Where the report has what is read. */
static void
find_parts(struct journal *j, const struct report *r)
{
	for (int part = 0; part < PARTS; part++) {
		const struct report_column *c = report_column_named(r, part_names[part]);

		if (!c)
			report_wrong(r, 0, _("the report has no column '%s'"), part_names[part]);
		j->at[part] = (int)(c - r->columns);
	}
}

enum status
cash_export(struct run *run)
{
	const char *last = to ? day_of(run, "to", to, false) : run->options.as_of;
	struct journal j = { .arena = run->arena, .from = day_of(run, "from", from, true), .known = map_new(), .before = map_new() };

	give(run, "names", names);
	give(run, "from", vouchers && j.from ? j.from : EVER);
	give(run, "to", last ? last : FOR_EVER);
	find_parts(&j, wanted->report);
	db_begin_read(access_db(run->access));
	j.st = asked_rows(run, wanted);
	j.out = out_new(STDOUT_FILENO);
	if (hledger)
		print_journal(&j, access_db(run->access));
	else
		print_vouchers(&j);
	db_finish(j.st);
	db_end_read(access_db(run->access));
	out_end(j.out);
	buf_free(&j.account);
	buf_free(&j.key);
	map_free(j.known);
	map_free(j.before);
	free(j.openings);
	return DONE;
}
