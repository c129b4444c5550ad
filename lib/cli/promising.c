/* SPDX-License-Identifier: ISC */
/* promising - customers' promises to pay, and refunds: short ways to write them down. */
#include <string.h>

#include "cli/human.h"
#include "cli/ledger.h"
#include "cli/refunding.h"
#include "query/key.h"
#include "record/assign.h"
#include "trade/refund.h"

/* The operands of a verb about one row of which something new is made: bare words, and assignments to the new row. */
struct words {
	const char *bare[3];
	int count;
};

static bool
take_words(struct run *run, struct draft *d, struct words *w, int most, struct problem *p)
{
	struct reading r;

	access_reading(run->access, &r);
	for (int i = 0; i < run->count; i++) {
		const char *word = run->operands[i];
		struct assignment a;

		if (!assign_is(word) || strncmp(word, "id=", 3) == 0) {
			if (w->count == most)
				die(USAGE, _("'%s' is one operand too many"), word);
			w->bare[w->count++] = word;
			continue;
		}
		a = assign_parse(run->arena, d->entity, word);
		if (!assign_into(d, run->access, &r, &a, a.value, p))
			return false;
	}
	return true;
}

static bool
put(struct run *run, struct draft *d, const char *field, const char *text, struct problem *p)
{
	struct assignment a = { .field = entity_field(d->entity, field) };
	struct reading r;

	access_reading(run->access, &r);
	return !text || assign_into(d, run->access, &r, &a, text, p);
}

/* promise KEY DATE [AMOUNT] [FIELD=VALUE...] */
enum status
ledger_promise(struct run *run)
{
	struct draft *d = draft_new(run->arena, &promise_entity);
	struct problem p = { 0 };
	struct words w = { 0 };
	struct change *c;
	int64_t id;
	bool good = take_words(run, d, &w, 3, &p);

	if (good && (w.count < 1 || (w.count < 2 && !draft_has(d, "promised"))))
		die(USAGE, _("name the receivable and the day that was promised"));
	good = good && put(run, d, "promised", w.bare[1], &p) && put(run, d, "amount", w.bare[2], &p);
	run_can_print(run, &promise_entity);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &promise_entity);
	if (good) {
		draft_set(d, "receivable", value_number(key_need(run->access, &receivable_entity, w.bare[0], false)));
		if (!draft_has(d, "day"))
			draft_set(d, "day", value_text(change_day(c)));
	}
	good = good && record_add(c, d, &id, &p);
	p.place = w.bare[0];
	return good ? run_changed(run, c, &promise_entity, &id, 1) : run_refused(run, c, &p);
}

const struct entity *
promise_noun(struct run *run)
{
	(void)run;
	return &promise_entity;
}

/* promises [open|kept|broken] [FILTER...] */
enum status
ledger_promises(struct run *run)
{
	struct query *q = run_query(run, &promise_entity);

	for (int i = 0; i < run->count; i++)
		query_filter(q, i == 0 && !query_is_term(run->operands[0]) && !query_is_saved(run->operands[0]) ?
		    arena_printf(run->arena, "state=%s", run->operands[0]) : run->operands[i]);
	return run_print(run, q);
}

/* pay KEY [AMOUNT] [FIELD=VALUE...] */
enum status
refund_pay_verb(struct run *run)
{
	struct draft *d = draft_new(run->arena, &receipt_entity);
	struct problem p = { 0 };
	struct words w = { 0 };
	struct change *c;
	int64_t id;
	bool good = take_words(run, d, &w, 2, &p);

	if (w.count < 1)
		die(USAGE, _("name the refund to pay"));
	good = good && put(run, d, "amount", w.bare[1], &p);
	run_can_print(run, &receipt_entity);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &receipt_entity);
	if (good && draft_gives(d, "amount") && draft_get(d, "amount")->number <= 0)
		good = refuse(&p, "amount", N_("an amount is more than nothing"));
	good = good && refund_pay(c, key_need(run->access, &refund_entity, w.bare[0], false),
	    draft_get(d, "amount")->number, d, &id, &p);
	p.place = w.bare[0];
	return good ? run_changed(run, c, &receipt_entity, &id, 1) : run_refused(run, c, &p);
}
