/* SPDX-License-Identifier: ISC */
/* sqlite_copy - backup, restore, integrity and size of a whole file. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"
#include "db/sqlite.h"

static void
sync_path(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC);

	if (fd < 0 || fsync(fd) != 0)
		die(FAILED, "cannot sync '%s': %s", path, strerror(errno));
	close(fd);
}

static void
sync_folder_of(const char *path)
{
	char *copy = strcpy(must_alloc(strlen(path) + 1), path);

	sync_path(dirname(copy), O_RDONLY);
	free(copy);
}

/* A copy that has not got its name yet, taken away when the program ends before. */
static const char *unfinished;

static void
remove_unfinished(void)
{
	if (unfinished)
		unlink(unfinished);
}

/* The file is made here, since SQLite would let everybody read it and not say why it cannot be. */
static void
make_unfinished(const char *temporary, const char *path)
{
	int fd;

	unlink(temporary);
	fd = open(temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
	if (fd < 0)
		die(FAILED, "cannot write '%s': %s", path, strerror(errno));
	close(fd);
	unfinished = temporary;
	atexit(remove_unfinished);
}

static void
vacuum_into(struct db *db, const char *path)
{
	struct statement *st = db_prepare(db, "VACUUM INTO ?1");

	db_bind_text(st, 1, path);
	db_step(st);
	db_finish(st);
}

bool
db_backup(struct db *db, const char *path, bool (*check)(struct db *, void *), void *context)
{
	struct buf temporary = { 0 };
	struct db *copy;
	bool good;

	buf_printf(&temporary, "%s.%ld.tmp", path, (long)getpid());
	make_unfinished(temporary.data, path);
	vacuum_into(db, temporary.data);
	copy = db_open(temporary.data, DB_READ);
	good = check(copy, context);
	db_close(copy);
	if (good) {
		sync_path(temporary.data, O_RDWR);
		if (rename(temporary.data, path) != 0)
			die(FAILED, "cannot rename '%s' to '%s': %s", temporary.data, path, strerror(errno));
		sync_folder_of(path);
	} else {
		unlink(temporary.data);
	}
	unfinished = NULL;
	buf_free(&temporary);
	return good;
}

void
db_restore(struct db *db, struct db *from)
{
	sqlite3_backup *copy = sqlite3_backup_init(db->handle, "main", from->handle, "main");
	int code;

	if (!copy)
		sqlite_die(db, "restore");
	while ((code = sqlite3_backup_step(copy, -1)) == SQLITE_BUSY || code == SQLITE_LOCKED)
		if (!sqlite_wait(db, 1))
			break;
	if (sqlite3_backup_finish(copy) != SQLITE_OK || code != SQLITE_DONE)
		sqlite_die(db, "restore");
}

static void
visit_rows(struct db *db, const char *sql, const char *good, void (*visit)(const char *, void *), void *context)
{
	struct statement *st = db_prepare(db, sql);

	while (db_step(st))
		if (!good || strcmp(db_text(st, 0), good) != 0)
			visit(db_text(st, 0), context);
	db_finish(st);
}

void
db_integrity(struct db *db, void (*visit)(const char *, void *), void *context)
{
	visit_rows(db, "PRAGMA integrity_check", "ok", visit, context);
	visit_rows(db, "SELECT \"table\" || ' row ' || rowid || ' refers to a missing row of ' || parent "
	    "FROM pragma_foreign_key_check", NULL, visit, context);
}

void
db_size(struct db *db, int64_t *bytes, int64_t *spare)
{
	int64_t page = db_one(db, "PRAGMA page_size", NULL, 0);

	*bytes = page * db_one(db, "PRAGMA page_count", NULL, 0);
	*spare = page * db_one(db, "PRAGMA freelist_count", NULL, 0);
}
