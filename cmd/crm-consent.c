/* SPDX-License-Identifier: ISC */
/* crm-consent - what customers and contacts agreed to */
#include "cli/standard.h"
#include "trade/consent.h"

/* Those that hold, among what the filters ask for. */
static enum status
current(struct run *run)
{
	struct query *q = run_query(run, &consent_entity);
	size_t count;
	const int64_t *ids = consent_current(run->access, run->arena, &count);

	run_filters(run, q);
	query_rows(q, ids, count);
	return run_print(run, q);
}

static const struct verb verbs[] = {
	{ "current", "[FILTER...]", N_("the consents that hold: the last of each channel, given and not ended"),
	  current, TAKES_FILTERS, PRINTS | AS_OF,
	  .example = "current channel=email --columns customer,customer.email" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-consent", .group = FOR_CUSTOMERS,
		.says = N_("what customers and contacts agreed to, by channel, basis and day"),
		.entity = &consent_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
