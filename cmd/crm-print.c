/* SPDX-License-Identifier: ISC */
/* crm-print - documents and letters as PDF */
#include "cli/printing.h"

static const struct verb verbs[] = {
	{ "make", "TEMPLATE [KEY...|FILTER...] [-]", N_("print documents by a template; the word make may be left out"),
	  printing, TAKES_WORDS | TAKES_FILTERS, AS_OF | UNMASKS | READS_ROWS, .options = printing_options,
	  .complete = offer_templates, .check = printing_check, .noun = printing_noun,
	  .example = "quote BJ2026-0001 --output quote.pdf" },
	{ "list", "", N_("the templates there are, and their files"), printing_list, TAKES_NOTHING,
	  PRINTS | NO_DATABASE },
	{ "show", "TEMPLATE", N_("the text of a template, to begin one of your own with"), printing_show, TAKES_WORDS,
	  NO_DATABASE, .complete = offer_templates, .example = "show quote >my.tpl" },
	{ "capitals", "AMOUNT...", N_("amounts in Chinese capitals, a line each"), printing_capitals, TAKES_WORDS,
	  NO_DATABASE, .example = "capitals 6007.14" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-print", .group = FOR_REPORTS,
		.says = N_("documents and letters as PDF"), .verbs = verbs, .otherwise = &verbs[0],
	});
}
