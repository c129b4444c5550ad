/* SPDX-License-Identifier: ISC */
/* crm-contract - what customers have signed for: lines, prices, dates */
#include "cli/documents.h"

static const struct verb verbs[] = {
	DOCUMENT_VERBS,
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-contract", .says = N_("what customers have signed for: lines, prices, dates"),
		.entity = &contract_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
