/* SPDX-License-Identifier: ISC */
/* options - the options that verbs share, and the reading of a command line against the tables. */
#include "cli/options.h"

#include <string.h>

/* Our struct option has the better right to its name: getopt's becomes another here. */
#define option getopt_option
#include <getopt.h>
#undef option

#include "cli/human.h"
#include "cli/shaping.h"
#include "query/near.h"
#include "rows/writer.h"

#define LONG_OPTION 256   /* above every letter */
#define MOST_OPTIONS 64

struct run_options options_shared;

static bool version_asked;

static const struct option every_verb[] = {
	{ "db", .argument = "DATABASE", .text = &options_shared.db,
	  .says = N_("the database (else CRM_DB, else the one configured)") },
	{ "verbose", 'v', .flag = &options_shared.verbose,
	  .says = N_("say what is done, also where nobody watches") },
	{ "help", 'h', .flag = &options_shared.help, .says = N_("print this help") },
	{ "version", .flag = &version_asked, .says = N_("print the version") },
	{ 0 }
};

/* Not constant, since the room of rows alone knows the formats. */
static struct option prints[] = {
	{ "output", 'o', "FORMAT", .text = &options_shared.format,
	  .says = N_("the format of the rows (table on a terminal, else tsv)") },
	{ "columns", .argument = "FIELD,...", .text = &options_shared.columns,
	  .says = N_("the columns to print; @GROUP for a group of fields, all for every one") },
	{ "sort", .argument = "[-]FIELD,...", .text = &options_shared.sort,
	  .says = N_("the order of the rows; - for largest first") },
	{ "limit", .argument = "N", .text = &options_shared.limit, .type = &type_integer,
	  .says = N_("print at most N rows") },
	{ "no-header", .flag = &options_shared.no_header, .says = N_("leave out the header") },
	{ "if-any", .flag = &options_shared.if_any,
	  .says = N_("print nothing at all when there are no rows") },
	{ "excel-safe", .flag = &options_shared.excel_safe,
	  .says = N_("csv that Excel opens unchanged: no formulas, long digits kept") },
	{ "encoding", .argument = "ENCODING", .text = &options_shared.encoding,
	  .says = N_("the encoding of csv and tsv: gb18030; where a file is read, of that file") },
	{ "ascii", .flag = &options_shared.ascii, .says = N_("draw tables with ASCII alone") },
	{ 0 }
};

static const struct option as_of[] = {
	{ "as-of", .argument = "DATE", .text = &options_shared.as_of, .type = &type_date,
	  .says = N_("answer with what held on that day") },
	{ 0 }
};

static const struct option unmasks[] = {
	{ "unmask", .flag = &options_shared.unmask, .says = N_("print personal details as they are, not as stars") },
	{ 0 }
};

static const struct option writes[] = {
	{ "dry-run", 'n', .flag = &options_shared.dry_run,
	  .says = N_("show what would change and write nothing") },
	{ "once", .argument = "KEY", .text = &options_shared.once,
	  .says = N_("do this once for KEY ({today}, {month}, {sha256} expand); a rerun prints the "
	  "first result") },
	{ 0 }
};

static const struct option dates[] = {
	{ "on", .argument = "DATE", .text = &options_shared.on, .type = &type_date,
	  .says = N_("the day it happened (today)") },
	{ "why", .argument = "TEXT", .text = &options_shared.why,
	  .says = N_("why, kept with each dated value") },
	{ 0 }
};

static const struct option reads_rows[] = {
	{ "allow-empty", .flag = &options_shared.allow_empty,
	  .says = N_("take an input of zero bytes as an empty list") },
	{ "rows", .argument = "N", .text = &options_shared.rows, .type = &type_integer,
	  .says = N_("refuse an input that has not exactly N rows") },
	{ 0 }
};

static const struct {
	unsigned group;
	const struct option *options;
} groups[] = {
	{ PRINTS, prints }, { AS_OF, as_of }, { WRITES, writes }, { DATES, dates },
	{ UNMASKS, unmasks }, { READS_ROWS, reads_rows }, { SHAPES, shaping_options },
};

static void
visit_all(const struct option *options, void (*visit)(const struct option *, void *), void *context)
{
	for (; options && options->name; options++)
		visit(options, context);
}

void
verb_options(const struct verb *verb, void (*visit)(const struct option *, void *), void *context)
{
	prints[0].values = writer_formats();
	if (verb)
		visit_all(verb->options, visit, context);
	for (size_t i = 0; verb && i < sizeof groups / sizeof *groups; i++)
		if (verb->groups & groups[i].group)
			visit_all(groups[i].options, visit, context);
	visit_all(every_verb, visit, context);
}

bool
option_is_own(const struct verb *verb, const struct option *option)
{
	for (const struct option *own = verb ? verb->options : NULL; own && own->name; own++)
		if (own == option)
			return true;
	return false;
}

bool
option_is_date(const struct option *option)
{
	return option->text && option->type == &type_date;
}

/* The tables as getopt_long wants them. */
struct option_set {
	int count;
	const struct option *options[MOST_OPTIONS];
	struct getopt_option longs[MOST_OPTIONS + 1];
	char letters[2 * MOST_OPTIONS + 3];
};

static void
add_option(const struct option *option, void *context)
{
	struct option_set *set = context;
	char letter[3] = { option->letter, option->argument ? ':' : '\0', '\0' };

	if (set->count == MOST_OPTIONS)
		die(FAILED, _("more than %d options in a table"), MOST_OPTIONS);
	set->options[set->count] = option;
	set->longs[set->count] = (struct getopt_option){
		.name = option->name, .val = LONG_OPTION + set->count,
		.has_arg = option->argument ? required_argument : no_argument,
	};
	set->count++;
	if (option->letter)
		strcat(set->letters, letter);
}

/* What getopt_long returned, or left in optopt; NULL when it is none of ours. */
static const struct option *
option_of(const struct option_set *set, int code)
{
	if (code >= LONG_OPTION)
		return set->options[code - LONG_OPTION];
	for (int i = 0; code && i < set->count; i++)
		if (set->options[i]->letter == code)
			return set->options[i];
	return NULL;
}

/* "crm-deal list", for the line that says where help is. */
static const char *
title(const struct run *run, const struct verb *verb)
{
	if (!verb || verb == run->program->only)
		return run->program->name;
	return arena_printf(run->arena, "%s %s", run->program->name, verb->name);
}

/* The word may have a value behind it. */
static void
unknown_option(struct parse *parse, const struct option_set *set, const struct verb *verb,
    const char *word)
{
	struct arena *arena = parse->run->arena;
	const char *name = arena_copy(arena, word, strcspn(word, "="));
	struct near *near = near_new(arena, name);

	if (parse->lenient)
		return;
	for (int i = 0; name[1] == '-' && i < set->count; i++)
		near_offer(near, arena_printf(arena, "--%s", set->options[i]->name));
	if (name[1] >= '0' && name[1] <= '9')
		die(USAGE, _("no option '%s': an operand that begins with - stands behind a lone -- (help: %s --help)"),
		    name, title(parse->run, verb));
	die(USAGE, _("no option '%s'%s (help: %s --help)"), name, near_says(near),
	    title(parse->run, verb));
}

/* getopt_long takes any beginning of a name that is unique today; scripts must not rely on it. */
static void
refuse_abbreviated(const struct parse *parse, const struct option *option, const char *word)
{
	if (!parse->lenient)
		die(USAGE, _("no option '%s': options are written out, --%s"), word, option->name);
}

/* getopt_long knew the option but not what stood with it, or did not know it at all. */
static void
bad_option(struct parse *parse, const struct option_set *set, const struct verb *verb, int code,
    char *argv[])
{
	const struct option *option = option_of(set, optopt);
	const char *letter = arena_printf(parse->run->arena, "-%c", optopt);
	bool is_ascii = optopt > 0 && optopt < 128;

	if (code == ':')
		parse->pending = option;
	if (parse->lenient)
		return;
	if (code == ':')
		die(USAGE, _("option '--%s' needs a value: --%s=%s"), option->name, option->name,
		    option->argument);
	if (option)
		die(USAGE, _("option '--%s' takes no value"), option->name);
	/* In the middle of a word of letters getopt_long still stands on it. */
	unknown_option(parse, set, verb, is_ascii ? letter : argv[optopt ? optind : optind - 1]);
}

bool
is_among(const char *word, const char *values)
{
	size_t length = strlen(word);

	for (;; values++) {
		size_t size = strcspn(values, "|");

		if (size == length && strncmp(values, word, length) == 0)
			return true;
		values += size;
		if (!*values)
			return false;
	}
}

const char *
value_list(struct arena *arena, const char *values)
{
	struct buf list = { 0 };
	const char *text;

	for (; *values; values++) {
		if (*values == '|')
			buf_text(&list, ", ");
		else
			buf_byte(&list, *values);
	}
	text = arena_copy(arena, buf_string(&list), list.length);
	buf_free(&list);
	return text;
}

/* The value in the machine form of its type. Dates wait for the calendar of the database. */
static const char *
checked(struct parse *parse, const struct option *option, const char *text)
{
	struct reading reading = { .arena = parse->run->arena, .money_decimals = 2 };
	struct value value;
	struct buf form = { 0 };
	const char *reason;

	if (parse->lenient)
		return text;
	if (option->values && !is_among(text, option->values))
		die(USAGE, _("option '--%s' cannot be '%s': it is one of %s"), option->name, text,
		    value_list(reading.arena, option->values));
	if (!option->type || !option->type->parse || option_is_date(option))
		return text;
	reason = option->type->parse(&reading, text, strlen(text), &value);
	if (reason)
		die(USAGE, _("option '--%s' cannot be '%s': %s"), option->name, text, reason);
	type_print(option->type, &value, &form);
	text = arena_copy(reading.arena, buf_string(&form), form.length);
	buf_free(&form);
	return text;
}

/* A value that is a word of its own and looks like an option was most likely forgotten. */
static void
refuse_swallowed(const struct parse *parse, const struct option *option, const char *value)
{
	if (parse->lenient || value[0] != '-' || strncmp(option->argument, "[-]", 3) == 0)
		return;
	die(USAGE, _("option '--%s' needs a value; one that begins with - is written --%s=%s"),
	    option->name, option->name, value);
}

static void
take_option(struct parse *parse, const struct option *option)
{
	const char *given = option->text ? *option->text : NULL, *before = option->again ? given : NULL;

	if (option->single && given && !parse->lenient)
		die(USAGE, _("option '--%s' stands twice: give it once"), option->name);
	if (option->flag)
		*option->flag = true;
	else if (option->text)
		*option->text = checked(parse, option, optarg);
	if (before)
		*option->text = arena_printf(parse->run->arena, "%s\n%s", before, *option->text);
}

/* Without a verb, reads up to the first operand. Returns where the operands begin. */
static int
read_options(struct parse *parse, const struct verb *verb, int argc, char *argv[])
{
	struct option_set set = { .letters = ":" };
	int code;

	if (!verb)
		strcpy(set.letters, "+:");
	verb_options(verb, add_option, &set);
	optind = 0;
	opterr = 0;
	while ((code = getopt_long(argc, argv, set.letters, set.longs, NULL)) != -1) {
		const struct option *option = option_of(&set, code);
		bool apart = option && option->argument && optarg == argv[optind - 1];
		const char *word = argv[apart ? optind - 2 : optind - 1];
		size_t typed = strcspn(word, "=");

		if (!option)
			bad_option(parse, &set, verb, code, argv);
		else if (code >= LONG_OPTION && strlen(option->name) + 2 != typed)
			refuse_abbreviated(parse, option, word);
		else {
			if (apart)
				refuse_swallowed(parse, option, optarg);
			take_option(parse, option);
		}
	}
	parse->over = optind > 1 && strcmp(argv[optind - 1], "--") == 0;
	return optind;
}

static void
unknown_verb(const struct run *run, const char *word)
{
	struct near *near = near_new(run->arena, word);
	const struct verb *verb;

	for (int i = 0; (verb = verb_at(run->program, i)); i++)
		near_offer(near, verb->name);
	die(USAGE, _("no verb '%s'%s (help: %s --help)"), word, near_says(near),
	    run->program->name);
}

/* The verb named by the first two words or by the first; in *used, how many that was. */
static const struct verb *
find_verb(const struct run *run, int count, char *words[], int *used)
{
	const struct verb *verb = run->program->only;

	*used = 0;
	if (!verb && count > 1) {
		*used = 2;
		verb = program_verb(run->program,
		    arena_printf(run->arena, "%s %s", words[0], words[1]));
	}
	if (!verb && count > 0) {
		*used = 1;
		verb = program_verb(run->program, words[0]);
	}
	if (!verb && count > 0 && run->program->otherwise) {
		*used = 0;
		verb = run->program->otherwise;
	}
	return verb;
}

/* The operands, without the lone - among them. */
static void
take_operands(struct run *run, int count, char *words[])
{
	run->operands = words;
	run->count = 0;
	for (int i = 0; i < count; i++) {
		if (strcmp(words[i], "-") == 0)
			run->dash = true;
		else
			words[run->count++] = words[i];
	}
	words[run->count] = NULL;
}

void
options_read(struct parse *parse, int argc, char *argv[])
{
	struct run *run = parse->run;
	int begin = run->program->only ? 1 : read_options(parse, NULL, argc, argv);
	int used = 0, end;

	run->verb = find_verb(run, argc - begin, argv + begin, &used);
	if (!run->verb && begin < argc && !parse->lenient)
		unknown_verb(run, argv[begin]);
	if (run->verb) {
		/* getopt_long begins behind a first word, and an earlier -- still holds. */
		begin += used;
		if (parse->over)
			argv[--begin] = "--";
		begin--;
		end = read_options(parse, run->verb, argc - begin, argv + begin);
		begin += end;
	}
	parse->version = version_asked;
	take_operands(run, argc - begin, argv + begin);
}
