/* SPDX-License-Identifier: ISC */
/* crm-invoice - what was invoiced, to customers and by suppliers */
#include "cli/documents.h"
#include "cli/invoicing.h"

static const struct verb verbs[] = {
	{ "issue", "FIELD=VALUE... [LINE:QTY|PRODUCT:QTY]...", N_("make out an invoice to a customer"), invoicing_issue,
	  TAKES_ASSIGNMENTS | TAKES_WORDS, PRINTS | WRITES | DATES, .options = invoicing_issue_options,
	  .example = "issue contract=HT2026-0001 kind=special" },
	{ "receive", "FIELD=VALUE... [LINE:QTY[@PRICE]]...", N_("register an invoice of a supplier"), invoicing_receive,
	  TAKES_ASSIGNMENTS | TAKES_WORDS, PRINTS | WRITES | DATES, .options = invoicing_issue_options,
	  .example = "receive purchase=CG2026-0001 number=26312000000012345678" },
	{ "red", "KEY reason=TEXT [LINE:QTY]... [amount=MONEY]",
	  N_("answer an invoice by a red letter, all of it or a part"),
	  invoicing_red, TAKES_ASSIGNMENTS | TAKES_WORDS, PRINTS | WRITES | DATES, .options = invoicing_red_options,
	  .complete = offer_documents, .example = "red FP2026-0001 1:2 reason=退货" },
	{ "line", "KEY [LINE|PRODUCT:QTY [FIELD=VALUE...]]...", N_("list, add, change or remove lines of a draft"),
	  document_line_verb,
	  TAKES_WORDS | TAKES_ASSIGNMENTS, PRINTS | WRITES | AS_OF, .options = document_line_options,
	  .complete = offer_documents },
	{ "lines", "[FILTER...]", N_("flat rows: a line each, with the fields of its document"), document_lines_verb,
	  TAKES_FILTERS,
	  PRINTS | AS_OF, .example = "lines day=2026-03 -o csv" },
	{ "submit", "KEY... [-]", N_("ask for approval"), document_submit, TAKES_KEYS, DOCUMENT_MOVES,
	  .options = document_submit_options },
	{ "approve", "KEY... [-]", N_("issue or register drafts and what is pending"), document_approve, TAKES_KEYS,
	  DOCUMENT_MOVES },
	{ "reject", "KEY... reason=TEXT [-]", N_("send back what is pending, saying why"), document_reject,
	  TAKES_KEYS | TAKES_ASSIGNMENTS, DOCUMENT_MOVES },
	{ "void", "KEY... [reason=TEXT] [-]", N_("void invoices, where their kind and month allow it"), document_cancel,
	  TAKES_KEYS | TAKES_ASSIGNMENTS, DOCUMENT_MOVES, .example = "void FP2026-0001 reason=抬头错误" },
	{ "open", "[FILTER...]", N_("lines delivered and not invoiced, or invoiced and not delivered"), invoicing_open,
	  TAKES_FILTERS,
	  PRINTS | AS_OF, .options = invoicing_open_options, .noun = invoicing_open_noun,
	  .example = "open customer=C0001" },
	{ "match", "[FILTER...]", N_("invoices of suppliers beside what was ordered and what arrived"),
	  invoicing_match, TAKES_FILTERS,
	  PRINTS | AS_OF },
	{ "tax", "", N_("output tax and certified input tax of a month, by rate"), invoicing_tax, TAKES_NOTHING, PRINTS,
	  .options = invoicing_tax_options, .example = "tax --month 2026-10" },
	{ "numbers", "", N_("own numbers: used, voided, free, and gaps"), invoicing_numbers, TAKES_NOTHING, PRINTS },
	{ "export", "[FILTER...]", N_("rows for the software of the tax authority, with Chinese headers"),
	  invoicing_export,
	  TAKES_FILTERS, PRINTS, .example = "export number= > 开票.csv" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-invoice", .group = FOR_INVOICES,
		.says = N_("what was invoiced, to customers and by suppliers"),
		.entity = &invoice_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
