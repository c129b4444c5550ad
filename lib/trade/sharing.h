/* SPDX-License-Identifier: ISC */
/*
 * sharing - who beside its owner works on a customer or a deal.
 *
 * A share is of one customer or one deal, with one user or one department, from a day on and until the end of another,
 * if it has one. These hold for every write of one: its owner needs none, one whose end has passed is made
 * or changed no more, unless its end is moved.
 */
#ifndef TRADE_SHARING_H
#define TRADE_SHARING_H

#include "record/record.h"

/* The share of a customer or a deal (a reference field of the share) with a user or department (another) that has
 * not ended; 0 when there is none, and the day the last one ended in *ended, or NULL there. */
int64_t share_running(struct change *, const struct field *of, int64_t row, const struct field *with, int64_t who,
    const char **ended);

#endif
