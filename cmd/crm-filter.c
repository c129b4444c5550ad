/* SPDX-License-Identifier: ISC */
/* crm-filter - filters that have a name, for every noun */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-filter", .group = FOR_SEARCH, .says = N_("filters that have a name, for every noun"),
		.entity = &filter_entity, .standard = standard_verbs,
	});
}
