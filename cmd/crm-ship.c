/* SPDX-License-Identifier: ISC */
/* crm-ship - what may go to customers, what went, and whether it is there */
#include "cli/documents.h"
#include "cli/shipping.h"

static const struct verb verbs[] = {
	{ "add", "contract=KEY [FIELD=VALUE...] [LINE:QTY...] [-]", N_("make a shipment of lines of a contract, or of all that is left"),
	  shipping_add_verb, TAKES_ASSIGNMENTS, PRINTS | WRITES | DATES | READS_ROWS, .example = "add contract=1 warehouse=W01 1:5" },
	DOCUMENT_LINE_VERB,
	DOCUMENT_DECISION_VERBS,
	{ "cancel", "KEY... [reason=TEXT] [-]", N_("give up shipments; of a delivery the goods come back"), shipping_cancel_verb,
	  TAKES_KEYS | TAKES_ASSIGNMENTS, DOCUMENT_MOVES },
	{ "send", "KEY... [LINE:QTY...] [FIELD=VALUE...] [-]", N_("send what a shipment approves, or a part of it"), shipping_send_verb,
	  TAKES_KEYS | TAKES_ASSIGNMENTS | TAKES_WORDS, DOCUMENT_MOVES, .example = "send 1 1:5 warehouse=W02 carrier=SF tracking=SF123" },
	{ "return", "CONTRACT LINE:QTY... FIELD=VALUE...", N_("take goods of a contract back"), shipping_return_verb,
	  TAKES_WORDS | TAKES_ASSIGNMENTS, DOCUMENT_MOVES, .complete = shipping_offer_contracts },
	{ "signoff", "DELIVERY... --by NAME [-]", N_("the goods were signed for"), shipping_signoff_verb, TAKES_WORDS | TAKES_KEYS,
	  DOCUMENT_MOVES, .options = shipping_signoff_options, .complete = shipping_offer_deliveries },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-ship", .says = N_("what may go to customers, what went, and whether it is there"),
		.entity = &shipment_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
