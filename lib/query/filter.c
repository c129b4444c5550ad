/* SPDX-License-Identifier: ISC */
/* filter - one filter operand to one SQL condition, as crm-filter(7) describes them. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "query/internal.h"

static const struct { const char *text; enum operator op; } operators[] = {
	{ "!=", OP_NOT }, { "!~", OP_HAS_NOT }, { ">=", OP_LEAST }, { "<=", OP_MOST },
	{ "=", OP_IS }, { "~", OP_HAS }, { "<", OP_LESS }, { ">", OP_MORE },
};

/* The first operator, with the name before it, and where its value begins; NULL when there is none. */
static const char *
split_operator(const char *operand, size_t *name, enum operator *op)
{
	*name = strcspn(operand, "=!~<>");
	for (size_t i = 0; *name > 0 && i < sizeof operators / sizeof *operators; i++) {
		size_t n = strlen(operators[i].text);

		if (strncmp(operand + *name, operators[i].text, n) == 0) {
			*op = operators[i].op;
			return operand + *name + n;
		}
	}
	return NULL;
}

bool
query_is_saved(const char *operand)
{
	return operand[0] == '@' && operand[1] != '\0';
}

bool
query_is_term(const char *operand)
{
	size_t name;
	enum operator op;

	return split_operator(operand, &name, &op) != NULL;
}

static struct value
date_value(struct query *q, day d)
{
	return value_text(date_text(d, arena_alloc(q->arena, DATE_TEXT)));
}

static const char *
bind_day(struct query *q, day d)
{
	return query_bind(q, date_value(q, d));
}

static struct period
need_period(struct query *q, const struct field *f, const char *text)
{
	struct period p;
	const char *why = date_period(text, strlen(text), &q->reading.calendar, &p);

	if (why)
		die(USAGE, "%s: cannot read '%s' as a date: %s", f->name, text, why);
	return p;
}

/* Dates are compared as periods; an instant is as good as the day it begins with. */
static const char *
date_condition(struct query *q, const struct field *f, const char *e, enum operator op, const char *low,
    const char *high)
{
	struct period from = { DATE_NONE, DATE_NONE }, to = from;

	if (f->type == &type_instant)
		e = arena_printf(q->arena, "substr(%s, 1, 10)", e);
	if (*low)
		from = need_period(q, f, low);
	if (high && *high)
		to = need_period(q, f, high);
	switch (op) {
	case OP_LESS:
		return arena_printf(q->arena, "%s < %s", e, bind_day(q, from.first));
	case OP_MOST:
		return arena_printf(q->arena, "%s <= %s", e, bind_day(q, from.last));
	case OP_MORE:
		return arena_printf(q->arena, "%s > %s", e, bind_day(q, from.last));
	case OP_LEAST:
		return arena_printf(q->arena, "%s >= %s", e, bind_day(q, from.first));
	default:
		break;
	}
	if (!high)
		return arena_printf(q->arena, "%s BETWEEN %s AND %s", e, bind_day(q, from.first),
		    bind_day(q, from.last));
	if (!*low)
		return arena_printf(q->arena, "%s <= %s", e, bind_day(q, to.last));
	if (!*high)
		return arena_printf(q->arena, "%s >= %s", e, bind_day(q, from.first));
	return arena_printf(q->arena, "%s BETWEEN %s AND %s", e, bind_day(q, from.first), bind_day(q, to.last));
}

static const char *
bind_parsed(struct query *q, const struct field *f, const char *text)
{
	struct value v;
	const char *why = f->type->parse(&q->reading, text, strlen(text), &v);

	if (why)
		die(USAGE, "%s: cannot read '%s' as %s: %s", f->name, text, f->type->name, why);
	return query_bind(q, v);
}

static const char *
range_condition(struct query *q, const struct field *f, const char *e, const char *low, const char *high)
{
	if (!*low)
		return arena_printf(q->arena, "%s <= %s", e, bind_parsed(q, f, high));
	if (!*high)
		return arena_printf(q->arena, "%s >= %s", e, bind_parsed(q, f, low));
	return arena_printf(q->arena, "%s BETWEEN %s AND %s", e, bind_parsed(q, f, low), bind_parsed(q, f, high));
}

static const char *
bind_choice(struct query *q, const struct field *f, const char *text)
{
	const struct choice *c = choice_find(q->access, f->list, text, strlen(text));

	if (!c)
		die(NO, "%s: no choice '%s' in list %s%s", f->name, text, f->list,
		    choice_near(q->access, q->arena, f->list, text));
	return query_bind(q, value_text(c->code));
}

static const char *
reference_condition(struct query *q, const struct term *t, const char *e, const char *text)
{
	const struct entity *to = t->place.field->to;
	int64_t id;

	if (t->place.id) {
		struct value v;

		if (type_id.parse(&q->reading, text, strlen(text), &v) != NULL)
			die(USAGE, "%s: '%s' is not a row id", field_id_name(t->place.field), text);
		id = v.number;
	} else if (key_find(q->access, to, text, strlen(text), false, &id) == FOUND_MANY) {
		return arena_printf(q->arena, "%s = %s", query_title(q, t->place), query_bind(q, value_text(text)));
	} else {
		id = key_need(q->access, to, text, false);
	}
	return arena_printf(q->arena, "%s = %s", e, query_bind(q, value_number(id)));
}

/* field=value for one value. */
static const char *
is_condition(struct query *q, const struct term *t, const char *e, const char *text)
{
	const struct field *f = t->place.field;

	if (f->type == &type_reference)
		return reference_condition(q, t, e, text);
	if (f->type == &type_choice)
		return arena_printf(q->arena, "%s = %s", e, bind_choice(q, f, text));
	return arena_printf(q->arena, "%s = %s", e, bind_parsed(q, f, text));
}

/* One alternative of a value: a range where the type has them, else the value itself. */
static const char *
alternative(struct query *q, const struct term *t, const char *e, char *text)
{
	const struct field *f = t->place.field;
	char *dots = f->type->ranged && f->type != &type_choice ? strstr(text, "..") : NULL;

	if (dots) {
		*dots = '\0';
		dots += 2;
		if (!*text && !*dots)
			die(USAGE, "%s: '..' needs a value on one side at least", f->name);
	}
	if (f->type == &type_date || f->type == &type_instant)
		return date_condition(q, f, e, OP_IS, text, dots);
	if (dots)
		return range_condition(q, f, e, text, dots);
	return is_condition(q, t, e, text);
}

/* field=a,b is any of them, for types whose values hold no commas. */
static const char *
any_of(struct query *q, const struct term *t, const char *e, const char *value)
{
	char *rest = arena_string(q->arena, value), *comma;
	struct buf sql = { 0 };
	const char *answer;

	if (!t->place.field->type->ranged && !t->place.id)
		return is_condition(q, t, e, value);
	buf_byte(&sql, '(');
	for (;; rest = comma + 1) {
		comma = strchr(rest, ',');
		if (comma)
			*comma = '\0';
		buf_text(&sql, alternative(q, t, e, rest));
		if (!comma)
			break;
		buf_text(&sql, " OR ");
	}
	buf_byte(&sql, ')');
	answer = arena_string(q->arena, sql.data);
	buf_free(&sql);
	return answer;
}

static const char *
contains_condition(struct query *q, const struct term *t, const char *e, const char *text)
{
	const struct field *f = t->place.field;

	if (f->type == &type_reference)
		e = query_title(q, t->place);
	else if (f->type->integer)
		die(USAGE, "%s is of type %s: ~ looks into texts; use = or a range a..b", f->name, f->type->name);
	return arena_printf(q->arena, "crm_contains(%s, %s)", e,
	    query_bind(q, value_text(text_folded(q->arena, text))));
}

static const char *
compare_condition(struct query *q, const struct term *t, const char *e, const char *text)
{
	static const char *const signs[] = { [OP_LESS] = "<", [OP_MOST] = "<=", [OP_MORE] = ">", [OP_LEAST] = ">=" };
	const struct field *f = t->place.field;

	if (!f->type->ranged || f->type == &type_choice)
		die(USAGE, "%s is of type %s, which has no order: use = or ~", f->name, f->type->name);
	if (f->type == &type_date || f->type == &type_instant)
		return date_condition(q, f, e, t->op, text, NULL);
	return arena_printf(q->arena, "%s %s %s", e, signs[t->op], bind_parsed(q, f, text));
}

static const char *
condition(struct query *q, const struct term *t, const char *value)
{
	const char *e = query_expression(q, t->place);

	if (!*value) {
		if (t->op != OP_IS && t->op != OP_NOT)
			die(USAGE, "%s: nothing stands behind the operator", t->place.field->name);
		return arena_printf(q->arena, "%s IS %sNULL", e, t->op == OP_NOT ? "NOT " : "");
	}
	switch (t->op) {
	case OP_IS:
		return any_of(q, t, e, value);
	case OP_NOT:
		return arena_printf(q->arena, "(%s IS NULL OR NOT %s)", e, any_of(q, t, e, value));
	case OP_HAS:
		return contains_condition(q, t, e, value);
	case OP_HAS_NOT:
		return arena_printf(q->arena, "(%s IS NULL OR NOT %s)", e, contains_condition(q, t, e, value));
	default:
		return compare_condition(q, t, e, value);
	}
}

void
query_filter(struct query *q, const char *operand)
{
	struct term *t = &q->terms[q->term_count];
	size_t name;
	const char *value;

	if (query_is_saved(operand)) {
		query_take_saved(q, operand + 1);
		return;
	}
	value = split_operator(operand, &name, &t->op);
	if (!value)
		die(USAGE, "'%s' is not a filter: field=value is; was a > or < left unquoted? field=1000.. "
		    "needs no quotes", operand);
	if (q->term_count == MOST_TERMS)
		die(USAGE, "more than %d filters", MOST_TERMS);
	t->saved = q->saved;
	t->place = query_place(q, arena_copy(q->arena, operand, name));
	t->sql = condition(q, t, value);
	q->term_count++;
}
