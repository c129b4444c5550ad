/* SPDX-License-Identifier: ISC */
/* report_dashboard - several reports on one page. */
#include <string.h>

#include "cli/asked.h"
#include "cli/human.h"
#include "cli/reporting.h"

/* Those of a dashboard for which none is named. */
static const char *const usual[] = { "pipeline", "by-month", "sales-by-owner", "win-rate", "new-customers" };

#define USUAL (int)(sizeof usual / sizeof *usual)

static struct asked **parts;
static int part_count;

static bool
is_name(const char *operand)
{
	return !query_is_saved(operand) && !operand[strcspn(operand, "=!~<>")];
}

static void
add_part(struct run *run, const char *name)
{
	for (int i = 0; i < part_count; i++)
		if (strcmp(parts[i]->report->name, name) == 0)
			die(USAGE, _("report '%s' is named twice"), name);
	parts[part_count++] = asked_new(run, name, run->count);
}

static void
add_usual(struct run *run)
{
	for (int i = 0; i < USUAL; i++)
		add_part(run, usual[i]);
}

/* A parameter or filter holds for all reports that have it; at least one does. */
static void
take_for_all(struct run *run, const char *operand)
{
	bool taken = false;

	for (int i = 0; i < part_count; i++)
		taken |= asked_take(parts[i], operand);
	if (!taken)
		asked_unknown(run, parts[0], operand);
}

static void
check_output(struct run *run)
{
	if (!run->options.format)
		run->options.format = "html";
	if (strcmp(run_format(run), "html") != 0)
		die(USAGE, _("a dashboard is a page: -o html, not %s; %s run NAME prints one report in any format"),
		    run_format(run), run->program->name);
	if (run->options.columns || run->options.sort || run->options.if_any)
		die(USAGE, _("--columns, --sort and --if-any are for one report, not for a dashboard"));
}

void
dashboard_check(struct run *run)
{
	check_output(run);
	parts = arena_alloc(run->arena, (size_t)(run->count + USUAL) * sizeof *parts);
	for (int i = 0; i < run->count; i++)
		if (is_name(run->operands[i]))
			add_part(run, run->operands[i]);
	if (part_count == 0)
		add_usual(run);
	for (int i = 0; i < run->count; i++)
		if (!is_name(run->operands[i]))
			take_for_all(run, run->operands[i]);
}

static enum page_part
part_of_page(int i)
{
	bool first = i == 0, last = i == part_count - 1;

	return first && last ? PAGE_WHOLE : first ? PAGE_FIRST : last ? PAGE_LAST : PAGE_INNER;
}

enum status
report_dashboard(struct run *run)
{
	run->options.format = "html";
	run->page = arena_alloc(run->arena, sizeof *run->page);
	run->page->page_title = part_count > 1 ? _("Dashboard") : NULL;
	db_begin_read(access_db(run->access));
	for (int i = 0; i < part_count; i++) {
		run->page->part = part_of_page(i);
		asked_print(run, parts[i], i == part_count - 1);
	}
	return DONE;
}

/* Any operand may be one more report. */
void
offer_parts(struct run *run, const char *prefix)
{
	int count = run->count;

	run->count = 0;
	offer_reports(run, prefix);
	run->count = count;
}
