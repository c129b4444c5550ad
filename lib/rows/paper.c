/* SPDX-License-Identifier: ISC */
/* paper - pages of text and tables as PDF. */
#include "rows/paper.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"

#define POINTS (72 / 25.4)       /* of a millimetre */
#define INNER 3.5                /* between the frame of a cell and its text */
#define FRAME 0.6
#define LEADING 0.35             /* between lines of a paragraph and below it, by the size of its letters */
#define FOOT 7                   /* millimetres from the lower edge to the foot */

struct paper {
	const struct paper_options *options;
	struct out *out;
	cairo_surface_t *surface;
	cairo_t *cairo;
	PangoContext *context;
	PangoLayout *layouts[PAPER_CELLS];   /* of the row at work ... */
	PangoLayout *heads[PAPER_CELLS];     /* ... and of those that a page begins and ends with */
	PangoFontDescription *font;
	double left, top, right, bottom;     /* where rows may stand */
	double y;
	bool counting;                       /* nothing is drawn */
	int drawn;                           /* so many pages of the document are drawn already */
	bool begun;                          /* something stands on the page */
	int page, pages;
	const struct paper_row *head;
};

static cairo_status_t
take(void *context, const unsigned char *bytes, unsigned length)
{
	struct out *out = context;

	buf_add(out_buf(out), bytes, length);
	out_check(out);
	return CAIRO_STATUS_SUCCESS;
}

/* Widths do not depend on a screen. */
static void
plain_metrics(struct paper *p)
{
	cairo_font_options_t *options = cairo_font_options_create();

	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(p->context, options);
	pango_context_set_round_glyph_positions(p->context, FALSE);
	cairo_font_options_destroy(options);
}

static void
open_surface(struct paper *p)
{
	const struct paper_options *o = p->options;
	char instant[sizeof "2026-03-10T00:00:00Z"];

	p->surface = cairo_pdf_surface_create_for_stream(take, p->out, o->width * POINTS, o->height * POINTS);
	snprintf(instant, sizeof instant, "%.10sT00:00:00Z", o->created);
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATE_DATE, instant);
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_MOD_DATE, instant);
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_TITLE, o->title);
	p->cairo = cairo_create(p->surface);
}

static void
need_fonts(void)
{
	PangoFontFamily **families;
	int count;

	pango_font_map_list_families(pango_cairo_font_map_get_default(), &families, &count);
	g_free(families);
	if (count == 0)
		die(FAILED, "there are no fonts: install the package fonts-wqy-microhei or fonts-noto-cjk");
}

struct paper *
paper_new(const struct paper_options *o, struct out *out)
{
	struct paper *p = must_alloc(sizeof *p);

	need_fonts();
	*p = (struct paper){ .options = o, .out = out, .left = o->margin * POINTS, .top = o->margin * POINTS,
		.right = (o->width - o->margin) * POINTS, .bottom = (o->height - o->margin) * POINTS };
	open_surface(p);
	p->context = pango_cairo_create_context(p->cairo);
	plain_metrics(p);
	pango_context_set_language(p->context, pango_language_from_string(o->language));
	p->font = pango_font_description_from_string(o->family);
	for (int i = 0; i < PAPER_CELLS; i++) {
		p->layouts[i] = pango_layout_new(p->context);
		p->heads[i] = pango_layout_new(p->context);
	}
	return p;
}

void
paper_close(struct paper *p)
{
	for (int i = 0; i < PAPER_CELLS; i++) {
		g_object_unref(p->layouts[i]);
		g_object_unref(p->heads[i]);
	}
	pango_font_description_free(p->font);
	g_object_unref(p->context);
	cairo_destroy(p->cairo);
	cairo_surface_finish(p->surface);
	if (cairo_surface_status(p->surface) != CAIRO_STATUS_SUCCESS)
		die(FAILED, "cannot make the PDF: %s", cairo_status_to_string(cairo_surface_status(p->surface)));
	cairo_surface_destroy(p->surface);
	free(p);
}

/* The text without its marks, and the attributes that they stood for; NULL: there are none. */
static PangoAttrList *
take_marks(const char *text, struct buf *plain)
{
	PangoAttrList *list = NULL;
	PangoAttribute *bold = NULL;

	for (; *text; text++) {
		if (*text == PAPER_BOLD && !bold) {
			bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
			bold->start_index = (guint)plain->length;
		} else if (*text == PAPER_PLAIN && bold) {
			bold->end_index = (guint)plain->length;
			list = list ? list : pango_attr_list_new();
			pango_attr_list_insert(list, bold);
			bold = NULL;
		} else if (*text != PAPER_BOLD && *text != PAPER_PLAIN) {
			buf_byte(plain, *text);
		}
	}
	if (bold)
		pango_attribute_destroy(bold);
	return list;
}

/* The character that a font has no glyph for. */
static void
warn_missing(PangoLayout *layout)
{
	static bool warned;
	const char *text = pango_layout_get_text(layout);
	PangoLayoutIter *iter = pango_layout_get_iter(layout);

	do {
		PangoLayoutRun *run = pango_layout_iter_get_run_readonly(iter);

		for (int i = 0; run && !warned && i < run->glyphs->num_glyphs; i++) {
			const char *at = text + run->item->offset + run->glyphs->log_clusters[i];
			size_t size;
			uint32_t code;

			if (!(run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG))
				continue;
			code = text_decode(at, strlen(at), &size);
			warn("no font has the character '%.*s' (U+%04X), nor perhaps others: install the package "
			    "fonts-wqy-microhei or fonts-noto-cjk", (int)size, at, (unsigned)code);
			warned = true;
		}
	} while (!warned && pango_layout_iter_next_run(iter));
	pango_layout_iter_free(iter);
}

static double
cell_width(const struct paper *p, const struct paper_cell *cell)
{
	return (p->right - p->left) * cell->share / 100;
}

static void
set_text(PangoLayout *layout, const char *text)
{
	struct buf plain = { 0 };
	PangoAttrList *list = take_marks(text, &plain);

	pango_layout_set_attributes(layout, list);
	pango_layout_set_text(layout, buf_string(&plain), (int)plain.length);
	if (list)
		pango_attr_list_unref(list);
	buf_free(&plain);
}

/* Sets the texts of a row; how far it goes down. */
static double
lay_out(struct paper *p, const struct paper_row *row, PangoLayout **layouts)
{
	double inner = row->framed ? INNER : 0, tallest = 0;

	pango_font_description_set_absolute_size(p->font, row->size * PANGO_SCALE);
	pango_font_description_set_weight(p->font, row->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	for (int i = 0; i < row->count; i++) {
		const struct paper_cell *cell = &row->cells[i];
		PangoLayout *layout = layouts[i];
		double room = cell_width(p, cell) - 2 * inner;
		int width, height;

		pango_layout_set_font_description(layout, p->font);
		pango_layout_set_width(layout, (int)((room > 1 ? room : 1) * PANGO_SCALE));
		pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
		pango_layout_set_spacing(layout, (int)(row->framed ? 0 : row->size * LEADING * PANGO_SCALE));
		pango_layout_set_alignment(layout, cell->align == PAPER_LEFT ? PANGO_ALIGN_LEFT :
		    cell->align == PAPER_RIGHT ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_CENTER);
		set_text(layout, cell->text);
		pango_layout_get_size(layout, &width, &height);
		tallest = height > tallest ? height : tallest;
		if (pango_layout_get_unknown_glyphs_count(layout))
			warn_missing(layout);
	}
	return tallest / PANGO_SCALE + (row->framed ? 2 * inner : row->size * LEADING);
}

/* The frames of a row's cells, or of what of them stands on this page. */
static void
draw_frames(struct paper *p, const struct paper_row *row, double y, double height)
{
	double x = p->left;

	if (!row->framed || p->counting)
		return;
	cairo_set_line_width(p->cairo, FRAME);
	for (int i = 0; i < row->count; i++) {
		cairo_rectangle(p->cairo, x, y, cell_width(p, &row->cells[i]), height);
		x += cell_width(p, &row->cells[i]);
	}
	cairo_stroke(p->cairo);
}

/* A row as a whole, texts in the middle of framed cells. */
static void
draw_row(struct paper *p, const struct paper_row *row, PangoLayout **layouts, double y, double height)
{
	double inner = row->framed ? INNER : 0, x = p->left;

	draw_frames(p, row, y, height);
	for (int i = 0; i < row->count && !p->counting; i++) {
		int width, own;

		pango_layout_get_size(layouts[i], &width, &own);
		cairo_move_to(p->cairo, x + inner, y + (row->framed ? (height - (double)own / PANGO_SCALE) / 2 : 0));
		pango_cairo_show_layout(p->cairo, layouts[i]);
		x += cell_width(p, &row->cells[i]);
	}
}

static void
draw_foot(struct paper *p)
{
	struct paper_row row;
	double height;

	if (!p->options->foot || !p->options->foot(p->options->context, p->page, p->pages, &row))
		return;
	height = lay_out(p, &row, p->heads);
	draw_row(p, &row, p->heads, (p->options->height - FOOT) * POINTS - height, height);
}

/* Nothing of a page that is only counted, nor yet of the first one while nobody knows how many there are. */
static void
end_page(struct paper *p)
{
	if (p->counting || p->pages == 0)
		return;
	draw_foot(p);
	cairo_show_page(p->cairo);
}

static void
know_counting(struct paper *p)
{
	p->counting = p->pages == 0 ? p->page > 1 : p->page <= p->drawn;
}

static void
put_head(struct paper *p)
{
	double height;

	if (!p->head)
		return;
	height = lay_out(p, p->head, p->heads);
	draw_row(p, p->head, p->heads, p->y, height);
	p->y += height;
}

static void
next_page(struct paper *p)
{
	end_page(p);
	p->page++;
	know_counting(p);
	p->y = p->top;
	p->begun = false;
	put_head(p);
}

void
paper_begin(struct paper *p, int pages)
{
	p->pages = pages;
	p->page = 1;
	know_counting(p);
	p->y = p->top;
	p->begun = false;
	p->head = NULL;
}

int
paper_end(struct paper *p)
{
	int pages = p->page;

	if (p->pages == 0) {
		p->pages = pages;
		p->page = 1;
		p->counting = false;
		p->drawn = pages > 1;
	} else {
		p->drawn = 0;
	}
	end_page(p);
	return pages;
}

/* Draws lines of a cell from where it stands, down to the bottom of the page; how far they go. True in *more while
 * there are others. */
static double
draw_lines(struct paper *p, PangoLayoutIter *iter, double x, double y, double inner, bool *over, bool *more)
{
	double first = -1, reached = 0;

	while (!*over) {
		PangoRectangle line;
		double top, bottom;

		pango_layout_iter_get_line_extents(iter, NULL, &line);
		top = (double)line.y / PANGO_SCALE;
		bottom = top + (double)line.height / PANGO_SCALE;
		first = first < 0 ? top : first;
		if (reached > 0 && y + 2 * inner + bottom - first > p->bottom)
			break;
		cairo_move_to(p->cairo, x + inner + (double)line.x / PANGO_SCALE,
		    y + inner + (double)pango_layout_iter_get_baseline(iter) / PANGO_SCALE - first);
		if (!p->counting)
			pango_cairo_show_layout_line(p->cairo, pango_layout_iter_get_line_readonly(iter));
		reached = bottom - first;
		*over = !pango_layout_iter_next_line(iter);
	}
	*more |= !*over;
	return reached + 2 * inner;
}

/* A row that is taller than a page, in pieces. */
static void
put_pieces(struct paper *p, const struct paper_row *row)
{
	PangoLayoutIter *iters[PAPER_CELLS];
	bool over[PAPER_CELLS] = { false }, more = true;

	for (int i = 0; i < row->count; i++)
		iters[i] = pango_layout_get_iter(p->layouts[i]);
	while (more) {
		double height = 0, x = p->left;

		more = false;
		for (int i = 0; i < row->count; i++) {
			double own = draw_lines(p, iters[i], x, p->y, row->framed ? INNER : 0, &over[i], &more);

			height = own > height ? own : height;
			x += cell_width(p, &row->cells[i]);
		}
		draw_frames(p, row, p->y, height);
		p->y += height;
		p->begun = true;
		if (more)
			next_page(p);
	}
	for (int i = 0; i < row->count; i++)
		pango_layout_iter_free(iters[i]);
}

void
paper_row(struct paper *p, const struct paper_row *row)
{
	double height = lay_out(p, row, p->layouts);

	if (p->begun && p->y + height > p->bottom)
		next_page(p);
	if (p->y + height > p->bottom) {
		put_pieces(p, row);
		return;
	}
	draw_row(p, row, p->layouts, p->y, height);
	p->y += height;
	p->begun = true;
}

void
paper_head(struct paper *p, const struct paper_row *row)
{
	p->head = NULL;
	if (row)
		paper_need(p, paper_height(p, row) * 2);
	p->head = row;
	put_head(p);
}

double
paper_height(struct paper *p, const struct paper_row *row)
{
	return lay_out(p, row, p->heads);
}

void
paper_need(struct paper *p, double height)
{
	if (p->begun && p->y + height > p->bottom && height <= p->bottom - p->top)
		next_page(p);
}

void
paper_gap(struct paper *p, double points)
{
	p->y += p->begun ? points : 0;
}

void
paper_rule(struct paper *p)
{
	if (!p->counting) {
		cairo_set_line_width(p->cairo, FRAME);
		cairo_move_to(p->cairo, p->left, p->y + 2);
		cairo_line_to(p->cairo, p->right, p->y + 2);
		cairo_stroke(p->cairo);
	}
	p->y += 4;
}

void
paper_break(struct paper *p)
{
	if (p->begun)
		next_page(p);
}
