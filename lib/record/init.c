/* SPDX-License-Identifier: ISC */
/* init - a new database. */
#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/ddl.h"
#include "record/init.h"
#include "record/record.h"
#include "record/seeds.h"

static void
need(bool done, const struct problem *p)
{
	if (!done)
		die(FAILED, "cannot make the database: %s: %s", p->field ? p->field : "a row", p->reason);
}

static void
add_administrator(struct change *c)
{
	struct draft *d = draft_new(change_arena(c), &user_entity);
	struct passwd *entry = getpwuid(getuid());
	const char *name = entry && entry->pw_gecos ? entry->pw_gecos : "";
	struct problem p;
	int64_t id;

	name = arena_copy(change_arena(c), name, strcspn(name, ","));
	draft_set(d, "login", value_text(access_login()));
	draft_set(d, "name", value_text(*name ? name : access_login()));
	draft_set(d, "admin", value_number(1));
	need(record_add(c, d, &id, &p), &p);
}

static void
make_folders(const char *path)
{
	char folder[4096];

	for (const char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		snprintf(folder, sizeof folder, "%.*s", (int)(slash - path), path);
		if (mkdir(folder, 0700) != 0 && errno != EEXIST)
			die(FAILED, "cannot make folder '%s': %s", folder, strerror(errno));
	}
}

static void
fill(struct arena *arena, const char *path, const char *command)
{
	struct db *db = db_open(path, DB_CREATE);
	struct access *a = access_new(arena, db);
	struct change *c;

	db_begin(db);
	ddl_make(db, 0);
	db_commit(db);
	c = change_begin(a, arena, &(struct change_options){ .command = command });
	add_administrator(c);
	seeds_add(c, 0);
	change_commit(c);
	db_close(db);
}

/* What would be left of a database that could not be made. */
static const char *unfinished;

static void
remove_unfinished(void)
{
	if (unfinished)
		unlink(unfinished);
}

void
database_init(struct arena *arena, const char *path, const char *command)
{
	const char *temporary = arena_printf(arena, "%s.%ld.new", path, (long)getpid());

	if (access(path, F_OK) == 0)
		die(FAILED, "cannot make '%s': it is there already", path);
	make_folders(path);
	unlink(temporary);
	unfinished = temporary;
	atexit(remove_unfinished);
	fill(arena, temporary, command);
	if (link(temporary, path) != 0)
		die(FAILED, "cannot make '%s': %s", path, strerror(errno));
	remove_unfinished();
	unfinished = NULL;
	unlink(arena_printf(arena, "%s-wal", temporary));
	unlink(arena_printf(arena, "%s-shm", temporary));
}

int
database_raise(struct arena *arena, const char *path, const char *command)
{
	struct db *db = db_open(path, DB_WRITE);
	int version = db_version(db);
	struct change *c;

	if (db_application(db) != MODEL_APPLICATION || version >= model_version()) {
		ddl_check(db);
	} else {
		c = change_begin(access_new(arena, db), arena,
		    &(struct change_options){ .command = command, .upgrade = true });
		seeds_add(c, version);
		change_commit(c);
	}
	db_close(db);
	return version;
}
