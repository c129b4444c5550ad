/* SPDX-License-Identifier: ISC */
/* saving - save NAME FILTER...: filters under a name, for @NAME. */
#ifndef CLI_SAVING_H
#define CLI_SAVING_H

#include "cli/run.h"

extern const struct option saving_options[];

/* Keeps the filters for the program's noun. One's own of that name are replaced; those of somebody else are
 * not (FORBIDDEN). */
enum status saving(struct run *);

/* Offers the names that filters of the noun are saved under, as @NAME. */
void complete_saved(struct run *, const struct entity *);

#endif
