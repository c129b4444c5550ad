/* SPDX-License-Identifier: ISC */
/*
 * dunning - reminders of what is overdue, by level.
 *
 * The levels are the words of the list dunning-level; the days of each (norm_days) say how long a receivable is overdue
 * when it reaches it. A receivable is reminded of once at each level, or at a higher one in its place. It is left alone
 * while it is on hold, and until the last day that its customer has promised to pay on.
 */
#ifndef TRADE_DUNNING_H
#define TRADE_DUNNING_H

#include "record/record.h"

struct dunning_rules {
	const char *among;     /* a TEMP table with the ids of the receivables to look at */
	int64_t minimum;       /* 10^-4: customers of whom less is to be reminded of in a currency are left out; 0:
	                        * none */
	int64_t rate;          /* 10^-6: what a day late costs, told in the letter and not charged; 0: nothing */
};

/* Adds a reminder for each receivable that has reached, on change_day, a level that it was not reminded of at yet.
 * False and *problem when it cannot. */
bool dunning_send(struct change *, const struct dunning_rules *, struct problem *);

/* SQL for whether a row, n, of dunning, or of main.dunning, was not taken back. */
#define DUNNING_STANDS(dunning) \
	"n.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM " dunning " AS r WHERE r.reverses_id = n.dunning_id)"

#endif
