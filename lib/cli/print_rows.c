/* SPDX-License-Identifier: ISC */
/* print_rows - rows of standard input as documents, or as the lines of one. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "cli/human.h"
#include "cli/printing.h"
#include "query/key.h"
#include "rows/stream.h"

#define NOWHERE (-1)
#define OF_LINE "line."

/* A stream of rows and where it has each name of the template. */
struct source {
	struct printing *printing;
	struct reader *reader;
	const char *const *header;
	int columns;
	const struct entity *entity;   /* the noun that the rows are of, for how to show them; or NULL */
	int fields[MOST_NAMES], line_fields[MOST_NAMES], lines, by;
};

static _Noreturn void
refuse_rows(const struct problem *p)
{
	warn_problem(p);
	exit(REFUSED);
}

static int
column_of(const struct source *s, const char *name)
{
	for (int i = 0; i < s->columns; i++)
		if (strcmp(s->header[i], name) == 0)
			return i;
	return NOWHERE;
}

/* Looks for all names; again when a row has brought columns. */
static void
find_columns(struct source *s)
{
	const struct blank *t = s->printing->template;
	struct problem problem;

	s->header = reader_header(s->reader, &s->columns, &problem);
	if (!s->header)
		refuse_rows(&problem);
	for (int i = 0; i < t->fields.count; i++)
		s->fields[i] = column_of(s, t->fields.all[i].text);
	for (int i = 0; i < t->line_fields.count; i++) {
		s->line_fields[i] = column_of(s, arena_printf(s->printing->arena, OF_LINE
		    "%s", t->line_fields.all[i].text));
		if (s->line_fields[i] == NOWHERE)
			s->line_fields[i] = column_of(s, t->line_fields.all[i].text);
	}
	s->lines = column_of(s, t->lines);
	s->by = t->by ? column_of(s, t->by) : NOWHERE;
}

/* The field that a name is of, in the model; NULL where it is of none. */
static const struct field *
field_of(const struct entity *at, const char *name)
{
	const char *dot;
	const struct field *f = NULL;

	for (; at && (dot = strchr(name, '.')) != NULL; name = dot + 1) {
		f = NULL;
		for (const struct field *o = at->fields; o->name; o++)
			if (strlen(o->name) == (size_t)(dot - name) &&
			    strncmp(o->name, name, (size_t)(dot - name)) == 0)
				f = o;
		at = f ? f->to : NULL;
	}
	return at ? entity_any_field(at, name) : NULL;
}

/* A cell, shown as the model shows the field of that name; references come as their titles. */
static struct datum
datum_of(struct printing *p, const struct entity *entity, const char *name, const struct cell *cell)
{
	const struct field *f = field_of(entity, name);
	struct column column = { name, NULL, f && f->type != &type_reference ? f->type : NULL, f, false };
	struct value value;
	struct datum datum;

	if (cell->state != CELL_TEXT)
		return (struct datum){ NULL, NULL, column.type };
	value = stream_value(column.type ? column.type : &type_text, cell->text, cell->length);
	if (value.kind == TEXT && column.type != &type_choice)
		column.type = &type_text;
	datum = print_datum(p, &column, &value);
	if (cell->literal && (*cell->text == 't' || *cell->text == 'f'))
		datum.text = datum.shown = *cell->text == 't' ? "yes" : "no";
	return datum;
}

/* Rows out of a text of JSON: the value of a cell that is an array or an object. */
static struct reader *
reader_inside(const struct cell *cell)
{
	return reader_new(open("/dev/null", O_RDONLY | O_CLOEXEC), &(struct reader_options){ .name = "standard input",
	    .rows = -1, .ahead = cell->text, .ahead_length = cell->length });
}

/* customer.address of a row with a member customer that is an object. */
static bool
find_inside(const struct source *s, const struct cell *cell, const char *name, const char *whole, struct datum *datum)
{
	struct reader *reader;
	struct problem problem;
	struct row row;
	int count;
	bool found = false;

	if (!cell->literal || cell->state != CELL_TEXT || *cell->text != '{')
		return false;
	reader = reader_inside(cell);
	if (reader_header(reader, &count, &problem) && reader_next(reader, &row, &problem) == 1) {
		const char *const *header = reader_header(reader, &count, &problem);

		for (int i = 0; i < count && !found; i++)
			if ((found = strcmp(header[i], name) == 0))
				*datum = datum_of(s->printing, s->entity, whole, &row.cells[i]);
	}
	reader_free(reader);
	return found;
}

/* The row of a noun that a cell names, by its id or its KEY; 0 where it may be missing and is. */
static int64_t
row_named(struct printing *p, const struct entity *entity, const struct cell *cell, bool by_id, bool optional)
{
	const char *key = arena_printf(p->arena, by_id ? "id=%s" : "%s", cell->text);
	int64_t id = 0;

	if (optional)
		return key_find(p->run->access, entity, key, strlen(key), true, &id) == FOUND_ONE ? id : 0;
	return key_need(p->run->access, entity, key, true);
}

/* customer.address of a row with a column customer_id or customer, from the database. */
static bool
find_stored(const struct source *s, const struct row *row, const struct name *name, struct datum *datum)
{
	struct printing *p = s->printing;
	const char *dot = strchr(name->text, '.'),
	    *first = arena_copy(p->arena, name->text, (size_t)(dot - name->text));
	const struct entity *entity = entity_named(first);
	int64_t row_id;
	int id = column_of(s, arena_printf(p->arena, "%s_id", first)), at = id < 0 ? column_of(s, first) : id, count;
	const struct column *columns;
	struct statement *st;
	struct query *q;
	struct value value;

	if (!entity || at < 0 || at >= row->count || !field_of(entity, dot + 1))
		return false;
	*datum = (struct datum){ NULL, NULL, NULL };
	if (row->cells[at].state != CELL_TEXT)
		return true;
	row_id = row_named(p, entity, &row->cells[at], id >= 0, name->optional);
	if (!row_id)
		return true;
	q = query_new(p->run->access, p->arena, entity);
	query_everything(q);
	query_row(q, row_id);
	query_columns(q, dot + 1);
	columns = query_result(q, &count);
	st = query_open(q);
	if (db_step(st)) {
		db_value(st, count - 1, &value);
		*datum = print_datum(p, &columns[count - 1], &value);
	}
	db_finish(st);
	return true;
}

static struct datum
field_datum(const struct source *s, const struct row *row, int number)
{
	struct printing *p = s->printing;
	const struct name *name = &p->template->fields.all[number];
	const char *dot = strchr(name->text, '.');
	int column = s->fields[number], first;
	struct datum datum = { NULL, NULL, NULL };

	if (column >= 0)
		return column < row->count ? datum_of(p, s->entity, name->text, &row->cells[column]) : datum;
	first = dot ? column_of(s, arena_copy(p->arena, name->text, (size_t)(dot - name->text))) : NOWHERE;
	if (first >= 0 && first < row->count && find_inside(s, &row->cells[first], dot + 1, name->text, &datum))
		return datum;
	if (!(dot && find_stored(s, row, name, &datum)) && !name->optional)
		template_wrong(p->template, name->line, _("the rows have no '%s'; write {%s?} where it may be missing"),
		    name->text, name->text);
	return datum;
}

static const struct datum *
take_fields(const struct source *s, const struct row *row)
{
	struct printing *p = s->printing;
	struct datum *data = arena_alloc(p->arena, (size_t)(p->template->fields.count + 1) * sizeof *data);

	for (int i = 0; i < p->template->fields.count; i++)
		data[i] = field_datum(s, row, i);
	return data;
}

/* Lines that were collected. */
struct lines {
	struct datum **all;
	size_t count, room;
};

static void
add_line(const struct source *s, const struct row *row, struct lines *lines)
{
	struct printing *p = s->printing;
	const struct names *names = &p->template->line_fields;
	struct datum *data = arena_alloc(p->arena, (size_t)(names->count + 1) * sizeof *data);

	for (int i = 0; i < names->count; i++) {
		int column = s->line_fields[i];

		if (column < 0 && !names->all[i].optional)
			template_wrong(p->template, names->all[i].line, _("the lines have no '%s'; "
			    "write {%s?} where it may be missing"), names->all[i].text, names->all[i].text);
		if (column >= 0 && column < row->count)
			data[i] = datum_of(p, s->entity, names->all[i].text, &row->cells[column]);
	}
	if (lines->count == lines->room)
		lines->all = must_realloc(lines->all, (lines->room = lines->room * 2 + 64) * sizeof *lines->all);
	lines->all[lines->count++] = data;
}

static int
next_row(struct source *s, struct row *row)
{
	struct problem problem;
	int got = reader_next(s->reader, row, &problem);

	if (got < 0)
		refuse_rows(&problem);
	if (got && row->count > s->columns)
		find_columns(s);
	return got;
}

/* The lines that a row holds as an array. */
static void
take_nested(const struct source *s, const struct row *row, struct lines *lines)
{
	struct source inner = { .printing = s->printing, .entity = s->entity ? s->entity->lines : NULL };
	const struct blank *t = s->printing->template;
	struct row line;

	if (s->lines < 0 || s->lines >= row->count || row->cells[s->lines].state != CELL_TEXT ||
	    *row->cells[s->lines].text != '[')
		template_wrong(t, t->line_fields.count ? t->line_fields.all[0].line : 1,
		    _("the rows have no '%s' that is an array"), t->lines);
	inner.reader = reader_inside(&row->cells[s->lines]);
	find_columns(&inner);
	while (inner.columns > 0 && next_row(&inner, &line) == 1)
		add_line(&inner, &line, lines);
	reader_free(inner.reader);
}

static void
print_collected(const struct source *s, const struct datum *fields, struct lines *lines)
{
	print_document(s->printing, &(struct filled){ fields, lines->all, lines->count });
	lines->count = 0;
}

/* A document for each row. */
static void
print_each(struct source *s, struct lines *lines)
{
	struct row row;

	while (next_row(s, &row) == 1) {
		if (s->printing->template->has_lines)
			take_nested(s, &row, lines);
		print_collected(s, take_fields(s, &row), lines);
	}
}

/* What parts flat rows into documents. */
static const char *
group_of(const struct source *s, const struct row *row)
{
	return s->by >= 0 && s->by < row->count && row->cells[s->by].state == CELL_TEXT ? row->cells[s->by].text : "";
}

/* All rows are lines of one document, or of the next where the column that parts them changes. */
static void
print_flat(struct source *s, struct lines *lines)
{
	const struct blank *t = s->printing->template;
	const struct datum *fields = NULL;
	struct buf group = { 0 };
	struct row row;
	struct source of_lines;

	if (t->by && s->by < 0)
		die(REFUSED, _("the rows have no '%s', which '%s' parts them by"), t->by, t->name);
	while (next_row(s, &row) == 1) {
		of_lines = *s;
		of_lines.entity = s->entity && s->entity->lines ? s->entity->lines : s->entity;
		if (fields && strcmp(group_of(s, &row), buf_string(&group)) != 0) {
			print_collected(s, fields, lines);
			fields = NULL;
		}
		if (!fields) {
			fields = take_fields(s, &row);
			buf_clear(&group);
			buf_text(&group, group_of(s, &row));
		}
		add_line(&of_lines, &row, lines);
	}
	if (fields)
		print_collected(s, fields, lines);
	buf_free(&group);
}

/* Rows that name documents of the database. */
static void
print_named(struct source *s, bool by_id)
{
	struct printing *p = s->printing;
	const struct entity *entity = p->template->entity;
	int64_t *ids = NULL;
	size_t count = 0, room = 0;
	struct row row;
	struct query *q = run_query(p->run, entity);

	while (next_row(s, &row) == 1) {
		if (row.cells[0].state != CELL_TEXT)
			die(NO, _("%s: the first cell, which names the %s, is empty"),
			    arena_printf(p->arena, "standard input:%ld", row.line), entity->name);
		if (count == room)
			ids = must_realloc(ids, (room = room * 2 + 64) * sizeof *ids);
		ids[count++] = row_named(p, entity, &row.cells[0], by_id, false);
	}
	query_rows(q, ids, count);
	if (count)
		print_records(p, q);
	free(ids);
}

void
print_rows(struct printing *p)
{
	struct source s = { .printing = p, .reader = run_input(p->run) };
	struct lines lines = { 0 };
	const struct entity *first;

	find_columns(&s);
	first = s.columns > 0 ? entity_of_key(s.header[0]) : NULL;
	s.entity = first ? first : p->template->entity;
	if (s.columns == 0)
		s.entity = NULL;
	else if (p->template->entity && (first == p->template->entity || (!first && s.columns == 1)))
		print_named(&s, first != NULL);
	else if (!p->template->has_lines || reader_form(s.reader) == FORM_JSON || reader_form(s.reader) == FORM_NDJSON)
		print_each(&s, &lines);
	else
		print_flat(&s, &lines);
	free(lines.all);
	reader_free(s.reader);
}
