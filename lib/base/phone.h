/* SPDX-License-Identifier: ISC */
/*
 * phone - telephone numbers as people type them, brought to one form.
 *
 * The form (ITU-T E.164 for what stands behind +; the numbering plan of China for the rest):
 *   13812345678               a mobile: 11 digits from 13 to 19
 *   010-12345678              a landline: area (3 digits for 010 and 02x, else 4), 8 digits or, behind
 *                             an area of 4, 7 or 8
 *   400-800-1234              numbers of 400 and 800
 *   010-12345678-803          any of these with an extension of 1 to 6 digits
 *   +1-418-656-9254           of another country, as it was grouped
 * +86, 0086 and 86 before a number of China go; full-width digits, blanks, dots, brackets and
 * hyphens are the typist's own; an extension may be typed as 转803, ext 803, x803, 分机803, #803 or -803.
 */
#ifndef BASE_PHONE_H
#define BASE_PHONE_H

#include <stdbool.h>
#include <stddef.h>

#define PHONE_SIZE 64

/* False when the text is no telephone number that is known whole: a short or a local one, a name. */
bool phone_read(const char *text, size_t length, char out[PHONE_SIZE]);

/* Of several numbers in one text, with 、 / , ; or a line end between them or a blank between two whole
 * numbers: the bytes of the first, and in *next where the second begins (length when there is none). */
size_t phone_first(const char *text, size_t length, size_t *next);

/* The bytes of a mark between two numbers at the beginning of text; 0: there is none. */
size_t phone_mark(const char *text, size_t length);

#endif
