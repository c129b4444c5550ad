/* SPDX-License-Identifier: ISC */
/*
 * plan - what of a contract or purchase falls due, when: instalments, and the receivables or payables they become.
 *
 * An instalment is a share of the document or an amount, due so many days after an event: its signing, a shipment (of
 * goods that arrived, for a purchase), acceptance, an invoice, or on a date. When the document is approved every
 * instalment becomes an item; one that waits for an event has no due date. Shipments and invoices split their part off
 * it, in proportion to their amount, the last taking the remainder; acceptance dates it. Without a plan each shipment
 * becomes an item due after the days its party has to pay; with monthly terms (cutoff) those up to the cut-off day are
 * one item.
 */
#ifndef TRADE_PLAN_H
#define TRADE_PLAN_H

#include "record/record.h"
#include "trade/side.h"

/* Replaces the plan of a document by parts such as "30%@sign", "60%@ship+30d", "5000@2026-12-31", "10%@accept+365d",
 * NULL at the end; of an approved one from change_day on, by changing what is not settled. False and *problem, whose
 * place is the part. */
bool plan_set(struct change *, const struct side *, int64_t document, char *const *parts, struct problem *);

/* Makes the items of a document that has been approved, where they are not there yet. */
bool plan_start(struct change *, const struct side *, int64_t document, struct problem *);

/* What the instalments of a document wait for. */
struct plan_event {
	int64_t document;
	const char *trigger;     /* "ship" or "invoice", as in the list instalment-trigger */
	int64_t amount;          /* shipped or invoiced by it, below zero: returned; 10^-4 */
	int64_t until;           /* all that was, up to and with it */
	const char *on;          /* its day */
	int64_t stock_entry;     /* what shipped it; 0: none */
	bool price;              /* nothing moved: what was shipped has another price */
};

/* Something was shipped or invoiced: its part of the instalments that wait for it falls due; what was returned is
 * taken off what is open, the latest first, and beyond that is a credit. Another price of what was shipped is owed, or
 * no longer owed, like goods. */
bool plan_happened(struct change *, const struct side *, const struct plan_event *, struct problem *);

/* An approved document is accepted on a day: that is noted, and what waits for it falls due. */
bool plan_accept(struct change *, const struct side *, int64_t document, const char *on, struct problem *);

/* The amount of the document is another from a day on: the shares of its instalments follow; what was paid beyond
 * them is a credit. */
bool plan_amended(struct change *, const struct side *, int64_t document, const char *on, struct problem *);

/* A document is given up: its items are cancelled. False and *problem when money was allocated to one. */
bool plan_end(struct change *, const struct side *, int64_t document, struct problem *);

#endif
