/* SPDX-License-Identifier: ISC */
/* crm-supplier - those who sell to us */
#include "cli/adopting.h"
#include "cli/standard.h"

static const struct verb verbs[] = {
	ADOPT_VERB(N_("make suppliers of firms that are customers or competitors already"), "adopt C0001"),
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-supplier", .group = FOR_PURCHASES, .says = N_("those who sell to us"),
		.entity = &supplier_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
