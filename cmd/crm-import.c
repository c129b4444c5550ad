/* SPDX-License-Identifier: ISC */
/* crm-import - files of rows into any noun */
#include "cli/importing.h"

static void
offer_nouns(struct run *run, const char *prefix)
{
	(void)run, (void)prefix;
	for (int i = 0; model[i]; i++)
		if (model[i]->kind == MASTER)
			complete_word(model[i]->name, model[i]->label);
}

static const struct verb only = {
	NULL, "NOUN FILE... [FIELD=@COLUMN...] [-]", N_("read files of rows into a noun; all rows or none"), importing,
	TAKES_WORDS | TAKES_ASSIGNMENTS | TAKES_FILES, PRINTS | WRITES | DATES | READS_ROWS | SHAPES | LOADS,
	.options = importing_options, .complete = offer_nouns,
	.example = "customer accounts.csv name=@account --create industry",
};

int
main(int argc, char *argv[])
{
	program_name = "crm-import";
	argv = importing_words(&argc, argv);
	return program_main(argc, argv, &(const struct program){
		.name = "crm-import", .group = FOR_SETUP, .says = N_("files of rows into any noun"), .only = &only,
	});
}
