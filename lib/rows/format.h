/* SPDX-License-Identifier: ISC */
/*
 * format - what stands behind a writer: one object for each format; for this room alone.
 *
 * begin is called before the first row, or at the end where there is none, unless layout->if_any.
 */
#ifndef ROWS_FORMAT_H
#define ROWS_FORMAT_H

#include "rows/writer.h"

struct format {
	const char *name;
	void (*begin)(struct writer *);
	void (*row)(struct writer *, const struct value *);
	void (*end)(struct writer *);
};

extern const struct format table_format, tsv_format, csv_format, json_format, ndjson_format,
	md_format, html_format, stream_format;
extern const struct format workbook_format;   /* in no table: only who names it links libxlsxwriter */

/* What is looked up once for each column. */
struct slot {
	void (*print)(const struct value *, struct buf *);   /* of an integer; NULL: as it is */
	bool literal;         /* integers print as numbers, which need neither escape nor quotes */
	bool boolean;
	bool loose;           /* type_cell */
	char *key;            /* JSON: ,"name": */
	size_t key_length;
};

struct shown;

struct writer {
	const struct format *format;
	struct out *out;
	struct buf *buf;              /* where out collects */
	const struct layout *layout;
	const struct column *columns;
	int count;
	struct slot *slots;
	long rows;
	bool begun;
	struct buf scratch, printed;  /* one value at a time: made safe, and before */
	struct arena *arena;          /* what a table keeps until its end */
	void *own;                    /* a workbook's */
	struct shown *shown;          /* a table's cells, row after row */
	size_t kept, room;
};

/* Appends a text as a cell of TSV. */
void writer_tsv(struct buf *, const char *text, size_t length);

/* The label that people see above a column. */
const char *writer_label(const struct writer *, const struct column *);

/* The label of a choice or boolean; NULL: print the value itself. */
const char *writer_choice(const struct writer *, const struct column *, const struct value *);

/* True for a cell of a file that is a number, true or false. */
bool writer_literal(const struct column *, const struct value *);

/* Prints a value that is a number in every format; false when it is none. */
bool writer_number(struct writer *, const struct slot *, const struct value *);

/* The machine form of any other value that is not EMPTY: its own bytes or the scratch's. */
void writer_bytes(struct writer *, const struct slot *, const struct value *,
	const char **bytes, size_t *length);

/* True when no byte is below a space or one of these two. */
bool writer_plain(const char *text, size_t length, char one, char other);

#endif
