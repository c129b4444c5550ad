/* SPDX-License-Identifier: ISC */
/* bookmark - how far a reader of changes has come: up to which change set. */
#include "record/bookmark.h"

int64_t
bookmark_current(struct access *a)
{
	return db_one(access_db(a), "SELECT max(change_set_id) FROM main.change_set", NULL, 0);
}

int64_t
bookmark_at(struct access *a, const char *name)
{
	return db_one(access_db(a), "SELECT change_set FROM main.bookmark WHERE name = ?1", name, 0);
}

void
bookmark_move(const char *path, const char *name, int64_t change_set)
{
	struct db *db = db_open(path, DB_WRITE);
	struct statement *st;

	db_begin(db);
	st = db_prepare(db, "INSERT INTO main.bookmark (name, change_set) VALUES (?1, ?2) "
	    "ON CONFLICT (name) DO UPDATE SET change_set = excluded.change_set");
	db_bind_text(st, 1, name);
	db_bind_number(st, 2, change_set);
	db_step(st);
	db_finish(st);
	db_commit(db);
	db_close(db);
}
