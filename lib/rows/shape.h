/* SPDX-License-Identifier: ISC */
/*
 * shape - a table out of a grid: which row has the names, which rows count, what is filled in.
 *
 * A sheet is taken as it comes: a column without a name is called c7 after its place, the second of
 * two that are named x becomes x_2, blank rows are left out, short rows end in empty cells. A text is
 * held to its header unless the options are loose. How wide a sheet is tell its header and its
 * first 10,000 rows (or 4 MB of them); a value beyond is refused.
 */
#ifndef ROWS_SHAPE_H
#define ROWS_SHAPE_H

#include "rows/grid.h"

struct shape_options {
	long header;             /* the number of the row with the names, 0: none, columns are c1, c2, ... and no
	                          * row is left out; -1: the first that is not blank */
	long skip;               /* so many rows below it are left out */
	const char *fill_down;   /* an empty cell of these columns is what the one above it is: "a,b"; or NULL */
	const char *where;       /* conditions, one a line: column=x, column!=x, column~x; or NULL */
	bool trim;               /* blanks around cells and names */
	bool loose;              /* a text is taken as a sheet is */
	bool numbers;            /* texts that are plain numbers become numbers */
};

struct shape;

/* Owns the grid; names and problems are in the arena. NULL and *problem when there is no such
 * header; dies with USAGE when an option names no column. */
struct shape *shape_new(struct arena *, struct grid *, const struct shape_options *, struct problem *);
void shape_free(struct shape *);

const char *const *shape_names(const struct shape *, int *count);

/* 1: a row with a cell for each name, valid until the next call; 0: the end; -1: *problem. */
int shape_next(struct shape *, struct grid_row *, struct problem *);

/* The form and delimiter of what is read, and what stands before the number of a row. */
const struct grid *shape_grid(const struct shape *);

#endif
