/* SPDX-License-Identifier: ISC */
/* recurring - costs and income that come back: booking what fell due, another amount, what is to come. */
#include "cli/recurring.h"

#include <string.h>

#include "cli/by_report.h"
#include "cli/cashing.h"
#include "cli/human.h"
#include "cli/standard.h"
#include "query/key.h"
#include "record/assign.h"
#include "trade/recurring.h"

/* The rows that were named; where none were, all that are there. */
static const int64_t *
rows_to_book(struct run *run, size_t *count)
{
	struct selection *s = selection_read(run, &recurring_entity, true);
	struct statement *st;
	int64_t *ids;

	*count = s->count;
	if (run->dash || s->count)
		return selection_ids(run, &recurring_entity, s, false);
	st = db_prepare(access_db(run->access), "SELECT recurring_id, count(*) OVER () FROM recurring WHERE deleted IS NULL ORDER BY "
	    "recurring_id");
	ids = NULL;
	while (db_step(st)) {
		if (!ids)
			ids = arena_alloc(run->arena, (size_t)db_number(st, 1) * sizeof *ids);
		ids[(*count)++] = db_number(st, 0);
	}
	db_finish(st);
	return ids;
}

enum status
recurring_book_verb(struct run *run)
{
	size_t count;
	const int64_t *ids = rows_to_book(run, &count);
	struct problem p = { 0 };
	struct change *c;
	bool good = true;

	run_can_print(run, &cash_entry_entity);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &cash_entry_entity);
	for (size_t i = 0; good && i < count; i++)
		if (!recurring_book(c, ids[i], &p)) {
			good = false;
			p.place = key_title(run->access, run->arena, &recurring_entity, ids[i]);
		}
	if (!good || !change_settle(c, &p))
		return run_refused(run, c, &p);
	return run_made(run, c, &cash_entry_entity);
}

/* An operand as the value of a field of a draft. */
static bool
take(struct run *run, struct draft *d, const char *field, const char *text, struct problem *p)
{
	struct assignment a = { .field = entity_field(d->entity, field) };
	struct reading r;

	access_reading(run->access, &r);
	return assign_into(d, run->access, &r, &a, text, p);
}

enum status
recurring_change_verb(struct run *run)
{
	struct draft *d = draft_new(run->arena, &recurring_entity);
	bool dated = run->count == 3 && strncmp(run->operands[2], "day=", 4) == 0;
	struct problem p = { 0 };
	int64_t ids[2], id;
	struct change *c;
	bool good;

	if (run->count < 2 || run->count > 3 || (run->count == 3 && !dated))
		die(USAGE, _("name what changes, the amount, and from when: crm-recurring change GD0001 12000 day=2026-07-01"));
	ids[0] = key_need(run->access, &recurring_entity, run->operands[0], false);
	run_can_print(run, &recurring_entity);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &recurring_entity);
	draft_set(d, "day", value_text(change_today(c)));
	good = take(run, d, "amount", run->operands[1], &p) && (!dated || take(run, d, "day", run->operands[2] + 4, &p));
	if (good && !draft_has(d, "day"))
		good = refuse(&p, "day", N_("is required: the day from which the amount is another"));
	if (!good || !recurring_change(c, ids[0], draft_get(d, "amount")->number, draft_get(d, "day")->text, &id, &p)) {
		p.place = run->operands[0];
		return run_refused(run, c, &p);
	}
	ids[1] = id;
	return run_changed(run, c, &recurring_entity, ids, id ? 2 : 1);
}

void
recurring_due_check(struct run *run)
{
	by_report_check(run, "recurring-due", NULL, false);
}

enum status
recurring_due(struct run *run)
{
	return by_report(run);
}

void
offer_recurring(struct run *run, const char *prefix)
{
	complete_keys(run, &recurring_entity, prefix);
}
