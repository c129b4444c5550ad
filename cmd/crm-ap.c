/* SPDX-License-Identifier: ISC */
/* crm-ap - what we owe to suppliers: due, settled, open */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-ap", .says = N_("what we owe to suppliers: due, settled, open"),
		.entity = &payable_entity, .standard = standard_verbs,
	});
}
