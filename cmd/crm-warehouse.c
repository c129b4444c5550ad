/* SPDX-License-Identifier: ISC */
/* crm-warehouse - where goods lie */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-warehouse", .group = FOR_STOCK, .says = N_("where goods lie"),
		.entity = &warehouse_entity, .standard = standard_verbs,
	});
}
