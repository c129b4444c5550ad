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

/* The noun of what watch prints, and that of the filters of buyers. */
const struct entity *producing_interests(struct run *);
const struct entity *producing_customers(struct run *);

extern const struct option producing_watch_options[];

#endif
