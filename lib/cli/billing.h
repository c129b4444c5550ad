/* SPDX-License-Identifier: ISC */
/* billing - the verbs of crm-bill. */
#ifndef CLI_BILLING_H
#define CLI_BILLING_H

#include "cli/run.h"

extern const struct option bill_endorse_options[], bill_discount_options[], bill_cash_options[];

enum status bill_receive(struct run *);
enum status bill_endorse(struct run *);
enum status bill_discount(struct run *);
enum status bill_cash(struct run *);
enum status bill_dishonour(struct run *);

#endif
