/* SPDX-License-Identifier: ISC */
/* crm-category - the tree of product categories */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-category", .group = FOR_PRICES, .says = N_("the tree of product categories"),
		.entity = &category_entity, .standard = standard_verbs,
	});
}
