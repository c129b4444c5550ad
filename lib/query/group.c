/* SPDX-License-Identifier: ISC */
/*
 * group - grouped questions. The inner question aggregates on ids and codes; names are joined to
 * its few rows only, which costs half of joining first.
 */
#include <string.h>

#include "base/error.h"
#include "query/group.h"

static bool
has_axis(const struct query *q, const char *name)
{
	for (int i = 0; i < q->axis_count; i++)
		if (strcmp(q->axes[i].name, name) == 0)
			return true;
	return false;
}

void
query_axis(struct query *q, const char *path)
{
	query_axis_as(q, path, NULL);
}

void
query_axis_as(struct query *q, const char *path, const char *name)
{
	char *field = arena_string(q->arena, path), *period = strchr(field, ':');
	struct axis *a = &q->axes[q->axis_count];

	if (q->axis_count == sizeof q->axes / sizeof *q->axes)
		die(USAGE, "too many axes");
	if (period)
		*period++ = '\0';
	a->place = query_place(q, field);
	a->period = period;
	a->path = arena_string(q->arena, path);
	a->name = period ? period : name ? name : strchr(path, '.') ? path : a->place.field->name;
	if (period && a->place.field->type != &type_date)
		die(USAGE, "%s is of type %s: only a date has a period (%s)", field, a->place.field->type->name,
		    period);
	for (int i = 0; i < q->axis_count; i++)
		if (strcmp(q->axes[i].path, path) == 0)
			die(USAGE, "the axis '%s' is given twice", path);
	if (period && has_axis(q, a->name))
		a->name = arena_printf(q->arena, "%s_%s", field, period);
	q->axis_count++;
}

static const char *
axis_expression(struct query *q, const struct axis *a)
{
	const char *e = query_shown(q, a->place);
	static const struct { const char *name, *format; } periods[] = {
		{ "day", "%s" }, { "week", "crm_week(%s)" }, { "month", "substr(%s, 1, 7)" },
		{ "quarter", "crm_quarter(%s)" },
		{ "year", "substr(%s, 1, 4)" },
	};

	/* The plus keeps SQLite from walking an index in the order of the groups, which takes twice as long. */
	if (!a->period)
		return a->place.field->index || a->place.field->unindexed ? arena_printf(q->arena, "+%s", e) : e;
	for (size_t i = 0; i < sizeof periods / sizeof *periods; i++)
		if (strcmp(periods[i].name, a->period) == 0) {
			const char *mark = strstr(periods[i].format, "%s");

			return arena_printf(q->arena, "%.*s%s%s", (int)(mark - periods[i].format), periods[i].format, e,
			    mark + 2);
		}
	die(USAGE, "no period '%s': day, week, month, quarter or year", a->period);
}

static const char *
aggregate(struct query *q, const char *kind, const char *e)
{
	if (strcmp(kind, "avg") == 0)
		return arena_printf(q->arena, "crm_muldiv(sum(%s), 1, count(%s))", e, e);
	if (strcmp(kind, "sum") == 0)
		return arena_printf(q->arena, "coalesce(sum(%s), 0)", e);
	if (strcmp(kind, "min") == 0 || strcmp(kind, "max") == 0)
		return arena_printf(q->arena, "%s(%s)", kind, e);
	die(USAGE, "no measure '%s:': count, sum:FIELD, avg:FIELD, min:FIELD or max:FIELD", kind);
}

void
query_measure(struct query *q, const char *measure)
{
	char *kind = arena_string(q->arena, measure), *path = strchr(kind, ':');
	struct measure *m = &q->measures[q->measure_count];
	struct place place;

	if (q->measure_count == sizeof q->measures / sizeof *q->measures)
		die(USAGE, "too many measures");
	if (strcmp(measure, "count") == 0) {
		*m = (struct measure){ "count(*)", "count", N_("Count"), &type_integer };
	} else {
		if (!path)
			die(USAGE, "no measure '%s': count, sum:FIELD, avg:FIELD, min:FIELD or max:FIELD", measure);
		*path++ = '\0';
		place = query_place(q, path);
		if (!place.field->type->number && (place.field->type != &type_date || *kind != 'm'))
			die(USAGE, "%s is of type %s: %s needs a number", path, place.field->type->name, kind);
		if (query_masks(q, place))
			die(USAGE, "%s is a personal detail, which is counted and not added up", path);
		m->sql = aggregate(q, kind, query_expression(q, place));
		m->name = strcmp(kind, "sum") == 0 ? path : arena_printf(q->arena, "%s_%s", kind, path);
		m->label = strcmp(kind, "sum") == 0 ? place.field->label : NULL;
		m->type = place.field->type;
	}
	q->measure_count++;
}

void
query_measure_as(struct query *q, const char *name, const char *label, const struct type *type, const char *formula)
{
	if (q->measure_count == sizeof q->measures / sizeof *q->measures)
		die(USAGE, "too many measures");
	q->measures[q->measure_count++] = (struct measure){ query_formula(q, formula), name, label, type };
}

void
query_rate(struct query *q, const char *name, const char *label, const char *part, const char *rest)
{
	const char *sum = arena_printf(q->arena, "coalesce(sum(%s), 0)", query_expression(q, query_place(q, part)));

	if (q->measure_count == sizeof q->measures / sizeof *q->measures)
		die(USAGE, "too many measures");
	q->measures[q->measure_count++] = (struct measure){ arena_printf(q->arena,
	    "crm_muldiv(%s, 1000000, %s + coalesce(sum(%s), 0))", sum, sum, query_expression(q, query_place(q, rest))),
	    name, label, &type_rate };
}

void
query_share(struct query *q, const char *column)
{
	q->share = column;
}

static void
set_column(struct query *q, const char *name, const char *label, const struct type *type, const struct field *field)
{
	for (int i = 0; i < q->column_count; i++)
		if (strcmp(q->columns[i].name, name) == 0)
			die(USAGE, "two columns would be called '%s': give each measure once, and none that is an axis",
			    name);
	q->columns[q->column_count++] = (struct column){ name, label, type, field, false };
}

void
group_columns(struct query *q)
{
	for (int i = 0; i < q->axis_count; i++) {
		const struct axis *a = &q->axes[i];
		const struct field *f = a->place.field;

		if (f->type == &type_reference) {
			const char *id = arena_printf(q->arena, "%s_id", a->name);

			set_column(q, id, id, &type_id, f);
			set_column(q, a->name, f->label, &type_text, NULL);
		} else {
			bool plain = !a->period && !query_masks(q, a->place);

			set_column(q, a->name, a->period ? a->name : f->label, plain ? f->type : &type_text,
			    plain ? f : NULL);
		}
	}
	for (int i = 0; i < q->measure_count; i++)
		set_column(q, q->measures[i].name, q->measures[i].label, q->measures[i].type, NULL);
	if (q->share)
		set_column(q, "share", N_("Share"), &type_rate, NULL);
}

static void
inner_sql(struct query *q, struct buf *sql)
{
	buf_text(sql, "(SELECT ");
	for (int i = 0; i < q->axis_count; i++)
		buf_printf(sql, "%s AS a%d, ", axis_expression(q, &q->axes[i]), i);
	for (int i = 0; i < q->measure_count; i++)
		buf_printf(sql, "%s%s AS m%d", i ? ", " : "", q->measures[i].sql, i);
	query_from(q, sql);
	for (int i = 0; i < q->axis_count; i++)
		buf_printf(sql, "%s%d", i ? ", " : " GROUP BY ", i + 1);
	buf_text(sql, ") AS g");
}

static const char *
title_of(struct query *q, const struct entity *to, int axis)
{
	const char *title = to->title ? to->title : to->code;

	return arena_printf(q->arena, "(SELECT coalesce(n.\"%s\", n.\"%s\") FROM %s AS n WHERE n.%s = g.a%d)", title,
	    to->code ? to->code : title, access_source(q->access, to), entity_key(to), axis);
}

static void
axis_order(struct query *q, struct buf *sql, int i)
{
	const struct field *f = q->axes[i].place.field;

	if (f->type == &type_reference)
		buf_printf(sql, "%s NULLS LAST, g.a%d", title_of(q, f->to, i), i);
	else if (f->type == &type_choice)
		buf_printf(sql, "%s NULLS LAST, g.a%d",
		    choice_order(q->arena, f->list, arena_printf(q->arena, "g.a%d", i)), i);
	else
		buf_printf(sql, "g.a%d NULLS LAST", i);
}

static void
share_sql(struct query *q, struct buf *sql)
{
	for (int i = 0; i < q->measure_count; i++)
		if (strcmp(q->measures[i].name, q->share) == 0)
			buf_printf(sql, ", crm_muldiv(g.m%d, 1000000, sum(g.m%d) OVER ())", i, i);
}

void
group_sql(struct query *q, struct buf *sql)
{
	buf_text(sql, "SELECT ");
	for (int i = 0; i < q->axis_count; i++) {
		const struct field *f = q->axes[i].place.field;

		buf_printf(sql, "%sg.a%d", i ? ", " : "", i);
		if (f->type == &type_reference)
			buf_printf(sql, ", %s", title_of(q, f->to, i));
	}
	for (int i = 0; i < q->measure_count; i++)
		buf_printf(sql, "%sg.m%d", i + q->axis_count ? ", " : "", i);
	if (q->share)
		share_sql(q, sql);
	buf_text(sql, " FROM ");
	inner_sql(q, sql);
	if (q->axis_count == 0)
		return;
	buf_printf(sql, " ORDER BY %s%s", q->order ? q->order : "", q->order ? ", " : "");
	for (int i = 0; i < q->axis_count; i++) {
		buf_text(sql, i ? ", " : "");
		axis_order(q, sql, i);
	}
}

const char *
group_order(struct query *q, const char *list)
{
	char *words = arena_string(q->arena, list), *save = NULL;
	struct buf order = { 0 };
	const char *answer;
	int count;

	query_result(q, &count);
	for (char *w = strtok_r(words, ",", &save); w; w = strtok_r(NULL, ",", &save)) {
		bool down = *w == '-';
		int i = 0;

		while (i < count && strcmp(q->columns[i].name, w + down) != 0)
			i++;
		if (i == count)
			die(USAGE, "--sort: no column '%s' in this answer", w + down);
		buf_printf(&order, "%s%d%s NULLS LAST", order.length ? ", " : "", i + 1, down ? " DESC" : "");
	}
	answer = order.length ? arena_string(q->arena, order.data) : NULL;
	buf_free(&order);
	return answer;
}
