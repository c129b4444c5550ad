/* SPDX-License-Identifier: ISC */
/*
 * landed - what goods of a purchase cost beside their price, and what suppliers give back.
 *
 * An amount is spread over what lies behind the purchase in each line and warehouse (arrived less returned, up to the
 * day), by its net value, its quantity or its weight: share = round(amount x weight until it / all) - the shares before
 * it, so that the last takes the remainder. Each share changes what the stock is worth (stock_revalue) and is a fact.
 */
#ifndef TRADE_LANDED_H
#define TRADE_LANDED_H

#include "record/record.h"

/* What is spread, and who is paid. */
struct landed {
	int64_t purchase;
	const char *kind;     /* a word of the list cost-kind */
	const char *spread;   /* "value", "quantity" or "weight" */
	int64_t amount;       /* what the stock is worth more, 10^-4 */
	int64_t supplier;     /* whom it is paid to; 0: nobody */
	int64_t payable;      /* the payable for it; 0: none */
	const char *why;      /* or NULL */
};

/* Adds the cost on change_day. False and *problem when nothing of the purchase is there, or a product has no weight. */
bool landed_add(struct change *, const struct landed *, struct problem *);

/* The payable of a carrier or customs office for an amount, due after the days it gives us; note: what for. */
bool landed_payable(struct change *, int64_t supplier, int64_t amount, const char *note, int64_t *id, struct problem *);

/* A rebate on change_day that lowers what the goods of a purchase cost. */
bool rebate_off_stock(struct change *, int64_t purchase, int64_t amount, const char *why, struct problem *);

/* A rebate on change_day off what is owed to a supplier for a purchase, in its currency (0: for anything, in ours), the
 * earliest due first; what is beyond that is a credit of the last. False and *problem when nothing was ever owed. */
bool rebate_off_payables(struct change *, int64_t supplier, int64_t purchase, int64_t amount, const char *why,
    struct problem *);

#endif
