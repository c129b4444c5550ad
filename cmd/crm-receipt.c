/* SPDX-License-Identifier: ISC */
/* crm-receipt - money that came from customers */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-receipt", .says = N_("money that came from customers"),
		.entity = &receipt_entity, .standard = standard_verbs,
	});
}
