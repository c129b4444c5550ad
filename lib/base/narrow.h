/* SPDX-License-Identifier: ISC */
/*
 * narrow - numbers and dates typed with full-width characters, brought to their ASCII forms.
 *
 * For what is read digit by digit: numbers, dates, telephones. Unlike text_fold it leaves other compatibility
 * forms alone: a raised 2 is no digit of a number.
 */
#ifndef BASE_NARROW_H
#define BASE_NARROW_H

#include <stdbool.h>
#include <stddef.h>

#define NARROW_SIZE 128   /* no number and no date is longer */

/* The text, trimmed, with ASCII letters small; false when it is too long or not UTF-8. */
bool narrow(const char *text, size_t length, char out[NARROW_SIZE]);

/* Cuts word off the front of *at when it stands there. */
bool narrow_skip(const char **at, const char *word);

/* A digit in any locale, and how many stand at text. */
bool narrow_digit(char);
size_t narrow_digits(const char *text);

/* The number that count digits make; at most nine. */
int narrow_number(const char *digits, size_t count);

#endif
