/* SPDX-License-Identifier: ISC */
/* shaping - the options that take a file as it comes. */
#include "cli/shaping.h"

#include <stdlib.h>
#include <string.h>

#include "cli/human.h"

#define MOST_WORDS 200

struct shaping shaping;

const struct option shaping_options[] = {
	{ "sheet", .argument = "SHEET", .text = &shaping.sheet,
	  .says = N_("the sheet of a workbook, by name or by number from 1 (the first one that is not hidden)") },
	{ "header", .argument = "ROW", .text = &shaping.header, .says = N_("the row of the sheet, or the line, "
	  "that has the names; 0: none has, and columns are c1, c2, ...") },
	{ "skip", .argument = "N", .text = &shaping.skip, .says = N_("leave out N rows below the header") },
	{ "fill-down", .argument = "COLUMN,...", .text = &shaping.fill_down, .again = true,
	  .says = N_("an empty cell is what the one above it is, as in merged cells") },
	{ "where", .argument = "CONDITION", .text = &shaping.where, .again = true,
	  .says = N_("only rows where COLUMN=TEXT, COLUMN!=TEXT or COLUMN~TEXT (contains); "
	  "'COLUMN!=' leaves out totals and blank rows; may be given again") },
	{ "trim", .flag = &shaping.trim, .says = N_("cut blanks around cells and names") },
	{ "loose", .flag = &shaping.loose,
	  .says = N_("take a text as a sheet is taken: nameless and equal names, short rows, blank rows") },
	{ "numbers", .flag = &shaping.numbers,
	  .says = N_("texts that are plain numbers become numbers in json and xlsx") },
	{ "visible", .flag = &shaping.visible, .says = N_("leave out hidden rows and columns of a workbook") },
	{ "lenient", .flag = &shaping.lenient, .says = N_("take a stray quote in CSV as text") },
	{ 0 }
};

static long
number_of(const char *option, const char *text, long none)
{
	char *end;
	long number;

	if (text == NULL)
		return none;
	number = strtol(text, &end, 10);
	if (*text == '\0' || *end != '\0' || number < 0)
		die(USAGE, _("option '--%s' cannot be '%s': it is a number of rows, from 0"), option, text);
	return number;
}

struct shape_options
shaping_shape(void)
{
	return (struct shape_options){
		.header = number_of("header", shaping.header, -1), .skip = number_of("skip", shaping.skip, 0),
		.fill_down = shaping.fill_down, .where = shaping.where, .trim = shaping.trim, .loose = shaping.loose,
		.numbers = shaping.numbers,
	};
}

struct words {
	struct run *run;
	char **list;
	int count;
};

static void
add_word(struct words *words, const char *word)
{
	if (words->count == MOST_WORDS - 1)
		die(USAGE, _("more than %d options"), MOST_WORDS);
	words->list[words->count++] = arena_string(words->run->arena, word);
}

/* An option that was given, once for each line of its value. */
static void
add_option(const struct option *option, void *context)
{
	struct words *words = context;
	const char *value = option->text != NULL ? *option->text : NULL;

	if (option->flag != NULL && *option->flag)
		add_word(words, arena_printf(words->run->arena, "--%s", option->name));
	while (value != NULL) {
		size_t length = option->again ? strcspn(value, "\n") : strlen(value);

		add_word(words, arena_printf(words->run->arena, "--%s=%.*s", option->name, (int)length, value));
		value = value[length] != '\0' ? value + length + 1 : NULL;
	}
}

char **
shaping_words(struct run *run, bool raw)
{
	struct words words = { run, arena_alloc(run->arena, MOST_WORDS * sizeof *words.list), 0 };
	const struct option shared[] = {
		{ "encoding", .text = &run->options.encoding }, { "rows", .text = &run->options.rows },
		{ "allow-empty", .flag = &run->options.allow_empty }, { "raw", .flag = &raw },
	};

	for (const struct option *option = shaping_options; option->name != NULL; option++)
		add_option(option, &words);
	for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
		add_option(&shared[i], &words);
	return words.list;
}
