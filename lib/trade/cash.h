/* SPDX-License-Identifier: ISC */
/*
 * cash - what comes into accounts and goes out of them.
 *
 * Entries are facts: they are added, and answered by an opposite one of the same day, or, where
 * that is closed, of the day of the change. Those of an account stand in
 * the order (day, place, id), and each keeps what was there after it. An account is never below zero after any
 * entry, unless it has an overdraft, which is how far below zero it may be; one of kind cash has none. That is worked
 * out, with the totals in account_balance, once before the change ends, so the entries of one change count together.
 */
#ifndef TRADE_CASH_H
#define TRADE_CASH_H

#include "record/record.h"

/* One entry to be made. Texts are borrowed for the call. */
struct cash_entry_new {
	const char *day;            /* ISO; NULL: the day of the change */
	int64_t account;
	int64_t amount;             /* 10^-4 of the account's currency; below zero: it goes out */
	const char *kind;           /* a word of the list cash-kind */
	int64_t party;              /* with whom, or 0 */
	int64_t item;               /* the receipt or payment it stands for, or 0 */
	const char *counterparty;   /* who pays or is paid, as the bank has it; or NULL */
	const char *reference;      /* the bank's serial number; or NULL */
	const char *text;           /* or NULL */
	int64_t recurring;          /* the recurring cost or income that it is an occurrence of, or 0 ... */
	const char *due;            /* ... and the day on which that fell due; or NULL */
};

/* Adds it. False and *problem when the account is closed, does not have the currency's unit or the day is to come;
 * that too little is there is found before the change ends. */
bool cash_post(struct change *, const struct cash_entry_new *, int64_t *id, struct problem *);

/* Moves an amount from the account of out to another: an entry in each, which name each other. fee above 0: a
 * third entry that takes it out of the first account. *id: the one that goes out. */
bool cash_transfer(struct change *, const struct cash_entry_new *out, int64_t to, int64_t fee, int64_t *id,
    struct problem *);

/* Answers an entry, and of a transfer both of its entries, by opposite ones of a day (NULL: the day of the entry, or
 * that of the change where it is closed), and frees the lines of the bank matched with them. False and *problem for
 * one of a receipt, a payment or a bill, which are taken back themselves, and for one that was taken back. */
bool cash_take_back(struct change *, int64_t id, const char *day, struct problem *);

/* Adds the entry that answers this one alone, as undo does. day as above. */
bool cash_reverse(struct change *, int64_t id, const char *day, struct problem *);

/* True for an entry that is taken back, and was not entered again since. */
bool cash_is_answered(struct change *, int64_t id);

/* The hooks of entries, for cash.c. */
bool cash_settle(struct change *, int64_t first, int64_t last, struct problem *);
bool cash_conclude(struct change *, int64_t first, int64_t last, struct problem *);
long cash_check(struct db *, void (*visit)(const struct finding *, void *), void *context);

/* From here on entries may be made in accounts of bills, or no longer: only what bills bring about may. */
void cash_of_bills(bool);

/* False and *problem for an account of bills, but between the two. */
bool cash_takes_entries(struct change *, int64_t account, struct problem *);

/* An amount as people write it, 1234.50, in the arena. */
const char *cash_text(struct arena *, int64_t amount);

#endif
