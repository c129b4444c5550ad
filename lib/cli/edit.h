/* SPDX-License-Identifier: ISC */
/* edit - a record in the user's editor. */
#ifndef CLI_EDIT_H
#define CLI_EDIT_H

#include "cli/run.h"

/* Writes the fields of a record as "field: value" lines, calls VISUAL, EDITOR or vi, and sets what
 * was changed. A refused value says why and leaves the text in a file whose name it tells. */
enum status edit_record(struct run *, const struct entity *, const char *key);

#endif
