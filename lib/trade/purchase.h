/* SPDX-License-Identifier: ISC */
/*
 * purchase - what arrives of a purchase and what goes back, and what it costs beside its price.
 *
 * Goods come in by a stock entry of kind receipt, at the share of the line's net amount that arrived (of its amount,
 * tax included, where the setting taxpayer says that tax is not deducted); so all receipts of a line together are worth
 * what it says. Goods go back by one of kind return-out, at what they came in at. Deliveries and payables follow from
 * the entry (trade/delivery.h). Where no warehouse is named services arrive without one, lines without a product always
 * do.
 */
#ifndef TRADE_PURCHASE_H
#define TRADE_PURCHASE_H

#include "record/record.h"

/* A part of a line that arrived or goes back. */
struct arrival {
	int64_t line;         /* its number */
	int64_t quantity;     /* in the line's unit, 10^-4, above 0 */
	const char *place;    /* as it was typed, for who is told of it */
	const struct draft *goods;   /* what the stock line says of them: lot, serials, expires, note; or NULL */
};

/* How goods arrive. */
struct receipt {
	int64_t warehouse;    /* 0: none was named */
	int64_t rate;         /* of our currency for one of the purchase's, 10^-6; 0: they are the same */
	bool estimated;       /* the cost is not known for certain: crm-stock price corrects it */
	const char *note;     /* or NULL */
};

/* True when a purchase is approved and nothing of it is still to come. */
bool purchase_complete(struct change *, int64_t purchase);

/* Receives parts of an approved purchase on change_day; count 0: all that is still to come. False and *problem when
 * nothing is, or more than was ordered, or goods without a warehouse. */
bool purchase_receive(struct change *, int64_t purchase, const struct arrival *, size_t count, const struct receipt *,
    struct problem *);

/* Sends parts back from a warehouse on change_day; note: why, or NULL. */
bool purchase_return(struct change *, int64_t purchase, const struct arrival *, size_t count, int64_t warehouse,
    const char *note, struct problem *);

#endif
