/* SPDX-License-Identifier: ISC */
/* crm-search - find rows of any noun by words, or by their pinyin */
#include "cli/searching.h"

static const struct option find_options[] = {
	{ "in", .argument = "NOUN,...", .text = &search_nouns,
	  .says = N_("search these nouns alone; the rows of a single one begin with its key") },
	{ 0 }
};

static const struct option index_options[] = {
	{ "drop", .flag = &index_drops, .says = N_("take the index away") },
	{ "status", .flag = &index_tells,
	  .says = N_("how many rows of each noun it has, and how many were touched since") },
	{ 0 }
};

static const struct verb verbs[] = {
	{ "find", "WORDS...", N_("the rows that hold all the words, best first; the word find may be left out"),
	  search_find, TAKES_WORDS, PRINTS, .options = find_options, .check = search_check,
	  .example = "find 长沙 --in customer" },
	{ "index", "", N_("make the index that finds words in many rows fast, or bring it up to date"), search_index,
	  TAKES_NOTHING, PRINTS | LOADS, .options = index_options, .example = "index --status" },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-search", .group = FOR_SEARCH,
		.says = N_("find rows of any noun by words, or by their pinyin"), .verbs = verbs,
		.otherwise = &verbs[0],
	});
}
