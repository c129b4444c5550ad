/* SPDX-License-Identifier: ISC */
/* crm-ar - what customers owe us: due, settled, open */
#include "cli/aging.h"
#include "cli/ledger.h"

static const struct verb verbs[] = {
	OWED_VERBS("YS2026-0001"),
	AGING_VERB,
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-ar", .says = N_("what customers owe us: due, settled, open"),
		.entity = &receivable_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
