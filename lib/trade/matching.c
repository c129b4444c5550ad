/* SPDX-License-Identifier: ISC */
/* matching - what lines of the bank are likely to be. */
#include "trade/matching.h"

#include <stdlib.h>
#include <string.h>

#include "base/firm.h"
#include "base/map.h"
#include "base/text.h"

#define PERCENT INT64_C(10000)
#define SEVERAL INT64_C(-1)   /* a name that is that of several */

/* An entry of the book that no line is matched with. */
struct entry {
	int64_t id, account, amount;
	day on;
	const char *reference;
};

/* A line of the bank. */
struct line {
	int64_t id, account, amount;
	day on;
	const char *reference, *counterparty, *number, *text, *purpose;
};

struct matching {
	struct db *db;
	struct arena *arena;
	int within;
	struct map *customers, *suppliers;   /* by firm_name */
	struct map *payers;                  /* who was behind a counterparty before */
	struct map *contracts;               /* by folded code */
	struct map *accounts;                /* by number at the bank */
	struct entry *entries;               /* by amount */
	size_t entry_count;
	struct proposal *found;
	size_t count, room;
};

static day
day_of(const char *text)
{
	return date_iso(text, strlen(text));
}

static const char *
kept(struct matching *m, const char *text)
{
	return text ? arena_string(m->arena, text) : "";
}

static const char *
key_of(struct arena *arena, const char *name)
{
	struct buf key = { 0 };
	const char *answer;

	firm_name(&key, name, strlen(name));
	answer = arena_string(arena, buf_string(&key));
	buf_free(&key);
	return answer;
}

static void
know(struct map *map, const char *key, int64_t id)
{
	int64_t other;

	if (*key)
		map_put(map, key, strlen(key), map_get(map, key, strlen(key), &other) && other != id ? SEVERAL : id);
}

/* The id of the one that is called so; 0: none, or several. */
static int64_t
known(struct map *map, const char *key)
{
	int64_t id = 0;

	return *key && map_get(map, key, strlen(key), &id) && id != SEVERAL ? id : 0;
}

/* Names to ids, by rows of id and name. */
static struct map *
load_names(struct matching *m, const char *sql)
{
	struct map *map = map_new();
	struct statement *st = db_prepare(m->db, sql);
	struct arena *arena = arena_new();

	while (db_step(st)) {
		know(map, key_of(arena, db_text(st, 1)), db_number(st, 0));
		arena_reset(arena);
	}
	arena_free(arena);
	db_finish(st);
	return map;
}

/* The same of codes and numbers, which are compared folded. */
static struct map *
load_codes(struct matching *m, const char *sql)
{
	struct map *map = map_new();
	struct statement *st = db_prepare(m->db, sql);
	struct arena *arena = arena_new();

	while (db_step(st)) {
		know(map, text_folded(arena, db_text(st, 1)), db_number(st, 0));
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
			day_of(db_text(st, 3)), kept(m, db_text(st, 4)) };
	}
	db_finish(st);
	if (m->entry_count)
		qsort(m->entries, m->entry_count, sizeof *m->entries, by_amount);
}

static void
load(struct matching *m)
{
	m->customers = load_names(m, "SELECT customer_id, name FROM customer WHERE deleted IS NULL UNION ALL "
	    "SELECT customer_id, short_name FROM customer WHERE deleted IS NULL AND short_name IS NOT NULL");
	m->suppliers = load_names(m, "SELECT supplier_id, name FROM supplier WHERE deleted IS NULL");
	m->payers = load_names(m, "SELECT DISTINCT e.party_id, l.counterparty FROM bank_line AS l JOIN cash_entry AS e "
	    "ON e.cash_entry_id = l.entry_id WHERE e.party_id IS NOT NULL AND l.counterparty IS NOT NULL AND l.deleted IS NULL");
	m->contracts = load_codes(m, "SELECT contract_id, code FROM contract WHERE deleted IS NULL");
	m->accounts = load_codes(m, "SELECT account_id, number FROM account WHERE deleted IS NULL AND number IS NOT NULL");
	load_entries(m);
}

static void
propose(struct matching *m, const struct line *l, struct proposal p)
{
	if (m->count == m->room)
		m->found = must_realloc(m->found, (m->room = 2 * m->room + 64) * sizeof *m->found);
	p.line = l->id;
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
			propose(m, l, (struct proposal){ .kind = "entry", .entry = e->id,
			    .score = same ? 99 * PERCENT : 99 * PERCENT - PERCENT / 2 - (apart < 20 ? apart : 20) * PERCENT,
			    .reason = same ? "reference,amount" : apart == 0 ? "amount,day" : "amount" });
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
		propose(m, l, (struct proposal){ .kind = "interest", .score = 90 * PERCENT, .reason = "word" });
	else if (l->amount < 0 && says(l, fees))
		propose(m, l, (struct proposal){ .kind = "fee", .score = 90 * PERCENT, .reason = "word" });
}

static void
propose_transfer(struct matching *m, const struct line *l)
{
	struct arena *arena = arena_new();
	int64_t other = known(m->accounts, text_folded(arena, l->number));

	if (other && other != l->account)
		propose(m, l, (struct proposal){ .kind = "transfer", .to = other, .score = 95 * PERCENT, .reason = "account" });
	arena_free(arena);
}

/* The contract whose number stands in a text as a word of its own. */
static int64_t
contract_in(struct matching *m, const char *text)
{
	struct arena *arena = arena_new();
	const char *word = text_folded(arena, text);
	int64_t found = 0;

	while (*word && !found) {
		size_t n = 0;

		while ((word[n] >= '0' && word[n] <= '9') || (word[n] >= 'a' && word[n] <= 'z') || word[n] == '-' || word[n] == '_')
			n++;
		found = n ? known(m->contracts, arena_copy(arena, word, n)) : 0;
		word += n ? n : 1;
	}
	arena_free(arena);
	return found;
}

/* The open items with just that amount of a party (0: of all); gives how many, and the first of them. */
static int
open_items(struct matching *m, const char *ledger, int64_t party, int64_t amount, int64_t *item, int64_t *whose)
{
	struct statement *st = db_keep(m->db, party ?
	    "SELECT i.item_id, i.party_id FROM main.item AS i JOIN main.balance AS b ON b.item_id = i.item_id WHERE i.party_id = ?3 AND "
	    "b.open = ?2 AND i.sign = 1 AND i.ledger = ?1 ORDER BY b.due IS NULL, b.due, i.item_id LIMIT 2" :
	    "SELECT i.item_id, i.party_id FROM main.balance AS b JOIN main.item AS i ON i.item_id = b.item_id WHERE b.open = ?2 AND "
	    "i.sign = 1 AND i.ledger = ?1 ORDER BY b.due IS NULL, b.due, i.item_id LIMIT 2");
	int n = 0;

	db_bind_text(st, 1, ledger);
	db_bind_number(st, 2, amount);
	if (party)
		db_bind_number(st, 3, party);
	while (db_step(st) && n++ == 0) {
		*item = db_number(st, 0);
		*whose = db_number(st, 1);
	}
	db_reset(st);
	return n;
}

static int64_t
party_of_contract(struct matching *m, int64_t contract)
{
	struct statement *st = db_keep(m->db, "SELECT customer_id FROM main.contract WHERE contract_id = ?1");
	int64_t party = 0;

	db_bind_number(st, 1, contract);
	if (db_step(st))
		party = db_number(st, 0);
	db_reset(st);
	return party;
}

/* Money of somebody we know; with an open item of just that amount it is surer. */
static void
propose_party(struct matching *m, const struct line *l, struct proposal p, const char *reason, const char *with_item)
{
	int64_t whose, amount = l->amount < 0 ? -l->amount : l->amount;
	const char *ledger = l->amount < 0 ? "ap" : "ar";

	p.kind = l->amount < 0 ? "payment" : "receipt";
	p.reason = reason;
	if (open_items(m, ledger, p.party, amount, &p.item, &whose) > 0) {
		p.score += 10 * PERCENT;
		p.reason = with_item;
	}
	propose(m, l, p);
}

static void
propose_parties(struct matching *m, const struct line *l)
{
	struct arena *arena = arena_new();
	const char *key = key_of(arena, l->counterparty);
	int64_t party = known(l->amount < 0 ? m->suppliers : m->customers, key), payer = known(m->payers, key), item, whose;
	int64_t contract = contract_in(m, l->text), amount = l->amount < 0 ? -l->amount : l->amount;

	contract = contract ? contract : contract_in(m, l->purpose);
	if (contract && l->amount > 0)
		propose_party(m, l, (struct proposal){ .party = party_of_contract(m, contract), .contract = contract,
		    .score = 88 * PERCENT }, "contract", "contract,open");
	else if (party)
		propose_party(m, l, (struct proposal){ .party = party, .score = 85 * PERCENT }, "name", "name,open");
	else if (payer)
		propose_party(m, l, (struct proposal){ .party = payer, .score = 80 * PERCENT }, "payer", "payer,open");
	else if (open_items(m, l->amount < 0 ? "ap" : "ar", 0, amount, &item, &whose) == 1)
		propose(m, l, (struct proposal){ .kind = l->amount < 0 ? "payment" : "receipt", .party = whose, .item = item,
		    .score = 50 * PERCENT, .reason = "open" });
	arena_free(arena);
}

static void
propose_all(struct matching *m, const char *lines)
{
	struct statement *st = db_prepare(m->db, arena_printf(m->arena, "SELECT l.bank_line_id, l.account_id, l.amount, l.day, "
	    "l.reference, l.counterparty, l.counter_account, l.text, l.purpose FROM bank_line AS l JOIN temp.%s AS t ON t.id = "
	    "l.bank_line_id ORDER BY l.day, l.place, l.bank_line_id", lines));
	struct arena *all = m->arena;

	m->arena = arena_new();
	while (db_step(st)) {
		struct line l = { db_number(st, 0), db_number(st, 1), db_number(st, 2), day_of(db_text(st, 3)), kept(m, db_text(st, 4)),
			kept(m, db_text(st, 5)), kept(m, db_text(st, 6)), kept(m, db_text(st, 7)), kept(m, db_text(st, 8)) };

		propose_entries(m, &l);
		propose_by_words(m, &l);
		propose_transfer(m, &l);
		propose_parties(m, &l);
		arena_reset(m->arena);
	}
	db_finish(st);
	arena_free(m->arena);
	m->arena = all;
}

static int
surest_first(const void *a, const void *b)
{
	const struct proposal *x = a, *y = b;

	return x->score != y->score ? (x->score > y->score ? -1 : 1) : x->line != y->line ? (x->line < y->line ? -1 : 1) :
	    x->entry < y->entry ? -1 : x->entry > y->entry;
}

/* True when it was not there yet. */
static bool
add_taken(struct map *taken, char of, int64_t id)
{
	char key[1 + sizeof id] = { of };

	memcpy(key + 1, &id, sizeof id);
	return id == 0 || map_add(taken, key, sizeof key, 1);
}

static bool
is_taken(struct map *taken, char of, int64_t id)
{
	char key[1 + sizeof id] = { of };
	int64_t is;

	memcpy(key + 1, &id, sizeof id);
	return id != 0 && map_get(taken, key, sizeof key, &is);
}

/* False when its line or entry was taken by a surer one; without an open item that was taken it is less sure, and
 * nothing is left of one that went by that alone. */
static bool
takes(struct matching *m, struct map *taken, struct proposal *p)
{
	if (is_taken(taken, 'l', p->line) || is_taken(taken, 'e', p->entry))
		return false;
	if (is_taken(taken, 'i', p->item)) {
		size_t signs = strcspn(p->reason, ",");

		if (p->reason[signs] == '\0')
			return false;
		p->item = 0;
		p->score -= 10 * PERCENT;
		p->reason = arena_copy(m->arena, p->reason, signs);
	}
	return add_taken(taken, 'l', p->line) && add_taken(taken, 'e', p->entry) && add_taken(taken, 'i', p->item);
}

const struct proposal *
match_lines(struct access *a, struct arena *arena, const char *lines, int within, bool all, size_t *count)
{
	struct matching m = { .db = access_db(a), .arena = arena, .within = within };
	struct map *taken = map_new();
	struct proposal *answer;

	load(&m);
	propose_all(&m, lines);
	if (m.count)
		qsort(m.found, m.count, sizeof *m.found, surest_first);
	answer = arena_alloc(arena, (m.count + 1) * sizeof *answer);
	*count = 0;
	for (size_t i = 0; i < m.count; i++)
		if (all || takes(&m, taken, &m.found[i]))
			answer[(*count)++] = m.found[i];
	map_free(taken);
	map_free(m.customers);
	map_free(m.suppliers);
	map_free(m.payers);
	map_free(m.contracts);
	map_free(m.accounts);
	free(m.entries);
	free(m.found);
	return answer;
}
