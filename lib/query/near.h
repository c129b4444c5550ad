/* SPDX-License-Identifier: ISC */
/* near - the names that are nearest to a misspelt one. */
#ifndef QUERY_NEAR_H
#define QUERY_NEAR_H

#include "base/memory.h"
#include "model/model.h"

struct near;

/* For a word; what it keeps is in the arena. */
struct near *near_new(struct arena *, const char *word);
void near_offer(struct near *, const char *name);

/* "; did you mean 'A' or 'B'?", or "" when nothing comes near. */
const char *near_says(struct near *);

/* Dies with USAGE: the noun has no such field, and these come near. */
_Noreturn void near_no_field(struct arena *, const struct entity *, const char *name);

#endif
