/* SPDX-License-Identifier: ISC */
/* duplicates - the verbs of crm-customer for customers that may be the same: list, tell apart, merge. */
#ifndef CLI_DUPLICATES_H
#define CLI_DUPLICATES_H

#include "cli/run.h"

extern const char *distinct_note;    /* the value of --note */
extern bool distinct_forget;         /* --forget was given */
extern const char *merge_prefer;     /* the value of --prefer */

enum status customer_duplicates(struct run *);
enum status customer_distinct(struct run *);
enum status customer_merge(struct run *);

#endif
