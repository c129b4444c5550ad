/* SPDX-License-Identifier: ISC */
/* crm-supply - what suppliers ask for their goods, by unit, quantity and day */
#include "cli/entering.h"
#include "cli/pricing.h"
#include "cli/purchasing.h"
#include "cli/standard.h"

static const struct verb verbs[] = {
	ENTERING_VERB,
	{ "best", "PRODUCT...", N_("the prices in force for a quantity, the one to take first"), purchasing_best,
	  TAKES_WORDS, PRINTS, .options = purchasing_best_options, .complete = offer_products,
	  .example = "best P0001 --quantity 500" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-supply", .group = FOR_PURCHASES,
		.says = N_("what suppliers ask for their goods, by unit, quantity and day"),
		.entity = &supply_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
