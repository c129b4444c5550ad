/* SPDX-License-Identifier: ISC */
/* book - what is in accounts after each entry, kept in step with the entries. */
#include <string.h>

#include "base/decimal.h"
#include "record/check.h"
#include "trade/bank.h"
#include "trade/cash.h"
#include "trade/facts.h"
#include "trade/stock.h"

/* One account at work. */
struct book {
	struct change *change;
	struct db *db;
	int64_t account, balance, floor;
};

/* An entry as it is stored; is_new: nothing is kept for it yet. */
struct entry {
	int64_t id, amount, balance;
	bool is_new;
	char day[DATE_TEXT];
};

static void
keep_entry(struct book *b, const struct entry *e)
{
	struct statement *st = db_keep(b->db, "UPDATE main.cash_entry SET balance = ?1 WHERE cash_entry_id = ?2");

	db_bind_number(st, 1, b->balance);
	db_bind_number(st, 2, e->id);
	db_step(st);
	db_reset(st);
}

static void
keep_total(struct book *b)
{
	struct statement *st = db_keep(b->db, "INSERT INTO main.account_balance (account_id, balance) VALUES (?1, ?2) "
	    "ON CONFLICT (account_id) DO UPDATE SET balance = excluded.balance");

	db_bind_number(st, 1, b->account);
	db_bind_number(st, 2, b->balance);
	db_step(st);
	db_reset(st);
}

static const char *
code_of(struct book *b)
{
	struct value code = record_value(b->change, &account_entity, b->account, "code");

	return code.kind == TEXT ? code.text : "-";
}

/* What another entry takes back right behind it lacks nothing. */
static bool
is_answered(struct book *b, const struct entry *e)
{
	return stock_number(b->db, "SELECT 1 FROM main.cash_entry AS r "
	    "JOIN main.cash_entry AS e ON e.cash_entry_id = r.reverses_id AND e.day = r.day AND e.place = r.place "
	    "WHERE r.reverses_id = ?1", e->id, 0, 0) == 1;
}

/* Where too little is there already, it may become more. */
static bool
stays_above(struct book *b, const struct entry *e, struct problem *p)
{
	struct arena *arena = change_arena(b->change);

	if (b->balance >= b->floor || (e->is_new ? e->amount > 0 : b->balance >= e->balance) || is_answered(b, e))
		return true;
	*p = (struct problem){ code_of(b), "amount", b->floor == 0 ?
	    arena_said(arena, "entry %lld takes %s on %s, and only %s is there then", (long long)e->id,
	    cash_text(arena, -e->amount), e->day, cash_text(arena, b->balance - e->amount)) :
	    arena_said(arena, "entry %lld takes %s on %s, and with an overdraft of %s only %s may be taken then",
	    (long long)e->id, cash_text(arena, -e->amount), e->day, cash_text(arena, -b->floor),
	    cash_text(arena, b->balance - e->amount - b->floor)) };
	return false;
}

static bool
next_entry(struct statement *st, struct entry *e)
{
	struct value kept;

	if (!db_step(st))
		return false;
	db_value(st, 2, &kept);
	*e = (struct entry){ .id = db_number(st, 0), .amount = db_number(st, 1), .balance = kept.number,
	    .is_new = kept.kind == EMPTY };
	memcpy(e->day, db_text(st, 3), strnlen(db_text(st, 3), DATE_TEXT - 1));
	return true;
}

/* Works out an entry and all behind it. */
static bool
follow(struct book *b, const char *on, int64_t place, int64_t id, struct problem *p)
{
	struct statement *st = db_prepare(b->db, "SELECT cash_entry_id, amount, balance, day FROM main.cash_entry "
	    "WHERE account_id = ?1 AND (day, place, cash_entry_id) >= (?2, ?3, ?4) ORDER BY day, place, cash_entry_id");
	struct entry e;
	bool good = true;

	db_bind_number(st, 1, b->account);
	db_bind_text(st, 2, on);
	db_bind_number(st, 3, place);
	db_bind_number(st, 4, id);
	while (good && next_entry(st, &e)) {
		good = decimal_add(b->balance, e.amount, &b->balance) || refuse(p, "amount", N_("too large"));
		good = good && stays_above(b, &e, p);
		if (good && (e.is_new || e.balance != b->balance))
			keep_entry(b, &e);
	}
	db_finish(st);
	if (good)
		keep_total(b);
	return good;
}

/* What was there before an entry. */
static int64_t
before(struct book *b, const char *on, int64_t place, int64_t id)
{
	struct statement *st = db_keep(b->db, "SELECT balance FROM main.cash_entry WHERE account_id = ?1 AND "
	    "(day, place, cash_entry_id) < (?2, ?3, ?4) ORDER BY day DESC, place DESC, cash_entry_id DESC LIMIT 1");
	int64_t balance = 0;

	db_bind_number(st, 1, b->account);
	db_bind_text(st, 2, on);
	db_bind_number(st, 3, place);
	db_bind_number(st, 4, id);
	if (db_step(st))
		balance = db_number(st, 0);
	db_reset(st);
	return balance;
}

/* From an entry of an account on, the first that is new. */
static bool
work_out(struct change *c, int64_t account, const char *on, int64_t place, int64_t id, struct problem *p)
{
	struct book b = { c, access_db(change_access(c)), account, 0, 0 };

	b.floor = -stock_number(b.db, "SELECT overdraft FROM main.account WHERE account_id = ?1", account, 0, 0);
	b.balance = before(&b, on, place, id);
	return follow(&b, on, place, id, p);
}

/* An entry that was taken back is no longer what an import would find again, nor is the one that does so. */
static void
forget_answered(struct change *c, int64_t first, int64_t last)
{
	facts_between(c, "UPDATE main.cash_entry SET fingerprint = NULL WHERE cash_entry_id IN (SELECT n.reverses_id "
	    "FROM main.cash_entry AS n WHERE n.cash_entry_id BETWEEN ?1 AND ?2)", first, last);
	facts_between(c, "UPDATE main.cash_entry SET fingerprint = NULL "
	    "WHERE cash_entry_id BETWEEN ?1 AND ?2 AND EXISTS (SELECT 1 FROM main.cash_entry AS f "
	    "WHERE f.cash_entry_id = cash_entry.reverses_id AND f.reverses_id IS NULL)", first, last);
}

/* A line of the bank is not matched with what was taken back. */
static bool
frees_lines(struct change *c, int64_t first, int64_t last, struct problem *p)
{
	int64_t line = stock_number(access_db(change_access(c)), "SELECT l.bank_line_id FROM main.cash_entry AS n "
	    "JOIN main.bank_line AS l ON l.entry_id = n.reverses_id AND l.deleted IS NULL "
	    "WHERE n.cash_entry_id BETWEEN ?1 AND ?2 LIMIT 1", first, last, 0);

	return line == 0 || refuse(p, "entry", arena_said(change_arena(c), "line %lld of the bank is matched with it: "
	    "crm-bank-line set id=%lld state=open first", (long long)line, (long long)line));
}

bool
cash_settle(struct change *c, int64_t first, int64_t last, struct problem *p)
{
	facts_between(c, "UPDATE main.cash_entry SET place = cash_entry_id "
	    "WHERE cash_entry_id BETWEEN ?1 AND ?2 AND place IS NULL", first, last);
	forget_answered(c, first, last);
	return frees_lines(c, first, last, p);
}

/* An entry that has no balance yet is one that this was not done for: nothing else says where to begin, so that rows
 * that an import took back leave no trace here either. The sum keeps the rows of the change to be sorted, rather than
 * those of the whole book walked in the order of an index. */
bool
cash_conclude(struct change *c, int64_t first, int64_t last, struct problem *p)
{
	struct statement *st = db_prepare(access_db(change_access(c)), "SELECT account_id, day, place, cash_entry_id "
	    "FROM main.cash_entry WHERE cash_entry_id BETWEEN ?1 AND ?2 AND balance IS NULL "
	    "ORDER BY account_id + 0, day, place, cash_entry_id");
	int64_t account = 0;
	bool good = true;

	db_bind_number(st, 1, first);
	db_bind_number(st, 2, last);
	while (good && db_step(st)) {
		if (db_number(st, 0) == account)
			continue;
		account = db_number(st, 0);
		good = work_out(c, account, db_text(st, 1), db_number(st, 2), db_number(st, 3), p);
	}
	db_finish(st);
	return good;
}

long
cash_check(struct db *db, void (*visit)(const struct finding *, void *), void *context)
{
	struct audit k = { db, visit, context, 0 };

	audit_rows(&k, "cash", "cash_entry", "its balance is not what follows from the entries before it",
	    "SELECT e.cash_entry_id FROM (SELECT cash_entry_id, balance, sum(amount) OVER (PARTITION BY account_id "
	    "ORDER BY day, place, cash_entry_id) AS follows FROM main.cash_entry) AS e "
	    "WHERE e.balance IS DISTINCT FROM e.follows");
	audit_rows(&k, "cash", "account_balance", "it is not the sum of the entries of the account",
	    "SELECT b.account_balance_id FROM main.account_balance AS b "
	    "LEFT JOIN (SELECT account_id, sum(amount) AS balance FROM main.cash_entry "
	    "GROUP BY account_id) AS e ON e.account_id = b.account_id WHERE b.balance IS DISTINCT FROM e.balance");
	audit_rows(&k, "cash", "cash_entry", "its account has no total",
	    "SELECT min(e.cash_entry_id) FROM main.cash_entry AS e WHERE NOT EXISTS (SELECT 1 FROM "
	    "main.account_balance AS b WHERE b.account_id = e.account_id) GROUP BY e.account_id");
	audit_rows(&k, "cash", "cash_entry", "the other side of the transfer is not its opposite",
	    "SELECT e.cash_entry_id FROM main.cash_entry AS e JOIN main.cash_entry AS o ON o.cash_entry_id = "
	    "e.transfer_id WHERE o.transfer_id IS DISTINCT FROM e.cash_entry_id OR o.amount <> -e.amount");
	audit_rows(&k, "cash", "bank_line", "the entry it is matched with is not its own",
	    "SELECT l.bank_line_id FROM main.bank_line AS l JOIN main.cash_entry AS e ON e.cash_entry_id = l.entry_id "
	    "WHERE l.deleted IS NULL AND (l.state <> 'matched' OR e.account_id <> l.account_id OR e.amount <> l.amount "
	    "OR " BANK_NEVER_TOLD("e") ")");
	return k.found;
}
