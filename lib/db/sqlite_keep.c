/* SPDX-License-Identifier: ISC */
/* sqlite_keep - statements that are compiled once and used for many rows. */
#include <string.h>

#include "base/map.h"
#include "db/sqlite.h"

struct statement *
db_keep(struct db *db, const char *sql)
{
	size_t length = strlen(sql);
	struct statement *st;
	int64_t kept;

	if (!db->kept)
		db->kept = map_new();
	if (map_get(db->kept, sql, length, &kept))
		return (struct statement *)(intptr_t)kept;
	st = db_prepare(db, sql);
	map_add(db->kept, sql, length, (intptr_t)st);
	return st;
}
