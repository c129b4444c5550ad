/* SPDX-License-Identifier: ISC */
/* crm-recurring - costs and income that come back: rent, salaries, taxes */
#include "cli/recurring.h"
#include "cli/standard.h"

static const struct verb verbs[] = {
	{ "book", "[KEY...] [-]",
	  N_("enter in the account book what fell due up to today or --on and is not there yet"), recurring_book_verb, TAKES_KEYS,
	  PRINTS | WRITES | DATES | READS_ROWS, .example = "book --once 'recurring:{today}'" },
	{ "change", "KEY AMOUNT [day=DATE]", N_("another amount from a day on"), recurring_change_verb,
	  TAKES_WORDS | TAKES_ASSIGNMENTS, PRINTS | WRITES, .complete = offer_recurring,
	  .example = "change GD0001 12000 day=2026-07-01" },
	{ "due", "[until=DATE] [account=ACCOUNT]",
	  N_("what fell due and is not in the book, and what falls due up to a day"), recurring_due, TAKES_ASSIGNMENTS,
	  PRINTS | AS_OF, .check = recurring_due_check, .example = "due until=+13w" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-recurring", .group = FOR_MONEY, .says = N_("costs and income that come back: rent, salaries, taxes"),
		.entity = &recurring_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
