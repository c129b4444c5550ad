/* SPDX-License-Identifier: ISC */
/* bulk - one value for one field of many rows. */
#include "record/bulk.h"

#include <string.h>

struct bulk {
	struct change *change;
	struct db *db;
	const struct entity *entity;
	const struct field *field;
	const struct value *value;
	const char *ids, *table, *key;
	int64_t count;
};

static const char *
text(struct bulk *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

static const char *
text(struct bulk *b, const char *format, ...)
{
	va_list list;
	const char *answer;

	va_start(list, format);
	answer = arena_vprintf(change_arena(b->change), format, list);
	va_end(list);
	return answer;
}

/* Runs SQL whose ?1 is the value. */
static void
run(struct bulk *b, const char *sql)
{
	struct statement *st = db_prepare(b->db, sql);

	db_bind(st, 1, b->value);
	db_step(st);
	db_finish(st);
}

/* The rows that are there and have another value. */
static void
leave_same(struct bulk *b)
{
	run(b, text(b, "DELETE FROM temp.\"%s\" AS i WHERE NOT EXISTS (SELECT 1 FROM main.\"%s\" AS m WHERE "
	    "m.\"%s\" = i.id AND m.\"%s\" IS DISTINCT FROM ?1)", b->ids, b->table, b->key, field_column(b->field)));
	b->count = db_one(b->db, text(b, "SELECT count(*) FROM temp.\"%s\"", b->ids), NULL, 0);
}

/* True when nobody has anything to say to any value of the field. */
static bool
is_free(const struct bulk *b)
{
	const struct field *f = b->field;

	return !b->entity->area && !record_heeds(b->entity, f) && !f->check && !f->unique && !f->tree &&
	    !b->entity->unique && !draft_refuses(f, b->value);
}

/* A fact of a later day stays the last one, and its value in the row: that is for the slow way. */
static bool
has_later_facts(struct bulk *b)
{
	return b->field->dated && db_one(b->db, text(b, "SELECT 1 FROM temp.\"%s\" AS i "
	    "JOIN main.%s_dated AS d ON d.row_id = i.id AND d.field = ?1 AND d.since > '%s' "
	    "LIMIT 1", b->ids, b->table, change_day(b->change)), b->field->name, 0);
}

static void
add_facts(struct bulk *b)
{
	const char *dated = text(b, "%s_dated", b->table);
	struct statement *st = db_prepare(b->db, text(b, "INSERT INTO main.%s (row_id, field, since, number, "
	    "text, reason) SELECT id, '%s', ?2, %s, %s, ?3 FROM temp.\"%s\" ORDER BY id", dated, b->field->name,
	    b->field->type->integer ? "?1" : "NULL", b->field->type->integer ? "NULL" : "?1", b->ids));
	struct value why = value_text(change_reason(b->change));
	int64_t last;

	db_bind(st, 1, b->value);
	db_bind_text(st, 2, change_day(b->change));
	db_bind(st, 3, &why);
	db_step(st);
	db_finish(st);
	last = db_last_id(b->db);
	change_inserted(b->change, dated, last - b->count + 1);
	change_inserted(b->change, dated, last);
}

static void
update(struct bulk *b)
{
	const char *column = field_column(b->field);
	const char *const columns[] = { column, "rev", "updated", NULL };

	change_track_rows(b->change, b->table, columns, b->ids);
	run(b, text(b, "UPDATE main.\"%s\" SET \"%s\" = ?1, rev = %lld, updated = '%s' "
	    "WHERE \"%s\" IN (SELECT id FROM temp.\"%s\")", b->table, column, (long long)change_id(b->change),
	    change_today(b->change), b->key, b->ids));
}

static bool
row_by_row(struct bulk *b, struct problem *p)
{
	int64_t *ids = arena_alloc(change_arena(b->change), (size_t)b->count * sizeof *ids);
	struct draft *d = draft_new(change_arena(b->change), b->entity);
	struct statement *st = db_prepare(b->db, text(b, "SELECT id FROM temp.\"%s\" ORDER BY id", b->ids));
	bool changed, done = true;

	for (int64_t i = 0; db_step(st); i++)
		ids[i] = db_number(st, 0);
	db_finish(st);
	for (int64_t i = 0; i < b->count && done; i++) {
		draft_clear(d);
		draft_set(d, b->field->name, *b->value);
		done = record_set(b->change, ids[i], d, &changed, p);
	}
	return done;
}

bool
record_set_many(struct change *c, const struct entity *entity, const struct field *f, const struct value *v,
    const char *ids, int64_t *count, struct problem *p)
{
	struct bulk b = { c, access_db(change_access(c)), entity, f, v, ids, entity_table(entity),
	    entity_stored_key(entity), 0 };

	leave_same(&b);
	*count = b.count;
	if (b.count == 0)
		return true;
	if (!is_free(&b) || has_later_facts(&b) || (f->dated && strcmp(change_day(c), change_today(c)) > 0))
		return row_by_row(&b, p);
	if (f->dated)
		add_facts(&b);
	update(&b);
	return true;
}
