/* SPDX-License-Identifier: ISC */
/* crm-user - the people of the company, their departments and bosses */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-user", .says = N_("the people of the company, their departments and bosses"),
		.entity = &user_entity, .standard = standard_verbs,
	});
}
