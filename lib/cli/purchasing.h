/* SPDX-License-Identifier: ISC */
/* purchasing - what suppliers ask, what is to be ordered, what has arrived, and what it costs in the end. */
#ifndef CLI_PURCHASING_H
#define CLI_PURCHASING_H

#include "cli/run.h"

/* best: the prices of suppliers that are in force for products, a quantity and a day. */
enum status purchasing_best(struct run *);
extern const struct option purchasing_best_options[];

/* suggest: what should be ordered; order: drafts of such rows, one for each supplier. */
enum status purchasing_suggest(struct run *);
enum status purchasing_order(struct run *);
extern const struct option purchasing_suggest_options[];

/* open: the lines of approved purchases of which something is still to come. */
enum status purchasing_open(struct run *);

#endif
