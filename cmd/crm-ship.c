/* SPDX-License-Identifier: ISC */
/* crm-ship - what may go to customers, what went, and whether it is there */
#include "cli/documents.h"
#include "cli/shipping.h"
#include "cli/tracking.h"

static const struct verb verbs[] = {
	{ "add", "contract=KEY [FIELD=VALUE...] [LINE:QTY...] [-]",
	  N_("make a shipment of lines of a contract, or of all that is left"), shipping_add_verb, TAKES_ASSIGNMENTS,
	  PRINTS | WRITES | DATES | READS_ROWS, .example = "add contract=HT2026-0001 warehouse=W01 1:5" },
	DOCUMENT_LINE_VERB,
	DOCUMENT_DECISION_VERBS,
	{ "cancel", "KEY... [reason=TEXT] [-]", N_("give up shipments; of a delivery the goods come back"),
	  shipping_cancel_verb, TAKES_KEYS | TAKES_ASSIGNMENTS, DOCUMENT_MOVES },
	{ "send", "KEY... [LINE:QTY...] [FIELD=VALUE...] [-]", N_("send what a shipment approves, or a part of it"),
	  shipping_send_verb, TAKES_KEYS | TAKES_ASSIGNMENTS | TAKES_WORDS, DOCUMENT_MOVES,
	  .example = "send FH2026-0001 1:5 warehouse=W02 carrier=SF tracking=SF123" },
	{ "return", "CONTRACT LINE:QTY... FIELD=VALUE...", N_("take goods of a contract back"), shipping_return_verb,
	  TAKES_WORDS | TAKES_ASSIGNMENTS, DOCUMENT_MOVES, .complete = shipping_offer_contracts },
	{ "signoff", "DELIVERY... --by NAME [-]", N_("the goods were signed for"), shipping_signoff_verb,
	  TAKES_WORDS | TAKES_KEYS, DOCUMENT_MOVES, .options = shipping_signoff_options,
	  .complete = shipping_offer_deliveries },
	{ "lines", "[KEY...|FILTER...]", N_("flat rows: a line each, with the fields of its shipment"), tracking_lines,
	  TAKES_FILTERS | TAKES_KEYS, PRINTS | AS_OF, .options = tracking_lines_options,
	  .example = "lines FH2026-0001 --with-stock" },
	{ "deliveries", "[FILTER...]", N_("what was sent, by whom it is carried, and who signed for it"),
	  tracking_deliveries, TAKES_FILTERS, PRINTS | AS_OF, .noun = tracking_noun,
	  .example = "deliveries day=2026-03 carrier=SF" },
	{ "transit", "[FILTER...]", N_("what was sent and is not signed for"), tracking_transit, TAKES_FILTERS,
	  PRINTS | AS_OF, .noun = tracking_noun },
	{ "late", "[CONTRACT...]", N_("what should have been sent, or signed for, by now"), tracking_late, TAKES_WORDS,
	  PRINTS | AS_OF, .complete = shipping_offer_contracts },
	{ "history", "KEY... [-]", N_("what of a contract went and came back; of a shipment who changed what"),
	  tracking_history, TAKES_KEYS, PRINTS | AS_OF | READS_ROWS, .complete = shipping_offer_contracts },
	{ "track", "KEY...", N_("where the goods of a contract, shipment, delivery or tracking number are"),
	  tracking_track, TAKES_WORDS, PRINTS | AS_OF, .complete = shipping_offer_contracts },
	{ "check", "CONTRACT...", N_("lines of which something else was delivered than was contracted"), tracking_check,
	  TAKES_WORDS, PRINTS | AS_OF, .complete = shipping_offer_contracts },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-ship", .group = FOR_STOCK,
		.says = N_("what may go to customers, what went, and whether it is there"),
		.entity = &shipment_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
