/* SPDX-License-Identifier: ISC */
/*
 * source - goods that come back, or arrive, from where a movement brought them: pieces of that movement.
 *
 * The pieces of a movement are numbered from 0 to its quantity. A return names the first of its own (part), so that the
 * values of all returns, round(value x to / all) - round(value x from / all), add up to that of the movement.
 */
#ifndef TRADE_SOURCE_H
#define TRADE_SOURCE_H

#include "record/record.h"

/* Gives a movement that is to be added (its day and quantity are there) its source, the movement of a stock line in the
 * other direction, and the pieces of it that are free. False and *problem when there are not that many, or none on that
 * day. */
bool source_take(struct change *, int64_t line, struct draft *movement, struct problem *);

/* False and *problem while goods of a movement have come back, so that it cannot be taken back itself. */
bool source_is_free(struct change *, int64_t movement, struct problem *);

#endif
