/* SPDX-License-Identifier: ISC */
/*
 * invoice - what was invoiced: invoices and their lines, and the billings that they become once they are issued.
 *
 * An invoice is a document: a draft, then approved (issued by us, or registered when it came from a supplier), then for
 * ever so, or cancelled (voided). Approval writes a fact, billing, for each line: so much of that line of a contract or
 * purchase was invoiced on that day. Voiding answers each on the day of the change; a red letter is an invoice of
 * its own, below zero, that names the one it takes from.
 */
#ifndef TRADE_INVOICE_H
#define TRADE_INVOICE_H

#include "record/record.h"

/* What a kind of invoice asks for, from the list invoice-kind. */
struct invoice_kind {
	int64_t digits;       /* of a number; 0: any */
	bool voidable;        /* else a red letter alone answers it */
	bool deductible;      /* the tax of one that is received is deducted once it is certified */
};
struct invoice_kind invoice_kind(struct change *, const char *code);

/* Issues or registers what was approved: gives it its number where own numbering has one, and writes its billings.
 * False and *problem when it says more than is contracted, or a red letter takes more than its original has left. */
bool invoice_post(struct change *, int64_t invoice, struct problem *);

/* Answers the billings of an invoice that was voided. False and *problem where only a red letter may. */
bool invoice_take_back(struct change *, int64_t invoice, struct problem *);

/* What a line may still be invoiced, in 10^-4: base in the product's unit, and amounts. */
struct unbilled {
	int64_t base, net, tax, amount;
};
/* Of a line of a contract or purchase (lines says which): what is contracted less what was invoiced. */
struct unbilled invoice_unbilled(struct change *, const struct entity *lines, int64_t line);
/* What was delivered of it and not invoiced, in the product's unit; below zero: it was invoiced ahead. */
int64_t invoice_undelivered(struct change *, const struct entity *lines, int64_t line);
/* Of a line of an invoice: what of it red letters have left. */
struct unbilled invoice_left(struct change *, int64_t invoice_line);

#endif
