/* SPDX-License-Identifier: ISC */
/*
 * recurring - costs and income that come back: rent, salaries, taxes.
 *
 * Its occurrences are days (base/occurrence.h), the last of them not behind its end. One is in the book while an entry
 * names it that was not taken back: so it is booked once, whoever asks again, and falls due again with its undoing.
 */
#ifndef TRADE_RECURRING_H
#define TRADE_RECURRING_H

#include "trade/cash.h"

/* Books what fell due up to the day of the change and is not in the book, each on its day, or today where that is closed.
 * The entries are those the change has made. False and *problem. */
bool recurring_book(struct change *, int64_t id, struct problem *);

/* Books one occurrence as an entry with all that the entry says itself: day, account, amount, texts. due NULL: the one
 * nearest to the day of the entry that is not in the book. False and *problem when it is none of its days, in the book
 * already, or of another direction than the amount. */
bool recurring_post(struct change *, int64_t id, const char *due, struct cash_entry_new, int64_t *entry, struct problem *);

/* Another amount from its first occurrence on that is not before a day: the row ends before that one, and a new one begins
 * with it; where that is its first occurrence, the row has the new amount itself, and *id stays 0. False and *problem when
 * it has ended by then, or when that or a later one is in the book. */
bool recurring_change(struct change *, int64_t old, int64_t amount, const char *from, int64_t *id, struct problem *);

/* An occurrence that is not in the book. */
struct occurrence {
	int64_t id;
	day due;
};

/* Those of an account with just that amount (below zero: it goes out) within some days of one, in the order of their rows;
 * gives how many, at most as many as there is room for. */
int recurring_near(struct db *, int64_t account, int64_t amount, day on, int within, struct occurrence *, int room);

#endif
