/* SPDX-License-Identifier: ISC */
/* undo - takes change sets back, the newest first. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "model/ddl.h"
#include "record/history.h"
#include "record/undo.h"
#include "record/undoing.h"

void
undo_tell(struct undoing *u, const char *table, int64_t row, const char *field, const char *reason)
{
	const struct entity *entity = ddl_is_dated(table) ? NULL : table_entity(table);
	const char *place = entity ? arena_printf(u->arena, "%s '%s'", entity_words(u->arena, entity),
	    history_title(change_access(u->change), u->arena, entity, row)) :
	    arena_printf(u->arena, "%s %lld", table, (long long)row);

	u->conflicts++;
	u->conflict(&(struct problem){ place, field, reason }, u->context);
}

/* One number of a question put together from names of the model and ids. */
void
undo_tell_changed(struct undoing *u, const char *table, int64_t row, const char *field, int64_t by)
{
	undo_tell(u, table, row, field, by ? arena_said(u->arena, "was changed again by change set %lld; undo that too",
	    (long long)by) : N_("was changed again since"));
}

int64_t
undo_number(struct undoing *u, const char *parameter, const char *format, ...)
{
	struct buf sql = { 0 };
	va_list list;
	int64_t answer;

	va_start(list, format);
	buf_vprintf(&sql, format, list);
	va_end(list);
	answer = db_one(u->db, sql.data, parameter, 0);
	buf_free(&sql);
	return answer;
}

static struct value
json_value(const json_t *member)
{
	return json_is_integer(member) ? value_number(json_integer_value(member)) :
	    value_text(json_string_value(member));
}

/* The change set that touched a column of a row after seq and is not taken back now; 0: none. What
 * has been put back to the value this change set gave stands in nobody's way. */
static int64_t
later_change(struct undoing *u, const char *table, int64_t row, const char *column, int64_t seq)
{
	struct buf sql = { 0 };
	struct statement *st;
	int64_t answer;

	buf_printf(&sql, "SELECT CASE WHEN crm_json_value(n.image, ?1) IS NOT DISTINCT FROM m.\"%s\" "
	    "THEN 0 ELSE n.change_set_id END FROM main.history AS n JOIN main.\"%s\" AS m ON m.\"%s\" = n.row_id "
	    "WHERE n.entity = '%s' AND n.row_id = ?2 AND n.seq > ?3 AND crm_json_has(n.image, ?1) = 1 "
	    "ORDER BY n.seq LIMIT 1", column, table, ddl_columns(table)[0], table);
	st = db_keep(u->db, sql.data);
	buf_free(&sql);
	db_bind_text(st, 1, column);
	db_bind_number(st, 2, row);
	db_bind_number(st, 3, seq);
	answer = db_step(st) ? db_number(st, 0) : 0;
	db_reset(st);
	return answer;
}

static const struct field *
field_of(const char *table, const char *column)
{
	const struct field *const *fields = table_fields(table);

	for (int i = 0; fields[i]; i++)
		if (strcmp(field_column(fields[i]), column) == 0)
			return fields[i];
	return NULL;
}

bool
undo_noted_column(const struct undoing *u, const char *table, const char *column)
{
	for (const struct update *update = u->updates; update; update = update->next)
		if (strcmp(update->table, table) == 0 &&
		    (!update->column || (column && strcmp(update->column, column) == 0)))
			return true;
	return false;
}

void
undo_note_column(struct undoing *u, const char *table, const char *column)
{
	struct update *update;

	if (undo_noted_column(u, table, column))
		return;
	update = arena_alloc(u->arena, sizeof *update);
	*update = (struct update){ u->updates, arena_string(u->arena, table),
	    column ? arena_string(u->arena, column) : NULL };
	u->updates = update;
}

void
undo_put_back(struct undoing *u, const char *table, int64_t row, const char *column, struct value v)
{
	struct buf sql = { 0 };
	struct statement *st;
	const char *rule;
	enum violation broke;

	change_track(u->change, table);
	undo_note_column(u, table, column);
	buf_printf(&sql, "UPDATE main.\"%s\" SET \"%s\" = ?1 WHERE \"%s\" = ?2", table, column, ddl_columns(table)[0]);
	st = db_keep(u->db, sql.data);
	buf_free(&sql);
	db_bind(st, 1, &v);
	db_bind_number(st, 2, row);
	broke = db_write(st, &rule);
	if (broke == BROKE_UNIQUE)
		undo_tell(u, table, row, column, N_("its old value is taken by another row now"));
	else if (broke != KEPT_RULES)
		undo_tell(u, table, row, column, arena_said(u->arena, "its old value breaks the rule %s now", rule));
	db_reset(st);
}

static bool
is_stamp(const char *column)
{
	return strcmp(column, "rev") == 0 || strcmp(column, "updated") == 0;
}

/* One column of an image. Dated ones are put back by answering their facts, and stamps at the end. */
static void
undo_column(struct undoing *u, const char *table, int64_t row, int64_t seq, const char *column, const json_t *member)
{
	const struct field *f = field_of(table, column);
	int64_t later;

	if (!f || f->dated || is_stamp(column))
		return;
	later = later_change(u, table, row, column, seq);
	if (later)
		undo_tell_changed(u, table, row, f->name, later);
	else
		undo_put_back(u, table, row, column, json_value(member));
}

void
undo_touched(struct undoing *u, const char *table, int64_t row)
{
	struct statement *st = db_keep(u->db,
	    "INSERT INTO temp.undo_touched (entity, id) VALUES (?1, ?2) ON CONFLICT DO NOTHING");

	db_bind_text(st, 1, table);
	db_bind_number(st, 2, row);
	db_step(st);
	db_reset(st);
}

static void
undo_update(struct undoing *u, const char *table, int64_t row, int64_t seq, const char *image)
{
	json_t *old, *member;
	const char *column;

	if (ddl_is_dated(table))
		return;
	old = json_loads(image, 0, NULL);
	undo_touched(u, table, row);
	json_object_foreach(old, column, member)
		undo_column(u, table, row, seq, column, member);
	json_decref(old);
}

/* Rows that were touched must be there, and get the stamps of this change set, unless they have them. */
static void
stamp_touched(struct undoing *u, const char *table)
{
	const char *key = ddl_columns(table)[0];
	const char *const stamps[] = { "rev", "updated", NULL };
	struct buf sql = { 0 };
	struct statement *st;

	buf_printf(&sql, "SELECT id FROM temp.undo_touched WHERE entity = '%s' AND NOT EXISTS (SELECT 1 "
	    "FROM main.\"%s\" AS m WHERE m.\"%s\" = id)", table, table, key);
	st = db_prepare(u->db, sql.data);
	while (db_step(st))
		undo_tell(u, table, db_number(st, 0), NULL, N_("the row is gone"));
	db_finish(st);
	buf_clear(&sql);
	buf_printf(&sql, "DELETE FROM temp.undo_row; INSERT INTO temp.undo_row (id) SELECT id "
	    "FROM temp.undo_touched AS i JOIN main.\"%s\" AS m ON m.\"%s\" = i.id WHERE i.entity = '%s' "
	    "AND m.rev IS DISTINCT FROM %lld", table, key, table, (long long)change_id(u->change));
	db_run(u->db, sql.data);
	change_track_rows(u->change, table, stamps, "undo_row");
	buf_clear(&sql);
	buf_printf(&sql, "UPDATE main.\"%s\" SET rev = %lld, updated = '%s' WHERE \"%s\" IN (SELECT id "
	    "FROM temp.undo_row)", table, (long long)change_id(u->change), change_today(u->change), key);
	db_run(u->db, sql.data);
	buf_free(&sql);
}

static void
stamp_all(struct undoing *u)
{
	const char *const *tables = model_tables();

	for (int i = 0; tables[i]; i++)
		if (undo_number(u, tables[i], "SELECT 1 FROM temp.undo_touched WHERE entity = ?1 LIMIT 1"))
			stamp_touched(u, tables[i]);
	db_run(u->db, "DELETE FROM temp.undo_touched");
}

/* Notes a row that came back, since its old id lies in no range of new ones. */
static void
note_return(struct undoing *u, const char *table, int64_t row)
{
	struct statement *st = db_prepare(u->db, "INSERT INTO main.history (change_set_id, entity, row_id, op, image) "
	    "VALUES (?1, ?2, ?3, 'I', '{}')");

	db_bind_number(st, 1, change_id(u->change));
	db_bind_text(st, 2, table);
	db_bind_number(st, 3, row);
	db_step(st);
	db_finish(st);
}

/* A row that was deleted comes back as it was, under its own id. */
static void
undo_delete(struct undoing *u, const char *table, int64_t row, const char *image)
{
	json_t *old = json_loads(image, 0, NULL);
	const char *const *columns = ddl_columns(table);
	struct buf sql = { 0 };
	struct statement *st;
	const char *rule;

	change_track(u->change, table);
	undo_note_column(u, table, NULL);
	buf_printf(&sql, "INSERT INTO main.\"%s\" (\"%s\"", table, columns[0]);
	for (int i = 1; columns[i]; i++)
		buf_printf(&sql, ", \"%s\"", columns[i]);
	buf_printf(&sql, ") VALUES (%lld", (long long)row);
	for (int i = 1; columns[i]; i++)
		buf_printf(&sql, ", ?%d", i);
	buf_byte(&sql, ')');
	st = db_prepare(u->db, sql.data);
	for (int i = 1; columns[i]; i++) {
		struct value v = json_value(json_object_get(old, columns[i]));

		db_bind(st, i, &v);
	}
	if (db_write(st, &rule) != KEPT_RULES)
		undo_tell(u, table, row, NULL, arena_said(u->arena, "it cannot come back: %s is taken", rule));
	else
		note_return(u, table, row);
	db_finish(st);
	buf_free(&sql);
	json_decref(old);
}

/* Tells of rows whose column is not any more as it was after seq: its first image since then has
 * the value from then, which is not the one that stands there now. */
static void
tell_changed_column(struct undoing *u, const char *table, const struct field *f, int64_t first, int64_t last,
    int64_t seq)
{
	struct buf sql = { 0 };
	struct statement *st;

	buf_printf(&sql, "SELECT h.row_id, h.change_set_id FROM main.history AS h "
	    "JOIN main.\"%s\" AS m ON m.\"%s\" = h.row_id WHERE h.entity = '%s' AND h.row_id BETWEEN %lld "
	    "AND %lld AND h.seq > %lld AND h.op = 'U' AND crm_json_has(h.image, ?1) = 1 "
	    "AND crm_json_value(h.image, ?1) IS DISTINCT FROM m.\"%s\" AND NOT EXISTS (SELECT 1 FROM main.history AS e "
	    "WHERE e.entity = h.entity AND e.row_id = h.row_id AND e.seq > %lld AND e.seq < h.seq AND e.op = 'U' "
	    "AND crm_json_has(e.image, ?1) = 1) LIMIT %d", table, ddl_columns(table)[0], table, (long long)first,
	    (long long)last, (long long)seq, field_column(f), (long long)seq, MOST_TOLD);
	st = db_prepare(u->db, sql.data);
	db_bind_text(st, 1, field_column(f));
	while (db_step(st))
		undo_tell_changed(u, table, db_number(st, 0), f->name, db_number(st, 1));
	db_finish(st);
	buf_free(&sql);
}

/* The same for all columns that are not kept beside facts: somebody has changed them who is not undone. */
static void
tell_changed(struct undoing *u, const char *table, int64_t first, int64_t last, int64_t seq)
{
	const struct field *const *fields = table_fields(table);

	if (!undo_number(u, table, "SELECT 1 FROM main.history WHERE entity = ?1 AND row_id BETWEEN %lld AND %lld "
	    "LIMIT 1", (long long)first, (long long)last))
		return;
	for (int i = 0; fields[i]; i++)
		if (!fields[i]->dated && strcmp(fields[i]->name, "rev") != 0 && strcmp(fields[i]->name, "updated") != 0)
			tell_changed_column(u, table, fields[i], first, last, seq);
}

static void
delete_range(struct undoing *u, const char *table, const char *key, int64_t first, int64_t last)
{
	struct buf sql = { 0 };

	change_track(u->change, table);
	buf_printf(&sql, "DELETE FROM main.\"%s\" WHERE \"%s\" BETWEEN %lld AND %lld", table, key, (long long)first,
	    (long long)last);
	db_run(u->db, sql.data);
	buf_free(&sql);
}

/* Takes rows away that were made, with their facts. */
static void
undo_rows(struct undoing *u, int64_t change_set, const char *table, int64_t first, int64_t last, int64_t seq)
{
	const char *key = ddl_columns(table)[0];
	int64_t gone = undo_number(u, table, "SELECT h.row_id FROM main.history AS h "
	    "WHERE h.entity = ?1 AND h.row_id BETWEEN %lld AND %lld AND h.op = 'D' AND NOT EXISTS (SELECT 1 "
	    "FROM main.\"%s\" AS m WHERE m.\"%s\" = h.row_id) LIMIT 1", (long long)first, (long long)last, table, key);

	if (gone) {
		undo_tell(u, table, gone, NULL, N_("is gone already"));
		return;
	}
	if (!ddl_is_dated(table)) {
		tell_changed(u, table, first, last, seq);
		if (entity_has_dated(table_entity(table))) {
			undo_tell_facts(u, change_set, table, first, last);
			delete_range(u, arena_printf(u->arena, "%s_dated", table), "row_id", first, last);
		}
	}
	delete_range(u, table, key, first, last);
}

/* The same, but for rows that facts speak of: those stay, and the facts are answered. */
static void
undo_range(struct undoing *u, int64_t change_set, const char *table, int64_t first, int64_t last, int64_t seq)
{
	if (!undo_spares(u, table, first, last))
		undo_rows(u, change_set, table, first, last, seq);
	else if (first < last)
		for (int64_t id = first; id <= last; id++)
			undo_range(u, change_set, table, id, id, seq);
}

static void
undo_images(struct undoing *u, int64_t change_set)
{
	struct statement *st = db_prepare(u->db, "SELECT seq, entity, row_id, op, image FROM main.history "
	    "WHERE change_set_id = ?1 ORDER BY seq DESC");

	db_bind_number(st, 1, change_set);
	while (db_step(st)) {
		const char *table = arena_string(u->arena, db_text(st, 1));

		if (strcmp(db_text(st, 3), "D") == 0)
			undo_delete(u, table, db_number(st, 2), db_text(st, 4));
		else if (strcmp(db_text(st, 3), "I") == 0)
			undo_range(u, change_set, table, db_number(st, 2), db_number(st, 2), db_number(st, 0));
		else
			undo_update(u, table, db_number(st, 2), db_number(st, 0), db_text(st, 4));
	}
	db_finish(st);
}

/* The rows a change set made, or the facts. */
static void
undo_made(struct undoing *u, int64_t change_set, bool facts)
{
	struct statement *st = db_prepare(u->db,
	    "SELECT entity, first_id, last_id FROM main.inserted WHERE change_set_id = ?1");

	db_bind_number(st, 1, change_set);
	while (db_step(st)) {
		const char *table = arena_string(u->arena, db_text(st, 0));

		if ((ddl_is_dated(table) || table_entity(table)->kind == FACT) != facts)
			continue;
		if (!facts)
			undo_range(u, change_set, table, db_number(st, 1), db_number(st, 2), 0);
		else if (ddl_is_dated(table))
			undo_facts(u, table, db_number(st, 1), db_number(st, 2));
		else
			undo_postings(u, table, db_number(st, 1), db_number(st, 2));
	}
	db_finish(st);
}

/* What the statements for many rows work on: the rows that images speak of, some rows and the values that are
 * put back into them, and the facts that were answered. */
static void
undo_tables(struct undoing *u)
{
	db_run(u->db, "CREATE TEMP TABLE undo_touched (entity TEXT, id INTEGER, PRIMARY KEY (entity, id)); "
	    "CREATE TEMP TABLE undo_row (id INTEGER PRIMARY KEY, fact INTEGER, since TEXT, number INTEGER, text TEXT); "
	    "CREATE TEMP TABLE undo_answered (fact INTEGER PRIMARY KEY)");
}

static int
newest_first(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? 1 : x > y ? -1 : 0;
}

bool
undo_change_sets(struct change *c, const int64_t *ids, size_t count, void (*conflict)(const struct problem *, void *),
    void *context)
{
	struct undoing u = { c, access_db(change_access(c)), change_arena(c), conflict, context, 0, NULL };
	int64_t *sorted = arena_alloc(u.arena, (count + 1) * sizeof *sorted);

	memcpy(sorted, ids, count * sizeof *sorted);
	qsort(sorted, count, sizeof *sorted, newest_first);
	for (size_t i = 0; i < count; i++)
		if (!undo_number(&u, NULL, "SELECT 1 FROM main.change_set WHERE change_set_id = %lld",
		    (long long)sorted[i]) || sorted[i] == change_id(c))
			die(NO, "no change set %lld: crm-db log lists them", (long long)sorted[i]);
	for (size_t i = 0; i < count; i++)
		undo_check_right(&u, sorted[i]);
	undo_tables(&u);
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && sorted[i] == sorted[i - 1])
			continue;
		undo_check_periods(&u, sorted[i]);
		undo_made(&u, sorted[i], false);
		undo_images(&u, sorted[i]);
		undo_made(&u, sorted[i], true);
		undo_retire(&u, sorted[i]);
		stamp_all(&u);
	}
	for (size_t i = 0; i < count; i++)
		undo_check(&u, sorted[i]);
	undo_check_administrator(&u);
	undo_settle(&u);
	return u.conflicts == 0;
}
