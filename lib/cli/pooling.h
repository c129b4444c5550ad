/* SPDX-License-Identifier: ISC */
/* pooling - the verbs of the pool of customers; the rules are those of trade/pool.h. */
#ifndef CLI_POOLING_H
#define CLI_POOLING_H

#include "cli/run.h"

enum status pooling_claim(struct run *);
enum status pooling_release(struct run *);
enum status pooling_pool(struct run *);       /* what is in it: since when, why, who had it */
enum status pooling_recycle(struct run *);    /* prints what went back, and whose it was */

#endif
