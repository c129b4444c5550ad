/* SPDX-License-Identifier: ISC */
/* numbering - own numbers of invoices. */
#include "trade/numbering.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool
numbers_range(struct arena *arena, const char *setting, int i, struct number_range *range)
{
	const char *p = setting + strspn(setting, " "), *from;
	size_t kind;

	for (; *p && i > 0; i--) {
		p += strcspn(p, " ");
		p += strspn(p, " ");
	}
	if (!*p)
		return false;
	kind = strcspn(p, "=");
	from = p + kind + 1;
	range->kind = arena_copy(arena, p, kind);
	range->digits = (int)strspn(from, "0123456789");
	range->first = strtoll(from, NULL, 10);
	range->last = strtoll(from + range->digits + 2, NULL, 10);
	return true;
}

static const char *
digits_of(struct arena *arena, const struct number_range *r, int64_t number)
{
	return arena_printf(arena, "%0*lld", r->digits, (long long)number);
}

#define IN_RANGE \
	" FROM main.invoice WHERE number BETWEEN ?3 AND ?4 AND length(number) = ?2 AND direction = 'issued' " \
	"AND kind = ?1"

static struct statement *
in_range(struct db *db, const char *sql, const struct number_range *r)
{
	struct statement *st = db_prepare(db, sql);
	char number[32];

	db_bind_text(st, 1, r->kind);
	db_bind_number(st, 2, r->digits);
	snprintf(number, sizeof number, "%0*lld", r->digits, (long long)r->first);
	db_bind_text(st, 3, number);
	snprintf(number, sizeof number, "%0*lld", r->digits, (long long)r->last);
	db_bind_text(st, 4, number);
	return st;
}

static int64_t
last_used(struct db *db, const struct number_range *r)
{
	struct statement *st = in_range(db, "SELECT number" IN_RANGE " ORDER BY number DESC LIMIT 1", r);
	int64_t last = db_step(st) ? strtoll(db_text(st, 0), NULL, 10) : r->first - 1;

	db_finish(st);
	return last;
}

const char *
numbers_next(struct change *c, const char *kind)
{
	const char *setting = access_setting(change_access(c), "invoice.numbers"), *answer = NULL;
	struct number_range r;

	for (int i = 0; numbers_range(change_arena(c), setting, i, &r); i++) {
		int64_t last;

		if (strcmp(r.kind, kind) != 0)
			continue;
		last = last_used(access_db(change_access(c)), &r);
		if (last < r.last)
			return digits_of(change_arena(c), &r, last + 1);
		answer = "";
	}
	return answer;
}

bool
numbers_own(struct change *c, const char *kind, const char *number)
{
	const char *setting = access_setting(change_access(c), "invoice.numbers");
	struct number_range r;

	for (int i = 0; numbers_range(change_arena(c), setting, i, &r); i++)
		if (strcmp(r.kind, kind) == 0 && (int)strlen(number) == r.digits && strtoll(number, NULL,
		    10) >= r.first &&
		    strtoll(number, NULL, 10) <= r.last)
			return true;
	return false;
}

/* A run that goes on, or another one, before which the last is told. */
static void
go_on(struct number_run *run, int64_t first, int64_t last, const char *state, int64_t id,
    void (*visit)(const struct number_run *, void *), void *context)
{
	if (run->state && strcmp(run->state, state) == 0) {
		run->last = last;
		return;
	}
	if (run->state)
		visit(run, context);
	*run = (struct number_run){ first, last, id, state };
}

void
numbers_walk(struct db *db, const struct number_range *r, void (*visit)(const struct number_run *, void *),
    void *context)
{
	struct statement *st = in_range(db, "SELECT number, status = 'cancelled' OR deleted IS NOT NULL, invoice_id"
	    IN_RANGE " ORDER BY 1, 3", r);
	struct number_run run = { 0 };
	int64_t next = r->first;

	while (db_step(st)) {
		int64_t number = strtoll(db_text(st, 0), NULL, 10);

		if (number > next)
			go_on(&run, next, number - 1, "gap", db_number(st, 2), visit, context);
		go_on(&run, number, number, number < next ? "double" : db_number(st, 1) ? "voided" : "used",
		    db_number(st, 2), visit, context);
		next = number + 1;
	}
	db_finish(st);
	if (next <= r->last)
		go_on(&run, next, r->last, "free", 0, visit, context);
	if (run.state)
		visit(&run, context);
}
