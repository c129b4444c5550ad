/* SPDX-License-Identifier: ISC */
/*
 * shipping - what may go to customers, and what went: shipments of contracts, and their deliveries.
 *
 * A shipment approves parts of the lines of a contract, each by the number it has there. All approved shipments
 * together never hold more than is left of a line: what was contracted (and as many percent more as the setting
 * ship.tolerance allows), less what was delivered, less what approved shipments have not sent yet. A delivery of a
 * shipment is a stock entry of the kind sale, or several where goods leave several warehouses.
 */
#ifndef TRADE_SHIPPING_H
#define TRADE_SHIPPING_H

#include "record/record.h"

/* Gives a shipment a line for all that is left of each line of its contract. False and *problem when nothing is. */
bool shipping_fill(struct change *, int64_t shipment, struct problem *);

/* True when no line of a shipment holds more than is left; else false and *problem. */
bool shipping_fits(struct change *, int64_t shipment, struct problem *);

/* True when a line of a contract or purchase (its lines, the document, the number of the line) may come to base: no
 * less than was delivered. False and *problem. */
bool shipping_allows(struct change *, const struct entity *lines, int64_t document, int64_t number, int64_t base,
    struct problem *);

/* True when goods are there, and signed for, no earlier than they go, by a draft of a shipment or a stock entry. */
bool shipping_days(const struct draft *old, const struct draft *, struct problem *);

/* True when nothing of a contract or purchase was delivered, so that it may be given up; else false and *problem. */
bool shipping_never_began(struct change *, const struct entity *documents, int64_t document, struct problem *);

/* The line of a document that a draft means by its line, the number, or else by its product, where only one has that. 0
 * and *problem without one. */
int64_t shipping_line(struct change *, const struct entity *lines, int64_t document, const struct draft *said,
    struct problem *);

/* A part of a delivery. quantity: in unit, or in that of its line when unit is NULL; 10^-4. place: for what is said
 * of it. */
struct shipping_part {
	int64_t line;                 /* of the shipment, or of the contract for returned goods: its id */
	int64_t quantity;
	const char *unit, *place;
	const char *lot, *serials;    /* which goods exactly; NULL: those of its line */
	int64_t warehouse;            /* 0: that of the line, else of the shipment */
};

/* What was sent of a line of a shipment, in 10^-4 of the product's own unit. */
int64_t shipping_sent(struct change *, int64_t shipment_line);

/* All that is left to send of a shipment, in the arena; *count. */
struct shipping_part *shipping_rest(struct change *, int64_t shipment, int *count);

/* Sends parts of an approved shipment: one approved stock entry for each warehouse, whose ids are put into entries,
 * which has room for count. given: a draft of a stock entry with what is to be said of each; what it does not say is
 * taken from the shipment. False and *problem when more would be sent than was approved, or than is there. */
bool shipping_send(struct change *, int64_t shipment, const struct shipping_part *, int count, struct draft *given,
    int64_t *entries, int *made, struct problem *);

/* Takes goods of a contract back into the warehouse of the draft: an approved stock entry of the kind return-in. */
bool shipping_return(struct change *, int64_t contract, const struct shipping_part *, int count, struct draft *given,
    int64_t *entry, struct problem *);

#endif
