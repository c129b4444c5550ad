/* SPDX-License-Identifier: ISC */
/* crm-deal - follow sales from the first lead to won or lost */
#include <string.h>

#include "cli/human.h"
#include "cli/owning.h"
#include "cli/pipeline.h"
#include "cli/standard.h"
#include "trade/pipeline.h"

static const char *reason;

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

/* move KEY... STAGE: the stage is the last operand that is no assignment, whichever way the deals are named; stage=
 * says the same. */
static enum status
move(struct run *run)
{
	int last = -1, keys = 0;

	for (int i = 0; i < run->count; i++)
		if (strncmp(run->operands[i], "stage=", 6) == 0) {
			return each_row(run, &deal_entity, moved);
		} else if (!strchr(run->operands[i], '=') || strncmp(run->operands[i], "id=", 3) == 0) {
			last = i;
			keys++;
		}
	if (last < 0 || strncmp(run->operands[last], "id=", 3) == 0 || (keys < 2 && !run->dash))
		die(USAGE, _("name the deals and, behind them, the stage to move them to"));
	run->operands[last] = arena_printf(run->arena, "stage=%s", run->operands[last]);
	return each_row(run, &deal_entity, moved);
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

#define TOTALS { "totals", .flag = &figures_totals, .says = N_("a last row of totals") }

static const struct option funnel_options[] = {
	{ "by", .argument = "FIELD,...", .text = &figures_by,
	  .says = N_("other fields than the stage: owner, stage,owner, owner.department, status, closed:month") },
	TOTALS,
	{ 0 }
};

static const struct option winrate_options[] = {
	{ "by", .argument = "FIELD,...", .text = &figures_by,
	  .says = N_("what to group by: owner, customer.industry, product,closed:quarter; all in one row without it") },
	TOTALS,
	{ 0 }
};

static const struct option forecast_options[] = {
	{ "by", .argument = "PERIOD", .text = &figures_by, .values = "month|quarter|year",
	  .says = N_("the length of a period (month)") },
	{ 0 }
};

static const struct option stay_options[] = {
	{ "over", .argument = "DAYS", .text = &stay_over, .says = N_("only those that stay longer than so many days, "
	  "or, with norm, longer than their stage may take") },
	{ 0 }
};

static const struct option value_options[] = {
	{ "explain", .flag = &value_explain,
	  .says = N_("where the probability comes from: the deal's own, or its stage's") },
	TOTALS,
	{ 0 }
};

static const struct option chain_options[] = {
	{ "key", .flag = &chain_key, .says = N_("only those who are key to the decision") },
	{ 0 }
};

static const struct option followups_options[] = {
	{ "advice", .flag = &followups_advice, .says = N_("only what managers advise") },
	{ 0 }
};

#define MOVES (PRINTS | WRITES | DATES | READS_ROWS)
#define ASKS (PRINTS | AS_OF)

static const struct verb verbs[] = {
	{ "won", "KEY... [FIELD=VALUE...] [-]", N_("close deals as won"), won, TAKES_KEYS | TAKES_ASSIGNMENTS, MOVES,
	  .example = "won D0012 amount=120000 --on 2026-03-05" },
	{ "lost", "KEY... [FIELD=VALUE...] [-]", N_("close deals as lost"), lost, TAKES_KEYS | TAKES_ASSIGNMENTS, MOVES,
	  .options = lost_options, .example = "lost D0012 --reason Price" },
	{ "move", "KEY... STAGE [FIELD=VALUE...] [-]", N_("move deals to a stage"), move,
	  TAKES_KEYS | TAKES_WORDS | TAKES_ASSIGNMENTS, MOVES, .complete = offer_stages,
	  .example = "move D0012 Proposal" },
	{ "funnel", "[from=DATE] [to=DATE] [FILTER...]",
	  N_("count, amount and share of the deals by stage or other fields; from= and to= are when they were opened"),
	  deal_funnel, TAKES_FILTERS, ASKS, .options = funnel_options, .example = "funnel --by owner --sort -amount" },
	{ "stay", "[FILTER...]", N_("how many days open deals stand in their stage, the longest first"), deal_stay,
	  TAKES_FILTERS, ASKS, .options = stay_options, .example = "stay --over norm owner.department=West" },
	{ "behind", "[FILTER...]", N_("open deals behind plan, and by what: expected, stage, next step"), deal_behind,
	  TAKES_FILTERS, ASKS, .example = "behind owner=me" },
	{ "forecast", "[FILTER...]",
	  N_("what open deals will bring, by when they are expected to close, beside what is won in that period"),
	  deal_forecast, TAKES_FILTERS, ASKS, .options = forecast_options, .check = forecast_check,
	  .example = "forecast --by quarter owner=me" },
	{ "winrate", "[FILTER...]", N_("how many of the closed deals were won, by number and by amount"), deal_winrate,
	  TAKES_FILTERS, ASKS, .options = winrate_options, .example = "winrate --by owner,closed:quarter closed=2026" },
	{ "value", "[KEY...] [FILTER...] [-]",
	  N_("what deals are worth today: their amount by its probability; all open ones without KEY"), deal_value,
	  TAKES_KEYS | TAKES_FILTERS, ASKS | READS_ROWS, .options = value_options, .example = "value D0012 --explain" },
	{ "stages", "KEY... [-]", N_("the stages deals went through: since when, how long, why, by whom"), deal_stages,
	  TAKES_KEYS, ASKS | READS_ROWS, .example = "stages D0012" },
	{ "chain", "KEY... [-]", N_("who decides: role, attitude, influence, bosses first"), deal_chain, TAKES_KEYS,
	  ASKS | READS_ROWS, .options = chain_options, .example = "chain D0012 --key" },
	{ "rivals", "KEY... [FILTER...] [-]", N_("who else wants the deal, the greatest threat first"), deal_rivals,
	  TAKES_KEYS | TAKES_FILTERS, ASKS | READS_ROWS, .example = "rivals D0012" },
	{ "followups", "KEY... [FILTER...] [-]", N_("what was done about deals and what managers advise, "
	  "the last first"), deal_followups, TAKES_KEYS | TAKES_FILTERS, ASKS | READS_ROWS,
	  .options = followups_options, .example = "followups D0012 --advice" },
	{ "assign", "KEY... --to USER [-]", N_("give deals an owner"), owning_assign, TAKES_KEYS, MOVES,
	  .options = owning_to, .example = "assign D0012 --to li" },
	{ "assignments", "[KEY...] [FILTER...] [-]", N_("who owned deals from when to when, and why"),
	  owning_assignments, TAKES_KEYS | TAKES_FILTERS, PRINTS | AS_OF | READS_ROWS, .example = "assignments D0012" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-deal", .group = FOR_DEALS,
		.says = N_("follow sales from the first lead to won or lost"),
		.entity = &deal_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
