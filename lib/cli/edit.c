/* SPDX-License-Identifier: ISC */
/* edit - a record in the user's editor. */
#include "cli/edit.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/human.h"
#include "cli/standard.h"
#include "query/key.h"
#include "record/assign.h"

/* Line ends in a value are written \n, so that each field stays on its line. */
static void
write_value(FILE *file, const char *text)
{
	for (; *text; text++)
		if (*text == '\n')
			fputs("\\n", file);
		else if (*text == '\\')
			fputs("\\\\", file);
		else
			fputc(*text, file);
}

static void
write_record(struct run *run, const struct entity *entity, int64_t id, FILE *file)
{
	struct query *q = run_query(run, entity);
	struct statement *st;
	const struct column *columns;
	int n;

	query_row(q, id);
	query_columns(q, "shown");
	columns = query_result(q, &n);
	st = query_open(q);
	db_step(st);
	fprintf(file, "# %s %s: change values, save and leave; an empty value empties the field.\n", entity->name,
	    key_title(run->access, run->arena, entity, id));
	for (int i = 1; i < n; i++) {
		const struct field *f = entity_field(entity, columns[i].name);
		struct buf text = { 0 };
		struct value v;

		if (!f || f->fixed)
			continue;
		db_value(st, i, &v);
		type_print(columns[i].type, &v, &text);
		fprintf(file, "%s:%s", f->name, v.kind == EMPTY ? "" : " ");
		write_value(file, buf_string(&text));
		fputc('\n', file);
		buf_free(&text);
	}
	db_finish(st);
}

static void
call_editor(const char *path)
{
	const char *editor = getenv("VISUAL");
	int status;
	pid_t child;

	if (!editor || !*editor)
		editor = getenv("EDITOR");
	if (!editor || !*editor)
		editor = "vi";
	child = fork();
	if (child == 0) {
		signal(SIGPIPE, SIG_DFL);
		execlp("/bin/sh", "sh", "-c", "eval \"$0\" '\"$1\"'", editor, path, (char *)NULL);
		_exit(127);
	}
	if (child < 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
		die(FAILED, _("the editor '%s' failed; nothing was written"), editor);
}

static char *
unescaped(char *text)
{
	char *to = text;

	for (char *from = text; *from; from++)
		if (from[0] == '\\' && from[1] == 'n')
			*to++ = '\n', from++;
		else if (from[0] == '\\' && from[1] == '\\')
			*to++ = '\\', from++;
		else
			*to++ = *from;
	*to = '\0';
	return text;
}

static bool
read_line(struct run *run, struct draft *d, const struct reading *r, char *line, struct problem *p)
{
	char *colon = strchr(line, ':');
	struct assignment a = { 0 };

	line[strcspn(line, "\n")] = '\0';
	if (*line == '#' || !*line)
		return true;
	if (!colon)
		return refuse(p, NULL, N_("a line is not 'field: value'"));
	*colon = '\0';
	a.field = assign_field(run->arena, d->entity, line, &a.by_id);
	return assign_into(d, run->access, r, &a, unescaped(colon + 1 + (colon[1] == ' ')), p);
}

static bool
read_record(struct run *run, struct draft *d, const char *path, struct problem *p)
{
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t size = 0;
	struct reading r;
	bool good = true;

	access_reading(run->access, &r);
	while (file && good && getline(&line, &size, file) > 0)
		good = read_line(run, d, &r, line, p);
	free(line);
	if (file)
		fclose(file);
	return good;
}

enum status
edit_record(struct run *run, const struct entity *entity, const char *key)
{
	const char *folder = getenv("TMPDIR");
	char *path = arena_printf(run->arena, "%s/crm-edit.XXXXXX", folder && *folder ? folder : "/tmp");
	int64_t id = key_need(run->access, entity, key, false);
	struct draft *d = draft_new(run->arena, entity);
	int fd = mkstemp(path);
	FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
	struct problem p = { 0 };
	struct change *c;
	bool changed;

	if (!file)
		die(FAILED, _("cannot make '%s': %s"), path, strerror(errno));
	write_record(run, entity, id, file);
	fclose(file);
	call_editor(path);
	c = run_change(run);
	if (!read_record(run, d, path, &p) || !record_set(c, id, d, &changed, &p)) {
		warn(_("your text is kept in '%s'"), path);
		return run_refused(run, c, &p);
	}
	unlink(path);
	return run_changed(run, c, entity, &id, 1);
}
