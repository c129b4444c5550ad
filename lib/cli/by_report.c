/* SPDX-License-Identifier: ISC */
/* by_report - verbs whose answer is a report. */
#include "cli/by_report.h"

#include "cli/asked.h"
#include "cli/human.h"

static struct asked *wanted;

static void
take(struct run *run, const char *operand)
{
	if (!asked_take(wanted, operand))
		asked_unknown(run, wanted, operand);
}

void
by_report_check(struct run *run, const char *report, const char *subject, bool required)
{
	bool named = false;

	wanted = asked_new(run, report, run->count);
	for (int i = 0; i < run->count; i++) {
		bool word = !query_is_term(run->operands[i]) && !query_is_saved(run->operands[i]);

		word = word && !named && report_parameter_named(wanted->report, subject);
		take(run, word ? arena_printf(run->arena, "%s=%s", subject, run->operands[i]) : run->operands[i]);
		named = named || word;
	}
	if (required && !named)
		die(USAGE, _("name one %s"), subject);
}

void
by_report_give(struct run *run, const char *name, const char *value)
{
	if (value)
		take(run, arena_printf(run->arena, "%s=%s", name, value));
}

enum status
by_report(struct run *run)
{
	db_begin_read(access_db(run->access));
	asked_print(run, wanted, true);
	return DONE;
}
