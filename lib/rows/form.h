/* SPDX-License-Identifier: ISC */
/*
 * form - what stands behind a reader: one object for each form of input; for this room alone.
 *
 * A form reads one row into reader->cells, reader->count and reader->line. A header of a CSV or
 * TSV is its first row.
 */
#ifndef ROWS_FORM_H
#define ROWS_FORM_H

#include "base/buf.h"
#include "base/map.h"
#include "rows/input.h"
#include "rows/reader.h"

#define CELL_LIMIT ((size_t)1024 * 1024)
#define ROW_LIMIT (16 * CELL_LIMIT)
#define COLUMN_LIMIT 4096
#define NAME_LIMIT 4096   /* bytes of a column's name */

struct form {
	enum reader_form name;
	void (*begin)(struct reader *);
	int (*next)(struct reader *);    /* 1, 0, or -1 by reader_refuse */
	void (*end)(struct reader *);
	int (*head)(struct reader *);    /* reads the header where that is no row of names; NULL: it is one */
};

extern const struct form csv_form, tsv_form, json_form, ndjson_form, stream_form;

struct reader {
	struct input in;
	struct reader_options options;
	const struct form *form;
	void *own;               /* the form's */
	char delimiter;
	struct arena *arena;     /* names and problems: as long as the reader */
	const char **names;
	int columns;
	struct map *by_name;
	struct cell *cells;
	int count, size;         /* cells of this row, and room for so many */
	long line;               /* where this row begins */
	const char *place;       /* ... in the source of a stream */
	struct buf raw;
	long rows;
	enum { HEADER_UNREAD, HEADER_GOOD, HEADER_BAD } header;
	bool ahead;              /* the first row was read to know the header */
	bool broken, told;       /* there is a problem; reader_next has given it */
	struct problem problem;
};

/* Notes the problem, at that line (0: none), and returns -1. */
int reader_refuse(struct reader *, long line, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The problem of a last line without an end, on a pipe: it may have been cut. */
int reader_refuse_cut(struct reader *, long line);

/* The problem of an input that cannot be read on: no UTF-8, or a read that failed. */
int reader_refuse_input(struct reader *);

/* Room for that many cells. */
void reader_cells(struct reader *, int count);

/* Adds a cell to the row; -1 when it is too long or one too many. */
int reader_cell(struct reader *, const char *text, size_t length);

/* Rewrites one cell where it stands and ends it with NUL; it never grows. 1 or -1. */
typedef int reader_unescape(struct reader *, char *text, size_t *length);

/* Splits a line into cells where it stands: delimiters become NUL. 1 or -1. */
int reader_split(struct reader *, char *text, size_t length, reader_unescape *);

/* A new column at the end; its number, or -1. */
int reader_column(struct reader *, const char *name, size_t length, long line);

/* Tells the form by the first bytes, and by the header's line (from 1; 0: the first that is not
 * blank); drops a byte-order mark and, for 0, blank lines before it. */
const struct form *reader_sniff(struct input *, long header_line, char *delimiter);

/* True when what comes next is the rule below the head of a table for people, or of Markdown; nothing is taken. */
bool reader_ruled(struct input *);

/* The head of a stream whose header was read; NULL for any other form. */
const struct stream_head *reader_source(const struct reader *);

/* A line of a TSV, taken; blank lines are passed over unless wanted. 1; 0: the end; -1. */
int tsv_line(struct reader *, bool blank, struct line *);
int tsv_unescape(struct reader *, char *text, size_t *length);

#endif
