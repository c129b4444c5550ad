/* SPDX-License-Identifier: ISC */
/*
 * lot - lots and serial numbers: which goods exactly a stock line moves.
 *
 * A product is tracked by nothing, by lot or by serial (its field tracking). A line of a tracked product names one lot
 * in lot, or its pieces in serials: "SN1 SN2", with blanks, commas or semicolons between, or "SN001..SN010". The facts
 * are lot_move rows beside the movements of the line; no lot is below zero anywhere on any day, and a serial number is
 * in one place at a time.
 */
#ifndef TRADE_LOT_H
#define TRADE_LOT_H

#include "record/record.h"

/* Looks at the lots of a line and makes those that come in for the first time; sign as that of its kind: below zero
 * for goods that go out. A line that answers another takes its lots when it has none. False and *problem when one is
 * unknown. */
bool lots_prepare(struct change *, struct draft *line, const char *day, int64_t sign, struct problem *);

/* Moves the lots of a line in or out of a warehouse; sign 0: as the line's quantity says. False and *problem when a
 * tracked product has none; the reason proposes those that expire first. */
bool lots_post(struct change *, const struct draft *line, int64_t id, const char *day, int64_t warehouse, int64_t sign,
    struct problem *);

/* Answers what the lines of an entry have moved. */
bool lots_take_back(struct change *, int64_t entry, struct problem *);

#endif
