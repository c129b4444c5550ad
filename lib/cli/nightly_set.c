/* SPDX-License-Identifier: ISC */
/*
 * nightly_set - a new set of files beside the old one, and the one step that puts it in its place.
 *
 * A set has a hidden list of its files. A folder with anything that is not in its list was not
 * made here, and is never replaced: it may be somebody's home.
 */
#define _DEFAULT_SOURCE   /* syscall */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "cli/human.h"
#include "cli/nightly.h"

#define LIST ".crm-nightly"
#define MIDDLE ".crm-new-"   /* .reports.crm-new-Xb3aQ9 */
#define EXCHANGE 2u          /* RENAME_EXCHANGE of Linux, which not every C library names */

struct nightly_set {
	struct arena *arena;
	const char *place, *parent, *name;   /* the folder to replace, and the two parts of its path */
	char *folder;                        /* the new one */
	int descriptor;                      /* of the new one, locked */
	int list;                            /* the file LIST in it */
	bool exists;                         /* there is an old one */
};

static _Noreturn void
cannot(const char *doing, const char *path)
{
	die(FAILED, _("cannot %s '%s': %s; what was there stands as it was"), doing, path, strerror(errno));
}

/* The old folder may be a link to where it really is. */
static void
find_place(struct nightly_set *set, const char *path)
{
	char real[PATH_MAX], *copy, *slash;
	size_t n = strlen(path);

	while (n > 1 && path[n - 1] == '/')
		n--;
	copy = arena_copy(set->arena, path, n);
	set->exists = realpath(copy, real) != NULL;
	set->place = set->exists ? arena_string(set->arena, real) : copy;
	slash = strrchr(set->place, '/');
	set->name = slash ? slash + 1 : set->place;
	set->parent = !slash ? "." : slash == set->place ? "/" :
	    arena_copy(set->arena, set->place, (size_t)(slash - set->place));
	if (!*set->name || strcmp(set->name, ".") == 0 || strcmp(set->name, "..") == 0)
		die(USAGE, _("'%s' cannot be replaced: name a folder of its own for the reports"), path);
}

static bool
is_listed(const char *list, const char *name)
{
	size_t n = strlen(name);

	for (const char *at = list; *at; at += strcspn(at, "\n"), at += *at == '\n')
		if (strcspn(at, "\n") == n && strncmp(at, name, n) == 0)
			return true;
	return strcmp(name, LIST) == 0;
}

static char *
read_list(struct nightly_set *set)
{
	FILE *file = fopen(arena_printf(set->arena, "%s/" LIST, set->place), "re");
	struct buf text = { 0 };
	char *list;
	int byte;

	while (file && (byte = getc(file)) != EOF)
		buf_byte(&text, (char)byte);
	if (file)
		fclose(file);
	list = arena_string(set->arena, buf_string(&text));
	buf_free(&text);
	return list;
}

static void
check_old(struct nightly_set *set)
{
	DIR *dir = set->exists ? opendir(set->place) : NULL;
	const char *list = read_list(set);
	struct dirent *entry;

	if (set->exists && !dir)
		cannot(_("read"), set->place);
	while (dir && (entry = readdir(dir)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
		    !is_listed(list, entry->d_name))
			die(REFUSED, _("'%s' holds '%s', which no nightly run has put there: name a folder of its own"),
			    set->place, entry->d_name);
	if (dir)
		closedir(dir);
}

/* Removes a folder of plain files. */
static void
remove_folder(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	while (dir && (entry = readdir(dir)) != NULL)
		unlinkat(dirfd(dir), entry->d_name, 0);
	if (dir)
		closedir(dir);
	rmdir(folder);
}

/* A folder that nobody holds the lock of was left by a run that was killed. */
static void
remove_left(const char *folder)
{
	int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	if (descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) == 0)
		remove_folder(folder);
	if (descriptor >= 0)
		close(descriptor);
}

static void
remove_all_left(struct nightly_set *set)
{
	const char *begins = arena_printf(set->arena, ".%s" MIDDLE, set->name);
	DIR *dir = opendir(set->parent);
	struct dirent *entry;

	while (dir && (entry = readdir(dir)) != NULL)
		if (strncmp(entry->d_name, begins, strlen(begins)) == 0)
			remove_left(arena_printf(set->arena, "%s/%s", set->parent, entry->d_name));
	if (dir)
		closedir(dir);
}

/* mkdtemp lets nobody else read; the new folder is as readable as the old one, or as any new one. */
static void
set_mode(struct nightly_set *set)
{
	struct stat old;
	mode_t mask = umask(0);

	umask(mask);
	if (!set->exists || stat(set->place, &old) != 0)
		old.st_mode = 0777 & ~mask;
	if (fchmod(set->descriptor, old.st_mode & 07777) != 0)
		cannot(_("make"), set->folder);
}

struct nightly_set *
nightly_open(struct run *run, const char *path)
{
	struct nightly_set *set = arena_alloc(run->arena, sizeof *set);

	set->arena = run->arena;
	find_place(set, path);
	check_old(set);
	remove_all_left(set);
	set->folder = arena_printf(set->arena, "%s/.%s" MIDDLE "XXXXXX", set->parent, set->name);
	if (!mkdtemp(set->folder))
		cannot(_("make"), set->folder);
	set->descriptor = open(set->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (set->descriptor < 0 || flock(set->descriptor, LOCK_EX | LOCK_NB) != 0)
		cannot(_("make"), set->folder);
	set_mode(set);
	set->list = openat(set->descriptor, LIST, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	return set;
}

int
nightly_create(struct nightly_set *set, const char *name)
{
	if (set->list < 0 || dprintf(set->list, "%s\n", name) < 0)
		return -1;
	return openat(set->descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
}

/* Both in one step where the system and the file system can. */
static bool
exchange(struct nightly_set *set)
{
#ifdef SYS_renameat2
	return syscall(SYS_renameat2, AT_FDCWD, set->folder, AT_FDCWD, set->place, EXCHANGE) == 0;
#else
	(void)set;
	return false;
#endif
}

/* In two steps, with none in between if the second one fails. */
static bool
move_aside(struct nightly_set *set)
{
	const char *aside = arena_printf(set->arena, "%s-old", set->folder);

	if (rename(set->place, aside) != 0)
		return false;
	if (rename(set->folder, set->place) == 0) {
		set->folder = arena_string(set->arena, aside);
		return true;
	}
	rename(aside, set->place);
	return false;
}

static void
sync_folder(const char *path)
{
	int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (descriptor >= 0) {
		fsync(descriptor);
		close(descriptor);
	}
}

void
nightly_replace(struct nightly_set *set)
{
	bool done;

	if (set->list < 0 || fsync(set->list) != 0 || fsync(set->descriptor) != 0) {
		int why = errno;

		nightly_drop(set);
		errno = why;
		cannot(_("write"), set->place);
	}
	done = set->exists ? exchange(set) || move_aside(set) : rename(set->folder, set->place) == 0;
	if (!done) {
		int why = errno;

		nightly_drop(set);
		errno = why;
		cannot(_("replace"), set->place);
	}
	if (set->exists)
		remove_folder(set->folder);
	sync_folder(set->parent);
}

void
nightly_drop(struct nightly_set *set)
{
	remove_folder(set->folder);
}
