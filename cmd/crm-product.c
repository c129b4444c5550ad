/* SPDX-License-Identifier: ISC */
/* crm-product - what we sell: goods, services, their categories and list prices */
#include "cli/by_report.h"
#include "cli/pricing.h"
#include "cli/producing.h"
#include "cli/standard.h"

static const struct verb verbs[] = {
	{ "watch", "PRODUCT CUSTOMER...", N_("note who wants to hear of a product"), producing_watch,
	  TAKES_WORDS, PRINTS | WRITES | DATES, .options = producing_watch_options, .noun = producing_interests,
	  .complete = offer_products, .example = "watch P0001 C0012 --note 'new sizes'" },
	{ "buyers", "PRODUCT [FILTER...]", N_("who signed for a product: when last, how much, for how much"), by_report,
	  TAKES_WORDS | TAKES_FILTERS, PRINTS | AS_OF, .noun = producing_customers, .check = producing_report_check,
	  .complete = offer_products, .example = "buyers P0001 owner=me" },
	{ "related", "PRODUCT", N_("what the buyers of a product bought too"), by_report, TAKES_WORDS, PRINTS | AS_OF,
	  .check = producing_report_check, .complete = offer_products, .example = "related P0001" },
	{ "cost", "PRODUCT...", N_("what lies in stock, what it is worth, and the average cost"), producing_cost,
	  TAKES_WORDS, PRINTS | AS_OF, .complete = offer_products, .example = "cost P0001 --as-of last-month" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-product", .group = FOR_PRICES,
		.says = N_("what we sell: goods, services, their categories and list prices"),
		.entity = &product_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
