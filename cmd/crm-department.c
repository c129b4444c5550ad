/* SPDX-License-Identifier: ISC */
/* crm-department - the tree of departments */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-department", .group = FOR_SETUP, .says = N_("the tree of departments"),
		.entity = &department_entity, .standard = standard_verbs,
	});
}
