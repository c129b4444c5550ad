/* SPDX-License-Identifier: ISC */
/* crm-share - who beside the owner works on a customer or a deal */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-share", .group = FOR_CUSTOMERS,
		.says = N_("who beside the owner works on a customer or a deal"),
		.entity = &share_entity, .standard = standard_verbs,
	});
}
