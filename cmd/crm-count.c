/* SPDX-License-Identifier: ISC */
/* crm-count - count what lies in a warehouse, and book what differs */
#include "cli/counting.h"
#include "cli/standard.h"

static const struct entity *
line_noun(struct run *run)
{
	(void)run;
	return &count_line_entity;
}

#define LINES TAKES_WORDS | TAKES_FILTERS, PRINTS, .complete = offer_counts, .noun = line_noun

static const struct verb verbs[] = {
	{ "open", "warehouse=KEY [FIELD=VALUE...] [FILTER...]", N_("begin a count: fix what the books say"),
	  count_open, TAKES_ASSIGNMENTS, PRINTS | WRITES, .options = count_open_options,
	  .example = "open warehouse=W01 category=Tools" },
	{ "enter", "KEY PRODUCT=QUANTITY[@COST]...", N_("write down what was found"), count_enter_verb,
	  TAKES_WORDS, PRINTS | WRITES, .options = count_enter_options, .complete = offer_counts,
	  .example = "enter PD2026-0001 P001=98" },
	{ "sheet", "KEY [FILTER...]", N_("what is to be counted, a row for each product"), count_sheet, LINES,
	  .example = "sheet PD2026-0001 -o html" },
	{ "lines", "KEY [FILTER...]", N_("all products of a count"), count_lines, LINES },
	{ "differences", "KEY [FILTER...]", N_("the products that the books have another quantity of"),
	  count_differences, LINES },
	{ "uncounted", "KEY [FILTER...]", N_("the products that nobody has counted"), count_uncounted, LINES },
	{ "post", "KEY... [-]", N_("end counts and book the differences"), count_post_verb, TAKES_KEYS,
	  PRINTS | WRITES | READS_ROWS, .options = count_post_options, .example = "post PD2026-0001 --uncounted keep" },
	{ "cancel", "KEY... [-]", N_("give counts up"), count_cancel_verb, TAKES_KEYS, PRINTS | WRITES | READS_ROWS },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-count", .group = FOR_STOCK,
		.says = N_("count what lies in a warehouse, and book what differs"),
		.entity = &count_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
