/* SPDX-License-Identifier: ISC */
/*
 * identity - a name for a row that holds in the whole world: made of the database's own identity, which its
 * first change set gives it, and of the row's id. A copy of the database gives the same names.
 */
#ifndef RECORD_IDENTITY_H
#define RECORD_IDENTITY_H

#include "access/access.h"

/* A UUID of version 8 (RFC 9562 5.8): the first 74 free bits are of a digest of the database and the noun, the last
 * 48 the id. In the arena. */
const char *identity_of(struct access *, struct arena *, const struct entity *, int64_t id);

/* The row of this database that has this name; false when there is none, or it lies in the recycle bin. */
bool identity_row(struct access *, const struct entity *, const char *uuid, int64_t *id);

#endif
