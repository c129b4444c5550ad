/* SPDX-License-Identifier: ISC */
/*
 * pool - customers that belong to nobody: who may take one, and when an owned one comes back.
 *
 * A customer without an owner is in the pool. To claim one is refused when it has an owner, when the caller has
 * as many as he may (the setting pool.limit, or his own pool_limit) and when he lost it to the pool less than
 * pool.reclaim-days ago. An owned customer goes back by two rules, contact and deal: when as many days as its
 * grade says (contact_days, deal_days of the list grade; else pool.contact-days, pool.deal-days) have passed
 * since its owner got it and since the last activity, or the last deal that was closed or opened. Zero days
 * are no rule. A protected customer never goes back, nor does one that has an open deal: somebody is at work.
 */
#ifndef TRADE_POOL_H
#define TRADE_POOL_H

#include "record/record.h"

/* Makes the caller the owner, who gives the reason "claimed" unless another was given; false and *problem when he
 * may not have it. */
bool pool_claim(struct change *, int64_t customer, struct draft *, struct problem *);

/* Gives a customer back, because it was "released" unless another reason was given; refused when it is in the pool. */
bool pool_release(struct change *, int64_t customer, struct draft *, struct problem *);

/* False when no setting and no grade has a rule by which customers go back. */
bool pool_has_rules(struct access *);

/* Gives back all customers whose days are over, of those whose ids stand in the TEMP table among(id), or of all
 * (NULL). Each has the rule as its reason: "no contact for 30 days". False and *problem when a
 * write is refused. */
bool pool_recycle(struct change *, const char *among, struct problem *);

#endif
