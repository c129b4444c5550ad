/* SPDX-License-Identifier: ISC */
/* help - what --help prints, from the tables of programs, verbs and options. */
#include <string.h>

#include "base/text.h"
#include "cli/human.h"
#include "cli/options.h"
#include "rows/out.h"

#define MOST_GAP 30        /* where explanations begin at the latest */
#define MOST_EXAMPLES 5

void
put_out(const struct buf *text)
{
	struct out *out = out_new(1);

	buf_add(out_buf(out), buf_string(text), text->length);
	out_end(out);
}

/* Punctuation that never begins a line of Chinese. */
static bool
closes(uint32_t character)
{
	static const uint32_t marks[] = {
		0x3001, 0x3002, 0x300d, 0xff09, 0xff0c, 0xff1a, 0xff1b, 0xff1f,
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i] == character)
			return true;
	return false;
}

/* The bytes that stay together on a line: a word, or one wide character and what closes it. */
static size_t
piece(const char *text)
{
	size_t length = strcspn(text, " \n"), at = 0, size;

	while (at < length) {
		uint32_t character = text_decode(text + at, length - at, &size);
		bool wide = text_width(text + at, size) == 2;

		if (at > 0 && wide && !closes(character))
			break;
		at += size;
		if (wide && at < length) {
			character = text_decode(text + at, length - at, &size);
			if (!closes(character))
				break;
		}
	}
	return at;
}

static void
pad(struct buf *buf, int columns)
{
	while (columns-- > 0)
		buf_byte(buf, ' ');
}

/* A paragraph wrapped to HELP_WIDTH, lines behind the first indented; at is the column that is
 * reached already. */
static void
wrap(struct buf *buf, const char *text, int at, int indent)
{
	int space = 0;

	while (*text) {
		size_t size = piece(text);
		int width = text_width(text, size);

		if (*text == '\n' || (at > indent && at + space + width > HELP_WIDTH)) {
			buf_byte(buf, '\n');
			pad(buf, indent);
			at = indent;
			space = 0;
		}
		pad(buf, space);
		buf_add(buf, text, size);
		at += space + width;
		text += size;
		space = *text == ' ';
		text += strspn(text, *text == '\n' ? "\n" : " ");
	}
	buf_byte(buf, '\n');
}

/* "  left      what it means", the meaning wrapped at its own column. */
static void
entry(struct buf *buf, const char *left, const char *says, int gap)
{
	int at = 2 + text_width(left, strlen(left));

	pad(buf, 2);
	buf_text(buf, left);
	if (at + 2 > gap) {
		buf_byte(buf, '\n');
		at = 0;
	}
	pad(buf, gap - at);
	wrap(buf, says, gap, gap);
}

static void
widen(int *gap, const char *left)
{
	int width = 4 + text_width(left, strlen(left));

	if (width > *gap && width <= MOST_GAP)
		*gap = width;
}

/* A page in the making. */
struct sheet {
	struct buf *buf;
	struct arena *arena;
	const struct verb *verb;   /* whose options are listed; NULL: those of all verbs */
	bool own;                  /* the verb's own options, or else the shared ones */
	int gap;
};

static const char *
option_left(const struct sheet *page, const struct option *option)
{
	char letter[] = { '-', option->letter, ',', '\0' };

	return arena_printf(page->arena, "%3s --%s%s%s", option->letter ? letter : "", option->name,
	    option->argument ? "=" : "", option->argument ? option->argument : "");
}

static void
widen_option(const struct option *option, void *context)
{
	struct sheet *page = context;

	widen(&page->gap, option_left(page, option));
}

static void
print_option(const struct option *option, void *context)
{
	struct sheet *page = context;
	const char *says = _(option->says);

	if (option_is_own(page->verb, option) != page->own)
		return;
	if (option->values)
		says = arena_printf(page->arena, "%s: %s", says, option->values);
	entry(page->buf, option_left(page, option), says, page->gap);
}

static void
print_options(struct sheet *page)
{
	buf_printf(page->buf, "\n%s\n", _("options:"));
	page->gap = 0;
	verb_options(page->verb, widen_option, page);
	page->own = true;
	verb_options(page->verb, print_option, page);
	page->own = false;
	verb_options(page->verb, print_option, page);
}

static const struct {
	unsigned takes;
	const char *operand, *says;
} operands[] = {
	{ TAKES_KEYS, "KEY",
	  N_("a code, a unique name, or id=N; a lone - reads keys from standard input, "
	  "see crm-rows(7)") },
	{ TAKES_FILTERS, "FILTER",
	  N_("FIELD=VALUE, FIELD!=VALUE, FIELD~PART, FIELD=FROM..TO or FIELD= (empty); "
	  "all must hold, see crm-filter(7)") },
	{ TAKES_ASSIGNMENTS, "FIELD=VALUE",
	  N_("what to store; FIELD= empties it, FIELD=@COLUMN takes it from the row read") },
	{ TAKES_FILES, "FILE", N_("a file to read; a lone - is standard input") },
};

static void
print_operands(struct sheet *page)
{
	unsigned takes = page->verb->takes;

	page->gap = 0;
	for (size_t i = 0; i < sizeof operands / sizeof *operands; i++)
		if (takes & operands[i].takes)
			widen(&page->gap, operands[i].operand);
	if (page->gap > 0)
		buf_printf(page->buf, "\n%s\n", _("operands:"));
	for (size_t i = 0; i < sizeof operands / sizeof *operands; i++)
		if (takes & operands[i].takes)
			entry(page->buf, operands[i].operand, _(operands[i].says), page->gap);
}

/* An example may leave out the program's name, as those of the standard verbs must. */
static void
print_example(struct buf *buf, const struct program *program, const struct verb *verb)
{
	bool whole = strncmp(verb->example, "crm", 3) == 0 || strchr(verb->example, '|');

	buf_printf(buf, "  %s%s%s\n", whole ? "" : program->name, whole ? "" : " ", verb->example);
}

static void
print_fields(struct buf *buf, const struct program *program)
{
	if (program->entity && program_verb(program, "fields"))
		buf_printf(buf, _("\n%s fields lists the fields.\n"), program->name);
}

static void
print_more(struct buf *buf, const struct program *program)
{
	print_fields(buf, program);
	if (program->more) {
		buf_byte(buf, '\n');
		wrap(buf, _(program->more), 0, 0);
	}
}

static void
purpose(struct buf *buf, const struct program *program)
{
	const char *says = _(program->says);

	buf_printf(buf, "%s - ", program->name);
	wrap(buf, says, (int)strlen(program->name) + 3, 2);
}

static void
print_verb(struct sheet *page, const struct program *program)
{
	const struct verb *verb = page->verb;
	bool only = verb == program->only;

	if (only)
		purpose(page->buf, program);
	else
		wrap(page->buf, _(verb->says), 0, 0);
	buf_printf(page->buf, "\n%s %s%s%s%s%s %s\n", _("usage:"), program->name, only ? "" : " ",
	    only ? "" : verb->name, verb->synopsis && *verb->synopsis ? " " : "",
	    verb->synopsis ? verb->synopsis : "", _("[OPTION...]"));
	print_operands(page);
	print_options(page);
	if (verb->example) {
		buf_printf(page->buf, "\n%s\n", _("example:"));
		print_example(page->buf, program, verb);
	}
	if (only)
		print_more(page->buf, program);
}

void
help_verb(const struct program *program, const struct verb *verb)
{
	struct buf buf = { 0 };
	struct sheet page = { .buf = &buf, .arena = arena_new(), .verb = verb };

	print_verb(&page, program);
	if (verb != program->only && verb->takes & (TAKES_FILTERS | TAKES_ASSIGNMENTS))
		print_fields(&buf, program);
	put_out(&buf);
	buf_free(&buf);
	arena_free(page.arena);
}

const char *
program_heading(int group)
{
	static const char *const headings[] = {
		[FOR_OTHERS] = N_("others:"), [FOR_CUSTOMERS] = N_("customers and people:"), [FOR_WORK] = N_("work:"),
		[FOR_DEALS] = N_("deals:"), [FOR_PRICES] = N_("quotes, contracts and prices:"),
		[FOR_STOCK] = N_("stock:"),
		[FOR_PURCHASES] = N_("purchases:"), [FOR_INVOICES] = N_("invoices:"), [FOR_MONEY] = N_("money:"),
		[FOR_SEARCH] = N_("search:"), [FOR_REPORTS] = N_("reports:"),
		[FOR_SETUP] = N_("set-up and files:"),
	};

	return headings[group > 0 && group <= FOR_SETUP ? group : FOR_OTHERS];
}

static void
print_verbs(struct sheet *page, const struct program *program)
{
	const char *heading = NULL;
	const struct verb *verb;

	buf_printf(page->buf, "\n%s\n", _("verbs:"));
	for (int i = 0; (verb = verb_at(program, i)); i++)
		widen(&page->gap, verb->name);
	for (int i = 0; (verb = verb_at(program, i)); i++) {
		if (verb->heading && verb->heading != heading)
			buf_printf(page->buf, "\n%s\n", _(verb->heading));
		heading = verb->heading;
		entry(page->buf, verb->name, _(verb->says), page->gap);
	}
}

/* The last verbs are the program's own: they show best what it is for. */
static void
print_examples(struct buf *buf, const struct program *program)
{
	const struct verb *verb, *shown[MOST_EXAMPLES];
	int count = 0;

	for (int i = 0; (verb = verb_at(program, i)); i++) {
		if (!verb->example)
			continue;
		if (count == MOST_EXAMPLES)
			memmove(shown, shown + 1, sizeof *shown * (size_t)--count);
		shown[count++] = verb;
	}
	if (count > 0)
		buf_printf(buf, "\n%s\n", _("examples:"));
	for (int i = 0; i < count; i++)
		print_example(buf, program, shown[i]);
}

void
help_program(const struct program *program)
{
	struct buf buf = { 0 };
	struct sheet page = { .buf = &buf, .arena = arena_new() };
	int indent = text_width(_("usage:"), strlen(_("usage:"))) + 1;

	if (program->only) {
		help_verb(program, program->only);
		arena_free(page.arena);
		return;
	}
	purpose(&buf, program);
	buf_printf(&buf, "\n%s %s %s\n", _("usage:"), program->name,
	    _("VERB [OPERAND...] [OPTION...]"));
	pad(&buf, indent);
	buf_printf(&buf, "%s %s\n", program->name, _("VERB --help"));
	print_verbs(&page, program);
	print_options(&page);
	print_examples(&buf, program);
	print_more(&buf, program);
	put_out(&buf);
	buf_free(&buf);
	arena_free(page.arena);
}
