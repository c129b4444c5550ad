/* SPDX-License-Identifier: ISC */
/* nightly_read - the configuration of nightly reports: a file and its report on each line. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "cli/human.h"
#include "cli/nightly.h"
#include "cli/options.h"

#define SYSTEM_CONFIG "/etc/crm/nightly.conf"
#define FORMATS "html|xlsx|md|tsv|csv|json|ndjson"
#define LINE_BYTES 8192
#define MOST_WORDS 200
#define BLANKS " \t\r\n"

struct reading_line {
	struct arena *arena;
	const char *path;
	int line;
};

static _Noreturn void wrong(const struct reading_line *, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void
wrong(const struct reading_line *at, const char *format, ...)
{
	va_list list;
	const char *why;

	va_start(list, format);
	why = arena_vprintf(at->arena, format, list);
	va_end(list);
	die(REFUSED, "%s:%d: %s", at->path, at->line, why);
}

static const char *
own_config(struct arena *arena)
{
	const char *folder = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");

	if (folder && *folder)
		return arena_printf(arena, "%s/crm/nightly.conf", folder);
	return home && *home ? arena_printf(arena, "%s/.config/crm/nightly.conf", home) : SYSTEM_CONFIG;
}

static FILE *
open_config(struct arena *arena, const char **path)
{
	const char *own = own_config(arena);
	FILE *file;

	if (!*path)
		*path = access(own, F_OK) == 0 ? own : SYSTEM_CONFIG;
	file = fopen(*path, "re");
	if (!file && errno == ENOENT && strcmp(*path, SYSTEM_CONFIG) == 0)
		die(USAGE, _("there is no '%s': write into it a line such as 'pipeline.html pipeline', "
		    "or give --config FILE"), own);
	if (!file)
		die(FAILED, _("cannot read '%s': %s"), *path, strerror(errno));
	return file;
}

/* The next word; NULL at the end and before a remark. */
static char *
next_word(const struct reading_line *at, char **rest)
{
	bool open = false;
	char *word = (*rest)[strspn(*rest, BLANKS)] == '#' ? NULL : text_word(rest, &open);

	if (open)
		wrong(at, "%s", _("a quote is never closed"));
	return word;
}

static const char *
format_of(const struct reading_line *at, const char *name)
{
	const char *dot = strrchr(name, '.');

	if (*name == '.' || strchr(name, '/'))
		wrong(at, _("'%s' is not the name of a file in the folder: no slash, no dot in front"), name);
	if (!dot || !is_among(dot + 1, FORMATS))
		wrong(at, _("'%s' ends in no format: one of %s"), name, value_list(at->arena, FORMATS));
	return dot + 1;
}

static void
take_line(const struct reading_line *at, char *rest, struct nightly *n)
{
	struct nightly_file *file = &n->files[n->count];
	char *words[MOST_WORDS + 1], *name = next_word(at, &rest);
	size_t count = 0;

	if (!name)
		return;
	if (n->count == MOST_NIGHTLY_FILES)
		wrong(at, _("more than %d files"), MOST_NIGHTLY_FILES);
	*file = (struct nightly_file){ .name = name, .format = format_of(at, name), .line = at->line };
	for (int i = 0; i < n->count; i++)
		if (strcmp(n->files[i].name, name) == 0)
			wrong(at, _("'%s' stands in line %d too"), name, n->files[i].line);
	while (count < MOST_WORDS && (words[count] = next_word(at, &rest)) != NULL)
		count++;
	if (count == 0 || count == MOST_WORDS || strcmp(words[0], "nightly") == 0)
		wrong(at, _("behind '%s' stands the name of its report, with its parameters and filters"), name);
	words[count] = NULL;
	file->words = arena_alloc(at->arena, (count + 1) * sizeof *words);
	memcpy(file->words, words, (count + 1) * sizeof *words);
	n->count++;
}

struct nightly *
nightly_read(struct run *run, const char *path)
{
	struct nightly *n = arena_alloc(run->arena, sizeof *n);
	struct reading_line at = { .arena = run->arena };
	char line[LINE_BYTES];
	FILE *file = open_config(run->arena, &path);

	n->path = at.path = path;
	while (fgets(line, sizeof line, file)) {
		size_t length = strlen(line);

		at.line++;
		if (length == sizeof line - 1 || text_bad_byte(line, length) < length)
			wrong(&at, "%s", _("it is too long, or not UTF-8"));
		take_line(&at, arena_copy(run->arena, line, length), n);
	}
	if (ferror(file))
		die(FAILED, _("cannot read '%s': %s"), path, strerror(errno));
	fclose(file);
	if (n->count == 0)
		die(REFUSED, _("%s: it names no report; a line is such as 'pipeline.html pipeline'"), path);
	return n;
}
