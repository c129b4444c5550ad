/* SPDX-License-Identifier: ISC */
/*
 * seek - words looked for in texts as people type them: any width, case and script, or the pinyin.
 *
 * What is compared are keys. A key has the letters and digits of a text, folded (base/text.h) and in
 * simplified characters (base/han.h); spaces, marks and punctuation are left out, so that 010-1234,
 * 0101234 and (010) 1234 are the same. The end of a sentence and of a line stays, as SEEK_BREAK, which
 * no word holds.
 */
#ifndef BASE_SEEK_H
#define BASE_SEEK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

#define SEEK_BREAK '\x1f'

/* How well a text answers a word, better ones larger. */
enum seek_rank {
	SEEK_NOT,
	SEEK_SPELT_INSIDE, SEEK_SPELT_BEGIN, SEEK_SPELT,   /* its pinyin holds, begins with, is the word */
	SEEK_INSIDE, SEEK_BEGIN, SEEK_SAME                 /* the text itself does */
};

/* Appends the key of a text, which must be valid UTF-8. */
void seek_key(struct buf *, const char *text, size_t length);

/* The key of a word: without breaks. "" when it has no letter and no digit. */
void seek_word(struct buf *, const char *word);

/* Compares two keys. */
enum seek_rank seek_literally(const char *key, const char *word);

/* Compares a key with a word that is pinyin, at least in part: each character of the text stands as
 * itself, as one of its readings or as the beginning of one (c or ch for U+957F); of the last one any part
 * of a reading will do. SEEK_NOT for words without letters, of one byte or over 62. */
enum seek_rank seek_spelt(const char *key, const char *word);

/* True for a key that seek_spelt can find anything by. */
bool seek_spells(const char *word);

/* Appends a key as the terms of an index, with spaces between them: each Chinese character is one; of other ASCII
 * letters and digits each three that follow each other, and the two and the one that end a run; any other character
 * is one, by its number in hexadecimal. A word is in a text when its terms follow each other among those of the
 * text. Of a word (whole: false) those that end its last run are left out, but for one where there is nothing else,
 * which is a beginning of the text's term then: *begins says so. */
void seek_terms(struct buf *, const char *key, bool whole, bool *begins);

/* The offset in text of what stands at that offset in its key. */
size_t seek_place(const char *text, size_t key_offset);

#endif
