/* SPDX-License-Identifier: ISC */
/*
 * history - what changed: of one row over time, or all that one change set did.
 */
#ifndef RECORD_HISTORY_H
#define RECORD_HISTORY_H

#include "access/access.h"

/* One thing that happened to one row. Texts are borrowed for the visit. */
struct event {
	int64_t change_set, row;
	const char *at, *login, *command;
	const struct entity *entity;
	const char *action;           /* "add", "set", "rm", "restore", "purge" (an undone add) */
	const struct field *field;    /* of a set; else NULL */
	const char *since;            /* the day a dated value holds from; else NULL */
	const char *old, *new;        /* as type_print gives them, references by title; NULL: empty */
};

/* What a row is called, or was called before it was purged. */
const char *history_title(struct access *, struct arena *, const struct entity *, int64_t id);

/* The value a dated field had before one of its facts, in the arena. dated: the table of facts. */
struct value history_before(struct access *, struct arena *, const char *dated, int64_t fact);

/* Of a row, oldest first. */
void history_of_row(struct access *, struct arena *, const struct entity *, int64_t id,
    void (*visit)(const struct event *, void *), void *context);

/* Of a change set, by table and row. values: a new row is told field by field, as it is now. */
void history_of_change(struct access *, struct arena *, int64_t change_set, bool values,
    void (*visit)(const struct event *, void *), void *context);

/* The ids of a noun's rows that a change set added or changed, ascending; *count of them, in the arena. */
const int64_t *history_rows(struct access *, struct arena *, int64_t change_set, const struct entity *, size_t *count);

#endif
