/* SPDX-License-Identifier: ISC */
/* bank - lines of bank statements. */
#include "trade/bank.h"

#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/text.h"
#include "trade/stock.h"
#include "trade/trade.h"

/* While a line is matched by bank_match. */
static bool matching;

enum bank_way
bank_way(const struct value *direction)
{
	static const char *const in[] = { "贷", "收", "收入", "贷方", "来账", "转入", "C", "CR", "credit", "in", "+", NULL };
	static const char *const out[] = { "借", "支", "支出", "借方", "往账", "转出", "付", "D", "DR", "debit", "out", NULL };
	static const char *const neither[] = { "不计收支", "中性交易", "/", NULL };
	static const char *const *const ways[] = { [BANK_IN] = in, [BANK_OUT] = out, [BANK_NEITHER] = neither };

	for (enum bank_way way = BANK_IN; direction->kind == TEXT && way <= BANK_NEITHER; way++)
		for (int i = 0; ways[way][i]; i++)
			if (text_same(direction->text, ways[way][i]))
				return way;
	return BANK_UNSAID;
}

bool
bank_amount(const struct bank_figures *f, int64_t *amount)
{
	bool flips = f->direction.kind == TEXT && strcmp(f->direction.text, "-") == 0;

	*amount = f->amount.number;
	if (f->amount.kind == INTEGER && bank_way(&f->direction) == BANK_OUT && *amount > 0)
		*amount = -*amount;
	if (f->amount.kind == INTEGER)
		return true;
	*amount = f->credit.number + (flips ? f->debit.number : -f->debit.number);
	return (f->credit.number == 0) != (f->debit.number == 0);
}

static void
take_name(struct draft *d, const char *to, const char *payer, const char *payee, bool comes)
{
	const char *from = comes ? payer : payee;

	if (!draft_has(d, to) && draft_has(d, from))
		draft_set(d, to, *draft_get(d, from));
}

/* What follows from the columns of a file. */
static bool
work_out(const struct draft *old, struct draft *d, struct problem *p)
{
	struct bank_figures f = { *draft_get(d, "amount"), *draft_get(d, "debit"), *draft_get(d, "credit"),
		*draft_get(d, "direction") };
	int64_t amount;

	if (!bank_amount(&f, &amount))
		return refuse(p, "amount", f.debit.number ? N_("is in the column of debits and in that of credits: one of them is right") :
		    N_("is missing: a line has an amount, a debit or a credit"));
	draft_set(d, "amount", value_number(amount));
	if (!old && bank_way(&f.direction) == BANK_NEITHER)
		draft_set(d, "state", value_text("ignored"));
	take_name(d, "counterparty", "payer", "payee", amount > 0);
	take_name(d, "counter_account", "payer_account", "payee_account", amount > 0);
	return true;
}

/* Taking a line out of its match is a change of its state. */
static bool
fits_state(const struct draft *old, struct draft *d, struct problem *p)
{
	bool matched = strcmp(draft_then(old, d, "state")->text, "matched") == 0;

	if (matching)
		return true;
	if (matched && (!old || draft_changes(old, d, "state")))
		return refuse(p, "state", N_("a line is matched by crm-cash accept"));
	if (!old || !draft_has(old, "entry"))
		return true;
	if (!matched)
		draft_set(d, "entry", VALUE_EMPTY);
	if (matched && (draft_changes(old, d, "amount") || draft_changes(old, d, "account") || draft_changes(old, d, "day")))
		return refuse(p, "state", N_("is matched with an entry: set state=open first"));
	return true;
}

static bool
prepare_line(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	bool figures = draft_gives(d, "debit") || draft_gives(d, "credit") || draft_gives(d, "direction");

	(void)c, (void)id;
	if ((!old || figures) && !work_out(old, d, p))
		return false;
	return draft_then(old, d, "state")->kind == EMPTY || fits_state(old, d, p);
}

/* The line that is matched with an entry; 0: none. */
static int64_t
line_of(struct change *c, int64_t entry)
{
	return stock_number(access_db(change_access(c)), "SELECT bank_line_id FROM main.bank_line WHERE entry_id = ?1 AND "
	    "deleted IS NULL", entry, 0, 0);
}

bool
bank_free(struct change *c, int64_t entry, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &bank_line_entity);
	int64_t line = line_of(c, entry);
	bool changed;

	draft_set(d, "state", value_text("open"));
	return line == 0 || record_set(c, line, d, &changed, p);
}

bool
bank_match(struct change *c, int64_t line, int64_t entry, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &bank_line_entity), *old = draft_new(change_arena(c), &bank_line_entity);
	struct value account = record_value(c, &cash_entry_entity, entry, "account");
	struct value amount = record_value(c, &cash_entry_entity, entry, "amount");
	int64_t other = line_of(c, entry);
	bool changed, good;

	record_load(c, line, old);
	if (strcmp(draft_get(old, "state")->text, "open") != 0)
		return refuse(p, "state", arena_said(change_arena(c), "the line is %s already", draft_get(old, "state")->text));
	if (!value_same(&account, draft_get(old, "account")) || !value_same(&amount, draft_get(old, "amount")))
		return refuse(p, "entry", arena_said(change_arena(c), "entry %lld is of another account or amount", (long long)entry));
	if (other)
		return refuse(p, "entry", arena_said(change_arena(c), "entry %lld is matched with line %lld already", (long long)entry,
		    (long long)other));
	if (stock_number(access_db(change_access(c)), "SELECT 1 FROM main.cash_entry AS e WHERE e.cash_entry_id = ?1 AND "
	    BANK_NEVER_TOLD("e"), entry, 0, 0))
		return refuse(p, "entry", arena_said(change_arena(c), "entry %lld was taken back", (long long)entry));
	draft_set(d, "entry", value_number(entry));
	draft_set(d, "state", value_text("matched"));
	matching = true;
	good = record_set(c, line, d, &changed, p);
	matching = false;
	return good;
}

/* The lines of one day. */
struct line {
	int64_t id, before, after;
	bool told, placed;
};

static struct line *
lines_of_day(struct db *db, struct arena *arena, int64_t account, const char *on, int *count)
{
	struct statement *st = db_prepare(db, "SELECT bank_line_id, amount, balance, count(*) OVER () FROM main.bank_line WHERE "
	    "account_id = ?1 AND day = ?2 ORDER BY bank_line_id");
	struct line *lines = NULL;

	*count = 0;
	db_bind_number(st, 1, account);
	db_bind_text(st, 2, on);
	while (db_step(st)) {
		struct value balance;

		if (!lines)
			lines = arena_alloc(arena, (size_t)db_number(st, 3) * sizeof *lines);
		db_value(st, 2, &balance);
		lines[(*count)++] = (struct line){ db_number(st, 0), balance.number - db_number(st, 1), balance.number,
			balance.kind == INTEGER, false };
	}
	db_finish(st);
	return lines;
}

/* The line that comes next: one that begins with what the last left, or, before all others, one that no other leads
 * to; else the first. */
static struct line *
next_line(struct line *lines, int count, const struct line *last)
{
	struct line *first = NULL, *found = NULL;

	for (int i = 0; i < count && !found; i++) {
		if (lines[i].placed)
			continue;
		first = first ? first : &lines[i];
		if (last && last->told && lines[i].told && lines[i].before == last->after)
			found = &lines[i];
	}
	for (int i = 0; i < count && !found && !last; i++) {
		bool led = lines[i].placed || !lines[i].told;

		for (int k = 0; k < count && !led; k++)
			led = k != i && !lines[k].placed && lines[k].told && lines[k].after == lines[i].before;
		found = led ? NULL : &lines[i];
	}
	return found ? found : first;
}

/* Days with more lines than this keep the order in which they came. */
#define MOST_ORDERED 2000

static void
order_day(struct change *c, int64_t account, const char *on)
{
	struct db *db = access_db(change_access(c));
	struct statement *st = db_keep(db, "UPDATE main.bank_line SET place = ?2 WHERE bank_line_id = ?1 AND place IS DISTINCT FROM "
	    "?2");
	struct arena *arena = arena_new();
	struct line *lines, *last = NULL;
	int count;

	lines = lines_of_day(db, arena, account, on, &count);
	for (int place = 1; place <= count; place++) {
		struct line *next = count > MOST_ORDERED ? &lines[place - 1] : next_line(lines, count, last);

		next->placed = true;
		last = next;
		db_bind_number(st, 1, next->id);
		db_bind_number(st, 2, place);
		db_step(st);
		db_reset(st);
	}
	arena_free(arena);
}

bool
bank_settle(struct change *c, int64_t first, int64_t last, struct problem *p)
{
	struct statement *st = db_prepare(access_db(change_access(c)), "SELECT DISTINCT account_id, day FROM main.bank_line WHERE "
	    "bank_line_id BETWEEN ?1 AND ?2 ORDER BY account_id, day");

	(void)p;
	db_bind_number(st, 1, first);
	db_bind_number(st, 2, last);
	while (db_step(st))
		order_day(c, db_number(st, 0), db_text(st, 1));
	db_finish(st);
	return true;
}

const struct hooks bank_line_hooks = { .entity = &bank_line_entity, .prepare = prepare_line, .settle = bank_settle };
