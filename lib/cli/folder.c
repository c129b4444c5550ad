/* SPDX-License-Identifier: ISC */
/* folder - files that users may have of their own beside those that came with the programs. */
#include "cli/folder.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/share.h"
#include "query/near.h"

#define MOST_FOLDERS 30

static const char *
own_folder(struct arena *arena, const struct folder *kind)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

	if (data && *data)
		return arena_printf(arena, "%s/crm/%s", data, kind->name);
	return home && *home ? arena_printf(arena, "%s/.local/share/crm/%s", home, kind->name) : NULL;
}

/* All of them, NULL at the end. */
static const char *const *
folders(struct run *run, const struct folder *kind)
{
	const char **all = arena_alloc(run->arena, (MOST_FOLDERS + 3) * sizeof *all), *listed = getenv(kind->variable);
	char *rest = arena_string(run->arena, listed ? listed : ""), *save = NULL;
	int n = 0;

	for (char *one = strtok_r(rest, ":", &save); one && n < MOST_FOLDERS; one = strtok_r(NULL, ":", &save))
		all[n++] = one;
	all[n] = own_folder(run->arena, kind);
	n += all[n] != NULL;
	all[n] = arena_printf(run->arena, "%s/%s", share_folder(), kind->name);
	return all;
}

const char *
folder_file(struct run *run, const struct folder *kind, const char *name)
{
	if (strchr(name, '/'))
		return access(name, F_OK) == 0 ? name : NULL;
	for (const char *const *folder = folders(run, kind); *folder && *name != '.'; folder++) {
		const char *file = arena_printf(run->arena, "%s/%s%s", *folder, name, kind->ending);

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
list_folder(struct run *run, const struct folder *kind, const char *folder, struct listing *l)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	while (dir && (entry = readdir(dir)) != NULL) {
		size_t n = strlen(entry->d_name), ending = strlen(kind->ending);

		if (*entry->d_name != '.' && n > ending && strcmp(entry->d_name + n - ending, kind->ending) == 0)
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
folder_each(struct run *run, const struct folder *kind,
    void (*visit)(struct run *, const char *name, const char *file, void *), void *context)
{
	struct listing l = { 0 };

	for (const char *const *folder = folders(run, kind); *folder; folder++)
		list_folder(run, kind, *folder, &l);
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

void
folder_near(struct run *run, const struct folder *kind, struct near *near)
{
	folder_each(run, kind, offer_name, near);
}
