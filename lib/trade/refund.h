/* SPDX-License-Identifier: ISC */
/*
 * refund - money that goes back to a customer: asked for, approved, paid in one or several payments. Each payment is a
 * receipt with refund=yes, which is settled at once with what the customer has to get back: advances, and receivables
 * of which more was taken off than they had.
 */
#ifndef TRADE_REFUND_H
#define TRADE_REFUND_H

#include "record/record.h"

/* Pays a part of an approved refund, or with amount 0 all that is left of it; receipt: what else is known of the
 * payment, as its method. *id: the receipt. False and *problem when it is not approved, or when that is more than is
 * left of it or than the customer has to get back. */
bool refund_pay(struct change *, int64_t refund, int64_t amount, struct draft *receipt, int64_t *id, struct problem *);

/* False and *problem when something was paid of it. */
bool refund_is_unpaid(struct change *, int64_t refund, struct problem *);

#endif
