/* SPDX-License-Identifier: ISC */
/*
 * count - counting stock: what the books said when a count was opened, what was found, and the difference.
 *
 * A new count keeps the number of the last movement; the book quantity of a product is the sum of the movements up to
 * that number and to the count's day. What moves while people count is not in it, and so the difference
 * counted - book stays right whenever it is booked: as an adjustment on the count's day.
 */
#ifndef TRADE_COUNT_H
#define TRADE_COUNT_H

#include "record/record.h"

/* Gives a new count a line for each product that lies in its warehouse by the books; products: a TEMP table of
 * those that are meant, with a column id; NULL: all. False and *problem when another open count has one of them. */
bool count_fill(struct change *, int64_t count, const char *products, struct problem *);

/* Writes down how many of a product were found, 10^-4 of its own unit; cost: 10^-4 of what one costs, for goods of
 * which none were known, or EMPTY. again: it was counted before and is counted again. False and *problem, also for a
 * product that was counted already when it is not to be again. */
struct counted {
	int64_t product, quantity;
	struct value cost;
	bool again;
};
bool count_enter(struct change *, int64_t count, const struct counted *, struct problem *);

/* What becomes of products that nobody has counted. */
enum uncounted { UNCOUNTED_REFUSED, UNCOUNTED_KEPT, UNCOUNTED_ZERO };

/* Books the differences as a stock entry of the kind adjustment on the count's day, which the caller decides. False and
 * *problem when the count is not open or not whole, and when too little would lie there on a later day. */
bool count_post(struct change *, int64_t count, enum uncounted, struct problem *);

/* Gives an open count up. */
bool count_cancel(struct change *, int64_t count, struct problem *);

#endif
