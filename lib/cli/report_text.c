/* SPDX-License-Identifier: ISC */
/* report_text - the text of a report file, with the parts that it shares with others. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"
#include "cli/human.h"
#include "cli/report.h"

#define MOST_BYTES (1024 * 1024)
#define INCLUDE "-- include:"
#define ENDING ".part"

static const char *
read_whole(struct arena *arena, const char *file, size_t *length)
{
	FILE *stream = fopen(file, "re");
	struct stat st;
	char *text;

	if (!stream || fstat(fileno(stream), &st) != 0)
		die(FAILED, _("cannot read '%s': %s"), file, strerror(errno));
	if (!S_ISREG(st.st_mode) || st.st_size > MOST_BYTES)
		die(FAILED, _("cannot read '%s': it is no file, or larger than 1 MB"), file);
	text = arena_alloc(arena, (size_t)st.st_size + 1);
	*length = fread(text, 1, (size_t)st.st_size, stream);
	if (ferror(stream))
		die(FAILED, _("cannot read '%s': %s"), file, strerror(errno));
	fclose(stream);
	return text;
}

/* A text in the making, and the line of the report's own file that each of its lines comes from. */
struct joined {
	struct buf text;
	int *lines, count, room;
};

static void
add_line(struct joined *j, const char *line, size_t n, int from)
{
	if (j->count == j->room)
		j->lines = must_realloc(j->lines, (size_t)(j->room = j->room * 2 + 64) * sizeof *j->lines);
	j->lines[j->count++] = from;
	buf_add(&j->text, line, n);
	buf_byte(&j->text, '\n');
}

/* The name that a line asks for; NULL when it is any other line. */
static const char *
included(struct arena *arena, const char *line)
{
	const char *name = line + strlen(INCLUDE);

	if (strncmp(line, INCLUDE, strlen(INCLUDE)) != 0)
		return NULL;
	name += strspn(name, " \t");
	return arena_copy(arena, name, strcspn(name, " \t\r\n"));
}

/* The lines of a part stand beside the file and come from the line that asks for them. */
static const char *
add_part(struct report *r, struct joined *j, const char *name)
{
	const char *slash = strrchr(r->file, '/');
	const char *file = arena_printf(r->arena, "%.*s%s"
	    ENDING, slash ? (int)(slash + 1 - r->file) : 0, r->file, name);
	struct stat st;
	size_t length, n;

	if (!*name || *name == '.' || strchr(name, '/') || stat(file, &st) != 0)
		return arena_printf(r->arena, _("no part '%s': '%s' is not there"), name, file);
	for (const char *at = read_whole(r->arena, file, &length); *at; at += n + (at[n] != '\0'))
		add_line(j, at, n = strcspn(at, "\n"), r->line);
	return NULL;
}

static const char *
join(struct report *r, struct joined *j)
{
	const char *why = NULL;
	size_t n;

	r->line = 0;
	for (const char *at = r->text; *at && !why; at += n + (at[n] != '\0')) {
		const char *part = included(r->arena, at);

		r->line++;
		n = strcspn(at, "\n");
		if (part)
			why = add_part(r, j, part);
		else
			add_line(j, at, n, r->line);
	}
	return why;
}

static const char *
check_bytes(struct report *r, size_t length)
{
	size_t bad = text_bad_byte(r->text, length);

	if (bad == length)
		return NULL;
	r->line = report_line(r, bad);
	return _("it is not UTF-8");
}

const char *
report_text(struct report *r)
{
	struct joined j = { 0 };
	size_t length;
	const char *why;

	r->text = read_whole(r->arena, r->file, &length);
	why = check_bytes(r, length);
	if (why || !strstr(r->text, INCLUDE))
		return why;
	why = join(r, &j);
	if (!why) {
		r->text = arena_copy(r->arena, buf_string(&j.text), j.text.length);
		r->lines = j.count == 0 ? NULL : memcpy(arena_alloc(r->arena, (size_t)j.count * sizeof *j.lines),
		    j.lines, (size_t)j.count * sizeof *j.lines);
		r->line_count = j.count;
		why = check_bytes(r, j.text.length);
	}
	free(j.lines);
	buf_free(&j.text);
	return why;
}

int
report_own_line(const struct report *r, int line)
{
	return r->lines && line >= 1 ? r->lines[line <= r->line_count ? line - 1 : r->line_count - 1] : line;
}

int
report_line(const struct report *r, size_t offset)
{
	int line = 1;

	for (size_t i = 0; i < offset; i++)
		line += r->text[i] == '\n';
	return report_own_line(r, line);
}
