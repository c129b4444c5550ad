/* SPDX-License-Identifier: ISC */
/*
 * reserve - goods that are promised and have not gone.
 *
 * A reservation is a fact; what gives back of it, or uses it up, is another below zero that names it (of). What is
 * reserved of a product in a warehouse on a day is the sum of those that have not ended. Neither an issue nor another
 * reservation may leave less there than is reserved.
 */
#ifndef TRADE_RESERVE_H
#define TRADE_RESERVE_H

#include "record/record.h"

/* Writes a reservation (product, warehouse, quantity; day, until, contract, owner, note). False and *problem; what
 * is there is looked at when the change ends. */
bool reserve_add(struct change *, struct draft *, int64_t *id, struct problem *);

/* Gives back so many of a reservation, 10^-4, or 0 for all that is left; line: the stock line that used them up, or
 * 0. False and *problem when less is left. */
bool reserve_release(struct change *, int64_t id, int64_t quantity, int64_t line, struct problem *);

/* Goods leave for a contract: they use up what was reserved for it there, oldest first, as far as that goes. */
bool reserve_use(struct change *, int64_t contract, int64_t product, int64_t warehouse, int64_t quantity, int64_t line,
    struct problem *);

/* The goods of an entry are back: what they had used up is reserved again. */
bool reserve_restore(struct change *, int64_t entry, struct problem *);

/* False and *problem when movements first to last leave less than is reserved where they took from. */
bool reserve_holds(struct change *, int64_t first, int64_t last, struct problem *);

#endif
