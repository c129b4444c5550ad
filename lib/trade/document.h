/* SPDX-License-Identifier: ISC */
/*
 * document - quotes, contracts and what comes after them: their lines, prices and states.
 *
 * A document is a draft until it is submitted; it is then approved or rejected by its approver or an
 * administrator, and may be cancelled. Its fields and lines change while it is a draft or was
 * rejected; the hooks refuse every other write, whoever asks. An import alone brings in new documents that were
 * decided elsewhere (change_bring_history), as decided by its caller on their own day.
 */
#ifndef TRADE_DOCUMENT_H
#define TRADE_DOCUMENT_H

#include "record/record.h"

/* The moves between states. */
enum document_move { DOCUMENT_SUBMIT, DOCUMENT_APPROVE, DOCUMENT_REJECT, DOCUMENT_CANCEL };

/* Moves a document; why: the reason of a rejection or cancellation, or NULL. approver: who is to decide what is
 * submitted; 0: the boss of its owner, else any administrator. False and *problem when it does not stand where
 * the move begins, when the caller may not decide it, or when a price is below the tier of its owner and may not be. */
bool document_move(struct change *, const struct entity *, int64_t id, enum document_move, int64_t approver,
    const char *why, struct problem *);

/* True for a document whose fields and lines may change: a draft, or a rejected one. Else false and *problem. */
bool document_is_open(struct change *, const struct entity *, int64_t id, struct problem *);

/* The next number of a line of a document: 1 for the first. */
int64_t document_next_line(struct change *, const struct entity *lines, int64_t document);

/* The id of a line by its number, among those in force; 0 when there is none. */
int64_t document_line(struct change *, const struct entity *lines, int64_t document, int64_t number);

/* Another version of a line of an approved document, in force from a day on; the old one ends on it. line: 0 for a
 * line that is new then; changes: what differs, and for a new line all of it; NULL: the line falls away. False and
 * *problem when the document is not approved or the day is before that of the version it replaces. */
bool document_amend(struct change *, const struct entity *, int64_t document, int64_t line, struct draft *changes,
    const char *on, const char *why, struct problem *);

/* True while document_amend writes lines, which nobody else may do to what is approved. */
bool document_amending(struct change *);

/* Copies the lines of one document to another. */
bool document_copy_lines(struct change *, const struct entity *from, int64_t source, const struct entity *to,
    int64_t target, struct problem *);

/* Gives a line the product's own unit where it has none, and its quantity in that unit (base). *factor: how many of the
 * product's own one of the line's holds, 10^-4. False and *problem when the product is not traded in it. */
bool line_unit(struct change *, struct draft *, int64_t *factor, struct problem *);

/* Gives a line the tax rate it has, the usual one where it names none, and whether its price includes the tax. */
bool line_tax(struct change *, struct draft *, int64_t includes_tax, struct problem *);

/* The currency's unit in 10^-4, of which amounts are whole numbers: 10^(4 - decimals). */
int64_t line_money_unit(int decimals);

/* Makes a document cancelled because its postings were taken back otherwise. */
bool document_void(struct change *, const struct entity *, int64_t id, struct problem *);

/* What the lines of a document say: rounded at the line, half away from zero.
 * price: of one of the line's unit, 10^-4; quantity 10^-4; discount and rate 10^-6; decimals: of the currency.
 * With tax in the price: amount = round(quantity x price x (1 - discount)), net = round(amount / (1 + rate)),
 * tax = amount - net; else net = round(...), tax = round(net x rate), amount = net + tax. Amounts in 10^-4.
 * False when a product leaves int64. */
struct line_amounts {
	int64_t net, tax, amount;
};
bool line_amounts(int64_t quantity, int64_t price, int64_t discount, int64_t rate, bool includes_tax, int decimals,
    struct line_amounts *out);

#endif
