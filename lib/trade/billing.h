/* SPDX-License-Identifier: ISC */
/* billing - inside trade: what follows from billings, and whether they are what invoices say. */
#ifndef TRADE_BILLING_H
#define TRADE_BILLING_H

#include "record/record.h"
#include "trade/side.h"

/* The hooks of billings, for billing.c. */
bool billing_settle(struct change *, int64_t first, int64_t last, struct problem *);
long billing_check(struct db *, void (*visit)(const struct finding *, void *), void *context);

/* A line of a supplier's invoice gives the arrivals of its purchase line that came at an estimated cost the one
 * invoiced, as many as its quantity covers; and they have their estimate again when it is voided. */
bool billing_prices(struct change *, const struct draft *line, const char *on, struct problem *);
bool billing_estimates(struct change *, int64_t invoice, const char *on, struct problem *);

/* True while approval gives an invoice its own number, which nobody else may. */
extern bool invoice_numbering;

/* Less of the document of an invoice (head) is invoiced by an amount: what fell due by that waits again, so far as
 * it is open. */
bool billing_less(struct change *, const struct draft *head, int64_t amount, const char *on, struct problem *);

#endif
