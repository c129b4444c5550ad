/* SPDX-License-Identifier: ISC */
/*
 * sqlite_track - before-images by TEMP triggers, which live as long as this run and never stand
 * in the file.
 */
#include "db/sqlite.h"

#define MOST_TOGETHER 40   /* SQLite takes 127 arguments, three for each column */

/* An object of the old values of the columns that are about to change; of all of them when the row goes. */
static void
image(struct buf *sql, const char *const *columns, bool whole)
{
	buf_text(sql, "'{' || substr(");
	for (int i = 0; columns[i]; i++) {
		if (i % MOST_TOGETHER == 0)
			buf_printf(sql, "%scrm_image(", i ? ") || " : "");
		buf_printf(sql, "%s'%s', old.\"%s\", ", i % MOST_TOGETHER ? ", " : "", columns[i], columns[i]);
		if (whole)
			buf_text(sql, "0.0");   /* which no value equals */
		else
			buf_printf(sql, "new.\"%s\"", columns[i]);
	}
	buf_text(sql, "), 2) || '}'");
}

int64_t
db_highest(struct db *db, const char *table, const char *key)
{
	(void)key;
	return db_one(db, "SELECT seq FROM sqlite_sequence WHERE name = ?1", table, 0);
}

static void
trigger(struct buf *sql, const char *table, const char *key, const char *event, char op, int64_t change_set,
    int64_t highest)
{
	buf_printf(sql, "CREATE TEMP TRIGGER \"%s_%c\" AFTER %s ON main.\"%s\" WHEN old.\"%s\" <= %lld BEGIN "
	    "INSERT INTO history (change_set_id, entity, row_id, op, image) VALUES (%lld, '%s', old.\"%s\", '%c', ",
	    table, op, event, table, key, (long long)highest, (long long)change_set, table, key, op);
}

void
db_track(struct db *db, const char *table, const char *key, const char *const *columns, int64_t change_set,
    int64_t highest)
{
	struct buf sql = { 0 };

	trigger(&sql, table, key, "UPDATE", 'U', change_set, highest);
	image(&sql, columns, false);
	buf_text(&sql, "); END; ");
	trigger(&sql, table, key, "DELETE", 'D', change_set, highest);
	image(&sql, columns, true);
	buf_text(&sql, "); END;");
	db_run(db, sql.data);
	buf_free(&sql);
}

void
db_track_rows(struct db *db, const char *table, const char *key, const char *const *columns, int64_t change_set,
    int64_t highest, const char *ids)
{
	struct buf sql = { 0 };

	buf_printf(&sql, "INSERT INTO main.history (change_set_id, entity, row_id, op, image) SELECT %lld, '%s', "
	    "old.\"%s\", 'U', ", (long long)change_set, table, key);
	image(&sql, columns, true);
	buf_printf(&sql, " FROM temp.\"%s\" AS i JOIN main.\"%s\" AS old ON old.\"%s\" = i.id WHERE i.id <= %lld "
	    "ORDER BY i.id", ids, table, key, (long long)highest);
	db_run(db, sql.data);
	buf_free(&sql);
}
