/* SPDX-License-Identifier: ISC */
/* undo_posting - postings are answered by opposite ones, and what they speak of stays. */
#include "record/undoing.h"

#include <string.h>

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

/* SQL for the facts that speak of a line, whose key it names; NULL when no noun of facts speaks of such lines. */
static const char *
facts_of(struct undoing *u, const struct entity *lines, const char *key)
{
	for (int i = 0; model[i]; i++)
		for (const struct field *f = model[i]->fields; model[i]->kind == FACT && f->name; f++)
			if (f->to == lines)
				return arena_printf(u->arena, "SELECT 1 FROM main.\"%s\" AS f WHERE f.\"%s\" = %s", entity_table(model[i]),
				    field_column(f), key);
	return NULL;
}

/* SQL for the documents, d, with keys in a range that have such lines; NULL when they never have. */
static const char *
posted_documents(struct undoing *u, const struct entity *document, int64_t first, int64_t last)
{
	const struct entity *lines = document->lines;
	const char *facts = lines ? facts_of(u, lines, arena_printf(u->arena, "l.\"%s\"", entity_stored_key(lines))) : NULL;

	if (!facts)
		return NULL;
	return arena_printf(u->arena, "main.\"%s\" AS d WHERE d.\"%s\" BETWEEN %lld AND %lld AND EXISTS (SELECT 1 FROM "
	    "main.\"%s\" "
	    "AS l WHERE l.\"%s\" = d.\"%s\" AND EXISTS (%s))", entity_table(document), entity_stored_key(document),
	    (long long)first, (long long)last, entity_table(lines), field_column(entity_field(lines, lines->part_of)),
	    entity_stored_key(document), facts);
}

/* Masters that facts merely name, such as a product, are not spared: who misses them is told. */
bool
undo_spares(struct undoing *u, const char *table, int64_t first, int64_t last)
{
	const struct entity *entity = ddl_is_dated(table) ? NULL : table_entity(table);
	const char *sql = NULL;

	if (entity && entity->part_of && facts_of(u, entity, ""))
		sql = arena_printf(u->arena, "main.\"%s\" AS d WHERE d.\"%s\" BETWEEN %lld AND %lld AND EXISTS (%s)", table,
		    entity_stored_key(entity), (long long)first, (long long)last,
		    facts_of(u, entity, arena_printf(u->arena, "d.\"%s\"", entity_stored_key(entity))));
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
	struct statement *st = db_prepare(u->db, "SELECT entity, first_id, last_id FROM main.inserted WHERE change_set_id = "
	    "?1");

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
