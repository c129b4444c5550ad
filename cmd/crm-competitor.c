/* SPDX-License-Identifier: ISC */
/* crm-competitor - the firms that sell what we sell */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-competitor", .group = FOR_DEALS, .says = N_("the firms that sell what we sell"),
		.entity = &competitor_entity, .standard = standard_verbs,
	});
}
