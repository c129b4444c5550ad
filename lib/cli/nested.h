/* SPDX-License-Identifier: ISC */
/* nested - rows inside a row: an array of objects as the value of a member, for JSON and NDJSON. */
#ifndef CLI_NESTED_H
#define CLI_NESTED_H

#include "cli/run.h"
#include "rows/writer.h"

/* A writer whose JSON becomes the value of a member. */
struct nested {
	struct out *out;
	struct writer *writer;   /* takes the rows: writer_row */
};

/* The columns are borrowed until the end. */
struct nested nested_begin(const struct column *columns, int count);

/* What was written, as the value of a column of type_cell, in the run's arena. */
struct value nested_end(struct run *, struct nested);

/* The same of a text of JSON that is there already. */
struct value nested_literal(struct run *, const struct buf *json);

#endif
