/* SPDX-License-Identifier: ISC */
/* crm-contract - what customers have signed for: lines, prices, dates */
#include "cli/execution.h"
#include "cli/planning.h"

static const struct verb verbs[] = {
	DOCUMENT_VERBS,
	{ "amend", "KEY LINE|PRODUCT:QTY [FIELD=VALUE...] ...", N_("change an approved contract from a day on"),
	  document_amend_verb, TAKES_WORDS | TAKES_ASSIGNMENTS, PRINTS | WRITES | DATES,
	  .options = document_line_options, .complete = offer_documents,
	  .example = "amend HT2026-0001 2 qty=4 --on 2026-05-01 --why 'less needed'" },
	PLAN_VERBS,
	EXECUTION_VERBS,
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-contract", .group = FOR_PRICES,
		.says = N_("what customers have signed for: lines, prices, dates"),
		.entity = &contract_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
