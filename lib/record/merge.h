/* SPDX-License-Identifier: ISC */
/*
 * merge - rows of a noun that are one thing in the world become one row, by the model.
 *
 * The row that is kept gets what it lacks from the others; every reference to them, in all nouns (dated ones by a
 * new fact of the same day), means the kept row from now on; and they go into the recycle bin with merged_into,
 * which the noun must have. Their own dated facts stay their history. As a change set like any other it can be
 * undone.
 *
 * Values that differ are clashes, which are told and end it, unless it is said whose values win. The
 * key, what the machine keeps and the group "record" are each row's own. A field with further values (.more)
 * passes what differs on to them, and those are joined; roles (party views) add up.
 */
#ifndef RECORD_MERGE_H
#define RECORD_MERGE_H

#include "record/record.h"

struct merging;

/* How rows of a noun are merged; borrowed until the end. */
struct merge_options {
	const struct entity *entity;
	/* The field in which different values are a clash, whatever is preferred; NULL: none. */
	const char *never;
	/* True when two different values of a field say the same, so that the kept one stays; NULL: compare as text. */
	bool (*same)(const struct field *, const struct value *, const struct value *);
	/* Called for each clash, with a place. */
	void (*clash)(const struct problem *, void *);
	void *context;
};

/* Rows that become one. */
struct merge_rows {
	int64_t keep;
	const int64_t *gone;        /* the others, in this order; each of them in no other call */
	size_t count;
	const int64_t *preferred;   /* those whose values win where they differ: the first that has one, */
	size_t preferred_count;     /* then the kept row, then the others; 0: what differs is a clash */
};

/* One or many merges in one change; the references are moved at the end, once for all. */
struct merging *merge_begin(struct change *, const struct merge_options *);
/* Completes the kept row. False: a refusal in *problem, or clashes that were told (no reason then). After clashes
 * others may be looked at; the caller abandons the change in the end. */
bool merge_rows(struct merging *, const struct merge_rows *, struct problem *);
/* Moves the references and puts the others away. False and *problem when a row would come to stand above itself. */
bool merge_end(struct merging *, struct problem *);

#endif
