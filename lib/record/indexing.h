/* SPDX-License-Identifier: ISC */
/*
 * indexing - the search index that somebody asked for (query/search.h): made, brought up to date, dropped.
 *
 * It stands beside the data and is none: no change set, no history. main.search_noun says of each noun up
 * to which row and change set it goes; what came later a search looks at by itself, so an index
 * is never wrong, only slower as it ages. Rows are added some at a time, each time in a transaction of its
 * own, so that others may write between; what was ended half way goes on with the next call.
 */
#ifndef RECORD_INDEXING_H
#define RECORD_INDEXING_H

#include "access/access.h"

/* Makes the index or brings it up to date; anew when it was made by another version or is full of rows
 * that have changed since. added is told of each portion's rows. */
void indexing_update(struct access *, struct arena *, void (*added)(int64_t rows));

/* False when there was none. */
bool indexing_drop(struct access *);

/* For every noun that is searched: its rows, those the index knows as they are, those a search looks
 * at besides. */
void indexing_status(struct access *, struct arena *,
    void (*visit)(const struct entity *, int64_t rows, int64_t indexed, int64_t since, void *), void *context);

#endif
