/* SPDX-License-Identifier: ISC */
/* where - conditions on the cells of a row, as text: column=x, column!=x, column~x; for this room alone. */
#ifndef ROWS_WHERE_H
#define ROWS_WHERE_H

#include <stdbool.h>

#include "base/memory.h"
#include "rows/workbook.h"

struct where;

/* Conditions, one a line. Several = (or ~) of one column: any of them; all else must hold. Nothing
 * behind = and != asks whether the cell is blank. Dies with USAGE when one names no column. */
struct where *where_new(const char *conditions, const char *const *names, int count);
void where_free(struct where *);   /* NULL is allowed */

bool where_holds(struct where *, const struct sheet_cell *);

/* "its columns are a, b, ...", for messages. */
const char *where_columns(struct arena *, const char *const *names, int count);

#endif
