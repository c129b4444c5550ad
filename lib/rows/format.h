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
	md_format;

/* What is looked up once for each column. */
struct slot {
	void (*print)(const struct value *, struct buf *);   /* of an integer; NULL: as it is */
	bool literal;         /* integers print as numbers, which need neither escape nor quotes */
	bool boolean;
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
	struct shown *shown;          /* a table's cells, row after row */
	size_t kept, room;
};

/* Prints a value that is a number in every format; false when it is none. */
bool writer_number(struct writer *, const struct slot *, const struct value *);

/* The machine form of any other value that is not EMPTY: its own bytes or the scratch's. */
void writer_bytes(struct writer *, const struct slot *, const struct value *,
	const char **bytes, size_t *length);

/* True when no byte is below a space or one of these two. */
bool writer_plain(const char *text, size_t length, char one, char other);

#endif
