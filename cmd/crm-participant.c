/* SPDX-License-Identifier: ISC */
/* crm-participant - who decides a deal, in what role, and how they think of us */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-participant", .group = FOR_DEALS,
		.says = N_("who decides a deal, in what role, and how they think of us"),
		.entity = &participant_entity, .standard = standard_verbs,
	});
}
