/* SPDX-License-Identifier: ISC */
/* draft - a row of values by field, and one value of a stored row. */
#include <string.h>

#include "base/decimal.h"
#include "record/record.h"

/* Ninety of the largest fit into 64 bits. */
#define MOST_AMOUNT (INT64_C(10000000000000) * 10000)

struct draft *
draft_new(struct arena *arena, const struct entity *entity)
{
	struct draft *d = arena_alloc(arena, sizeof *d);
	size_t n = (size_t)entity_field_count(entity);

	d->entity = entity;
	d->values = arena_alloc(arena, n * sizeof *d->values);
	d->given = arena_alloc(arena, n * sizeof *d->given);
	return d;
}

void
draft_clear(struct draft *d)
{
	size_t n = (size_t)entity_field_count(d->entity);

	memset(d->values, 0, n * sizeof *d->values);
	memset(d->given, 0, n * sizeof *d->given);
}

static int
position(const struct draft *d, const char *field)
{
	int i = entity_position(d->entity, field);

	if (i < 0)
		die(FAILED, "%s has no field '%s'", d->entity->name, field);
	return i;
}

void
draft_set(struct draft *d, const char *field, struct value v)
{
	int i = position(d, field);

	d->values[i] = v;
	d->given[i] = true;
}

const struct value *
draft_get(const struct draft *d, const char *field)
{
	return &d->values[position(d, field)];
}

bool
draft_gives(const struct draft *d, const char *field)
{
	return d->given[position(d, field)];
}

bool
draft_has(const struct draft *d, const char *field)
{
	int i = position(d, field);

	return d->given[i] && d->values[i].kind != EMPTY;
}

const struct value *
draft_then(const struct draft *old, const struct draft *d, const char *field)
{
	return draft_then_at(old, d, position(d, field));
}

bool
draft_changes(const struct draft *old, const struct draft *d, const char *field)
{
	return draft_changes_at(old, d, position(d, field));
}

bool
draft_has_one(const struct draft *old, const struct draft *d, const char *one, const char *other)
{
	return (draft_then(old, d, one)->kind == EMPTY) != (draft_then(old, d, other)->kind == EMPTY);
}

const struct value *
draft_then_at(const struct draft *old, const struct draft *d, int i)
{
	return d->given[i] || !old ? &d->values[i] : &old->values[i];
}

bool
draft_changes_at(const struct draft *old, const struct draft *d, int i)
{
	static const struct value none = { 0 };

	return d->given[i] && !value_same(&d->values[i], old ? &old->values[i] : &none);
}

struct value
record_value(struct change *c, const struct entity *entity, int64_t id, const char *field)
{
	struct buf sql = { 0 };
	struct statement *st;
	struct value v = VALUE_EMPTY;

	buf_printf(&sql, "SELECT \"%s\" FROM main.\"%s\" WHERE %s = ?1", field_column(entity_field(entity, field)),
	    entity_table(entity), entity_stored_key(entity));
	st = db_keep(access_db(change_access(c)), sql.data);
	buf_free(&sql);
	db_bind_number(st, 1, id);
	if (db_step(st))
		db_value(st, 0, &v);
	if (v.kind == TEXT)
		v.text = arena_copy(change_arena(c), v.text, v.length);
	db_reset(st);
	return v;
}

void
draft_complete(const struct draft *old, struct draft *d)
{
	for (int i = 0; old && i < entity_field_count(d->entity); i++) {
		if (!d->given[i])
			d->values[i] = old->values[i];
		d->given[i] = true;
	}
}

const char *
draft_refuses(const struct field *f, const struct value *v)
{
	if (f->required && v->kind == EMPTY)
		return N_("is required");
	if (f->type->places == MONEY_PLACES && v->kind == INTEGER &&
	    (v->number >= MOST_AMOUNT || v->number <= -MOST_AMOUNT))
		return N_("is too large: it stays below 10,000,000,000,000");
	return NULL;
}
