/* SPDX-License-Identifier: ISC */
/* recurring - costs and income that come back: what they may be, and how their occurrences are booked. */
#include "trade/recurring.h"

#include <stdlib.h>
#include <string.h>

#include "base/occurrence.h"
#include "record/check.h"
#include "record/period.h"
#include "trade/stock.h"
#include "trade/trade.h"

static day
day_value(const struct value *v)
{
	return v->kind == TEXT ? date_iso(v->text, strlen(v->text)) : DATE_NONE;
}

static bool
prepare(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	static const char *const others[] = { "transfer", "receipt", "payment", "refund", "opening" };
	const struct value *every = draft_then(old, d, "every"), *on = draft_then(old, d, "on_day");
	const struct value *direction = draft_then(old, d, "direction"), *kind;

	(void)c, (void)id;
	if (!old && !draft_has(d, "kind") && direction->kind == TEXT)
		draft_set(d, "kind", value_text(strcmp(direction->text, "in") == 0 ? "income" : "expense"));
	if (every->kind == TEXT && strcmp(every->text, "week") == 0 && on->kind == INTEGER && on->number > 7)
		return refuse(p, "on_day", N_("a day of the month is 1 to 31; of the week 1 (Monday) to 7"));
	kind = draft_then(old, d, "kind");
	for (size_t i = 0; kind->kind == TEXT && i < sizeof others / sizeof *others; i++)
		if (strcmp(kind->text, others[i]) == 0)
			return refuse(p, "kind", N_("is not one that comes back by itself: expense, income, fee "
			    "or interest"));
	return true;
}

/* The nth day of a row; DATE_NONE behind its end. */
static day
nth(const struct draft *d, int n)
{
	day on = occurrence_day(day_value(draft_get(d, "day")), draft_get(d, "every")->text,
	    (int)draft_get(d, "on_day")->number, n);
	day until = day_value(draft_get(d, "until"));

	return on == DATE_NONE || (until != DATE_NONE && on > until) ? DATE_NONE : on;
}

/* How many entries of an occurrence stand in the book. */
static int64_t
times_booked(struct db *db, int64_t id, const char *due)
{
	struct statement *st = db_keep(db, "SELECT abs(coalesce(sum(CASE WHEN amount > 0 THEN 1 ELSE -1 END), "
	    "0)) FROM main.cash_entry WHERE recurring_id = ?1 AND due = ?2");
	int64_t times;

	db_bind_number(st, 1, id);
	db_bind_text(st, 2, due);
	db_step(st);
	times = db_number(st, 0);
	db_reset(st);
	return times;
}

/* A row with texts that last as long as the change. False when it is gone or lies in the bin. */
static bool
load(struct change *c, int64_t id, struct draft **d, struct problem *p)
{
	*d = draft_new(change_arena(c), &recurring_entity);
	if (!record_load(c, id, *d) || draft_has(*d, "deleted"))
		return refuse(p, NULL, N_("lies in the recycle bin: restore it first"));
	for (const struct field *f = recurring_entity.fields; f->name; f++)
		if (draft_get(*d, f->name)->kind == TEXT)
			draft_set(*d, f->name, value_text(arena_string(change_arena(c), draft_get(*d, f->name)->text)));
	return true;
}

/* The occurrence nearest to a day that is not in the book; DATE_NONE when there is none. */
static day
nearest(struct change *c, int64_t id, const struct draft *d, day to)
{
	day best = DATE_NONE, on;
	char due[DATE_TEXT];

	for (int n = 0; (on = nth(d, n)) != DATE_NONE; n++) {
		if (best != DATE_NONE && on > to && on - to >= abs(best - to))
			break;
		if (times_booked(access_db(change_access(c)), id, date_text(on, due)) == 0)
			best = on;
	}
	return best;
}

/* Whether a day is one of its own. */
static bool
falls_on(const struct draft *d, day wanted)
{
	day on = DATE_NONE;

	for (int n = 0; wanted != DATE_NONE && (on = nth(d, n)) != DATE_NONE && on < wanted; n++)
		;
	return on != DATE_NONE && on == wanted;
}

bool
recurring_post(struct change *c, int64_t id, const char *due, struct cash_entry_new new, int64_t *entry,
    struct problem *p)
{
	struct draft *d;
	char text[DATE_TEXT];
	day wanted;

	if (!load(c, id, &d, p))
		return false;
	wanted = due ? date_iso(due, strlen(due)) : nearest(c, id, d, date_iso(new.day, strlen(new.day)));
	if (!falls_on(d, wanted))
		return refuse(p, "due", N_("is not a day on which it falls: crm-recurring due lists them"));
	if ((new.amount > 0) != (strcmp(draft_get(d, "direction")->text, "in") == 0))
		return refuse(p, "recurring", N_("goes the other way"));
	due = date_text(wanted, text);
	if (times_booked(access_db(change_access(c)), id, due))
		return refuse(p, "due", arena_said(change_arena(c), "%s is in the book already", due));
	new.recurring = id;
	new.due = due;
	new.kind = draft_get(d, "kind")->text;
	new.party = draft_get(d, "party")->number;
	if (!new.text)
		new.text = draft_get(d, draft_has(d, "text") ? "text" : "name")->text;
	return cash_post(c, &new, entry, p);
}

bool
recurring_book(struct change *c, int64_t id, struct problem *p)
{
	struct draft *d;
	char due[DATE_TEXT];
	day on;

	if (!load(c, id, &d, p))
		return false;
	for (int n = 0; (on = nth(d, n)) != DATE_NONE && strcmp(date_text(on, due), change_day(c)) <= 0; n++) {
		int64_t amount = draft_get(d, "amount")->number, entry;
		struct cash_entry_new new = { .day = change_posting_day(c, "cash", due),
			.account = draft_get(d, "account")->number,
			.amount = strcmp(draft_get(d, "direction")->text, "in") == 0 ? amount : -amount };

		if (times_booked(access_db(change_access(c)), id, due) == 0 &&
		    !recurring_post(c, id, due, new, &entry, p))
			return false;
	}
	return true;
}

int
recurring_near(struct db *db, int64_t account, int64_t amount, day to, int within, struct occurrence *found, int room)
{
	struct statement *st = db_keep(db, "SELECT recurring_id, day, every, coalesce(on_day, 0), coalesce(until, "
	    "'9999-12-31') FROM recurring WHERE account_id = ?1 AND amount = ?2 AND direction = ?3 AND deleted IS NULL "
	    "ORDER BY recurring_id");
	int count = 0;

	db_bind_number(st, 1, account);
	db_bind_number(st, 2, amount < 0 ? -amount : amount);
	db_bind_text(st, 3, amount < 0 ? "out" : "in");
	while (db_step(st)) {
		const char *first = db_text(st, 1), *until = db_text(st, 4);
		day begins = date_iso(first, strlen(first)), ends = date_iso(until, strlen(until)), on;
		int64_t id = db_number(st, 0);
		char due[DATE_TEXT];

		ends = ends < to + within ? ends : to + within;
		for (int n = 0; (on = occurrence_day(begins, db_text(st, 2), (int)db_number(st, 3), n)) != DATE_NONE &&
		    on <= ends; n++)
			if (on >= to - within && count < room && times_booked(db, id, date_text(on, due)) == 0)
				found[count++] = (struct occurrence){ id, on };
	}
	db_reset(st);
	return count;
}

/* The row ends before a day, and goes on with another amount from it. */
static bool
go_on(struct change *c, int64_t old, const struct draft *d, day from, int64_t amount, int64_t *id, struct problem *p)
{
	static const char *const same[] = { "name", "account", "direction", "kind", "party", "every", "until", "text",
		"note" };
	struct draft *ended = draft_new(change_arena(c), &recurring_entity);
	struct draft *next = draft_new(change_arena(c), &recurring_entity);
	int64_t on = draft_get(d, "on_day")->number;
	char text[DATE_TEXT];
	bool changed;

	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		draft_set(next, same[i], *draft_get(d, same[i]));
	on = on ? on : occurrence_on(day_value(draft_get(d, "day")), draft_get(d, "every")->text);
	draft_set(next, "on_day", value_number(on));
	draft_set(next, "amount", value_number(amount));
	draft_set(next, "day", value_text(arena_string(change_arena(c), date_text(from, text))));
	draft_set(ended, "until", value_text(date_text(from - 1, text)));
	return record_set(c, old, ended, &changed, p) && record_add(c, next, id, p);
}

bool
recurring_change(struct change *c, int64_t old, int64_t amount, const char *from, int64_t *id, struct problem *p)
{
	struct draft *d, *first = draft_new(change_arena(c), &recurring_entity);
	char due[DATE_TEXT];
	day wanted = date_iso(from, strlen(from)), on;
	int n = 0;
	bool changed;

	*id = 0;
	if (!load(c, old, &d, p))
		return false;
	while ((on = nth(d, n)) != DATE_NONE && on < wanted)
		n++;
	if (on == DATE_NONE)
		return refuse(p, "day", arena_said(change_arena(c), "it ends before %s", from));
	if (stock_number(access_db(change_access(c)), "SELECT 1 FROM main.cash_entry AS e WHERE e.recurring_id = ?1 "
	    "AND crm_days_between('1970-01-01', e.due) >= ?2 GROUP BY e.due HAVING sum(CASE WHEN e.amount > 0 THEN 1 "
	    "ELSE -1 END) <> 0", old, on, 0))
		return refuse(p, "day", arena_said(change_arena(c), "what falls on %s or later is in the book already: "
		    "give a later day, or take it back first", date_text(on, due)));
	if (n > 0)
		return go_on(c, old, d, on, amount, id, p);
	draft_set(first, "amount", value_number(amount));
	return record_set(c, old, first, &changed, p);
}

/* No occurrence is in the book twice. */
static long
check(struct db *db, void (*visit)(const struct finding *, void *), void *context)
{
	struct audit k = { db, visit, context, 0 };

	audit_rows(&k, "recurring", "cash_entry", "an occurrence that is in the book twice",
	    "SELECT max(e.cash_entry_id) FROM main.cash_entry AS e WHERE e.recurring_id IS NOT NULL GROUP BY "
	    "e.recurring_id, e.due HAVING abs(sum(CASE WHEN e.amount > 0 THEN 1 ELSE -1 END)) > 1");
	return k.found;
}

const struct hooks recurring_hooks = { .entity = &recurring_entity, .prepare = prepare, .check = check };
