/* SPDX-License-Identifier: ISC */
/* matching_items - which open items an amount on a line of the bank settles. */
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "trade/matching_internal.h"

#define MOST_CHOSEN 4   /* of items that are not the oldest: more of them come to any sum by chance */
#define MOST_ALIKE 4    /* parties with an item of one amount, all of which are proposed */

/* What is open of some items, the oldest first, all above zero; of lines, their amounts. */
struct amounts {
	int64_t ids[PROPOSAL_ITEMS], of[PROPOSAL_ITEMS];
	int count;
};

static int64_t
size_of(const struct line *l)
{
	return l->amount < 0 ? -l->amount : l->amount;
}

static const char *
ledger_of(int64_t amount)
{
	return amount < 0 ? "ap" : "ar";
}

/* Open items of a party between two amounts, of its contract and the oldest first. */
static void
load_open(struct matching *m, const struct line *l, const struct proposal *p, int64_t least, int64_t most,
    struct amounts *a)
{
	struct statement *st = db_keep(m->db, "SELECT i.item_id, b.open "
	    "FROM main.item AS i JOIN main.balance AS b ON b.item_id = i.item_id "
	    "WHERE i.party_id = ?1 AND i.ledger = ?2 AND i.sign = 1 AND i.currency = ?3 AND b.open BETWEEN ?4 AND ?5 "
	    "ORDER BY i.contract_id IS NOT DISTINCT FROM ?6 DESC, b.due IS NULL, b.due, i.item_id LIMIT 16");

	db_bind_number(st, 1, p->party);
	db_bind_text(st, 2, ledger_of(l->amount));
	db_bind_text(st, 3, l->currency);
	db_bind_number(st, 4, least);
	db_bind_number(st, 5, most);
	db_bind_number(st, 6, p->contract ? p->contract : -1);
	for (a->count = 0; a->count < PROPOSAL_ITEMS && db_step(st); a->count++) {
		a->ids[a->count] = db_number(st, 0);
		a->of[a->count] = db_number(st, 1);
	}
	db_reset(st);
}

/* A set of amounts, a bit for each. */
typedef unsigned int chosen;

/* The search for sets of a sum: the first of them, and how many there are, of which only one or more matters. */
struct search {
	const struct amounts *amounts;
	chosen first;
	int count;
};

/* Of equal amounts the older ones go first, so that one choice among them is not found twice. */
static bool
passes_over(const struct amounts *a, chosen set, int at)
{
	for (int i = 0; i < at; i++)
		if (a->of[i] == a->of[at] && !(set & 1U << i))
			return true;
	return false;
}

static void
search_from(struct search *s, int at, chosen set, int picked, int64_t left)
{
	if (left == 0 && picked > 1) {
		if (s->count++ == 0)
			s->first = set;
		return;
	}
	for (; at < s->amounts->count && picked < MOST_CHOSEN && s->count < 2; at++)
		if (s->amounts->of[at] <= left && !passes_over(s->amounts, set, at))
			search_from(s, at + 1, set | 1U << at, picked + 1, left - s->amounts->of[at]);
}

/* How many of the oldest come to just as much as wanted; 0: none. */
static int
oldest_come_to(const struct amounts *a, int64_t wanted)
{
	for (int i = 0; i < a->count && wanted > 0; i++) {
		wanted -= a->of[i];
		if (wanted == 0)
			return i + 1;
	}
	return 0;
}

static void
propose_set(struct matching *m, const struct line *l, struct proposal p, const struct amounts *a, chosen set, int bonus,
    const char *sign)
{
	for (int i = 0; i < a->count; i++)
		if (set & 1U << i)
			p.items[p.item_count++] = a->ids[i];
	p.score = p.base + bonus * PERCENT;
	p.reason = arena_printf(m->arena, "%s,%s", p.reason, sign);
	matching_propose(m, l, p);
}

/* Several items that come to it: the oldest ones, else the only ones that do. */
static bool
settles_several(struct matching *m, const struct line *l, struct proposal p)
{
	struct amounts a;
	struct search s = { .amounts = &a };
	int oldest;

	load_open(m, l, &p, 1, size_of(l), &a);
	oldest = oldest_come_to(&a, size_of(l));
	if (oldest > 1) {
		propose_set(m, l, p, &a, (1U << oldest) - 1, 9, "oldest");
		return true;
	}
	search_from(&s, 0, 0, 0, size_of(l));
	if (s.count == 1)
		propose_set(m, l, p, &a, s.first, 7, "several");
	return s.count == 1;
}

/* What a bank may keep of an amount, or take besides. */
static bool
is_fee(const struct matching *m, int64_t fee, int64_t of)
{
	int64_t most;

	return fee > 0 && fee <= m->fee_limit && decimal_muldiv(of, m->fee_rate, 1000000, &most) && fee <= most;
}

/* An item that a receipt falls short of, or a payment goes beyond, by no more than a fee. Of items of different amounts
 * each is as likely as the other. */
static bool
settles_less_fee(struct matching *m, const struct line *l, struct proposal p)
{
	int64_t size = size_of(l);
	bool comes = l->amount > 0, found = false;
	struct amounts a;

	load_open(m, l, &p, comes ? size + 1 : size - m->fee_limit, comes ? size + m->fee_limit : size - 1, &a);
	for (int i = 0; i < a.count; i++) {
		int64_t fee = comes ? a.of[i] - size : size - a.of[i];

		if (!is_fee(m, fee, a.of[i]) || passes_over(&a, 0, i))
			continue;
		p.fee = fee;
		propose_set(m, l, p, &a, 1U << i, 5, "open,fee");
		found = true;
	}
	return found;
}

/* The oldest items together, less or with a fee. */
static bool
settles_oldest_less_fee(struct matching *m, const struct line *l, struct proposal p)
{
	int64_t sum = 0, size = size_of(l);
	struct amounts a;

	load_open(m, l, &p, 1, INT64_MAX, &a);
	for (int i = 0; i < a.count; i++) {
		if (!decimal_add(sum, a.of[i], &sum) || sum > size + m->fee_limit)
			return false;
		p.fee = l->amount > 0 ? sum - size : size - sum;
		if (i > 0 && is_fee(m, p.fee, sum)) {
			propose_set(m, l, p, &a, (1U << (i + 1)) - 1, 4, "oldest,fee");
			return true;
		}
	}
	return false;
}

void
matching_settling(struct matching *m, const struct line *l, struct proposal p)
{
	struct amounts a;

	load_open(m, l, &p, size_of(l), size_of(l), &a);
	if (a.count)
		propose_set(m, l, p, &a, 1, 10, "open");
	else if (!settles_several(m, l, p) && !settles_less_fee(m, l, p) && !settles_oldest_less_fee(m, l, p))
		matching_propose(m, l, p);
}

void
matching_by_amount(struct matching *m, const struct line *l)
{
	struct statement *st = db_keep(m->db, "SELECT i.party_id, min(i.item_id) FROM main.balance AS b "
	    "JOIN main.item AS i ON i.item_id = b.item_id WHERE b.open = ?2 AND i.sign = 1 AND i.ledger = ?1 "
	    "AND i.currency = ?3 GROUP BY i.party_id ORDER BY min(i.item_id) LIMIT 5");
	struct proposal found[MOST_ALIKE];
	int count = 0;

	db_bind_text(st, 1, ledger_of(l->amount));
	db_bind_number(st, 2, size_of(l));
	db_bind_text(st, 3, l->currency);
	for (; db_step(st); count++)
		if (count < MOST_ALIKE)
			found[count] = (struct proposal){ .kind = l->amount < 0 ? "payment" : "receipt",
			    .party = db_number(st, 0),
				.items = { db_number(st, 1) }, .item_count = 1, .score = 50 * PERCENT,
				.reason = "open" };
	db_reset(st);
	for (int i = 0; i < count && count <= MOST_ALIKE; i++)
		matching_propose(m, l, found[i]);
}

static const char *
currency_of(struct matching *m, int64_t line)
{
	struct statement *st = db_keep(m->db, "SELECT a.currency FROM main.bank_line AS l "
	    "JOIN main.account AS a ON a.account_id = l.account_id WHERE l.bank_line_id = ?1");
	const char *currency;

	db_bind_number(st, 1, line);
	db_step(st);
	currency = arena_string(m->arena, db_text(st, 0) ? db_text(st, 0) : "");
	db_reset(st);
	return currency;
}

/* Money of somebody we are sure of that settles nothing yet. */
static bool
is_loose(const struct proposal *p)
{
	return p->party && p->item_count == 0 && p->base >= 80 * PERCENT;
}

/* By party and way, and then in the order of the lines. */
static int
by_party(const void *a, const void *b)
{
	const struct proposal *x = *(struct proposal *const *)a, *y = *(struct proposal *const *)b;

	if (x->party != y->party)
		return x->party < y->party ? -1 : 1;
	if ((x->amount < 0) != (y->amount < 0))
		return x->amount < 0 ? -1 : 1;
	return x->line < y->line ? -1 : x->line > y->line;
}

/* Gives the lines of a set out of some the item that they settle together. */
static void
join(struct matching *m, struct proposal **lines, int count, chosen set, int64_t item)
{
	int64_t group = 0;

	for (int i = 0; i < count; i++) {
		if (!(set & 1U << i))
			continue;
		group = group ? group : lines[i]->line;
		lines[i]->group = group;
		lines[i]->items[lines[i]->item_count++] = item;
		lines[i]->score = lines[i]->base + 8 * PERCENT;
		lines[i]->reason = arena_printf(m->arena, "%s,together", lines[i]->reason);
	}
}

/* Of some lines of one party, those that are the only ones to come to an item of it. */
static void
join_lines(struct matching *m, struct proposal **lines, int count)
{
	struct line first = { .amount = lines[0]->amount, .currency = currency_of(m, lines[0]->line) };
	struct amounts open;

	load_open(m, &first, lines[0], 1, INT64_MAX, &open);
	for (int i = 0; i < open.count; i++) {
		struct amounts of = { 0 };
		struct proposal *loose[PROPOSAL_ITEMS] = { 0 };
		struct search s = { .amounts = &of };
		int oldest, some;

		for (int k = 0; k < count; k++)
			if (is_loose(lines[k]) && strcmp(currency_of(m, lines[k]->line), first.currency) == 0) {
				loose[of.count] = lines[k];
				of.of[of.count++] = lines[k]->amount < 0 ? -lines[k]->amount : lines[k]->amount;
			}
		some = of.count;
		oldest = oldest_come_to(&of, open.of[i]);
		search_from(&s, 0, 0, 0, open.of[i]);
		if (oldest > 1 || s.count == 1)
			join(m, loose, some, oldest > 1 ? (1U << oldest) - 1 : s.first, open.ids[i]);
	}
}

void
matching_together(struct matching *m)
{
	struct proposal **loose = arena_alloc(m->arena, (m->count + 1) * sizeof(struct proposal *));
	size_t count = 0, next;

	for (size_t i = 0; i < m->count; i++)
		if (is_loose(&m->found[i]))
			loose[count++] = &m->found[i];
	if (count)
		qsort(loose, count, sizeof *loose, by_party);
	for (size_t i = 0; i < count; i = next) {
		next = i + 1;
		while (next < count && loose[next]->party == loose[i]->party &&
		    (loose[next]->amount < 0) == (loose[i]->amount < 0))
			next++;
		if (next - i > 1)
			join_lines(m, loose + i, next - i > PROPOSAL_ITEMS ? PROPOSAL_ITEMS : (int)(next - i));
	}
}
