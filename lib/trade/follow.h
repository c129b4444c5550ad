/* SPDX-License-Identifier: ISC */
/* follow - stock entries that answer others: goods in transit arrive, goods on loan and sold goods come back. */
#ifndef TRADE_FOLLOW_H
#define TRADE_FOLLOW_H

#include "record/record.h"

/* So many of a stock line (its id), 10^-4 of the product's own unit; 0: all of it that has not come. */
struct piece {
	int64_t line, quantity;
};

/* Goods of a transfer in transit or of a loan have come: posts an entry of the kind arrival or loan-back on the day
 * of the change, decided by the caller. pieces: count of them; 0: all that is still away. to: the warehouse they
 * come to; 0: where the transfer goes to, or the loan came from. lost: why the rest of those lines never comes,
 * which is posted as an entry of the kind loss; NULL: it is still to come. entries: room for two ids; *made: how
 * many there are. False and *problem when nothing of it is away, or not so much. */
bool follow_receive(struct change *, int64_t entry, const struct piece *pieces, int count, int64_t to, const char *lost,
    int64_t *entries, int *made, struct problem *);

/* Drafts the return of what an approved entry brought (return-out) or took (return-in), at the cost it had.
 * warehouse: 0 for that of the entry. */
bool follow_return(struct change *, int64_t entry, const struct piece *pieces, int count, int64_t warehouse,
    int64_t *made, struct problem *);

#endif
