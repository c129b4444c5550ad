/* SPDX-License-Identifier: ISC */
/*
 * writer - rows out: one interface, a format behind it.
 *
 *   table    for people: translated labels, aligned also for Chinese, control characters shown
 *   tsv      \t \n \r \\ escaped, a header line; the default outside a terminal
 *   csv      RFC 4180 with LF; excel_safe: BOM, CRLF, long digits as text, no cell a formula
 *   json     one array of objects        ndjson  one object a line
 *   md       a Markdown table
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

struct layout {
	const char *format;      /* a name above */
	bool no_header;
	bool if_any;             /* no rows: print nothing, not even a header */
	bool excel_safe;
	bool ascii;              /* bars from #, not from blocks */
	int width;               /* columns of the terminal, 0: as wide as it gets */
	const char *(*label)(const struct column *);   /* translates; NULL: as they are */
	/* A choice's label; NULL, or giving NULL: the code. */
	const char *(*choice)(const struct field *, const char *code);
};

struct writer;

/* True when there is a format of this name. */
bool writer_knows(const char *format);
/* All names, "table|tsv|...", for help and completion. */
const char *writer_formats(void);

/* columns and layout are borrowed until writer_end. */
struct writer *writer_new(struct out *, const struct layout *, const struct column *columns,
	int count);

/* One row: a value for each column, borrowed for this call. */
void writer_row(struct writer *, const struct value *);

/* Prints what is left and frees the writer; returns the number of rows. */
long writer_end(struct writer *);

#endif
