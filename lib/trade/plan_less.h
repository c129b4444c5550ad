/* SPDX-License-Identifier: ISC */
/* plan_less - inside trade, for plan.c: what of a plan is owed no more, and what of that comes to be owed again. */
#ifndef TRADE_PLAN_LESS_H
#define TRADE_PLAN_LESS_H

#include "trade/plan.h"

/* A document and what its plan is worked out on. */
struct plan {
	struct change *change;
	struct db *db;
	const struct side *side;
	int64_t document, total, unit;
	const char *day;
};

/* The first column of a question about the document, ?1, and a number, ?2; %s stands for its noun. */
int64_t plan_ask(const struct plan *, const char *sql, int64_t number);

/* Takes what less is owed of the parts of an instalment (item: the one that waits, which has it again) off them on a
 * day, the latest first; what was paid is a credit of the largest. */
bool plan_join(const struct plan *, int64_t item, int64_t amount, const char *on, struct problem *);

/* Takes what was returned (kind return), or costs less now (change), off what is open of the document's items: first
 * what is due, the latest first; what is left of it is a credit on the last of them, or, costing less, on the largest,
 * whose amount stays above nothing. stock_entry: what brought it about, or 0. */
bool plan_take_back(const struct plan *, const char *kind, int64_t amount, const char *on, int64_t stock_entry,
    struct problem *);

/* What came back may go again, or may be amended away: no more stays taken off for it than is still to be delivered,
 * and the rest is owed again where it was taken off. */
bool plan_owe_again(const struct plan *, const char *on, int64_t stock_entry, struct problem *);

#endif
