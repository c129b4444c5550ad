/* SPDX-License-Identifier: ISC */
/*
 * grid - rows of cells as a file has them, whatever its form: what a shape is laid over.
 *
 * What a file is, its bytes tell, never its name.
 */
#ifndef ROWS_GRID_H
#define ROWS_GRID_H

#include "rows/reader.h"
#include "rows/workbook.h"

struct grid_row {
	long number;                     /* of the row in its sheet, of the line in a text, from 1 */
	const struct sheet_cell *cells;  /* valid until the next row; SHEET_EMPTY without a text is a JSON null */
	int count;
	const char *raw;                 /* as the file has it, where that was asked for */
	size_t raw_length;
};

struct grid {
	const char *place;               /* what stands before a row's number in messages: "book.xlsx!S2:", "a.csv:" */
	bool sheet;                      /* rows end at their last cell, and nobody answers for its header */
	const char *const *names;        /* JSON: the keys; NULL: the names stand in a row */
	int name_count;
	enum reader_form form;           /* what rejects of it look like: a sheet's as CSV */
	char delimiter;
	int (*next)(struct grid *, struct grid_row *, struct problem *);   /* 1, 0, -1 */
	void (*close)(struct grid *);    /* the descriptor stays open */
};

/* What these give, also a problem, is in the arena. */

/* A text: CSV, TSV, JSON or NDJSON. JSON is read twice when a descriptor can be, for its keys: give a
 * file. NULL and *problem when it is not well-formed so far. */
struct grid *grid_text(struct arena *, int descriptor, const struct reader_options *, struct problem *);

/* A sheet (NULL: the first visible one) of an XLSX workbook, of an old .xls: seekable descriptors. */
struct grid *grid_book(struct arena *, int descriptor, const char *name, const char *sheet, bool visible_only,
    struct problem *);
struct grid *grid_xls(struct arena *, int descriptor, const char *name, const char *sheet, struct problem *);

struct grid_vcard_options {
	const char *name;        /* for messages */
	bool is_pipe;            /* a last line without an end is refused */
	const char *encoding;    /* of values that are not UTF-8 and do not say what they are; NULL: refuse them */
};

/* A file of business cards (vCard 2.1, 3.0, 4.0): a row for each card, numbered by the line it begins at, under
 * the columns uid name family_name given_name organization department title occupation role mobile phone
 * phones email emails address city province postcode country website gender birth wechat qq note categories
 * revised. Of several numbers and addresses the preferred one stands alone, the rest in phones and emails.
 * A birthday without a year is left out, with a word on stderr. Limits: 1 MB a value, 16 MB a line, 32 MB
 * a card, 2 GB a file. A problem stays until the grid is closed. */
struct grid *grid_vcard(struct arena *, int descriptor, const struct grid_vcard_options *);

#endif
