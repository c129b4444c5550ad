/* SPDX-License-Identifier: ISC */
/* due - when goods fall due by the terms of their document: by the month, or after days. */
#ifndef TRADE_DUE_H
#define TRADE_DUE_H

#include "record/record.h"
#include "trade/side.h"

struct due_month {
	const char *cutoff, *due;    /* days; they last as long as the change */
};

/* Where a document has monthly terms (a cut-off day, or terms such as 月结30), the cut-off that goods of a day
 * belong to and the day they are due: so many days after it as terms says, moved on to the next payday where there
 * is one. False: it has no such terms. */
bool due_month_of(struct change *, const struct side *, int64_t document, const char *on, struct due_month *out);

/* The day that goods of a day are due where the terms of a document say so, as in 2/10n30, net 30 or 净30: so many days
 * after it. It lasts as long as the change. NULL: they say nothing of it. */
const char *due_net_of(struct change *, const struct side *, int64_t document, const char *on);

#endif
