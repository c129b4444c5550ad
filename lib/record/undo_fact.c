/* SPDX-License-Identifier: ISC */
/* undo_fact - dated facts are answered by a fact of the same day with the value from before. */
#include <string.h>

#include "model/ddl.h"
#include "record/fact.h"
#include "record/undoing.h"

/* A fact of a row that stays. */
struct dated {
	const struct entity *entity;
	const struct field *field;
	int64_t id, row;
	const char *since;
};

/* The change set that wrote a fact. */
static int64_t
author(struct undoing *u, const char *dated, int64_t fact)
{
	return undo_number(u, dated, "SELECT change_set_id FROM main.inserted WHERE entity = ?1 AND "
	    "%lld BETWEEN first_id AND last_id", (long long)fact);
}

/* The value of a field before its fact. */
static struct value
value_before(struct undoing *u, const char *table, const struct dated *fact)
{
	struct buf sql = { 0 };
	struct statement *st;
	struct value before = VALUE_EMPTY;

	buf_printf(&sql, "SELECT coalesce(number, text) FROM main.%s WHERE row_id = %lld AND field = ?1 AND (since, dated_id) "
	    "< (?2, %lld) ORDER BY since DESC, dated_id DESC LIMIT 1", table, (long long)fact->row, (long long)fact->id);
	st = db_prepare(u->db, sql.data);
	db_bind_text(st, 1, fact->field->name);
	db_bind_text(st, 2, fact->since);
	if (db_step(st))
		db_value(st, 0, &before);
	if (before.kind == TEXT)
		before.text = arena_copy(u->arena, before.text, before.length);
	db_finish(st);
	buf_free(&sql);
	return before;
}

/* The days on which a field has this fact's value because of it: its own, and later ones on which what was
 * moved away since was put back. None, and told, when somebody has moved it on. */
static const char **
days_to_answer(struct undoing *u, const char *table, const struct dated *fact)
{
	const char **days = arena_alloc(u->arena, sizeof *days * (size_t)(1 + undo_number(u, fact->field->name,
	    "SELECT count(*) FROM main.%s WHERE row_id = %lld AND field = ?1", table, (long long)fact->row)));
	struct buf sql = { 0 };
	struct statement *st;
	int count = 0;
	bool held = true;

	buf_printf(&sql, "SELECT d.since, d.dated_id, coalesce(d.number, d.text) IS coalesce(f.number, f.text) FROM main.%s AS f "
	    "JOIN main.%s AS d ON d.row_id = f.row_id AND d.field = f.field AND d.since >= f.since WHERE f.dated_id = %lld AND "
	    "NOT EXISTS (SELECT 1 FROM main.%s AS e WHERE e.row_id = d.row_id AND e.field = d.field AND e.since = d.since AND "
	    "e.dated_id > d.dated_id) ORDER BY d.since", table, table, (long long)fact->id, table);
	st = db_prepare(u->db, sql.data);
	while (held && db_step(st) && db_number(st, 1) >= fact->id) {
		held = db_number(st, 2) != 0;
		if (held)
			days[count++] = arena_string(u->arena, db_text(st, 0));
		else
			undo_tell_changed(u, entity_table(fact->entity), fact->row, fact->field->name, author(u, table, db_number(st, 1)));
	}
	db_finish(st);
	buf_free(&sql);
	days[held ? count : 0] = NULL;
	return days;
}

static void
answer_fact(struct undoing *u, const char *table, const struct dated *fact)
{
	struct value before = value_before(u, table, fact);

	for (const char **on = days_to_answer(u, table, fact); *on; on++)
		fact_add(u->change, fact->entity, fact->field, fact->row, *on, &before);
	change_track(u->change, entity_table(fact->entity));
	fact_settle(u->change, fact->entity, fact->row);
}

static const struct entity *
entity_of_dated(struct undoing *u, const char *dated)
{
	return table_entity(arena_copy(u->arena, dated, strlen(dated) - strlen("_dated")));
}

void
undo_facts(struct undoing *u, const char *table, int64_t first, int64_t last)
{
	struct buf sql = { 0 };
	struct statement *st;

	buf_printf(&sql, "SELECT dated_id, row_id, field, since FROM main.%s WHERE dated_id BETWEEN %lld AND %lld "
	    "ORDER BY dated_id DESC", table, (long long)first, (long long)last);
	st = db_prepare(u->db, sql.data);
	while (db_step(st)) {
		struct dated fact = { .entity = entity_of_dated(u, table), .id = db_number(st, 0), .row = db_number(st, 1),
			.since = arena_string(u->arena, db_text(st, 3)) };

		fact.field = entity_field(fact.entity, db_text(st, 2));
		if (fact.field)
			answer_fact(u, table, &fact);
	}
	db_finish(st);
	buf_free(&sql);
}

/* Such a fact holds on its day, and is not what the row's own facts, which are older, say for that day. */
void
undo_tell_facts(struct undoing *u, int64_t change_set, const char *table, int64_t first, int64_t last)
{
	const char *dated = arena_printf(u->arena, "%s_dated", table);
	int64_t later = undo_number(u, dated, "SELECT coalesce(min(first_id), %lld) FROM main.inserted WHERE entity = ?1 AND "
	    "change_set_id > %lld", (long long)INT64_MAX, (long long)change_set);
	struct buf sql = { 0 };
	struct statement *st;

	buf_printf(&sql, "SELECT g.row_id, g.field, g.dated_id FROM main.%s AS g WHERE g.row_id BETWEEN %lld AND %lld AND "
	    "g.dated_id >= %lld AND NOT EXISTS (SELECT 1 FROM main.%s AS e WHERE e.row_id = g.row_id AND e.field = g.field AND "
	    "e.since = g.since AND e.dated_id > g.dated_id) AND coalesce(g.number, g.text) IS NOT (SELECT coalesce(o.number, "
	    "o.text) FROM main.%s AS o WHERE o.row_id = g.row_id AND o.field = g.field AND o.dated_id < %lld AND o.since <= "
	    "g.since ORDER BY o.since DESC, o.dated_id DESC LIMIT 1) LIMIT %d", dated, (long long)first, (long long)last,
	    (long long)later, dated, dated, (long long)later, MOST_TOLD);
	st = db_prepare(u->db, sql.data);
	while (db_step(st))
		undo_tell_changed(u, table, db_number(st, 0), db_text(st, 1), author(u, dated, db_number(st, 2)));
	db_finish(st);
	buf_free(&sql);
}
