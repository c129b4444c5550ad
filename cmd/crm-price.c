/* SPDX-License-Identifier: ISC */
/* crm-price - what products cost, by tier, quantity and day */
#include "cli/by_report.h"
#include "cli/entering.h"
#include "cli/pricing.h"
#include "cli/standard.h"

static const struct verb verbs[] = {
	ENTERING_VERB,
	{ "floor", "PRODUCT...", N_("what a product may be sold at, and which tier says so"),
	  pricing_floor, TAKES_WORDS, PRINTS, .options = pricing_floor_options, .complete = offer_products,
	  .example = "floor P001 --user li --quantity 100" },
	{ "suggest", "[FILTER...]", N_("the price that leaves a margin over average cost, beside the list price"),
	  by_report, TAKES_FILTERS, PRINTS | AS_OF, .options = pricing_suggest_options, .of = &product_entity,
	  .check = pricing_suggest_check, .example = "suggest category=Roofs --margin 0.3" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-price", .group = FOR_PRICES,
		.says = N_("what products cost, by tier, quantity and day"),
		.entity = &price_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
