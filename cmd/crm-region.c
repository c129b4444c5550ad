/* SPDX-License-Identifier: ISC */
/* crm-region - provinces, cities, districts and streets by their codes */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-region", .group = FOR_CUSTOMERS,
		.says = N_("provinces, cities, districts and streets by their codes"),
		.entity = &region_entity, .standard = standard_verbs,
	});
}
