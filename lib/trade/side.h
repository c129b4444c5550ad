/* SPDX-License-Identifier: ISC */
/*
 * side - the two sides of trade, which are mirror images: to customers we sell by contracts, which become receivables
 * and receipts in the ledger ar; from suppliers we buy by purchases, which become payables and payments in the ledger
 * ap.
 */
#ifndef TRADE_SIDE_H
#define TRADE_SIDE_H

#include "model/model.h"

struct side {
	const char *ledger;               /* "ar", "ap": what items say */
	const char *document;             /* "contract", "purchase": the field of items, deliveries, instalments ... */
	const char *party;                /* "customer", "supplier": the field of its documents and items */
	const struct entity *documents;
	const struct entity *owed;        /* receivables, payables */
	const struct entity *paid;        /* receipts, payments */
};

extern const struct side side_sales, side_purchases;

/* By one of its nouns; NULL for others. */
const struct side *side_of(const struct entity *);

#endif
