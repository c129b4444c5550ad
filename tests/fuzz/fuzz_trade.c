/* SPDX-License-Identifier: ISC */
/*
 * fuzz_trade - any bytes as what is typed of trade: the plan of a contract, its terms, a line of it, the figures of a
 * line of the bank. Each is refused with a reason, or is what its rules say: instalments come to the contract, net and
 * tax to the amount, days lie in the calendar.
 *
 * The first byte chooses which; each line after it is a part of a plan, or a text.
 */
#include <stdio.h>
#include <string.h>

#include "fuzz.h"
#include "refusal.h"

#include "cli/documents.h"
#include "record/init.h"
#include "trade/allot.h"
#include "trade/bank.h"
#include "trade/document.h"
#include "trade/due.h"
#include "trade/plan.h"
#include "trade/recurrence.h"
#include "trade/trade.h"

#define MOST_PARTS 20

static struct access *db_access;

/* An approved contract, 1, of 1234.56, one more, a draft, to be changed, and a product traded in boxes of 480. */
static struct access *
make_access(void)
{
	char folder[] = "/tmp/fuzz-trade-XXXXXX";
	struct arena *arena = arena_new();
	const char *path = arena_printf(arena, "%s/one.db", mkdtemp(folder));
	struct access *made;
	struct db *db;

	record_use(trade_hooks);
	database_init(arena, path, "fuzz");
	made = access_open(arena, path, DB_WRITE);
	db = access_db(made);
	db_run(db, "INSERT INTO party(code, name, is_customer) VALUES ('C1', 'Acme', 1)");
	db_run(db, "INSERT INTO product(code, name, unit, list_price) VALUES ('P1', 'Pen', 'piece', 12345)");
	db_run(db, "INSERT INTO packing(product_id, unit, factor) VALUES (1, 'box', 4800000)");
	db_run(db, "INSERT INTO contract(code, customer_id, day, status, currency, includes_tax) VALUES "
	    "('H1', 1, '2026-03-01', 'approved', 'CNY', 1), ('H2', 1, '2026-03-01', 'draft', 'CNY', 1)");
	db_run(db, "INSERT INTO contract_line(contract_id, line, product_id, unit, quantity, "
	    "base, price, tax_rate, rate, net, tax, amount, day) VALUES (1, 1, 1, 'piece', "
	    "10000, 10000, 12345600, '13', 130000, 10925300, 1420300, 12345600, '2026-03-01'), "
	    "(2, 1, 1, 'piece', 10000, 10000, 12345600, '13', 130000, 10925300, 1420300, 12345600, '2026-03-01')");
	for (const char *const *suffix = (const char *const[]){ "", "-wal", "-shm", NULL }; *suffix; suffix++)
		unlink(arena_printf(arena, "%s%s", path, *suffix));
	rmdir(folder);
	return made;
}

static int64_t
number(struct change *c, const char *sql)
{
	struct statement *st = db_prepare(access_db(change_access(c)), sql);
	int64_t answer = db_step(st) ? db_number(st, 0) : 0;

	db_finish(st);
	return answer;
}

/* What was planned comes to the whole contract, whatever it was before. */
static void
plan(struct change *c, char **lines)
{
	struct problem p = { 0 };
	bool good = plan_set(c, &side_sales, 1, lines, &p) && change_settle(c, &p);

	hold(good || p.reason != NULL);
	if (!good)
		return;
	hold(number(c, "SELECT coalesce(sum(b.amount), 12345600) FROM main.balance AS b") == 12345600);
	hold(number(c, "SELECT count(*) FROM main.balance WHERE amount < 0") == 0);
	hold(number(c, "SELECT count(*) FROM main.item "
	    "WHERE due IS NOT NULL AND (length(due) <> 10 OR due < day AND due < '2026')") == 0);
}

static void
terms(struct change *c, char **lines)
{
	struct draft *d = draft_new(change_arena(c), &contract_entity);
	struct problem p = { 0 };
	struct due_month month;
	int64_t rate;
	int days;
	bool changed;

	if (allot_terms(lines[0], &rate, &days))
		hold(rate > 0 && rate < 500000 && days >= 0 && days < 1000);
	draft_set(d, "terms", value_text(lines[0]));
	draft_set(d, "cutoff", value_number((int64_t)strlen(lines[0]) % 31 + 1));
	draft_set(d, "payday", lines[1] ? value_number((int64_t)strlen(lines[1]) % 31 + 1) : VALUE_EMPTY);
	hold(record_set(c, 2, d, &changed, &p));
	if (due_month_of(c, &side_sales, 2, "2026-03-10", &month))
		hold(strlen(month.cutoff) == 10 && strlen(month.due) == 10 && strcmp(month.cutoff, month.due) <= 0);
}

/* What a line comes to: its tax is that of its net, and both make the amount. */
static void
line(struct change *c, char **lines, struct arena *arena)
{
	struct run run = { .arena = arena, .access = db_access };
	struct problem p = { 0 };

	if (!document_add_line(&run, c, &contract_entity, 2, lines[0], &p)) {
		hold(p.reason != NULL);
		return;
	}
	hold(number(c, "SELECT count(*) FROM main.contract_line WHERE typeof(amount) <> 'integer' "
	    "OR net + tax <> amount OR amount % 100 <> 0 OR quantity <= 0 OR amount < 0") == 0);
}

/* Whatever it is, one of debit and credit gives what the other gives with the other sign. */
static void
bank(char **lines)
{
	struct reading r;
	struct value v;
	struct bank_figures in = { 0 }, out = { 0 };
	int64_t came, went;

	access_reading(db_access, &r);
	if (type_money.parse(&r, lines[0], strlen(lines[0]), &v) != NULL)
		return;
	in.direction = out.direction = value_text(lines[1]);
	in.credit = out.debit = v;
	if (bank_amount(&in, &came) && bank_amount(&out, &went))
		hold(came == went || came == -went);
	in = (struct bank_figures){ .amount = v, .direction = value_text(lines[1]) };
	if (bank_amount(&in, &came))
		hold(came == v.number || came == -v.number);
}

static void
recurs(char **lines)
{
	struct recurrence r, again;
	char text[8];

	if (!recurrence_read(lines[0], &r))
		return;
	hold(r.every > 0);
	hold(recurrence_read(recurrence_text(r, text), &again) && again.every == r.every && again.unit == r.unit);
	hold(recurrence_next(r, date_from(2026, 1, 31), 31) > date_from(2026, 1, 31));
}

static void
try(int kind, char **lines, struct arena *arena)
{
	struct change *c;

	if (kind == 3)
		bank(lines);
	else if (kind == 4)
		recurs(lines);
	if (kind > 2)
		return;
	c = change_begin(db_access, arena, &(struct change_options){ .command = "fuzz" });
	if (setjmp(refusal) == 0) {
		if (kind == 0)
			plan(c, lines);
		else if (kind == 1)
			terms(c, lines);
		else
			line(c, lines, arena);
	}
	change_abandon(c);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *lines[MOST_PARTS + 1] = { NULL }, *text;
	struct arena *arena;
	int count = 0;

	if (!db_access)
		db_access = make_access();
	if (size == 0 || text_bad_byte((const char *)data + 1, size - 1) != size - 1 ||
	    memchr(data + 1, '\0', size - 1))
		return 0;
	arena = arena_new();
	text = arena_copy(arena, (const char *)data + 1, size - 1);
	for (char *next = text; next && count < MOST_PARTS; next = text) {
		text = strchr(next, '\n');
		if (text)
			*text++ = '\0';
		lines[count++] = next;
	}
	may_refuse = 1 << USAGE | 1 << NO | 1 << REFUSED;
	try(data[0] % 5, lines, arena);
	may_refuse = 0;
	arena_free(arena);
	return 0;
}
