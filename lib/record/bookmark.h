/* SPDX-License-Identifier: ISC */
/* bookmark - how far a reader of changes has come: up to which change set. */
#ifndef RECORD_BOOKMARK_H
#define RECORD_BOOKMARK_H

#include "access/access.h"

/* The last change set that is committed; 0 before the first. What a question finds afterwards of changes up to
 * it stays so, since change sets are numbered as they are committed. */
int64_t bookmark_current(struct access *);

/* The change set a bookmark stands at; 0 when there is none yet. */
int64_t bookmark_at(struct access *, const char *name);

/* Moves it there, in the database at that path, in a transaction of its own that is no change set: it says
 * what was read, not what is known. */
void bookmark_move(const char *path, const char *name, int64_t change_set);

#endif
