/* SPDX-License-Identifier: ISC */
/* crm-receipt - money that came from customers */
#include "cli/ledger.h"

static const struct verb verbs[] = {
	PAID_VERBS("SK2026-0001", "YS2026-0001"),
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-receipt", .group = FOR_MONEY, .says = N_("money that came from customers"),
		.entity = &receipt_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
