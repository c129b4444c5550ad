/* SPDX-License-Identifier: ISC */
/* report_ask - the operands of a report: its parameters and their values, its filters. */
#include <string.h>

#include "cli/asked.h"
#include "cli/human.h"
#include "cli/options.h"
#include "cli/reporting.h"
#include "query/choice.h"
#include "query/key.h"
#include "query/near.h"

#define NAME_BYTES "abcdefghijklmnopqrstuvwxyz_0123456789"

struct asked *
asked_new(struct run *run, const char *name, int operands)
{
	struct asked *asked = arena_alloc(run->arena, sizeof *asked);

	asked->report = report_need(run, name);
	asked->filters = arena_alloc(run->arena, (size_t)(operands + 1) * sizeof *asked->filters);
	return asked;
}

static bool
has_field(const struct entity *noun, const char *name)
{
	for (const struct field *f = noun->fields; f->name; f++)
		if (strcmp(f->name, name) == 0 || strcmp(field_id_name(f), name) == 0)
			return true;
	return entity_any_field(noun, name) != NULL;
}

void
asked_unknown(struct run *run, const struct asked *asked, const char *operand)
{
	const struct report *r = asked->report;
	const char *name = arena_copy(run->arena, operand, strspn(operand, NAME_BYTES));
	struct near *near = near_new(run->arena, name);

	if (!*name || strlen(name) == strlen(operand))
		die(USAGE, _("'%s' is neither a parameter nor a filter: NAME=VALUE is"), operand);
	for (int i = 0; i < r->parameter_count; i++)
		near_offer(near, r->parameters[i].name);
	for (const struct field *f = r->noun ? r->noun->fields : NULL; f && f->name; f++)
		near_offer(near, f->name);
	if (r->noun)
		die(USAGE, _("report '%s' has no parameter and %s no field '%s'%s"), r->name, r->noun->name, name,
		    near_says(near));
	die(USAGE, _("report '%s' has no parameter '%s'%s"), r->name, name, near_says(near));
}

static void
give(struct parameter *p, const char *value)
{
	if (p->given)
		die(USAGE, _("parameter '%s' is given twice"), p->name);
	if (p->preset && !*value)
		die(USAGE, _("parameter '%s' needs a value, as in %s=%s"), p->name, p->name, p->preset);
	p->given = true;
	p->preset = value;
}

bool
asked_take(struct asked *asked, const char *operand)
{
	struct report *r = asked->report;
	const char *name = arena_copy(r->arena, operand, strspn(operand, NAME_BYTES));
	size_t n = strlen(name);
	struct parameter *p = operand[n] == '=' ? report_parameter_named(r, name) : NULL;

	if (p)
		give(p, operand + n + 1);
	else if (r->noun && (query_is_saved(operand) || (query_is_term(operand) && has_field(r->noun, name))))
		asked->filters[asked->filter_count++] = operand;
	else
		return false;
	return true;
}

static const char *
read_day(struct run *run, const struct parameter *p, struct value *out)
{
	struct period period;
	const char *why = date_period(p->preset, strlen(p->preset), access_calendar(run->access), &period);
	day d;

	if (why)
		return why;
	d = p->kind.first ? period.first : period.last;
	*out = value_text(date_text(d, arena_alloc(run->arena, DATE_TEXT)));
	return NULL;
}

static const char *
read_choice(struct run *run, const struct parameter *p, struct value *out)
{
	const struct choice *c = choice_find(run->access, p->kind.list, p->preset, strlen(p->preset));

	if (!c)
		return arena_printf(run->arena, _("it is not in the list %s%s"), p->kind.list,
		    choice_near(run->access, run->arena, p->kind.list, p->preset));
	*out = value_text(c->code);
	return NULL;
}

/* NULL and *out, else the reason. */
static const char *
read_value(struct run *run, const struct parameter *p, struct value *out)
{
	struct reading *reading = arena_alloc(run->arena, sizeof *reading);
	const char *why;

	*out = VALUE_EMPTY;
	if (!p->preset || !*p->preset)
		return NULL;
	if (p->kind.words && !is_among(p->preset, p->kind.words))
		return arena_printf(run->arena, _("it is one of %s"), value_list(run->arena, p->kind.words));
	if (p->kind.type == &type_date)
		return read_day(run, p, out);
	if (p->kind.type == &type_choice)
		return read_choice(run, p, out);
	if (p->kind.to) {
		*out = value_number(key_need(run->access, p->kind.to, p->preset, false));
		return NULL;
	}
	access_reading(run->access, reading);
	why = p->kind.type->parse(reading, p->preset, strlen(p->preset), out);
	if (!why && p->kind.range && (out->number < p->kind.least || out->number > p->kind.most))
		return arena_printf(run->arena, _("it lies outside %s"), p->kind.range);
	return why;
}

static void
settle_parameter(struct run *run, const struct report *r, struct parameter *p)
{
	const char *why = read_value(run, p, &p->value);

	if (why && p->given)
		die(USAGE, _("parameter '%s' cannot be '%s': %s"), p->name, p->preset, why);
	if (why)
		report_wrong(r, p->line, _("'%s' cannot be '%s': %s"), p->name, p->preset, why);
}

void
asked_settle(struct run *run, struct asked *asked)
{
	struct report *r = asked->report;

	for (int i = 0; i < r->parameter_count; i++)
		settle_parameter(run, r, &r->parameters[i]);
}

/* The report that stands first among the operands, while completing; nothing is said of mistakes. */
static struct report *
typed_report(struct run *run)
{
	static struct report *typed;
	const char *file = run->count > 0 ? report_file(run, run->operands[0]) : NULL;
	struct problem problem;

	if (!typed && file)
		typed = report_read(run->arena, run->operands[0], file, &problem);
	return typed;
}

const struct entity *
report_noun(struct run *run)
{
	struct report *r = typed_report(run);

	return r ? r->noun : NULL;
}

static void
offer_values(struct run *run, const struct parameter *p)
{
	const char *words = p->kind.words;
	const struct choice *c;

	for (size_t n; words && *words; words += n + (words[n] == '|')) {
		n = strcspn(words, "|");
		complete_word(arena_printf(run->arena, "%s=%.*s", p->name, (int)n, words), NULL);
	}
	for (int i = 0; p->kind.list && (c = choice_at(run->access, p->kind.list, i)) != NULL; i++)
		complete_word(arena_printf(run->arena, "%s=%s", p->name, c->code), c->label ? c->label : c->label_zh);
}

void
offer_parameters(struct run *run, const char *prefix)
{
	struct report *r = typed_report(run);

	if (run->count == 0)
		offer_reports(run, prefix);
	for (int i = 0; r && i < r->parameter_count; i++) {
		if (strchr(prefix, '='))
			offer_values(run, &r->parameters[i]);
		else
			complete_word(arena_printf(run->arena, "%s=", r->parameters[i].name), r->parameters[i].label);
	}
}
