/* SPDX-License-Identifier: ISC */
/* reader - rows in: what is common to all forms */
#include "rows/reader.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "rows/form.h"
#include "rows/stream.h"

int
reader_refuse(struct reader *r, long line, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	r->problem.reason = arena_vprintf(r->arena, said(format), arguments);
	va_end(arguments);
	r->problem.place = line > 0 ? arena_printf(r->arena, "%s:%ld", r->options.name, line)
	    : r->options.name;
	r->broken = true;
	return -1;
}

int
reader_refuse_cut(struct reader *r, long line)
{
	return reader_refuse(r, line, "the last line has no end: did the program before it fail?");
}

/* Of an input whose encoding may be told by --encoding. */
static int
refuse_encoding(struct reader *r)
{
	const struct input *in = &r->in;
	const char *name = in->decoder != NULL || in->contradicted ? in->encoding : "UTF-8";

	if (in->contradicted)
		return reader_refuse(r, in->line, "the text is %s, not %s: leave out --encoding",
		    in->byte != 0 ? "UTF-16" : "UTF-8", name);
	if (in->half)
		return reader_refuse(r, in->line, "the text ends inside a character of %s (byte 0x%02X): "
		    "was the file cut, or is it in another encoding (--encoding)?", name, in->byte);
	if (in->encoding != NULL || in->fallback != NULL)
		return reader_refuse(r, in->line, "not %s (byte 0x%02X): name the encoding with --encoding",
		    name, in->byte);
	return reader_refuse(r, in->line, "not UTF-8 (byte 0x%02X): name the encoding, as with "
	    "--encoding gb18030", in->byte);
}

int
reader_refuse_input(struct reader *r)
{
	unsigned char byte = r->in.byte;

	if (!r->in.bad)
		return reader_refuse(r, 0, "cannot read: %s", strerror(r->in.error));
	if (byte == 0 && !r->in.contradicted)
		return reader_refuse(r, r->in.line, "not UTF-8 text (byte 0x00, NUL): "
		    "text in UTF-8 is expected");
	if (r->options.decodes)
		return refuse_encoding(r);
	return reader_refuse(r, r->in.line, "not UTF-8 (byte 0x%02X): text in UTF-8 is expected; "
	    "convert it first, as with iconv -f %s -t UTF-8", byte,
	    byte >= 0xfe ? "UTF-16" : "GB18030");
}

void
reader_cells(struct reader *r, int count)
{
	if (count <= r->size)
		return;
	r->size = count + r->size + 16;
	r->cells = must_realloc(r->cells, (size_t)r->size * sizeof *r->cells);
}

int
reader_cell(struct reader *r, const char *text, size_t length)
{
	if (r->count == COLUMN_LIMIT)
		return reader_refuse(r, r->line, "a row has more than %d cells", COLUMN_LIMIT);
	if (length > CELL_LIMIT)
		return reader_refuse(r, r->line, "cell %d is longer than 1 MB", r->count + 1);
	reader_cells(r, r->count + 1);
	r->cells[r->count++] = (struct cell){
		.state = length > 0 ? CELL_TEXT : CELL_ABSENT, .text = text, .length = length,
	};
	return 1;
}

int
reader_split(struct reader *r, char *text, size_t length, reader_unescape *unescape)
{
	char *end = text + length, *stop;

	for (;;) {
		stop = memchr(text, r->delimiter, (size_t)(end - text));
		if (stop == NULL)
			stop = end;
		*stop = '\0';
		length = (size_t)(stop - text);
		if (unescape != NULL && unescape(r, text, &length) < 0)
			return -1;
		if (reader_cell(r, text, length) < 0)
			return -1;
		if (stop == end)
			return 1;
		text = stop + 1;
	}
}

int
reader_column(struct reader *r, const char *name, size_t length, long line)
{
	size_t rest = length;
	int number = r->columns;

	text_trim(name, &rest);
	if (rest == 0)
		return reader_refuse(r, line, "column %d has no name", number + 1);
	if (length > NAME_LIMIT)
		return reader_refuse(r, line, "the name of column %d is longer than %d bytes",
		    number + 1, NAME_LIMIT);
	if (number == COLUMN_LIMIT)
		return reader_refuse(r, line, "more than %d columns", COLUMN_LIMIT);
	if (!map_add(r->by_name, name, length, number))
		return reader_refuse(r, line, "two columns are named '%s': rename one", name);
	if ((number & (number + 1)) == 0)
		r->names = must_realloc(r->names, (size_t)(2 * number + 2) * sizeof *r->names);
	r->names[r->columns++] = arena_copy(r->arena, name, length);
	return number;
}

struct reader *
reader_new(int descriptor, const struct reader_options *options)
{
	struct reader *r = must_alloc(sizeof *r);

	*r = (struct reader){ .options = *options, .delimiter = ',' };
	r->arena = arena_new();
	r->by_name = map_new();
	r->names = must_alloc(sizeof *r->names);
	input_open(&r->in, descriptor);
	input_ahead(&r->in, options->ahead, options->ahead_length);
	if (options->decodes)
		input_encoding(&r->in, options->encoding, options->fallback);
	r->form = options->stream ? &stream_form
	    : reader_sniff(&r->in, options->header_line, &r->delimiter);
	r->form->begin(r);
	return r;
}

void
reader_free(struct reader *r)
{
	if (r == NULL)
		return;
	r->form->end(r);
	input_close(&r->in);
	buf_free(&r->raw);
	map_free(r->by_name);
	arena_free(r->arena);
	free(r->cells);
	free(r->names);
	free(r);
}

enum reader_form
reader_form(const struct reader *r)
{
	const struct stream_head *head = reader_source(r);

	return head != NULL ? head->form : r->form->name;
}

char
reader_delimiter(const struct reader *r)
{
	const struct stream_head *head = reader_source(r);

	return head != NULL ? head->delimiter : r->delimiter;
}

long long
reader_bytes(const struct reader *r)
{
	return r->in.bytes;
}

static bool
is_json(const struct reader *r)
{
	return r->form == &json_form || r->form == &ndjson_form;
}

static int
read_row(struct reader *r)
{
	r->count = 0;
	buf_clear(&r->raw);
	return r->form->next(r);
}

static int
name_columns(struct reader *r)
{
	for (int i = 0; i < r->count; i++)
		if (reader_column(r, r->cells[i].text, r->cells[i].length, r->line) < 0)
			return -1;
	return 1;
}

/* The header line, or the first row of JSON, which is kept for the first reader_next. */
static int
read_header(struct reader *r)
{
	int found;

	if (r->form->head != NULL)
		return r->form->head(r);
	found = read_row(r);
	if (found < 0)
		return -1;
	r->ahead = r->options.grid && found > 0;
	if (r->ahead)
		return 1;
	if (is_json(r)) {
		r->ahead = found > 0;
		return 1;
	}
	if (found > 0 && r->count == 1 && reader_ruled(&r->in))
		return reader_refuse(r, 0, "a table for people, not rows: let the program before it print -o tsv, "
		    "and see that CRM_FORMAT is not table");
	if (found > 0)
		return name_columns(r);
	if (r->options.is_pipe && !r->options.allow_empty)
		return reader_refuse(r, 0, "no input at all: did the program before it fail? "
		    "--allow-empty takes it as an empty list");
	return 1;
}

static void
need_header(struct reader *r)
{
	if (r->header == HEADER_UNREAD)
		r->header = read_header(r) > 0 ? HEADER_GOOD : HEADER_BAD;
}

const char *const *
reader_header(struct reader *r, int *count, struct problem *problem)
{
	need_header(r);
	*count = r->header == HEADER_GOOD ? r->columns : 0;
	if (r->header == HEADER_GOOD)
		return r->names;
	*problem = r->problem;
	return NULL;
}

static int
check_width(struct reader *r)
{
	if (is_json(r) || r->count == r->columns || r->options.grid)
		return 1;
	return reader_refuse(r, r->line, "the row has %d cell%s, the header has %d", r->count,
	    r->count == 1 ? "" : "s", r->columns);
}

/* 0, or -1 when another number of rows was promised. */
static int
check_rows(struct reader *r)
{
	if (r->options.rows < 0 || r->options.rows == r->rows)
		return 0;
	return reader_refuse(r, 0, "%ld row%s came where --rows asks for %ld", r->rows,
	    r->rows == 1 ? "" : "s", r->options.rows);
}

static int
next_row(struct reader *r)
{
	int found = r->ahead ? 1 : read_row(r);

	r->ahead = false;
	if (found > 0)
		found = check_width(r);
	if (found == 0)
		return check_rows(r);
	r->rows += found > 0;
	return found;
}

int
reader_next(struct reader *r, struct row *row, struct problem *problem)
{
	int found = -1;

	need_header(r);
	if (r->told)
		return 0;
	if (!r->broken)
		found = next_row(r);
	if (found > 0) {
		*row = (struct row){ .cells = r->cells, .count = r->count, .line = r->line,
		    .raw = r->options.keep_raw ? buf_string(&r->raw) : "",
		    .raw_length = r->raw.length, .place = r->place };
		return 1;
	}
	r->told = true;
	if (found < 0)
		*problem = r->problem;
	return found;
}
