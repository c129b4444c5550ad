/* SPDX-License-Identifier: ISC */
/* crm-ar - what customers owe us: due, settled, open */
#include "cli/aging.h"
#include "cli/ledger.h"

static const struct verb verbs[] = {
	OWED_VERBS("YS2026-0001"),
	AGING_VERB,
	{ "promise", "KEY DATE [AMOUNT] [FIELD=VALUE...]", N_("write down a promise to pay: all that is open, or an amount"),
	  ledger_promise, TAKES_KEYS | TAKES_WORDS | TAKES_ASSIGNMENTS, PRINTS | WRITES | DATES, .noun = promise_noun,
	  .complete = offer_owed, .example = "promise YS2026-0001 +7d 500 reason='short of cash'" },
	{ "promises", "[open|kept|broken] [FILTER...]", N_("what was promised, and whether it was kept"), ledger_promises,
	  TAKES_WORDS | TAKES_FILTERS, PRINTS | AS_OF, .noun = promise_noun, .example = "promises broken" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-ar", .group = FOR_MONEY, .says = N_("what customers owe us: due, settled, open"),
		.entity = &receivable_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
