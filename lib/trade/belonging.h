/* SPDX-License-Identifier: ISC */
/*
 * belonging - whose an activity or a task is: it has one customer, and the contact, the deal and the activity it
 * refers to are that customer's too.
 */
#ifndef TRADE_BELONGING_H
#define TRADE_BELONGING_H

#include "record/record.h"

/* Completes a draft: without a customer it gets the one of its activity, deal or contact, and from an activity
 * also its deal and contact. False and *problem when one of them is of another customer. Looks only when one of
 * these fields changes, since people move from firm to firm later. */
bool belonging_settle(struct change *, const struct draft *old, struct draft *, struct problem *);

#endif
