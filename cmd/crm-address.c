/* SPDX-License-Identifier: ISC */
/* crm-address - where a customer's goods, invoices and letters go */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-address", .group = FOR_CUSTOMERS,
		.says = N_("where a customer's goods, invoices and letters go"),
		.entity = &address_entity, .standard = standard_verbs,
	});
}
