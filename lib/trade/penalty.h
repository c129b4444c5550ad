/* SPDX-License-Identifier: ISC */
/* penalty - what is charged for being late, as further items. */
#ifndef TRADE_PENALTY_H
#define TRADE_PENALTY_H

#include "record/record.h"
#include "trade/side.h"

/* The part of an amount that a day costs as people type it, 0.0005 or 0.05%: in 10^-6. False when it is none between
 * 0 and 1. */
bool penalty_rate(const char *text, int64_t *rate);

/*
 * Charges what is overdue of an item up to a day: rate (10^-6) x the sum of what was open of it at the end of each day,
 * from the day after it was due, or after it was last charged, on; rounded once. The charge is an item of kind penalty
 * of the same document and owner, due at once. Nothing is added when nothing is overdue, when it comes to nothing, for
 * penalties themselves, and when it was charged in the month of that day already. False and *problem when it cannot be.
 */
bool penalty_charge(struct change *, const struct side *, int64_t item, int64_t rate, const char *until,
    struct problem *);

/* What that charge would be, in 10^-4 of the item's currency; 0: none. */
int64_t penalty_due(struct change *, int64_t item, int64_t rate, const char *until);

#endif
