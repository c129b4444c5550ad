/* SPDX-License-Identifier: ISC */
/* print_file - the files of crm-print, which get their names together when all is done. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/map.h"
#include "cli/human.h"
#include "cli/printing.h"

#define LONGEST 120      /* bytes that a value may have in the name of a file */

struct file {
	const char *made, *named;
};

struct files {
	struct map *names;
	struct file *all;
	size_t count, room;
	struct out *out;
};

/* Those that have no name yet; a program that dies leaves none of them. */
static struct files *unfinished;

static void
remove_made(void)
{
	for (size_t i = 0; unfinished && i < unfinished->count; i++)
		unlink(unfinished->all[i].made);
}

static struct files *
files_of(struct printing *p)
{
	if (!p->files) {
		p->files = arena_alloc(p->run->arena, sizeof *p->files);
		p->files->names = map_new();
		unfinished = p->files;
		atexit(remove_made);
	}
	return p->files;
}

/* A value as a part of a name: no folder, nothing that another system would not take. */
static void
add_safe(struct buf *path, const char *value)
{
	size_t length = strlen(value), end = length;

	while (end > LONGEST || (end < length && ((unsigned char)value[end] & 0xc0) == 0x80))
		end--;
	if (end == 0 || *value == '.')
		buf_byte(path, '_');
	for (size_t i = *value == '.'; i < end; i++)
		buf_byte(path, (unsigned char)value[i] < ' ' || value[i] == 0x7f ||
		    strchr("/\\:*?\"<>|", value[i]) ? '_' : value[i]);
}

static const char *
path_of(struct printing *p, const struct filled *filled)
{
	struct buf path = { 0 }, value = { 0 };
	const struct filling f = { .filled = filled };
	const char *answer;

	for (const struct piece *piece = p->each; piece; piece = piece->next) {
		if (piece->text) {
			buf_text(&path, piece->text);
			continue;
		}
		buf_clear(&value);
		print_fill(p, &(struct piece){ .place = piece->place }, &f, &value);
		add_safe(&path, buf_string(&value));
	}
	answer = arena_string(p->run->arena, buf_string(&path));
	buf_free(&path);
	buf_free(&value);
	return answer;
}

static _Noreturn void
unwritable(const char *path, const char *folder)
{
	if (errno == ENOENT)
		die(FAILED, _("cannot write '%s': there is no folder '%s'; make it first"), path, folder);
	die(FAILED, _("cannot write '%s': %s"), path, strerror(errno));
}

/* A new file in the folder of the path. */
static int
make_file(struct printing *p, const char *path)
{
	struct files *files = files_of(p);
	const char *slash = strrchr(path, '/');
	const char *folder = slash ? arena_copy(p->run->arena, path, (size_t)(slash - path) + (slash == path)) : ".";
	char *made = arena_printf(p->run->arena, "%s/.crm-print-XXXXXX", folder);
	mode_t mask = umask(0);
	struct stat info;
	int fd;

	umask(mask);
	if (!map_add(files->names, path, strlen(path), 1))
		die(REFUSED, _("two documents would be '%s': name a field in --each that tells them apart"), path);
	if (stat(path, &info) == 0 && S_ISDIR(info.st_mode))
		die(USAGE, _("cannot write '%s': it is a folder"), path);
	fd = mkstemp(made);
	if (fd < 0 || fchmod(fd, 0666 & ~mask) != 0 || fcntl(fd, F_SETFD, FD_CLOEXEC) < 0)
		unwritable(path, folder);
	if (files->count == files->room)
		files->all = must_realloc(files->all, (files->room = files->room * 2 + 16) * sizeof *files->all);
	files->all[files->count++] = (struct file){ made, path };
	return fd;
}

struct out *
files_open(struct printing *p, const struct filled *filled)
{
	const char *path = p->each ? path_of(p, filled) : p->output;

	return files_of(p)->out = out_new(path ? make_file(p, path) : STDOUT_FILENO);
}

void
files_close(struct printing *p)
{
	int fd;

	paper_close(p->paper);
	p->paper = NULL;
	fd = out_end(p->files->out);
	if (fd != STDOUT_FILENO && (fsync(fd) != 0 || close(fd) != 0))
		unwritable(p->files->all[p->files->count - 1].named, ".");
}

void
files_done(struct printing *p)
{
	struct files *files = p->files;

	for (size_t i = 0; files && i < files->count; i++)
		if (rename(files->all[i].made, files->all[i].named) != 0)
			unwritable(files->all[i].named, ".");
	unfinished = NULL;
	if (files) {
		map_free(files->names);
		free(files->all);
	}
}
