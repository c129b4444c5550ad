/* SPDX-License-Identifier: ISC */
/* producing - the verbs of crm-product: who watches and buys, what it costs. */
#ifndef CLI_PRODUCING_H
#define CLI_PRODUCING_H

#include "cli/run.h"

/* watch: customers that want to hear of a product, or no longer do. */
enum status producing_watch(struct run *);
/* cost: quantity, value and average cost. */
enum status producing_cost(struct run *);
/* buyers and related are answered (by_report) by the reports product-buyers and product-related. */
void producing_report_check(struct run *);

extern const struct option producing_watch_options[];

#endif
