/* SPDX-License-Identifier: ISC */
/* crm-title - the titles that invoices are made out to */
#include "cli/entering.h"
#include "cli/standard.h"

static const struct verb verbs[] = {
	ENTERING_VERB,
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-title", .group = FOR_INVOICES, .says = N_("the titles that invoices are made out to"),
		.entity = &title_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
