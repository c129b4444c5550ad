/* SPDX-License-Identifier: ISC */
/* pipeline - how deals move from stage to stage. */
#include <string.h>

#include "query/choice.h"
#include "record/fact.h"
#include "trade/pipeline.h"
#include "trade/trade.h"

#define PIPELINE_LIST "pipeline"

static bool
same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static const char *
pipeline_of(const struct draft *old, const struct draft *d)
{
	const struct value *v = draft_then(old, d, "pipeline");

	return v->kind == TEXT ? v->text : STANDARD_PIPELINE;
}

static bool
fits(const struct choice *stage, const char *pipeline)
{
	return !stage->within || strcmp(stage->within, pipeline) == 0;
}

/* The first stage by position that a pipeline has with that outcome (NULL: a stage that ends nothing); NULL: none. */
static const char *
pipeline_stage(struct access *a, const char *pipeline, const char *outcome)
{
	const struct choice *c;

	for (int i = 0; (c = choice_at(a, STAGE_LIST, i)) != NULL; i++)
		if (c->active && same_text(c->outcome, outcome) && fits(c, pipeline))
			return c->code;
	return NULL;
}

const char *
pipeline_end(struct change *c, int64_t id, const struct draft *d, const char *outcome)
{
	struct draft *old = draft_new(change_arena(c), &deal_entity);
	const char *pipeline, *stage;

	record_load(c, id, old);
	pipeline = arena_string(change_arena(c), pipeline_of(old, d));
	stage = pipeline_stage(change_access(c), pipeline, outcome);
	if (!stage)
		die(NO, "no stage of the pipeline %s is %s: crm-db choices add %s makes one", pipeline, outcome,
		    STAGE_LIST);
	return stage;
}

static const struct choice *
stage_named(struct change *c, const struct value *stage)
{
	return stage->kind == TEXT ? choice_find(change_access(c), STAGE_LIST, stage->text, stage->length) : NULL;
}

/* "won", "lost", or NULL for a stage that ends nothing. */
static const char *
outcome_of(struct change *c, const struct value *stage)
{
	const struct choice *choice = stage_named(c, stage);

	return choice ? choice->outcome : NULL;
}

/* The day a deal enters a stage. A deal that comes in closed (from a file) was closed that day; one
 * that comes in open is in its stage since it was opened. */
static const char *
move_day(struct change *c, const struct field *f, const struct draft *old, const struct draft *d)
{
	const char *named = outcome_of(c, draft_get(d, "stage")) ? "closed" : "opened";

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
	return refuse(p, "stage", arena_said(change_arena(c),
	    "a move on %s would be before the last one, on %s; give a later day with --on", moved, last));
}

/* The stages of a pipeline, for messages. */
static const char *
stages_of(struct change *c, const char *pipeline)
{
	struct buf all = { 0 };
	const struct choice *one;
	const char *answer;

	for (int i = 0; (one = choice_at(change_access(c), STAGE_LIST, i)) != NULL; i++)
		if (one->active && fits(one, pipeline))
			buf_printf(&all, "%s%s", all.length ? ", " : "", one->code);
	answer = arena_string(change_arena(c), buf_string(&all));
	buf_free(&all);
	return answer;
}

/* Where no stage is named, a new deal takes the first one, and so does a deal whose stage is none of its new
 * pipeline. */
static bool
choose_stage(struct change *c, const struct draft *old, struct draft *d, struct problem *p)
{
	const char *pipeline = pipeline_of(old, d), *first;
	const struct choice *stage = stage_named(c, draft_then(old, d, "stage"));

	if (draft_gives(d, "stage") && stage && (!old || !value_same(draft_get(d, "stage"), draft_get(old, "stage")) ||
	    draft_gives(d, "pipeline"))) {
		if (fits(stage, pipeline))
			return true;
		return refuse(p, "stage", arena_said(change_arena(c),
		    "'%s' is a stage of the pipeline %s, and the deal goes through %s, which has %s", stage->code,
		    stage->within, pipeline, stages_of(c, pipeline)));
	}
	if (stage ? fits(stage, pipeline) : old || draft_has(d, "stage"))
		return true;
	first = pipeline_stage(change_access(c), pipeline, NULL);
	if (!first)
		return refuse(p, "stage", arena_said(change_arena(c), "the pipeline %s has no stage to begin with: "
		    "crm-db choices add %s makes one", pipeline, STAGE_LIST));
	draft_set(d, "stage", value_text(first));
	return true;
}

/* The day a deal closed goes with its stage, and so does the reason why it was lost. */
static bool
close_or_open(struct change *c, const char *outcome, const char *moved, const struct draft *old, struct draft *d)
{
	if (!outcome && old && !draft_has(d, "closed"))
		draft_set(d, "closed", VALUE_EMPTY);
	if (outcome && !draft_has(d, "closed"))
		draft_set(d, "closed", value_text(moved));
	if (old && !same_text(outcome, "lost") && !draft_has(d, "lost_reason"))
		draft_set(d, "lost_reason", VALUE_EMPTY);
	return !same_text(outcome, "lost") || draft_then(old, d, "lost_reason")->kind == TEXT ||
	    strcmp(access_setting(change_access(c), "lost-reason"), "required") != 0;
}

static bool
closed_by_today(struct change *c, const struct draft *d, struct problem *p)
{
	const char *closed = draft_has(d, "closed") ? draft_get(d, "closed")->text : NULL;

	if (!closed || strcmp(closed, change_today(c)) <= 0)
		return true;
	return refuse(p, "closed", arena_said(change_arena(c),
	    "%s is a day to come; a deal closes today (%s) or earlier", closed, change_today(c)));
}

/* What comes in from elsewhere may have such a day before anybody said which of its stages end a deal. */
static bool
closed_fits(struct change *c, const struct draft *old, const struct draft *d, struct problem *p)
{
	const struct value *closed = draft_get(d, "closed");
	bool ended = outcome_of(c, draft_then(old, d, "stage")) != NULL;

	if (!old || !draft_gives(d, "closed") || value_same(closed, draft_get(old, "closed")))
		return true;
	if (!ended && closed->kind == TEXT)
		return refuse(p, "closed",
		    N_("the deal is open: won and lost close it, and expected is when it may close"));
	if (ended && closed->kind == EMPTY)
		return refuse(p, "closed", N_("the deal is closed: move opens it again"));
	return true;
}

/* A new deal comes from where its customer came from. */
static void
take_source(struct change *c, struct draft *d)
{
	struct value source;

	if (draft_gives(d, "source") || !draft_has(d, "customer"))
		return;
	source = record_value(c, &customer_entity, draft_get(d, "customer")->number, "source");
	if (source.kind == TEXT)
		draft_set(d, "source", source);
}

static bool
move_deal(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	const char *outcome = outcome_of(c, draft_get(d, "stage")), *moved;

	if (!old && !draft_has(d, "opened") && !outcome)
		draft_set(d, "opened", value_text(change_day(c)));
	moved = move_day(c, entity_field(&deal_entity, "stage"), old, d);
	if (old && !not_before_last(c, id, moved, p))
		return false;
	if (close_or_open(c, outcome, moved, old, d))
		return true;
	return refuse(p, "lost_reason", N_("a deal that is lost needs a reason here: lost --reason REASON"));
}

static bool
prepare_deal(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	if (!closed_by_today(c, d, p) || !choose_stage(c, old, d, p))
		return false;
	if (!old)
		take_source(c, d);
	if ((!old || (draft_has(d, "stage") && !value_same(draft_get(d, "stage"), draft_get(old, "stage")))) &&
	    !move_deal(c, id, old, d, p))
		return false;
	return closed_fits(c, old, d, p);
}

const struct hooks pipeline_hooks = { .entity = &deal_entity, .prepare = prepare_deal, .since = move_day,
	.heeds = "stage opened closed pipeline lost_reason source customer" };

/* A deal that stands in a stage and goes through another pipeline than that. */
static bool
is_in_use_elsewhere(struct change *c, const char *stage, const char *pipeline)
{
	struct statement *st = db_prepare(access_db(change_access(c)),
	    "SELECT 1 FROM main.deal WHERE stage = ?1 AND coalesce(pipeline, '" STANDARD_PIPELINE "') <> ?2 LIMIT 1");
	bool found;

	db_bind_text(st, 1, stage);
	db_bind_text(st, 2, pipeline);
	found = db_step(st);
	db_finish(st);
	return found;
}

/* Of what a stage is part is a pipeline; the other lists say themselves what theirs means. */
static bool
prepare_choice(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	const struct value *within = draft_get(d, "within");
	const struct choice *pipeline;

	(void)id;
	if (!draft_has(d, "within") || !same_text(draft_then(old, d, "list")->text, STAGE_LIST))
		return true;
	pipeline = choice_find(change_access(c), PIPELINE_LIST, within->text, within->length);
	if (!pipeline)
		return refuse(p, "within", arena_said(change_arena(c), "no pipeline '%s'%s", within->text,
		    choice_near(change_access(c), change_arena(c), PIPELINE_LIST, within->text)));
	draft_set(d, "within", value_text(pipeline->code));
	if (old && is_in_use_elsewhere(c, draft_get(old, "code")->text, pipeline->code))
		return refuse(p, "within", N_("deals of other pipelines stand in this stage: move them first"));
	return true;
}

const struct hooks choice_hooks = { .entity = &choice_entity, .prepare = prepare_choice };
