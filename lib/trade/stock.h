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

/* Corrects what the goods of a warehouse are worth by value (10^-4 of the currency, below zero for less), without
 * moving any: what an invoice, freight or a rebate changes afterwards. kind: a word of the list stock-kind; line:
 * the stock line it is for, or 0. It follows the average: as long as any lie there on that day, the whole of it
 * stays with them, also what was meant for goods that are gone; when none do, or when it would take more than there
 * is, what does not fit is cost of goods that are gone (the field expensed of the movement, value being what stays).
 * A value of 0 writes nothing. False and *problem on a day to come. */
bool stock_revalue(struct change *, int64_t product, int64_t warehouse, int64_t value, const char *on, const char *kind,
    int64_t line, struct problem *);

/* The invoice of a line whose cost was estimated has come: cost is that of one of the line's unit (10^-4). The
 * difference to what the line is valued at is a correction of that day, and the field invoiced tells the cost. */
bool stock_price(struct change *, int64_t line, int64_t cost, const char *on, struct problem *);

/* The warehouse that stands for goods of a kind of place, transit or loan; it is made when there is none. */
bool stock_warehouse(struct change *, const char *kind, int64_t *id, struct problem *);

/* Answers the movements of an entry by opposite ones of the same day. */
bool stock_take_back(struct change *, int64_t entry, struct problem *);

/* The hooks of movements, for stock.c. */
bool stock_settle(struct change *, int64_t first, int64_t last, struct problem *);
long stock_check(struct db *, void (*visit)(const struct finding *, void *), void *context);

/* False and *problem for a product of which nothing lies in a warehouse: a service. */
bool stock_is_goods(struct change *, int64_t product, struct problem *);

/* A quantity as people read it, in the change's arena. */
const char *stock_quantity(struct change *, int64_t quantity);

/* One number of a question with up to two ids for ?1 and ?2; fallback when there is none. */
int64_t stock_number(struct db *, const char *sql, int64_t first, int64_t second, int64_t fallback);

#endif
