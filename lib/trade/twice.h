/* SPDX-License-Identifier: ISC */
/*
 * twice - what is typed twice by mistake: an opening item or an opening balance, money with the reference of
 * the bank that is in the book already, a title, a price of a supplier.
 *
 * An import knows such rows by their fingerprints (record/fingerprint.h) and changes nothing; who types them is told.
 */
#ifndef TRADE_TWICE_H
#define TRADE_TWICE_H

#include "record/record.h"

/* False and *problem, which names the first, when the new row says what a row says that stands already:
 * - receivables and payables of kind opening: the same as an import would take for it, of the same day;
 * - receipts and payments with a reference: the same account, or the same party, day and amount, and the same
 * reference;
 * - entries of accounts with a reference: the same account, amount and reference; of kind opening: the same account;
 * - titles: the same party and tax id, or name where one of the two has no tax id;
 * - prices of suppliers: the same supplier, product, unit, currency, quantity and day.
 * What was taken back or lies in the recycle bin does not count. True for rows of other nouns. */
bool twice_is_new(struct change *, const struct entity *, int64_t id, struct problem *);

#endif
