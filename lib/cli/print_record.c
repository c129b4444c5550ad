/* SPDX-License-Identifier: ISC */
/* print_record - documents of the database as data for a template. */
#include <stdlib.h>
#include <string.h>

#include "cli/document_rows.h"
#include "cli/human.h"
#include "cli/printing.h"

/* False when the noun, or what its references lead to, has no such field and need not; dies when it should. */
static bool
has_path(struct arena *arena, const struct blank *t, const struct entity *entity, const struct name *name)
{
	const struct entity *at = entity;
	char *rest = arena_string(arena, name->text), *dot;

	for (;; rest = dot + 1) {
		const struct field *f;

		dot = strchr(rest, '.');
		if (dot)
			*dot = '\0';
		f = entity_any_field(at, rest);
		if ((!f || (dot && f->type != &type_reference)) && name->optional)
			return false;
		if (!f)
			template_wrong(t, name->line, _("%s has no field '%s'"), entity_one(arena, at), rest);
		if (!dot)
			return true;
		if (f->type != &type_reference)
			template_wrong(t, name->line, _("'%s' of %s leads to nothing else"), rest,
			    entity_one(arena, at));
		at = f->to;
	}
}

/* The names as columns of a question. */
static void
ask_for(struct arena *arena, const struct blank *t, const struct entity *entity, const struct names *names,
    struct query *q)
{
	struct buf list = { 0 };

	for (int i = 0; i < names->count; i++)
		if (has_path(arena, t, entity, &names->all[i]))
			buf_printf(&list, "%s%s", list.length ? "," : "", names->all[i].text);
	if (list.length)
		query_columns(q, arena_string(arena, buf_string(&list)));
	buf_free(&list);
}

/* The result column of each name; -1 where there is none. */
static const int *
places_of(struct arena *arena, const struct names *names, const struct column *columns, int count)
{
	int *places = arena_alloc(arena, (size_t)(names->count + 1) * sizeof *places);

	for (int i = 0; i < names->count; i++) {
		places[i] = -1;
		for (int k = 0; k < count; k++)
			if (strcmp(columns[k].name, names->all[i].text) == 0)
				places[i] = k;
	}
	return places;
}

static struct datum *
take_row(struct printing *p, const struct names *names, const struct column *columns, const int *places,
    struct statement *st)
{
	struct datum *data = arena_alloc(p->arena, (size_t)(names->count + 1) * sizeof *data);

	for (int i = 0; i < names->count; i++) {
		struct value value;

		if (places[i] < 0)
			continue;
		db_value(st, places[i], &value);
		data[i] = print_datum(p, &columns[places[i]], &value);
	}
	return data;
}

struct lines {
	struct datum **all;
	size_t count, room;
};

static struct lines
take_lines(struct printing *p, int64_t document)
{
	const struct blank *t = p->template;
	struct run inner = *p->run;
	struct lines lines = { 0 };
	const struct column *columns;
	const int *places;
	struct statement *st;
	struct query *q;
	int count;

	inner.arena = p->arena;
	q = document_lines_query(&inner, t->entity, document);
	ask_for(p->arena, t, t->entity->lines, &t->line_fields, q);
	columns = query_result(q, &count);
	places = places_of(p->arena, &t->line_fields, columns, count);
	st = query_open(q);
	while (db_step(st)) {
		if (lines.count == lines.room)
			lines.all = must_realloc(lines.all, (lines.room = lines.room * 2 + 64) * sizeof *lines.all);
		lines.all[lines.count++] = take_row(p, &t->line_fields, columns, places, st);
	}
	db_finish(st);
	return lines;
}

void
print_records(struct printing *p, struct query *q)
{
	const struct blank *t = p->template;
	const struct column *columns;
	const int *places;
	struct statement *st;
	int count;

	ask_for(p->run->arena, t, t->entity, &t->fields, q);
	if (t->has_lines && !t->entity->lines)
		template_wrong(t, 1, _("%s has no lines"), entity_one(p->run->arena, t->entity));
	columns = query_result(q, &count);
	places = places_of(p->run->arena, &t->fields, columns, count);
	st = query_open(q);
	while (db_step(st)) {
		struct filled filled = { .fields = take_row(p, &t->fields, columns, places, st) };
		struct lines lines = { 0 };

		if (t->has_lines)
			lines = take_lines(p, db_number(st, 0));
		filled.lines = lines.all;
		filled.count = lines.count;
		print_document(p, &filled);
		free(lines.all);
	}
	db_finish(st);
}
