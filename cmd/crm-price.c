/* SPDX-License-Identifier: ISC */
/* crm-price - what products cost, by tier, quantity and day */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-price", .says = N_("what products cost, by tier, quantity and day"),
		.entity = &price_entity, .standard = standard_verbs,
	});
}
