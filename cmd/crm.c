/* SPDX-License-Identifier: ISC */
/* crm - one name for the toolkit: crm deal list runs crm-deal list */
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/map.h"
#include "cli/human.h"
#include "cli/options.h"
#include "query/near.h"

#define PREFIX "crm-"
#define LONGEST_PURPOSE 256

static struct arena *arena;

/* The directory this binary lies in, NULL when unknown. */
static const char *
own_directory(void)
{
	char path[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", path, sizeof path);

	while (length > 0 && path[length - 1] != '/')
		length--;
	return length > 1 ? arena_copy(arena, path, (size_t)length - 1) : NULL;
}

static bool
is_noun(const char *word)
{
	size_t length = strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789-");

	return length > 0 && word[length] == '\0' && *word != '-';
}

/* Becomes the program of a noun, argv[0] set here; returns when there is none. */
static void
become(const char *noun, char *argv[])
{
	const char *directory = own_directory();

	if (!is_noun(noun))
		return;
	argv[0] = arena_printf(arena, PREFIX "%s", noun);
	if (directory)
		execv(arena_printf(arena, "%s/%s", directory, argv[0]), argv);
	execvp(argv[0], argv);
}

/* The programs found so far, each a verb of crm. */
struct programs {
	struct map *seen;
	struct verb *verbs;
	int count;
	bool ask;          /* what each is for */
};

/* The lines a program prints when asked what it is for: that, and the number of its group, which programs of
 * others do not have. */
static void
read_purpose(int descriptor, struct verb *verb)
{
	char text[LONGEST_PURPOSE + 1];
	size_t length = 0, line;
	ssize_t count;

	while ((count = read(descriptor, text + length, LONGEST_PURPOSE - length)) > 0)
		length += (size_t)count;
	text[length] = '\0';
	line = strcspn(text, "\n");
	if (line == length)
		return;
	verb->says = arena_copy(arena, text, line);
	verb->heading = program_heading(atoi(text + line + 1));
}

static _Noreturn void
become_asked(const char *path, const int ends[2])
{
	int nowhere = open("/dev/null", O_RDWR);

	dup2(nowhere, STDIN_FILENO);
	dup2(nowhere, STDERR_FILENO);
	dup2(ends[1], STDOUT_FILENO);
	close(ends[0]);
	execl(path, path, "--says", (char *)NULL);
	_exit(FAILED);
}

static void
ask_purpose(const char *path, struct verb *verb)
{
	int ends[2];
	pid_t process;

	if (pipe(ends) < 0)
		return;
	process = fork();
	if (process == 0)
		become_asked(path, ends);
	close(ends[1]);
	if (process > 0)
		read_purpose(ends[0], verb);
	close(ends[0]);
	if (process > 0)
		waitpid(process, NULL, 0);
}

static enum status
nothing(struct run *run)
{
	(void)run;
	return DONE;
}

static bool
is_program(const char *path)
{
	struct stat info;

	return access(path, X_OK) == 0 && stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

static void
add_program(struct programs *programs, const char *directory, const char *file)
{
	const char *path = arena_printf(arena, "%s/%s", directory, file);
	const char *noun = file + strlen(PREFIX);
	struct verb verb = { .says = "", .run = nothing, .heading = program_heading(FOR_OTHERS) };
	size_t size = sizeof *programs->verbs * ((size_t)programs->count + 2);

	if (!is_noun(noun) || !is_program(path) || !map_add(programs->seen, noun, strlen(noun), 0))
		return;
	verb.name = arena_string(arena, noun);
	if (programs->ask)
		ask_purpose(path, &verb);
	programs->verbs = must_realloc(programs->verbs, size);
	programs->verbs[programs->count++] = verb;
	programs->verbs[programs->count] = (struct verb){ 0 };
}

static void
search(struct programs *programs, const char *directory)
{
	DIR *files = opendir(directory);
	const struct dirent *file;

	while (files && (file = readdir(files)))
		if (strncmp(file->d_name, PREFIX, strlen(PREFIX)) == 0)
			add_program(programs, directory, file->d_name);
	if (files)
		closedir(files);
}

/* The place of a heading among those of crm help; the others stand at the end. */
static int
place_of(const char *heading)
{
	int place = FOR_SETUP + 1;

	while (place > 0 && program_heading(place) != heading)
		place--;
	return place;
}

static int
by_group(const void *a, const void *b)
{
	const struct verb *one = a, *other = b;
	int place = place_of(one->heading) - place_of(other->heading);

	return place ? place : strcmp(one->name, other->name);
}

/* The programs beside crm and on PATH as verbs, by their groups and names. */
static const struct verb *
find_programs(bool ask)
{
	struct programs programs = { .seen = map_new(), .ask = ask };
	const char *directory = own_directory(), *path = getenv("PATH");

	if (directory)
		search(&programs, directory);
	for (; path && *path; path += *path == ':') {
		size_t length = strcspn(path, ":");

		if (length > 0)
			search(&programs, arena_copy(arena, path, length));
		path += length;
	}
	map_free(programs.seen);
	if (programs.count > 0)
		qsort(programs.verbs, (size_t)programs.count, sizeof *programs.verbs, by_group);
	return programs.verbs;
}

/* With a noun, its program has answered in our place, if there is one. */
static enum status
help(struct run *run)
{
	struct near *near;

	if (run->count == 0) {
		help_program(run->program);
		return DONE;
	}
	near = near_new(run->arena, run->operands[0]);
	for (const struct verb *noun = run->program->verbs; noun && noun->name; noun++)
		near_offer(near, noun->name);
	die(USAGE, _("no program crm-%s%s (help: crm help)"), run->operands[0], near_says(near));
}

static void
complete_nouns(struct run *run, const char *prefix)
{
	(void)prefix;
	for (const struct verb *noun = run->program->verbs; noun && noun->name; noun++)
		complete_word(noun->name, NULL);
}

static enum status
version(struct run *run)
{
	struct buf line = { 0 };

	(void)run;
	buf_text(&line, "crm " VERSION "\n");
	put_out(&line);
	buf_free(&line);
	return DONE;
}

static const struct verb help_of = {
	"help", "[NOUN [VERB]]", N_("list the programs, or explain one or a verb of it"), help,
	.takes = TAKES_WORDS, .groups = NO_DATABASE, .example = "crm help deal list",
	.complete = complete_nouns,
};

static const struct verb version_of = {
	"version", "", N_("print the version"), version, .groups = NO_DATABASE,
};

/* The word that names the noun: options of every program may stand before it. */
static int
noun_place(int argc, char *argv[])
{
	int at = 1;

	for (; at < argc && argv[at][0] == '-'; at++) {
		if (strcmp(argv[at], "--db") == 0)
			at++;
		else if (strncmp(argv[at], "--db=", 5) != 0 && strcmp(argv[at], "-v") != 0 &&
		    strcmp(argv[at], "--verbose") != 0)
			return argc;
	}
	return at;
}

/* crm --db FILE deal list becomes crm-deal --db FILE list. */
static void
become_noun(int argc, char *argv[])
{
	int at = noun_place(argc, argv);
	char *noun, **words = arena_alloc(arena, sizeof *words * ((size_t)argc + 1));

	if (at >= argc)
		return;
	noun = argv[at];
	for (int i = 1, used = 1; i < argc; i++)
		if (i != at)
			words[used++] = argv[i];
	become(noun, words);
}

/* crm help deal list becomes crm-deal list --help. */
static void
become_help(int argc, char *argv[])
{
	char **words = arena_alloc(arena, sizeof *words * ((size_t)argc + 1));

	for (int i = 3; i < argc; i++)
		words[i - 2] = argv[i];
	words[argc - 2] = "--help";
	become(argv[2], words);
}

/* Bash's line "crm deal li" becomes "crm-deal li" when the cursor is behind the noun. */
static void
complete_line(const char *line)
{
	const char *point = getenv("COMP_POINT");
	size_t first = strcspn(line, " "), begin = first + strspn(line + first, " ");
	size_t size = strcspn(line + begin, " "), before = begin + size;
	const char *noun = arena_copy(arena, line + begin, size);
	long cursor = point ? strtol(point, NULL, 10) : (long)strlen(line);

	if (!line[before] || cursor <= (long)before)
		return;
	cursor += (long)(strlen(PREFIX) + size) - (long)before;
	setenv("COMP_LINE", arena_printf(arena, PREFIX "%s%s", noun, line + before), 1);
	setenv("COMP_POINT", arena_printf(arena, "%ld", cursor), 1);
	become(noun, (char *[]){ NULL, "--complete", NULL });
	setenv("COMP_LINE", line, 1);
	setenv("COMP_POINT", point ? point : "100000", 1);
}

/* crm --complete deal li becomes crm-deal --complete li. */
static void
become_completion(int argc, char *argv[])
{
	char **words = arena_alloc(arena, sizeof *words * ((size_t)argc + 1));
	const char *line = getenv("COMP_LINE");

	if (argc == 2 && line)
		complete_line(line);
	if (argc < 4)
		return;
	words[1] = "--complete";
	for (int i = 3; i < argc; i++)
		words[i - 1] = argv[i];
	become(argv[2], words);
}

/* Returns when there is no other program to become. */
static void
dispatch(int argc, char *argv[])
{
	if (argc < 2)
		return;
	if (strcmp(argv[1], "--complete") == 0)
		become_completion(argc, argv);
	else if (strcmp(argv[1], "help") == 0 && argc > 2)
		become_help(argc, argv);
	else if (strcmp(argv[1], "help") != 0 && strcmp(argv[1], "version") != 0)
		become_noun(argc, argv);
}

int
main(int argc, char *argv[])
{
	bool completes = argc > 1 && strcmp(argv[1], "--complete") == 0;
	bool lists = noun_place(argc, argv) >= argc || strcmp(argv[1], "help") == 0;

	arena = arena_new();
	dispatch(argc, argv);
	return program_main(argc, argv, &(const struct program){
		.name = "crm",
		.says = N_("follow customers, sales, stock and money from the command line"),
		.standard = (const struct verb *const []){ &help_of, &version_of, NULL },
		.verbs = find_programs(lists && !completes),
		.more = N_("A noun is a program: crm deal list is crm-deal list. "
		    "crm help NOUN explains one; man crm tells them by what they are for, and a day with them."),
	});
}
