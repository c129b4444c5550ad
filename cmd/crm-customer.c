/* SPDX-License-Identifier: ISC */
/* crm-customer - the firms and people we sell to */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-customer", .says = N_("the firms and people we sell to"),
		.entity = &customer_entity, .standard = standard_verbs,
	});
}
