/* SPDX-License-Identifier: ISC */
/* crm-bank-line - lines of bank statements, as the bank tells them */
#include "cli/standard.h"

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-bank-line", .group = FOR_MONEY,
		.says = N_("lines of bank statements, as the bank tells them"),
		.entity = &bank_line_entity, .standard = standard_verbs,
	});
}
