/* SPDX-License-Identifier: ISC */
/*
 * period - closed periods: what is dated in one is written no more, whatever the way in.
 *
 * The nouns of an area (struct entity, area) are dated by their born field. Of masters those rows count that are
 * approved or closed; a draft may stand on any day. What is closed is read once per change and area, when the
 * first row of the area is written.
 */
#ifndef RECORD_PERIOD_H
#define RECORD_PERIOD_H

#include "record/record.h"

/* The last day that is closed for an area (ISO); NULL: none is. Lasts as long as the change. */
const char *period_until(struct change *, const char *area);

/* Forgets what was read; who writes a period, and record_close, call it. */
void period_forget(void);

/* The day on which something is posted that belongs to a day of an area: that day while it is open, else the day of
 * the change (--on, today). What answers a fact takes its day from here. */
const char *change_posting_day(struct change *, const char *area, const char *on);

/* False and *problem, which names period and area and says what to do, when the day is closed for the area (NULL:
 * never). field: the one that has the day, or NULL. */
bool period_is_open(struct change *, const char *area, const char *on, const char *field, struct problem *);

/* The same for a row that is written, as it was (NULL: a new one) and as the draft makes it. */
bool period_allows(struct change *, const struct draft *old, const struct draft *, struct problem *);

/* The key of a row that counts in a closed period, among those a condition of SQL over m names; 0 when there is
 * none. */
int64_t period_closed_row(struct change *, const struct entity *, const char *condition, struct problem *);

#endif
