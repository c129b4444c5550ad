/* SPDX-License-Identifier: ISC */
/*
 * writer - rows out: one interface, a format behind it.
 *
 *   table    for people: translated labels, aligned also for Chinese, control characters shown
 *   tsv      \t \n \r \\ escaped, a header line; the default outside a terminal
 *   csv      RFC 4180 with LF; excel_safe: BOM, CRLF, long digits as text, no cell a formula
 *   json     one array of objects        ndjson  one object a line
 *   md       a Markdown table
 *   html     a page that needs nothing else: bars and lines are inline SVG, and it prints well
 *   xlsx     a workbook; made by crm-convert, to which other programs hand their rows (cli/run.c)
 *
 * Machine formats print what type_print gives: they never depend on locale or terminal. EMPTY is
 * an empty cell in TSV and CSV, null in JSON. Rows go out as they come, but for table and md,
 * which need all of them to know the widths.
 */
#ifndef ROWS_WRITER_H
#define ROWS_WRITER_H

#include <stdbool.h>

#include "model/model.h"
#include "rows/out.h"

/* One line of the head of a page: "zone", "Asia/Shanghai". */
struct caption {
	const char *name, *text;
};

/* A table may be one of several on a page: a first one leaves the page open, and so on. */
enum page_part { PAGE_WHOLE, PAGE_FIRST, PAGE_INNER, PAGE_LAST };

struct stream_head;

struct layout {
	const char *format;      /* a name above */
	bool no_header;
	bool if_any;             /* no rows: print nothing, not even a header */
	bool excel_safe;
	bool ascii;              /* bars from #, not from blocks */
	int width;               /* columns of the terminal, 0: as wide as it gets */
	const char *(*label)(const struct column *);   /* translates; NULL: as they are */
	/* A choice's label, and of a boolean that of "yes" or "no"; NULL, or giving NULL: the code. */
	const char *(*choice)(const struct field *, const char *code);

	/* html, xlsx: */
	const char *title;                /* of the page, the table and the sheet; or NULL */
	const struct caption *captions;   /* what was computed, for which dates, zone and filters; ends with a
	                                   * zeroed one; or NULL */
	const char *language;             /* "zh-CN"; NULL: "en" */
	bool chart;                       /* html: a line for each bar column (else each number), over the first
	                                   * column */
	enum page_part part;              /* html */
	const char *page_title;           /* html: of the whole page where it has several parts; or NULL */
	const struct stream_head *source; /* of --origin: what a stream's head says but its columns, the first of
	                                   * which are the origin and the raw row; or NULL */
};

/* The cells of a file, whose columns have no type: a TEXT whose number is 1 is a number, true or
 * false, which JSON and workbooks write as that; an EMPTY whose number is 1 is a JSON null. */
extern const struct type type_cell;

/* A text that is a command line: a page shows it when it is asked for. */
extern const struct type type_command;

/* Appends a text as a cell of CSV. */
void writer_csv(struct buf *, const char *text, size_t length);

struct format;
struct writer;

/* True when there is a format of this name. */
bool writer_knows(const char *format);
/* All names, "table|tsv|...", for help and completion. */
const char *writer_formats(void);
/* Makes a format known, in the place of one of its name: crm-convert alone has the one of xlsx. */
void writer_use(const struct format *);
/* True when the format comes out as a stream (rows/stream.h) for crm-convert to finish; "stream",
 * which no list names, is that in crm-convert too. */
bool writer_is_stream(const char *format);

/* columns and layout are borrowed until writer_end. */
struct writer *writer_new(struct out *, const struct layout *, const struct column *columns,
	int count);

/* One row: a value for each column, borrowed for this call. */
void writer_row(struct writer *, const struct value *);

/* Prints what is left and frees the writer; returns the number of rows. */
long writer_end(struct writer *);

#endif
