/* SPDX-License-Identifier: ISC */
/*
 * bill - bills of exchange (承兑汇票) that we were given, and what becomes of them.
 *
 * What a bill is worth lies in an account of kind bill while we hold it. A bill that a customer gave us is a receipt,
 * one that goes to a supplier a payment, one that is dishonoured is owed by its customer again. Who endorses or
 * discounts a bill may have to pay it until it matures: that is its amount at risk.
 */
#ifndef TRADE_BILL_H
#define TRADE_BILL_H

#include "record/record.h"

/* What is to become of a bill. */
struct bill_event_new {
	const char *kind;      /* endorsed, discounted, cashed, dishonoured */
	const char *day;       /* ISO; NULL: the day of the change */
	int64_t supplier;      /* endorsed: to whom, or 0 */
	const char *payee;     /* endorsed to somebody else; or NULL */
	int64_t account;       /* discounted, cashed: the account that gets the money */
	bool has_rate, has_interest;
	int64_t rate;          /* discounted: by the year of 360 days, 10^-6 ... */
	int64_t interest;      /* ... or what it comes to, 10^-4 */
	const char *why;       /* or NULL */
};

/* Adds it, with the entries it brings about. The interest of a discount is round(amount x rate x days / 360), days from
 * its day to maturity. False and *problem when the bill is not held, or has not matured. */
bool bill_move(struct change *, int64_t bill, const struct bill_event_new *, struct problem *);

/* The receipt that a bill is, once the change that brought it in was settled; 0: it is none, having come from nobody or
 * been held when the book began. */
int64_t bill_receipt(struct change *, int64_t bill);

#endif
