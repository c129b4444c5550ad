/* SPDX-License-Identifier: ISC */
/* crm-rival - who else wants a deal, and what we make of it */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-rival", .group = FOR_DEALS,
		.says = N_("who else wants a deal, and what we make of it"),
		.entity = &rival_entity, .standard = standard_verbs,
	});
}
