/* SPDX-License-Identifier: ISC */
/* accept - what a line of the bank turns out to be is entered, and the line matched with it. */
#ifndef TRADE_ACCEPT_H
#define TRADE_ACCEPT_H

#include "record/record.h"
#include "trade/matching.h"

/*
 * Enters a line as the proposal says, whose score and reason do not matter, and matches it: with the entry that is
 * there; with one that is made, of the line's day, amount and texts; of a transfer with one of its two entries, the
 * other side going to the open line of that account with the opposite amount within some days, if there is one. Money
 * from a party is a receipt, to one a payment (refund: money that goes back), of which as much as is open of its item,
 * or of its contract, is allocated to that; the rest is an advance. What recurs is an occurrence of it
 * (trade/recurring.h). False and *problem.
 */
bool accept_line(struct change *, const struct proposal *, int within, struct problem *);

#endif
