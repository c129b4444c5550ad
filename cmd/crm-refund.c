/* SPDX-License-Identifier: ISC */
/* crm-refund - money that customers get back: asked for, approved, paid */
#include "cli/documents.h"
#include "cli/refunding.h"
#include "cli/reversing.h"

static const struct verb verbs[] = {
	DOCUMENT_DECISION_VERBS,
	DOCUMENT_CANCEL_VERB,
	{ "pay", "KEY [AMOUNT] [FIELD=VALUE...]", N_("pay all of a refund that is left, or a part of it"),
	  refund_pay_verb, TAKES_KEYS | TAKES_WORDS | TAKES_ASSIGNMENTS, PRINTS | WRITES | DATES,
	  .complete = offer_documents, .example = "pay TK2026-0001 500 method=transfer" },
	{ "reverse", "KEY... [-]", N_("take back what was paid of refunds, saying why: --why; it is to be paid again"),
	  refund_reverse, TAKES_KEYS, PRINTS | WRITES | DATES | READS_ROWS, .complete = offer_documents,
	  .example = "reverse TK2026-0001 --why 'sent back by the bank'" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-refund", .group = FOR_MONEY,
		.says = N_("money that customers get back: asked for, approved, paid"),
		.entity = &refund_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
