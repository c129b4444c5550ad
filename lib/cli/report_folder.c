/* SPDX-License-Identifier: ISC */
/* report_folder - where reports are found. */

#include "cli/folder.h"
#include "cli/human.h"
#include "cli/report.h"
#include "query/near.h"

static const struct folder reports = { "CRM_REPORTS", "reports", ".sql" };

const char *
report_file(struct run *run, const char *name)
{
	return folder_file(run, &reports, name);
}

void
report_each(struct run *run, void (*visit)(struct run *, const char *name, const char *file, void *), void *context)
{
	folder_each(run, &reports, visit, context);
}

/* The first operand may have been meant for a verb. */
static _Noreturn void
unknown_report(struct run *run, const char *name)
{
	struct near *near = near_new(run->arena, name);

	for (const struct verb *verb = run->program->verbs; verb && verb->name; verb++)
		near_offer(near, verb->name);
	folder_near(run, &reports, near);
	die(USAGE, _("no report '%s'%s (%s list names them all)"), name, near_says(near), run->program->name);
}

struct report *
report_need(struct run *run, const char *name)
{
	const char *file = report_file(run, name);
	struct problem problem;
	struct report *r;

	if (!file)
		unknown_report(run, name);
	r = report_read(run->arena, name, file, &problem);
	if (!r)
		die(REFUSED, "%s: %s", problem.place, problem.reason);
	return r;
}

void
report_wrong(const struct report *r, int line, const char *format, ...)
{
	va_list list;
	const char *why;

	va_start(list, format);
	why = arena_vprintf(r->arena, format, list);
	va_end(list);
	if (line)
		die(REFUSED, "%s:%d: %s", r->file, line, why);
	die(REFUSED, "%s: %s", r->file, why);
}
