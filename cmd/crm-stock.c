/* SPDX-License-Identifier: ISC */
/* crm-stock - what came and went, what lies where, and what it is worth */
#include "cli/documents.h"

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

static enum status
print_of(struct run *run, const struct entity *entity)
{
	struct query *q = run_query(run, entity);

	run_filters(run, q);
	return run_print(run, q);
}

static enum status
on_hand(struct run *run)
{
	return print_of(run, &stock_entity);
}

static enum status
ledger(struct run *run)
{
	return print_of(run, &movement_entity);
}

static enum status
alerts(struct run *run)
{
	struct query *q = run_query(run, &product_entity);

	if (!run->options.columns)
		query_columns(q, "code,name,unit,stock,min_stock,max_stock,alert");
	query_filter(q, "alert!=");
	run_filters(run, q);
	return run_print(run, q);
}

static const struct verb verbs[] = {
	DOCUMENT_VERBS,
	{ "on-hand", "[FILTER...]", N_("what lies where: quantity, value, average cost"), on_hand, TAKES_FILTERS,
	  PRINTS | AS_OF, .noun = stock_noun, .example = "on-hand warehouse=W01 --as-of last-month" },
	{ "ledger", "[FILTER...]", N_("all that came and went, with what was there after it"), ledger, TAKES_FILTERS,
	  PRINTS | AS_OF, .noun = movement_noun, .example = "ledger product=P0001 day=this-year" },
	{ "alerts", "[FILTER...]", N_("products with less or more in stock than they should have"), alerts, TAKES_FILTERS,
	  PRINTS | AS_OF, .noun = product_noun },
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
