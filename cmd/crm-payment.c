/* SPDX-License-Identifier: ISC */
/* crm-payment - money that went to suppliers */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-payment", .says = N_("money that went to suppliers"),
		.entity = &payment_entity, .standard = standard_verbs,
	});
}
