/* SPDX-License-Identifier: ISC */
/*
 * bank - lines of bank statements: what they moved, and whom they are matched with.
 *
 * A line is open until it is matched with the one entry of the book that stands for it (crm-cash accept), or ignored.
 */
#ifndef TRADE_BANK_H
#define TRADE_BANK_H

#include "record/record.h"

/* What a statement says of one line; amounts 10^-4, EMPTY where it says nothing. */
struct bank_figures {
	struct value amount, debit, credit, direction;
};

/* Which way words of banks say that money went. */
enum bank_way { BANK_UNSAID, BANK_IN, BANK_OUT, BANK_NEITHER };

/* By words such as 贷, 收入, C, in; 借, 支出, D, out; 不计收支. Of other words: BANK_UNSAID. */
enum bank_way bank_way(const struct value *direction);

/* What came in, or went out (below zero). An amount with a direction goes that way, without one as its own sign says;
 * a debit goes out and a credit comes in, each the other way where it is below zero (a correction), but for a
 * statement whose direction is "-", which writes all that goes out below zero. False when nothing is said, or too much. */
bool bank_amount(const struct bank_figures *, int64_t *amount);

/* SQL for an entry that was taken back on its own day, of which no bank tells. */
#define BANK_NEVER_TOLD(e) \
	"EXISTS (SELECT 1 FROM main.cash_entry AS r WHERE r.reverses_id = " e ".cash_entry_id AND r.day = " e ".day AND NOT EXISTS " \
	"(SELECT 1 FROM main.cash_entry AS a WHERE a.reverses_id = r.cash_entry_id))"

/* Matches a line with an entry of its account and amount that no other line has. False and *problem. */
bool bank_match(struct change *, int64_t line, int64_t entry, struct problem *);

/* Takes the line that an entry is matched with out of its match, if there is one; it is open again. False and *problem
 * when it cannot be written. */
bool bank_free(struct change *, int64_t entry, struct problem *);

/* The lines of a day in the order in which the bank booked them, as far as their balances tell. For the hooks. */
bool bank_settle(struct change *, int64_t first, int64_t last, struct problem *);

#endif
