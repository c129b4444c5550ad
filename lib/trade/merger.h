/* SPDX-License-Identifier: ISC */
/*
 * merger - customers that are the same become one (record/merge.h), and those that are not are told apart.
 *
 * Different tax ids are never one customer, nor are those that were told apart. Names that differ in no more than
 * their legal form (base/firm.h) and telephone numbers of the same digits say the same. A pair that was told apart
 * stands once in the noun distinction, the older customer first.
 */
#ifndef TRADE_MERGER_H
#define TRADE_MERGER_H

#include "record/merge.h"

/* Begins; clash is called for each clash, with its place. */
struct merging *merger_begin(struct change *, void (*clash)(const struct problem *, void *), void *context);
/* As merge_rows and merge_end. */
bool merger_rows(struct merging *, struct change *, const struct merge_rows *, struct problem *);
bool merger_end(struct merging *, struct change *, struct problem *);

/* Remembers that two customers are not the same, and why if note is not NULL; *id is the pair's. What was remembered
 * stays as it is. False and *problem for one and the same customer. */
bool merger_tell_apart(struct change *, int64_t one, int64_t other, const char *note, int64_t *id, struct problem *);

/* Forgets it. False and *problem when the two were not told apart. */
bool merger_forget(struct change *, int64_t one, int64_t other, int64_t *id, struct problem *);

#endif
