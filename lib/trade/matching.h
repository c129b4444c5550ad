/* SPDX-License-Identifier: ISC */
/*
 * matching - what lines of the bank are likely to be.
 *
 * A line may be an entry of the book with its amount within some days; a recurring cost or income of just that amount that
 * falls within them; money from a customer or to a supplier, known by
 * the number of a contract in its texts, by the name, or by who paid before, be it a third party; a transfer, known by
 * the number of an own account; a fee or interest, by the words of banks. Money settles an open item of its amount,
 * several items that come to it, or one that it is short of by what a bank keeps; several lines may settle one. Of all
 * proposals the surest are taken first, each line, each entry and each open item once; what is as likely as something
 * else is a tie, and nobody's to accept unseen.
 */
#ifndef TRADE_MATCHING_H
#define TRADE_MATCHING_H

#include "access/access.h"

#define PROPOSAL_ITEMS 16   /* open items that one line settles at most */

/* What one line would be. kind: "entry", or the kind of the entry to be made (cash-kind). */
struct proposal {
	int64_t line;
	int64_t amount;       /* of the line, 10^-4 */
	const char *kind;
	int64_t entry;        /* the entry that is there; or 0 */
	int64_t to;           /* of a transfer: the other account; or 0 */
	int64_t party;        /* from or to whom; or 0 */
	int64_t items[PROPOSAL_ITEMS];   /* the receivables or payables it would settle, the oldest first */
	int item_count;
	int64_t contract;     /* the contract whose number it bears; or 0 */
	int64_t fee;          /* what the bank kept of it, or took besides, 10^-4; or 0 */
	int64_t recurring;    /* the recurring cost or income that it is an occurrence of; or 0 ... */
	const char *due;      /* ... and the day on which that falls (ISO); NULL: the nearest */
	int64_t group;        /* the first of the lines that settle the same item together; else the line itself */
	int64_t base;         /* the score that it has without its items */
	int64_t score;        /* a rate (10^-6): how sure it is */
	bool tie;             /* as likely as another one of its line, or of its entry */
	const char *reason;   /* the signs it goes by, "name,open" */
};

/* Proposals for the lines whose ids stand in the TEMP table lines(id), the surest first; all: every one of them, not
 * only those taken. within: so many days lie between a line and its entry at most. In the arena. */
const struct proposal *match_lines(struct access *, struct arena *, const char *lines, int within, bool all, size_t *count);

#endif
