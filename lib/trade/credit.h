/* SPDX-License-Identifier: ISC */
/*
 * credit - how much customers may owe, and the gate that contracts and shipments pass.
 *
 * What uses credit up, and what of it is counted once, is told in model/credit.h. The gate stands where a contract is
 * approved or amended to more, and where goods are sold; it is asked when all that follows is posted, so that of two
 * who would exceed a limit together the second finds what the first has used.
 */
#ifndef TRADE_CREDIT_H
#define TRADE_CREDIT_H

#include "record/record.h"

/* True while the setting credit is off, history comes in (change_bring_history), or the customer of an approved
 * contract stays within its limit with amount (10^-4) on top of all that was posted so far, and has nothing that is
 * overdue for longer than the setting credit.overdue-days; or where a lift in force lets the contract pass. Else
 * false and *problem, which says limit, exposure and how much over. Contracts in other currencies pass, since no
 * rates are kept. */
bool credit_allows(struct change *, int64_t contract, int64_t amount, struct problem *);

/* The same for a stock entry that was posted: true for what is not a sale under a contract. */
bool credit_allows_entry(struct change *, int64_t stock_entry, struct problem *);

/* Warns (change_warn) when a contract that is submitted will not be let pass; false then. */
bool credit_will_do(struct change *, int64_t contract);

/* The customer of an approved application gets what was granted, from change_day on: the limit (granted, else what was
 * asked for) and its last day, the days to pay. */
bool credit_grant(struct change *, int64_t application, struct problem *);

/* True when the caller may let contracts pass: administrators, and users with may_lift_credit. */
bool credit_may_lift(struct change *);

#endif
