/* SPDX-License-Identifier: ISC */
/* hledger - the books as a journal for hledger. */
#include "cli/hledger.h"

#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/map.h"
#include "cli/human.h"
#include "cli/options.h"

static const char *from, *to;
static bool hledger;

const struct option cash_export_options[] = {
	{ "hledger", .flag = &hledger, .says = N_("as a journal for hledger") },
	{ "from", .argument = "DATE", .text = &from, .says = N_("the first day; what was before it becomes opening balances") },
	{ "to", .argument = "DATE", .text = &to, .says = N_("the last day") },
	{ 0 }
};

#define MOST_POSTINGS 4

/* One side of a transaction. */
struct posting {
	const char *account;
	int64_t amount;
};

struct transaction {
	const char *day, *code, *text, *currency;
	struct posting postings[MOST_POSTINGS];
	int count;
};

/* What an account had in one currency before the first day. */
struct opening {
	const char *account, *currency;
	int64_t amount;
};

struct journal {
	struct run *run;
	const char *from, *to;          /* ISO; or NULL */
	struct buf accounts, body;      /* directives; transactions */
	struct map *known;              /* accounts and currencies that are declared */
	struct map *before;             /* account and currency to its place in openings */
	struct opening *openings;
	size_t opening_count, opening_room;
};

/* A name as part of one of an account: no colon, no bracket, and never two blanks, which would end it. */
static const char *
name_part(struct arena *arena, const char *name)
{
	struct buf part = { 0 };
	const char *answer;

	for (; name && *name; name++) {
		if (strchr(":;()[]{}*!|\"=@", *name))
			buf_byte(&part, '_');
		else if ((unsigned char)*name > ' ' && *name != 0x7f)
			buf_byte(&part, *name);
		else if (part.length && part.data[part.length - 1] != ' ')
			buf_byte(&part, ' ');
	}
	while (part.length && part.data[part.length - 1] == ' ')
		part.data[--part.length] = '\0';
	answer = part.length ? arena_string(arena, part.data) : "unknown";
	buf_free(&part);
	return answer;
}

/* A text as a description: one line, without what begins a comment or parts a payee from a note. */
static void
add_text(struct buf *to_buf, const char *text)
{
	for (; text && *text; text++)
		buf_byte(to_buf, *text == ';' || *text == '|' ? ',' : (unsigned char)*text < ' ' || *text == 0x7f ? ' ' : *text);
}

static const char *
path(struct journal *j, const char *above, const char *name)
{
	return arena_printf(j->run->arena, "%s:%s", above, name_part(j->run->arena, name));
}

static void
declare(struct journal *j, const char *account)
{
	if (map_add(j->known, account, strlen(account), 1))
		buf_printf(&j->accounts, "account %s\n", account);
}

/* Quoted, since a code of digits or with a blank would be taken for part of the amount. */
static void
add_amount(struct buf *out, int64_t amount, const char *currency)
{
	decimal_print(out, amount, MONEY_PLACES, 2);
	buf_printf(out, " \"%s\"", currency);
}

static void
declare_currency(struct journal *j, const char *currency)
{
	const char *key = arena_printf(j->run->arena, "\"%s", currency);

	if (map_add(j->known, key, strlen(key), 1))
		buf_printf(&j->accounts, "commodity 1000.00 \"%s\"\n", currency);
}

static struct opening *
opening_of(struct journal *j, const char *account, const char *currency)
{
	const char *key = arena_printf(j->run->arena, "%s\n%s", account, currency);
	int64_t at;

	if (j->openings && map_get(j->before, key, strlen(key), &at))
		return &j->openings[at];
	map_add(j->before, key, strlen(key), (int64_t)j->opening_count);
	if (!j->openings || j->opening_count == j->opening_room)
		j->openings = must_realloc(j->openings, (j->opening_room = 2 * j->opening_room + 16) * sizeof *j->openings);
	j->openings[j->opening_count] = (struct opening){ account, currency, 0 };
	return &j->openings[j->opening_count++];
}

static void
add_opening(struct journal *j, const struct transaction *t)
{
	for (int i = 0; i < t->count; i++) {
		struct opening *o = opening_of(j, t->postings[i].account, t->currency);

		if (!decimal_add(o->amount, t->postings[i].amount, &o->amount))
			die(REFUSED, _("a balance of %s is too large"), o->account);
	}
}

static void
add_transaction(struct journal *j, const struct transaction *t)
{
	if (j->to && strcmp(t->day, j->to) > 0)
		return;
	declare_currency(j, t->currency);
	for (int i = 0; i < t->count; i++)
		declare(j, t->postings[i].account);
	if (j->from && strcmp(t->day, j->from) < 0) {
		add_opening(j, t);
		return;
	}
	buf_printf(&j->body, "\n%s (%s) ", t->day, t->code);
	add_text(&j->body, t->text);
	buf_byte(&j->body, '\n');
	for (int i = 0; i < t->count; i++) {
		buf_printf(&j->body, "    %s  ", t->postings[i].account);
		add_amount(&j->body, t->postings[i].amount, t->currency);
		buf_byte(&j->body, '\n');
	}
}

static void
post(struct transaction *t, const char *account, int64_t amount)
{
	if (amount != 0)
		t->postings[t->count++] = (struct posting){ account, amount };
}

static bool
is_opening(const char *kind)
{
	return kind && strcmp(kind, "opening") == 0;
}

/* Where money of a kind came from or went to, if it is nobody's in particular. */
static const char *
other_side(const char *kind, int64_t amount)
{
	if (is_opening(kind))
		return "equity:opening";
	if (strcmp(kind, "transfer") == 0 || strcmp(kind, "correction") == 0)
		return strcmp(kind, "transfer") == 0 ? "equity:transfer" : "equity:correction";
	if (strcmp(kind, "fee") == 0 || strcmp(kind, "expense") == 0 || strcmp(kind, "payment") == 0)
		return strcmp(kind, "fee") == 0 ? "expenses:fee" : "expenses:other";
	if (strcmp(kind, "interest") == 0)
		return amount > 0 ? "income:interest" : "expenses:interest";
	return amount > 0 ? "income:other" : "expenses:other";
}

/* The party's account in one of the ledgers. */
static const char *
party_account(struct journal *j, const char *ledger, const char *name)
{
	return path(j, strcmp(ledger, "ar") == 0 ? "assets:receivable" : "liabilities:payable", name);
}

/* Entries of the book. The fee of a receipt or payment is within its amount; a transfer is told from the side that it
 * leaves. */
static void
add_entries(struct journal *j)
{
	struct statement *st = db_prepare(access_db(j->run->access), "SELECT e.day, e.cash_entry_id, a.kind, a.code, a.currency, "
	    "e.amount, e.kind, coalesce(e.counterparty || ' ' || e.text, e.counterparty, e.text, p.name, e.kind), p.name, i.ledger, "
	    "coalesce(i.fee, 0), e.reverses_id IS NOT NULL, b.kind, b.code FROM cash_entry AS e JOIN account AS a ON a.account_id = "
	    "e.account_id LEFT JOIN party AS p ON p.party_id = e.party_id LEFT JOIN item AS i ON i.item_id = e.item_id LEFT JOIN "
	    "cash_entry AS o ON o.cash_entry_id = e.transfer_id LEFT JOIN account AS b ON b.account_id = o.account_id WHERE o.amount IS "
	    "NULL OR e.amount < 0 ORDER BY e.day, e.place, e.cash_entry_id");

	while (db_step(st)) {
		struct arena *arena = j->run->arena;
		struct transaction t = { .day = db_text(st, 0), .code = arena_printf(arena, "cash %lld", (long long)db_number(st, 1)),
			.currency = arena_string(arena, db_text(st, 4)), .text = db_text(st, 7) };
		int64_t amount = db_number(st, 5), fee = db_number(st, 11) ? -db_number(st, 10) : db_number(st, 10);

		post(&t, path(j, arena_printf(arena, "assets:%s", name_part(arena, db_text(st, 2))), db_text(st, 3)), amount);
		if (db_text(st, 9)) {
			post(&t, "expenses:fee", fee);
			post(&t, party_account(j, db_text(st, 9), db_text(st, 8)), -amount - fee);
		} else if (db_text(st, 13)) {
			post(&t, path(j, arena_printf(arena, "assets:%s", name_part(arena, db_text(st, 12))), db_text(st, 13)), -amount);
		} else {
			post(&t, other_side(db_text(st, 6), amount), -amount);
		}
		add_transaction(j, &t);
	}
	db_finish(st);
}

/* What is owed, and receipts and payments that name no account. */
static void
add_items(struct journal *j)
{
	struct statement *st = db_prepare(access_db(j->run->access), "SELECT i.day, i.code, i.currency, i.ledger, i.sign * i.amount, "
	    "i.note, p.name, i.is_receipt = 1 OR i.is_payment = 1, i.kind FROM item AS i JOIN party AS p ON p.party_id = i.party_id WHERE "
	    "i.account_id IS NULL ORDER BY i.day, i.item_id");

	while (db_step(st)) {
		struct arena *arena = j->run->arena;
		bool sells = strcmp(db_text(st, 3), "ar") == 0;
		int64_t amount = sells ? db_number(st, 4) : -db_number(st, 4);
		struct transaction t = { .day = db_text(st, 0), .code = name_part(arena, db_text(st, 1)),
			.currency = arena_string(arena, db_text(st, 2)), .text = db_text(st, 5) ? db_text(st, 5) : db_text(st, 6) };

		post(&t, party_account(j, db_text(st, 3), db_text(st, 6)), amount);
		post(&t, db_number(st, 7) ? "assets:unposted" : is_opening(db_text(st, 8)) ? "equity:opening" :
		    sells ? "income:sales" : "expenses:purchases", -amount);
		add_transaction(j, &t);
	}
	db_finish(st);
}

/* What took something off an item, but for allocations, which move nothing between accounts. */
static void
add_settlements(struct journal *j)
{
	struct statement *st = db_prepare(access_db(j->run->access), "SELECT s.day, i.code, i.currency, i.ledger, "
	    "-i.sign * s.amount, s.why, p.name, s.kind, i.is_receipt = 1 OR i.is_payment = 1, s.settlement_id FROM settlement AS s JOIN "
	    "item AS i ON i.item_id = s.item_id JOIN party AS p ON p.party_id = i.party_id WHERE s.kind <> 'allocation' AND s.amount "
	    "<> 0 AND i.account_id IS NULL ORDER BY s.day, s.settlement_id");

	while (db_step(st)) {
		struct arena *arena = j->run->arena;
		bool sells = strcmp(db_text(st, 3), "ar") == 0, cancels = strcmp(db_text(st, 7), "cancel") == 0;
		int64_t amount = sells ? db_number(st, 4) : -db_number(st, 4);
		struct transaction t = { .day = db_text(st, 0),
			.code = arena_printf(arena, "%s %s", name_part(arena, db_text(st, 1)), db_text(st, 7)),
			.currency = arena_string(arena, db_text(st, 2)), .text = db_text(st, 5) ? db_text(st, 5) : db_text(st, 6) };

		post(&t, party_account(j, db_text(st, 3), db_text(st, 6)), amount);
		post(&t, cancels && db_number(st, 8) ? "assets:unposted" : cancels ? (sells ? "income:sales" : "expenses:purchases") :
		    path(j, sells ? "expenses" : "income", db_text(st, 7)), -amount);
		add_transaction(j, &t);
	}
	db_finish(st);
}

static void
print_openings(struct journal *j, struct buf *out)
{
	const char *last = NULL;

	for (size_t i = 0; i < j->opening_count; i++) {
		const struct opening *o = &j->openings[i];

		if (o->amount == 0)
			continue;
		if (!last)
			buf_printf(out, "\n%s (opening) opening balances\n", j->from);
		last = o->account;
		buf_printf(out, "    %s  ", o->account);
		add_amount(out, o->amount, o->currency);
		buf_byte(out, '\n');
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
	(void)run;
	if (!hledger)
		die(USAGE, _("say in which form: --hledger"));
}

enum status
cash_export(struct run *run)
{
	struct journal j = { .run = run, .from = day_of(run, "from", from, true), .to = day_of(run, "to", to, false),
		.known = map_new(), .before = map_new() };
	struct buf out = { 0 };

	if (!j.to)
		j.to = run->options.as_of;
	db_begin_read(access_db(run->access));
	add_entries(&j);
	add_items(&j);
	add_settlements(&j);
	db_end_read(access_db(run->access));
	buf_text(&out, "decimal-mark .\n");
	buf_add(&out, buf_string(&j.accounts), j.accounts.length);
	print_openings(&j, &out);
	buf_add(&out, buf_string(&j.body), j.body.length);
	put_out(&out);
	buf_free(&out);
	buf_free(&j.accounts);
	buf_free(&j.body);
	map_free(j.known);
	map_free(j.before);
	free(j.openings);
	return DONE;
}
