/* SPDX-License-Identifier: ISC */
/* crm-packing - the other units products are traded in */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-packing", .group = FOR_PRICES, .says = N_("the other units products are traded in"),
		.entity = &packing_entity, .standard = standard_verbs,
	});
}
