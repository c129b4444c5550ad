/* SPDX-License-Identifier: ISC */
/* crm-customer - the firms and people we sell to */
#include "cli/owning.h"
#include "cli/pooling.h"
#include "cli/sharing.h"
#include "cli/standard.h"

#define CHANGES (PRINTS | WRITES | READS_ROWS)

static const struct verb verbs[] = {
	{ "claim", "KEY... [-]", N_("take customers out of the pool and become their owner"), pooling_claim, TAKES_KEYS,
	  CHANGES | DATES, .example = "claim C0012" },
	{ "release", "KEY... [-]", N_("give customers back to the pool"), pooling_release, TAKES_KEYS, CHANGES | DATES,
	  .example = "release C0012 --why 'too far away'" },
	{ "pool", "[FILTER...]", N_("the customers nobody owns: since when, why, who had them"), pooling_pool, TAKES_FILTERS,
	  PRINTS | AS_OF, .example = "pool grade=A --sort -days" },
	{ "recycle", "[FILTER...]", N_("give customers back to the pool that the rules say were left alone too long"),
	  pooling_recycle, TAKES_FILTERS, PRINTS | WRITES | LOADS, .example = "recycle --once 'pool:{today}' --if-any" },
	{ "assign", "KEY... --to USER [-]", N_("give customers an owner"), owning_assign, TAKES_KEYS, CHANGES | DATES,
	  .options = owning_to, .example = "assign C0012 --to li" },
	{ "assignments", "[KEY...] [FILTER...] [-]", N_("who owned customers from when to when, and why"), owning_assignments,
	  TAKES_KEYS | TAKES_FILTERS, PRINTS | AS_OF | READS_ROWS, .example = "assignments C0012" },
	{ "share", "KEY... --with WHO [-]", N_("let a user or a department work on customers too"), sharing_share, TAKES_KEYS,
	  CHANGES, .options = sharing_options, .example = "share C0012 --with Service --rights edit --until 2026-12-31" },
	{ "unshare", "KEY... --with WHO [-]", N_("end that today"), sharing_unshare, TAKES_KEYS, CHANGES,
	  .options = unsharing_options, .example = "unshare C0012 --with Service" },
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
