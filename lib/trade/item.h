/* SPDX-License-Identifier: ISC */
/*
 * item - what is owed and what was paid, and what settles what.
 *
 * Items (receivables, payables, receipts, payments) and settlements are facts. What is open of an item on a day is its
 * amount - the settlements that speak of it + sign x those that take from it (as source) up to that day; the sign of
 * what is owed, and of money paid back, is 1, that of money paid -1. So a receipt is used up by what it settles, and a
 * receivable of which more was taken off than it had (returned goods that were paid) is filled up. What is open now is
 * kept in balance, and worked out once before the change ends.
 */
#ifndef TRADE_ITEM_H
#define TRADE_ITEM_H

#include "record/record.h"
#include "trade/side.h"

/* What is open of an item, in 10^-4 of its currency, of all that has been settled (change_settle_step) so far. */
int64_t item_open(struct change *, int64_t item);

/* Its amount as it has been changed so far. */
int64_t item_amount(struct change *, int64_t item);

/* Settles amount of an item from a source of the same party, ledger and currency: a receipt, a payment, or an item with
 * a credit. day: NULL: the later of the two. False and *problem when the day is before either. That no more is taken
 * than there is is seen to when the change settles. */
bool item_allocate(struct change *, int64_t item, int64_t source, int64_t amount, const char *day, struct problem *);

/* Allocates what is open of a source to the open items of its party in the order they are due, those without a date
 * last; document: of that contract or purchase first; 0: none. *left: what remains open, an advance. */
bool item_allocate_oldest(struct change *, int64_t source, int64_t document, int64_t *left, struct problem *);

/* Takes something off an item that is no allocation: kind as in the list settlement-kind; amount below zero gives it
 * back. day: NULL: change_day. stock_entry: what brought it about, or 0. */
bool item_settle(struct change *, int64_t item, const char *kind, int64_t amount, const char *day, const char *why,
    int64_t stock_entry, struct problem *);

/* Another due date. */
bool item_defer(struct change *, int64_t item, const char *due, const char *day, const char *why, struct problem *);

/* Takes a settlement back on a day (NULL: change_day): the released amount is open again from then on. */
bool item_release(struct change *, int64_t settlement, const char *day, struct problem *);

/* Makes an item cancelled: nothing is owed any more. False and *problem when something has been allocated to it. */
bool item_cancel(struct change *, int64_t item, struct problem *);

/* The hooks that keep balances, for item.c; balance.c. */
bool balance_of_items(struct change *, int64_t first, int64_t last, struct problem *);
bool balance_of_settlements(struct change *, int64_t first, int64_t last, struct problem *);
long balance_check(struct db *, void (*visit)(const struct finding *, void *), void *context);

#endif
