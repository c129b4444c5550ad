/* SPDX-License-Identifier: ISC */
/* crm-promise - what customers promised to pay, and whether they did */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-promise", .group = FOR_MONEY,
		.says = N_("what customers promised to pay, and whether they did"),
		.entity = &promise_entity, .standard = standard_verbs,
	});
}
