/* SPDX-License-Identifier: ISC */
/* crediting - the verbs of crm-credit. */
#ifndef CLI_CREDITING_H
#define CLI_CREDITING_H

#include "cli/run.h"

/* approve: an application, perhaps of less than was asked for. */
enum status crediting_approve(struct run *);
/* lift: lets a contract pass. */
enum status crediting_lift(struct run *);

/* exposure, suggest, review and history are answered (by_report) by the reports exposure, credit-suggest,
 * credit-review and credit-history. */
void crediting_report_check(struct run *);
/* check: one customer, NO when over its limit. */
enum status crediting_check(struct run *);

/* The nouns of filters: customers, and what lift prints. */
const struct entity *crediting_customers(struct run *);
const struct entity *crediting_lifts(struct run *);
void crediting_offer_customers(struct run *, const char *prefix);
void crediting_offer_contracts(struct run *, const char *prefix);

extern const struct option crediting_approve_options[], crediting_lift_options[], crediting_check_options[];

#endif
