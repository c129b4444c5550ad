/* SPDX-License-Identifier: ISC */
/* crm-task - what is to be done, by whom and when */
#include "cli/agenda.h"
#include "cli/calendar.h"
#include "cli/standard.h"

/* A task that is done already keeps its day, unless another one is given. */
static bool
finish_task(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	bool changed;

	(void)run;
	draft_set(d, "status", value_text("done"));
	if (change_has_day(c))
		draft_set(d, "done", value_text(change_day(c)));
	return record_set(c, id, d, &changed, p);
}

static enum status
finish(struct run *run)
{
	return each_row(run, &task_entity, finish_task);
}

static bool
cancel_task(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	bool changed;

	(void)run;
	draft_set(d, "status", value_text("cancelled"));
	return record_set(c, id, d, &changed, p);
}

static enum status
cancel(struct run *run)
{
	return each_row(run, &task_entity, cancel_task);
}

#define ENDS (PRINTS | WRITES | DATES | READS_ROWS)

static const struct verb verbs[] = {
	{ "done", "KEY... [FIELD=VALUE...] [-]", N_("tasks are done; one that repeats makes its next one"), finish,
	  TAKES_KEYS | TAKES_ASSIGNMENTS, ENDS, .example = "done 'Call Acme' result='wants an offer'" },
	{ "cancel", "KEY... [FIELD=VALUE...] [-]", N_("tasks are not to be done any more"), cancel,
	  TAKES_KEYS | TAKES_ASSIGNMENTS, ENDS, .example = "cancel id=12" },
	{ "due", "[FILTER...]", N_("open tasks that are late or due, the most important first"), agenda_due,
	  TAKES_FILTERS, PRINTS | AS_OF, .options = agenda_options, .example = "due --mine --within 3d" },
	{ "remind", "[FILTER...]", N_("open tasks whose day of reminder has come"), agenda_remind,
	  TAKES_FILTERS, PRINTS | AS_OF, .options = agenda_options, .example = "remind --within 3d --if-any" },
	{ "plan", "[FILTER...]", N_("open tasks and next steps, day by day"), agenda_plan,
	  TAKES_FILTERS, PRINTS | AS_OF, .options = agenda_plan_options, .example = "plan --period week --mine" },
	{ "ical", "[FILTER...] [KEY...] [-]", N_("tasks as an iCalendar file"), calendar_print,
	  TAKES_KEYS | TAKES_FILTERS, READS_ROWS, .example = "ical owner=me status=open > tasks.ics" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-task", .group = FOR_WORK, .says = N_("what is to be done, by whom and when"),
		.entity = &task_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
