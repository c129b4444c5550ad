/* SPDX-License-Identifier: ISC */
/*
 * delivering - the command lines of verbs that move goods of a document:
 *   KEY... [LINE:QTY[UNIT][,warehouse=KEY][,lot=CODE][,serials=...]...] [FIELD=VALUE...] [-]
 * Fields are those of the stock entries that are made.
 */
#ifndef CLI_DELIVERING_H
#define CLI_DELIVERING_H

#include "cli/selection.h"
#include "cli/standard.h"
#include "trade/shipping.h"

struct delivering {
	const struct entity *documents;   /* what KEY means */
	int64_t *ids;                     /* of each */
	size_t count;
	char **lines;                     /* as they were typed */
	int line_count;
	struct assignment *assignments;
	int assignment_count;
	const struct selection *rows;     /* what field=@column is taken from */
};

/* Reads the operands, and the KEYs on standard input. Lines go with a single KEY; else it dies with USAGE. */
struct delivering *delivering_read(struct run *, const struct entity *documents);

/* A new draft of a stock entry with the fields that were assigned, for the document at an index of ids:
 * field=@column is taken from its row. NULL and *problem when a value is wrong. */
struct draft *delivering_draft(struct run *, const struct delivering *, size_t at, struct problem *);

/* The lines as parts: of the lines of a document, which lines names. NULL and *problem. In the arena. */
struct shipping_part *delivering_parts(struct run *, struct change *, const struct delivering *,
    const struct entity *lines, int64_t document, struct problem *);

#endif
