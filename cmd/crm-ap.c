/* SPDX-License-Identifier: ISC */
/* crm-ap - what we owe to suppliers: due, settled, open */
#include "cli/aging.h"
#include "cli/entering.h"
#include "cli/ledger.h"
#include "cli/lettering.h"

static const struct verb verbs[] = {
	OWED_VERBS("YF2026-0001"),
	ENTERING_VERB,
	AGING_VERB,
	STATEMENT_VERB("S0001"),
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-ap", .group = FOR_MONEY, .says = N_("what we owe to suppliers: due, settled, open"),
		.entity = &payable_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
