/* SPDX-License-Identifier: ISC */
/* shaping - the options that take a file as it comes: of crm-convert, and of crm-import, which hands them on. */
#ifndef CLI_SHAPING_H
#define CLI_SHAPING_H

#include "cli/run.h"
#include "rows/shape.h"

/* The values of the group SHAPES; NULL and false where not given. */
struct shaping {
	const char *sheet, *header, *skip, *fill_down, *where;
	bool trim, loose, numbers, visible, lenient;
};

extern struct shaping shaping;
extern const struct option shaping_options[];

/* The same for the room of rows; dies with USAGE when a number is none. */
struct shape_options shaping_shape(void);

/* All of them that were given, as words for convert_child (rows/child.h), with --encoding,
 * --allow-empty and --rows, and --raw for who writes rejects; NULL behind the last. */
char **shaping_words(struct run *, bool raw);

#endif
