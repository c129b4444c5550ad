/* SPDX-License-Identifier: ISC */
/* crm-deal - follow sales from the first lead to won or lost */
#include <string.h>

#include "cli/answer.h"
#include "cli/human.h"
#include "cli/standard.h"
#include "trade/pipeline.h"

static const char *by, *reason;

/* A deal with a note in the draft of what its move brings along. */
static bool
move_to(struct change *c, int64_t id, struct draft *d, const char *stage, struct problem *p)
{
	bool changed;

	draft_set(d, "stage", value_text(stage));
	return record_set(c, id, d, &changed, p);
}

static bool
win(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	(void)run;
	return move_to(c, id, d, pipeline_end(c, id, d, "won"), p);
}

static bool
lose(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	struct reading r;
	struct assignment because = { .field = entity_field(&deal_entity, "lost_reason") };

	access_reading(run->access, &r);
	if (reason && !assign_into(d, run->access, &r, &because, reason, p))
		return false;
	return move_to(c, id, d, pipeline_end(c, id, d, "lost"), p);
}

static bool
moved(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	bool changed;

	(void)run;
	return record_set(c, id, d, &changed, p);
}

static enum status
won(struct run *run)
{
	return each_row(run, &deal_entity, win);
}

static enum status
lost(struct run *run)
{
	return each_row(run, &deal_entity, lose);
}

/* move KEY... STAGE: the stage is the last operand that is no assignment, whichever way the deals are named. */
static enum status
move(struct run *run)
{
	int last = run->count - 1;

	while (last >= 0 && strchr(run->operands[last], '='))
		last--;
	if (last < 0)
		die(USAGE, _("name the stage to move to, behind the deals"));
	run->operands[last] = arena_printf(run->arena, "stage=%s", run->operands[last]);
	return each_row(run, &deal_entity, moved);
}

static enum status
funnel(struct run *run)
{
	struct query *q = run_query(run, &deal_entity);

	run_filters(run, q);
	query_axis(q, by ? by : "stage");
	query_measure(q, "count");
	query_measure(q, "sum:amount");
	query_share(q, "count");
	query_bar(q, "count");
	return answer_end(answer_groups(run, q));
}

static void
offer_stages(struct run *run, const char *prefix)
{
	complete_keys(run, &deal_entity, prefix);
	complete_values(run, entity_field(&deal_entity, "stage"), prefix);
}

static const struct option lost_options[] = {
	{ "reason", .argument = "REASON", .text = &reason, .says = N_("why, from the list lost-reason") },
	{ 0 }
};

static const struct option funnel_options[] = {
	{ "by", .argument = "FIELD", .text = &by, .says = N_("another field than the stage: owner, customer.industry, closed:month") },
	{ 0 }
};

#define MOVES (PRINTS | WRITES | DATES | READS_ROWS)

static const struct verb verbs[] = {
	{ "won", "KEY... [FIELD=VALUE...] [-]", N_("close deals as won"), won, TAKES_KEYS | TAKES_ASSIGNMENTS, MOVES,
	  .example = "won D0012 amount=120000 --on 2026-03-05" },
	{ "lost", "KEY... [FIELD=VALUE...] [-]", N_("close deals as lost"), lost, TAKES_KEYS | TAKES_ASSIGNMENTS, MOVES,
	  .options = lost_options, .example = "lost D0012 --reason Price" },
	{ "move", "KEY... STAGE [FIELD=VALUE...] [-]", N_("move deals to a stage"), move, TAKES_KEYS | TAKES_WORDS | TAKES_ASSIGNMENTS, MOVES,
	  .complete = offer_stages, .example = "move D0012 Proposal" },
	{ "funnel", "[FILTER...]", N_("count, amount and share of the deals by stage or another field"), funnel,
	  TAKES_FILTERS, PRINTS | AS_OF, .options = funnel_options, .example = "funnel --by owner --sort -amount" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-deal", .says = N_("follow sales from the first lead to won or lost"),
		.entity = &deal_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
