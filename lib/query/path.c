/* SPDX-License-Identifier: ISC */
/* path - dotted paths to fields, and the joins they need. */
#include <string.h>

#include "base/error.h"
#include "query/internal.h"

static const char *
alias(struct query *q, int join)
{
	return join == 0 ? "t" : arena_printf(q->arena, "t%d", join);
}

/* The join that follows the reference at a place. */
static int
follow(struct query *q, struct place place)
{
	const char *path = arena_printf(q->arena, "%s%s.", q->joins[place.join].path, place.field->name);

	for (int i = 1; i < q->join_count; i++)
		if (strcmp(q->joins[i].path, path) == 0)
			return i;
	if (q->join_count == MOST_JOINS)
		die(USAGE, "more than %d references in one question", MOST_JOINS);
	q->joins[q->join_count] = (struct join){ path, place.field->list ? &choice_entity : place.field->to, place.join,
		place.field };
	return q->join_count++;
}

/* A field by its name, or a reference's id by X_id. */
static struct place
place_in(struct query *q, int join, const char *name)
{
	const struct entity *entity = q->joins[join].entity;

	for (const struct field *f = entity->fields; f->name; f++) {
		if (strcmp(f->name, name) == 0)
			return (struct place){ join, f, false };
		if (f->type == &type_reference && strcmp(field_id_name(f), name) == 0)
			return (struct place){ join, f, true };
	}
	for (const struct field *f = entity->computed; f && f->name; f++)
		if (strcmp(f->name, name) == 0)
			return (struct place){ join, f, false };
	near_no_field(q->arena, entity, name);
}

struct place
query_place(struct query *q, const char *path)
{
	char *rest = arena_string(q->arena, path), *dot;
	struct place place = { 0 };
	int join = 0;

	while ((dot = strchr(rest, '.')) != NULL) {
		*dot = '\0';
		place = place_in(q, join, rest);
		if (place.field->type != &type_reference)
			die(USAGE, "'%s' is not a reference, so nothing follows its dot in '%s'", rest, path);
		join = follow(q, place);
		rest = dot + 1;
	}
	return place_in(q, join, rest);
}

/* The join of the row that a choice has in its list, which is so small that it costs less than a question per row,
 * or of the one that a reference names. */
static int
follow_field(struct query *q, int join, const char *name, size_t length)
{
	const char *field = arena_copy(q->arena, name, length);

	join = follow(q, (struct place){ join, entity_field(q->joins[join].entity, field), false });
	q->joins[join].whole = true;
	return join;
}

/* A formula with the row's alias for each $, and for each $FIELD that of the choice's row. */
static const char *
formula(struct query *q, struct place place)
{
	struct buf sql = { 0 };
	const char *answer;

	buf_byte(&sql, '(');
	for (const char *p = place.field->formula; *p; p++) {
		size_t n = *p == '$' ? strcspn(p + 1, ".") : 0;

		if (*p == '$')
			buf_text(&sql, alias(q, n ? follow_field(q, place.join, p + 1, n) : place.join));
		else
			buf_byte(&sql, *p);
		p += n;
	}
	buf_byte(&sql, ')');
	answer = arena_string(q->arena, sql.data);
	buf_free(&sql);
	return answer;
}

const char *
query_formula(struct query *q, const char *text)
{
	const struct field f = { .formula = text };

	return formula(q, (struct place){ 0, &f, false });
}

const char *
query_expression(struct query *q, struct place place)
{
	const struct field *f = place.field;
	const char *column = f->column && f->type == &type_id ? f->name : field_column(f);

	q->joins[place.join].whole = true;
	if (f->formula)
		return formula(q, place);
	return arena_printf(q->arena, "%s.\"%s\"", alias(q, place.join), column);
}

bool
query_masks(const struct query *q, struct place place)
{
	return place.field->personal && !q->unmask;
}

const char *
query_shown(struct query *q, struct place place)
{
	const char *e = query_expression(q, place);
	int first, last;

	if (!query_masks(q, place))
		return e;
	field_mask(place.field, &first, &last);
	return arena_printf(q->arena, "crm_mask(%s, %d, %d)", e, first, last);
}

const char *
query_title(struct query *q, struct place place)
{
	const struct entity *to = place.field->to;
	const char *t = alias(q, follow(q, place));

	if (to->title && to->code)
		return arena_printf(q->arena, "coalesce(%s.\"%s\", %s.\"%s\")", t, to->title, t, to->code);
	return arena_printf(q->arena, "%s.\"%s\"", t, to->title ? to->title : to->code ? to->code : entity_key(to));
}

const char *
query_bind(struct query *q, struct value v)
{
	if (q->bound_count == MOST_TERMS * 4)
		die(USAGE, "more than %d values in one question", MOST_TERMS * 4);
	q->bound[q->bound_count++] = v;
	return arena_printf(q->arena, "?%d", q->bound_count);
}

static bool
same_place(const struct term *a, const struct term *b)
{
	return a->place.join == b->place.join && a->place.field == b->place.field && a->op == b->op &&
	    a->saved == b->saved && (a->op == OP_IS || a->op == OP_HAS);
}

/* What one field may be is any of its = (or ~) terms, those of the command line and those of each saved filter
 * by themselves; everything else must hold together. */
static void
conditions(struct query *q, struct buf *sql)
{
	for (int i = 0; i < q->term_count; i++) {
		bool done = false;

		for (int j = 0; j < i; j++)
			done |= same_place(&q->terms[j], &q->terms[i]);
		if (done)
			continue;
		buf_printf(sql, " AND (%s", q->terms[i].sql);
		for (int j = i + 1; j < q->term_count; j++)
			if (same_place(&q->terms[i], &q->terms[j]))
				buf_printf(sql, " OR %s", q->terms[j].sql);
		buf_byte(sql, ')');
	}
}

/* A reference by its id, a choice by its code in its list. Where its title alone is asked for, the table of a noun that
 * is a role of it will do: to unfold the view takes longer than to find a row. */
static void
add_join(struct query *q, struct buf *sql, int i)
{
	const struct join *j = &q->joins[i];
	const char *from = alias(q, j->from), *table = j->whole ? NULL : access_table(q->access, j->entity);

	buf_printf(sql, " LEFT JOIN %s AS t%d ON t%d.\"%s\" = %s.\"%s\"", table ? table :
	    access_source(q->access, j->entity), i, i, j->by->list ? "code" : table ? entity_stored_key(j->entity) :
	    entity_key(j->entity), from, field_column(j->by));
	if (table)
		buf_printf(sql, " AND t%d.%s = 1", i, j->entity->role);
	if (j->by->list)
		buf_printf(sql, " AND t%d.list = '%s'", i, j->by->list);
}

void
query_from(struct query *q, struct buf *sql)
{
	buf_printf(sql, " FROM %s AS t", access_source(q->access, q->entity));
	for (int i = 1; i < q->join_count; i++)
		add_join(q, sql, i);
	if (q->rows)
		buf_printf(sql, " JOIN picked AS p ON p.id = t.\"%s\"", entity_key(q->entity));
	buf_text(sql, " WHERE 1 = 1");
	if (q->row)
		buf_printf(sql, " AND t.\"%s\" = %lld", entity_key(q->entity), (long long)q->row);
	if (access_day(q->access) && entity_field(q->entity, "created") && !q->entity->born && !q->everything)
		buf_printf(sql, q->entity->proved ? " AND (t.created <= '%s' OR %s)" : " AND t.created <= '%s'",
		    access_day(q->access), q->entity->proved ? query_formula(q, q->entity->proved) : "");
	if (q->referring)
		buf_printf(sql, " AND (%s)", q->referring);
	if (q->touched_last)
		buf_printf(sql, " AND t.rev > %lld AND t.rev <= %lld", (long long)q->touched_behind,
		    (long long)q->touched_last);
	if (!q->everything && entity_field(q->entity, "deleted"))
		buf_printf(sql, " AND t.deleted IS %sNULL", q->deleted ? "NOT " : "");
	conditions(q, sql);
}
