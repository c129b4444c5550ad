/* SPDX-License-Identifier: ISC */
/* crm-lot - lots and serial numbers of goods */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-lot", .group = FOR_STOCK, .says = N_("lots and serial numbers of goods"),
		.entity = &lot_entity, .standard = standard_verbs,
	});
}
