/* SPDX-License-Identifier: ISC */
/*
 * reader - rows in: CSV, TSV, JSON and NDJSON as rows of text cells under named columns.
 *
 * The form is told by the first bytes: [ is a JSON array, { is NDJSON, a header line with a TAB
 * is TSV, else CSV (whose delimiter is , or ; - whichever the header line has more of, outside
 * quotes). A byte-order mark is dropped. What is not well-formed (bad UTF-8, NUL, ragged rows, an
 * open quote, JSON nested over 64 levels, ...) is one problem with its place, after which the
 * reader is at its end.
 *
 * Limits, counted while reading: 1 MB a cell, 4,096 columns, 16 MB a row.
 *
 * crm-convert alone reads other encodings and sheets as they come (the options from decodes on);
 * what it hands to others is the stream of rows/stream.h.
 */
#ifndef ROWS_READER_H
#define ROWS_READER_H

#include <stdbool.h>

#include "base/error.h"
#include "base/memory.h"

enum cell_state {
	CELL_ABSENT,   /* an empty cell, or a key that this JSON row does not have */
	CELL_TEXT,
	CELL_NULL      /* JSON null: empty the field */
};

struct cell {
	enum cell_state state;
	const char *text;     /* NUL-terminated; valid until the next row */
	size_t length;
	bool literal;         /* JSON: a number, true or false, not a string */
};

struct row {
	const struct cell *cells;   /* one for each column of the header known so far */
	int count;
	long line;                  /* where the row begins in the source, from 1 */
	const char *raw;            /* the row as it stood in the source, without its line end; */
	size_t raw_length;          /* raw_length 0 unless options.keep_raw */
	const char *place;          /* where the row stood, "book.xlsx!S2:17"; NULL unless a stream tells */
};

struct reader_options {
	const char *name;       /* for messages: the file's name, or "standard input" */
	bool is_pipe;           /* refuse an unterminated last line (TSV, NDJSON, one column) and zero bytes */
	bool allow_empty;       /* zero bytes are an empty list */
	bool lenient;           /* CSV: a stray quote is text */
	bool keep_raw;          /* fill row.raw */
	long rows;              /* refuse any other number of rows; -1: any */

	bool stream;            /* what crm-convert --origin or a program with -o xlsx writes: rows/stream.h */

	bool decodes;           /* other encodings are read, by mark and pattern or as named: */
	const char *encoding;   /* what encoding_name (rows/decode.h) gave; NULL: see input_encoding */
	const char *fallback;   /* that of what is no UTF-8; NULL: refuse it */
	bool grid;              /* CSV and TSV: all lines are rows, of any length; there is no header */
	long header_line;       /* the line that tells the delimiter, from 1; 0: the first */
	const char *ahead;      /* so many bytes were read from the descriptor already */
	size_t ahead_length;
};

enum reader_form { FORM_CSV, FORM_TSV, FORM_JSON, FORM_NDJSON };

struct reader;

/* Reads from descriptor, which the reader closes in the end (not 0). Never returns NULL; a file
 * that cannot be read is a problem of the first reader_header. */
struct reader *reader_new(int descriptor, const struct reader_options *);
void reader_free(struct reader *);

/* Of a stream: what its source has, known when its header was read. */
enum reader_form reader_form(const struct reader *);
char reader_delimiter(const struct reader *);   /* of a CSV */

/* The columns, and how many. In JSON a later row may add columns at the end, so ask again when a
 * row's count has grown. An empty list (a header alone, [], or zero bytes where allowed) has no
 * rows. NULL and *problem filled when the input is not well-formed so far. */
const char *const *reader_header(struct reader *, int *count, struct problem *);

/* 1: a row; 0: the end; -1: not well-formed, *problem says where and why. */
int reader_next(struct reader *, struct row *, struct problem *);

/* Of a stream: what its head says, NULL when that was not well-formed; and whether its end was
 * seen: without, whoever wrote it has failed. Rows do not say so: an exit status will. */
struct stream_head;
const struct stream_head *reader_head(struct reader *);
bool reader_whole(const struct reader *);

/* Bytes read so far, for progress. */
long long reader_bytes(const struct reader *);

#endif
