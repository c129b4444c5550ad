/* SPDX-License-Identifier: ISC */
/*
 * key - which row a KEY means: a code, else a unique title, exactly; id=12 is a row id.
 */
#ifndef QUERY_KEY_H
#define QUERY_KEY_H

#include "access/access.h"

enum found { FOUND_NONE, FOUND_ONE, FOUND_MANY };

/* Among the rows the caller may see. Statements are kept for the next call. with_deleted: rows in
 * the recycle bin count too. */
enum found key_find(struct access *, const struct entity *, const char *text, size_t length, bool with_deleted,
    int64_t *id);

/* The one row of that title whose reference of is to the row wanted, the recycle bin left out: 王芳 of this
 * customer. */
enum found key_within(struct access *, const struct entity *, const char *title, size_t length, const struct field *of,
    int64_t wanted, int64_t *id);

/* The one row whose field has this value, the recycle bin left out. */
enum found key_by_field(struct access *, const struct entity *, const struct field *, const struct value *,
    int64_t *id);

/* The same, "me" being the caller for users; dies with NO and the near misses when it is not one row. */
int64_t key_need(struct access *, const struct entity *, const char *text, bool with_deleted);

/* Why key_find found none or many: "no user 'Darcel'; did you mean 'Darcel Schlecht'?" In the arena. */
const char *key_says(struct access *, struct arena *, const struct entity *, const char *text, enum found);

/* What became of the row of a KEY that lies in the recycle bin: "it was merged into C0001", "it is in the recycle bin
 * since 2026-03-10". NULL: no such row is there. In the arena. */
const char *key_gone(struct access *, struct arena *, const struct entity *, const char *text);

/* True when a row of that id is there (in the recycle bin or not). */
bool key_exists(struct access *, const struct entity *, int64_t id);

/* What people call a row: its title, else its code, else its id. In the arena. */
const char *key_title(struct access *, struct arena *, const struct entity *, int64_t id);

#endif
