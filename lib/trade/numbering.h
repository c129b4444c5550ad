/* SPDX-License-Identifier: ISC */
/* numbering - own numbers of invoices, given one after the other out of ranges, with none left out. */
#ifndef TRADE_NUMBERING_H
#define TRADE_NUMBERING_H

#include "record/record.h"

/* A range of the setting invoice.numbers. Numbers have as many digits as its first. */
struct number_range {
	const char *kind;
	int64_t first, last;
	int digits;
};

/* The i-th range of a setting's text; false behind the last. Texts are in the arena. */
bool numbers_range(struct arena *, const char *setting, int i, struct number_range *);

/* The next number of a kind, in the arena; NULL when it has no ranges, "" when they are used up. */
const char *numbers_next(struct change *, const char *kind);

/* True for a number that a range of a kind would give, and that nobody else does. */
bool numbers_own(struct change *, const char *kind, const char *number);

/* What became of numbers that follow each other: "used", "voided", "gap" (never given, though later ones
 * were), "double" or "free";
 * id: the invoice that has the first of them, or behind the gap; 0: none. */
struct number_run {
	int64_t first, last, id;
	const char *state;
};

/* Calls visit for all numbers of a range, in runs. */
void numbers_walk(struct db *, const struct number_range *, void (*visit)(const struct number_run *, void *),
    void *context);

#endif
