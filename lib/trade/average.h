/* SPDX-License-Identifier: ISC */
/* average - moving weighted average cost, exact: quantity and value are kept, the average is their quotient. */
#ifndef TRADE_AVERAGE_H
#define TRADE_AVERAGE_H

#include <stdbool.h>
#include <stdint.h>

/* What lies there: quantity in 10^-4 of the product's unit, value in 10^-4 of the currency. */
struct holding {
	int64_t quantity, value;
};

/* The value of a quantity that comes (above 0) or goes at the average of what is there: *value = round(value x
 * moved / quantity) in the currency's unit (10^-4), half away from zero; with all that is there goes all of its
 * value; where nothing is there the value is 0. False when a number leaves int64. */
bool average_value(const struct holding *, int64_t moved, int64_t unit, int64_t *value);

/* Adds what moved. False when a sum leaves int64. */
bool average_move(struct holding *, int64_t moved, int64_t value);

#endif
