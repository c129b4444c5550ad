/* SPDX-License-Identifier: ISC */
/* undo_posting - postings are answered by opposite ones, and what they speak of stays. */
#include "record/undoing.h"

#include "model/ddl.h"
#include "record/hook.h"

void
undo_postings(struct undoing *u, const char *table, int64_t first, int64_t last)
{
	struct problem p = { 0 };

	for (int64_t id = last; id >= first; id--)
		if (!record_reverse(u->change, table_entity(table), id, &p))
			undo_tell(u, table, id, p.field, p.reason);
}

/* SQL for whether a fact speaks of a row of a noun, whose key it names; "0" when none ever does. */
static const char *
has_facts(struct undoing *u, const struct entity *entity, const char *key)
{
	struct buf sql = { 0 };
	const char *answer;

	for (int i = 0; model[i]; i++)
		for (const struct field *f = model[i]->fields; model[i]->kind == FACT && f->name; f++)
			if (f->to == entity)
				buf_printf(&sql, "%sEXISTS (SELECT 1 FROM main.\"%s\" AS f WHERE f.\"%s\" = %s)",
				    sql.length ? " OR " : "", entity_table(model[i]), field_column(f), key);
	answer = arena_string(u->arena, sql.length ? buf_string(&sql) : "0");
	buf_free(&sql);
	return answer;
}

/* SQL for the documents, d, with keys in a range that facts speak of, or of whose lines they do; NULL for a noun
 * that is no document. */
static const char *
posted_documents(struct undoing *u, const struct entity *document, int64_t first, int64_t last)
{
	const struct entity *lines = document->lines;

	if (!lines)
		return NULL;
	return arena_printf(u->arena, "main.\"%s\" AS d WHERE d.\"%s\" BETWEEN %lld AND %lld "
	    "AND (%s OR EXISTS (SELECT 1 FROM main.\"%s\" AS l WHERE l.\"%s\" = d.\"%s\" "
	    "AND (%s)))", entity_table(document), entity_stored_key(document), (long long)first, (long long)last,
	    has_facts(u, document, arena_printf(u->arena, "d.\"%s\"", entity_stored_key(document))),
	    entity_table(lines), field_column(entity_field(lines, lines->part_of)), entity_stored_key(document),
	    has_facts(u, lines, arena_printf(u->arena, "l.\"%s\"", entity_stored_key(lines))));
}

/* Masters that facts merely name, such as a product, are not spared: who misses them is told. */
bool
undo_spares(struct undoing *u, const char *table, int64_t first, int64_t last)
{
	const struct entity *entity = ddl_is_dated(table) ? NULL : table_entity(table);
	const char *sql = NULL;

	if (entity && entity->part_of)
		sql = arena_printf(u->arena, "main.\"%s\" AS d WHERE d.\"%s\" BETWEEN %lld AND %lld AND (%s)", table,
		    entity_stored_key(entity), (long long)first, (long long)last,
		    has_facts(u, entity, arena_printf(u->arena, "d.\"%s\"", entity_stored_key(entity))));
	else if (entity)
		sql = posted_documents(u, entity, first, last);
	return sql && undo_number(u, NULL, "SELECT 1 FROM %s LIMIT 1", sql);
}

static void
check_documents(struct undoing *u, const struct entity *entity, int64_t first, int64_t last)
{
	const char *sql = posted_documents(u, entity, first, last);
	struct statement *st;

	if (!sql)
		return;
	st = db_prepare(u->db, arena_printf(u->arena, "SELECT d.\"%s\" FROM %s AND d.status <> 'cancelled' LIMIT %d",
	    entity_stored_key(entity), sql, MOST_TOLD));
	while (db_step(st))
		undo_tell(u, entity_table(entity), db_number(st, 0), NULL,
		    N_("was approved and its postings stand: cancel it, or undo that too"));
	db_finish(st);
}

void
undo_check_postings(struct undoing *u, int64_t change_set)
{
	struct statement *st = db_prepare(u->db,
	    "SELECT entity, first_id, last_id FROM main.inserted WHERE change_set_id = ?1");

	db_bind_number(st, 1, change_set);
	while (db_step(st))
		if (!ddl_is_dated(db_text(st, 0)))
			check_documents(u, table_entity(db_text(st, 0)), db_number(st, 1), db_number(st, 2));
	db_finish(st);
}

void
undo_settle(struct undoing *u)
{
	struct problem p = { 0 };

	if (u->conflicts > 0 || change_settle(u->change, &p))
		return;
	u->conflicts++;
	u->conflict(&p, u->context);
}
