/* SPDX-License-Identifier: ISC */
/* crm-customer - the firms and people we sell to */
#include "cli/adopting.h"
#include "cli/duplicates.h"
#include "cli/owning.h"
#include "cli/pooling.h"
#include "cli/sharing.h"
#include "cli/standard.h"

#define CHANGES (PRINTS | WRITES | READS_ROWS)


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
	{ "claim", "KEY... [-]", N_("take customers out of the pool and become their owner"), pooling_claim, TAKES_KEYS,
	  CHANGES | DATES, .example = "claim C0012" },
	{ "release", "KEY... [-]", N_("give customers back to the pool"), pooling_release, TAKES_KEYS, CHANGES | DATES,
	  .example = "release C0012 --why 'too far away'" },
	{ "pool", "[FILTER...]", N_("the customers nobody owns: since when, why, who had them"), pooling_pool,
	  TAKES_FILTERS, PRINTS | AS_OF, .example = "pool grade=A --sort -days" },
	{ "recycle", "[FILTER...]", N_("give customers back to the pool that the rules say were left alone too long"),
	  pooling_recycle, TAKES_FILTERS, PRINTS | WRITES | LOADS,
	  .example = "recycle --once 'pool:{today}' --if-any" },
	{ "assign", "KEY... --to USER [-]", N_("give customers an owner"), owning_assign, TAKES_KEYS, CHANGES | DATES,
	  .options = owning_to, .example = "assign C0012 --to li" },
	{ "assignments", "[KEY...] [FILTER...] [-]", N_("who owned customers from when to when, and why"),
	  owning_assignments, TAKES_KEYS | TAKES_FILTERS, PRINTS | AS_OF | READS_ROWS, .example = "assignments C0012" },
	{ "share", "KEY... --with WHO [-]", N_("let a user or a department work on customers too"),
	  sharing_share, TAKES_KEYS, CHANGES, .options = sharing_options,
	  .example = "share C0012 --with Service --rights edit --until 2026-12-31" },
	{ "unshare", "KEY... --with WHO [-]", N_("end that today"), sharing_unshare, TAKES_KEYS, CHANGES,
	  .options = unsharing_options, .example = "unshare C0012 --with Service" },
	{ "duplicates", "[FILTER...]", N_("groups of customers that may be one, with one for which the filters hold"),
	  customer_duplicates, TAKES_FILTERS, PRINTS, .example = "duplicates created=this-month >review.tsv" },
	{ "distinct", "[KEY...] [-]", N_("tell the first from the others: they are not the same; or list such pairs"),
	  customer_distinct, TAKES_KEYS, PRINTS | WRITES | READS_ROWS, .options = distinct_options,
	  .example = "distinct C0001 C0002 --note 'father and son'" },
	{ "merge", "KEEP DUP... [-]", N_("make one customer of several that are the same"),
	  customer_merge, TAKES_KEYS, PRINTS | WRITES | DATES | READS_ROWS, .options = merge_options,
	  .example = "merge C0001 C0007 --prefer keep" },
	ADOPT_VERB(N_("make customers of firms that are suppliers or competitors already"), "adopt S0001"),
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-customer", .group = FOR_CUSTOMERS, .says = N_("the firms and people we sell to"),
		.entity = &customer_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
