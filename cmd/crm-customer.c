/* SPDX-License-Identifier: ISC */
/* crm-customer - the firms and people we sell to */
#include "cli/duplicates.h"
#include "cli/standard.h"

static const struct option distinct_options[] = {
	{ "note", .argument = "TEXT", .text = &distinct_note, .says = N_("how they differ, kept with the pair") },
	{ "forget", .flag = &distinct_forget, .says = N_("they may be the same after all") },
	{ 0 }
};

static const struct option merge_options[] = {
	{ "prefer", .argument = "keep|dup|KEY", .text = &merge_prefer,
	  .says = N_("whose values win where they differ: the one that is kept, the others', or this one's") },
	{ 0 }
};

static const struct verb verbs[] = {
	{ "duplicates", "[FILTER...]", N_("groups of customers that may be one, with one for which the filters hold"),
	  customer_duplicates, TAKES_FILTERS, PRINTS, .example = "duplicates created=this-month >review.tsv" },
	{ "distinct", "[KEY...] [-]", N_("tell the first from the others: they are not the same; or list such pairs"),
	  customer_distinct, TAKES_KEYS, PRINTS | WRITES | READS_ROWS, .options = distinct_options,
	  .example = "distinct C0001 C0002 --note 'father and son'" },
	{ "merge", "KEEP DUP... [-]", N_("make one customer of several that are the same"), customer_merge, TAKES_KEYS,
	  PRINTS | WRITES | DATES | READS_ROWS, .options = merge_options, .example = "merge C0001 C0007 --prefer keep" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-customer", .says = N_("the firms and people we sell to"),
		.entity = &customer_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
