/* SPDX-License-Identifier: ISC */
/* crm-purchase - what is ordered from suppliers: lines, prices, dates */
#include "cli/planning.h"
#include "cli/documents.h"
#include "cli/purchasing.h"

static const struct verb verbs[] = {
	DOCUMENT_VERBS,
	{ "amend", "KEY LINE|PRODUCT:QTY [FIELD=VALUE...] ...", N_("change an approved purchase from a day on"),
	  document_amend_verb, TAKES_WORDS | TAKES_ASSIGNMENTS, PRINTS | WRITES | DATES, .options = document_line_options,
	  .complete = offer_documents, .example = "amend 1 2 qty=4 --on 2026-05-01 --why 'less needed'" },
	PLAN_VERBS,
	{ "open", "[FILTER...]", N_("what was ordered and has not arrived, and how late it is"), purchasing_open, TAKES_FILTERS,
	  PRINTS | AS_OF, .noun = purchasing_line_noun, .example = "open late=1.. --sort -late" },
	{ "suggest", "[FILTER...]", N_("what to order of which supplier, from stock, orders, promises and sales"),
	  purchasing_suggest, TAKES_FILTERS, PRINTS, .options = purchasing_suggest_options, .noun = purchasing_product_noun,
	  .example = "suggest --supplier S0001 --days 30" },
	{ "order", "[FIELD=VALUE...] -", N_("make a draft for each supplier of rows as suggest prints them"), purchasing_order,
	  TAKES_ASSIGNMENTS, PRINTS | WRITES | READS_ROWS, .example = "order expected=+2w -" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-purchase", .says = N_("what is ordered from suppliers: lines, prices, dates"),
		.entity = &purchase_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
