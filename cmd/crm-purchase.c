/* SPDX-License-Identifier: ISC */
/* crm-purchase - what is ordered from suppliers: lines, prices, dates */
#include "cli/planning.h"
#include "cli/documents.h"
#include "cli/purchasing.h"
#include "cli/receiving.h"

static const struct verb verbs[] = {
	DOCUMENT_VERBS,
	{ "amend", "KEY LINE|PRODUCT:QTY [FIELD=VALUE...] ...", N_("change an approved purchase from a day on"),
	  document_amend_verb, TAKES_WORDS | TAKES_ASSIGNMENTS, PRINTS | WRITES | DATES,
	  .options = document_line_options, .complete = offer_documents,
	  .example = "amend CG2026-0001 2 qty=4 --on 2026-05-01 --why 'less needed'" },
	PLAN_VERBS,
	{ "receive", "KEY [LINE:QTY]... [warehouse=KEY] [-]", N_("what arrived: these parts, or all that was to come"),
	  receiving_receive, TAKES_KEYS | TAKES_WORDS | TAKES_ASSIGNMENTS, PRINTS | WRITES | DATES | READS_ROWS,
	  .options = receiving_options, .complete = offer_documents,
	  .example = "receive CG2026-0001 1:10 2:5 warehouse=W01" },
	{ "return", "KEY LINE:QTY... warehouse=KEY", N_("what goes back to the supplier"), receiving_return,
	  TAKES_WORDS | TAKES_ASSIGNMENTS, PRINTS | WRITES | DATES, .complete = offer_documents,
	  .example = "return CG2026-0001 1:2 warehouse=W01 note=broken" },
	{ "arrivals", "[FILTER...]", N_("what has arrived of purchases, and went back"), receiving_arrivals,
	  TAKES_FILTERS, PRINTS | AS_OF, .noun = receiving_arrival_noun, .example = "arrivals day=2026-03" },
	{ "cost", "KEY KIND=AMOUNT... [supplier=KEY]", N_("what goods cost besides, such as freight: spread over those "
	  "that arrived"), receiving_cost, TAKES_WORDS, PRINTS | WRITES | DATES, .options = receiving_cost_options,
	  .complete = offer_documents, .example = "cost CG2026-0001 freight=800 customs=200 --by value" },
	{ "costs", "[FILTER...]", N_("what each line of goods bears of such costs"), receiving_costs, TAKES_FILTERS,
	  PRINTS | AS_OF, .noun = receiving_cost_noun, .example = "costs kind=freight" },
	{ "rebate", "supplier=KEY|purchase=KEY amount=AMOUNT", N_("what a supplier gives back, off what goods cost or "
	  "is owed"), receiving_rebate, TAKES_ASSIGNMENTS, PRINTS | WRITES | DATES, .options = receiving_rebate_options,
	  .noun = receiving_rebate_noun, .example = "rebate purchase=CG2026-0001 amount=50 --as payable" },
	{ "rebates", "[FILTER...]", N_("the rebates, and what each was taken off"), receiving_rebates, TAKES_FILTERS,
	  PRINTS | AS_OF, .noun = receiving_rebate_noun, .example = "rebates supplier=S0001" },
	{ "open", "[FILTER...]", N_("what was ordered and has not arrived, and how late it is"), purchasing_open,
	  TAKES_FILTERS, PRINTS | AS_OF, .noun = purchasing_line_noun, .example = "open late=1.. --sort -late" },
	{ "suggest", "[FILTER...]", N_("what to order of which supplier, from stock, orders, promises and sales"),
	  purchasing_suggest, TAKES_FILTERS, PRINTS, .options = purchasing_suggest_options,
	  .noun = purchasing_product_noun, .example = "suggest --supplier S0001 --days 30" },
	{ "order", "[FIELD=VALUE...] -", N_("make a draft for each supplier of rows as suggest prints them"),
	  purchasing_order, TAKES_ASSIGNMENTS, PRINTS | WRITES | READS_ROWS, .example = "order expected=+2w -" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-purchase", .group = FOR_PURCHASES,
		.says = N_("what is ordered from suppliers: lines, prices, dates"),
		.entity = &purchase_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
