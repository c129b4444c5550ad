/* SPDX-License-Identifier: ISC */
/* crm-ar - what customers owe us: due, settled, open */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-ar", .says = N_("what customers owe us: due, settled, open"),
		.entity = &receivable_entity, .standard = standard_verbs,
	});
}
