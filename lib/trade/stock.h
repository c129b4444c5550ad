/* SPDX-License-Identifier: ISC */
/*
 * stock - what becomes of stock entries: movements of goods, and what they are worth.
 *
 * Movements are facts. For each product and warehouse they stand in the order (day, place, id); the value of what goes
 * out is the average of what is there before it (trade/average.h), so that a movement of an earlier day
 * changes the value of those behind it, and of goods that were moved on to other warehouses. That is worked out, with
 * the totals in stock, once before the change ends, for what follows the movements it has made and nothing else.
 */
#ifndef TRADE_STOCK_H
#define TRADE_STOCK_H

#include "record/record.h"

/* Posts the lines of an entry that is approved as movements. False and *problem when one of them cannot be. */
bool stock_post(struct change *, int64_t entry, struct problem *);

/* Answers the movements of an entry by opposite ones of the same day. */
bool stock_take_back(struct change *, int64_t entry, struct problem *);

/* The hooks of movements, for stock.c. */
bool stock_settle(struct change *, int64_t first, int64_t last, struct problem *);
long stock_check(struct db *, void (*visit)(const struct finding *, void *), void *context);

/* False and *problem for a product of which nothing lies in a warehouse: a service. */
bool stock_is_goods(struct change *, int64_t product, struct problem *);

/* One number of a question with up to two ids for ?1 and ?2; fallback when there is none. */
int64_t stock_number(struct db *, const char *sql, int64_t first, int64_t second, int64_t fallback);

#endif
