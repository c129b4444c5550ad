/* SPDX-License-Identifier: ISC */
/*
 * writer_xlsx - a workbook of one sheet, by libxlsxwriter; linked by crm-convert alone.
 *
 * The library keeps one row in memory and needs a file it can seek in: an unlinked one, copied to
 * where the rows go when all is well, so that nothing is written when something is not. The same
 * rows give the same bytes. It neither checks UTF-8 nor refuses quietly what is too long.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/date.h"
#include "base/error.h"
#include "base/text.h"
#include "rows/format.h"
#include "rows/scratch.h"

#define MOST_ROWS 1048576
#define MOST_COLUMNS 16384
#define MOST_UNITS 32767           /* UTF-16 code units of a cell */
#define SHEET_NAME 31              /* the same of a sheet's name */
#define MOST_EXACT 1000000000000000   /* digits that a spreadsheet keeps: 15 */
#define MEASURED 1000              /* rows that tell how wide a column is */
#define NARROWEST 6
#define WIDEST 60
#define MADE 946684800             /* 2000-01-01: a date of making that never changes */
#define PIECE ((size_t)64 * 1024)
#define TIMES 19                   /* 2026-03-05 14:30:00 */

enum look { PLAIN, HEAD, CODE, WHOLE, MONEY, FINE, PART, PERCENT, DAY, TIME, LOOKS };

struct book {
	int descriptor;
	lxw_workbook *workbook;
	lxw_worksheet *sheet;
	lxw_format *formats[LOOKS];
	uint32_t row;
	int *widths;
	struct buf text;
};

static const char *const number_formats[LOOKS] = {
	[CODE] = "@", [WHOLE] = "0", [MONEY] = "#,##0.00", [FINE] = "#,##0.00##", [PART] = "#,##0.####",
	[PERCENT] = "0.0##%", [DAY] = "yyyy-mm-dd", [TIME] = "yyyy-mm-dd hh:mm:ss",
};

static void
add_formats(struct book *book)
{
	for (int i = HEAD; i < LOOKS; i++) {
		book->formats[i] = workbook_add_format(book->workbook);
		if (number_formats[i] != NULL)
			format_set_num_format(book->formats[i], number_formats[i]);
	}
	format_set_bold(book->formats[HEAD]);
	format_set_bottom(book->formats[HEAD], LXW_BORDER_THIN);
}

static size_t
utf16_units(const char *text, size_t length)
{
	size_t units = 0;

	for (size_t i = 0; i < length; i++)
		units += ((unsigned char)text[i] & 0xc0) != 0x80 ? 1u + ((unsigned char)text[i] >= 0xf0) : 0;
	return units;
}

/* True where a text has what a reader would take for an escaped character: _x0041_. */
static bool
looks_escaped(const char *text, size_t length)
{
	return length >= 7 && text[0] == '_' && text[1] == 'x' && text[6] == '_'
	    && strspn(text + 2, "0123456789abcdefABCDEF") >= 4;
}

/* The text as XML can hold it: what is no UTF-8 or no character of XML becomes U+FFFD. */
static const char *
clean(struct book *book, const char *text, size_t length)
{
	size_t size;

	buf_clear(&book->text);
	for (size_t at = 0; at < length; at += size) {
		uint32_t point = text_decode(text + at, length - at, &size);

		if (looks_escaped(text + at, length - at))
			buf_text(&book->text, "_x005F_");
		else if ((point < ' ' && strchr("\t\n\r", (int)point) == NULL) || point == 0xfffe || point == 0xffff
		    || (point == 0xfffd && size == 1))
			text_encode(&book->text, 0xfffd);
		else
			buf_add(&book->text, text + at, size);
	}
	return buf_string(&book->text);
}

/* A name that a sheet may have: no []:*?/\ and no ' at the ends, 31 units at most. */
static const char *
sheet_name(struct book *book, const char *title)
{
	struct buf *name = &book->text;

	clean(book, title, strlen(title));
	for (size_t i = 0; i < name->length; i++)
		if (strchr("[]:*?/\\\n\r\t", name->data[i]) != NULL)
			name->data[i] = '-';
	while (name->length > 0 && utf16_units(name->data, name->length) > SHEET_NAME)
		do
			name->length--;
		while (((unsigned char)name->data[name->length] & 0xc0) == 0x80);
	if (name->length == 0)
		buf_text(name, "Sheet1");
	name->data[name->length] = '\0';
	if (name->data[0] == '\'')
		name->data[0] = '-';
	if (name->data[name->length - 1] == '\'')
		name->data[name->length - 1] = '-';
	return name->data;
}

static void
check(lxw_error error)
{
	if (error != LXW_NO_ERROR)
		die(FAILED, "cannot write the workbook: %s", lxw_strerror(error));
}

static void
set_properties(struct writer *w, struct book *book)
{
	const struct caption *caption = w->layout->captions;
	struct buf comments = { 0 };
	lxw_doc_properties properties = { .created = MADE };
	char *title = w->layout->title != NULL ? arena_string(w->arena, w->layout->title) : NULL;

	for (; caption != NULL && caption->name != NULL; caption++)
		buf_printf(&comments, "%s%s: %s", comments.length > 0 ? "\n" : "", caption->name, caption->text);
	properties.title = title != NULL ? arena_string(w->arena, clean(book, title, strlen(title))) : NULL;
	properties.comments = comments.length > 0
	    ? arena_string(w->arena, clean(book, comments.data, comments.length)) : NULL;
	check(workbook_set_properties(book->workbook, &properties));
	buf_free(&comments);
}

static void
write_header(struct writer *w, struct book *book)
{
	for (int i = 0; i < w->count; i++) {
		const char *label = writer_label(w, &w->columns[i]);

		book->widths[i] = text_width(label, strlen(label));
		check(worksheet_write_string(book->sheet, 0, (lxw_col_t)i, clean(book, label, strlen(label)),
		    book->formats[HEAD]));
	}
	worksheet_freeze_panes(book->sheet, 1, 0);
	worksheet_repeat_rows(book->sheet, 0, 0);
	book->row = 1;
}

static void
begin(struct writer *w)
{
	struct book *book = must_alloc(sizeof *book);
	const char *title = w->layout->title != NULL ? w->layout->title : "Sheet1";
	lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = getenv("TMPDIR") };
	char path[64];

	if (w->count > MOST_COLUMNS)
		die(REFUSED, "a sheet has at most %d columns, and these are %d", MOST_COLUMNS, w->count);
	*book = (struct book){ .descriptor = scratch_file() };
	snprintf(path, sizeof path, "/proc/self/fd/%d", book->descriptor);
	book->workbook = workbook_new_opt(path, &options);
	if (book->workbook == NULL)
		die(FAILED, "cannot begin a workbook");
	book->sheet = workbook_add_worksheet(book->workbook, sheet_name(book, title));
	if (book->sheet == NULL)
		die(FAILED, "cannot begin a sheet: is TMPDIR a folder that can be written to?");
	book->widths = arena_alloc(w->arena, (size_t)(w->count + 1) * sizeof *book->widths);
	w->own = book;
	add_formats(book);
	set_properties(w, book);
	if (!w->layout->no_header)
		write_header(w, book);
}

static void
widen(struct book *book, int column, const char *text, size_t length)
{
	size_t line = strcspn(text, "\n");
	int width = book->row <= MEASURED ? text_width(text, line < length ? line : length) : 0;

	if (width > book->widths[column])
		book->widths[column] = width;
}

static void
write_text(struct writer *w, int column, const char *text, size_t length, enum look look)
{
	struct book *book = w->own;
	size_t units = length > MOST_UNITS ? utf16_units(text, length) : 0;

	if (units > MOST_UNITS)
		die(REFUSED, "row %u, column '%s': a cell of a workbook holds 32,767 characters, and this text has %zu",
		    (unsigned)book->row + 1, w->columns[column].name, units);
	check(worksheet_write_string(book->sheet, book->row, (lxw_col_t)column, clean(book, text, length),
	    book->formats[look]));
}

static void
write_number(struct book *book, int column, double number, enum look look)
{
	check(worksheet_write_number(book->sheet, book->row, (lxw_col_t)column, number, book->formats[look]));
}

static enum look
look_of(const struct type *type, int64_t number)
{
	if (type == &type_money || (type == &type_price && number % 100 == 0))
		return MONEY;
	if (type == &type_price)
		return FINE;
	if (type == &type_quantity)
		return number % 10000 == 0 ? WHOLE : PART;
	return type == &type_rate ? PERCENT : WHOLE;
}

static void
write_integer(struct writer *w, int column, const struct value *value)
{
	struct book *book = w->own;
	const struct type *type = w->columns[column].type;
	int64_t power = 1;

	buf_clear(&w->printed);
	type_show(type, value, &w->printed);
	widen(book, column, buf_string(&w->printed), w->printed.length);
	if (type == &type_boolean) {
		check(worksheet_write_boolean(book->sheet, book->row, (lxw_col_t)column, value->number != 0, NULL));
	} else if (value->number >= MOST_EXACT || value->number <= -MOST_EXACT) {
		write_text(w, column, buf_string(&w->printed), w->printed.length, PLAIN);
	} else {
		for (int i = 0; type != NULL && i < type->places; i++)
			power *= 10;
		write_number(book, column, (double)value->number / (double)power, look_of(type, value->number));
	}
}

/* A number, true or false of a file. One with more digits than a spreadsheet keeps stays a text. */
static void
write_literal(struct writer *w, int column, const struct value *value)
{
	struct book *book = w->own;
	size_t digits = 0;

	for (size_t i = 0; i < value->length && value->text[i] != 'e' && value->text[i] != 'E'; i++)
		digits += value->text[i] >= '0' && value->text[i] <= '9';
	if (value->text[0] == 't' || value->text[0] == 'f')
		check(worksheet_write_boolean(book->sheet, book->row, (lxw_col_t)column, value->text[0] == 't', NULL));
	else if (value->text[0] == '{' || value->text[0] == '[' || digits > 17)
		write_text(w, column, value->text, value->length, PLAIN);
	else
		write_number(book, column, strtod(value->text, NULL), PLAIN);
}

/* Two digits; -1 when they are none. */
static int
two_digits(const char *text)
{
	return text[0] >= '0' && text[0] <= '9' && text[1] >= '0' && text[1] <= '9'
	    ? (text[0] - '0') * 10 + text[1] - '0' : -1;
}

/* An ISO date, perhaps with a time behind it; false when the text is none. */
static bool
write_date(struct writer *w, int column, const struct value *value)
{
	struct book *book = w->own;
	const char *text = value->text;
	bool timed = value->length == TIMES && (text[10] == ' ' || text[10] == 'T') && text[13] == ':' &&
	    text[16] == ':';
	day date = timed || value->length == DATE_TEXT - 1 ? date_iso(text, DATE_TEXT - 1) : DATE_NONE;
	lxw_datetime at = { 0 };
	int seconds = 0;

	if (date == DATE_NONE)
		return false;
	date_split(date, &at.year, &at.month, &at.day);
	if (timed) {
		at.hour = two_digits(text + 11);
		at.min = two_digits(text + 14);
		seconds = two_digits(text + 17);
		at.sec = seconds;
		if (at.hour < 0 || at.hour > 23 || at.min < 0 || at.min > 59 || seconds < 0 || seconds > 59)
			return false;
	}
	check(worksheet_write_datetime(book->sheet, book->row, (lxw_col_t)column, &at,
	    book->formats[timed ? TIME : DAY]));
	return true;
}

static void
write_value(struct writer *w, int column, const struct value *value)
{
	const struct type *type = w->columns[column].type;
	const char *label = writer_choice(w, &w->columns[column], value);

	if (value->kind == INTEGER) {
		write_integer(w, column, value);
	} else if (value->kind == TEXT) {
		widen(w->own, column, value->text, value->length);
		if (label != NULL)
			write_text(w, column, label, strlen(label), PLAIN);
		else if (writer_literal(&w->columns[column], value))
			write_literal(w, column, value);
		else if ((type != &type_date && type != &type_cell) || !write_date(w, column, value))
			write_text(w, column, value->text, value->length, type == &type_code ? CODE : PLAIN);
	}
}

static void
row(struct writer *w, const struct value *values)
{
	struct book *book = w->own;

	if (book->row == MOST_ROWS)
		die(REFUSED,
		    "a sheet has at most 1,048,576 rows, and these are more: print them as csv, or fewer (--limit)");
	for (int i = 0; i < w->count; i++)
		write_value(w, i, &values[i]);
	book->row++;
}

static void
set_columns(struct writer *w, struct book *book)
{
	for (int i = 0; i < w->count; i++) {
		int width = book->widths[i] < NARROWEST ? NARROWEST : book->widths[i] > WIDEST ? WIDEST :
		    book->widths[i];
		lxw_conditional_format bar = { .type = LXW_CONDITIONAL_DATA_BAR };

		check(worksheet_set_column(book->sheet, (lxw_col_t)i, (lxw_col_t)i, width + 2,
		    w->columns[i].type == &type_code ? book->formats[CODE] : NULL));
		if (w->columns[i].bar && book->row > 1)
			check(worksheet_conditional_format_range(book->sheet, 1, (lxw_col_t)i, book->row - 1,
			    (lxw_col_t)i, &bar));
	}
}

static void
end(struct writer *w)
{
	struct book *book = w->own;
	long count;

	set_columns(w, book);
	check(workbook_close(book->workbook));
	while ((count = read_some(book->descriptor, buf_room(w->buf, PIECE), PIECE)) > 0) {
		w->buf->length += (size_t)count;
		out_check(w->out);
	}
	if (count < 0)
		die(FAILED, "cannot read a temporary file: %s", strerror(errno));
	close(book->descriptor);
	buf_free(&book->text);
	free(book);
}

const struct format workbook_format = { "xlsx", begin, row, end };
