/* SPDX-License-Identifier: ISC */
/* report_run - running a report: its parameters, its filters, its SQL. */
#include <stdlib.h>
#include <string.h>

#include "cli/answer.h"
#include "cli/human.h"
#include "cli/options.h"
#include "cli/report.h"
#include "cli/reporting.h"
#include "query/choice.h"
#include "query/key.h"
#include "query/near.h"

bool report_drills;

/* The report of this run and those operands that are filters. */
static struct report *wanted;
static const char **filters;
static int filter_count;

static bool
has_field(const struct entity *noun, const char *name)
{
	for (const struct field *f = noun->fields; f->name; f++)
		if (strcmp(f->name, name) == 0 || strcmp(field_id_name(f), name) == 0)
			return true;
	return false;
}

static _Noreturn void
unknown_operand(struct run *run, const char *operand, const char *name)
{
	struct near *near = near_new(run->arena, name);

	if (!*name || strlen(name) == strlen(operand))
		die(USAGE, _("'%s' is neither a parameter nor a filter: NAME=VALUE is"), operand);
	for (int i = 0; i < wanted->parameter_count; i++)
		near_offer(near, wanted->parameters[i].name);
	for (const struct field *f = wanted->noun ? wanted->noun->fields : NULL; f && f->name; f++)
		near_offer(near, f->name);
	if (wanted->noun)
		die(USAGE, _("report '%s' has no parameter and %s no field '%s'%s"), wanted->name, wanted->noun->name, name,
		    near_says(near));
	die(USAGE, _("report '%s' has no parameter '%s'%s"), wanted->name, name, near_says(near));
}

static void
take_operand(struct run *run, const char *operand)
{
	const char *name = arena_copy(run->arena, operand, strspn(operand, "abcdefghijklmnopqrstuvwxyz_0123456789"));
	size_t n = strlen(name);
	struct parameter *p = operand[n] == '=' ? report_parameter_named(wanted, name) : NULL;

	if (!p && (!wanted->noun || !query_is_term(operand) || !has_field(wanted->noun, name)))
		unknown_operand(run, operand, name);
	if (!p) {
		filters[filter_count++] = operand;
		return;
	}
	if (p->given)
		die(USAGE, _("parameter '%s' is given twice"), name);
	if (p->preset && !operand[n + 1])
		die(USAGE, _("parameter '%s' needs a value, as in %s=%s"), name, name, p->preset);
	p->given = true;
	p->preset = operand + n + 1;
}

void
report_check(struct run *run)
{
	if (run->count == 0)
		die(USAGE, _("name a report; %s list names them all"), run->program->name);
	wanted = report_need(run, run->operands[0]);
	if (report_drills && !wanted->drill)
		die(USAGE, _("report '%s' has no drill-down"), wanted->name);
	filters = arena_alloc(run->arena, (size_t)run->count * sizeof *filters);
	for (int i = 1; i < run->count; i++)
		take_operand(run, run->operands[i]);
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
	return p->kind.type->parse(reading, p->preset, strlen(p->preset), out);
}

static void
settle_parameter(struct run *run, struct parameter *p)
{
	const char *why = read_value(run, p, &p->value);

	if (why && p->given)
		die(USAGE, _("parameter '%s' cannot be '%s': %s"), p->name, p->preset, why);
	if (why)
		report_wrong(wanted, p->line, _("'%s' cannot be '%s': %s"), p->name, p->preset, why);
}

/* Puts --as-of and the filters in force: the noun's bare name means what passes them from here on. */
static void
narrow(struct run *run)
{
	struct query *q = run_query(run, wanted->noun ? wanted->noun : &deal_entity);
	const char *table;

	if (filter_count == 0)
		return;
	table = arena_printf(run->arena, "filtered_%s", wanted->noun->name);
	for (int i = 0; i < filter_count; i++)
		query_filter(q, filters[i]);
	query_into_temp(q, table);
	access_narrow(run->access, wanted->noun, table);
}

/* Where the SQL names a parameter. */
static int
line_of_use(const char *name)
{
	size_t n = strlen(name);

	for (const char *p = strchr(wanted->text, ':'); p; p = strchr(p + 1, ':')) {
		int line = report_line(wanted, (size_t)(p - wanted->text));

		if (line >= wanted->line && strncmp(p + 1, name, n) == 0 &&
		    !strchr("abcdefghijklmnopqrstuvwxyz_0123456789", p[n + 1] ? p[n + 1] : ' '))
			return line;
	}
	return wanted->line;
}

static void
bind_parameters(struct statement *st)
{
	const char *name;

	for (int i = 1; (name = db_parameter(st, i)) != NULL; i++)
		if (!report_parameter_named(wanted, name))
			report_wrong(wanted, line_of_use(name), _("the SQL uses :%s, which no line '-- param: %s TYPE' declares"),
			    name, name);
	for (int i = 0; i < wanted->parameter_count; i++) {
		struct parameter *p = &wanted->parameters[i];

		if (!db_bind_named(st, p->name, &p->value))
			report_wrong(wanted, p->line, _("the SQL does not use :%s"), p->name);
	}
}

static void
check_columns(struct statement *st)
{
	int count = db_columns(st);

	for (int i = 0; i < count || i < wanted->column_count; i++) {
		const struct report_column *c = &wanted->columns[i];
		const char *gives = i < count ? db_column_name(st, i) : NULL;

		if (!gives)
			report_wrong(wanted, c->line, _("the SELECT gives no column '%s'"), c->column.name);
		if (i >= wanted->column_count)
			report_wrong(wanted, wanted->line, _("no line '-- column: %s TYPE' declares column %d of the SELECT"), gives,
			    i + 1);
		if (strcmp(gives, c->column.name) != 0)
			report_wrong(wanted, c->line, _("column %d is '%s' here and '%s' in the SELECT"), i + 1, c->column.name,
			    gives);
	}
}

static struct statement *
prepare(struct run *run)
{
	const char *why;
	struct statement *st = db_try_prepare(access_db(run->access), wanted->text, &why);

	if (!st)
		report_wrong(wanted, db_wrong_line(access_db(run->access), wanted->text), "%s", why);
	bind_parameters(st);
	check_columns(st);
	return st;
}

/* A number with a fraction comes as text: SQL divided where crm_muldiv should have. */
static void
read_row(struct statement *st, struct value *values)
{
	for (int i = 0; i < wanted->column_count; i++) {
		const struct report_column *c = &wanted->columns[i];

		db_value(st, i, &values[i]);
		if (c->column.type->integer && values[i].kind == TEXT)
			report_wrong(wanted, c->line, _("'%s' is of type %s, a whole number for SQL, and came as '%s'"),
			    c->column.name, c->column.type->name, values[i].text);
	}
}

/* The columns that are printed and, of each, its number in the report. */
static int
shown_columns(struct column *shown, int *from)
{
	int n = 0;

	for (int i = 0; i < wanted->column_count; i++)
		if (!wanted->columns[i].hidden) {
			shown[n] = wanted->columns[i].column;
			from[n++] = i;
		}
	if (report_drills)
		shown[n] = (struct column){ "drill", N_("Command"), &type_text, NULL, false };
	return n;
}

static enum status
print_rows(struct run *run, struct statement *st)
{
	struct column shown[MOST_REPORT_COLUMNS + 1];
	struct value values[MOST_REPORT_COLUMNS], printed[MOST_REPORT_COLUMNS + 1];
	int from[MOST_REPORT_COLUMNS], n = shown_columns(shown, from);
	struct answer *answer = answer_new(run, shown, n + report_drills);
	struct buf command = { 0 };
	bool more = true;

	while (more && db_step(st)) {
		read_row(st, values);
		for (int i = 0; i < n; i++)
			printed[i] = values[from[i]];
		buf_clear(&command);
		if (report_drills)
			report_drill(run, wanted, values, filters, filter_count, &command);
		printed[n] = value_text(buf_string(&command));
		more = answer_row(answer, printed);
	}
	db_finish(st);
	buf_free(&command);
	db_end_read(access_db(run->access));
	return answer_end(answer);
}

enum status
report_run(struct run *run)
{
	db_begin_read(access_db(run->access));
	narrow(run);
	for (int i = 0; i < wanted->parameter_count; i++)
		settle_parameter(run, &wanted->parameters[i]);
	return print_rows(run, prepare(run));
}

/* The report that stands first among the operands, while completing; nothing is said of mistakes. */
static struct report *
typed_report(struct run *run)
{
	const char *file = run->count > 0 ? report_file(run, run->operands[0]) : NULL;
	struct problem problem;

	if (!wanted && file)
		wanted = report_read(run->arena, run->operands[0], file, &problem);
	return wanted;
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
