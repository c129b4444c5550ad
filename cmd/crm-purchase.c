/* SPDX-License-Identifier: ISC */
/* crm-purchase - what is ordered from suppliers: lines, prices, dates */
#include "cli/documents.h"

static const struct verb verbs[] = {
	DOCUMENT_VERBS,
	{ "amend", "KEY LINE|PRODUCT:QTY [FIELD=VALUE...] ...", N_("change an approved purchase from a day on"),
	  document_amend_verb, TAKES_WORDS | TAKES_ASSIGNMENTS, PRINTS | WRITES | DATES, .options = document_line_options,
	  .complete = offer_documents, .example = "amend 1 2 qty=4 --on 2026-05-01 --why 'less needed'" },
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
