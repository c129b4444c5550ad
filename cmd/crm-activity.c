/* SPDX-License-Identifier: ISC */
/* crm-activity - calls, visits, talks and letters: what was done with customers */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-activity", .group = FOR_WORK,
		.says = N_("calls, visits, talks and letters: what was done with customers"),
		.entity = &activity_entity, .standard = standard_verbs,
	});
}
