/* SPDX-License-Identifier: ISC */
/* crm-cash - the account book: what comes into accounts and goes out of them */
#include "cli/cashing.h"
#include "cli/entering.h"
#include "cli/hledger.h"
#include "cli/reconciling.h"
#include "cli/reversing.h"
#include "cli/standard.h"

#define POSTS (PRINTS | WRITES | DATES)

static const struct verb verbs[] = {
	{ "in", "ACCOUNT AMOUNT [FIELD=VALUE...]", N_("enter what came into an account"), cash_in,
	  TAKES_WORDS | TAKES_ASSIGNMENTS, POSTS, .options = entering_options, .complete = offer_accounts,
	  .example = "in ICBC 500 kind=interest" },
	{ "out", "ACCOUNT AMOUNT [FIELD=VALUE...]", N_("enter what went out of an account"), cash_out,
	  TAKES_WORDS | TAKES_ASSIGNMENTS, POSTS, .options = entering_options, .complete = offer_accounts,
	  .example = "out CASH 36.50 text=Stamps" },
	{ "opening", "ACCOUNT AMOUNT [FIELD=VALUE...]", N_("enter what was in an account when the book begins"),
	  cash_opening, TAKES_WORDS | TAKES_ASSIGNMENTS, POSTS, .options = entering_options, .complete = offer_accounts,
	  .example = "opening ICBC 10000 --on 2026-01-01" },
	{ "transfer", "ACCOUNT AMOUNT [FIELD=VALUE...]", N_("move money from one account to another"),
	  cash_transfer_verb, TAKES_WORDS | TAKES_ASSIGNMENTS, POSTS, .options = cash_transfer_options,
	  .complete = offer_accounts, .example = "transfer ICBC 2000 --to CASH --fee 5" },
	{ "reverse", "KEY... [-]", N_("take entries back by opposite ones of the same day, or of the day of --on"),
	  cash_reverse_verb, TAKES_KEYS, POSTS | READS_ROWS, .example = "reverse id=12 --on 2026-04-02" },
	{ "ledger", "[ACCOUNT] [from=DATE] [to=DATE]", N_("all entries, with what was there before and after each"),
	  cash_ledger, TAKES_WORDS | TAKES_ASSIGNMENTS, PRINTS | AS_OF, .complete = offer_accounts,
	  .check = cash_ledger_check, .example = "ledger ICBC from=2026-03" },
	{ "balance", "[FILTER...]", N_("what is in each account"), cash_balance, TAKES_FILTERS, PRINTS | AS_OF,
	  .of = &account_balance_entity, .example = "balance --as-of last-month" },
	{ "match", "[FILTER...]", N_("what open lines of the bank are likely to be, the surest first, for accept"),
	  cash_match, TAKES_FILTERS, PRINTS, .options = cash_match_options, .of = &bank_line_entity,
	  .example = "match --account ICBC day=2026-03" },
	{ "accept", "KEY... [-]", N_("enter lines of the bank as what they are, and match them"), cash_accept,
	  TAKES_KEYS, PRINTS | WRITES | READS_ROWS, .options = cash_accept_options, .complete = offer_lines,
	  .of = &bank_line_entity, .example = "accept id=7 --kind expense" },
	{ "unmatched", "[FILTER...]", N_("lines of the bank that are still open"), cash_unmatched,
	  TAKES_FILTERS, PRINTS | AS_OF, .options = cash_unmatched_options, .of = &bank_line_entity,
	  .example = "unmatched --account ICBC" },
	{ "reconcile", "[ACCOUNT]", N_("from the bank's balance and the book's to one and the same, "
	  "by what is open on either side"), cash_reconcile, TAKES_WORDS, PRINTS | AS_OF, .complete = offer_accounts,
	  .check = cash_reconcile_check, .example = "reconcile ICBC --as-of last-month" },
	{ "export", "", N_("the books as text for another program"), cash_export, TAKES_NOTHING, AS_OF,
	  .options = cash_export_options, .check = cash_export_check,
	  .example = "export --hledger --from 2026-03 --to 2026-03" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-cash", .group = FOR_MONEY,
		.says = N_("the account book: what comes into accounts and goes out of them"),
		.entity = &cash_entry_entity, .verbs = verbs, .standard = fact_verbs,
	});
}
