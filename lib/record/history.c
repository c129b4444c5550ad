/* SPDX-License-Identifier: ISC */
/*
 * history - what changed. History keeps the values from before, so the value a change gave is the
 * one before the next change of that field, or the one that stands now.
 */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "query/key.h"
#include "record/history.h"

struct telling {
	struct access *access;
	struct arena *arena;
	void (*visit)(const struct event *, void *);
	void *context;
	struct arena *scratch;   /* for the values of new rows; NULL: they are not told */
};

/* What a row that is gone was called by its last image; NULL while it is there. */
static const char *
title_gone(struct access *a, struct arena *arena, const struct entity *entity, int64_t id)
{
	const char *title = entity->title ? entity->title : entity->code, *code = entity->code ? entity->code : title;
	struct buf sql = { 0 };
	struct statement *st;
	const char *says = NULL;

	buf_printf(&sql, "SELECT coalesce(crm_json_value(image, '%s'), crm_json_value(image, '%s')) FROM main.history "
	    "WHERE entity = ?1 AND row_id = ?2 AND op = 'D' AND NOT EXISTS (SELECT 1 FROM main.\"%s\" WHERE %s = ?2) "
	    "ORDER BY seq DESC LIMIT 1", title, code, entity_table(entity), entity_stored_key(entity));
	st = db_keep(access_db(a), sql.data);
	buf_free(&sql);
	db_bind_text(st, 1, entity_table(entity));
	db_bind_number(st, 2, id);
	if (db_step(st) && db_text(st, 0))
		says = arena_string(arena, db_text(st, 0));
	db_reset(st);
	return says;
}

const char *
history_title(struct access *a, struct arena *arena, const struct entity *entity, int64_t id)
{
	const char *says = entity->title || entity->code ? title_gone(a, arena, entity, id) : NULL;

	return says ? says : key_title(a, arena, entity, id);
}

/* History tells that a personal detail changed, not what it was. */
static void
print_value(const struct field *f, const struct value *v, struct buf *out)
{
	int first, last;

	if (!f->personal) {
		type_print(f->type, v, out);
		return;
	}
	field_mask(f, &first, &last);
	text_mask(out, v->text ? v->text : "", v->length, first, last);
}

/* A JSON value of an image as people and scripts read that field; NULL when it is empty. */
static const char *
printed(struct telling *t, const struct field *f, const struct value *v)
{
	struct buf text = { 0 };
	const char *answer;

	if (v->kind == EMPTY)
		return NULL;
	if (f->type == &type_reference)
		return history_title(t->access, t->arena, f->to, v->number);
	print_value(f, v, &text);
	answer = arena_string(t->arena, buf_string(&text));
	buf_free(&text);
	return answer;
}

static struct value
history_value(const json_t *member)
{
	if (json_is_integer(member))
		return value_number(json_integer_value(member));
	return value_text(json_string_value(member));
}

/* The first value of a question about a row (?1), in the arena. */
static struct value
one_value(struct access *a, struct arena *arena, const char *sql, int64_t row)
{
	struct statement *st = db_keep(access_db(a), sql);
	struct value v = VALUE_EMPTY;

	db_bind_number(st, 1, row);
	if (db_step(st))
		db_value(st, 0, &v);
	if (v.kind == TEXT)
		v.text = arena_copy(arena, v.text, v.length);
	db_reset(st);
	return v;
}

/* The value of a column after history row seq: the next image that has it, else the row itself. */
static struct value
value_after(struct telling *t, const char *table, const struct field *f, int64_t row, int64_t seq, json_t **keep)
{
	struct statement *st = db_keep(access_db(t->access), "SELECT image FROM main.history WHERE entity = ?1 AND "
	    "row_id = ?2 AND seq > ?3 ORDER BY seq");
	const json_t *member = NULL;

	*keep = NULL;
	db_bind_text(st, 1, table);
	db_bind_number(st, 2, row);
	db_bind_number(st, 3, seq);
	while (!member && db_step(st)) {
		json_decref(*keep);
		*keep = json_loads(db_text(st, 0), 0, NULL);
		member = json_object_get(*keep, field_column(f));
	}
	db_reset(st);
	if (member)
		return history_value(member);
	return one_value(t->access, t->arena, arena_printf(t->arena, "SELECT \"%s\" FROM main.\"%s\" WHERE %s = ?1",
	    field_column(f), table, field_column(table_fields(table)[0])), row);
}

static const struct field *
field_of_column(const struct entity *entity, const char *column)
{
	for (const struct field *f = entity->fields; f->name; f++)
		if (strcmp(field_column(f), column) == 0)
			return f;
	return NULL;
}

/* What an update did, field by field. Dated fields are told by their facts. */
static void
tell_update(struct telling *t, struct event *e, int64_t seq, const char *image)
{
	json_t *old = json_loads(image, 0, NULL), *keep;
	const char *column;
	json_t *member;

	json_object_foreach(old, column, member) {
		const struct field *f = field_of_column(e->entity, column);
		struct value before = history_value(member), after;

		if (!f || f->dated || strcmp(column, "rev") == 0 || strcmp(column, "updated") == 0)
			continue;
		after = value_after(t, entity_table(e->entity), f, e->row, seq, &keep);
		e->action = strcmp(column, "deleted") != 0 ? "set" : before.kind == EMPTY ? "rm" : "restore";
		e->field = f;
		e->old = printed(t, f, &before);
		e->new = printed(t, f, &after);
		t->visit(e, t->context);
		json_decref(keep);
	}
	e->field = NULL;
	e->old = e->new = NULL;
	json_decref(old);
}

struct value
history_before(struct access *a, struct arena *arena, const char *dated, int64_t fact)
{
	return one_value(a, arena, arena_printf(arena, "SELECT coalesce(b.number, b.text) FROM main.%s AS d "
	    "JOIN main.%s AS b ON b.row_id = d.row_id AND b.field = d.field AND (b.since, b.dated_id) < (d.since, "
	    "d.dated_id) WHERE d.dated_id = ?1 ORDER BY b.since DESC, b.dated_id DESC LIMIT 1", dated, dated), fact);
}

/* The facts among a range of ids, of one row or of all; those of rows that the same change set made
 * are part of their making. */
static void
tell_facts(struct telling *t, struct event *e, int64_t first, int64_t last, int64_t only_row, int64_t made_first)
{
	const char *dated = arena_printf(t->arena, "%s_dated", entity_table(e->entity));
	struct buf sql = { 0 };
	struct statement *st;

	buf_printf(&sql, "SELECT dated_id, row_id, field, since, coalesce(number, text) FROM main.%s "
	    "WHERE dated_id BETWEEN %lld AND %lld AND (%lld = 0 OR row_id = %lld) AND row_id < %lld ORDER BY dated_id",
	    dated, (long long)first, (long long)last, (long long)only_row, (long long)only_row, (long long)made_first);
	st = db_prepare(access_db(t->access), sql.data);
	while (db_step(st)) {
		struct value before = history_before(t->access, t->arena, dated, db_number(st, 0)), after;

		db_value(st, 4, &after);
		e->row = db_number(st, 1);
		e->field = entity_field(e->entity, db_text(st, 2));
		e->action = "set";
		e->since = db_text(st, 3);
		e->old = e->field ? printed(t, e->field, &before) : NULL;
		e->new = e->field ? printed(t, e->field, &after) : NULL;
		if (e->field)
			t->visit(e, t->context);
	}
	db_finish(st);
	buf_free(&sql);
	e->since = e->old = e->new = NULL;
	e->field = NULL;
}

static void
tell_history(struct telling *t, struct event *e, struct statement *st)
{
	while (db_step(st)) {
		e->row = db_number(st, 2);
		const char *op = db_text(st, 3);

		if (strcmp(op, "U") != 0) {
			e->action = strcmp(op, "D") == 0 ? "purge" : "add";
			t->visit(e, t->context);
		} else {
			tell_update(t, e, db_number(st, 0), db_text(st, 4));
		}
	}
}

static struct statement *
history_of(struct telling *t, int64_t change_set, const char *table, int64_t row)
{
	struct statement *st = db_prepare(access_db(t->access), "SELECT seq, entity, row_id, op, image "
	    "FROM main.history WHERE change_set_id = ?1 AND entity = ?2 AND (?3 = 0 OR row_id = ?3) ORDER BY seq");

	db_bind_number(st, 1, change_set);
	db_bind_text(st, 2, table);
	db_bind_number(st, 3, row);
	return st;
}

/* The ids a change set gave to new rows of a table. False when it made none. */
static bool
range_of(struct telling *t, int64_t change_set, const char *table, int64_t *first, int64_t *last)
{
	struct statement *st = db_prepare(access_db(t->access),
	    "SELECT first_id, last_id FROM main.inserted WHERE change_set_id = ?1 AND entity = ?2");
	bool found;

	db_bind_number(st, 1, change_set);
	db_bind_text(st, 2, table);
	found = db_step(st);
	*first = found ? db_number(st, 0) : INT64_MAX;
	*last = found ? db_number(st, 1) : 0;
	db_finish(st);
	return found;
}

/* A new row as its values, a field each. */
static void
tell_values(struct telling *t, struct event *e, struct statement *st)
{
	const struct field *fields = e->entity->fields;
	struct arena *kept = t->arena;
	bool any = false;

	t->arena = t->scratch;
	db_bind_number(st, 1, e->row);
	for (int i = 1, found = db_step(st); found && fields[i].name; i++) {
		struct value v;

		db_value(st, i, &v);
		if (v.kind == EMPTY || fields[i].quiet)
			continue;
		e->field = &fields[i];
		e->new = printed(t, &fields[i], &v);
		t->visit(e, t->context);
		any = true;
	}
	db_reset(st);
	e->field = NULL;
	e->new = NULL;
	t->arena = kept;
	arena_reset(t->scratch);
	if (!any)
		t->visit(e, t->context);
}

static struct statement *
values_of(struct telling *t, const struct entity *entity)
{
	struct buf sql = { 0 };
	struct statement *st;

	buf_text(&sql, "SELECT ");
	for (const struct field *f = entity->fields; f->name; f++)
		buf_printf(&sql, "%s\"%s\"", f == entity->fields ? "" : ", ", field_column(f));
	buf_printf(&sql, " FROM main.\"%s\" WHERE \"%s\" = ?1", entity_table(entity), entity_stored_key(entity));
	st = db_prepare(access_db(t->access), sql.data);
	buf_free(&sql);
	return st;
}

static void
tell_new_rows(struct telling *t, struct event *e, int64_t first, int64_t last)
{
	struct statement *values = t->scratch && first <= last ? values_of(t, e->entity) : NULL;

	e->action = "add";
	for (e->row = first; e->row <= last; e->row++)
		if (values)
			tell_values(t, e, values);
		else
			t->visit(e, t->context);
	db_finish(values);
}

/* All that a change set did to a noun, or to one row of it. */
static void
tell_change(struct telling *t, struct event *e, int64_t row)
{
	const char *table = entity_table(e->entity);
	int64_t first, last, first_fact, last_fact;
	struct statement *st;

	range_of(t, e->change_set, table, &first, &last);
	if (!row)
		tell_new_rows(t, e, first, last);
	else if (row >= first && row <= last)
		tell_new_rows(t, e, row, row);
	st = history_of(t, e->change_set, table, row);
	tell_history(t, e, st);
	db_finish(st);
	if (entity_has_dated(e->entity) &&
	    range_of(t, e->change_set, arena_printf(t->arena, "%s_dated", table), &first_fact, &last_fact))
		tell_facts(t, e, first_fact, last_fact, row, first);
}

static void
tell_set(struct telling *t, int64_t change_set, const struct entity *only, int64_t row)
{
	struct statement *st = db_prepare(access_db(t->access),
	    "SELECT at, login, command FROM main.change_set WHERE change_set_id = ?1");

	db_bind_number(st, 1, change_set);
	if (db_step(st))
		for (int i = 0; model[i]; i++) {
			struct event e = { .change_set = change_set, .at = db_text(st, 0), .login = db_text(st, 1),
				.command = db_text(st, 2), .entity = model[i] };

			if (only ? model[i] == only : table_entity(entity_table(model[i])) == model[i])
				tell_change(t, &e, row);
		}
	db_finish(st);
}

void
history_of_change(struct access *a, struct arena *arena, int64_t change_set, bool values,
    void (*visit)(const struct event *, void *), void *context)
{
	struct telling t = { a, arena, visit, context, values ? arena_new() : NULL };

	tell_set(&t, change_set, NULL, 0);
	if (values)
		arena_free(t.scratch);
}

void
history_of_row(struct access *a, struct arena *arena, const struct entity *entity, int64_t id,
    void (*visit)(const struct event *, void *), void *context)
{
	struct telling t = { a, arena, visit, context, NULL };
	const char *table = entity_table(entity), *dated = arena_printf(arena, "%s_dated", table);
	struct buf sql = { 0 };
	struct statement *st;

	buf_printf(&sql, "SELECT change_set_id FROM main.inserted "
	    "WHERE entity = '%s' AND %lld BETWEEN first_id AND last_id UNION SELECT change_set_id FROM main.history "
	    "WHERE entity = '%s' AND row_id = %lld", table, (long long)id, table, (long long)id);
	if (entity_has_dated(entity))
		buf_printf(&sql, " UNION SELECT i.change_set_id FROM main.%s AS d "
		    "JOIN main.inserted AS i ON i.entity = '%s' AND d.dated_id BETWEEN i.first_id AND i.last_id "
		    "WHERE d.row_id = %lld", dated, dated, (long long)id);
	buf_text(&sql, " ORDER BY 1");
	st = db_prepare(access_db(a), sql.data);
	while (db_step(st))
		tell_set(&t, db_number(st, 0), entity, id);
	db_finish(st);
	buf_free(&sql);
}

const int64_t *
history_rows(struct access *a, struct arena *arena, int64_t change_set, const struct entity *entity, size_t *count)
{
	const char *table = entity_table(entity), *key = entity_stored_key(entity);
	struct buf sql = { 0 };
	struct statement *st;
	int64_t *ids;

	buf_printf(&sql, "SELECT %s FROM main.\"%s\" "
	    "WHERE %s IN (SELECT row_id FROM main.history WHERE entity = '%s' AND change_set_id = %lld) "
	    "OR %s BETWEEN (SELECT first_id FROM main.inserted WHERE entity = '%s' AND change_set_id = %lld) "
	    "AND (SELECT last_id FROM main.inserted WHERE entity = '%s' AND change_set_id = %lld) ORDER BY 1", key,
	    table, key, table, (long long)change_set, key, table, (long long)change_set, table, (long long)change_set);
	st = db_prepare(access_db(a), sql.data);
	for (*count = 0; db_step(st); ++*count)
		;
	db_reset(st);
	ids = arena_alloc(arena, (*count + 1) * sizeof *ids);
	for (size_t i = 0; db_step(st); i++)
		ids[i] = db_number(st, 0);
	db_finish(st);
	buf_free(&sql);
	return ids;
}
