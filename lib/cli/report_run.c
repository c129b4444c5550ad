/* SPDX-License-Identifier: ISC */
/* report_run - running a report: its filters, its SQL, its rows. */
#include <string.h>

#include "cli/answer.h"
#include "cli/asked.h"
#include "cli/human.h"
#include "cli/reporting.h"

bool report_drills;

/* The report of this run. */
static struct asked *wanted;

void
report_check(struct run *run)
{
	if (run->count == 0)
		die(USAGE, _("name a report; %s list names them all"), run->program->name);
	wanted = asked_new(run, run->operands[0], run->count);
	if (report_drills && !wanted->report->drill)
		die(USAGE, _("report '%s' has no drill-down"), wanted->report->name);
	for (int i = 1; i < run->count; i++)
		if (!asked_take(wanted, run->operands[i]))
			asked_unknown(run, wanted, run->operands[i]);
}

/* True when the noun's bare name has rows that a list of it leaves out. */
static bool
is_narrowed(const struct run *run, const struct asked *asked)
{
	const struct entity *noun = asked->report->noun;

	return asked->filter_count > 0 || (noun && run->options.as_of && !noun->born);
}

/* Puts --as-of and the filters in force: the noun's bare name means what passes them from here on. */
static void
narrow(struct run *run, const struct asked *asked)
{
	static int tables;
	const struct entity *noun = asked->report->noun;
	struct query *q = run_query(run, noun ? noun : &deal_entity);
	const char *table;

	if (!is_narrowed(run, asked))
		return;
	table = arena_printf(run->arena, "filtered_%d", ++tables);
	for (int i = 0; i < asked->filter_count; i++)
		query_filter(q, asked->filters[i]);
	query_into_temp(q, table);
	access_narrow(run->access, noun, table);
}

/* Where the SQL names a parameter. */
static int
line_of_use(const struct report *r, const char *name)
{
	size_t n = strlen(name);

	for (const char *p = strchr(r->text, ':'); p; p = strchr(p + 1, ':')) {
		int line = report_line(r, (size_t)(p - r->text));

		if (line >= r->line && strncmp(p + 1, name, n) == 0 &&
		    !strchr("abcdefghijklmnopqrstuvwxyz_0123456789", p[n + 1] ? p[n + 1] : ' '))
			return line;
	}
	return r->line;
}

static void
bind_parameters(struct report *r, struct statement *st)
{
	const char *name;

	for (int i = 1; (name = db_parameter(st, i)) != NULL; i++)
		if (!report_parameter_named(r, name))
			report_wrong(r, line_of_use(r, name),
			    _("the SQL uses :%s, which no line '-- param: %s TYPE' declares"), name, name);
	for (int i = 0; i < r->parameter_count; i++) {
		struct parameter *p = &r->parameters[i];

		if (!db_bind_named(st, p->name, &p->value))
			report_wrong(r, p->line, _("the SQL does not use :%s"), p->name);
	}
}

static void
check_columns(const struct report *r, struct statement *st)
{
	int count = db_columns(st);

	for (int i = 0; i < count || i < r->column_count; i++) {
		const struct report_column *c = &r->columns[i];
		const char *gives = i < count ? db_column_name(st, i) : NULL;

		if (!gives)
			report_wrong(r, c->line, _("the SELECT gives no column '%s'"), c->column.name);
		if (i >= r->column_count)
			report_wrong(r, r->line, _("no line '-- column: %s TYPE' declares column %d of the SELECT"),
			    gives, i + 1);
		if (strcmp(gives, c->column.name) != 0)
			report_wrong(r, c->line, _("column %d is '%s' here and '%s' in the SELECT"), i + 1,
			    c->column.name, gives);
	}
}

/* The views of what is computed, of those nouns that the SQL asks for. */
static void
make_figures(struct run *run, const struct report *r)
{
	for (int i = 0; model[i]; i++)
		if (strstr(r->text, arena_printf(run->arena, "%s_figures", model[i]->name)))
			query_figures(run->access, run->arena, model[i]);
}

static struct statement *
prepare(struct run *run, struct report *r)
{
	const char *why;
	struct statement *st;

	make_figures(run, r);
	st = db_try_prepare(access_db(run->access), r->text, &why);
	if (!st)
		report_wrong(r, report_own_line(r, db_wrong_line(access_db(run->access), r->text)), "%s", why);
	bind_parameters(r, st);
	check_columns(r, st);
	return st;
}

struct statement *
asked_rows(struct run *run, struct asked *asked)
{
	access_calendar(run->access);   /* the SQL asks which day it is */
	asked_settle(run, asked);
	return prepare(run, asked->report);
}

/* A number with a fraction comes as text: SQL divided where crm_muldiv should have. */
static void
read_row(const struct report *r, struct statement *st, struct value *values)
{
	for (int i = 0; i < r->column_count; i++) {
		const struct report_column *c = &r->columns[i];

		db_value(st, i, &values[i]);
		if (c->column.type->integer && values[i].kind == TEXT)
			report_wrong(r, c->line, _("'%s' is of type %s, a whole number for SQL, and came as '%s'"),
			    c->column.name, c->column.type->name, values[i].text);
	}
}

/* The columns that are printed and, of each, its number in the report. */
static int
shown_columns(const struct asked *asked, struct column *shown, int *from)
{
	const struct report *r = asked->report;
	int n = 0;

	for (int i = 0; i < r->column_count; i++)
		if (!r->columns[i].hidden) {
			shown[n] = r->columns[i].column;
			from[n++] = i;
		}
	if (asked->drills)
		shown[n] = (struct column){ "drill", N_("Command"), &type_command, NULL, false };
	return n;
}

static void
print_rows(struct run *run, const struct asked *asked, struct statement *st, bool last)
{
	struct column shown[MOST_REPORT_COLUMNS + 1];
	struct value values[MOST_REPORT_COLUMNS], printed[MOST_REPORT_COLUMNS + 1];
	int from[MOST_REPORT_COLUMNS], n = shown_columns(asked, shown, from);
	struct answer *answer = answer_new(run, shown, n + asked->drills);
	struct buf command = { 0 };
	bool more = true;

	while (more && db_step(st)) {
		read_row(asked->report, st, values);
		for (int i = 0; i < n; i++)
			printed[i] = values[from[i]];
		buf_clear(&command);
		if (asked->drills)
			report_drill(run, asked->report, values, asked->filters, asked->filter_count, &command);
		printed[n] = value_text(buf_string(&command));
		more = answer_row(answer, printed);
	}
	db_finish(st);
	buf_free(&command);
	if (last)
		db_end_read(access_db(run->access));
	answer_part(answer, last);
}

void
asked_print(struct run *run, struct asked *asked, bool last)
{
	const struct report *r = asked->report;

	narrow(run, asked);
	asked_settle(run, asked);
	asked->drills = report_drills || (r->drill && strcmp(run_format(run), "html") == 0);
	asked_page(run, asked);
	print_rows(run, asked, prepare(run, asked->report), last);
	if (!last && is_narrowed(run, asked))
		access_narrow(run->access, r->noun, NULL);
}

enum status
report_run(struct run *run)
{
	db_begin_read(access_db(run->access));
	asked_print(run, wanted, true);
	return DONE;
}
