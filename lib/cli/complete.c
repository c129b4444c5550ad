/* SPDX-License-Identifier: ISC */
/*
 * complete - the words that may stand at the cursor, for the shells.
 *
 *   PROGRAM --complete WORD...   the words behind the program's name, the last one, which may be
 *                                empty, up to the cursor (zsh, fish)
 *   PROGRAM --complete           the line and the cursor in COMP_LINE and COMP_POINT (bash)
 *
 * One candidate a line, in the first form with a TAB and its meaning behind it. A candidate that
 * ends with = or . takes no space. Bash replaces only what stands behind the last of its
 * COMP_WORDBREAKS (taken from the environment, else its default), so there a candidate is printed
 * from that place on. A line that is TAB "files" asks the shell to complete names of files.
 *
 * Nothing is ever said on stderr, no database is made, and the status is 0.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "cli/human.h"
#include "cli/options.h"
#include "cli/saving.h"

/* The word at the cursor, and how candidates for it are printed. */
static struct {
	const char *word;     /* as the program would get it */
	size_t base;          /* bytes of it before the value that is completed: "stage=" */
	size_t kept;          /* bytes of it that the shell leaves as they are */
	bool plain;           /* without meanings */
} cursor;

void
complete_word(const char *word, const char *says)
{
	const char *base = cursor.word;
	size_t kept = cursor.kept, rest;

	if (strncasecmp(word, base + cursor.base, strlen(base + cursor.base)) != 0)
		return;
	rest = kept < cursor.base ? cursor.base - kept : 0;
	fwrite(base + cursor.base - rest, 1, rest, stdout);
	kept = kept > cursor.base ? kept - cursor.base : 0;
	fputs(word + (kept < strlen(word) ? kept : strlen(word)), stdout);
	if (says && *says && !cursor.plain)
		printf("\t%s", says);
	putchar('\n');
}

static void
complete_files(void)
{
	puts("\tfiles");
}

/* A line of bash up to its cursor as words, with quotes taken off. */
struct split {
	struct arena *arena;
	char **words;
	int count;
};

static void
end_word(struct split *split, struct buf *word, bool *inside)
{
	char *copy = arena_copy(split->arena, buf_string(word), word->length);

	if (*inside)
		split->words[split->count++] = copy;
	buf_clear(word);
	*inside = false;
}

/* The last word is added even when empty. cursor.kept is what stands before its last break. */
static void
split_line(struct split *split, const char *line, size_t length, const char *breaks)
{
	struct buf word = { 0 };
	bool inside = false;
	char quote = '\0';

	for (size_t i = 0; i < length; i++) {
		char byte = line[i];

		if (byte == '\\' && quote != '\'' && i + 1 < length) {
			buf_byte(&word, line[++i]);
		} else if (quote ? byte == quote : byte == '\'' || byte == '"') {
			quote = quote ? '\0' : byte;
			cursor.kept = word.length;
		} else if (!quote && (byte == ' ' || byte == '\t')) {
			end_word(split, &word, &inside);
			cursor.kept = 0;
			continue;
		} else {
			buf_byte(&word, byte);
			if (!quote && strchr(breaks, byte))
				cursor.kept = word.length;
		}
		inside = true;
	}
	inside = true;
	end_word(split, &word, &inside);
	buf_free(&word);
}

/* The bytes of line before its count-th character: bash counts characters. */
static size_t
cursor_at(const char *line, long count)
{
	size_t at = 0;

	for (; count > 0 && line[at]; count--)
		do
			at++;
		while ((line[at] & 0xc0) == 0x80);
	return at;
}

static void
words_of_line(struct split *split, const char *line)
{
	const char *point = getenv("COMP_POINT"), *breaks = getenv("COMP_WORDBREAKS");
	size_t length = point ? cursor_at(line, strtol(point, NULL, 10)) : strlen(line);

	cursor.plain = true;
	split->words = arena_alloc(split->arena, (length + 3) * sizeof *split->words);
	split_line(split, line, length, breaks ? breaks : "\"'@><=;|&(:");
}

/* The words given, behind a first one for the program's name. */
static void
words_given(struct split *split, int count, char *words[])
{
	split->words = arena_alloc(split->arena, ((size_t)count + 3) * sizeof *split->words);
	split->words[split->count++] = "";
	for (int i = 0; i < count; i++)
		split->words[split->count++] = words[i];
	if (count == 0)
		split->words[split->count++] = "";
}

/* The first words of the verbs of this program, each once. */
static void
complete_verbs(const struct run *run)
{
	const char *shown = "";
	const struct verb *verb;

	for (int i = 0; (verb = verb_at(run->program, i)); i++) {
		size_t length = strcspn(verb->name, " ");
		const char *first = arena_copy(run->arena, verb->name, length);

		if (strcmp(first, shown) != 0)
			complete_word(first, verb->name[length] ? NULL : _(verb->says));
		shown = first;
	}
}

/* A verb, or what stands there where one is left out. */
static void
complete_first(struct run *run)
{
	complete_verbs(run);
	run->verb = run->program->otherwise;
	if (run->verb && run->verb->complete)
		run->verb->complete(run, cursor.word);
}

/* The second words of the verbs that begin with this one. */
static void
complete_second(const struct run *run, const char *first)
{
	size_t length = strlen(first);
	const struct verb *verb;

	for (int i = 0; (verb = verb_at(run->program, i)); i++)
		if (strncmp(verb->name, first, length) == 0 && verb->name[length] == ' ')
			complete_word(verb->name + length + 1, _(verb->says));
}

static void
offer_option(const struct option *option, void *context)
{
	const struct run *run = context;
	const char *behind = option->argument ? "=" : "";

	complete_word(arena_printf(run->arena, "--%s%s", option->name, behind), _(option->says));
}

/* The noun that fields are of; NULL when there is none. */
static const struct entity *
noun(struct run *run)
{
	return run->verb && run->verb->noun ? run->verb->noun(run) : run->program->entity;
}

/* A database is opened for reading whatever the verb does, so that none is ever made. */
static bool
open_quietly(struct run *run)
{
	static struct verb reading;

	if (run->access || (run->verb->groups & NO_DATABASE))
		return run->access;
	reading = *run->verb;
	reading.groups &= ~(unsigned)WRITES;
	run->verb = &reading;
	run->options = options_shared;
	run_open(run);
	return run->access;
}

/* How names of fields are wanted: in a list of columns, assigned to, or in a filter, where they
 * may stand behind a path. */
struct naming {
	enum { COLUMN, ASSIGNED, FILTER } as;
	const char *path;   /* "customer.", or "" */
};

static void
complete_field(const struct run *run, const struct field *field, const struct naming *naming)
{
	struct arena *arena = run->arena;
	const char *path = naming->path, *behind = naming->as == COLUMN ? "" : "=";

	complete_word(arena_printf(arena, "%s%s%s", path, field->name, behind), _(field->label));
	if (!field->to || naming->as == COLUMN)
		return;
	complete_word(arena_printf(arena, "%s%s=", path, field_id_name(field)), NULL);
	if (naming->as == FILTER && !*path)
		complete_word(arena_printf(arena, "%s.", field->name), _(field->to->label));
}

static void
complete_fields(const struct run *run, const struct entity *entity, const struct naming *naming)
{
	for (const struct field *field = entity->fields; field->name; field++) {
		bool kept = field->fixed || field->type == &type_id;

		if (!field->quiet && !(kept && naming->as == ASSIGNED))
			complete_field(run, field, naming);
	}
	for (const struct field *field = entity->computed; field && field->name && naming->as != ASSIGNED; field++)
		complete_field(run, field, naming);
}

/* The field a path like customer.industry ends at; NULL when there is none. */
static const struct field *
field_at(struct run *run, const char *path, size_t length)
{
	const struct entity *entity = noun(run);
	const struct field *field = NULL;

	while (entity) {
		size_t size = strcspn(path, ".");

		size = size < length ? size : length;
		field = entity_any_field(entity, arena_copy(run->arena, path, size));
		if (size == length)
			return field;
		entity = field ? field->to : NULL;
		path += size + 1;
		length -= size + 1;
	}
	return NULL;
}

/* Values behind field=, in a comma list behind its last comma. */
static void
complete_field_values(struct run *run, size_t name)
{
	const char *word = cursor.word;
	const struct field *field = field_at(run, word, name);
	const struct type *type = field ? field->type : NULL;
	const char *comma = strrchr(word, ',');

	cursor.base = name + strspn(word + name, "=!~<>");
	if (type != &type_choice && type != &type_reference && type != &type_boolean)
		return;
	if (comma && type == &type_choice)
		cursor.base = (size_t)(comma + 1 - word);
	if (open_quietly(run))
		complete_values(run, field, word + cursor.base);
}

/* Names of fields, behind a dot those of the noun that a reference leads to. */
static void
complete_names(struct run *run, bool filter)
{
	const char *word = cursor.word, *dot = filter ? strrchr(word, '.') : NULL;
	const struct field *reference = dot ? field_at(run, word, (size_t)(dot - word)) : NULL;
	struct naming naming = { .as = filter ? FILTER : ASSIGNED, .path = "" };

	if (reference && reference->to) {
		naming.path = arena_copy(run->arena, word, (size_t)(dot + 1 - word));
		complete_fields(run, reference->to, &naming);
	} else {
		complete_fields(run, noun(run), &naming);
	}
}

static void
complete_operand(struct run *run)
{
	unsigned takes = run->verb->takes;
	const struct entity *entity = noun(run);
	bool named = entity && takes & (TAKES_FILTERS | TAKES_ASSIGNMENTS);
	const char *word = cursor.word;
	size_t name = strcspn(word, "=!~<>");

	if (named && *word == '@') {
		if (takes & TAKES_FILTERS && open_quietly(run))
			complete_saved(run, entity);
		return;
	}
	if (named && word[name]) {
		if (run->verb->noun && run->verb->complete && open_quietly(run))
			run->verb->complete(run, word);
		complete_field_values(run, name);
		return;
	}
	if (run->count == 0 && run->verb->name)
		complete_second(run, run->verb->name);
	if (takes & TAKES_FILES)
		complete_files();
	if (named)
		complete_names(run, takes & TAKES_FILTERS);
	if (run->verb->complete) {
		open_quietly(run);
		run->verb->complete(run, word);
	} else if (takes & TAKES_KEYS && entity && open_quietly(run)) {
		complete_keys(run, entity, word);
	}
}

/* The value of an option, from cursor.base on. */
static void
complete_value(struct run *run, const struct option *option)
{
	const char *comma = strrchr(cursor.word + cursor.base, ','), *end;

	if (option->argument && strstr(option->argument, "FILE"))
		complete_files();
	if (option->argument && strstr(option->argument, "FIELD") && noun(run)) {
		if (comma)
			cursor.base = (size_t)(comma + 1 - cursor.word);
		if (cursor.word[cursor.base] == '-')
			cursor.base++;
		complete_fields(run, noun(run), &(struct naming){ COLUMN, "" });
	}
	for (const char *value = option->values; value && *value; value = *end ? end + 1 : end) {
		end = value + strcspn(value, "|");
		complete_word(arena_copy(run->arena, value, (size_t)(end - value)), NULL);
	}
}

/* The option whose value is typed in the word at the cursor: --output=cs. */
struct search {
	const char *name;
	size_t length;
	const struct option *found;
};

static void
search_option(const struct option *option, void *context)
{
	struct search *search = context;

	if (option->argument && strlen(option->name) == search->length &&
	    strncmp(option->name, search->name, search->length) == 0)
		search->found = option;
}

static void
complete_option(struct run *run)
{
	const char *word = cursor.word, *equals = strchr(word, '=');
	struct search search = { .name = word + 2 };

	if (!equals) {
		verb_options(run->verb, offer_option, run);
		return;
	}
	search.length = equals > word + 2 ? (size_t)(equals - word - 2) : 0;
	verb_options(run->verb, search_option, &search);
	cursor.base = (size_t)(equals + 1 - word);
	if (search.found)
		complete_value(run, search.found);
}

/* However the program ends, a failure to open the database among it, the shell hears nothing. */
static void
end_quietly(void)
{
	fflush(stdout);
	_exit(DONE);
}

static void
be_quiet(void)
{
	int nowhere = open("/dev/null", O_WRONLY);

	if (nowhere >= 0)
		dup2(nowhere, STDERR_FILENO);
	atexit(end_quietly);
}

int
complete_program(const struct program *program, int argc, char *argv[])
{
	struct run run = { .program = program, .command = program->name, .arena = arena_new() };
	struct parse parse = { .run = &run, .lenient = true };
	struct split split = { .arena = run.arena };
	const char *line = getenv("COMP_LINE");

	be_quiet();
	if (argc == 0 && line)
		words_of_line(&split, line);
	else
		words_given(&split, argc, argv);
	if (split.count < 2)
		return DONE;
	cursor.word = split.words[--split.count];
	split.words[split.count] = NULL;
	options_read(&parse, split.count, split.words);
	if (parse.pending)
		complete_value(&run, parse.pending);
	else if (cursor.word[0] == '-' && !parse.over)
		complete_option(&run);
	else if (run.verb)
		complete_operand(&run);
	else if (run.count == 0)
		complete_first(&run);
	else if (run.count == 1)
		complete_second(&run, run.operands[0]);
	return DONE;
}
