/* SPDX-License-Identifier: ISC */
/* reconciling - the book held against the bank: proposals, what is accepted, what is open on either side. */
#include "cli/reconciling.h"

#include <stdlib.h>
#include <string.h>

#include "cli/answer.h"
#include "cli/human.h"
#include "cli/standard.h"
#include "query/key.h"
#include "trade/accept.h"

#define WITHIN 5   /* days between a line and its entry, unless said otherwise */

static const char *account, *within, *kind, *to, *party, *entry, *item, *fee, *recurring;
static bool all;

#define WITHIN_OPTION { "within", .argument = "DAYS", .text = &within, \
	.says = N_("how many days may lie between a line and its entry (5)") }

#define ACCOUNT_OPTION { "account", .argument = "ACCOUNT", .text = &account, .says = N_("only lines of that account") }

const struct option cash_unmatched_options[] = {
	ACCOUNT_OPTION,
	{ 0 }
};

const struct option cash_match_options[] = {
	ACCOUNT_OPTION,
	{ "all", .flag = &all, .says = N_("all that a line may be, not only the surest") },
	WITHIN_OPTION,
	{ 0 }
};

const struct option cash_accept_options[] = {
	{ "kind", .argument = "KIND", .text = &kind,
	  .says = N_("what the lines are, from the list cash-kind, or entry: one that is there, or recurring") },
	{ "entry", .argument = "ID", .text = &entry, .says = N_("the entry that a line is, with --kind entry") },
	{ "to", .argument = "ACCOUNT", .text = &to, .says = N_("the other account of a transfer") },
	{ "party", .argument = "PARTY", .text = &party, .says = N_("who paid or was paid") },
	{ "item", .argument = "CODE[,CODE...]", .text = &item,
	  .says = N_("the receivables or payables that it settles") },
	{ "fee", .argument = "AMOUNT", .text = &fee,
	  .says = N_("what the bank kept of a receipt, or took besides a payment") },
	{ "recurring", .argument = "KEY", .text = &recurring,
	  .says = N_("the recurring cost or income that it is, with --kind recurring") },
	WITHIN_OPTION,
	{ 0 }
};

static int
days_within(void)
{
	char *end = NULL;
	long days = within ? strtol(within, &end, 10) : WITHIN;

	if (within && (*within == '\0' || *end || days < 0 || days > 366))
		die(USAGE, _("--within is a number of days, not '%s'"), within);
	return (int)days;
}

const struct entity *
cash_line_noun(struct run *run)
{
	(void)run;
	return &bank_line_entity;
}

void
offer_lines(struct run *run, const char *prefix)
{
	complete_keys(run, &bank_line_entity, prefix);
}

/* The open lines that the filters hold for. */
static struct query *
open_lines(struct run *run)
{
	struct query *q = run_query(run, &bank_line_entity);

	if (account)
		query_filter(q, arena_printf(run->arena, "account_id=%lld",
		    (long long)key_need(run->access, &account_entity, account, false)));
	run_filters(run, q);
	query_filter(q, "state=open");
	return q;
}

static const struct column proposal_columns[] = {
	{ "bank_line_id", NULL, &type_id, NULL, false },
	{ "account", N_("Account"), &type_text, NULL, false },
	{ "day", N_("Date"), &type_date, NULL, false },
	{ "amount", N_("Amount"), &type_money, NULL, false },
	{ "counterparty", N_("Counterparty"), &type_text, NULL, false },
	{ "text", N_("Wording"), &type_text, NULL, false },
	{ "kind", N_("Kind"), &type_text, NULL, false },
	{ "entry_id", N_("Cash entry"), &type_id, NULL, false },
	{ "to", N_("Other account"), &type_text, NULL, false },
	{ "party_id", NULL, &type_id, NULL, false },
	{ "party", N_("Party"), &type_text, NULL, false },
	{ "contract", N_("Contract"), &type_text, NULL, false },
	{ "item", N_("Open item"), &type_text, NULL, false },
	{ "score", N_("Score"), &type_rate, NULL, false },
	{ "reason", N_("Reason"), &type_text, NULL, false },
	{ "fee", N_("Bank fee"), &type_money, NULL, false },
	{ "recurring", N_("Recurring cost or income"), &type_text, NULL, false },
	{ "due", N_("Fell due"), &type_date, NULL, false },
	{ "tie", N_("Tie"), &type_boolean, NULL, false },
};

#define PROPOSAL_COLUMNS (int)(sizeof proposal_columns / sizeof *proposal_columns)

/* The code, else the title, of a row that a proposal names; EMPTY for none. */
static struct value
code_of(struct run *run, const struct entity *entity, int64_t id)
{
	struct buf sql = { 0 }, text = { 0 };
	struct value answer;

	if (!id)
		return VALUE_EMPTY;
	buf_printf(&sql, "SELECT %s FROM \"%s\" WHERE %s = %lld", entity->code, entity->name, entity_key(entity),
	    (long long)id);
	db_one_text(access_db(run->access), sql.data, NULL, &text);
	answer = value_text(arena_string(run->arena, buf_string(&text)));
	buf_free(&sql);
	buf_free(&text);
	return answer;
}

/* The codes of the items, with commas between them. */
static struct value
codes_of_items(struct run *run, const struct proposal *p)
{
	struct buf codes = { 0 };
	struct value answer;

	for (int i = 0; i < p->item_count; i++)
		buf_printf(&codes, "%s%s", i ? "," : "", code_of(run, &item_entity, p->items[i]).text);
	answer = p->item_count ? value_text(arena_string(run->arena, buf_string(&codes))) : VALUE_EMPTY;
	buf_free(&codes);
	return answer;
}

static struct value
id_value(int64_t id)
{
	return id ? value_number(id) : VALUE_EMPTY;
}

static void
print_proposal(struct run *run, struct answer *a, const struct proposal *p)
{
	struct statement *st = db_keep(access_db(run->access),
	    "SELECT a.code, l.day, l.amount, l.counterparty, coalesce(l.text || ' ' || l.purpose, l.text, l.purpose) "
	    "FROM bank_line AS l JOIN account AS a ON a.account_id = l.account_id WHERE l.bank_line_id = ?1");
	struct value row[PROPOSAL_COLUMNS];

	db_bind_number(st, 1, p->line);
	db_step(st);
	row[0] = value_number(p->line);
	for (int i = 0; i < 5; i++)
		db_value(st, i, &row[i + 1]);
	row[6] = value_text(p->kind);
	row[7] = id_value(p->entry);
	row[8] = code_of(run, &account_entity, p->to);
	row[9] = id_value(p->party);
	row[10] = p->party ? value_text(key_title(run->access, run->arena, &party_entity, p->party)) : VALUE_EMPTY;
	row[11] = code_of(run, &contract_entity, p->contract);
	row[12] = codes_of_items(run, p);
	row[13] = value_number(p->score);
	row[14] = value_text(p->reason);
	row[15] = id_value(p->fee);
	row[16] = code_of(run, &recurring_entity, p->recurring);
	row[17] = value_text(p->due);
	row[18] = p->tie ? value_number(1) : VALUE_EMPTY;
	answer_row(a, row);
	db_reset(st);
}

enum status
cash_match(struct run *run)
{
	const struct proposal *found;
	struct answer *a;
	size_t count;
	int days = days_within();

	query_into_temp(open_lines(run), "open_lines");
	found = match_lines(run->access, run->arena, "open_lines", days, all, &count);
	a = answer_new(run, proposal_columns, PROPOSAL_COLUMNS);
	for (size_t i = 0; i < count; i++)
		print_proposal(run, a, &found[i]);
	return answer_end(a);
}

enum named { KIND, ENTRY_ID, TO, PARTY_ID, CONTRACT, ITEM, FEE, RECURRING, DUE, TIE };

static const char *const named[] = { "kind", "entry_id", "to", "party_id", "contract", "item", "fee", "recurring",
	"due", "tie", NULL };

/* What a row says, else what an option does. */
static const char *
told(const struct selected *row, enum named name, const char *option)
{
	const char *cell = row->named ? row->named[name] : NULL;

	return option ? option : cell && *cell ? cell : NULL;
}

static int64_t
key_told(struct run *run, const struct entity *entity, const char *text)
{
	return text ? key_need(run->access, entity, text, false) : 0;
}

static const char *
as_id(struct run *run, const char *text)
{
	return text ? arena_printf(run->arena, "id=%s", text) : NULL;
}

/* A kind as it is kept: a word of the list, or entry. */
static const char *
kind_told(struct run *run, const struct selected *row)
{
	const char *text = told(row, KIND, kind), *why;
	struct reading r;
	struct value v;

	if (!text)
		die(USAGE, _("say what the lines are by --kind, or give the rows of crm-cash match"));
	if (strcmp(text, "entry") == 0 || strcmp(text, "recurring") == 0)
		return *text == 'e' ? "entry" : "recurring";
	access_reading(run->access, &r);
	if (assign_value(run->access, &r, entity_field(&cash_entry_entity, "kind"), text, strlen(text), &v,
	    &why) != ASSIGNED)
		die(REFUSED, "%s: %s", row->place ? row->place : row->key, why);
	return v.text;
}

/* The items that a row names: a code, which may have commas itself, or several. */
static void
take_items(struct run *run, const char *text, struct proposal *p)
{
	char *rest = text ? arena_string(run->arena, text) : NULL, *comma;

	if (text && key_find(run->access, &item_entity, text, strlen(text), false, &p->items[0]) == FOUND_ONE) {
		p->item_count = 1;
		return;
	}
	for (; rest; rest = comma ? comma + 1 : NULL) {
		comma = strchr(rest, ',');
		if (comma)
			*comma = '\0';
		if (p->item_count == PROPOSAL_ITEMS)
			die(REFUSED, _("a line settles at most %d items"), PROPOSAL_ITEMS);
		p->items[p->item_count++] = key_need(run->access, &item_entity, rest, false);
	}
}

/* An amount of a row or an option; 0 for none. */
static int64_t
amount_told(struct run *run, const struct selected *row, const char *text)
{
	struct reading r;
	struct value v = VALUE_EMPTY;
	const char *why;

	access_reading(run->access, &r);
	why = text ? type_money.parse(&r, text, strlen(text), &v) : NULL;
	if (why)
		die(fee ? USAGE : REFUSED, "%s: fee: '%s': %s", row->place ? row->place : row->key, text, _(why));
	return v.number;
}

static struct proposal
proposal_of(struct run *run, const struct selected *row)
{
	struct proposal p = { .line = selection_id(run, &bank_line_entity, row, false), .kind = kind_told(run, row),
		.entry = key_told(run, &cash_entry_entity, as_id(run, told(row, ENTRY_ID, entry))),
		.to = key_told(run, &account_entity, told(row, TO, to)),
		.party = party ? key_told(run, &party_entity, party) :
		    key_told(run, &party_entity, as_id(run, told(row, PARTY_ID, NULL))),
		.contract = key_told(run, &contract_entity, told(row, CONTRACT, NULL)),
		.recurring = key_told(run, &recurring_entity, told(row, RECURRING, recurring)),
		.due = told(row, DUE, NULL), .fee = amount_told(run, row, told(row, FEE, fee)) };

	take_items(run, told(row, ITEM, item), &p);
	return p;
}

/* When a row is entered. */
struct turn {
	const char *day;
	int step;
	size_t row;
	bool open;
};

/* Day by day, since what is entered before other days moves all their balances; on a day money comes in before it goes
 * out, so that nothing lacks what another line of the same run brings. */
static int
by_day(const void *a, const void *b)
{
	const struct turn *x = a, *y = b;
	int days = strcmp(x->day, y->day);

	return days ? days : x->step != y->step ? x->step - y->step : x->row < y->row ? -1 : x->row > y->row;
}

static const struct turn *
turns(struct run *run, const struct proposal *all_of, size_t count)
{
	struct statement *st = db_keep(access_db(run->access), "SELECT amount, day, state = 'open' "
	    "FROM main.bank_line WHERE bank_line_id = ?1");
	struct turn *turn = arena_alloc(run->arena, (count + 1) * sizeof *turn);

	for (size_t i = 0; i < count; i++) {
		int64_t amount;

		db_bind_number(st, 1, all_of[i].line);
		db_step(st);
		amount = db_number(st, 0);
		turn[i] = (struct turn){ arena_string(run->arena, db_text(st, 1)),
			strcmp(all_of[i].kind, "transfer") == 0 ? 1 : amount > 0 ? 0 : 2, i, db_number(st, 2) };
		db_reset(st);
	}
	if (count)
		qsort(turn, count, sizeof *turn, by_day);
	return turn;
}

/* Whether a line is the other side of a transfer that was accepted before it: two banks tell one each. */
static bool
went_along(struct run *run, const struct turn *t, const struct proposal *what)
{
	struct statement *st;
	bool along;

	if (!t->open || strcmp(what->kind, "transfer") != 0)
		return false;
	st = db_keep(access_db(run->access), "SELECT 1 FROM main.bank_line AS l JOIN main.cash_entry AS e "
	    "ON e.cash_entry_id = l.entry_id JOIN main.cash_entry AS o ON o.cash_entry_id = e.transfer_id "
	    "WHERE l.bank_line_id = ?1 AND l.state = 'matched' AND o.account_id = ?2");
	db_bind_number(st, 1, what->line);
	db_bind_number(st, 2, what->to);
	along = db_step(st);
	db_reset(st);
	return along;
}

static bool
accept_all(struct run *run, struct change *c, const struct selection *s, const struct proposal *all_of,
    struct problem *p)
{
	const struct turn *turn = turns(run, all_of, s->count);
	int days = days_within();

	for (size_t i = 0; i < s->count; i++) {
		const struct selected *row = &s->rows[turn[i].row];

		if (went_along(run, &turn[i], &all_of[turn[i].row]) || accept_line(c, &all_of[turn[i].row], days, p))
			continue;
		if (!p->place || !row->place)
			p->place = row->place ? row->place : row->key;
		return false;
	}
	return change_settle(c, p);
}

static bool
is_tie(const struct selected *row)
{
	const char *cell = told(row, TIE, NULL);

	return cell && strcmp(cell, "no") != 0 && strcmp(cell, "false") != 0 && strcmp(cell, "0") != 0;
}

/* Rows that say that they are as likely as others are nobody's choice yet. */
static void
pass_over_ties(struct selection *s)
{
	size_t kept = 0;

	for (size_t i = 0; i < s->count; i++)
		if (!is_tie(&s->rows[i]))
			s->rows[kept++] = s->rows[i];
	if (kept < s->count)
		warn(N_("rows that are a tie were passed over: %zu; accept the right ones without their column tie"),
		    s->count - kept);
	s->count = kept;
}

enum status
cash_accept(struct run *run)
{
	struct selection *s = selection_named(run, &bank_line_entity, true, named);
	struct proposal *all_of = arena_alloc(run->arena, (s->count + 1) * sizeof *all_of);
	int64_t *ids = arena_alloc(run->arena, (s->count + 1) * sizeof *ids);
	struct problem p = { 0 };
	struct change *c;

	if (s->count == 0 && !run->dash)
		die(USAGE,
		    _("name the lines of the bank by their ids, or give the rows of crm-cash match with a lone -"));
	pass_over_ties(s);
	for (size_t i = 0; i < s->count; i++) {
		all_of[i] = proposal_of(run, &s->rows[i]);
		ids[i] = all_of[i].line;
	}
	run_can_print(run, &bank_line_entity);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &bank_line_entity);
	if (!accept_all(run, c, s, all_of, &p))
		return run_refused(run, c, &p);
	return run_changed(run, c, &bank_line_entity, ids, s->count);
}

enum status
cash_unmatched(struct run *run)
{
	return run_print(run, open_lines(run));
}
