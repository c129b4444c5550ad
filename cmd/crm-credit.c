/* SPDX-License-Identifier: ISC */
/* crm-credit - how much customers may owe: applications, limits, what uses them up */
#include "cli/by_report.h"
#include "cli/crediting.h"
#include "cli/documents.h"

#define ASKS (PRINTS | AS_OF)

static const struct verb verbs[] = {
	{ "submit", "KEY... [-]", N_("ask for approval"), document_submit, TAKES_KEYS, DOCUMENT_MOVES,
	  .options = document_submit_options, .example = "submit SX2026-0001 --to wang" },
	{ "approve", "KEY... [-]", N_("grant applications: "
	  "the customer has the limit and days to pay from that day on"), crediting_approve, TAKES_KEYS, DOCUMENT_MOVES,
	  .options = crediting_approve_options, .example = "approve SX2026-0001 --granted 80000" },
	{ "reject", "KEY... reason=TEXT [-]", N_("send back what is pending, saying why"), document_reject,
	  TAKES_KEYS | TAKES_ASSIGNMENTS, DOCUMENT_MOVES },
	{ "cancel", "KEY... [reason=TEXT] [-]", N_("give up applications"), document_cancel,
	  TAKES_KEYS | TAKES_ASSIGNMENTS, DOCUMENT_MOVES },
	{ "exposure", "[FILTER...]", N_("what each customer may owe, what uses that up, what is free and what is over"),
	  by_report, TAKES_FILTERS, ASKS, .noun = crediting_customers, .check = crediting_report_check,
	  .example = "exposure owner=me --as-of last-month" },
	{ "check", "CUSTOMER", N_("whether a customer stays within the limit; status 1 when not"), crediting_check,
	  TAKES_WORDS, ASKS, .options = crediting_check_options, .complete = crediting_offer_customers,
	  .example = "check C0012 --amount 50000" },
	{ "suggest", "[CUSTOMER] [FILTER...]", N_("a limit by what customers bought and how late they paid"), by_report,
	  TAKES_WORDS | TAKES_FILTERS, ASKS, .noun = crediting_customers, .check = crediting_report_check,
	  .complete = crediting_offer_customers, .example = "suggest C0012" },
	{ "review", "[days=DAYS] [unused=DAYS] [FILTER...]",
	  N_("limits that expire, are exceeded, unused, or whose customers pay late"), by_report, TAKES_FILTERS, ASKS,
	  .noun = crediting_customers, .check = crediting_report_check, .example = "review days=30 owner=me" },
	{ "history", "CUSTOMER", N_("what a limit became when and why, what was applied for and let pass"),
	  by_report, TAKES_WORDS, ASKS, .check = crediting_report_check, .complete = crediting_offer_customers,
	  .example = "history C0012" },
	{ "lift", "CONTRACT reason=TEXT [until=DAY]", N_("let a contract pass, and what is shipped of it"),
	  crediting_lift, TAKES_WORDS | TAKES_ASSIGNMENTS, PRINTS | WRITES | DATES,
	  .options = crediting_lift_options, .noun = crediting_lifts, .complete = crediting_offer_contracts,
	  .example = "lift HT2026-0001 reason='paid by the week' --amount 20000" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-credit", .group = FOR_MONEY,
		.says = N_("how much customers may owe: applications, limits, what uses them up"),
		.entity = &credit_application_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
