/* SPDX-License-Identifier: ISC */
/* receiving - what arrives of purchases and goes back, and what it costs or brings beside its price. */
#ifndef CLI_RECEIVING_H
#define CLI_RECEIVING_H

#include "cli/run.h"

/* receive, return: parts of the lines of a purchase, as LINE:QUANTITY. Print the deliveries. */
enum status receiving_receive(struct run *);
enum status receiving_return(struct run *);
extern const struct option receiving_options[];

/* cost, rebate: print what each line of goods, or each payable, took of it. costs, rebates: list that. */
enum status receiving_cost(struct run *);
enum status receiving_rebate(struct run *);
enum status receiving_costs(struct run *);
enum status receiving_rebates(struct run *);
extern const struct option receiving_cost_options[], receiving_rebate_options[];

/* arrivals: what of purchases has arrived and went back. */
enum status receiving_arrivals(struct run *);

#endif
