/* SPDX-License-Identifier: ISC */
/*
 * reversal - money that did not come or go after all: a transfer that the bank sent back, a receipt of the wrong
 * customer.
 *
 * It is taken back on the day of the change (--on, today), which may lie behind a closed period: what was
 * settled with it is released and what early payment took off for it is owed again, the receipt or payment is
 * cancelled, its entry in the account book is answered by an opposite one, and the line of the bank that was
 * matched with the entry is free. All stays as it was up to the day before, and undo takes the reversal back.
 */
#ifndef TRADE_REVERSAL_H
#define TRADE_REVERSAL_H

#include "record/record.h"

/* Takes a receipt or payment back. False and *problem when it was taken back already, when something of it is
 * dated behind that day, when the day is to come or closed, or when its money is a bill. */
bool reversal_of_item(struct change *, int64_t item, struct problem *);

/* Takes back all that was paid of a refund, which is then to be paid again. False and *problem as above, and
 * when nothing of it is paid. */
bool reversal_of_refund(struct change *, int64_t refund, struct problem *);

#endif
