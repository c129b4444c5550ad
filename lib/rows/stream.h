/* SPDX-License-Identifier: ISC */
/*
 * stream - rows between two of our own programs, which need more than TSV tells.
 *
 * crm-import FILE reads what crm-convert --origin FILE writes, and a program that was asked for
 * -o xlsx writes what crm-convert --typed -o xlsx reads. Nobody else should: it may change with
 * every version, and a head that is not of this one is refused.
 *
 *   1. a head: one line of JSON
 *        {"crm-rows":1,"form":"csv","delimiter":";","origin":true,"raw":true,
 *         "title":"...","chart":true,"captions":[["zone","UTC"],...],
 *         "columns":[{"name":"amount","label":"Amount","type":"money","bar":true},...]}
 *      Only the version and the columns must be there, and of a column only its name.
 *   2. a line for each row: cells as in TSV, \N for a JSON null; with "origin" the place of the row
 *      stands before them (book.xlsx!S2:17), and with "raw" behind that the row as its file has it
 *   3. the line \. - without it the writer has failed
 *
 * Typed cells are what type_print gives; choices are labels already.
 */
#ifndef ROWS_STREAM_H
#define ROWS_STREAM_H

#include <stdbool.h>

#include "model/model.h"
#include "rows/reader.h"
#include "rows/writer.h"

#define STREAM_VERSION 1
#define STREAM_NULL "\\N"
#define STREAM_END "\\."

struct stream_head {
	bool origin, raw;              /* how many cells stand before those of the columns */
	enum reader_form form;         /* of the source, and of a CSV */
	char delimiter;
	const char *title;             /* or NULL */
	const struct caption *captions;   /* ends with a zeroed one; or NULL */
	bool chart;
	const struct column *columns;
	int count;
};

/* Appends the head with its line end. */
void stream_print(struct buf *, const struct stream_head *);

/* Reads a head; all that it gives is in the arena. NULL, or the reason. */
const char *stream_parse(struct arena *, const char *text, size_t length, struct stream_head *);

/* A cell of a typed stream as the value of its column; a text where it does not fit its type. */
struct value stream_value(const struct type *, const char *text, size_t length);

#endif
