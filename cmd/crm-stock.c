/* SPDX-License-Identifier: ISC */
/* crm-stock - what came and went, what lies where, and what it is worth */
#include "cli/documents.h"
#include "cli/stocking.h"

static const struct entity *
stock_noun(struct run *run)
{
	(void)run;
	return &stock_entity;
}

static const struct entity *
movement_noun(struct run *run)
{
	(void)run;
	return &movement_entity;
}

static const struct entity *
product_noun(struct run *run)
{
	(void)run;
	return &product_entity;
}

static const struct entity *
line_noun(struct run *run)
{
	(void)run;
	return &stock_line_entity;
}

static const struct entity *
reservation_noun(struct run *run)
{
	(void)run;
	return &reservation_entity;
}

static const struct entity *
lot_noun(struct run *run)
{
	(void)run;
	return &lot_entity;
}

static const struct entity *
lot_move_noun(struct run *run)
{
	(void)run;
	return &lot_move_entity;
}

static const struct verb verbs[] = {
	DOCUMENT_VERBS,
	{ "on-hand", "[FILTER...]", N_("what lies where: quantity, value, average cost"), stock_on_hand, TAKES_FILTERS,
	  PRINTS | AS_OF, .noun = stock_noun, .example = "on-hand warehouse=W01 --as-of last-month" },
	{ "ledger", "[FILTER...]", N_("all that came and went, with what was there after it"), stock_ledger,
	  TAKES_FILTERS, PRINTS | AS_OF, .noun = movement_noun, .example = "ledger product=P0001 day=this-year" },
	{ "alerts", "[FILTER...]", N_("products with less or more in stock than they should have"), stock_alerts,
	  TAKES_FILTERS, PRINTS | AS_OF, .noun = product_noun },
	{ "return", "KEY [LINE[:QTY]...]", N_("draft the return of what came or went, at the cost it had"),
	  stock_return_verb, TAKES_WORDS, PRINTS | WRITES | DATES, .options = stock_return_options,
	  .complete = offer_documents, .example = "return KC2026-0001 1:2" },
	{ "receive", "KEY [LINE[:QTY]...]", N_("goods in transit have arrived, or goods on loan are back"),
	  stock_receive_verb, TAKES_WORDS, PRINTS | WRITES | DATES, .options = stock_receive_options,
	  .complete = offer_documents, .example = "receive KC2026-0001 1:9 --lost 'broken on the way'" },
	{ "transit", "[FILTER...]", N_("what is under way, and since when"), stock_transit, TAKES_FILTERS,
	  PRINTS | AS_OF, .noun = line_noun },
	{ "loans", "[FILTER...]", N_("what is on loan, with whom, and how late"), stock_loans, TAKES_FILTERS,
	  PRINTS | AS_OF, .noun = line_noun },
	{ "price", "KEY LINE cost=COST...", N_("the invoice of goods whose cost was estimated has come"),
	  stock_price_verb, TAKES_WORDS | TAKES_ASSIGNMENTS, PRINTS | WRITES | DATES, .complete = offer_documents,
	  .example = "price KC2026-0001 1 cost=9.80 --on 2026-03-31" },
	{ "reserve", "PRODUCT:QTY... FIELD=VALUE...", N_("promise goods, so that nobody else takes them"),
	  stock_reserve_verb, TAKES_WORDS | TAKES_ASSIGNMENTS, PRINTS | WRITES | DATES, .noun = reservation_noun,
	  .example = "reserve P001:10 warehouse=W01 contract=HT2026-0001 until=+7d" },
	{ "release", "FILTER...", N_("give back what is reserved"), stock_release_verb, TAKES_FILTERS,
	  PRINTS | WRITES | DATES, .options = stock_release_options, .noun = reservation_noun,
	  .example = "release contract=HT2026-0001" },
	{ "reservations", "[FILTER...]", N_("what is reserved, and by whom"), stock_reservations, TAKES_FILTERS,
	  PRINTS | AS_OF, .noun = reservation_noun },
	{ "lots", "[FILTER...]", N_("which lots and serial numbers lie where"), stock_lots, TAKES_FILTERS,
	  PRINTS | AS_OF, .noun = lot_noun, .example = "lots product=P001" },
	{ "expiring", "DAY [FILTER...]", N_("lots in stock that expire until a day"), stock_expiring,
	  TAKES_WORDS | TAKES_FILTERS, PRINTS | AS_OF, .noun = lot_noun, .example = "expiring +30d" },
	{ "trace", "LOT [FILTER...]", N_("where a lot or serial number came from and went to"), stock_trace,
	  TAKES_WORDS | TAKES_FILTERS, PRINTS | AS_OF, .noun = lot_move_noun, .complete = offer_lots,
	  .example = "trace L2026-01" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-stock", .group = FOR_STOCK,
		.says = N_("what came and went, what lies where, and what it is worth"),
		.entity = &stock_entry_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
