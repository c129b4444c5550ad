/* SPDX-License-Identifier: ISC */
/* crediting - the verbs of crm-credit. */
#ifndef CLI_CREDITING_H
#define CLI_CREDITING_H

#include "cli/run.h"

/* approve: an application, perhaps of less than was asked for. */
enum status crediting_approve(struct run *);
/* lift: lets a contract pass. */
enum status crediting_lift(struct run *);

/* exposure, the report of that name; check: one customer, NO when over its limit. */
enum status crediting_exposure(struct run *);
void crediting_exposure_check(struct run *);
enum status crediting_check(struct run *);
/* suggest: a limit by what was bought and how it was paid; review: limits to look at. */
enum status crediting_suggest(struct run *);
enum status crediting_review(struct run *);
/* history: what a customer's limit was from when to when, what was applied for and let pass. */
enum status crediting_history(struct run *);

/* The nouns of filters: customers, and what lift prints. */
const struct entity *crediting_customers(struct run *);
const struct entity *crediting_lifts(struct run *);
void crediting_offer_customers(struct run *, const char *prefix);
void crediting_offer_contracts(struct run *, const char *prefix);

extern const struct option crediting_approve_options[], crediting_lift_options[], crediting_check_options[],
	crediting_review_options[];

#endif
