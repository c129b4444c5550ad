/* SPDX-License-Identifier: ISC */
/* crm-tier - levels of prices that sellers are granted */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-tier", .group = FOR_PRICES, .says = N_("levels of prices that sellers are granted"),
		.entity = &tier_entity, .standard = standard_verbs,
	});
}
