/* SPDX-License-Identifier: ISC */
/* crm-quote - what we offer at which prices, version after version */
#include "cli/documents.h"

static const struct verb verbs[] = {
	DOCUMENT_VERBS,
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-quote", .says = N_("what we offer at which prices, version after version"),
		.entity = &quote_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
