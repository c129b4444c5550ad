/* SPDX-License-Identifier: ISC */
/*
 * identifier - the numbers by which the state knows firms and people in China, and their check digits.
 *
 * Texts come in clean, as identifier_clean leaves them. A reason names the check digit that was
 * expected; it is a literal or lies in the arena.
 */
#ifndef BASE_IDENTIFIER_H
#define BASE_IDENTIFIER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/memory.h"

/* Appends an identifier as it is kept: full-width characters as ASCII, letters as capitals, blanks left out. */
void identifier_clean(struct buf *, const char *text, size_t length);

/*
 * Unified social credit code: 18 characters of 0-9 and A-Z without I, O, S, V, Z. The last makes the
 * sum of value(i) * 3^(i-1) mod 31 over the others, added to it, a multiple of 31 (GB 32100-2015, annex A).
 * NULL when right, else why not.
 */
const char *identifier_credit_code(struct arena *, const char *);

/*
 * Registration number of a firm: 15 digits, of which the last is that of ISO 7064, MOD 11,10 (GS 15-2006):
 * from p = 10, each digit a gives p = 2 * ((p + a) mod 10, or 10 where that is 0) mod 11; the last a makes
 * (p + a) mod 10 equal to 1. Since 2015 a credit code stands in its place, which is right too.
 */
const char *identifier_register_no(struct arena *, const char *);

/*
 * Identity card: 17 digits and a check character, of ISO 7064, MOD 11-2 (GB 11643-1999): weights
 * 2^(18-i) mod 11, their sum mod 11 looked up in "10X98765432". Digits 7 to 14 are the day of birth, which
 * must be a day and not be behind latest (DATE_NONE: whichever). Cards of before 1999 have 15 digits, the
 * day of birth with two digits for the year, and no check digit.
 */
const char *identifier_card(struct arena *, const char *, day latest);

/* Of a card that is right: its holder's day of birth, and whether a man (an odd last digit before the check). */
void identifier_holder(const char *card, day *birth, bool *male);

#endif
