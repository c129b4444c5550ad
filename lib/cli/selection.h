/* SPDX-License-Identifier: ISC */
/*
 * selection - the rows a verb is to work on: KEYs on the command line, and rows on standard input.
 *
 * A row of standard input is known by its first column: the key of the noun (customer_id), or, if
 * that is the key of no noun, a KEY. Its other columns are there for field=@column alone.
 */
#ifndef CLI_SELECTION_H
#define CLI_SELECTION_H

#include "cli/run.h"
#include "record/assign.h"

struct selected {
	const char *key;             /* as typed or read; NULL: a new row without one */
	bool by_id;                  /* key is a row id */
	const char **columns;        /* for each assignment with a @column, its text (NULL: no cell) */
	const char **named;          /* for each name of selection_named, its text (NULL: no cell); or NULL */
	const char *place;           /* "standard input:3", or NULL */
};

struct selection {
	const struct entity *of;     /* the noun of the stream; NULL without one */
	const char *first_column;
	struct selected *rows;
	size_t count;
	struct assignment *assignments;
	int assignment_count;
	const char *const *names;    /* of further columns, NULL at the end; or NULL */
	const bool *has;             /* for each of them, whether the stream has it */
	const char **lines;          /* operands PRODUCT:QTY... of a new document */
	int line_count;
};

/* Reads operands and standard input to their ends, before any lock. keys: operands without = are
 * KEYs; else they are a usage error. Dies on input that is not well-formed (REFUSED). */
struct selection *selection_read(struct run *, const struct entity *, bool keys);

/* The same with further columns of the stream that the verb looks at, where they are there. */
struct selection *selection_named(struct run *, const struct entity *, bool keys, const char *const *names);

/* Tells how many rows of standard input were passed over, since nothing was left to do for them: none is silent. A
 * KEY that is typed is refused instead, since whoever types it means that one. */
void selection_passed(size_t count);

/* The id a selected row means; dies with NO when there is none. */
int64_t selection_id(struct run *, const struct entity *, const struct selected *, bool with_deleted);

/* The ids of all rows of a selection, in the run's arena. */
int64_t *selection_ids(struct run *, const struct entity *, const struct selection *, bool with_deleted);

/* True when an operand is a filter where KEYs may stand beside filters: id=7 is a KEY. */
bool selection_is_filter(const char *operand);

/* A question for the rows that filters hold for, or that KEYs and standard input name; dies when both are given. */
struct query *selection_query(struct run *, const struct entity *, bool with_deleted);

/* Fills the assignments of one row into a draft. */
bool selection_fill(struct run *, const struct selection *, const struct selected *, const struct reading *,
    struct draft *, struct problem *);

#endif
