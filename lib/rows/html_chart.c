/* SPDX-License-Identifier: ISC */
/* html_chart - lines over the first column of a table, as SVG; no floating point. */
#include <string.h>

#include "base/decimal.h"
#include "rows/html.h"

#define WIDTH 720
#define HEIGHT 260
#define LEFT 90          /* the numbers of the rules */
#define RIGHT 20
#define TOP 34           /* the legend */
#define BOTTOM 28
#define STEPS 5          /* rules, about */
#define LABELS 12        /* names below, at most */
#define MOST_LINES 6     /* colours there are */

struct chart {
	struct writer *w;
	const struct shown_cell *cells;
	size_t rows;
	int lines[MOST_LINES], count;
	int64_t low, high, step;
};

struct shown_cell *
html_keep(struct writer *w)
{
	struct shown_cell *cells;

	if (w->kept + (size_t)w->count > w->room) {
		w->room = w->room * 2 + 64 + (size_t)w->count;
		w->shown = must_realloc(w->shown, w->room * sizeof *cells);
	}
	cells = (struct shown_cell *)w->shown + w->kept;
	w->kept += (size_t)w->count;
	return cells;
}

const struct shown_cell *
html_kept(const struct writer *w, size_t *rows)
{
	*rows = w->count > 0 ? w->kept / (size_t)w->count : 0;
	return (const struct shown_cell *)w->shown;
}

static const struct shown_cell *
cell_at(const struct chart *c, size_t row, int column)
{
	return &c->cells[row * (size_t)c->w->count + (size_t)column];
}

/* The columns that are drawn: all of one type, since they share a scale. */
static void
choose_lines(struct chart *c)
{
	const struct column *columns = c->w->columns;
	const struct type *type = NULL;
	bool bars = false;

	for (int i = 1; i < c->w->count; i++)
		bars |= columns[i].bar;
	for (int i = 1; i < c->w->count && c->count < MOST_LINES; i++) {
		if (columns[i].type == NULL || !columns[i].type->number || columns[i].type == &type_id
		    || (bars && !columns[i].bar) || (type != NULL && columns[i].type != type))
			continue;
		type = columns[i].type;
		c->lines[c->count++] = i;
	}
}

/* 1, 2 or 5 times a power of ten, so that about STEPS of them cover the range. */
static int64_t
round_step(int64_t range)
{
	static const int64_t parts[] = { 1, 2, 5 };
	int64_t power = 1;

	for (;; power *= 10)
		for (size_t i = 0; i < 3; i++)
			if (power > INT64_MAX / 100 || parts[i] * power * STEPS >= range)
				return parts[i] * power;
}

/* From zero, or below it, to the largest: both on a rule. Numbers beyond a quarter of int64 are
 * drawn as that. */
static void
find_scale(struct chart *c)
{
	const int64_t limit = INT64_MAX / 4;

	for (size_t row = 0; row < c->rows; row++)
		for (int i = 0; i < c->count; i++) {
			int64_t number = cell_at(c, row, c->lines[i])->number;

			c->low = number < c->low ? number : c->low;
			c->high = number > c->high ? number : c->high;
		}
	c->low = c->low < -limit ? -limit : c->low;
	c->high = c->high > limit ? limit : c->high > c->low ? c->high : c->low + 1;
	c->step = round_step(c->high - c->low);
	c->low = -((-c->low + c->step - 1) / c->step) * c->step;
	c->high = (c->high + c->step - 1) / c->step * c->step;
}

static int
y_of(const struct chart *c, int64_t number)
{
	int64_t up = 0;

	number = number < c->low ? c->low : number > c->high ? c->high : number;
	decimal_muldiv(number - c->low, HEIGHT - TOP - BOTTOM, c->high - c->low, &up);
	return HEIGHT - BOTTOM - (int)up;
}

static int
x_of(const struct chart *c, size_t row)
{
	return c->rows > 1 ? LEFT + (int)(row * (WIDTH - LEFT - RIGHT) / (c->rows - 1)) : LEFT;
}

static void
add_rules(struct chart *c)
{
	const struct type *type = c->w->columns[c->lines[0]].type;
	struct buf *to = c->w->buf;

	for (int64_t at = c->low; at <= c->high; at += c->step) {
		const struct value value = value_number(at);
		int y = y_of(c, at);

		buf_printf(to, "<line class=\"rule\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>"
		    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">", LEFT, WIDTH - RIGHT, y, y, LEFT - 8, y + 4);
		type_show(type, &value, to);
		buf_text(to, "</text>\n");
	}
}

static void
add_names(struct chart *c)
{
	size_t every = (c->rows + LABELS - 1) / LABELS;

	for (size_t row = 0; row < c->rows; row += every) {
		const struct shown_cell *name = cell_at(c, row, 0);

		buf_printf(c->w->buf, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">", x_of(c, row), HEIGHT - 8);
		html_text(c->w->buf, name->text, strcspn(name->text, "\r\n"));
		buf_text(c->w->buf, "</text>\n");
	}
}

/* The line from a row up to the next one without a number; returns how many rows those are. */
static size_t
add_run(struct chart *c, int line, size_t first)
{
	struct buf *to = c->w->buf;
	size_t row = first;

	buf_printf(to, "<polyline style=\"stroke:var(--line%d)\" points=\"", line + 1);
	for (; row < c->rows && cell_at(c, row, c->lines[line])->length > 0; row++)
		buf_printf(to, "%s%d,%d", row > first ? " " : "", x_of(c, row),
		    y_of(c, cell_at(c, row, c->lines[line])->number));
	buf_text(to, "\"/>\n");
	return row - first;
}

static void
add_line(struct chart *c, int line)
{
	struct buf *to = c->w->buf;
	const char *label = writer_label(c->w, &c->w->columns[c->lines[line]]);
	int x = LEFT + line * (WIDTH - LEFT) / MOST_LINES;

	buf_printf(to, "<rect x=\"%d\" y=\"8\" width=\"12\" height=\"4\" style=\"fill:var(--line%d)\"/>"
	    "<text x=\"%d\" y=\"14\">", x, line + 1, x + 17);
	html_text(to, label, strlen(label));
	buf_text(to, "</text>\n");
	for (size_t row = 0; row < c->rows; row++)
		row += add_run(c, line, row);
}

void
html_chart(struct writer *w, const struct shown_cell *cells, size_t rows)
{
	struct chart c = { .w = w, .cells = cells, .rows = rows };

	choose_lines(&c);
	if (c.count == 0)
		return;
	find_scale(&c);
	buf_printf(w->buf, "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\">\n", WIDTH, HEIGHT);
	add_rules(&c);
	add_names(&c);
	for (int i = 0; i < c.count; i++)
		add_line(&c, i);
	buf_text(w->buf, "</svg>\n");
}
