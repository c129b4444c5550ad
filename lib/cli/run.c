/* SPDX-License-Identifier: ISC */
/* run - the database, the output and the input of one run. */
#include "cli/run.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/human.h"
#include "query/choice.h"
#include "record/init.h"
#include "rows/child.h"
#include "rows/decode.h"
#include "rows/spool.h"
#include "rows/writer.h"
#include "trade/trade.h"

#define SYSTEM_CONFIG "/etc/crm/crm.conf"

/* The value of "db = PATH" in the system's configuration. */
static const char *
configured(struct arena *arena)
{
	FILE *file = fopen(SYSTEM_CONFIG, "re");
	char line[4096], *value;
	const char *answer = NULL;

	while (file && !answer && fgets(line, sizeof line, file)) {
		char *p = line + strspn(line, " \t");

		if (strncmp(p, "db", 2) != 0 || p[2 + strspn(p + 2, " \t")] != '=')
			continue;
		value = strchr(p, '=') + 1;
		value += strspn(value, " \t");
		value[strcspn(value, "\r\n")] = '\0';
		answer = arena_string(arena, value);
	}
	if (file)
		fclose(file);
	return answer;
}

const char *
run_database(struct run *run)
{
	const char *path = run->options.db, *home;

	if (!path || !*path)
		path = getenv("CRM_DB");
	if (!path || !*path)
		path = configured(run->arena);
	if (path && *path)
		return path;
	home = getenv("XDG_DATA_HOME");
	if (home && *home)
		return arena_printf(run->arena, "%s/crm/crm.db", home);
	home = getenv("HOME");
	if (!home || !*home)
		die(USAGE, _("no database is named and HOME is not set: give --db FILE or set CRM_DB"));
	return arena_printf(run->arena, "%s/.local/share/crm/crm.db", home);
}

void
run_open(struct run *run)
{
	unsigned groups = run->verb->groups;
	const char *path = run_database(run);
	enum db_purpose purpose = groups & LOADS ? DB_LOAD : groups & WRITES ? DB_WRITE :
	    groups & FOREIGN_SQL ? DB_FOREIGN : DB_READ;

	if (groups & WRITES && access(path, F_OK) != 0 && errno == ENOENT && human_terminal(STDIN_FILENO) &&
	    human_terminal(STDERR_FILENO)) {
		database_init(run->arena, path, run->command);
		warn(_("made a new database at '%s'"), path);
	}
	record_use(trade_hooks);
	run->access = access_open(run->arena, path, purpose);
}

const char *
run_today(struct run *run)
{
	return date_text(access_calendar(run->access)->today, arena_alloc(run->arena, DATE_TEXT));
}

static const char *
default_format(struct run *run)
{
	const char *wanted = getenv("CRM_FORMAT");

	if (run->options.excel_safe)
		return "csv";
	if (wanted && *wanted && !writer_knows(wanted))
		die(USAGE, _("CRM_FORMAT is '%s': one of %s"), wanted, writer_formats());
	if (wanted && *wanted)
		return wanted;
	return human_width() ? "table" : "tsv";
}

static const char *
translated_label(const struct column *column)
{
	return column->label ? _(column->label) : column->name;
}

static struct run *labels_of;

static const char *
translated_choice(const struct field *field, const char *code)
{
	if (field->type == &type_boolean)
		return strcmp(code, "yes") == 0 ? _("yes") : _("no");
	return choice_label(labels_of->access, field->list, code, human_chinese());
}

const char *
run_format(struct run *run)
{
	const char *format = run->options.format ? run->options.format : default_format(run);

	if (run->options.excel_safe && strcmp(format, "csv") != 0)
		die(USAGE, _("--excel-safe is for -o csv, not for %s"), format);
	return format;
}

/* The encoding of what is printed; NULL: UTF-8. */
static const char *
output_encoding(struct run *run, const char *format)
{
	bool reads = run->verb->groups & SHAPES;
	const char *typed = run->encoding ? run->encoding : reads ? NULL : run->options.encoding;
	const char *name = typed ? encoding_name(typed) : NULL;

	if (!typed)
		return NULL;
	if (!name || (strcmp(name, "GB18030") != 0 && strcmp(name, "UTF-8") != 0))
		die(USAGE, _("nothing is printed in '%s': --encoding is gb18030 or utf-8"), typed);
	if (strcmp(format, "csv") != 0 && strcmp(format, "tsv") != 0 && strcmp(name, "UTF-8") != 0)
		die(USAGE, _("--encoding %s is for -o csv and tsv, not for %s"), typed, format);
	return name;
}

static void
refuse_terminal(const char *format)
{
	if (writer_is_stream(format) && human_terminal(STDOUT_FILENO))
		die(USAGE, _("a workbook is no text for a terminal: send it to a file, > book.xlsx"));
}

/* Rows of a workbook are collected for a pipe, whose other end crm-convert gets in the end. */
static struct out *
open_output(struct run *run, const char *format)
{
	const char *encoding = output_encoding(run, format);
	struct out *out;
	int ends[2];

	if (!writer_is_stream(format) || (run->page && run->page->source)) {
		out = out_new(STDOUT_FILENO);
		if (encoding)
			out_encode(out, encoding);
		return out;
	}
	refuse_terminal(format);
	if (pipe(ends) < 0)
		die(FAILED, _("cannot make a pipe: %s"), strerror(errno));
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	run->workbook = ends[0];
	return out_new(ends[1]);
}

/* crm-convert has said why it ended before it had read all. */
static void
converter_ended(void *process)
{
	exit((int)convert_wait(*(pid_t *)process));
}

/* Hands the rows that were collected to crm-convert. */
static void
make_workbook(struct run *run)
{
	pid_t process = convert_writer("xlsx", run->workbook);
	enum status status;

	out_when_closed(run->out, converter_ended, &process);
	close(out_end(run->out));
	status = convert_wait(process);
	if (status != DONE)
		exit((int)status);
	run->workbook = 0;
}

static void
add_page(struct layout *layout, const struct page *page)
{
	layout->title = page->title;
	layout->captions = page->captions;
	layout->chart = page->chart;
	layout->part = page->part;
	layout->page_title = page->page_title;
	layout->source = page->source;
}

struct out *
run_out(struct run *run)
{
	if (!run->out)
		run->out = open_output(run, run_format(run));
	return run->out;
}

struct writer *
run_writer(struct run *run, const struct column *columns, int count)
{
	struct layout *layout = arena_alloc(run->arena, sizeof *layout);

	labels_of = run;
	*layout = (struct layout){
		.format = run_format(run), .no_header = run->options.no_header, .if_any = run->options.if_any,
		.excel_safe = run->options.excel_safe, .ascii = run->options.ascii, .width = human_width(),
		.label = translated_label, .choice = run->access ? translated_choice : NULL,
		.language = human_chinese() ? "zh-CN" : "en",
	};
	if (run->page)
		add_page(layout, run->page);
	return writer_new(run_out(run), layout, columns, count);
}

long
run_written(struct run *run, struct writer *writer)
{
	long rows = writer_end(writer);

	run_finish(run);
	return rows;
}

void
run_finish(struct run *run)
{
	bool paged = strcmp(run_format(run), "table") == 0;

	if (paged)
		human_pager();
	if (run->workbook)
		make_workbook(run);
	else
		out_end(run->out);
	if (paged)
		human_pager_end();
	run->out = NULL;
}

void
run_day(struct run *run)
{
	if (!run->options.as_of || run->dated)
		return;
	access_as_of(run->access, run->options.as_of);
	run->dated = true;
}

struct query *
run_query(struct run *run, const struct entity *entity)
{
	struct query *q;

	run_day(run);
	q = query_new(run->access, run->arena, entity);
	if (run->options.unmask)
		query_unmask(q);
	return q;
}

void
run_filters(struct run *run, struct query *q)
{
	for (int i = 0; i < run->count; i++)
		query_filter(q, run->operands[i]);
}

static void
shape(struct run *run, struct query *q)
{
	if (run->options.columns)
		query_columns(q, run->options.columns);
	if (run->options.sort)
		query_sort(q, run->options.sort);
	if (run->options.limit)
		query_limit(q, run->options.limit);
}

void
run_can_print(struct run *run, const struct entity *entity)
{
	const char *format = run_format(run);

	output_encoding(run, format);
	refuse_terminal(format);
	if (entity)
		shape(run, query_new(run->access, run->arena, entity));
}

enum status
run_print(struct run *run, struct query *q)
{
	struct value values[300];
	const struct column *columns;
	struct statement *st;
	struct writer *writer;
	int count;

	shape(run, q);
	columns = query_result(q, &count);
	st = query_open(q);
	writer = run_writer(run, columns, count);
	while (db_step(st)) {
		for (int i = 0; i < count; i++)
			db_value(st, i, &values[i]);
		writer_row(writer, values);
	}
	db_finish(st);
	run_written(run, writer);
	return DONE;
}

enum status
run_print_as(struct run *run, struct query *q, const char *columns, const char *sort)
{
	if (!run->options.columns)
		run->options.columns = columns;
	if (!run->options.sort)
		run->options.sort = sort;
	return run_print(run, q);
}

struct reader *
run_input(struct run *run)
{
	struct reader_options *options = arena_alloc(run->arena, sizeof *options);

	if (run->options.rows && *run->options.rows == '-')
		die(USAGE, _("--rows is a number of rows, not '%s'"), run->options.rows);
	if (human_terminal(STDIN_FILENO))
		warn(_("reading rows from the terminal; end them with Ctrl-D"));
	*options = (struct reader_options){
		.name = "standard input", .is_pipe = true, .allow_empty = run->options.allow_empty,
		.rows = run->options.rows ? strtol(run->options.rows, NULL, 10) : -1,
	};
	return reader_new(spool(STDIN_FILENO), options);
}

void
complete_keys(struct run *run, const struct entity *entity, const char *prefix)
{
	const char *field = entity->code ? entity->code : entity->title;
	struct buf sql = { 0 };
	struct statement *st;

	if (!field)
		return;
	buf_printf(&sql, "SELECT \"%s\", \"%s\" FROM %s "
	    "WHERE deleted IS NULL AND substr(\"%s\", 1, length(?1)) = ?1 ORDER BY 1 "
	    "LIMIT 200", field, entity->title ? entity->title : field, access_source(run->access, entity), field);
	st = db_prepare(access_db(run->access), sql.data);
	db_bind_text(st, 1, prefix);
	while (db_step(st))
		complete_word(db_text(st, 0), db_text(st, 1));
	db_finish(st);
	buf_free(&sql);
}

void
complete_values(struct run *run, const struct field *field, const char *prefix)
{
	const struct choice *c;

	if (field->type == &type_reference)
		complete_keys(run, field->to, prefix);
	for (int i = 0; field->list && (c = choice_at(run->access, field->list, i)) != NULL; i++)
		if (c->active)
			complete_word(c->code, c->label ? c->label : c->label_zh);
	if (field->type == &type_boolean) {
		complete_word("yes", NULL);
		complete_word("no", NULL);
	}
}
