/* SPDX-License-Identifier: ISC */
/* report_pivot - any noun by any fields: groups in rows, groups across, and the largest of them. */
#include <string.h>

#include "base/map.h"
#include "cli/answer.h"
#include "cli/human.h"
#include "cli/reporting.h"
#include "query/choice.h"
#include "query/near.h"

#define MOST_AXES 8
#define MOST_MEASURES 16
#define MOST_ACROSS 300
#define TOP "10"
#define TOTAL "total"   /* stands for the name of a group, in every language */
#define NONE "none"     /* the column of the group that has no name */

bool pivot_across, pivot_totals;
const char *pivot_x, *pivot_y, *top_by;

static const struct entity *noun;
static const char *axes[MOST_AXES], *measures[MOST_MEASURES];
static int axis_count, measure_count;

static int
split_list(struct run *run, const char *list, const char **words, int most)
{
	char *rest = arena_string(run->arena, list), *save = NULL;
	int n = 0;

	for (char *w = strtok_r(rest, ",", &save); w; w = strtok_r(NULL, ",", &save)) {
		if (n == most)
			die(USAGE, _("'%s' names more than %d"), list, most);
		words[n++] = w;
	}
	return n;
}

static void
read_noun(struct run *run)
{
	struct near *near;

	if (run->count == 0)
		die(USAGE, _("name a noun first, as in %s %s deal"), run->program->name, run->verb->name);
	noun = entity_named(run->operands[0]);
	if (noun)
		return;
	near = near_new(run->arena, run->operands[0]);
	for (int i = 0; model[i]; i++)
		near_offer(near, model[i]->name);
	die(USAGE, _("no noun '%s'%s"), run->operands[0], near_says(near));
}

static void
read_lists(struct run *run, const char *by, const char *option)
{
	if (!by)
		die(USAGE, _("say by which field: --%s FIELD"), option);
	axis_count = split_list(run, by, axes, MOST_AXES);
	measure_count = split_list(run, pivot_y ? pivot_y : "count", measures, MOST_MEASURES);
	if (axis_count == 0 || measure_count == 0)
		die(USAGE, _("a list of fields is empty"));
}

void
pivot_check(struct run *run)
{
	read_noun(run);
	read_lists(run, pivot_x, "x");
	if (pivot_across && (axis_count != 2 || measure_count != 1))
		die(USAGE, _("--across needs two fields in --x and one measure in --y"));
}

void
top_check(struct run *run)
{
	read_noun(run);
	read_lists(run, top_by, "by");
}

const struct entity *
pivot_noun(struct run *run)
{
	return run->count > 0 ? entity_named(run->operands[0]) : NULL;
}

void
offer_nouns(struct run *run, const char *prefix)
{
	(void)prefix;
	for (int i = 0; run->count == 0 && model[i]; i++)
		complete_word(model[i]->name, _(model[i]->label));
}

/* The question by some of the axes: bit i stands for axis i. */
static struct query *
ask(struct run *run, unsigned by)
{
	struct query *q = run_query(run, noun);

	for (int i = 1; i < run->count; i++)
		query_filter(q, run->operands[i]);
	for (int i = 0; i < axis_count; i++)
		if (by & 1u << i)
			query_axis(q, axes[i]);
	for (int i = 0; i < measure_count; i++)
		query_measure(q, measures[i]);
	return q;
}

/* A row of totals from column first on; what stands before it names the row. */
static void
add_totals(struct run *run, struct answer *answer, const struct column *columns, int first)
{
	struct value *row = arena_alloc(run->arena, (size_t)(first + MOST_MEASURES) * sizeof *row);
	struct statement *st = query_open(ask(run, 0));

	row[columns[0].type == &type_id && first > 1] = value_text(TOTAL);
	db_step(st);
	for (int i = 0; i < measure_count; i++)
		db_value(st, i, &row[first + i]);
	answer_below(answer, row);
	db_finish(st);
}

static enum status
pivot_down(struct run *run)
{
	struct query *q = ask(run, ~0u);
	int count;
	const struct column *columns = query_result(q, &count);
	struct answer *answer;

	if (axis_count == 1 && !pivot_totals)
		query_bar(q, columns[count - measure_count].name);
	answer = answer_groups(run, q);
	if (pivot_totals)
		add_totals(run, answer, columns, count - measure_count);
	db_end_read(access_db(run->access));
	return answer_end(answer);
}

/* A table whose columns are the groups of the second axis. */
struct across {
	struct run *run;
	struct map *column_of;         /* the second axis' key in its machine form: its column */
	struct column columns[MOST_ACROSS + 3];
	struct value row[MOST_ACROSS + 3], below[MOST_ACROSS + 3];
	int named;                     /* columns that name a row: an id and a name, or a value */
	int count;                     /* columns up to the last group */
	const struct type *measure;
	struct value blank;            /* what a group of no rows has */
	struct statement *totals;      /* of the rows, in step with them; or NULL */
	struct answer *answer;
};

static const char *
printed(struct across *a, const struct column *column, const struct value *v)
{
	struct buf text = { 0 };
	const char *answer;

	type_print(column->type, v, &text);
	answer = arena_string(a->run->arena, buf_string(&text));
	buf_free(&text);
	return answer;
}

static const char *
unused_name(const struct across *a, const char *name)
{
	for (int i = 0; i < a->count; i++)
		if (strcmp(a->columns[i].name, name) == 0)
			return unused_name(a, arena_printf(a->run->arena, "%s_", name));
	return name;
}

static void
add_heading(struct across *a, const char *name, const struct column *group, const struct value *v)
{
	struct column *c = &a->columns[a->count];

	if (a->count == MOST_ACROSS)
		die(USAGE, _("more than %d columns: turn the fields of --x around, or filter"), MOST_ACROSS);
	c->name = unused_name(a, *name ? name : NONE);
	c->label = c->name;
	c->type = a->measure;
	if (group->type == &type_choice && group->field && v->kind == TEXT)
		c->label = choice_label(a->run->access, group->field->list, v->text, human_chinese());
	a->count++;
}

/* A column and its total for every group of the second axis. */
static void
read_headings(struct across *a)
{
	struct query *q = ask(a->run, 2);
	int n;
	const struct column *columns = query_result(q, &n);
	struct statement *st = query_open(q);

	while (db_step(st)) {
		struct value key, name;
		const char *text;

		db_value(st, 0, &key);
		db_value(st, n - 2, &name);
		text = printed(a, &columns[0], &key);
		map_add(a->column_of, text, strlen(text), a->count);
		db_value(st, n - 1, &a->below[a->count]);
		if (a->below[a->count].kind == TEXT)
			a->below[a->count] = value_text(arena_string(a->run->arena, a->below[a->count].text));
		add_heading(a, printed(a, &columns[n - 2], &name), &columns[n - 2], &name);
	}
	db_finish(st);
}

static struct value
kept(struct across *a, struct statement *st, int column)
{
	struct value v;

	db_value(st, column, &v);
	if (v.kind == TEXT)
		v.text = arena_copy(a->run->arena, v.text, v.length);
	return v;
}

static void
begin_row(struct across *a, struct statement *st)
{
	for (int i = 0; i < a->count; i++)
		a->row[i] = i < a->named ? kept(a, st, i) : a->blank;
	if (a->totals && db_step(a->totals))
		a->row[a->count] = kept(a, a->totals, a->named);
}

static void
read_rows(struct across *a, struct query *q)
{
	struct statement *st = query_open(q);
	int n;
	const struct column *columns = query_result(q, &n);
	bool begun = false, more = true;

	while (more && db_step(st)) {
		struct value first, second;
		const char *text;
		int64_t column;

		db_value(st, 0, &first);
		db_value(st, a->named, &second);
		if (begun && !value_same(&first, &a->row[0]))
			more = answer_row(a->answer, a->row);
		if (!begun || !value_same(&first, &a->row[0]))
			begin_row(a, st);
		begun = true;
		text = printed(a, &columns[a->named], &second);
		if (map_get(a->column_of, text, strlen(text), &column))
			a->row[column] = kept(a, st, n - 1);
	}
	if (begun && more)
		answer_row(a->answer, a->row);
	db_finish(st);
}

/* Room for the totals, of the rows at their ends and of the columns below them. */
static void
begin_totals(struct across *a)
{
	struct statement *all = query_open(ask(a->run, 0));

	a->totals = query_open(ask(a->run, 1));
	a->below[a->named - 1] = value_text(TOTAL);
	db_step(all);
	a->below[a->count] = kept(a, all, 0);
	a->columns[a->count].name = a->columns[a->count].label = unused_name(a, TOTAL);
	a->columns[a->count].type = a->measure;
	db_finish(all);
}

static enum status
pivot_sideways(struct run *run)
{
	struct across *a = arena_alloc(run->arena, sizeof *a);
	struct query *q = ask(run, 3), *second = ask(run, 2);
	int n, n2;
	const struct column *columns = query_result(q, &n);
	bool adds = strcmp(measures[0], "count") == 0 || strncmp(measures[0], "sum:", 4) == 0;

	query_result(second, &n2);
	a->run = run;
	a->column_of = map_new();
	a->named = a->count = n - n2;
	memcpy(a->columns, columns, (size_t)a->named * sizeof *columns);
	a->measure = columns[n - 1].type;
	a->blank = adds ? value_number(0) : VALUE_EMPTY;
	read_headings(a);
	if (pivot_totals)
		begin_totals(a);
	a->answer = answer_new(run, a->columns, a->count + pivot_totals);
	read_rows(a, q);
	if (pivot_totals)
		answer_below(a->answer, a->below);
	db_finish(a->totals);
	map_free(a->column_of);
	db_end_read(access_db(run->access));
	return answer_end(a->answer);
}

enum status
report_pivot(struct run *run)
{
	db_begin_read(access_db(run->access));
	return pivot_across ? pivot_sideways(run) : pivot_down(run);
}

/* The largest by the first measure; --sort arranges only those. */
enum status
report_top(struct run *run)
{
	struct query *q;
	struct answer *answer;
	const char *measure;
	int count;
	const struct column *columns;

	db_begin_read(access_db(run->access));
	q = ask(run, ~0u);
	columns = query_result(q, &count);
	measure = columns[count - measure_count].name;
	query_sort(q, arena_printf(run->arena, "-%s", measure));
	query_limit(q, run->options.limit ? run->options.limit : TOP);
	query_bar(q, measure);
	answer = answer_groups(run, q);
	db_end_read(access_db(run->access));
	return answer_end(answer);
}
