/* SPDX-License-Identifier: ISC */
/* program - from the command line to the verb, and from its status to the end of the program. */
#include "cli/program.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/human.h"
#include "cli/options.h"

static int
verb_count(const struct verb *verbs)
{
	int count = 0;

	while (verbs && verbs[count].name)
		count++;
	return count;
}

/* A verb of a program's own stands for the standard one of that name. */
const struct verb *
verb_at(const struct program *program, int index)
{
	const struct verb *const *standard = program->standard;

	for (; standard && *standard; standard++)
		if (program_verb(program, (*standard)->name) == *standard && index-- == 0)
			return *standard;
	return index < verb_count(program->verbs) ? &program->verbs[index] : NULL;
}

const struct verb *
program_verb(const struct program *program, const char *name)
{
	for (const struct verb *verb = program->verbs; verb && verb->name; verb++)
		if (strcmp(verb->name, name) == 0)
			return verb;
	for (int i = 0; program->standard && program->standard[i]; i++)
		if (strcmp(program->standard[i]->name, name) == 0)
			return program->standard[i];
	return NULL;
}

/* A descriptor that came closed is taken, the wrong way round, so that no file the program opens
 * gets the number of stdout and a write to it still fails. */
static void
fill_descriptors(void)
{
	for (int descriptor = 0; descriptor < 3; descriptor++)
		if (fcntl(descriptor, F_GETFD) < 0)
			open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

static bool
is_text(const char *word)
{
	size_t length = strlen(word);

	return text_bad_byte(word, length) == length;
}

void
add_quoted(struct buf *line, const char *word)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	    "0123456789_@%+=:,./-";
	const char *at = word;

	while (*at && ((*at & 0x80) || strchr(plain, *at)))
		at++;
	if (at > word && !*at) {
		buf_text(line, word);
		return;
	}
	buf_byte(line, '\'');
	for (; *word; word++) {
		if (*word == '\'')
			buf_text(line, "'\"'\"'");   /* a backslash would be escaped again in TSV */
		else
			buf_byte(line, *word);
	}
	buf_byte(line, '\'');
}

/* The log keeps what was typed, but of a personal field only that it was given. */
static const char *
logged(const struct run *run, const struct entity *entity, const char *word)
{
	size_t n = strcspn(word, "=");
	const struct field *f = entity && word[n] == '=' ? entity_field(entity, arena_copy(run->arena, word, n)) : NULL;
	bool kept = !f || !f->personal || !word[n + 1] || (word[n + 1] == '@' && word[n + 2] != '@');

	return kept ? word : arena_printf(run->arena, "%s=***", f->name);
}

static const char *
command_line(const struct run *run, int argc, char *argv[])
{
	const struct entity *entity = run->program->entity;
	struct buf line = { 0 }, shown = { 0 };
	const char *text;

	buf_text(&line, run->program->name);
	for (int i = 1; i < argc; i++) {
		buf_byte(&line, ' ');
		add_quoted(&line, logged(run, entity ? entity : entity_named(argv[1]), argv[i]));
	}
	if (!is_text(buf_string(&line)))
		text_visible(&shown, line.data, line.length);
	text = arena_string(run->arena, shown.length ? shown.data : line.data);
	buf_free(&line);
	buf_free(&shown);
	return text;
}

/* A file may be called anything; what may be written into the database is text. */
static void
check_text(const struct option *option, void *context)
{
	(void)context;
	if (option->text && *option->text && !is_text(*option->text) && strcmp(option->argument, "FILE") != 0 &&
	    strcmp(option->argument, "DATABASE") != 0)
		die(USAGE, _("option '--%s': '%s' is not UTF-8 text"), option->name, *option->text);
}

/* The calendar of the database, or the plainest one where none is open. */
static struct calendar
calendar(const struct run *run)
{
	const char *fixed = getenv("CRM_TODAY");
	day today = fixed ? date_iso(fixed, strlen(fixed)) : date_in_zone(time(NULL), "");

	if (run->access)
		return *access_calendar(run->access);
	if (today == DATE_NONE)
		die(USAGE, _("cannot read CRM_TODAY '%s': it is a date, YYYY-MM-DD"), fixed);
	return (struct calendar){ .today = today, .week_start = 1, .year_start = 1 };
}

/* Turns what was typed for a date into the last day of it. */
static void
settle_date(const struct option *option, void *context)
{
	struct run *run = context;
	struct calendar days;
	struct period period;
	const char *reason;

	if (!option_is_date(option) || !*option->text)
		return;
	days = calendar(run);
	reason = date_period(*option->text, strlen(*option->text), &days, &period);
	if (!reason && period.last == DATE_NONE)
		reason = _("it has no last day");
	if (reason)
		die(USAGE, _("option '--%s' cannot be '%s': %s"), option->name, *option->text,
		    reason);
	*option->text = date_text(period.last, arena_alloc(run->arena, DATE_TEXT));
}

static void
check_operands(const struct run *run)
{
	const struct verb *verb = run->verb;
	const char *name = verb->name ? verb->name : run->program->name;
	bool reads = verb->takes & (TAKES_KEYS | TAKES_FILES) || verb->groups & READS_ROWS;

	if (run->count > 0 && verb->takes == TAKES_NOTHING)
		die(USAGE, _("'%s' takes no operands, and '%s' is one"), name, run->operands[0]);
	if (run->dash && !reads)
		die(USAGE, _("'%s' reads nothing from standard input: leave out the -"), name);
	/* The name of a file may be any bytes; what is stored or looked for is text. */
	for (int i = 0; i < run->count && !(verb->takes & TAKES_FILES); i++)
		if (!is_text(run->operands[i]) && !(verb->takes & TAKES_FILES))
			die(USAGE, _("operand '%s' is not UTF-8 text"), run->operands[i]);
}

static enum status
run_verb(struct run *run)
{
	enum status status;

	check_operands(run);
	verb_options(run->verb, check_text, NULL);
	run->options = options_shared;
	if (run->verb->check)
		run->verb->check(run);
	if (!(run->verb->groups & NO_DATABASE))
		run_open(run);
	verb_options(run->verb, settle_date, run);
	run->options = options_shared;
	status = run->verb->run(run);
	out_close_stdout();
	if (run->access && run->verb->groups & WRITES)
		access_close(run->access);
	return status;
}

static void
put_line(const char *first, const char *second)
{
	struct buf line = { 0 };

	buf_printf(&line, "%s%s\n", first, second);
	put_out(&line);
	buf_free(&line);
}

/* For crm help: what it is for, and the number of its group. */
static void
put_says(const struct program *program)
{
	char group[16];

	snprintf(group, sizeof group, "\n%d", (int)program->group);
	put_line(_(program->says), group);
}

/* What the other programs and the Makefile ask for; false when argv is a command of a user. */
static bool
is_asked(int argc, char *argv[], const struct program *program)
{
	if (argc < 2)
		return false;
	if (strcmp(argv[1], "--complete") == 0)
		complete_program(program, argc - 2, argv + 2);
	else if (strcmp(argv[1], "--mdoc") == 0)
		manual_program(program);
	else if (strcmp(argv[1], "--says") == 0)
		put_says(program);
	else
		return false;
	return true;
}

/* A command line that names no verb shows the help, and is told so unless it asked. */
static enum status
without_verb(const struct program *program)
{
	help_program(program);
	if (options_shared.help)
		return DONE;
	warn("%s", _("name a verb; they are listed above"));
	return USAGE;
}

static enum status
answer(struct run *run, const struct parse *parse)
{
	if (parse->version)
		put_line(run->program->name, " " VERSION);
	else if (!run->verb)
		return without_verb(run->program);
	else if (options_shared.help)
		help_verb(run->program, run->verb);
	else
		return run_verb(run);
	return DONE;
}

int
program_main(int argc, char *argv[], const struct program *program)
{
	struct run run = { .program = program };
	struct parse parse = { .run = &run };
	enum status status;

	program_name = program->name;
	said_by(human);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);   /* a limit on the size of files is an error of write() */
	fill_descriptors();
	if (is_asked(argc, argv, program))
		return DONE;
	run.arena = arena_new();
	run.command = command_line(&run, argc, argv);
	options_read(&parse, argc, argv);
	human_verbose = options_shared.verbose;
	status = answer(&run, &parse);
	arena_free(run.arena);
	return (int)status;
}
