/* SPDX-License-Identifier: ISC */
/*
 * text - UTF-8: is it valid, how wide is it, what does it look like without case and width.
 *
 * Lengths are in bytes, widths in terminal columns. Nothing here depends on the locale.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/memory.h"

/* The offset of the first byte that is not well-formed UTF-8 (RFC 3629: no surrogates, no
 * overlong forms, nothing over U+10FFFF) or is NUL; length when all is well. ASCII is checked a
 * word at a time. */
size_t text_bad_byte(const char *text, size_t length);

/* The code point that starts at text and, in *size, its bytes. The text must be valid UTF-8. */
uint32_t text_decode(const char *text, size_t length, size_t *size);

/* Appends one code point as UTF-8. */
void text_encode(struct buf *, uint32_t);

/* Columns on a terminal: 2 for East Asian Wide and Fullwidth, 0 for combining marks, 1 otherwise
 * (Unicode's EastAsianWidth.txt by utf8proc; Ambiguous counts as 1). */
int text_width(const char *text, size_t length);

/* How many leading bytes fit into width columns, never cutting a character. */
size_t text_fit(const char *text, size_t length, int width);

/* Text folded for comparing: compatibility forms (full width to half width), case folded, as
 * NFKC_Casefold; accents stay. Appended to the buffer. ASCII takes a short way. */
void text_fold(struct buf *, const char *text, size_t length);
char *text_folded(struct arena *, const char *text);

/* True when two texts are the same after folding. */
bool text_same(const char *, const char *);

/* Appends text with control characters (C0, DEL, C1), bidirectional overrides and
 * zero-width marks written as \n, \t, \x1b, \u202e; so that no terminal obeys them. */
void text_visible(struct buf *, const char *text, size_t length);

/* The number of edits (insert, delete, replace, swap of neighbours) from one folded text to the
 * other, counted in characters, and never more than most + 1. Restricted Damerau-Levenshtein. */
int text_distance(const char *, const char *, int most);

/* Appends a number as stars but for its first and last digits; *** where none are to be left (0, 0), where
 * fewer than four would be hidden, or where it is no number (of digits, and an X). */
void text_mask(struct buf *, const char *text, size_t length, int first, int last);

/* The next word of a line, cut out where it stands, as a shell reads it: bare, 'in single' or "in double"
 * quotes. NULL at the end; *open, when a quote is never closed. *rest moves behind it. */
char *text_word(char **rest, bool *open);

/* True when the word is one of a list, "stage closed", whose words the separator parts. */
bool text_lists(const char *list, char separator, const char *word);

/* Cuts white space (also U+3000 and U+00A0) from both ends; returns where the rest begins. */
const char *text_trim(const char *text, size_t *length);

#endif
