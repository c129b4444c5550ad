/* SPDX-License-Identifier: ISC */
/* foremost - one row of several is the main one, or the default: it takes the flag from the others. */
#ifndef TRADE_FOREMOST_H
#define TRADE_FOREMOST_H

#include "record/record.h"

/* Of whom, and in which fields, "is_main" of the rows of one customer. */
struct foremost {
	const char *flag;
	const char *of;      /* a reference: the rows of one of them stand beside each other */
	const char *kind;    /* and have the same here, be it nothing; NULL: all of them do */
};

/* For a hook's prepare: where the row comes to have the flag, or to stand among others with it, the others lose
 * theirs by the same change set. */
void foremost_settle(struct change *, int64_t id, const struct draft *old, const struct draft *,
    const struct foremost *);

#endif
