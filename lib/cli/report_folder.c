/* SPDX-License-Identifier: ISC */
/* report_folder - where reports are found. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/human.h"
#include "cli/report.h"
#include "cli/share.h"
#include "query/near.h"

#define MOST_FOLDERS 30
#define ENDING ".sql"

static const char *
own_folder(struct arena *arena)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

	if (data && *data)
		return arena_printf(arena, "%s/crm/reports", data);
	return home && *home ? arena_printf(arena, "%s/.local/share/crm/reports", home) : NULL;
}

/* All of them, NULL at the end. */
static const char *const *
folders(struct run *run)
{
	const char **all = arena_alloc(run->arena, (MOST_FOLDERS + 3) * sizeof *all), *listed = getenv("CRM_REPORTS");
	char *rest = arena_string(run->arena, listed ? listed : ""), *save = NULL;
	int n = 0;

	for (char *one = strtok_r(rest, ":", &save); one && n < MOST_FOLDERS; one = strtok_r(NULL, ":", &save))
		all[n++] = one;
	all[n] = own_folder(run->arena);
	n += all[n] != NULL;
	all[n] = arena_printf(run->arena, "%s/reports", share_folder());
	return all;
}

const char *
report_file(struct run *run, const char *name)
{
	if (strchr(name, '/'))
		return access(name, F_OK) == 0 ? name : NULL;
	for (const char *const *folder = folders(run); *folder && *name != '.'; folder++) {
		const char *file = arena_printf(run->arena, "%s/%s" ENDING, *folder, name);

		if (access(file, F_OK) == 0)
			return file;
	}
	return NULL;
}

struct found {
	const char *name, *file;
};

struct listing {
	struct found *all;
	size_t count, room;
};

static void
add_found(struct listing *l, const char *name, const char *file)
{
	for (size_t i = 0; i < l->count; i++)
		if (strcmp(l->all[i].name, name) == 0)
			return;
	if (l->count == l->room)
		l->all = must_realloc(l->all, (l->room = l->room * 2 + 32) * sizeof *l->all);
	l->all[l->count++] = (struct found){ name, file };
}

static void
list_folder(struct run *run, const char *folder, struct listing *l)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	while (dir && (entry = readdir(dir)) != NULL) {
		size_t n = strlen(entry->d_name), ending = sizeof ENDING - 1;

		if (*entry->d_name != '.' && n > ending && strcmp(entry->d_name + n - ending, ENDING) == 0)
			add_found(l, arena_copy(run->arena, entry->d_name, n - ending),
			    arena_printf(run->arena, "%s/%s", folder, entry->d_name));
	}
	if (dir)
		closedir(dir);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct found *)a)->name, ((const struct found *)b)->name);
}

void
report_each(struct run *run, void (*visit)(struct run *, const char *name, const char *file, void *), void *context)
{
	struct listing l = { 0 };

	for (const char *const *folder = folders(run); *folder; folder++)
		list_folder(run, *folder, &l);
	if (l.count)
		qsort(l.all, l.count, sizeof *l.all, by_name);
	for (size_t i = 0; i < l.count; i++)
		visit(run, l.all[i].name, l.all[i].file, context);
	free(l.all);
}

static void
offer_name(struct run *run, const char *name, const char *file, void *near)
{
	(void)run, (void)file;
	near_offer(near, name);
}

/* The first operand may have been meant for a verb. */
static _Noreturn void
unknown_report(struct run *run, const char *name)
{
	struct near *near = near_new(run->arena, name);

	for (const struct verb *verb = run->program->verbs; verb && verb->name; verb++)
		near_offer(near, verb->name);
	report_each(run, offer_name, near);
	die(USAGE, _("no report '%s'%s (%s list names them all)"), name, near_says(near), run->program->name);
}

struct report *
report_need(struct run *run, const char *name)
{
	const char *file = report_file(run, name);
	struct problem problem;
	struct report *r;

	if (!file)
		unknown_report(run, name);
	r = report_read(run->arena, name, file, &problem);
	if (!r)
		die(REFUSED, "%s: %s", problem.place, problem.reason);
	return r;
}

void
report_wrong(const struct report *r, int line, const char *format, ...)
{
	va_list list;
	const char *why;

	va_start(list, format);
	why = arena_vprintf(r->arena, format, list);
	va_end(list);
	if (line)
		die(REFUSED, "%s:%d: %s", r->file, line, why);
	die(REFUSED, "%s: %s", r->file, why);
}
