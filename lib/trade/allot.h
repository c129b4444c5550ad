/* SPDX-License-Identifier: ISC */
/*
 * allot - money divided among what is owed, with the discount for early payment.
 *
 * A source is money (a receipt, a payment) that is not used up, or an item with a credit: one of which more was taken
 * off than it had. It settles open items of its own party, ledger and currency.
 */
#ifndef TRADE_ALLOT_H
#define TRADE_ALLOT_H

#include "record/record.h"

struct allotment {
	int64_t item, source;
	int64_t amount;     /* in 10^-4 of the currency; 0: as much as there is of both */
	const char *day;    /* NULL: the later of the days of the two */
	bool discount;      /* take the discount for early payment where the day is in time */
};

/* Settles the item. False and *problem, with no place, when nothing is open of one of them or less than the amount. */
bool allot(struct change *, const struct allotment *, struct problem *);

/* Settles items with what is open of a source by a rule of the setting ar.allocate: none; oldest: an item of exactly
 * that amount, else those of its contract or purchase, else those due first; contract: an item of exactly that
 * amount, else those of its contract alone. "due": those due first and nothing else; "contract-first": those of its
 * contract, then those due first. item and amount of the allotment are not looked at. */
bool allot_by_rule(struct change *, const struct allotment *, const char *rule, struct problem *);

/* Takes back what was allocated from a source to an item (0: to all) from a day on (NULL: change_day). False and
 * *problem when nothing was. */
bool allot_release(struct change *, int64_t source, int64_t item, const char *day, struct problem *);

/* Takes the discount for early payment off all that is open of an item on a day. False and *problem when its terms
 * grant none on that day. */
bool allot_discount(struct change *, int64_t item, const char *day, struct problem *);

/* An amount rounded to the unit of its currency: value x rate (10^-6), half away from zero. */
int64_t allot_share(const char *currency, int64_t value, int64_t rate);

/* "1234.50", in the arena of the change. */
const char *allot_text(struct change *, int64_t amount);

#endif
