/* SPDX-License-Identifier: ISC */
/* writer_text - TSV and CSV */
#include <string.h>

#include "rows/format.h"

#define BOM "\xef\xbb\xbf"

/* Text for a TSV cell: at most two bytes for one. */
static void
add_escaped(struct buf *buf, const char *text, size_t length)
{
	char *to = buf_room(buf, 2 * length);
	char *begin = to;

	for (size_t i = 0; i < length; i++) {
		char byte = text[i];
		char letter = byte == '\t' ? 't' : byte == '\n' ? 'n' : byte == '\r' ? 'r'
		    : byte == '\\' ? '\\' : 0;

		if (letter != 0)
			*to++ = '\\';
		*to++ = letter != 0 ? letter : byte;
	}
	buf->length += (size_t)(to - begin);
}

void
writer_tsv(struct buf *buf, const char *text, size_t length)
{
	if (writer_plain(text, length, '\\', '\\'))
		buf_add(buf, text, length);
	else
		add_escaped(buf, text, length);
}

static void
tsv_begin(struct writer *w)
{
	if (w->layout->no_header)
		return;
	for (int i = 0; i < w->count; i++) {
		if (i > 0)
			buf_byte(w->buf, '\t');
		writer_tsv(w->buf, w->columns[i].name, strlen(w->columns[i].name));
	}
	buf_byte(w->buf, '\n');
}

static void
tsv_cell(struct writer *w, const struct slot *slot, const struct value *value)
{
	const char *bytes;
	size_t length;

	if (value->kind == EMPTY || writer_number(w, slot, value))
		return;
	writer_bytes(w, slot, value, &bytes, &length);
	writer_tsv(w->buf, bytes, length);
}

static void
tsv_row(struct writer *w, const struct value *values)
{
	for (int i = 0; i < w->count; i++) {
		if (i > 0)
			buf_byte(w->buf, '\t');
		tsv_cell(w, &w->slots[i], &values[i]);
	}
	buf_byte(w->buf, '\n');
}

static void
no_end(struct writer *w)
{
	(void)w;
}

const struct format tsv_format = { "tsv", tsv_begin, tsv_row, no_end };

/* In double quotes, each quote inside doubled. */
static void
add_quoted(struct buf *buf, const char *text, size_t length)
{
	const char *end = text + length;

	buf_byte(buf, '"');
	for (const char *quote; (quote = memchr(text, '"', (size_t)(end - text))) != NULL;
	    text = quote + 1) {
		buf_add(buf, text, (size_t)(quote + 1 - text));
		buf_byte(buf, '"');
	}
	buf_add(buf, text, (size_t)(end - text));
	buf_byte(buf, '"');
}

void
writer_csv(struct buf *buf, const char *text, size_t length)
{
	if (writer_plain(text, length, '"', ','))
		buf_add(buf, text, length);
	else
		add_quoted(buf, text, length);
}

/* True when a spreadsheet would take the text for a formula: it begins with = + - @, a TAB or CR,
 * or the full-width form of one. */
static bool
formula(const char *text, size_t length)
{
	static const char *const wide[] = { "＝", "＋", "－", "＠" };

	if (memchr("=+-@\t\r", text[0], 6) != NULL)
		return true;
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (length >= 3 && memcmp(text, wide[i], 3) == 0)
			return true;
	return false;
}

/* True when a spreadsheet would take the text for a number and change it: it has more digits than
 * are shown, or zeros in front. */
static bool
fragile_digits(const char *text, size_t length)
{
	if (length < 2 || (text[0] != '0' && length < 12))
		return false;
	for (size_t i = 0; i < length; i++)
		if (text[i] < '0' || text[i] > '9')
			return false;
	return true;
}

static void
add_safe(struct writer *w, const char *text, size_t length)
{
	struct buf *cell = &w->scratch;

	if (length == 0 || (!formula(text, length) && !fragile_digits(text, length))) {
		writer_csv(w->buf, text, length);
		return;
	}
	buf_clear(cell);
	buf_byte(cell, '\'');
	buf_add(cell, text, length);
	writer_csv(w->buf, cell->data, cell->length);
}

/* Quotes also what a reader that guesses form and delimiter from the header could misread. */
static void
csv_name(struct writer *w, const char *name)
{
	if (strpbrk(name, ";[{ \xef") != NULL)
		add_quoted(w->buf, name, strlen(name));
	else
		writer_csv(w->buf, name, strlen(name));
}

static void
csv_end_row(struct writer *w)
{
	buf_text(w->buf, w->layout->excel_safe ? "\r\n" : "\n");
}

static void
csv_begin(struct writer *w)
{
	if (w->layout->excel_safe)
		buf_text(w->buf, BOM);
	if (w->layout->no_header)
		return;
	for (int i = 0; i < w->count; i++) {
		if (i > 0)
			buf_byte(w->buf, ',');
		csv_name(w, w->columns[i].name);
	}
	csv_end_row(w);
}

static void
csv_cell(struct writer *w, const struct slot *slot, const struct value *value)
{
	const char *bytes;
	size_t length;

	if (writer_number(w, slot, value))
		return;
	writer_bytes(w, slot, value, &bytes, &length);
	if (w->layout->excel_safe && value->kind == TEXT && !(slot->loose && value->number == 1))
		add_safe(w, bytes, length);
	else
		writer_csv(w->buf, bytes, length);
}

/* A lone empty cell is quoted: its line would be blank, and skipped by readers. */
static void
csv_row(struct writer *w, const struct value *values)
{
	for (int i = 0; i < w->count; i++) {
		if (i > 0)
			buf_byte(w->buf, ',');
		if (values[i].kind != EMPTY)
			csv_cell(w, &w->slots[i], &values[i]);
		else if (w->count == 1)
			buf_text(w->buf, "\"\"");
	}
	csv_end_row(w);
}

const struct format csv_format = { "csv", csv_begin, csv_row, no_end };
