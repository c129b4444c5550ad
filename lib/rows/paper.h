/* SPDX-License-Identifier: ISC */
/*
 * paper - pages of text and tables as PDF, by Pango and Cairo, which crm-print alone is linked with.
 *
 * All that stands on a page is a row of cells: a paragraph is a row of one cell without a frame. Rows go down the page;
 * one that does not fit goes to the next, and one that is taller than a page is continued there. Lengths are points
 * (1/72 inch) unless they say millimetres. The same calls give the same bytes. Texts are UTF-8; what stands between
 * PAPER_BOLD and PAPER_PLAIN in them is bold.
 */
#ifndef ROWS_PAPER_H
#define ROWS_PAPER_H

#include <stdbool.h>

#include "base/buf.h"
#include "rows/out.h"

#define PAPER_CELLS 24       /* the most cells of a row */
#define PAPER_BOLD '\016'
#define PAPER_PLAIN '\017'

enum paper_align { PAPER_LEFT, PAPER_CENTRE, PAPER_RIGHT };

struct paper_cell {
	const char *text;
	double share;             /* of the width of the page, in percent */
	enum paper_align align;
};

struct paper_row {
	const struct paper_cell *cells;
	int count;
	double size;              /* of the letters */
	bool bold, framed;
};

struct paper_options {
	double width, height, margin;   /* millimetres */
	const char *family;       /* fonts, the best first: "Noto Sans CJK SC, sans-serif" */
	const char *language;     /* "zh-cn" decides between the forms of a character */
	const char *title;        /* of the file */
	const char *created;      /* its day, YYYY-MM-DD, which it carries in the place of the time it was made */
	/* Gives the row at the foot of a page, of one line, borrowed until the next call; false: none. */
	bool (*foot)(void *context, int page, int pages, struct paper_row *);
	void *context;
};

struct paper;

/* A file that goes to out, which is not ended. Options are borrowed. Dies with FAILED when there is no font at all. */
struct paper *paper_new(const struct paper_options *, struct out *);
/* Writes what is left and frees. */
void paper_close(struct paper *);

/* A document begins, on a page of its own. pages: how many it has, for its foot; 0: nobody knows, so its first page is
 * drawn and the others are counted. If there are any, the document is then begun again with the number that paper_end
 * gave, and those are drawn. */
void paper_begin(struct paper *, int pages);
/* It ends: the number of its pages. */
int paper_end(struct paper *);

/* Puts a row below what is there. A character that no font has is warned of, once a run. */
void paper_row(struct paper *, const struct paper_row *);
/* What is put above the rows here, and again on each page that they go on to; NULL: the table has ended. Borrowed. */
void paper_head(struct paper *, const struct paper_row *);

/* How far a row goes down; and a new page unless so much fits on this one or would not fit on any. */
double paper_height(struct paper *, const struct paper_row *);
void paper_need(struct paper *, double height);

void paper_gap(struct paper *, double points);
void paper_rule(struct paper *);
/* The next row begins a page. */
void paper_break(struct paper *);

#endif
