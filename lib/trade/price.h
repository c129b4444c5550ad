/* SPDX-License-Identifier: ISC */
/*
 * price - who may sell at which price.
 *
 * A tier has prices of products, from a quantity and a day on; a tier is granted to users and departments. The
 * floor of a line is the lowest price of the product, at its quantity and on the day of its document, among the
 * tiers granted to the owner of the document; without any it is the list price. The setting price-floor says what
 * a line below it gets: off (nothing), approve (its document waits for approval) or refuse.
 */
#ifndef TRADE_PRICE_H
#define TRADE_PRICE_H

#include "record/record.h"

/* The floor of one of a product's own unit in 10^-4; -1: there is none. quantity in its own unit, 10^-4. *tier: the one
 * it comes from; 0: it is the list price. */
int64_t price_floor(struct access *, int64_t owner, int64_t product, int64_t quantity, const char *on, int64_t *tier);

/* False and *problem for a line below the floor where such lines are refused. line: all its fields. */
bool price_allowed(struct change *, const struct entity *head, int64_t document, const struct draft *line,
    struct problem *);

/* True when the setting is approve and no line of the document is below its floor: nobody need look at it. */
bool price_needs_nobody(struct change *, const struct entity *head, int64_t document);

#endif
