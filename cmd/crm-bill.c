/* SPDX-License-Identifier: ISC */
/* crm-bill - bills of exchange: received, endorsed, discounted, cashed, dishonoured */
#include "cli/billing.h"
#include "cli/ledger.h"
#include "cli/standard.h"

#define MOVES (PRINTS | WRITES | DATES | READS_ROWS)

static const struct verb verbs[] = {
	{ "receive", "FIELD=VALUE... [-]", N_("enter a bill that came in, or one for each row of standard input"),
	  bill_receive, TAKES_ASSIGNMENTS, MOVES, .options = ledger_use_options,
	  .example = "receive number=B1 amount=500 maturity=2026-09-01 contract=S1 --oldest" },
	{ "endorse", "KEY... [-]", N_("hand bills on to a supplier, or to somebody else"), bill_endorse, TAKES_KEYS,
	  MOVES, .options = bill_endorse_options, .example = "endorse B1 --to S0001" },
	{ "discount", "KEY... [-]", N_("sell bills to a bank before they mature"), bill_discount, TAKES_KEYS, MOVES,
	  .options = bill_discount_options, .example = "discount B1 --into ICBC --rate 2.5%" },
	{ "cash", "KEY... [-]", N_("enter the money of bills that have matured"), bill_cash, TAKES_KEYS, MOVES,
	  .options = bill_cash_options, .example = "cash B1 --into ICBC" },
	{ "dishonour", "KEY... [-]", N_("enter that bills were not paid"), bill_dishonour, TAKES_KEYS, MOVES,
	  .example = "dishonour B1 --why \"no cover\"" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-bill", .group = FOR_MONEY,
		.says = N_("bills of exchange: received, endorsed, discounted, cashed, dishonoured"),
		.entity = &bill_entity, .verbs = verbs, .standard = lasting_verbs,
	});
}
