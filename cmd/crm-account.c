/* SPDX-License-Identifier: ISC */
/* crm-account - where money is: bank accounts, cash boxes, bills */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-account", .group = FOR_MONEY,
		.says = N_("where money is: bank accounts, cash boxes, bills"),
		.entity = &account_entity, .standard = standard_verbs,
	});
}
