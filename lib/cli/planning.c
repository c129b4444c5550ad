/* SPDX-License-Identifier: ISC */
/* planning - instalments at the prompt. */
#include "cli/planning.h"

#include "cli/human.h"
#include "query/key.h"
#include "trade/plan.h"

static enum status
print_plan(struct run *run, int64_t document)
{
	const struct side *side = side_of(run->program->entity);
	struct query *q = run_query(run, &instalment_entity);

	query_filter(q, arena_printf(run->arena, "%s_id=%lld", side->document, (long long)document));
	if (!run->options.as_of)
		query_filter(q, "ended=");
	return run_print_as(run, q, "number,share,amount,trigger,days,due,planned,open", "number");
}

enum status
plan_verb(struct run *run)
{
	const struct entity *entity = run->program->entity;
	struct problem p = { 0 };
	struct change *c;
	int64_t document;

	if (run->count == 0)
		die(USAGE, _("name the %s whose plan is meant"), entity->name);
	document = key_need(run->access, entity, run->operands[0], false);
	if (run->count == 1)
		return print_plan(run, document);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, entity);
	return plan_set(c, side_of(entity), document, run->operands + 1, &p) ?
	    run_changed(run, c, entity, &document, 1) : run_refused(run, c, &p);
}

static bool
accept_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	(void)run;
	return plan_accept(c, side_of(d->entity), id, change_day(c), p);
}

enum status
accept_verb(struct run *run)
{
	return each_row(run, run->program->entity, accept_row);
}
