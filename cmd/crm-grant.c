/* SPDX-License-Identifier: ISC */
/* crm-grant - who may sell at the prices of which tier */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-grant", .group = FOR_PRICES, .says = N_("who may sell at the prices of which tier"),
		.entity = &grant_entity, .standard = standard_verbs,
	});
}
