/* SPDX-License-Identifier: ISC */
/* reversing - what was entered is taken back by what answers it. */
#include "cli/reversing.h"

#include "cli/human.h"
#include "cli/selection.h"
#include "cli/standard.h"
#include "trade/cash.h"
#include "trade/facts.h"
#include "trade/reversal.h"

/* Takes back all that is named, and prints what that has made of a noun. */
static enum status
reverse_each(struct run *run, const struct entity *made, facts_work *reverse)
{
	const struct entity *entity = run->program->entity;
	struct selection *s = selection_read(run, entity, true);
	const int64_t *ids = selection_ids(run, entity, s, false);
	struct problem p = { 0 };
	struct change *c;
	bool good = true;

	run_can_print(run, made);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, made);
	for (size_t i = 0; good && i < s->count; i++) {
		good = reverse(c, ids[i], &p);
		if (!good && !p.place)
			p.place = s->rows[i].place ? s->rows[i].place : s->rows[i].key;
	}
	return good && change_settle(c, &p) ? run_made(run, c, made) : run_refused(run, c, &p);
}

static enum status
reverse_money(struct run *run, facts_work *reverse)
{
	if (run->count == 0 && !run->dash)
		die(USAGE, _("name the %s to take back"), entity_words(run->arena, run->program->entity));
	if (!run->options.why)
		die(USAGE, _("say why: --why TEXT"));
	return reverse_each(run, &settlement_entity, reverse);
}

enum status
ledger_reverse(struct run *run)
{
	return reverse_money(run, reversal_of_item);
}

enum status
refund_reverse(struct run *run)
{
	return reverse_money(run, reversal_of_refund);
}

static bool
take_back_entry(struct change *c, int64_t id, struct problem *p)
{
	return cash_take_back(c, id, change_has_day(c) ? change_day(c) : NULL, p);
}

enum status
cash_reverse_verb(struct run *run)
{
	if (run->count == 0 && !run->dash)
		die(USAGE, _("name the entries to take back by their ids: crm-cash ledger lists them"));
	return reverse_each(run, &cash_entry_entity, take_back_entry);
}
