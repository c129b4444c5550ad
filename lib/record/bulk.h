/* SPDX-License-Identifier: ISC */
/*
 * bulk - one value for one field of many rows.
 *
 * What record_set does row by row, done for all of them by four statements, which is what a nightly run or a
 * hand-over of 50,000 rows needs: images, facts, stamps and the ranges of new facts are the same. Where a rule
 * or a hook of the noun has something to say to the field, it is done row by row after all.
 */
#ifndef RECORD_BULK_H
#define RECORD_BULK_H

#include "record/record.h"

/* Gives a stored field this value in the rows whose ids stand in the TEMP table ids(id INTEGER PRIMARY KEY); ids of
 * rows that have it already, or are not there, are taken out of the table. *count: how many it changed. Dated values
 * hold from change_day and have change_reason. False and *problem when one row is refused; the caller abandons the
 * change. */
bool record_set_many(struct change *, const struct entity *, const struct field *, const struct value *,
    const char *ids, int64_t *count, struct problem *);


#endif
