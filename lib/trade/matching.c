/* SPDX-License-Identifier: ISC */
/* matching - what lines of the bank are likely to be: entries, fees, interest, transfers. */
#include <stdlib.h>
#include <string.h>

#include "access/setting.h"
#include "base/decimal.h"
#include "base/firm.h"
#include "base/text.h"
#include "trade/matching_internal.h"
#include "trade/recurring.h"

#define MOST_NEAR 8           /* recurring costs of one amount near a day */
#define SEVERAL INT64_C(-1)   /* a name that is that of several */

static day
day_of(const char *text)
{
	return date_iso(text, strlen(text));
}

static const char *
kept(struct arena *arena, const char *text)
{
	return text ? arena_string(arena, text) : "";
}

const char *
matching_key(struct arena *arena, const char *name)
{
	struct buf key = { 0 };
	const char *answer;

	firm_name(&key, name, strlen(name));
	answer = arena_string(arena, buf_string(&key));
	buf_free(&key);
	return answer;
}

void
matching_know(struct map *map, const char *key, int64_t id)
{
	int64_t other;

	if (*key)
		map_put(map, key, strlen(key), map_get(map, key, strlen(key), &other) && other != id ? SEVERAL : id);
}

int64_t
matching_known(struct map *map, const char *key)
{
	int64_t id = 0;

	return *key && map_get(map, key, strlen(key), &id) && id != SEVERAL ? id : 0;
}

/* Names or codes to ids, by rows of id and name. */
static struct map *
load_map(struct matching *m, const char *sql, bool names)
{
	struct map *map = map_new();
	struct statement *st = db_prepare(m->db, sql);
	struct arena *arena = arena_new();

	while (db_step(st)) {
		matching_know(map, names ? matching_key(arena, db_text(st, 1)) : text_folded(arena, db_text(st, 1)), db_number(st, 0));
		arena_reset(arena);
	}
	arena_free(arena);
	db_finish(st);
	return map;
}

static int
by_amount(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return x->amount != y->amount ? (x->amount < y->amount ? -1 : 1) : x->id < y->id ? -1 : x->id > y->id;
}

#define ENTRY(e) "SELECT " e ".cash_entry_id, " e ".account_id, " e ".amount, " e ".day, " e ".reference FROM cash_entry AS "
#define STANDS(e) "NOT EXISTS (SELECT 1 FROM cash_entry AS a WHERE a.reverses_id = " e ".cash_entry_id)"
#define UNMATCHED(e) "NOT EXISTS (SELECT 1 FROM bank_line AS l WHERE l.entry_id = " e ".cash_entry_id AND l.deleted IS NULL)"

/* Entries that stand; and those that were taken back on a later day, and what does so, where the bank tells of both: of money
 * that came and was sent back. */
static void
load_entries(struct matching *m)
{
	struct statement *st = db_prepare(m->db, ENTRY("e") "e WHERE e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM cash_entry "
	    "AS r WHERE r.reverses_id = e.cash_entry_id AND " STANDS("r") ") AND " UNMATCHED("e") " UNION ALL " ENTRY("x")
	    "r JOIN cash_entry AS e ON e.cash_entry_id = r.reverses_id AND e.day <> r.day JOIN cash_entry AS x ON x.cash_entry_id IN "
	    "(e.cash_entry_id, r.cash_entry_id) WHERE " STANDS("r") " AND " UNMATCHED("x") " AND EXISTS (SELECT 1 FROM bank_line AS b "
	    "WHERE b.account_id = x.account_id AND b.amount = -x.amount AND b.deleted IS NULL AND (b.state = 'open' OR b.entry_id IN "
	    "(e.cash_entry_id, r.cash_entry_id)))");
	size_t room = 0;

	while (db_step(st)) {
		if (m->entry_count == room)
			m->entries = must_realloc(m->entries, (room = 2 * room + 64) * sizeof *m->entries);
		m->entries[m->entry_count++] = (struct entry){ db_number(st, 0), db_number(st, 1), db_number(st, 2),
			day_of(db_text(st, 3)), kept(m->arena, db_text(st, 4)) };
	}
	db_finish(st);
	if (m->entry_count)
		qsort(m->entries, m->entry_count, sizeof *m->entries, by_amount);
}

/* A setting as a number of that many places; what it may be was seen to when it was set. */
static int64_t
setting_scaled(struct access *a, const char *name, int places)
{
	const char *text = access_setting(a, name);
	int64_t number = 0;

	decimal_parse(text, strlen(text), places, places, false, &number);
	return number;
}

static void
load(struct matching *m, struct access *a)
{
	m->fee_limit = setting_scaled(a, "match.fee-limit", MONEY_PLACES);
	m->fee_rate = setting_scaled(a, "match.fee-rate", RATE_PLACES);
	m->customers = load_map(m, "SELECT customer_id, name FROM customer WHERE deleted IS NULL UNION ALL "
	    "SELECT customer_id, short_name FROM customer WHERE deleted IS NULL AND short_name IS NOT NULL", true);
	m->suppliers = load_map(m, "SELECT supplier_id, name FROM supplier WHERE deleted IS NULL", true);
	m->contracts = load_map(m, "SELECT contract_id, code FROM contract WHERE deleted IS NULL", false);
	m->accounts = load_map(m, "SELECT account_id, number FROM account WHERE deleted IS NULL AND number IS NOT NULL", false);
	matching_load_parties(m);
	load_entries(m);
}

void
matching_propose(struct matching *m, const struct line *l, struct proposal p)
{
	if (m->count == m->room)
		m->found = must_realloc(m->found, (m->room = 2 * m->room + 64) * sizeof *m->found);
	p.line = p.group = l->id;
	p.amount = l->amount;
	m->found[m->count++] = p;
}

/* Of entries with its amount: the same number is nearly certain, else the nearer the day the better. */
static void
propose_entries(struct matching *m, const struct line *l)
{
	size_t low = 0, high = m->entry_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (m->entries[middle].amount < l->amount)
			low = middle + 1;
		else
			high = middle;
	}
	for (const struct entry *e = m->entries + low; low < m->entry_count && e->amount == l->amount; e++, low++) {
		int apart = abs((int)(e->on - l->on));
		bool same = *l->reference && strcmp(l->reference, e->reference) == 0;

		if (e->account == l->account && apart <= m->within)
			matching_propose(m, l, (struct proposal){ .kind = "entry", .entry = e->id,
			    .score = same ? 99 * PERCENT : 99 * PERCENT - PERCENT / 2 - (apart < 20 ? apart : 20) * PERCENT,
			    .reason = same ? "reference,amount" : apart == 0 ? "amount,day" : "amount" });
	}
}

static void
propose_recurring(struct matching *m, const struct line *l)
{
	struct occurrence near[MOST_NEAR];
	int count = recurring_near(m->db, l->account, l->amount, l->on, m->within, near, MOST_NEAR);

	for (int i = 0; i < count; i++) {
		int apart = abs((int)(near[i].due - l->on));
		char due[DATE_TEXT];

		matching_propose(m, l, (struct proposal){ .kind = "recurring", .recurring = near[i].id,
		    .due = arena_string(m->arena, date_text(near[i].due, due)),
		    .score = 94 * PERCENT - (apart < 20 ? apart : 20) * PERCENT / 2, .reason = apart == 0 ? "amount,day" : "amount" });
	}
}

static bool
says(const struct line *l, const char *const *words)
{
	for (int i = 0; words[i]; i++)
		if (strstr(l->text, words[i]) || strstr(l->purpose, words[i]))
			return true;
	return false;
}

static void
propose_by_words(struct matching *m, const struct line *l)
{
	static const char *const fees[] = { "手续费", "服务费", "工本费", "汇款费", "管理费", "账户年费", "回单", "短信费", "fee", "Fee",
		"FEE", NULL };
	static const char *const interest[] = { "利息", "结息", "interest", "Interest", "INTEREST", NULL };
	static const char *const refunds[] = { "贷款", "借款", NULL };

	if (says(l, interest) && !says(l, refunds))
		matching_propose(m, l, (struct proposal){ .kind = "interest", .score = 90 * PERCENT, .reason = "word" });
	else if (l->amount < 0 && says(l, fees))
		matching_propose(m, l, (struct proposal){ .kind = "fee", .score = 90 * PERCENT, .reason = "word" });
}

static void
propose_transfer(struct matching *m, const struct line *l)
{
	struct arena *arena = arena_new();
	int64_t other = matching_known(m->accounts, text_folded(arena, l->number));

	if (other && other != l->account)
		matching_propose(m, l, (struct proposal){ .kind = "transfer", .to = other, .score = 95 * PERCENT, .reason = "account" });
	arena_free(arena);
}

static void
propose_all(struct matching *m, const char *lines)
{
	struct statement *st = db_prepare(m->db, arena_printf(m->arena, "SELECT l.bank_line_id, l.account_id, l.amount, l.day, "
	    "l.reference, l.counterparty, l.counter_account, l.text, l.purpose, a.currency FROM bank_line AS l JOIN temp.%s AS t ON "
	    "t.id = l.bank_line_id JOIN main.account AS a ON a.account_id = l.account_id ORDER BY l.day, l.place, l.bank_line_id",
	    lines));

	m->passing = arena_new();
	while (db_step(st)) {
		struct line l = { db_number(st, 0), db_number(st, 1), db_number(st, 2), day_of(db_text(st, 3)),
			kept(m->passing, db_text(st, 4)), kept(m->passing, db_text(st, 5)), kept(m->passing, db_text(st, 6)),
			kept(m->passing, db_text(st, 7)), kept(m->passing, db_text(st, 8)), kept(m->passing, db_text(st, 9)) };

		propose_entries(m, &l);
		propose_recurring(m, &l);
		propose_by_words(m, &l);
		propose_transfer(m, &l);
		matching_parties(m, &l);
		arena_reset(m->passing);
	}
	db_finish(st);
	arena_free(m->passing);
	matching_together(m);
}

const struct proposal *
match_lines(struct access *a, struct arena *arena, const char *lines, int within, bool all, size_t *count)
{
	struct matching m = { .db = access_db(a), .arena = arena, .within = within };
	const struct proposal *answer;

	load(&m, a);
	propose_all(&m, lines);
	answer = matching_taking(&m, all, count);
	map_free(m.customers);
	map_free(m.suppliers);
	map_free(m.contracts);
	map_free(m.accounts);
	matching_free_parties(&m);
	free(m.entries);
	free(m.found);
	return answer;
}
