/* SPDX-License-Identifier: ISC */
/* html - the parts of writer_html.c: cells that are kept, and the line chart; for this room alone. */
#ifndef ROWS_HTML_H
#define ROWS_HTML_H

#include "rows/format.h"

struct shown_cell {
	const char *text;     /* as people see it */
	size_t length;
	int64_t number;       /* of an integer */
	bool right;
};

/* Appends text as HTML: marks escaped, line ends as <br>, what no page may hold made visible. */
void html_text(struct buf *, const char *text, size_t length);

/* Room for the cells of one more row, and all those kept. */
struct shown_cell *html_keep(struct writer *);
const struct shown_cell *html_kept(const struct writer *, size_t *rows);

/* A line for each column with a bar, or where there is none for each number, over the first
 * column; at least two rows. */
void html_chart(struct writer *, const struct shown_cell *, size_t rows);

#endif
