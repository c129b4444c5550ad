/* SPDX-License-Identifier: ISC */
/* crm-report - questions kept as files, and groups of any noun */
#include "cli/reporting.h"

static const struct option run_options[] = {
	{ "drill", .flag = &report_drills,
	  .says = N_("a last column: the command that lists the rows behind each row") },
	{ 0 }
};

static const struct option pivot_options[] = {
	{ "x", .argument = "FIELD,...", .text = &pivot_x,
	  .says = N_("what to group by: owner, customer.industry, closed:month") },
	{ "y", .argument = "MEASURE,...", .text = &pivot_y, .says = N_("what to tell of a group: "
	  "count (that is the default), sum:FIELD, avg:FIELD, min:FIELD, max:FIELD") },
	{ "across", .flag = &pivot_across, .says = N_("the groups of the second field as columns") },
	{ "totals", .flag = &pivot_totals, .says = N_("a row of totals, and with --across a column of them") },
	{ 0 }
};

static const struct option top_options[] = {
	{ "by", .argument = "FIELD,...", .text = &top_by, .says = N_("what to group by, as --x of pivot") },
	{ "y", .argument = "MEASURE,...", .text = &pivot_y,
	  .says = N_("what to tell of a group, as for pivot; the first decides which groups are the largest") },
	{ 0 }
};

static const struct option nightly_options[] = {
	{ "config", .argument = "FILE", .text = &nightly_config,
	  .says = N_("what to make, a file and its report on each line; see crm-nightly(5)") },
	{ 0 }
};

#define ASKS (PRINTS | AS_OF)

static const struct verb verbs[] = {
	{ "list", "", N_("the reports there are, their parameters and files"), report_list, TAKES_NOTHING,
	  PRINTS | NO_DATABASE },
	{ "show", "NAME", N_("the SQL of a report"), report_show, TAKES_WORDS, NO_DATABASE, .complete = offer_reports },
	{ "run", "NAME [PARAMETER=VALUE...] [FILTER...]", N_("run a report; the word run may be left out"),
	  report_run, TAKES_WORDS | TAKES_FILTERS, ASKS | FOREIGN_SQL, .options = run_options,
	  .complete = offer_parameters, .check = report_check, .noun = report_noun,
	  .example = "sales-by-owner from=2026 to=2026 owner.department=West" },
	{ "dashboard", "[NAME...] [NAME=VALUE...] [FILTER...]",
	  N_("several reports on one page, the usual five if none is named"), report_dashboard,
	  TAKES_WORDS | TAKES_FILTERS, ASKS | FOREIGN_SQL, .complete = offer_parts, .check = dashboard_check,
	  .example = "dashboard pipeline by-month from=this-year -o html" },
	{ "nightly", "DIR", N_("make the set of reports that a file lists, and put it in the place of the last one"),
	  report_nightly, TAKES_FILES, NO_DATABASE, .options = nightly_options, .check = nightly_check,
	  .example = "nightly /srv/www/reports --config nightly.conf" },
	{ "pivot", "NOUN [FILTER...]", N_("count and sum a noun by one or more of its fields"), report_pivot,
	  TAKES_WORDS | TAKES_FILTERS, ASKS, .options = pivot_options, .complete = offer_nouns, .check = pivot_check,
	  .noun = pivot_noun, .example = "pivot deal --x owner,stage --y sum:amount --across --totals" },
	{ "top", "NOUN [FILTER...]", N_("the largest groups of a noun, 10 unless --limit says otherwise"), report_top,
	  TAKES_WORDS | TAKES_FILTERS, ASKS, .options = top_options, .complete = offer_nouns, .check = top_check,
	  .noun = pivot_noun, .example = "top deal --by customer --y sum:amount --limit 5 stage=Won" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-report", .group = FOR_REPORTS,
		.says = N_("questions kept as files, and groups of any noun"), .verbs = verbs,
		.otherwise = &verbs[2],
	});
}
