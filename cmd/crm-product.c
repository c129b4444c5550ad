/* SPDX-License-Identifier: ISC */
/* crm-product - what we sell: goods, services, their categories and list prices */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-product", .group = FOR_PRICES,
		.says = N_("what we sell: goods, services, their categories and list prices"),
		.entity = &product_entity, .standard = standard_verbs,
	});
}
