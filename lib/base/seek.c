/* SPDX-License-Identifier: ISC */
/* seek - keys of texts, and words compared with them. */
#include "base/seek.h"

#include <string.h>
#include <utf8proc.h>

#include "base/han.h"
#include "base/text.h"

#define GRAM 3             /* letters in a term */
#define MOST_SPELT 62      /* bytes of a word whose places fit into a set of 64 */

static bool
plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* U+3002 and the signs that folding has made ASCII. */
static bool
ends_sentence(uint32_t c)
{
	return c == '\n' || c == '!' || c == '?' || c == ';' || c == 0x3002;
}

static bool
is_word(uint32_t c)
{
	utf8proc_category_t category;

	if (han_is(c))
		return true;
	category = utf8proc_category((utf8proc_int32_t)c);
	return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
	    (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

static void
add_key(struct buf *out, const char *folded, size_t length, bool breaks)
{
	size_t size;

	for (size_t i = 0; i < length; i += size) {
		uint32_t c = (unsigned char)folded[i];

		size = 1;
		if (c >= 0x80)
			c = text_decode(folded + i, length - i, &size);
		if (c < 0x80 ? plain((char)c) : is_word(c)) {
			if (c < 0x80)
				buf_byte(out, (char)c);
			else
				text_encode(out, han_simplified(c));
		} else if (breaks && ends_sentence(c)) {
			buf_byte(out, SEEK_BREAK);
		}
	}
}

static void
make_key(struct buf *out, const char *text, size_t length, bool breaks)
{
	static struct buf folded;   /* kept, since this is called for every text there is */

	buf_clear(&folded);
	text_fold(&folded, text, length);
	add_key(out, buf_string(&folded), folded.length, breaks);
}

void
seek_key(struct buf *out, const char *text, size_t length)
{
	make_key(out, text, length, true);
}

void
seek_word(struct buf *out, const char *word)
{
	make_key(out, word, strlen(word), false);
}

enum seek_rank
seek_literally(const char *key, const char *word)
{
	const char *found = strstr(key, word);

	if (!found)
		return SEEK_NOT;
	if (found > key)
		return SEEK_INSIDE;
	return key[strlen(word)] ? SEEK_BEGIN : SEEK_SAME;
}

bool
seek_spells(const char *word)
{
	size_t length = strlen(word);

	return length >= 2 && length <= MOST_SPELT && strpbrk(word, "abcdefghijklmnopqrstuvwxyz");
}

/* The places in a word that are reached when a character read so stands at one of them: a whole
 * reading, its first letter, zh, ch and sh, and at the end of the word any part of it. */
static uint64_t
read_from(const char *word, size_t length, size_t at, const char *reading)
{
	uint64_t reached = 0;
	size_t same = 0;

	while (reading[same] && word[at + same] == reading[same])
		same++;
	if (same > 0)
		reached |= UINT64_C(1) << (at + 1);
	if (same > 1 && reading[1] == 'h')
		reached |= UINT64_C(1) << (at + 2);
	if (same > 0 && (!reading[same] || at + same == length))
		reached |= UINT64_C(1) << (at + same);
	return reached;
}

/* The places behind one character of a key. */
static uint64_t
step(const char *word, size_t length, uint64_t from, const char *character, size_t size)
{
	uint32_t c = (unsigned char)*character >= 0x80 ? text_decode(character, size, &size) :
	    (unsigned char)*character;
	const char *reading;
	uint64_t reached = 0;

	for (size_t at = 0; at < length; at++) {
		if (!(from >> at & 1))
			continue;
		if (strncmp(word + at, character, size) == 0)
			reached |= UINT64_C(1) << (at + size);
		for (size_t n = 0; c >= 0x80 && (reading = han_reading(c, n)) != NULL; n++)
			reached |= read_from(word, length, at, reading);
	}
	return reached;
}

static size_t
size_at(const char *key)
{
	unsigned char c = (unsigned char)*key;

	return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

/* All places that are reached are followed at once, so that no text takes long. */
enum seek_rank
seek_spelt(const char *key, const char *word)
{
	size_t length = strlen(word), size;
	uint64_t anywhere = 0, beginning = 1, end;
	enum seek_rank rank = SEEK_NOT;

	if (!seek_spells(word))
		return SEEK_NOT;
	end = UINT64_C(1) << length;
	for (; *key; key += size) {
		size = size_at(key);
		anywhere = step(word, length, anywhere | 1, key, size);
		beginning = beginning ? step(word, length, beginning, key, size) : 0;
		if (beginning & end)
			return key[size] ? SEEK_SPELT_BEGIN : SEEK_SPELT;
		if (anywhere & end)
			rank = SEEK_SPELT_INSIDE;
		if (rank && !beginning)
			return rank;
	}
	return rank;
}

static void
add_term(struct buf *out, const char *bytes, size_t length)
{
	if (out->length && out->data[out->length - 1] != ' ')
		buf_byte(out, ' ');
	buf_add(out, bytes, length);
}

static void
add_run(struct buf *out, const char *run, size_t length, bool whole, bool *begins)
{
	if (!whole && length < GRAM) {
		add_term(out, run, length);
		*begins = true;
		return;
	}
	for (size_t i = 0; i < length && (whole || i + GRAM <= length); i++)
		add_term(out, run + i, length - i < GRAM ? length - i : GRAM);
}

/* Other scripts by number, since engines do not agree on which of their characters are letters. */
static size_t
add_character(struct buf *out, const char *key)
{
	size_t size;
	uint32_t c = text_decode(key, strlen(key) < 4 ? strlen(key) : 4, &size);

	if (c >= 0x3400 && c <= 0x9fa5 && han_is(c)) {
		add_term(out, key, size);
	} else {
		add_term(out, "", 0);
		buf_printf(out, "%04x", (unsigned)c);
	}
	return size;
}

void
seek_terms(struct buf *out, const char *key, bool whole, bool *begins)
{
	*begins = false;
	while (*key) {
		size_t run = 0;

		while (plain(key[run]))
			run++;
		if (run)
			add_run(out, key, run, whole || key[run], begins);
		key += run;
		if (*key == SEEK_BREAK)
			key++;
		else if (*key)
			key += add_character(out, key);
	}
}

size_t
seek_place(const char *text, size_t key_offset)
{
	struct buf key = { 0 };
	size_t length = strlen(text), at = 0, size;

	for (; at < length; at += size) {
		text_decode(text + at, length - at, &size);
		seek_key(&key, text + at, size);
		if (key.length > key_offset)
			break;
	}
	buf_free(&key);
	return at;
}
