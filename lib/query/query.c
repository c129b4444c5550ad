/* SPDX-License-Identifier: ISC */
/* query - columns, order, and the statement of a plain list. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "query/group.h"
#include "query/internal.h"

struct query *
query_new(struct access *a, struct arena *arena, const struct entity *entity)
{
	struct query *q = arena_alloc(arena, sizeof *q);

	q->access = a;
	q->arena = arena;
	q->entity = entity;
	q->limit = -1;
	q->joins[q->join_count++] = (struct join){ "", entity, 0, NULL };
	access_reading(a, &q->reading);
	q->reading.arena = arena;
	return q;
}

void
query_row(struct query *q, int64_t id)
{
	q->row = id;
	q->everything = true;
}

void
query_rows(struct query *q, const int64_t *ids, size_t count)
{
	if (count == 1) {
		query_row(q, ids[0]);
		return;
	}
	q->rows = ids;
	q->row_count = count;
	q->everything = true;
}

/* Ids in their order, in a TEMP table. */
static void
fill_table(struct query *q, const char *table, const int64_t *ids, size_t count)
{
	struct db *db = access_db(q->access);
	struct buf sql = { 0 };
	struct statement *st;

	buf_printf(&sql, "DROP TABLE IF EXISTS temp.%s; "
	    "CREATE TEMP TABLE %s (position INTEGER PRIMARY KEY, id INTEGER)", table, table);
	db_run(db, sql.data);
	buf_clear(&sql);
	buf_printf(&sql, "INSERT INTO %s (id) VALUES (?1)", table);
	st = db_prepare(db, sql.data);
	for (size_t i = 0; i < count; i++) {
		db_bind_number(st, 1, ids[i]);
		db_step(st);
		db_reset(st);
	}
	db_finish(st);
	buf_free(&sql);
}

void
query_deleted(struct query *q)
{
	q->deleted = true;
}

void
query_unmask(struct query *q)
{
	q->unmask = true;
}

void
query_touched(struct query *q, int64_t behind, int64_t last)
{
	q->touched_behind = behind;
	q->touched_last = last;
}

void
query_everything(struct query *q)
{
	q->everything = true;
}

static void
add_column(struct query *q, struct column column, const char *expression)
{
	for (int i = 0; i < q->column_count; i++)
		if (strcmp(q->columns[i].name, column.name) == 0)
			return;
	if (q->column_count == MOST_COLUMNS)
		die(USAGE, "more than %d columns", MOST_COLUMNS);
	q->expressions[q->column_count] = expression;
	q->columns[q->column_count++] = column;
}

/* A reference gives two columns, its id and its title; named as X_id the id alone. */
static void
add_place(struct query *q, struct place place)
{
	const struct field *f = place.field;
	const char *prefix = q->joins[place.join].path;
	const char *name = *prefix ? arena_printf(q->arena, "%s%s", prefix, f->name) : f->name;

	if (f->type == &type_reference) {
		const char *id = *prefix ? arena_printf(q->arena, "%s%s", prefix, field_id_name(f)) : field_id_name(f);

		add_column(q, (struct column){ id, id, &type_id, f, false }, query_expression(q, place));
		if (!place.id)
			add_column(q, (struct column){ name, f->label, &type_text, NULL, false },
			    query_title(q, place));
	} else if (query_masks(q, place)) {
		add_column(q, (struct column){ name, f->label, &type_text, NULL, false }, query_shown(q, place));
	} else {
		add_column(q, (struct column){ name, f->label, f->type, f, false }, query_expression(q, place));
	}
}

static void
add_group(struct query *q, const char *group)
{
	bool any = false;

	for (const struct field *f = q->entity->fields; f->name; f++)
		if (f->group && strcmp(f->group, group) == 0) {
			add_place(q, (struct place){ 0, f, false });
			any = true;
		}
	if (!any)
		die(USAGE, "%s has no group of fields '@%s'", q->entity->name, group);
}

static void
add_named(struct query *q, const char *word)
{
	if (strcmp(word, "all") == 0 || strcmp(word, "shown") == 0) {
		for (const struct field *f = q->entity->fields; f->name; f++)
			if (!f->quiet || strcmp(word, "all") == 0)
				add_place(q, (struct place){ 0, f, false });
		for (const struct field *f = q->entity->computed; f && f->name && strcmp(word, "shown") == 0; f++)
			if (!f->quiet)
				add_place(q, (struct place){ 0, f, false });
	} else if (*word == '@') {
		add_group(q, word + 1);
	} else {
		add_place(q, query_place(q, word));
	}
}

void
query_columns(struct query *q, const char *list)
{
	char *words = arena_string(q->arena, list ? list : q->entity->columns), *save = NULL;

	add_place(q, (struct place){ 0, &q->entity->fields[0], false });
	for (char *w = strtok_r(words, ", ", &save); w; w = strtok_r(NULL, ", ", &save))
		add_named(q, w);
}

/* Of what is printed anyway its number, since an engine works out anew whatever holds a question of its own. */
static const char *
printed_already(struct query *q, const char *expression)
{
	for (int i = 0; i < q->column_count; i++)
		if (strcmp(q->expressions[i], expression) == 0)
			return arena_printf(q->arena, "%d", i + 1);
	return expression;
}

/* Choices sort in the order of their list, references by title. */
static const char *
sort_expression(struct query *q, const char *path)
{
	struct place place = query_place(q, path);
	const struct field *f = place.field;

	if (f->type == &type_choice)
		return choice_order(q->arena, f->list, query_expression(q, place));
	if (f->type == &type_reference && !place.id)
		return query_title(q, place);
	return query_expression(q, place);
}

void
query_sort(struct query *q, const char *list)
{
	char *words = arena_string(q->arena, list), *save = NULL;
	struct buf order = { 0 };

	if (q->axis_count) {
		q->order = group_order(q, list);
		return;
	}
	for (char *w = strtok_r(words, ",", &save); w; w = strtok_r(NULL, ",", &save)) {
		bool down = *w == '-';

		buf_printf(&order, "%s%s%s NULLS LAST", order.length ? ", " : "",
		    printed_already(q, sort_expression(q, w + down)), down ? " DESC" : "");
	}
	q->order = order.length ? arena_string(q->arena, order.data) : NULL;
	buf_free(&order);
}

void
query_limit(struct query *q, const char *number)
{
	q->limit = strtoll(number, NULL, 10);
	if (q->limit < 0)
		die(USAGE, "--limit is a number of rows, not '%s'", number);
}

const struct column *
query_result(struct query *q, int *count)
{
	if (q->column_count == 0 && (q->axis_count || q->measure_count))
		group_columns(q);
	else if (q->column_count == 0)
		query_columns(q, NULL);
	*count = q->column_count;
	return q->columns;
}

void
query_bar(struct query *q, const char *column)
{
	int count;

	query_result(q, &count);
	for (int i = 0; i < count; i++)
		if (strcmp(q->columns[i].name, column) == 0)
			q->columns[i].bar = true;
}

/* The plus keeps SQLite from walking some index of the noun where its key only ends the order. */
static void
list_sql(struct query *q, struct buf *sql)
{
	if (!q->order && q->entity->order)
		query_sort(q, q->entity->order);
	buf_text(sql, "SELECT ");
	for (int i = 0; i < q->column_count; i++)
		buf_printf(sql, "%s%s", i ? ", " : "", q->expressions[i]);
	query_from(q, sql);
	if (!q->row)
		buf_printf(sql, " ORDER BY %s%s%s.\"%s\"", q->order ? q->order : "", q->order ? ", +" : "",
		    q->rows ? "p" : "t", q->rows ? "position" : entity_key(q->entity));
}

static struct statement *
prepare_bound(struct query *q, const char *sql)
{
	struct statement *st = db_prepare(access_db(q->access), sql);

	for (int i = 0; i < q->bound_count; i++)
		db_bind(st, i + 1, &q->bound[i]);
	return st;
}

struct statement *
query_open(struct query *q)
{
	struct buf sql = { 0 };
	struct statement *st;
	int count;

	query_result(q, &count);
	if (q->rows)
		fill_table(q, "picked", q->rows, q->row_count);
	if (q->referred_count)
		fill_table(q, "referred", q->referred, q->referred_count);
	if (q->axis_count || q->measure_count)
		group_sql(q, &sql);
	else
		list_sql(q, &sql);
	if (q->limit >= 0)
		buf_printf(&sql, " LIMIT %lld", (long long)q->limit);
	st = prepare_bound(q, sql.data);
	buf_free(&sql);
	return st;
}

void
query_into_temp(struct query *q, const char *table)
{
	struct buf sql = { 0 };
	struct statement *st;

	buf_printf(&sql, "CREATE TEMP TABLE %s (id INTEGER PRIMARY KEY)", table);
	db_run(access_db(q->access), sql.data);
	buf_clear(&sql);
	if (q->rows)
		fill_table(q, "picked", q->rows, q->row_count);
	buf_printf(&sql, "INSERT INTO %s SELECT %st.\"%s\"", table, q->rows ? "DISTINCT " : "", entity_key(q->entity));
	query_from(q, &sql);
	st = prepare_bound(q, sql.data);
	db_step(st);
	db_finish(st);
	buf_free(&sql);
}

void
query_figures(struct access *a, struct arena *arena, const struct entity *entity)
{
	struct query *q = query_new(a, arena, entity);
	struct buf sql = { 0 };

	query_everything(q);
	buf_printf(&sql, "DROP VIEW IF EXISTS temp.\"%s_figures\"; CREATE TEMP VIEW \"%s_figures\" AS SELECT t.\"%s\"",
	    entity->name, entity->name, entity_key(entity));
	for (const struct field *f = entity->fields + 1; f->name; f++)
		buf_printf(&sql, ", t.\"%s\"", field_column(f));
	for (const struct field *f = entity->computed; f && f->name; f++)
		buf_printf(&sql, ", %s AS \"%s\"", query_expression(q, (struct place){ 0, f, false }), f->name);
	query_from(q, &sql);
	db_run(access_db(a), sql.data);
	buf_free(&sql);
}
