/* SPDX-License-Identifier: ISC */
/*
 * fact - the dated values of fields: TABLE_dated(row_id, field, since, number, text,
 * reason).
 *
 * The value on a day is that of the fact with the greatest (since, dated_id) up to it. The field's
 * own column keeps the value of the last fact, for questions about today.
 */
#ifndef RECORD_FACT_H
#define RECORD_FACT_H

#include "record/record.h"

/* The first facts of a new row: one for each dated field that has a value. */
bool fact_first(struct change *, int64_t id, const struct draft *, struct problem *);

/* Facts for the dated fields that differ; takes those out of differs whose new fact is older than
 * the last one, so that the kept value stays. Refuses days to come. */
bool fact_changes(struct change *, int64_t id, const struct draft *old, struct draft *, unsigned char *differs,
    struct problem *);

/* One fact. */
void fact_add(struct change *, const struct entity *, const struct field *, int64_t id, const char *since,
    const struct value *);

/* The day of the last fact of a field; NULL when it has none. Borrowed until the next call. */
const char *fact_last_day(struct change *, const struct entity *, const struct field *, int64_t id);

/* The day the hooks of a noun give a dated field's new value; NULL: the usual one. In write.c. */
const char *record_since(struct change *, const struct field *, const struct draft *old, const struct draft *);

void fact_close(void);

#endif
