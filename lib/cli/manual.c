/* SPDX-License-Identifier: ISC */
/*
 * manual - the parts of a man page that the tables know, in mdoc.
 *
 * SYNOPSIS comes first and the rest from VERBS (or OPTIONS) on, so that the Makefile can put a
 * written DESCRIPTION between the two. The texts are in the language of the caller.
 */
#include <ctype.h>
#include <string.h>

#include "cli/human.h"
#include "cli/options.h"

#define LINE_WIDTH 76

static bool
ends_sentence(const char *word, size_t length)
{
	return length > 0 && strchr(".!?", word[length - 1]);
}

/* Running text: escaped, in short lines, each sentence on a line of its own. */
static void
add_text(struct buf *buf, const char *text)
{
	size_t column = 0;

	for (text += strspn(text, " \n"); *text; text += strspn(text, " \n")) {
		size_t length = strcspn(text, " \n");

		if (column > 0 && column + 1 + length > LINE_WIDTH) {
			buf_byte(buf, '\n');
			column = 0;
		}
		if (column > 0)
			buf_byte(buf, ' ');
		else if (*text == '.' || *text == '\'')
			buf_text(buf, "\\&");
		for (size_t i = 0; i < length; i++)
			buf_text(buf, text[i] == '\\' ? "\\e" : (char[]){ text[i], '\0' });
		column += 1 + length;
		if (ends_sentence(text, length))
			column = LINE_WIDTH;
		text += length;
	}
	buf_byte(buf, '\n');
}

/* One word of a synopsis: an option, something to be replaced, or a word as it is. */
static const char *
add_word(struct buf *buf, const char *word)
{
	size_t length = strcspn(word, " []"), dots = 0;
	bool replaced = false;

	while (dots < length && word[length - 1 - dots] == '.')
		dots++;
	for (size_t i = 0; i < length - dots; i++)
		replaced |= isupper((unsigned char)word[i]) != 0;
	if (*word == '-') {
		buf_text(buf, "Fl");
		if (length > 1)
			buf_byte(buf, ' ');
		buf_add(buf, word + 1, length - 1);
	} else if (length > dots) {
		buf_text(buf, replaced ? "Ar " : "Cm ");
		buf_add(buf, word, length - dots);
		buf_text(buf, dots == 3 ? " ..." : "");
	} else {
		buf_text(buf, "No ");
		buf_add(buf, word, length);
	}
	return word + length;
}

/* "KEY... [FIELD=VALUE...] [-]" as the rest of a macro line. */
static void
add_synopsis(struct buf *buf, const char *synopsis)
{
	bool joined = false;

	while (synopsis && *synopsis) {
		if (*synopsis == ' ') {
			joined = false;
			synopsis++;
			continue;
		}
		buf_text(buf, joined && *synopsis != ']' ? " Ns " : " ");
		joined = true;
		if (*synopsis == '[') {
			buf_text(buf, "Oo");
			joined = false;
			synopsis++;
		} else if (*synopsis == ']') {
			buf_text(buf, "Oc");
			synopsis++;
		} else {
			synopsis = add_word(buf, synopsis);
		}
	}
}

static void
add_verb_line(struct buf *buf, const char *macro, const struct verb *verb)
{
	buf_printf(buf, "%s Cm %s", macro, verb->name);
	add_synopsis(buf, verb->synopsis);
	buf_byte(buf, '\n');
}

static void
add_synopsis_section(struct buf *buf, const struct program *program)
{
	const struct verb *verb;

	buf_text(buf, ".Sh SYNOPSIS\n");
	if (program->only) {
		buf_printf(buf, ".Nm %s", program->name);
		add_synopsis(buf, program->only->synopsis);
		buf_text(buf, " Op Ar OPTION ...\n");
	}
	for (int i = 0; (verb = verb_at(program, i)); i++) {
		buf_printf(buf, ".Nm\n.Cm %s", verb->name);
		add_synopsis(buf, verb->synopsis);
		buf_text(buf, " Op Ar OPTION ...\n");
	}
}

static void
add_option(struct buf *buf, const struct option *option)
{
	buf_text(buf, ".It ");
	if (option->letter)
		buf_printf(buf, "Fl %c , ", option->letter);
	buf_printf(buf, "Fl -%s", option->name);
	if (option->argument)
		buf_printf(buf, " Ns = Ns Ar %s", option->argument);
	buf_byte(buf, '\n');
	add_text(buf, _(option->says));
	if (!option->values)
		return;
	buf_printf(buf, ".br\n%s", _("One of"));
	for (const char *value = option->values; *value; value += *value == '|') {
		size_t length = strcspn(value, "|");

		buf_text(buf, "\n.Cm ");
		buf_add(buf, value, length);
		value += length;
		buf_text(buf, *value ? " ," : " .");
	}
	buf_byte(buf, '\n');
}

static void
add_own_options(struct buf *buf, const struct verb *verb)
{
	if (!verb->options || !verb->options->name)
		return;
	buf_text(buf, ".Bl -tag -width Ds\n");
	for (const struct option *option = verb->options; option->name; option++)
		add_option(buf, option);
	buf_text(buf, ".El\n");
}

static void
add_verbs_section(struct buf *buf, const struct program *program)
{
	const struct verb *verb;

	buf_text(buf, ".Sh VERBS\n.Bl -tag -width Ds\n");
	for (int i = 0; (verb = verb_at(program, i)); i++) {
		add_verb_line(buf, ".It", verb);
		add_text(buf, _(verb->says));
		add_own_options(buf, verb);
	}
	buf_text(buf, ".El\n");
}

/* The options still to be listed, each of them once however many verbs share it. */
struct listing {
	struct buf *buf;
	const struct verb *verb;
	const struct option *listed[64];
	int count;
};

static void
list_shared(const struct option *option, void *context)
{
	struct listing *listing = context;

	if (option_is_own(listing->verb, option))
		return;
	for (int i = 0; i < listing->count; i++)
		if (listing->listed[i] == option)
			return;
	listing->listed[listing->count++] = option;
	add_option(listing->buf, option);
}

static void
add_options_section(struct buf *buf, const struct program *program)
{
	struct listing listing = { .buf = buf };

	buf_text(buf, ".Sh OPTIONS\n");
	if (!program->only)
		add_text(buf, _("Each verb takes those that its --help names."));
	buf_text(buf, ".Bl -tag -width Ds\n");
	if (program->only) {
		for (const struct option *own = program->only->options; own && own->name; own++)
			add_option(buf, own);
		listing.verb = program->only;
		verb_options(program->only, list_shared, &listing);
	}
	for (int i = 0; (listing.verb = verb_at(program, i)); i++)
		verb_options(listing.verb, list_shared, &listing);
	buf_text(buf, ".El\n");
}

/* What the environment says, by the groups of verbs that it matters to; 0: every program. */
static const struct {
	unsigned groups;
	const char *name, *says;
} variables[] = {
	{ 0, "CRM_DB", N_("the database, where --db is not given") },
	{ SHAPES, "CRM_ENCODING", N_("the encoding of texts that are not UTF-8 (gb18030 in a Chinese locale)") },
	{ PRINTS, "CRM_FORMAT", N_("the format of the rows, where --output is not given") },
	{ WRITES, "CRM_GROUP", N_("a name for the change sets of a script, to undo them together") },
	{ PRINTS, "CRM_PAGER", N_("the pager of a terminal, before PAGER; empty for none") },
	{ 0, "CRM_TODAY", N_("the day that is today, YYYY-MM-DD") },
	{ 0, "LANGUAGE , LC_ALL , LC_MESSAGES , LANG", N_("the language of messages and tables") },
};

static void
add_environment_section(struct buf *buf, const struct program *program)
{
	unsigned used = program->only ? program->only->groups : 0;
	const struct verb *verb;

	for (int i = 0; (verb = verb_at(program, i)); i++)
		used |= verb->groups;
	buf_text(buf, ".Sh ENVIRONMENT\n.Bl -tag -width Ds\n");
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		if (variables[i].groups && !(variables[i].groups & used))
			continue;
		buf_printf(buf, ".It Ev %s\n", variables[i].name);
		add_text(buf, _(variables[i].says));
	}
	buf_text(buf, ".El\n");
}

static void
add_status_section(struct buf *buf)
{
	static const char *const says[] = {
		[DONE] = N_("done; an empty list is done"),
		[NO] = N_("a key was not found, or a check failed"),
		[USAGE] = N_("the command line is wrong"),
		[REFUSED] = N_("the data was refused, nothing was written"),
		[FORBIDDEN] = N_("not permitted"),
		[BUSY] = N_("the database is busy, try again"),
		[FAILED] = N_("the machine failed: disk, file or database"),
	};

	buf_text(buf, ".Sh EXIT STATUS\n.Bl -tag -width Ds -compact\n");
	for (int i = 0; i < (int)(sizeof says / sizeof *says); i++) {
		buf_printf(buf, ".It %d\n", i);
		add_text(buf, _(says[i]));
	}
	buf_text(buf, ".El\n");
}

void
manual_program(const struct program *program)
{
	struct buf buf = { 0 };

	add_synopsis_section(&buf, program);
	if (!program->only)
		add_verbs_section(&buf, program);
	add_options_section(&buf, program);
	add_environment_section(&buf, program);
	add_status_section(&buf);
	put_out(&buf);
	buf_free(&buf);
}
