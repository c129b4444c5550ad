/* SPDX-License-Identifier: ISC */
/*
 * converting - the one verb of crm-convert: a file of rows, whatever its form, in another form.
 *
 * Rows go out as they come in. When the input turns out to be wrong after some went out, what was
 * printed ends with a line that has no end, and the status is REFUSED.
 */
#include "base/error.h"
#include "cli/converting.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/answer.h"
#include "cli/human.h"
#include "cli/shaping.h"
#include "rows/decode.h"
#include "rows/spool.h"
#include "rows/stream.h"
#include "rows/vcard.h"
#include "rows/workbook.h"

#define MAGIC 32   /* bytes that tell what a file is */

static const char *to_encoding, *title, *as;
static bool origin, raw, typed;

const struct option converting_options[] = {
	{ "to-encoding", .argument = "ENCODING", .text = &to_encoding,
	  .says = N_("the encoding of csv and tsv that is printed: gb18030 (utf-8)") },
	{ "title", .argument = "TEXT", .text = &title,
	  .says = N_("the title of a page (html), the name of the sheet (xlsx)") },
	{ "origin", .flag = &origin, .says = N_("for crm-import: a stream of rows, each with its place") },
	{ "raw", .flag = &raw, .says = N_("with --origin: each row also as its file has it") },
	{ "typed", .flag = &typed, .says = N_("for programs that print xlsx: read their stream of rows with types") },
	{ "as", .argument = "PROGRAM", .text = &as,
	  .says = N_("for other programs: the name that messages begin with") },
	{ 0 }
};

struct input {
	const char *name;
	int descriptor;
	bool is_pipe;
	char magic[MAGIC];     /* what a pipe gave already; of a file nothing is taken */
	size_t length;
};

static bool
is_file(int descriptor)
{
	struct stat info;

	if (fstat(descriptor, &info) == 0 && S_ISDIR(info.st_mode))
		errno = EISDIR;
	else
		errno = 0;
	return errno == 0 && S_ISREG(info.st_mode);
}

static void
read_magic(struct input *in)
{
	ssize_t count = 1;

	while (count != 0 && in->length < MAGIC) {
		count = in->is_pipe ? read(in->descriptor, in->magic + in->length, MAGIC - in->length)
		    : pread(in->descriptor, in->magic + in->length, MAGIC - in->length, (off_t)in->length);
		if (count < 0 && errno != EINTR)
			die(FAILED, _("cannot read '%s': %s"), in->name, strerror(errno));
		in->length += count > 0 ? (size_t)count : 0;
	}
}

static void
open_input(struct run *run, struct input *in)
{
	const char *name = run->count > 0 ? run->operands[0] : NULL;

	if (run->count > 1 || (name && run->dash))
		die(USAGE, _("one file at a time, and '%s' is another"), run->operands[run->count - 1]);
	*in = (struct input){ .name = name ? name : "standard input" };
	if (!name && human_terminal(STDIN_FILENO))
		warn("%s", _("reading rows from the terminal; end them with Ctrl-D"));
	in->descriptor = name ? open(name, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
	if (in->descriptor < 0)
		die(USAGE, _("cannot open '%s': %s"), name, strerror(errno));
	in->is_pipe = !is_file(in->descriptor);
	if (errno == EISDIR)
		die(USAGE, _("cannot read '%s': it is a folder"), name);
	read_magic(in);
}

/* What cannot be looked at twice, or from its end, is put aside first. */
static void
put_aside(struct input *in)
{
	if (!in->is_pipe)
		return;
	in->descriptor = spool_ahead(in->descriptor, in->magic, in->length);
	in->length = 0;
}

static const char *
named_encoding(const char *name)
{
	const char *known = name ? encoding_name(name) : NULL;

	if (name && !known)
		die(USAGE, _("no encoding '%s' is known here: gb18030, utf-8, utf-16, big5, ..."), name);
	return known;
}

static bool
is_chinese(const char *locale)
{
	return strcmp(locale, "zh") == 0 || strncmp(locale, "zh_CN", 5) == 0 || strncmp(locale, "zh_SG", 5) == 0
	    || strncmp(locale, "zh.", 3) == 0;
}

/* What a text is in that is no UTF-8: as CRM_ENCODING says, GB18030 in a Chinese locale. */
static const char *
fallback(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	const char *setting = getenv("CRM_ENCODING");

	if (setting && *setting)
		return named_encoding(setting);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *locale = getenv(names[i]);

		if (locale && *locale)
			return is_chinese(locale) ? "GB18030" : NULL;
	}
	return NULL;
}

static bool
is_text(const struct input *in)
{
	return !workbook_is_zip(in->magic, in->length) && !workbook_is_ole(in->magic, in->length);
}

/* JSON is read twice, which of all texts a pipe alone does not allow. */
static bool
looks_like_json(const struct input *in)
{
	size_t at = in->length >= 3 && memcmp(in->magic, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	while (at < in->length && strchr(" \t\r\n", in->magic[at]) != NULL)
		at++;
	return at == in->length || in->magic[at] == '{' || in->magic[at] == '[' || in->magic[at] == '\0';
}

/* Files that are often given a name of ours. */
static const char *
other_form(const struct input *in)
{
	static const struct { const char *begins, *says; } forms[] = {
		{ "\x1f\x8b", N_("a gzip file: unpack it first, as with zcat") },
		{ "BZh", N_("a bzip2 file: unpack it first, as with bzcat") },
		{ "\xfd" "7zXZ", N_("an xz file: unpack it first, as with xzcat") },
		{ "\x28\xb5\x2f\xfd", N_("a zstd file: unpack it first, as with zstdcat") },
		{ "%PDF", N_("a PDF page, not a table") },
		{ "SQLite f", N_("a database, not a table") },
		{ "BEGIN:VCALENDAR", N_("a calendar (iCalendar), not a table") },
		{ "<html", N_("an HTML page, whatever its name: open it as a spreadsheet and save it as .xlsx") },
		{ "<!doctyp", N_("an HTML page, whatever its name: open it as a spreadsheet and save it as .xlsx") },
		{ "<table", N_("an HTML page, whatever its name: open it as a spreadsheet and save it as .xlsx") },
		{ "<?xml", N_("an XML file, whatever its name: open it as a spreadsheet and save it as .xlsx") },
	};
	size_t at = in->length >= 3 && memcmp(in->magic, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		size_t length = strlen(forms[i].begins);

		if (length > MAGIC - at)
			length = MAGIC - at;
		if (in->length - at >= length && strncasecmp(in->magic + at, forms[i].begins, length) == 0)
			return _(forms[i].says);
	}
	return NULL;
}

static struct grid *
open_text(struct run *run, struct input *in, const struct shape_options *shape, struct problem *problem)
{
	struct reader_options options = {
		.name = in->name, .is_pipe = in->is_pipe, .allow_empty = run->options.allow_empty,
		.lenient = shaping.lenient,
		.keep_raw = raw, .rows = -1, .decodes = true, .encoding = named_encoding(run->options.encoding),
		.fallback = fallback(), .grid = true, .header_line = shape->header,
	};

	if (other_form(in))
		die(REFUSED, _("cannot read '%s': it is %s"), in->name, other_form(in));
	if (shaping.sheet)
		die(USAGE, _("'%s' is a text and has no sheets: leave out --sheet"), in->name);
	if (looks_like_json(in) || in->magic[0] == '\xff' || in->magic[0] == '\xfe')
		put_aside(in);
	options.ahead = in->magic;
	options.ahead_length = in->is_pipe ? in->length : 0;
	return grid_text(run->arena, in->descriptor, &options, problem);
}

/* Cards; a file that is named as if it had some must begin with one. */
static struct grid *
open_cards(struct run *run, struct input *in)
{
	if (in->magic[0] == '\xff' || in->magic[0] == '\xfe')
		die(REFUSED, _("cannot read '%s': it is UTF-16: convert it first, as with iconv -f UTF-16 -t UTF-8"),
		    in->name);
	if (!vcard_begins(in->magic, in->length))
		die(REFUSED, _("cannot read '%s': it is no vCard, whatever its name: "
		    "it does not begin with BEGIN:VCARD"), in->name);
	if (shaping.sheet || shaping.header)
		die(USAGE, _("'%s' is of cards, which have neither sheets nor a header: "
		    "leave out --sheet and --header"), in->name);
	put_aside(in);
	return grid_vcard(run->arena, in->descriptor,
	    &(struct grid_vcard_options){ .name = in->name, .is_pipe = in->is_pipe,
		.encoding = run->options.encoding ? named_encoding(run->options.encoding) : fallback() });
}

/* The file by what it is, whatever its name; ends the program when that cannot be read. */
static struct grid *
open_grid(struct run *run, struct input *in, const struct shape_options *shape)
{
	struct problem problem = { .reason = NULL };
	struct grid *grid;

	if (vcard_begins(in->magic, in->length) || vcard_is_named(in->name)) {
		grid = open_cards(run, in);
	} else if (is_text(in)) {
		grid = open_text(run, in, shape, &problem);
	} else {
		put_aside(in);
		if (workbook_is_zip(in->magic, MAGIC) || workbook_is_locked(in->descriptor))
			grid = grid_book(run->arena, in->descriptor, in->name, shaping.sheet, shaping.visible,
			    &problem);
		else
			grid = grid_xls(run->arena, in->descriptor, in->name, shaping.sheet, &problem);
		if (!to_encoding)
			to_encoding = run->options.encoding;
	}
	if (grid)
		return grid;
	warn_problem(&problem);
	exit(REFUSED);
}

/* Columns as the file names them, with origin and raw before them where they are wanted. */
static struct column *
columns_of(struct run *run, const struct shape *shape, int before, int *count)
{
	const char *const *names = shape_names(shape, count);
	struct column *columns = arena_alloc(run->arena, (size_t)(before + *count + 1) * sizeof *columns);

	for (int i = 0; i < *count; i++)
		columns[before + i] = (struct column){ .name = names[i], .type = &type_cell };
	for (int i = 0; i < before; i++)
		columns[i] = (struct column){ .name = i == 0 ? "@origin" : "@raw", .type = &type_text };
	*count += before;
	return columns;
}

static void
fill_values(struct value *values, const struct grid_row *row, int count)
{
	for (int i = 0; i < count; i++) {
		const struct sheet_cell *cell = &row->cells[i];

		if (cell->kind == SHEET_EMPTY || cell->length == 0)
			values[i] = (struct value){ EMPTY, cell->text == NULL, NULL, 0 };
		else
			values[i] = (struct value){ TEXT, cell->kind == SHEET_NUMBER || cell->kind == SHEET_BOOLEAN,
			    cell->text,
				cell->length };
	}
}

/* The row as it would stand in a CSV: what a sheet has for it. */
static void
print_raw(struct buf *to, const struct grid_row *row)
{
	buf_clear(to);
	for (int i = 0; i < row->count; i++) {
		const struct sheet_cell *cell = &row->cells[i];

		if (i > 0)
			buf_byte(to, ',');
		if (cell->length > 0)
			writer_csv(to, cell->text, cell->length);
	}
}

struct rows {
	struct run *run;
	struct shape *shape;
	struct value *values;
	struct answer *answer;
	int before, count;      /* values before those of cells; all of them */
	struct buf place, raw;
	long number;
};

/* What stands before the cells for crm-import. */
static void
fill_origin(struct rows *rows, const struct grid_row *row)
{
	const struct grid *grid = shape_grid(rows->shape);

	if (rows->before == 0)
		return;
	buf_clear(&rows->place);
	buf_text(&rows->place, grid->place);
	buf_integer(&rows->place, row->number);
	rows->values[0] = (struct value){ TEXT, 0, rows->place.data, rows->place.length };
	if (rows->before == 1)
		return;
	if (grid->sheet)
		print_raw(&rows->raw, row);
	rows->values[1] = (struct value){ TEXT, 0, grid->sheet ? buf_string(&rows->raw) : row->raw,
		grid->sheet ? rows->raw.length : row->raw_length };
}

/* False when the input is wrong, which has been said. */
static bool
copy_rows(struct rows *rows)
{
	long wanted = rows->run->options.rows ? strtol(rows->run->options.rows, NULL, 10) : -1;
	struct problem problem = { .reason = NULL };
	struct grid_row row;
	int found;

	while ((found = shape_next(rows->shape, &row, &problem)) > 0) {
		fill_origin(rows, &row);
		fill_values(rows->values + rows->before, &row, rows->count - rows->before);
		rows->number++;
		if (!answer_row(rows->answer, rows->values))
			break;
	}
	if (found == 0 && wanted >= 0 && wanted != rows->number) {
		problem = (struct problem){ .reason = arena_printf(rows->run->arena,
		    "%ld rows came where --rows asks for %ld", rows->number, wanted) };
		found = -1;
	}
	if (found < 0)
		warn_problem(&problem);
	return found >= 0;
}

/* Rows leave while others still come in, unless a pager stands between. */
static void
go_on_at_once(struct run *run)
{
	if (run->out && !run->workbook && strcmp(run_format(run), "table") != 0)
		out_send(run->out);
}

static enum status
convert(struct run *run, struct shape *shape)
{
	struct rows rows = { .run = run, .shape = shape, .before = origin + (origin && raw) };
	const struct column *columns = columns_of(run, shape, rows.before, &rows.count);

	rows.values = arena_alloc(run->arena, (size_t)(rows.count + 1) * sizeof *rows.values);
	rows.answer = answer_new(run, columns, rows.count);
	go_on_at_once(run);
	if (!copy_rows(&rows)) {
		if (run->out)
			out_cut(run->out);
		return REFUSED;
	}
	answer_end(rows.answer);
	return DONE;
}

/* The rows of another of our programs. */
static enum status
convert_typed(struct run *run, struct input *in)
{
	struct reader *reader = reader_new(in->descriptor, &(struct reader_options){
		.name = in->name, .stream = true, .rows = -1, .ahead = in->magic,
		.ahead_length = in->is_pipe ? in->length : 0 });
	const struct stream_head *head = reader_head(reader);
	struct problem problem = { .place = in->name,
	    .reason = N_("the rows end early: the program before has failed") };
	struct value *values;
	struct writer *writer;
	struct row row;

	if (in->length == 0)
		return DONE;
	if (!head) {
		reader_next(reader, &row, &problem);
		die(REFUSED, "%s: %s", in->name, problem.reason);
	}
	run->page->title = title ? title : head->title;
	run->page->captions = head->captions;
	run->page->chart = head->chart;
	writer = run_writer(run, head->columns, head->count);
	values = arena_alloc(run->arena, (size_t)(head->count + 1) * sizeof *values);
	while (reader_next(reader, &row, &problem) > 0) {
		for (int i = 0; i < head->count; i++)
			values[i] = stream_value(head->columns[i].type, row.cells[i].text, row.cells[i].length);
		writer_row(writer, values);
	}
	if (!reader_whole(reader)) {
		warn_problem(&problem);
		return REFUSED;
	}
	run_written(run, writer);
	return DONE;
}

enum status
converting(struct run *run)
{
	struct stream_head *source;
	struct problem problem = { .reason = NULL };
	struct shape_options options;
	struct shape *shape;
	struct input in;

	if (as)
		program_name = as;
	options = shaping_shape();
	run->page = arena_alloc(run->arena, sizeof *run->page);
	run->page->title = title;
	open_input(run, &in);
	if (typed)
		return convert_typed(run, &in);
	shape = shape_new(run->arena, open_grid(run, &in, &options), &options, &problem);
	if (!shape) {
		warn_problem(&problem);
		return REFUSED;
	}
	run->encoding = to_encoding;
	if (origin) {
		source = arena_alloc(run->arena, sizeof *source);
		*source = (struct stream_head){ .origin = true, .raw = raw, .form = shape_grid(shape)->form,
			.delimiter = shape_grid(shape)->delimiter };
		run->page->source = source;
		run->options.format = "stream";
		run->options.columns = run->options.sort = run->options.limit = NULL;
	}
	return convert(run, shape);
}
