/* SPDX-License-Identifier: ISC */
/*
 * writer_table - tables for people: aligned text, and Markdown.
 *
 * Every cell is kept as it will be shown until the last row has come and the widths are known.
 */
#include <string.h>

#include "base/decimal.h"
#include "base/text.h"
#include "rows/format.h"

#define BAR_WIDTH 20
#define NARROWEST 8      /* no column is cut below this */
#define WIDEST 200       /* beyond this a cell sticks out, and its column is not padded */

struct shown {
	const char *text;
	size_t length;
	int width;
	int64_t number;      /* for the bar */
	enum { WORDS, NOTHING, DIGITS } what;   /* of a cell of a file */
};

/* How one column of the whole table stands. */
struct stand {
	int width;           /* of text, without the bar */
	bool right, bar, rigid;
	int64_t largest;
};

static bool
is_md(const struct writer *w)
{
	return w->format == &md_format;
}

static bool
is_right(const struct column *column)
{
	return column->type != NULL && column->type->number;
}

/* What a reader would still understand without its end; a number, a date or a key would lie. */
static bool
may_cut(const struct column *column)
{
	const struct type *type = column->type;

	return type == NULL || type == &type_text || type == &type_choice || type == &type_cell;
}

/* In Markdown a line end is a mark, and what would be markup is escaped. */
static void
md_visible(struct buf *out, const char *text, size_t length)
{
	const char *end = text + length;

	while (text < end) {
		const char *stop = text;

		while (stop < end && *stop != '|' && *stop != '<' && *stop != '\n' && *stop != '\r')
			stop++;
		text_visible(out, text, (size_t)(stop - text));
		if (stop < end && *stop == '|')
			buf_text(out, "\\|");
		else if (stop < end && *stop == '<')
			buf_text(out, "&lt;");
		else if (stop < end && (*stop == '\n' || stop + 1 == end || stop[1] != '\n'))
			buf_text(out, "<br>");
		text = stop + 1;
	}
}

/* Keeps one cell, safe for a terminal. */
static struct shown
show_text(struct writer *w, const char *text, size_t length)
{
	struct buf *out = &w->scratch;
	struct shown shown = { .length = 0 };

	buf_clear(out);
	if (is_md(w))
		md_visible(out, text, length);
	else
		text_visible(out, text, length);
	shown.text = arena_copy(w->arena, buf_string(out), out->length);
	shown.length = out->length;
	shown.width = text_width(shown.text, shown.length);
	return shown;
}

static struct shown
show_value(struct writer *w, const struct column *column, const struct value *value)
{
	const char *label = writer_choice(w, column, value);
	struct shown shown;

	if (label != NULL)
		return show_text(w, label, strlen(label));
	if (value->kind == TEXT) {
		shown = show_text(w, value->text, value->length);
		shown.what = writer_literal(column, value) ? DIGITS : WORDS;
		return shown;
	}
	buf_clear(&w->printed);
	type_show(column->type, value, &w->printed);
	shown = show_text(w, buf_string(&w->printed), w->printed.length);
	shown.number = value->kind == INTEGER ? value->number : 0;
	shown.what = value->kind == EMPTY ? NOTHING : DIGITS;
	return shown;
}

static void
keep(struct writer *w, struct shown shown)
{
	if (w->kept == w->room) {
		w->room = w->room * 2 + 64;
		w->shown = must_realloc(w->shown, w->room * sizeof *w->shown);
	}
	w->shown[w->kept++] = shown;
}

static void
table_begin(struct writer *w)
{
	for (int i = 0; i < w->count; i++) {
		const char *label = writer_label(w, &w->columns[i]);

		keep(w, show_text(w, label, strlen(label)));
	}
}

static void
table_row(struct writer *w, const struct value *values)
{
	for (int i = 0; i < w->count; i++)
		keep(w, show_value(w, &w->columns[i], &values[i]));
}

static size_t
first_shown(const struct writer *w)
{
	return w->layout->no_header && !is_md(w) ? (size_t)w->count : 0;
}

/* True for a column of cells that are all numbers. */
static bool
is_all_digits(const struct writer *w, size_t column)
{
	bool found = false;

	for (size_t i = (size_t)w->count + column; i < w->kept; i += (size_t)w->count) {
		if (w->shown[i].what == WORDS)
			return false;
		found |= w->shown[i].what == DIGITS;
	}
	return found;
}

static struct stand *
measure(struct writer *w)
{
	struct stand *stands = arena_alloc(w->arena, (size_t)(w->count + 1) * sizeof *stands);
	int most = w->layout->width > WIDEST ? w->layout->width : WIDEST;

	for (int i = 0; i < w->count; i++) {
		stands[i].right = is_right(&w->columns[i])
		    || (w->columns[i].type == &type_cell && is_all_digits(w, (size_t)i));
		stands[i].rigid = stands[i].right || !may_cut(&w->columns[i]);
		stands[i].bar = w->columns[i].bar && !is_md(w);
		stands[i].width = is_md(w) ? 3 : 0;
	}
	for (size_t i = first_shown(w); i < w->kept; i++) {
		struct stand *stand = &stands[i % (size_t)w->count];

		if (stand->width < w->shown[i].width)
			stand->width = w->shown[i].width < most ? w->shown[i].width : most;
		if (stand->largest < w->shown[i].number)
			stand->largest = w->shown[i].number;
	}
	return stands;
}

static int
total_width(const struct writer *w, const struct stand *stands)
{
	int total = -2;

	for (int i = 0; i < w->count; i++)
		total += stands[i].width + 2 + (stands[i].bar ? BAR_WIDTH + 2 : 0);
	return total;
}

/* The widest column of texts that may still lose something, and the width of the next to it;
 * NULL when there is none. */
static struct stand *
widest(const struct writer *w, struct stand *stands, int *next)
{
	struct stand *found = NULL;

	*next = NARROWEST;
	for (int i = 0; i < w->count; i++) {
		if (stands[i].rigid || stands[i].width <= NARROWEST)
			continue;
		if (found == NULL || stands[i].width > found->width) {
			*next = found != NULL ? found->width : NARROWEST;
			found = &stands[i];
		} else if (stands[i].width > *next) {
			*next = stands[i].width;
		}
	}
	return found;
}

/* Takes from the widest columns of texts, evenly, until the table fits the terminal. */
static void
narrow(const struct writer *w, struct stand *stands)
{
	int next, over = total_width(w, stands) - w->layout->width;
	struct stand *stand;

	while (over > 0 && (stand = widest(w, stands, &next)) != NULL) {
		int less = stand->width - next > 0 ? stand->width - next : 1;

		if (less > over)
			less = over;
		stand->width -= less;
		over -= less;
	}
}

static void
add_times(struct buf *buf, const char *text, int times)
{
	while (times-- > 0)
		buf_text(buf, text);
}

static void
add_spaces(struct buf *buf, int count)
{
	if (count <= 0)
		return;
	memset(buf_room(buf, (size_t)count), ' ', (size_t)count);
	buf->length += (size_t)count;
}

/* Adds the cell, cut where the table must fit, and returns how many columns it took. */
static int
add_cut(struct writer *w, const struct shown *shown, int width)
{
	size_t length;

	if (shown->width <= width || w->layout->width == 0 || is_md(w)) {
		buf_add(w->buf, shown->text, shown->length);
		return shown->width;
	}
	length = text_fit(shown->text, shown->length, width - 1);
	buf_add(w->buf, shown->text, length);
	buf_text(w->buf, w->layout->ascii ? "~" : "…");
	return text_width(shown->text, length) + 1;
}

static void
add_cell(struct writer *w, const struct shown *shown, const struct stand *stand)
{
	int taken;

	if (stand->right)
		add_spaces(w->buf, stand->width - shown->width);
	taken = add_cut(w, shown, stand->width);
	if (!stand->right)
		add_spaces(w->buf, stand->width - taken);
}

/* A bar in eighths of a column, or in whole columns of #; returns its columns. */
static int
add_bar(struct writer *w, int64_t number, int64_t largest)
{
	static const char *const parts[] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
	int64_t eighths = 0;
	int full, part;

	if (number > 0)
		decimal_muldiv(number, BAR_WIDTH * 8, largest, &eighths);
	full = (int)(w->layout->ascii ? (eighths + 4) / 8 : eighths / 8);
	part = w->layout->ascii ? 0 : (int)(eighths % 8);
	add_times(w->buf, w->layout->ascii ? "#" : "█", full);
	buf_text(w->buf, parts[part]);
	return full + (part > 0);
}

/* One line of the table, without blanks at its end. */
static void
add_line(struct writer *w, const struct shown *line, const struct stand *stands, bool bars)
{
	for (int i = 0; i < w->count; i++) {
		if (i > 0)
			add_spaces(w->buf, 2);
		add_cell(w, &line[i], &stands[i]);
		if (stands[i].bar) {
			add_spaces(w->buf, 2);
			add_spaces(w->buf, BAR_WIDTH
			    - (bars ? add_bar(w, line[i].number, stands[i].largest) : 0));
		}
	}
	while (w->buf->length > 0 && w->buf->data[w->buf->length - 1] == ' ')
		w->buf->length--;
	buf_byte(w->buf, '\n');
}

static void
add_rule(struct writer *w, const struct stand *stands)
{
	for (int i = 0; i < w->count; i++) {
		if (i > 0)
			buf_text(w->buf, "  ");
		add_times(w->buf, "-", stands[i].width + (stands[i].bar ? BAR_WIDTH + 2 : 0));
	}
	buf_byte(w->buf, '\n');
}

static void
table_end(struct writer *w)
{
	struct stand *stands = measure(w);
	size_t count = (size_t)w->count;

	if (w->layout->width > 0)
		narrow(w, stands);
	if (!w->layout->no_header && count > 0) {
		add_line(w, w->shown, stands, false);
		add_rule(w, stands);
	}
	for (size_t i = count; i < w->kept; i += count) {
		add_line(w, w->shown + i, stands, true);
		out_check(w->out);
	}
}

static void
add_md_line(struct writer *w, const struct shown *line, const struct stand *stands)
{
	for (int i = 0; i < w->count; i++) {
		buf_text(w->buf, "| ");
		add_cell(w, &line[i], &stands[i]);
		buf_byte(w->buf, ' ');
	}
	buf_text(w->buf, "|\n");
}

static void
add_md_rule(struct writer *w, const struct stand *stands)
{
	for (int i = 0; i < w->count; i++) {
		buf_text(w->buf, "| ");
		add_times(w->buf, "-", stands[i].width - stands[i].right);
		buf_text(w->buf, stands[i].right ? ": " : " ");
	}
	buf_text(w->buf, "|\n");
}

/* Markdown knows no table without a header, so no_header says nothing here. */
static void
md_end(struct writer *w)
{
	struct stand *stands = measure(w);
	size_t count = (size_t)w->count;

	for (size_t i = 0; i < w->kept; i += count) {
		add_md_line(w, w->shown + i, stands);
		if (i == 0)
			add_md_rule(w, stands);
		out_check(w->out);
	}
}

const struct format table_format = { "table", table_begin, table_row, table_end };
const struct format md_format = { "md", table_begin, table_row, md_end };
