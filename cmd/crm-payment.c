/* SPDX-License-Identifier: ISC */
/* crm-payment - money that went to suppliers */
#include "cli/ledger.h"

static const struct verb verbs[] = {
	PAID_VERBS("FK2026-0001", "YF2026-0001"),
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-payment", .group = FOR_MONEY, .says = N_("money that went to suppliers"),
		.entity = &payment_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
