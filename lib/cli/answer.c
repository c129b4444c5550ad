/* SPDX-License-Identifier: ISC */
/* answer - rows with columns of their own, in the shape that the options ask for. */
#include "cli/answer.h"

#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "cli/human.h"
#include "query/choice.h"
#include "query/key.h"
#include "query/near.h"
#include "rows/writer.h"

#define MOST_KEYS 20
#define MOST_BELOW 20

struct key {
	int column;
	bool down;
};

struct answer {
	struct run *run;
	const struct column *columns;
	int count;
	int *picked;                  /* the columns to print, by their number */
	int picked_count;
	struct key keys[MOST_KEYS];   /* --sort */
	int key_count;
	int64_t limit;                /* rows still to be printed; -1: any number */
	struct writer *writer;
	struct value *printed;
	struct value **rows;          /* with --sort all of them, each with its number behind its values */
	size_t row_count, room;
	struct value *below[MOST_BELOW];
	int below_count;
};

static int
column_named(const struct answer *a, const char *option, const char *name)
{
	struct near *near;

	for (int i = 0; i < a->count; i++)
		if (strcmp(a->columns[i].name, name) == 0)
			return i;
	near = near_new(a->run->arena, name);
	for (int i = 0; i < a->count; i++)
		near_offer(near, a->columns[i].name);
	die(USAGE, _("%s: no column '%s' in this answer%s"), option, name, near_says(near));
}

static void
pick(struct answer *a, int column)
{
	for (int i = 0; i < a->picked_count; i++)
		if (a->picked[i] == column)
			return;
	a->picked[a->picked_count++] = column;
}

static void
pick_columns(struct answer *a, const char *list)
{
	char *words = arena_string(a->run->arena, list ? list : "all"), *save = NULL;

	a->picked = arena_alloc(a->run->arena, (size_t)(a->count + 1) * sizeof *a->picked);
	for (char *w = strtok_r(words, ",", &save); w; w = strtok_r(NULL, ",", &save)) {
		w += strspn(w, " ");
		if (strcmp(w, "all") != 0)
			pick(a, column_named(a, "--columns", w));
		else
			for (int i = 0; i < a->count; i++)
				pick(a, i);
	}
}

static void
take_keys(struct answer *a, const char *list)
{
	char *words = arena_string(a->run->arena, list ? list : ""), *save = NULL;

	for (char *w = strtok_r(words, ",", &save); w; w = strtok_r(NULL, ",", &save)) {
		bool down = w[strspn(w, " ")] == '-';

		w += strspn(w, " ");
		if (a->key_count == MOST_KEYS)
			die(USAGE, _("--sort takes at most %d columns"), MOST_KEYS);
		a->keys[a->key_count++] = (struct key){ column_named(a, "--sort", w + down), down };
	}
}

static void
begin_writing(struct answer *a)
{
	struct column *columns = arena_alloc(a->run->arena, (size_t)(a->picked_count + 1) * sizeof *columns);

	for (int i = 0; i < a->picked_count; i++)
		columns[i] = a->columns[a->picked[i]];
	a->printed = arena_alloc(a->run->arena, (size_t)(a->picked_count + 1) * sizeof *a->printed);
	a->writer = run_writer(a->run, columns, a->picked_count);
}

static struct answer *
shaped(struct run *run, const struct column *columns, int count)
{
	struct answer *a = arena_alloc(run->arena, sizeof *a);
	const char *limit = run->options.limit;

	*a = (struct answer){ .run = run, .columns = columns, .count = count,
	    .limit = limit ? strtoll(limit, NULL, 10) : -1 };
	if (limit && a->limit < 0)
		die(USAGE, _("--limit is a number of rows, not '%s'"), limit);
	pick_columns(a, run->options.columns);
	take_keys(a, run->options.sort);
	return a;
}

struct answer *
answer_new(struct run *run, const struct column *columns, int count)
{
	struct answer *a = shaped(run, columns, count);

	begin_writing(a);
	return a;
}

void
answer_check(struct run *run, const struct column *columns, int count)
{
	run_can_print(run, NULL);
	shaped(run, columns, count);
}

static void
write_row(struct answer *a, const struct value *values)
{
	for (int i = 0; i < a->picked_count; i++)
		a->printed[i] = values[a->picked[i]];
	writer_row(a->writer, a->printed);
}

static bool
print_row(struct answer *a, const struct value *values)
{
	if (a->limit == 0)
		return false;
	write_row(a, values);
	if (a->limit > 0)
		a->limit--;
	return a->limit != 0;
}

/* A copy, with room for one more value. */
static struct value *
copy_row(struct answer *a, const struct value *values)
{
	struct value *row = arena_alloc(a->run->arena, (size_t)(a->count + 1) * sizeof *row);

	for (int i = 0; i < a->count; i++) {
		row[i] = values[i];
		if (row[i].kind == TEXT)
			row[i].text = arena_copy(a->run->arena, values[i].text, values[i].length);
	}
	return row;
}

static void
keep_row(struct answer *a, const struct value *values)
{
	struct value *row = copy_row(a, values);

	row[a->count] = value_number((int64_t)a->row_count);
	if (a->row_count == a->room)
		a->rows = must_realloc(a->rows, (a->room = a->room * 2 + 64) * sizeof *a->rows);
	a->rows[a->row_count++] = row;
}

bool
answer_row(struct answer *a, const struct value *values)
{
	if (a->key_count == 0)
		return print_row(a, values);
	keep_row(a, values);
	return true;
}

void
answer_all(struct answer *answer, struct statement *st)
{
	struct value *values = arena_alloc(answer->run->arena, (size_t)(answer->count + 1) * sizeof *values);
	bool more = true;

	while (more && db_step(st)) {
		for (int i = 0; i < answer->count; i++)
			db_value(st, i, &values[i]);
		more = answer_row(answer, values);
	}
	db_finish(st);
}

void
answer_keys(struct answer *a, const struct entity *entity, const char *sql)
{
	struct run *run = a->run;
	int64_t *ids = arena_alloc(run->arena, (size_t)(run->count + 1) * sizeof *ids);

	for (int i = 0; i < run->count; i++)
		ids[i] = key_need(run->access, entity, run->operands[i], false);
	for (int i = 0; i < run->count; i++) {
		struct statement *st = db_prepare(access_db(run->access), sql);

		db_bind_number(st, 1, ids[i]);
		answer_all(a, st);
	}
}

struct answer *
answer_groups(struct run *run, struct query *q)
{
	int count;
	const struct column *columns = query_result(q, &count);

	return answer_statement(run, query_open(q), columns, count);
}

struct answer *
answer_statement(struct run *run, struct statement *st, const struct column *columns, int count)
{
	struct answer *answer = answer_new(run, columns, count);

	answer_all(answer, st);
	return answer;
}

enum status
answer_sql(struct run *run, const struct column *columns, int count, struct statement *st)
{
	struct answer *answer = answer_new(run, columns, count);

	answer_all(answer, st);
	return answer_end(answer);
}

void
answer_below(struct answer *a, const struct value *values)
{
	if (a->below_count < MOST_BELOW)
		a->below[a->below_count++] = copy_row(a, values);
}

/* Where a choice stands in its list, which is the order people know it in. */
static int
position(struct answer *a, const struct column *column, const struct value *v)
{
	const struct choice *c;
	int i = 0;

	while ((c = choice_at(a->run->access, column->field->list, i)) != NULL && strcmp(c->code, v->text) != 0)
		i++;
	return i;
}

static int
compare_numbers(int64_t x, int64_t y)
{
	return (x > y) - (x < y);
}

/* Cells of a file: as numbers where both are. */
static int
compare_cells(const struct value *x, const struct value *y)
{
	int64_t one, other;

	if (decimal_parse(x->text, x->length, RATE_PLACES, RATE_PLACES, true, &one) == NULL
	    && decimal_parse(y->text, y->length, RATE_PLACES, RATE_PLACES, true, &other) == NULL)
		return compare_numbers(one, other);
	return strcmp(x->text, y->text);
}

static int
compare_values(struct answer *a, const struct column *column, const struct value *x, const struct value *y)
{
	if (column->type == &type_choice && column->field && column->field->list && !strchr(column->field->list, ' ')
	    && x->kind == TEXT && y->kind == TEXT)
		return compare_numbers(position(a, column, x), position(a, column, y));
	if (column->type == &type_cell && x->kind == TEXT && y->kind == TEXT)
		return compare_cells(x, y);
	if (x->kind == TEXT && y->kind == TEXT)
		return strcmp(x->text, y->text);
	return compare_numbers(x->number, y->number);
}

/* qsort hands nothing on to its function. */
static struct answer *sorting;

/* What is empty comes last either way. */
static int
compare_rows(const void *one, const void *other)
{
	const struct value *x = *(struct value *const *)one, *y = *(struct value *const *)other;

	for (int i = 0; i < sorting->key_count; i++) {
		int c = sorting->keys[i].column, order;

		if ((x[c].kind == EMPTY) != (y[c].kind == EMPTY))
			return x[c].kind == EMPTY ? 1 : -1;
		order = compare_values(sorting, &sorting->columns[c], &x[c], &y[c]);
		if (order)
			return sorting->keys[i].down ? -order : order;
	}
	return compare_numbers(x[sorting->count].number, y[sorting->count].number);
}

void
answer_part(struct answer *a, bool last)
{
	sorting = a;
	if (a->row_count)
		qsort(a->rows, a->row_count, sizeof *a->rows, compare_rows);
	for (size_t i = 0; i < a->row_count && print_row(a, a->rows[i]); i++)
		continue;
	for (int i = 0; i < a->below_count; i++)
		write_row(a, a->below[i]);
	free(a->rows);
	if (last)
		run_written(a->run, a->writer);
	else
		writer_end(a->writer);
}

enum status
answer_end(struct answer *a)
{
	answer_part(a, true);
	return DONE;
}
