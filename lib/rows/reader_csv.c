/* SPDX-License-Identifier: ISC */
/*
 * reader_csv - RFC 4180 by libcsv, line by line; a line whose quotes all close takes a short way.
 *
 * libcsv is fed whole lines, so that rows know where they begin, and pieces of lines that are too
 * long to be held. Blanks are never trimmed. In lenient mode a line that libcsv refuses is split
 * by lenient_split; what spans several lines stays refused, since it could swallow good rows.
 */
#include <csv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "rows/form.h"

#define PIECE ((size_t)64 * 1024)

struct csv {
	struct csv_parser parser;
	struct buf text;       /* the cells of the row, a NUL behind each */
	size_t bytes;          /* of the row so far */
	bool open, done;       /* a row has begun; it has ended */
	int open_cell;         /* the cell whose quote is open; -1: none */
	long open_line;        /* ... and where it was opened */
};

static int
no_blank(unsigned char byte)
{
	(void)byte;
	return 0;
}

static void
parser_begin(struct reader *r)
{
	struct csv *csv = r->own;

	if (csv_init(&csv->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
		die(FAILED, "cannot start the CSV parser");
	csv_set_delim(&csv->parser, (unsigned char)r->delimiter);
	csv_set_space_func(&csv->parser, no_blank);
	csv_set_blk_size(&csv->parser, PIECE);
	csv->open_cell = -1;
}

static void
csv_begin(struct reader *r)
{
	struct csv *csv = must_alloc(sizeof *csv);

	*csv = (struct csv){ .open = false };
	r->own = csv;
	parser_begin(r);
}

static void
csv_end(struct reader *r)
{
	struct csv *csv = r->own;

	csv_free(&csv->parser);
	buf_free(&csv->text);
	free(csv);
}

/* libcsv's callbacks. The text moves while it grows, so cells are pointed at it when the row ends;
 * what a cell too many or too long says is kept in the reader. */
static void
cell_ended(void *text, size_t length, void *reader)
{
	struct reader *r = reader;
	struct csv *csv = r->own;

	if (r->broken || reader_cell(r, NULL, length) < 0)
		return;
	buf_add(&csv->text, text, length);
	buf_byte(&csv->text, '\0');
}

static void
row_ended(int byte, void *reader)
{
	struct reader *r = reader;
	struct csv *csv = r->own;

	(void)byte;
	csv->done = true;
}

static void
note_open_quote(struct reader *r)
{
	struct csv *csv = r->own;

	if (csv->done || !csv->parser.quoted) {
		csv->open_cell = -1;
	} else if (csv->open_cell != r->count) {
		csv->open_cell = r->count;
		csv->open_line = r->in.line;
	}
}

/* A quote where none may stand, or no memory. */
static int
refuse_parse(struct reader *r)
{
	struct csv *csv = r->own;

	if (csv_error(&csv->parser) != CSV_EPARSE)
		die(FAILED, "cannot read '%s': out of memory", r->options.name);
	if (csv->open_cell == r->count)
		return reader_refuse(r, r->in.line, "a stray quote in the cell whose quote was "
		    "opened on line %ld: double every quote inside a quoted cell", csv->open_line);
	return reader_refuse(r, r->in.line, "a stray quote in cell %d: put the cell in quotes and "
	    "double the quotes inside it, or take --lenient", r->count + 1);
}

static int
check_limits(struct reader *r)
{
	struct csv *csv = r->own;

	if (r->broken)
		return -1;
	if (csv->parser.entry_pos > CELL_LIMIT)
		return reader_refuse(r, r->line, "cell %d is longer than 1 MB", r->count + 1);
	if (csv->bytes > ROW_LIMIT)
		return reader_refuse(r, r->line, "the row is longer than 16 MB");
	return 1;
}

static int
feed(struct reader *r, const struct line *line)
{
	struct csv *csv = r->own;
	size_t length = line->length + line->ending;
	size_t parsed;

	csv->bytes += length;
	parsed = csv_parse(&csv->parser, line->text, length, cell_ended, row_ended, r);
	if (parsed < length && !r->broken)
		return refuse_parse(r);
	note_open_quote(r);
	return check_limits(r);
}

/* Ends a row that libcsv has read. */
static int
finish_row(struct reader *r)
{
	struct csv *csv = r->own;
	const char *text = buf_string(&csv->text);

	for (int i = 0; i < r->count; i++) {
		r->cells[i].text = text;
		text += r->cells[i].length + 1;
	}
	csv->open = false;
	return 1;
}

/* The end of the input: a last row may stand there without a line end. */
static int
finish_input(struct reader *r)
{
	struct csv *csv = r->own;

	if (!csv->open)
		return 0;
	if (csv_fini(&csv->parser, cell_ended, row_ended, r) != 0)
		return reader_refuse(r, csv->open_line, "a quote is opened in cell %d and never "
		    "closed", r->count + 1);
	return r->broken ? -1 : finish_row(r);
}

/* How long the quoted cell at text is, with its quotes: up to a quote before a delimiter or the
 * end. 0 when there is none. */
static size_t
quoted_length(const char *text, size_t length, char delimiter)
{
	for (size_t i = 1; i < length; i++) {
		if (text[i] != '"')
			continue;
		if (i + 1 == length || text[i + 1] == delimiter)
			return i + 1;
		i += text[i + 1] == '"';
	}
	return 0;
}

/* Makes one of two quotes, where they stand; returns the new length. */
static size_t
undouble(char *text, size_t length)
{
	char *to = text;

	for (const char *from = text; from < text + length; from++) {
		*to++ = *from;
		from += from[0] == '"' && from + 1 < text + length && from[1] == '"';
	}
	*to = '\0';
	return (size_t)(to - text);
}

/* The cell at text; a quote that opens nothing, or stands inside, is text. Returns where the cell
 * stops: a delimiter or the end. */
static char *
lenient_cell(struct reader *r, char *text, char *end)
{
	size_t length = (size_t)(end - text);
	size_t quoted = text < end && *text == '"' ? quoted_length(text, length, r->delimiter) : 0;
	char *stop = quoted > 0 ? text + quoted : memchr(text, r->delimiter, length);

	if (stop == NULL)
		stop = end;
	*stop = '\0';
	if (quoted > 0)
		reader_cell(r, text + 1, undouble(text + 1, quoted - 2));
	else
		reader_cell(r, text, (size_t)(stop - text));
	return stop;
}

static int
lenient_split(struct reader *r, const struct line *line)
{
	char *end = line->text + line->length;
	char *stop = lenient_cell(r, line->text, end);

	while (stop < end && !r->broken)
		stop = lenient_cell(r, stop + 1, end);
	return r->broken ? -1 : 1;
}

/* The end of the quoted cell at text, a delimiter or the end of the line; NULL when its quotes do
 * not close in this line as they should. */
static char *
quoted_end(const struct reader *r, char *text, char *end, bool *doubled)
{
	for (char *quote = text + 1; (quote = memchr(quote, '"', (size_t)(end - quote))) != NULL; quote += 2) {
		if (quote + 1 == end || quote[1] == r->delimiter)
			return quote + 1;
		if (quote[1] != '"')
			return NULL;
		*doubled = true;
	}
	return NULL;
}

/* Ends the cells of a whole row with NUL, and makes one of two quotes. */
static void
end_cells(struct reader *r, bool doubled)
{
	for (int i = 0; i < r->count; i++) {
		struct cell *cell = &r->cells[i];
		char *text = (char *)(uintptr_t)cell->text;
		bool quoted = doubled && text[cell->length] == '"';

		if (quoted)
			cell->length = undouble(text, cell->length);
		else
			text[cell->length] = '\0';
	}
}

/* Splits a line with quotes: 1 or -1; 0, and nothing was changed, when it is not a row by itself. */
static int
strict_split(struct reader *r, const struct line *line)
{
	char *text = line->text, *end = text + line->length, *stop;
	bool doubled = false;

	for (;; text = stop + 1) {
		bool quoted = text < end && *text == '"';

		stop = quoted ? quoted_end(r, text, end, &doubled) : memchr(text, r->delimiter, (size_t)(end - text));
		if (stop == NULL && !quoted)
			stop = end;
		if (stop == NULL || (!quoted && memchr(text, '"', (size_t)(stop - text)) != NULL)) {
			r->count = 0;
			return 0;
		}
		if (reader_cell(r, text + quoted, (size_t)(stop - text) - 2 * quoted) < 0)
			return -1;
		if (stop == end)
			break;
	}
	end_cells(r, doubled);
	return 1;
}

/* True when the row that was just refused is this very line, so that it can be split again. */
static bool
may_be_lenient(const struct reader *r, enum line_state state)
{
	return r->options.lenient && state != LINE_PIECE && r->line == r->in.line;
}

static int
read_leniently(struct reader *r, const struct line *line)
{
	struct csv *csv = r->own;

	csv_free(&csv->parser);
	parser_begin(r);
	r->broken = false;
	r->count = 0;
	csv->open = false;
	return lenient_split(r, line);
}

static void
begin_row(struct reader *r)
{
	struct csv *csv = r->own;

	r->line = r->in.line;
	csv->open = true;
	csv->done = false;
	csv->bytes = 0;
	buf_clear(&csv->text);
}

/* A whole line that begins a row, and most likely ends it: 1 or -1; 0 when it does not. */
static int
split_alone(struct reader *r, const struct line *line)
{
	if (memchr(line->text, '"', line->length) == NULL)
		return reader_split(r, line->text, line->length, NULL);
	return strict_split(r, line);
}

/* Reads one line of a row: 1 when the row is whole, 0 when it goes on, -1. */
static int
read_line(struct reader *r, const struct line *line, enum line_state state)
{
	struct csv *csv = r->own;
	bool first = !csv->open;
	int split = 0;

	if (first)
		begin_row(r);
	if (r->options.keep_raw)
		buf_add(&r->raw, line->text, line->length + line->ending);
	if (first && state != LINE_PIECE)
		split = split_alone(r, line);
	if (split != 0) {
		csv->open = false;
		return split;
	}
	if (feed(r, line) < 0)
		return may_be_lenient(r, state) ? read_leniently(r, line) : -1;
	return csv->done ? finish_row(r) : 0;
}

static int
csv_next(struct reader *r)
{
	struct csv *csv = r->own;
	enum line_state state;
	struct line line;
	int found = 0;

	while (found == 0) {
		state = input_line(&r->in, PIECE, &line);
		if (state == LINE_BROKEN)
			return reader_refuse_input(r);
		if (state == LINE_NONE)
			return finish_input(r);
		/* One column may as well be TSV, which a program has written. */
		if (state == LINE_LAST && r->options.is_pipe && r->columns == 1)
			return reader_refuse_cut(r, r->in.line);
		if (csv->open || line.length > 0)
			found = read_line(r, &line, state);
		input_take(&r->in, &line);
	}
	if (found > 0 && r->options.keep_raw)
		r->raw.length -= line.ending;
	return found;
}

const struct form csv_form = { FORM_CSV, csv_begin, csv_next, csv_end, NULL };
