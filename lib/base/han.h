/* SPDX-License-Identifier: ISC */
/*
 * han - Chinese characters: the simplified form of one, and how it is read in Mandarin.
 *
 * The tables are made when the library is built (han.awk) from the Unihan database of Unicode, as
 * Debian's package unicode-data has it; nothing is loaded or allocated when a program runs. They
 * serve comparing and finding: they convert characters, not words, and lean towards too many matches.
 */
#ifndef BASE_HAN_H
#define BASE_HAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* True for an ideograph of one of the Unihan blocks. */
bool han_is(uint32_t codepoint);

/* The simplified form of a character: U+4E1C for U+6771; the same for what is simplified already,
 * for what both scripts use and for what is no Chinese character. Applying it twice changes nothing more.
 *
 * From kSimplifiedVariant; of several the first that is one of the 8,105 standard characters of
 * China (kTGHZ2013). A standard character that Unihan calls its own simplified form stays (U+4E7E,
 * U+8457). Other ways to write one (kSemanticVariant, kZVariant: U+88CF for U+88E1) take its form. */
uint32_t han_simplified(uint32_t codepoint);

/* The readings of a character in pinyin, without tones, lower case: "chang" and "zhang" for U+957F. n
 * counts from 0, the usual one (kMandarin) first; NULL after the last. An umlaut is given twice, as
 * v and as u: U+5973 is "nv" and "nu". The text lives for ever.
 *
 * From the modern dictionaries (kTGHZ2013, kXHC1983, kHanyuPinlu), for characters in none of them
 * from kHanyuPinyin; a traditional character has those of its simplified form, too. Known are
 * U+3400 to U+9FFF and, beyond, standard characters and their other forms. */
const char *han_reading(uint32_t codepoint, size_t n);

#endif
