/* SPDX-License-Identifier: ISC */
/*
 * delivery - what of the lines of a contract was shipped, and of those of a purchase arrived.
 *
 * A delivery has the share of its line's net, tax and amount that its quantity is of the line's, worked out on what was
 * delivered up to it, so that the last takes the remainder. Once before the change ends the plan is told what was
 * delivered of each document on each day, and what is owed follows (trade/plan.h).
 *
 * Another price of what went already is a delivery of quantity 0 with the difference: when an amendment changes the
 * line, so that all deliveries of it are again its share at the price in force; and, with the arrival's stock line,
 * when the supplier's invoice says another price than the line, beyond that share.
 */
#ifndef TRADE_DELIVERY_H
#define TRADE_DELIVERY_H

#include "record/record.h"
#include "trade/side.h"

/* Adds a delivery of a line of an approved document. quantity: of the product's own unit, 10^-4, below zero:
 * returned. stock_line: the line of the stock entry that moved the goods; 0: nothing was moved. False and *problem
 * when more would be delivered than was agreed, or returned than was delivered. */
bool delivery_post(struct change *, const struct side *, int64_t line, int64_t quantity, const char *on,
    int64_t stock_line, struct problem *);

/* After an amendment on a day of a line of an approved document, by its two versions: what was delivered of it is worth
 * what the new one says, from that day on; of goods that arrived, and are not invoiced at a price of their own, the
 * stock is too. */
bool delivery_amended(struct change *, const struct side *, int64_t before, int64_t after, const char *on,
    struct problem *);

/* What a line of the stock entry of an arrival came to (net and amount, tax included) by the supplier's invoice of a
 * day; the difference to what the purchase says of it now is owed. */
bool delivery_invoiced(struct change *, int64_t stock_line, int64_t net, int64_t amount, const char *on,
    struct problem *);

/* Takes back what delivery_invoiced has added for a stock line. */
bool delivery_not_invoiced(struct change *, int64_t stock_line, const char *on, struct problem *);

/* Inside trade, for repriced.c and delivery.c: adds a fact; and makes lines that were amended, of which there are facts
 * from one on, worth their share again. */
bool delivery_add(struct change *, struct draft *, struct problem *);
bool delivery_follow(struct change *, int64_t first, struct problem *);

/* What the arrivals of a purchase were invoiced beyond its price, 10^-4; of a contract nothing. */
int64_t delivery_beyond_price(struct change *, const struct side *, int64_t document);

/* Takes back what a stock entry delivered, and what came to be owed by it. False and *problem when that was paid. */
bool delivery_take_back(struct change *, int64_t stock_entry, struct problem *);

/* The most that may be delivered of a line of so much: of contracts as many percent more as the setting
 * ship.tolerance says. */
int64_t delivery_most(struct change *, const struct side *, int64_t base);

/* What was delivered of a line of a document by its number, in 10^-4 of the product's own unit. */
int64_t delivery_quantity(struct change *, const struct side *, int64_t document, int64_t line);

/* What a quantity is of one of the amounts of its line, behind what was delivered before it, of all that the line has;
 * amounts are whole units of money (line_money_unit). False when a product leaves int64. */
bool delivery_share(int64_t amount, int64_t before, int64_t quantity, int64_t all, int64_t unit, int64_t *out);

#endif
