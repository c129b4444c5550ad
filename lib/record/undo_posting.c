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

/* A fact that speaks of a row with a key between two. */
static bool
is_told_of(struct undoing *u, const struct entity *entity, int64_t first, int64_t last)
{
	bool found = false;

	for (int i = 0; model[i]; i++)
		for (const struct field *f = model[i]->fields; model[i]->kind == FACT && !found && f->name; f++)
			if (f->to == entity)
				found = undo_number(u, NULL, "SELECT 1 FROM main.\"%s\" WHERE \"%s\" BETWEEN %lld AND %lld LIMIT 1",
				    entity_table(model[i]), field_column(f), (long long)first, (long long)last) != 0;
	return found;
}

static bool
has_postings(struct undoing *u, const struct entity *document, int64_t first, int64_t last)
{
	const struct entity *lines = document->lines;
	struct statement *st;
	bool found = false;

	st = db_prepare(u->db, arena_printf(u->arena, "SELECT \"%s\" FROM main.\"%s\" WHERE \"%s\" BETWEEN %lld AND %lld",
	    entity_stored_key(lines), entity_table(lines), field_column(entity_field(lines, lines->part_of)), (long long)first,
	    (long long)last));
	while (!found && db_step(st))
		found = is_told_of(u, lines, db_number(st, 0), db_number(st, 0));
	db_finish(st);
	return found;
}

/* Masters that facts merely name, such as a product, are no postings' own: that they would be missed is told. */
bool
undo_spares(struct undoing *u, const char *table, int64_t first, int64_t last)
{
	const struct entity *entity = ddl_is_dated(table) ? NULL : table_entity(table);

	if (!entity)
		return false;
	return (entity->part_of && is_told_of(u, entity, first, last)) ||
	    (entity->lines && has_postings(u, entity, first, last));
}

static void
check_document(struct undoing *u, const struct entity *entity, int64_t id)
{
	if (has_postings(u, entity, id, id) && undo_number(u, NULL, "SELECT 1 FROM main.\"%s\" WHERE \"%s\" = %lld AND "
	    "status <> 'cancelled'", entity_table(entity), entity_stored_key(entity), (long long)id))
		undo_tell(u, entity_table(entity), id, NULL, N_("was approved and its postings stand: cancel it, or undo that too"));
}

void
undo_check_postings(struct undoing *u, int64_t change_set)
{
	struct statement *st = db_prepare(u->db, "SELECT entity, first_id, last_id FROM main.inserted WHERE change_set_id = ?1");

	db_bind_number(st, 1, change_set);
	while (db_step(st)) {
		const struct entity *entity = ddl_is_dated(db_text(st, 0)) ? NULL : table_entity(db_text(st, 0));

		for (int64_t id = db_number(st, 1); entity && entity->lines && id <= db_number(st, 2); id++)
			check_document(u, entity, id);
	}
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
