/* SPDX-License-Identifier: ISC */
/*
 * decimal - exact decimal numbers: an int64 that counts units of 10^-places.
 *
 * Money, prices and quantities have 4 places, rates have 6. Nothing here uses floating point.
 * Rounding is half away from zero. Sums and products that leave int64 are reported, never wrapped.
 */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define MONEY_PLACES 4
#define RATE_PLACES 6

/* A number as people type it: 1234.5, 1,234.50, ¥1,200, $5, 5.00元, (5.00), -5, 15%, 3.5万,
 * 1.2亿, full-width digits and signs, spaces around. Exponents, hexadecimal and misplaced
 * thousands separators (1,23) are refused. The result is scaled by 10^places.
 * most is how many decimals the value may have (0..places); with more, round says whether to
 * round or to refuse. NULL and *out, else the reason, a literal. */
const char *decimal_parse(const char *text, size_t length, int places, int most, bool round,
    int64_t *out);

/* Appends value with at least least decimals and as many more as it needs: (12345000, 4, 2) is
 * 1234.50 and (12345678, 4, 2) is 1234.5678. */
void decimal_print(struct buf *, int64_t value, int places, int least);

/* The same with thousands separators, for tables. */
void decimal_show(struct buf *, int64_t value, int places, int least);

/* a * b / c, rounded half away from zero; false when c is 0 or the result leaves int64. */
bool decimal_muldiv(int64_t a, int64_t b, int64_t c, int64_t *out);

/* a * b * c / d, rounded once, half away from zero; the same, and false too when a * b * c leaves 128 bits. */
bool decimal_mul3div(int64_t a, int64_t b, int64_t c, int64_t d, int64_t *out);

bool decimal_add(int64_t a, int64_t b, int64_t *out);

/* Rounded to fewer decimals, kept at the same scale: (123456, 4, 2) is 123500. */
int64_t decimal_round(int64_t value, int places, int keep);

#endif
