/* SPDX-License-Identifier: ISC */
/* undo_fact - dated facts are answered by a fact of the same day with the value from before. */
#include <string.h>

#include "record/fact.h"
#include "record/history.h"
#include "record/undoing.h"

/* A fact of a row that stays. */
struct dated {
	const struct entity *entity;
	const struct field *field;
	int64_t id, row;
	const char *since;
	bool is_last;      /* no day stands behind those it is answered on */
};

/* The change set that wrote a fact. */
static int64_t
author(struct undoing *u, const char *dated, int64_t fact)
{
	return undo_number(u, dated, "SELECT change_set_id FROM main.inserted WHERE entity = ?1 AND "
	    "%lld BETWEEN first_id AND last_id", (long long)fact);
}

/*
 * The days on which a field has this fact's value because of it: its own, and later ones on which what was
 * moved away since was put back. A day that has an older fact ends them. None, and told, when somebody has
 * moved it on. On a day that was put back stands what had moved it, too.
 */
static const char **
days_to_answer(struct undoing *u, const char *table, struct dated *fact)
{
	struct statement *st = db_keep(u->db, arena_printf(u->arena, "SELECT count(DISTINCT since) FROM main.%s "
	    "WHERE row_id = ?1 AND field = ?2", table));
	const char **days;
	int count = 0;
	bool held = true, more = true;

	db_bind_number(st, 1, fact->row);
	db_bind_text(st, 2, fact->field->name);
	db_step(st);
	days = arena_alloc(u->arena, sizeof *days * (size_t)(1 + db_number(st, 0)));
	db_reset(st);
	st = db_keep(u->db, arena_printf(u->arena, "SELECT d.since, g.low, d.dated_id, "
	    "coalesce(d.number, d.text) IS NOT DISTINCT FROM coalesce(f.number, f.text) FROM "
	    "(SELECT since, min(dated_id) AS low, max(dated_id) AS top FROM main.%s WHERE row_id = ?1 AND field = ?2 "
	    "GROUP BY since) AS g JOIN main.%s AS d ON d.dated_id = g.top JOIN main.%s AS f ON f.dated_id = ?3 "
	    "WHERE d.since >= f.since ORDER BY d.since", table, table, table));
	db_bind_number(st, 1, fact->row);
	db_bind_text(st, 2, fact->field->name);
	db_bind_number(st, 3, fact->id);
	while (held && (more = db_step(st)) && (count == 0 || db_number(st, 1) > fact->id)) {
		held = db_number(st, 3) && (count == 0 || db_number(st, 1) != db_number(st, 2));
		if (held)
			days[count++] = arena_string(u->arena, db_text(st, 0));
		else
			undo_tell_changed(u, entity_table(fact->entity), fact->row, fact->field->name,
			    author(u, table, db_number(st, 2)));
	}
	db_reset(st);
	days[held ? count : 0] = NULL;
	fact->is_last = held && !more;
	return days;
}

static void
answer_fact(struct undoing *u, const char *table, struct dated *fact)
{
	struct value before = history_before(change_access(u->change), u->arena, table, fact->id);

	for (const char **on = days_to_answer(u, table, fact); *on; on++)
		fact_add(u->change, fact->entity, fact->field, fact->row, *on, &before);
	if (fact->is_last)
		undo_put_back(u, entity_table(fact->entity), fact->row, field_column(fact->field), before);
}

static const struct entity *
entity_of_dated(struct undoing *u, const char *dated)
{
	return table_entity(arena_copy(u->arena, dated, strlen(dated) - strlen("_dated")));
}

/*
 * Facts of one field that are the last of their rows, which is nearly all of them, answered by statements for all
 * of them at once: the value from before on the same day, in the row as well, which is stamped too.
 */
static void
pick_last(struct undoing *u, const char *table, const struct field *f, int64_t first, int64_t last)
{
	struct buf sql = { 0 };

	buf_printf(&sql, "DELETE FROM temp.undo_row; INSERT INTO temp.undo_row (id, fact, since, number, text) "
	    "SELECT d.row_id, d.dated_id, d.since, b.number, b.text FROM main.%s AS d "
	    "LEFT JOIN main.%s AS b ON b.dated_id = (SELECT p.dated_id FROM main.%s AS p WHERE p.row_id = d.row_id "
	    "AND p.field = d.field AND p.since <= d.since AND (p.since, p.dated_id) < (d.since, d.dated_id) "
	    "ORDER BY p.since DESC, p.dated_id DESC LIMIT 1) WHERE d.dated_id BETWEEN %lld AND %lld AND d.field = '%s' "
	    "AND NOT EXISTS (SELECT 1 FROM main.%s AS n WHERE n.row_id = d.row_id AND n.field = d.field "
	    "AND n.since >= d.since AND (n.since, n.dated_id) > (d.since, d.dated_id)); INSERT INTO temp.undo_answered "
	    "SELECT fact FROM temp.undo_row", table, table, table, (long long)first, (long long)last, f->name, table);
	db_run(u->db, sql.data);
	buf_free(&sql);
}

static void
answer_picked(struct undoing *u, const struct entity *entity, const char *dated, const struct field *f, int64_t count)
{
	const char *table = entity_table(entity), *column = field_column(f);
	const char *const columns[] = { column, "rev", "updated", NULL };
	struct value why = value_text(change_reason(u->change));
	struct statement *st = db_prepare(u->db,
	    arena_printf(u->arena, "INSERT INTO main.%s (row_id, field, since, number, text, reason) "
	    "SELECT id, '%s', since, number, text, ?1 FROM temp.undo_row ORDER BY fact DESC", dated, f->name));
	int64_t last;

	db_bind(st, 1, &why);
	db_step(st);
	db_finish(st);
	last = db_last_id(u->db);
	change_inserted(u->change, dated, last - count + 1);
	change_inserted(u->change, dated, last);
	change_track_rows(u->change, table, columns, "undo_row");
	db_run(u->db, arena_printf(u->arena, "UPDATE main.\"%s\" SET \"%s\" = u.%s, rev = %lld, updated = '%s' "
	    "FROM temp.undo_row AS u WHERE u.id = %s", table, column, f->type->integer ? "number" : "text",
	    (long long)change_id(u->change), change_today(u->change), entity_stored_key(entity)));
	undo_note_column(u, table, column);
}

static void
answer_last(struct undoing *u, const struct entity *entity, const char *dated, int64_t first, int64_t last)
{
	for (const struct field *f = entity->fields; f->name; f++) {
		int64_t count;

		if (!f->dated || f->check || f->unique)
			continue;
		pick_last(u, dated, f, first, last);
		count = undo_number(u, NULL, "SELECT count(*) FROM temp.undo_row");
		if (count > 0)
			answer_picked(u, entity, dated, f, count);
	}
}

void
undo_facts(struct undoing *u, const char *table, int64_t first, int64_t last)
{
	struct buf sql = { 0 };
	struct statement *st;

	answer_last(u, entity_of_dated(u, table), table, first, last);
	buf_printf(&sql, "SELECT dated_id, row_id, field, since FROM main.%s WHERE dated_id BETWEEN %lld AND %lld "
	    "AND dated_id NOT IN (SELECT fact FROM temp.undo_answered) ORDER BY dated_id DESC", table, (long long)first,
	    (long long)last);
	st = db_prepare(u->db, sql.data);
	while (db_step(st)) {
		struct dated fact = { .entity = entity_of_dated(u, table), .id = db_number(st, 0),
		    .row = db_number(st, 1),
			.since = arena_string(u->arena, db_text(st, 3)) };

		fact.field = entity_field(fact.entity, db_text(st, 2));
		if (fact.field)
			answer_fact(u, table, &fact);
	}
	db_finish(st);
	buf_free(&sql);
	db_run(u->db, "DELETE FROM temp.undo_answered");
}

/* Such a fact holds on its day, changes what held before, and is not what the row's own facts, which are older,
 * say for that day. */
void
undo_tell_facts(struct undoing *u, int64_t change_set, const char *table, int64_t first, int64_t last)
{
	const char *dated = arena_printf(u->arena, "%s_dated", table);
	int64_t later = undo_number(u, dated, "SELECT coalesce(min(first_id), %lld) FROM main.inserted "
	    "WHERE entity = ?1 AND change_set_id > %lld", (long long)INT64_MAX, (long long)change_set);
	struct buf sql = { 0 };
	struct statement *st;

	buf_printf(&sql, "SELECT g.row_id, g.field, g.dated_id FROM main.%s AS g "
	    "WHERE g.row_id BETWEEN %lld AND %lld AND g.dated_id >= %lld AND NOT EXISTS (SELECT 1 FROM main.%s AS e "
	    "WHERE e.row_id = g.row_id AND e.field = g.field AND e.since = g.since AND e.dated_id > g.dated_id) "
	    "AND coalesce(g.number, g.text) IS DISTINCT FROM (SELECT coalesce(o.number, o.text) FROM main.%s AS o "
	    "WHERE o.row_id = g.row_id AND o.field = g.field AND o.dated_id < %lld AND o.since <= g.since "
	    "ORDER BY o.since DESC, o.dated_id DESC LIMIT 1) AND coalesce(g.number, g.text) IS DISTINCT FROM "
	    "(SELECT coalesce(p.number, p.text) FROM main.%s AS p WHERE p.row_id = g.row_id AND p.field = g.field "
	    "AND p.since < g.since ORDER BY p.since DESC, p.dated_id DESC LIMIT 1) LIMIT %d", dated, (long long)first,
	    (long long)last, (long long)later, dated, dated, (long long)later, dated, MOST_TOLD);
	st = db_prepare(u->db, sql.data);
	while (db_step(st))
		undo_tell_changed(u, table, db_number(st, 0), db_text(st, 1), author(u, dated, db_number(st, 2)));
	db_finish(st);
	buf_free(&sql);
}
