/* SPDX-License-Identifier: ISC */
/* crm-supplier - those who sell to us */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-supplier", .says = N_("those who sell to us"),
		.entity = &supplier_entity, .standard = standard_verbs,
	});
}
