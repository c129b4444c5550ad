/* SPDX-License-Identifier: ISC */
/* pricing - what a product may be sold at. */
#ifndef CLI_PRICING_H
#define CLI_PRICING_H

#include "cli/run.h"

/* floor PRODUCT...: a row for each, with the lowest price and the tier it comes from. */
enum status pricing_floor(struct run *);
/* What --quantity says, in 10^-4; NULL: 1. Dies with USAGE when it is no quantity. */
int64_t pricing_quantity(const char *typed);
/* suggest is answered (by_report) by the report price-suggest. */
void pricing_suggest_check(struct run *);
void offer_products(struct run *, const char *prefix);

extern const struct option pricing_floor_options[], pricing_suggest_options[];

#endif
