/* SPDX-License-Identifier: ISC */
/* crm-ar - what customers owe us: due, settled, open */
#include "cli/aging.h"
#include "cli/entering.h"
#include "cli/ledger.h"
#include "cli/lettering.h"

static const struct verb verbs[] = {
	OWED_VERBS("YS2026-0001"),
	ENTERING_VERB,
	AGING_VERB,
	{ "promise", "KEY DATE [AMOUNT] [FIELD=VALUE...]",
	  N_("write down a promise to pay: all that is open, or an amount"), ledger_promise,
	  TAKES_KEYS | TAKES_WORDS | TAKES_ASSIGNMENTS, PRINTS | WRITES | DATES, .noun = promise_noun,
	  .complete = offer_owed, .example = "promise YS2026-0001 +7d 500 reason='short of cash'" },
	{ "promises", "[open|kept|broken] [FILTER...]", N_("what was promised, and whether it was kept"),
	  ledger_promises, TAKES_WORDS | TAKES_FILTERS, PRINTS | AS_OF, .noun = promise_noun,
	  .example = "promises broken" },
	STATEMENT_VERB("C0001"),
	{ "confirm", "CUSTOMER...|FILTER...|--all [-]", N_("ask customers to confirm their balance, once for each "
	  "day it is of"), confirm_verb, TAKES_KEYS | TAKES_FILTERS, LEDGER_WRITES, .options = confirm_options,
	  .noun = lettering_party, .complete = offer_parties, .example = "confirm --all --as-of last-month" },
	{ "confirmed", "KEY... their=AMOUNT [FIELD=VALUE...] [-]", N_("write down the balance that was answered"),
	  confirmed_verb, TAKES_KEYS | TAKES_ASSIGNMENTS, LEDGER_WRITES, .noun = confirmation_noun,
	  .complete = offer_confirmations, .example = "confirmed DZ2026-0001 their=1234.50 note='goods in transit'" },
	{ "confirmations", "[open|agreed|different] [FILTER...]", N_("what was asked, and what was answered"),
	  confirmations_verb, TAKES_WORDS | TAKES_FILTERS, PRINTS | AS_OF, .noun = confirmation_noun,
	  .example = "confirmations different" },
	{ "dun", "[KEY...|FILTER...] [-]", N_("write a letter to each customer about what is overdue, level by level"),
	  dun_verb, TAKES_KEYS | TAKES_FILTERS, LEDGER_WRITES, .options = dun_options, .complete = offer_owed,
	  .example = "crm-ar dun -o json | crm-print dunning - --each '{code}.pdf'" },
	{ "dunned", "[FILTER...]", N_("what was reminded of, and what was paid since"), dunned_verb, TAKES_FILTERS,
	  PRINTS | AS_OF, .noun = dunning_noun, .example = "dunned day=this-month" },
	{ "hold", "KEY... [until=DATE] [-]", N_("remind nobody of it, saying why: --why"), hold_verb,
	  TAKES_KEYS | TAKES_ASSIGNMENTS, LEDGER_WRITES, .noun = hold_noun, .complete = offer_owed,
	  .example = "hold YS2026-0001 until=+14d --why 'quality is being looked at'" },
	{ "unhold", "KEY... [-]", N_("remind of it again"), unhold_verb, TAKES_KEYS, LEDGER_WRITES,
	  .complete = offer_owed, .example = "unhold YS2026-0001" },
	{ "holds", "[FILTER...]", N_("what nobody is reminded of, and why"), holds_verb, TAKES_FILTERS, PRINTS | AS_OF,
	  .noun = hold_noun },
	{ "escalate", "[FILTER...]", N_("who has to see to what is overdue: the owner, from the second level on the "
	  "boss"), escalate_verb, TAKES_FILTERS, PRINTS | AS_OF, .example = "escalate owner.department=Sales" },
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
