/* SPDX-License-Identifier: ISC */
/* pipeline - how deals move from stage to stage. */
#include <string.h>

#include "query/choice.h"
#include "record/fact.h"
#include "trade/pipeline.h"
#include "trade/trade.h"

static bool
same_outcome(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

const char *
pipeline_stage(struct access *a, const char *outcome)
{
	const struct choice *c;

	for (int i = 0; (c = choice_at(a, STAGE_LIST, i)) != NULL; i++)
		if (c->active && same_outcome(c->outcome, outcome))
			return c->code;
	die(NO, "no stage of the list %s is %s: crm-db choices add makes one", STAGE_LIST, outcome ? outcome : "open");
}

static bool
ends(struct change *c, const struct value *stage)
{
	const struct choice *choice = stage->kind == TEXT ?
	    choice_find(change_access(c), STAGE_LIST, stage->text, stage->length) : NULL;

	return choice && choice->outcome;
}

/* The day a deal enters a stage. A deal that comes in closed (from a file) was closed that day; one
 * that comes in open is in its stage since it was opened. */
static const char *
move_day(struct change *c, const struct field *f, const struct draft *old, const struct draft *d)
{
	const char *named = ends(c, draft_get(d, "stage")) ? "closed" : "opened";

	if (strcmp(f->name, "stage") != 0)
		return NULL;
	if (change_has_day(c))
		return change_day(c);
	if ((!old || strcmp(named, "closed") == 0) && draft_has(d, named))
		return draft_get(d, named)->text;
	return change_today(c);
}

static bool
not_before_last(struct change *c, int64_t id, const char *moved, struct problem *p)
{
	const char *last = fact_last_day(c, &deal_entity, entity_field(&deal_entity, "stage"), id);

	if (!last || strcmp(moved, last) >= 0)
		return true;
	*p = (struct problem){ NULL, "stage", arena_said(change_arena(c),
	    "a move on %s would be before the last one, on %s; give a later day with --on", moved, last) };
	return false;
}

static bool
prepare_deal(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	const struct value *stage = draft_get(d, "stage");
	bool moves = !old || (draft_has(d, "stage") && !value_same(stage, draft_get(old, "stage")));
	const char *day_of_move;

	if (!old && !draft_has(d, "stage"))
		draft_set(d, "stage", value_text(pipeline_stage(change_access(c), NULL)));
	if (!moves)
		return true;
	if (!old && !draft_has(d, "opened") && !ends(c, draft_get(d, "stage")))
		draft_set(d, "opened", value_text(change_day(c)));
	day_of_move = move_day(c, entity_field(&deal_entity, "stage"), old, d);
	if (old && !not_before_last(c, id, day_of_move, p))
		return false;
	if (!ends(c, draft_get(d, "stage"))) {
		if (old && !draft_has(d, "closed"))
			draft_set(d, "closed", VALUE_EMPTY);
	} else if (!draft_has(d, "closed")) {
		draft_set(d, "closed", value_text(day_of_move));
	}
	return true;
}

const struct hooks pipeline_hooks = { .entity = &deal_entity, .prepare = prepare_deal, .since = move_day,
	.heeds = "stage opened closed" };
