/* SPDX-License-Identifier: ISC */
/* undo_posting - postings are answered by opposite ones; what they speak of stays, and so does what that follows
 * from. */
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

/* The document that a row of a noun is or is part of; NULL for other nouns. */
static const struct entity *
document_of(const struct entity *entity)
{
	const struct entity *document = entity->part_of ? entity_field(entity, entity->part_of)->to : entity;

	return document->lines && entity_field(document, "status") ? document : NULL;
}

/* SQL for whether facts speak of a document, or of lines of it. */
static const char *
is_posted(struct undoing *u, const struct entity *document, const char *key)
{
	const struct entity *lines = document->lines;

	return arena_printf(u->arena, "(%s OR EXISTS (SELECT 1 FROM main.\"%s\" AS o WHERE o.\"%s\" = %s AND (%s)))",
	    has_facts(u, document, key), entity_table(lines), field_column(entity_field(lines, lines->part_of)), key,
	    has_facts(u, lines, arena_printf(u->arena, "o.\"%s\"", entity_stored_key(lines))));
}

/* SQL for whether a row of such a noun that was posted names a row in a field; with the document it is, or is part
 * of, in a state that a condition allows. */
static const char *
names_it(struct undoing *u, const struct entity *entity, const struct field *f, const char *key, const char *state)
{
	const struct entity *document = document_of(entity);
	const char *own = arena_printf(u->arena, "n.\"%s\"", entity_stored_key(entity));
	const char *up = entity == document ? entity_stored_key(entity) :
	    field_column(entity_field(entity, entity->part_of));
	const char *posted = entity == document ? is_posted(u, document, own) : has_facts(u, entity, own);

	return arena_printf(u->arena, "EXISTS (SELECT 1 FROM main.\"%s\" AS n JOIN main.\"%s\" AS p "
	    "ON p.\"%s\" = n.\"%s\" WHERE n.\"%s\" = %s AND %s AND (%s))", entity_table(entity), entity_table(document),
	    entity_stored_key(document), up, field_column(f), key, state, posted);
}

/* SQL for whether a document that was posted, such as a delivery of a shipment, or a line of it, names a row. */
static const char *
is_named(struct undoing *u, const struct entity *entity, const char *key, const char *state)
{
	const char *answer = "0";

	for (int i = 0; model[i]; i++) {
		const struct entity *m = model[i];

		for (const struct field *f = m->fields; m->kind == MASTER && document_of(m) && f->name; f++)
			if (f->to == entity && (f->index || f->sparse) &&
			    !(m->part_of && strcmp(m->part_of, f->name) == 0))
				answer = arena_printf(u->arena, "%s OR %s", answer, names_it(u, m, f, key, state));
	}
	return answer;
}

#define ANY_STATE "1 = 1"
#define STANDING "p.status <> 'cancelled'"

/* SQL for whether such documents name a document, d, or a line of it. */
static const char *
is_followed(struct undoing *u, const struct entity *document, const char *state)
{
	const struct entity *lines = document->lines;

	return arena_printf(u->arena, "(%s OR EXISTS (SELECT 1 FROM main.\"%s\" AS l WHERE l.\"%s\" = d.\"%s\" "
	    "AND (%s)))", is_named(u, document, arena_printf(u->arena, "d.\"%s\"", entity_stored_key(document)), state),
	    entity_table(lines), field_column(entity_field(lines, lines->part_of)), entity_stored_key(document),
	    is_named(u, lines, arena_printf(u->arena, "l.\"%s\"", entity_stored_key(lines)), state));
}

/* SQL for the documents, d, with keys in a range for which a condition holds. */
static const char *
documents(struct undoing *u, const struct entity *document, int64_t first, int64_t last, const char *condition)
{
	return arena_printf(u->arena, "main.\"%s\" AS d WHERE d.\"%s\" BETWEEN %lld AND %lld AND (%s)",
	    entity_table(document), entity_stored_key(document), (long long)first, (long long)last, condition);
}

static const char *
posted(struct undoing *u, const struct entity *document)
{
	return is_posted(u, document, arena_printf(u->arena, "d.\"%s\"", entity_stored_key(document)));
}

/* Masters that facts merely name, such as a product, are not spared: who misses them is told. */
bool
undo_spares(struct undoing *u, const char *table, int64_t first, int64_t last)
{
	const struct entity *entity = ddl_is_dated(table) ? NULL : table_entity(table);
	const char *key, *condition;

	if (!entity || !(entity->part_of || entity->lines))
		return false;
	key = arena_printf(u->arena, "d.\"%s\"", entity_stored_key(entity));
	condition = entity->lines ?
	    arena_printf(u->arena, "%s OR %s", posted(u, entity), is_followed(u, entity, ANY_STATE)) :
	    arena_printf(u->arena, "%s OR %s", has_facts(u, entity, key), is_named(u, entity, key, ANY_STATE));
	return undo_number(u, NULL, "SELECT 1 FROM %s LIMIT 1", documents(u, entity, first, last, condition));
}

/* What was made in a change set, document by document that has lines. */
static void
each_made(struct undoing *u, int64_t change_set,
    void (*work)(struct undoing *, const struct entity *, int64_t first, int64_t last))
{
	struct statement *st = db_prepare(u->db,
	    "SELECT entity, first_id, last_id FROM main.inserted WHERE change_set_id = ?1");

	db_bind_number(st, 1, change_set);
	while (db_step(st))
		if (!ddl_is_dated(db_text(st, 0)) && table_entity(db_text(st, 0))->lines)
			work(u, table_entity(db_text(st, 0)), db_number(st, 1), db_number(st, 2));
	db_finish(st);
}

static void
retire(struct undoing *u, const struct entity *entity, int64_t first, int64_t last)
{
	const char *condition = arena_printf(u->arena, "NOT %s AND %s AND NOT %s", posted(u, entity),
	    is_followed(u, entity, ANY_STATE), is_followed(u, entity, STANDING));
	struct statement *st = db_prepare(u->db, arena_printf(u->arena, "SELECT d.\"%s\" FROM %s "
	    "AND d.status <> 'cancelled'", entity_stored_key(entity), documents(u, entity, first, last, condition)));

	while (db_step(st)) {
		undo_put_back(u, entity_table(entity), db_number(st, 0), "status", value_text("cancelled"));
		undo_touched(u, entity_table(entity), db_number(st, 0));
	}
	db_finish(st);
}

void
undo_retire(struct undoing *u, int64_t change_set)
{
	each_made(u, change_set, retire);
}

#define FOLLOWED N_("documents that follow from it stand: cancel those, or undo those too")

static void
tell_standing(struct undoing *u, const struct entity *entity, const char *documents, const char *reason)
{
	struct statement *st = db_prepare(u->db, arena_printf(u->arena, "SELECT d.\"%s\" "
	    "FROM %s AND d.status <> 'cancelled' LIMIT %d", entity_stored_key(entity), documents, MOST_TOLD));

	while (db_step(st))
		undo_tell(u, entity_table(entity), db_number(st, 0), NULL, reason);
	db_finish(st);
}

static void
check_documents(struct undoing *u, const struct entity *entity, int64_t first, int64_t last)
{
	tell_standing(u, entity, documents(u, entity, first, last, posted(u, entity)),
	    N_("was approved and its postings stand: cancel it, or undo that too"));
	tell_standing(u, entity, documents(u, entity, first, last,
	    arena_printf(u->arena, "NOT %s AND %s", posted(u, entity), is_followed(u, entity, STANDING))), FOLLOWED);
}

/* What is no longer approved, since that was taken back, has nothing that follows from it. */
static void
check_reopened(struct undoing *u, int64_t change_set, const struct entity *entity)
{
	tell_standing(u, entity, arena_printf(u->arena, "main.\"%s\" AS d "
	    "WHERE d.\"%s\" IN (SELECT h.row_id FROM main.history AS h "
	    "WHERE h.change_set_id = %lld AND h.entity = '%s' AND h.op = 'U' AND crm_json_has(h.image, 'status')) "
	    "AND d.status IN ('draft', 'pending', 'rejected') AND %s", entity_table(entity), entity_stored_key(entity),
	    (long long)change_set, entity_table(entity), is_followed(u, entity, STANDING)), FOLLOWED);
}

void
undo_check_postings(struct undoing *u, int64_t change_set)
{
	struct statement *st = db_prepare(u->db,
	    "SELECT DISTINCT entity FROM main.history WHERE change_set_id = ?1 AND op = 'U'");

	each_made(u, change_set, check_documents);
	db_bind_number(st, 1, change_set);
	while (db_step(st))
		if (!ddl_is_dated(db_text(st, 0)) &&
		    document_of(table_entity(db_text(st, 0))) == table_entity(db_text(st, 0)))
			check_reopened(u, change_set, table_entity(db_text(st, 0)));
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
