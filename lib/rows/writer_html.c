/* SPDX-License-Identifier: ISC */
/*
 * writer_html - a page that needs nothing but itself: no script, no link, no font to fetch.
 *
 * Rows go out as they come; only where bars or lines are drawn, which need the largest number, are
 * they kept to the end. The same rows give the same bytes.
 */
#include <string.h>

#include "base/decimal.h"
#include "base/error.h"
#include "base/text.h"
#include "rows/format.h"
#include "rows/html.h"

#define BAR_WIDTH 120

const struct type type_command = { .name = "text" };

static const char style[] =
    ":root{color-scheme:light dark;--ink:#1b1f24;--faint:#667079;--rule:#d5dae0;--band:#f5f7f9;"
    "--paper:#fff;--bar:#3b76b8;--minus:#c0562f;--line1:#3b76b8;--line2:#c0562f;--line3:#3f8f5b;"
    "--line4:#8a5fb0;--line5:#a8821f;--line6:#4d8f96}\n"
    "@media(prefers-color-scheme:dark){:root{--ink:#e4e7eb;--faint:#98a2ad;--rule:#3a424c;"
    "--band:#1f252c;--paper:#15191e;--bar:#6ea8e6;--minus:#e58a63;--line1:#6ea8e6;--line2:#e58a63;"
    "--line3:#76c893;--line4:#bb97dd;--line5:#d9b650;--line6:#7cc4cc}}\n"
    "body{margin:2em auto;padding:0 1.5em;max-width:75em;color:var(--ink);background:var(--paper);"
    "font:15px/1.5 system-ui,\"PingFang SC\",\"Hiragino Sans GB\",\"Microsoft YaHei\",\"Noto Sans CJK SC\","
    "\"Source Han Sans SC\",\"WenQuanYi Micro Hei\",sans-serif}\n"
    "h1{font-size:1.5em;margin:0 0 .3em}section{margin:0 0 3em}\n"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1em;margin:0 0 1em;font-size:.87em;"
    "color:var(--faint)}dd{margin:0}\n"
    "table{border-collapse:collapse;font-variant-numeric:tabular-nums}\n"
    "th,td{padding:.25em .8em;text-align:left;vertical-align:top;overflow-wrap:anywhere}\n"
    "th{border-bottom:2px solid var(--rule);white-space:nowrap}td{border-bottom:1px solid var(--rule)}\n"
    "tbody tr:nth-child(even){background:var(--band)}\n"
    ".n{text-align:right;white-space:nowrap}td svg{margin-left:.8em;vertical-align:middle}\n"
    "summary{cursor:pointer;color:var(--faint)}code{font-size:.87em;user-select:all}\n"
    "rect{fill:var(--bar)}.minus{fill:var(--minus)}\n"
    ".chart{display:block;width:100%;max-width:60em;height:auto;margin:0 0 1.5em}\n"
    ".chart text{fill:var(--faint);font-size:11px}.chart .rule{stroke:var(--rule)}\n"
    ".chart polyline{fill:none;stroke-width:2;stroke-linejoin:round}\n"
    "@media print{:root{--ink:#000;--faint:#444;--rule:#999;--band:#fff;--paper:#fff;--bar:#555;--minus:#999}"
    "@page{margin:15mm}body{margin:0;padding:0;max-width:none;font-size:10pt}thead{display:table-header-group}"
    "tr,svg{break-inside:avoid}section{break-after:page}section:last-child{break-after:auto}"
    "rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}}\n";

void
html_text(struct buf *to, const char *text, size_t length)
{
	struct buf visible = { 0 };
	const char *end = text + length;

	while (text < end) {
		const char *stop = memchr(text, '\n', (size_t)(end - text));
		size_t size = (size_t)((stop != NULL ? stop : end) - text);

		buf_clear(&visible);
		text_visible(&visible, text, size > 0 && text[size - 1] == '\r' ? size - 1 : size);
		for (size_t i = 0; i < visible.length; i++)
			switch (visible.data[i]) {
			case '&': buf_text(to, "&amp;"); break;
			case '<': buf_text(to, "&lt;"); break;
			case '>': buf_text(to, "&gt;"); break;
			case '"': buf_text(to, "&quot;"); break;
			default: buf_byte(to, visible.data[i]);
			}
		if (stop != NULL)
			buf_text(to, "<br>");
		text += size + (stop != NULL);
	}
	buf_free(&visible);
}

static void
add_string(struct buf *to, const char *text)
{
	html_text(to, text, strlen(text));
}

static const char *
title(const struct writer *w)
{
	const char *whole = w->layout->page_title != NULL ? w->layout->page_title : w->layout->title;

	return whole != NULL ? whole : program_name;
}

static bool
opens_page(const struct writer *w)
{
	return w->layout->part == PAGE_WHOLE || w->layout->part == PAGE_FIRST;
}

static bool
closes_page(const struct writer *w)
{
	return w->layout->part == PAGE_WHOLE || w->layout->part == PAGE_LAST;
}

static void
add_page_head(struct writer *w)
{
	const char *language = w->layout->language != NULL ? w->layout->language : "en";

	buf_printf(w->buf, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>", language);
	add_string(w->buf, title(w));
	buf_text(w->buf, "</title>\n<style>\n");
	buf_text(w->buf, style);
	buf_text(w->buf, "</style>\n</head>\n<body>\n");
}

static void
add_section_head(struct writer *w)
{
	const struct caption *caption = w->layout->captions;

	buf_text(w->buf, "<section>\n");
	if (w->layout->title != NULL) {
		buf_text(w->buf, "<h1>");
		add_string(w->buf, w->layout->title);
		buf_text(w->buf, "</h1>\n");
	}
	if (caption == NULL || caption->name == NULL)
		return;
	buf_text(w->buf, "<dl>\n");
	for (; caption->name != NULL; caption++) {
		buf_text(w->buf, "<dt>");
		add_string(w->buf, caption->name);
		buf_text(w->buf, "</dt><dd>");
		add_string(w->buf, caption->text);
		buf_text(w->buf, "</dd>\n");
	}
	buf_text(w->buf, "</dl>\n");
}

static bool
is_right(const struct column *column)
{
	return column->type != NULL && column->type->number;
}

static void
add_table_head(struct writer *w)
{
	buf_text(w->buf, "<table>\n");
	if (!w->layout->no_header) {
		buf_text(w->buf, "<thead>\n<tr>");
		for (int i = 0; i < w->count; i++) {
			buf_text(w->buf,
			    is_right(&w->columns[i]) ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
			add_string(w->buf, writer_label(w, &w->columns[i]));
			buf_text(w->buf, "</th>");
		}
		buf_text(w->buf, "</tr>\n</thead>\n");
	}
	buf_text(w->buf, "<tbody>\n");
}

static void
add_bar(struct writer *w, int64_t number, int64_t largest)
{
	int64_t width = 0;

	if (largest > 0)
		decimal_muldiv(number < 0 ? -number : number, BAR_WIDTH, largest, &width);
	buf_printf(w->buf, "<svg width=\"%d\" height=\"10\" aria-hidden=\"true\">", BAR_WIDTH);
	buf_printf(w->buf, "<rect%s width=\"%d\" height=\"10\"/></svg>", number < 0 ? " class=\"minus\"" : "",
	    (int)width);
}

/* A value as people see it, appended to the scratch. */
static void
print_value(struct writer *w, const struct column *column, const struct value *value)
{
	const char *label = writer_choice(w, column, value);

	buf_clear(&w->scratch);
	if (label != NULL)
		buf_text(&w->scratch, label);
	else
		type_show(column->type, value, &w->scratch);
}

/* The label opens to the command. */
static void
add_command(struct writer *w, const struct column *column, const struct shown_cell *cell)
{
	if (cell->length == 0)
		return;
	buf_text(w->buf, "<details><summary>");
	add_string(w->buf, writer_label(w, column));
	buf_text(w->buf, "</summary><code>");
	html_text(w->buf, cell->text, cell->length);
	buf_text(w->buf, "</code></details>");
}

static void
add_cell(struct writer *w, int column, const struct shown_cell *cell, int64_t largest)
{
	buf_text(w->buf, cell->right ? "<td class=\"n\">" : "<td>");
	if (w->columns[column].type == &type_command)
		add_command(w, &w->columns[column], cell);
	else
		html_text(w->buf, cell->text, cell->length);
	if (w->columns[column].bar)
		add_bar(w, cell->number, largest);
	buf_text(w->buf, "</td>");
}

/* True when rows must wait for the last one. */
static bool
draws(const struct writer *w)
{
	for (int i = 0; i < w->count; i++)
		if (w->columns[i].bar)
			return true;
	return w->layout->chart;
}

static void
begin(struct writer *w)
{
	if (opens_page(w))
		add_page_head(w);
	add_section_head(w);
	if (!draws(w))
		add_table_head(w);
}

static struct shown_cell
shown(struct writer *w, const struct column *column, const struct value *value)
{
	print_value(w, column, value);
	return (struct shown_cell){ .text = buf_string(&w->scratch), .length = w->scratch.length,
		.number = value->kind == INTEGER ? value->number : 0,
		.right = is_right(column) || writer_literal(column, value) };
}

static void
row(struct writer *w, const struct value *values)
{
	struct shown_cell *kept = draws(w) ? html_keep(w) : NULL;

	if (kept == NULL)
		buf_text(w->buf, "<tr>");
	for (int i = 0; i < w->count; i++) {
		struct shown_cell cell = shown(w, &w->columns[i], &values[i]);

		if (kept == NULL) {
			add_cell(w, i, &cell, 0);
		} else {
			kept[i] = cell;
			kept[i].text = arena_copy(w->arena, cell.text, cell.length);
		}
	}
	if (kept == NULL)
		buf_text(w->buf, "</tr>\n");
}

/* The largest number of each column, without its sign. */
static int64_t *
largest(struct writer *w, const struct shown_cell *cells, size_t rows)
{
	int64_t *most = arena_alloc(w->arena, (size_t)(w->count + 1) * sizeof *most);

	for (size_t i = 0; i < rows * (size_t)w->count; i++) {
		int64_t number = cells[i].number < 0 ? -cells[i].number : cells[i].number;

		if (most[i % (size_t)w->count] < number)
			most[i % (size_t)w->count] = number;
	}
	return most;
}

static void
add_kept(struct writer *w)
{
	size_t rows;
	const struct shown_cell *cells = html_kept(w, &rows);
	const int64_t *most = largest(w, cells, rows);

	if (w->layout->chart && rows > 1)
		html_chart(w, cells, rows);
	add_table_head(w);
	for (size_t i = 0; i < rows; i++) {
		buf_text(w->buf, "<tr>");
		for (int j = 0; j < w->count; j++)
			add_cell(w, j, &cells[i * (size_t)w->count + (size_t)j], most[j]);
		buf_text(w->buf, "</tr>\n");
		out_check(w->out);
	}
}

static void
end(struct writer *w)
{
	if (draws(w))
		add_kept(w);
	buf_text(w->buf, "</tbody>\n</table>\n</section>\n");
	if (closes_page(w))
		buf_text(w->buf, "</body>\n</html>\n");
}

const struct format html_format = { "html", begin, row, end };
