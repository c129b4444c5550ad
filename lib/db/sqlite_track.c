/* SPDX-License-Identifier: ISC */
/*
 * sqlite_track - before-images by TEMP triggers, which live as long as this run and never stand
 * in the file.
 */
#include "db/sqlite.h"

/* An object of the old values of the columns that are about to change. The + makes an expression of a column,
 * which would give its own name to a column of VALUES. */
static void
changed_image(struct buf *sql, const char *const *columns)
{
	buf_text(sql, "(SELECT json_group_object(column1, column2) FROM (VALUES ");
	for (int i = 0; columns[i]; i++)
		buf_printf(sql, "%s('%s', +old.\"%s\", +new.\"%s\")", i ? ", " : "", columns[i], columns[i], columns[i]);
	buf_text(sql, ") WHERE column2 IS NOT column3)");
}

static void
whole_image(struct buf *sql, const char *const *columns)
{
	buf_text(sql, "json_object(");
	for (int i = 0; columns[i]; i++)
		buf_printf(sql, "%s'%s', old.\"%s\"", i ? ", " : "", columns[i], columns[i]);
	buf_text(sql, ")");
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
	changed_image(&sql, columns);
	buf_text(&sql, "); END; ");
	trigger(&sql, table, key, "DELETE", 'D', change_set, highest);
	whole_image(&sql, columns);
	buf_text(&sql, "); END;");
	db_run(db, sql.data);
	buf_free(&sql);
}
