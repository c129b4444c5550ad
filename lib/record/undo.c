/* SPDX-License-Identifier: ISC */
/* undo - takes change sets back, the newest first. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "model/ddl.h"
#include "query/key.h"
#include "record/fact.h"
#include "record/undo.h"

struct undoing {
	struct change *change;
	struct db *db;
	struct arena *arena;
	void (*conflict)(const struct problem *, void *);
	void *context;
	long conflicts;
};

static void
tell(struct undoing *u, const char *table, int64_t row, const char *field, const char *reason)
{
	const struct entity *entity = ddl_is_dated(table) ? NULL : table_entity(table);
	const char *place = entity ? arena_printf(u->arena, "%s '%s'", entity->name,
	    key_title(change_access(u->change), u->arena, entity, row)) : arena_printf(u->arena, "%s %lld", table, (long long)row);

	u->conflicts++;
	u->conflict(&(struct problem){ place, field, reason }, u->context);
}

static int64_t
number(struct undoing *u, const char *parameter, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* One number of a question put together from names of the model and ids. */
static int64_t
number(struct undoing *u, const char *parameter, const char *format, ...)
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

static void
bind_json(struct statement *st, int position, const json_t *member)
{
	struct value v = json_is_integer(member) ? value_number(json_integer_value(member)) :
	    value_text(json_string_value(member));

	db_bind(st, position, &v);
}

/* The change set that touched a column of a row after seq and is not taken back now; 0: none. What
 * has been put back to the value this change set gave stands in nobody's way. */
static int64_t
later_change(struct undoing *u, const char *table, int64_t row, const char *column, int64_t seq)
{
	return number(u, column, "SELECT CASE WHEN json_extract(n.image, '$.' || ?1) IS m.\"%s\" THEN 0 ELSE n.change_set_id "
	    "END FROM main.history AS n JOIN main.\"%s\" AS m ON m.\"%s\" = n.row_id WHERE n.entity = '%s' AND n.row_id = %lld "
	    "AND n.seq > %lld AND json_type(n.image, '$.' || ?1) IS NOT NULL ORDER BY n.seq LIMIT 1", column, table,
	    ddl_columns(table)[0], table, (long long)row, (long long)seq);
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

static void
put_back(struct undoing *u, const char *table, int64_t row, const char *column, const json_t *member)
{
	struct buf sql = { 0 };
	struct statement *st;
	const char *rule;

	buf_printf(&sql, "UPDATE main.\"%s\" SET \"%s\" = ?1, rev = %lld WHERE \"%s\" = %lld", table, column,
	    (long long)change_id(u->change), ddl_columns(table)[0], (long long)row);
	st = db_prepare(u->db, sql.data);
	bind_json(st, 1, member);
	if (db_write(st, &rule) != KEPT_RULES)
		tell(u, table, row, column, arena_printf(u->arena, "its old value breaks the rule %s now", rule));
	db_finish(st);
	buf_free(&sql);
}

static void
undo_update(struct undoing *u, const char *table, int64_t row, int64_t seq, const char *image)
{
	json_t *old = json_loads(image, 0, NULL);
	const char *column;
	json_t *member;

	if (!number(u, NULL, "SELECT 1 FROM main.\"%s\" WHERE \"%s\" = %lld", table, ddl_columns(table)[0], (long long)row)) {
		tell(u, table, row, NULL, N_("the row is gone"));
		json_decref(old);
		return;
	}
	json_object_foreach(old, column, member) {
		const struct field *f = ddl_is_dated(table) ? NULL : field_of(table, column);
		int64_t later;

		if (!f || f->dated || strcmp(column, "rev") == 0)
			continue;
		later = later_change(u, table, row, column, seq);
		if (later)
			tell(u, table, row, f->name, arena_printf(u->arena, "was changed again by change set %lld", (long long)later));
		else
			put_back(u, table, row, column, member);
	}
	json_decref(old);
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

	buf_printf(&sql, "INSERT INTO main.\"%s\" (\"%s\"", table, columns[0]);
	for (int i = 1; columns[i]; i++)
		buf_printf(&sql, ", \"%s\"", columns[i]);
	buf_printf(&sql, ") VALUES (%lld", (long long)row);
	for (int i = 1; columns[i]; i++)
		buf_printf(&sql, ", ?%d", i);
	buf_byte(&sql, ')');
	st = db_prepare(u->db, sql.data);
	for (int i = 1; columns[i]; i++)
		bind_json(st, i, json_object_get(old, columns[i]));
	if (db_write(st, &rule) != KEPT_RULES)
		tell(u, table, row, NULL, arena_printf(u->arena, "it cannot come back: %s is taken", rule));
	db_finish(st);
	buf_free(&sql);
	json_decref(old);
}

static void
undo_images(struct undoing *u, int64_t change_set)
{
	struct statement *st = db_prepare(u->db, "SELECT seq, entity, row_id, op, image FROM main.history "
	    "WHERE change_set_id = ?1 ORDER BY seq DESC");

	db_bind_number(st, 1, change_set);
	while (db_step(st)) {
		const char *table = arena_string(u->arena, db_text(st, 1));

		change_track(u->change, table);
		if (strcmp(db_text(st, 3), "D") == 0)
			undo_delete(u, table, db_number(st, 2), db_text(st, 4));
		else
			undo_update(u, table, db_number(st, 2), db_number(st, 0), db_text(st, 4));
	}
	db_finish(st);
}

/* The value of a field before its fact, bound as the fact's own number and text. */
static void
answer_fact(struct undoing *u, const char *table, const struct entity *entity, int64_t fact)
{
	struct statement *st;
	struct buf sql = { 0 };
	const struct field *f;
	struct value before;
	int64_t row;
	const char *since;

	buf_printf(&sql, "SELECT d.row_id, d.field, (SELECT max(since) FROM main.%s AS l WHERE l.row_id = d.row_id AND l.field "
	    "= d.field), (SELECT coalesce(b.number, b.text) FROM main.%s AS b WHERE b.row_id = d.row_id AND b.field = d.field "
	    "AND (b.since, b.dated_id) < (d.since, d.dated_id) ORDER BY b.since DESC, b.dated_id DESC LIMIT 1), d.since, "
	    "(SELECT coalesce(l.number, l.text) IS coalesce(d.number, d.text) FROM main.%s AS l WHERE l.row_id = d.row_id AND "
	    "l.field = d.field ORDER BY l.since DESC, l.dated_id DESC LIMIT 1) FROM main.%s AS d WHERE d.dated_id = %lld", table,
	    table, table, table, (long long)fact);
	st = db_prepare(u->db, sql.data);
	if (db_step(st)) {
		row = db_number(st, 0);
		f = entity_field(entity, arena_string(u->arena, db_text(st, 1)));
		since = arena_string(u->arena, db_text(st, 4));
		db_value(st, 3, &before);
		if (before.kind == TEXT)
			before.text = arena_string(u->arena, before.text);
		if (!f || !db_number(st, 5)) {
			tell(u, entity_table(entity), row, f ? f->name : NULL, N_("was given another value since"));
		} else {
			fact_add(u->change, entity, f, row, since, &before);
			if (strcmp(db_text(st, 2), since) != 0)
				fact_add(u->change, entity, f, row, arena_string(u->arena, db_text(st, 2)), &before);
			change_track(u->change, entity_table(entity));
			fact_settle(u->change, entity, row);
		}
	}
	db_finish(st);
	buf_free(&sql);
}

static const struct entity *
entity_of_dated(struct undoing *u, const char *dated)
{
	return table_entity(arena_copy(u->arena, dated, strlen(dated) - strlen("_dated")));
}

/* The facts a change set added to rows that stay. */
static void
undo_facts(struct undoing *u, const char *table, int64_t first, int64_t last)
{
	struct buf sql = { 0 };
	struct statement *st;

	buf_printf(&sql, "SELECT dated_id FROM main.%s WHERE dated_id BETWEEN %lld AND %lld ORDER BY dated_id DESC", table,
	    (long long)first, (long long)last);
	st = db_prepare(u->db, sql.data);
	while (db_step(st))
		answer_fact(u, table, entity_of_dated(u, table), db_number(st, 0));
	db_finish(st);
	buf_free(&sql);
}

/* Tells of each row, outside the range, that refers into it. */
static void
tell_references(struct undoing *u, const char *table, int64_t first, int64_t last)
{
	for (int i = 0; model[i]; i++)
		for (const struct field *f = model[i]->fields; f->name; f++) {
			const char *from = entity_table(model[i]);
			int64_t row;

			if (!f->to || strcmp(entity_table(f->to), table) != 0 || table_entity(from) != model[i])
				continue;
			row = number(u, NULL, "SELECT %s FROM main.\"%s\" WHERE \"%s\" BETWEEN %lld AND %lld LIMIT 1",
			    entity_stored_key(model[i]), from, field_column(f), (long long)first, (long long)last);
			if (row)
				tell(u, from, row, f->name, N_("refers to a row that would go; undo what made it first, or with it"));
		}
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

static void
undo_rows(struct undoing *u, int64_t change_set, const char *table, int64_t first, int64_t last)
{
	int64_t later = number(u, table, "SELECT change_set_id FROM main.history WHERE entity = ?1 AND row_id BETWEEN %lld AND "
	    "%lld AND change_set_id > %lld AND change_set_id < %lld AND op = 'D' LIMIT 1", (long long)first, (long long)last,
	    (long long)change_set, (long long)change_id(u->change));
	int64_t changed = number(u, NULL, "SELECT %s FROM main.\"%s\" WHERE %s BETWEEN %lld AND %lld AND rev <> %lld AND rev <> "
	    "%lld LIMIT 1", ddl_columns(table)[0], table, ddl_columns(table)[0], (long long)first, (long long)last,
	    (long long)change_set, (long long)change_id(u->change));

	if (later) {
		tell(u, table, first, NULL, arena_printf(u->arena, "was removed by change set %lld already", (long long)later));
		return;
	}
	if (changed)
		tell(u, table, changed, NULL, arena_printf(u->arena, "was changed by change set %lld; undo that too",
		    (long long)number(u, NULL, "SELECT rev FROM main.\"%s\" WHERE %s = %lld", table, ddl_columns(table)[0],
		    (long long)changed)));
	delete_range(u, table, ddl_columns(table)[0], first, last);
	if (entity_has_dated(table_entity(table)))
		delete_range(u, arena_printf(u->arena, "%s_dated", table), "row_id", first, last);
}

/* Facts before rows, and the rows that were made last first. */
static void
undo_one(struct undoing *u, int64_t change_set, bool facts)
{
	struct statement *st = db_prepare(u->db, "SELECT entity, first_id, last_id FROM main.inserted WHERE change_set_id = ?1");

	db_bind_number(st, 1, change_set);
	while (db_step(st)) {
		const char *table = arena_string(u->arena, db_text(st, 0));

		if (ddl_is_dated(table) != facts)
			continue;
		if (facts)
			undo_facts(u, table, db_number(st, 1), db_number(st, 2));
		else
			undo_rows(u, change_set, table, db_number(st, 1), db_number(st, 2));
	}
	db_finish(st);
}

static void
check_references(struct undoing *u, int64_t change_set)
{
	struct statement *st = db_prepare(u->db, "SELECT entity, first_id, last_id FROM main.inserted WHERE change_set_id = ?1");

	db_bind_number(st, 1, change_set);
	while (db_step(st))
		if (!ddl_is_dated(db_text(st, 0)))
			tell_references(u, arena_string(u->arena, db_text(st, 0)), db_number(st, 1), db_number(st, 2));
	db_finish(st);
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
	struct undoing u = { c, access_db(change_access(c)), change_arena(c), conflict, context, 0 };
	int64_t *sorted = arena_alloc(u.arena, (count + 1) * sizeof *sorted);

	memcpy(sorted, ids, count * sizeof *sorted);
	qsort(sorted, count, sizeof *sorted, newest_first);
	for (size_t i = 0; i < count; i++)
		if (!number(&u, NULL, "SELECT 1 FROM main.change_set WHERE change_set_id = %lld", (long long)sorted[i]) ||
		    sorted[i] == change_id(c))
			die(NO, "no change set %lld: crm-db log lists them", (long long)sorted[i]);
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && sorted[i] == sorted[i - 1])
			continue;
		undo_one(&u, sorted[i], false);
		undo_images(&u, sorted[i]);
		undo_one(&u, sorted[i], true);
	}
	for (size_t i = 0; i < count; i++)
		check_references(&u, sorted[i]);
	return u.conflicts == 0;
}
