/* SPDX-License-Identifier: ISC */
/*
 * matching - what lines of the bank are likely to be.
 *
 * A line may be an entry of the book with its amount within some days; money from a customer or to a supplier, known by
 * the number of a contract in its texts, by the name, or by who paid before; a transfer, known by the number of
 * an own account; a fee or interest, by the words of banks. Of all proposals the surest are taken first, each line, each
 * entry and each open item once.
 */
#ifndef TRADE_MATCHING_H
#define TRADE_MATCHING_H

#include "access/access.h"

/* What one line would be. kind: "entry", or the kind of the entry to be made (cash-kind). */
struct proposal {
	int64_t line;
	const char *kind;
	int64_t entry;        /* the entry that is there; or 0 */
	int64_t to;           /* of a transfer: the other account; or 0 */
	int64_t party;        /* from or to whom; or 0 */
	int64_t item;         /* the receivable or payable it would settle; or 0 */
	int64_t contract;     /* the contract whose number it bears; or 0 */
	int64_t score;        /* a rate (10^-6): how sure it is */
	const char *reason;   /* the signs it goes by, "name,open" */
};

/* Proposals for the lines whose ids stand in the TEMP table lines(id), the surest first; all: every one of them, not
 * only those taken. within: so many days lie between a line and its entry at most. In the arena. */
const struct proposal *match_lines(struct access *, struct arena *, const char *lines, int within, bool all, size_t *count);

#endif
