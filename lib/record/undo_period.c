/* SPDX-License-Identifier: ISC */
/* undo_period - masters that count in a closed period stay as they are; facts are answered on a later day. */
#include <string.h>

#include "record/period.h"
#include "record/undoing.h"

#define COUNTS "('approved', 'closed')"

static void
tell_closed(struct undoing *u, const char *table, const char *area, const char *field, const char *sql)
{
	struct statement *st = db_prepare(u->db, arena_printf(u->arena, "%s LIMIT %d", sql, MOST_TOLD));
	struct problem p = { 0 };

	while (db_step(st))
		if (!period_is_open(u->change, area, arena_string(u->arena, db_text(st, 1)), field, &p))
			undo_tell(u, table, db_number(st, 0), p.field, p.reason);
	db_finish(st);
}

/* SQL that is true of an image h with an old value that matters; the state matters where it begins or ends to count. */
static const char *
matters(struct undoing *u, const struct entity *entity)
{
	const char *sql = "m.status IN " COUNTS " AND crm_json_has(h.image, 'deleted')";

	for (const struct field *f = entity->fields; f->name; f++)
		if (!field_is_late(f) && strcmp(f->name, "status") != 0)
			sql = arena_printf(u->arena, "%s OR m.status IN " COUNTS
			    " AND crm_json_has(h.image, '%s')", sql, field_column(f));
	return arena_printf(u->arena, "%s OR crm_json_has(h.image, 'status') AND (m.status IN " COUNTS ") <> "
	    "(crm_json_value(h.image, 'status') IN " COUNTS ")", sql);
}

static void
check_documents(struct undoing *u, const struct entity *entity, int64_t change_set, const char *until)
{
	const char *table = entity_table(entity), *key = entity_stored_key(entity);
	const char *born = field_column(entity_field(entity, entity->born));
	long long id = (long long)change_set;

	tell_closed(u, table, entity->area, entity->born, arena_printf(u->arena, "SELECT m.\"%s\", m.\"%s\" "
	    "FROM main.\"%s\" AS m JOIN main.inserted AS i ON i.entity = '%s' "
	    "AND i.change_set_id = %lld AND m.\"%s\" BETWEEN i.first_id AND i.last_id "
	    "WHERE m.\"%s\" <= '%s' AND m.status IN " COUNTS, key, born, table, table, id, key, born, until));
	tell_closed(u, table, entity->area, entity->born, arena_printf(u->arena, "SELECT m.\"%s\", m.\"%s\" "
	    "FROM main.\"%s\" AS m JOIN main.history AS h ON h.entity = '%s' AND h.change_set_id = %lld "
	    "AND h.row_id = m.\"%s\" WHERE m.\"%s\" <= '%s' AND (h.op = 'I' AND m.status IN " COUNTS " OR h.op = 'U' "
	    "AND (%s))", key, born, table, table, id, key, born, until, matters(u, entity)));
	tell_closed(u, table, entity->area, entity->born, arena_printf(u->arena, "SELECT h.row_id, "
	    "crm_json_value(h.image, '%s') FROM main.history AS h "
	    "WHERE h.entity = '%s' AND h.change_set_id = %lld AND h.op = 'D' AND crm_json_value(h.image, '%s') <= '%s' "
	    "AND crm_json_value(h.image, 'status') IN " COUNTS, born, table, id, born, until));
}

/* Versions of the lines of what counts that began or ended on a closed day, which amendments alone make. */
static void
check_lines(struct undoing *u, const struct entity *entity, int64_t change_set, const char *until)
{
	const struct entity *lines = entity->lines;
	const char *table = entity_table(lines), *key = entity_stored_key(lines), *up = entity_stored_key(entity);
	long long id = (long long)change_set;

	if (!entity_field(lines, "ended"))
		return;
	tell_closed(u, table, entity->area, NULL, arena_printf(u->arena, "SELECT m.\"%s\", coalesce(m.ended, m.day) "
	    "FROM main.\"%s\" AS m JOIN main.\"%s\" AS d ON d.\"%s\" = m.\"%s\" AND d.status IN " COUNTS " "
	    "WHERE m.\"%s\" IN (SELECT h.row_id FROM main.history AS h WHERE h.entity = '%s' "
	    "AND h.change_set_id = %lld) AND m.ended <= '%s' OR m.day <= '%s' AND EXISTS (SELECT 1 "
	    "FROM main.inserted AS i WHERE i.entity = '%s' AND i.change_set_id = %lld AND m.\"%s\" BETWEEN i.first_id "
	    "AND i.last_id)", key, table, entity_table(entity), up, up, key, table, id, until, until, table, id, key));
}

void
undo_check_periods(struct undoing *u, int64_t change_set)
{
	for (int i = 0; model[i]; i++) {
		const char *until = model[i]->area &&
		    model[i]->kind == MASTER ? period_until(u->change, model[i]->area) : NULL;

		if (!until || !entity_field(model[i], "status"))
			continue;
		check_documents(u, model[i], change_set, until);
		if (model[i]->lines)
			check_lines(u, model[i], change_set, until);
	}
}
