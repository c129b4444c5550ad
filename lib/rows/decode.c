/* SPDX-License-Identifier: ISC */
/* decode - text in encodings other than UTF-8, in and out, by iconv */
#include "rows/decode.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"

#define CHINESE "GB18030"
#define HIGH UINT64_C(0x8080808080808080)
#define LONGEST 8     /* bytes of a character in any encoding */

/* A character in UTF-8; size 0: not known. */
struct pair {
	char utf8[3];
	unsigned char size;
};

struct decoder {
	iconv_t iconv;
	struct pair *pairs;   /* GB18030: what two bytes mean */
};

struct encoder {
	iconv_t iconv;
	uint16_t *pairs;      /* GB18030: the two bytes of a code point below 0x10000; 0: not known */
};

const char *
encoding_name(const char *typed)
{
	static const char *const chinese[] = { CHINESE, "GBK", "GB2312", "GB-2312", "GB-18030", "CP936", "EUC-CN",
		"936", "MS936", "Windows-936" };
	iconv_t known;

	for (size_t i = 0; i < sizeof chinese / sizeof *chinese; i++)
		if (strcasecmp(typed, chinese[i]) == 0)
			return CHINESE;
	if (strcasecmp(typed, "UTF-8") == 0 || strcasecmp(typed, "UTF8") == 0)
		return "UTF-8";
	known = iconv_open("UTF-8", typed);
	if (known == (iconv_t)-1)
		return NULL;
	iconv_close(known);
	return typed;
}

static iconv_t
open_iconv(const char *to, const char *from)
{
	iconv_t opened = iconv_open(to, from);

	if (opened == (iconv_t)-1)
		die(FAILED, "cannot convert from %s to %s: %s", from, to, strerror(errno));
	return opened;
}

/* size zeroed elements. */
static void *
new_table(size_t count, size_t size)
{
	void *table = must_alloc(count * size);

	memset(table, 0, count * size);
	return table;
}

struct decoder *
decoder_new(const char *encoding)
{
	struct decoder *d = must_alloc(sizeof *d);

	d->iconv = open_iconv("UTF-8", encoding);
	d->pairs = strcmp(encoding, CHINESE) == 0 ? new_table(0x8000, sizeof *d->pairs) : NULL;
	return d;
}

void
decoder_free(struct decoder *d)
{
	if (d == NULL)
		return;
	iconv_close(d->iconv);
	free(d->pairs);
	free(d);
}

static enum decoded
decode_any(struct decoder *d, const char **from, size_t *length, char **to, size_t *room)
{
	char *in = (char *)(uintptr_t)*from;
	size_t done = iconv(d->iconv, &in, length, to, room);

	*from = in;
	if (done != (size_t)-1 || errno == E2BIG)
		return DECODED;
	return errno == EINVAL ? DECODED_HALF : DECODED_BAD;
}

/* Copies what is ASCII. */
static void
copy_ascii(const char **from, size_t *length, char **to, size_t *room)
{
	size_t most = *length < *room ? *length : *room, count = 0;
	uint64_t word;

	while (count + 8 <= most) {
		memcpy(&word, *from + count, 8);
		if (word & HIGH)
			break;
		memcpy(*to + count, &word, 8);
		count += 8;
	}
	while (count < most && !((*from)[count] & 0x80)) {
		(*to)[count] = (*from)[count];
		count++;
	}
	*from += count;
	*length -= count;
	*to += count;
	*room -= count;
}

/* One character by iconv, kept in the table when it has two bytes. */
static enum decoded
decode_rare(struct decoder *d, struct pair *pair, const char **from, size_t *length, char **to, size_t *room)
{
	const char *begin = *from;
	char *made = *to;
	size_t left = *length < 2 ? *length : 2;
	enum decoded done = decode_any(d, from, &left, to, room);
	size_t size;

	if (done == DECODED_HALF && *length >= 4) {
		left = 4;
		done = decode_any(d, from, &left, to, room);
	}
	*length -= (size_t)(*from - begin);
	size = (size_t)(*to - made);
	if (done == DECODED && *from == begin + 2 && size <= 3 && pair != NULL) {
		memcpy(pair->utf8, made, size);
		pair->size = (unsigned char)size;
	}
	return done;
}

static enum decoded
decode_chinese(struct decoder *d, const char **from, size_t *length, char **to, size_t *room)
{
	enum decoded done = DECODED;

	while (*length > 0 && *room >= 4 && done == DECODED) {
		const unsigned char *byte = (const unsigned char *)*from;
		struct pair *pair = NULL;

		if (*byte < 0x80) {
			copy_ascii(from, length, to, room);
			continue;
		}
		if (*length >= 2)
			pair = &d->pairs[(byte[0] & 0x7fu) << 8 | byte[1]];
		if (pair == NULL || pair->size == 0) {
			done = decode_rare(d, pair, from, length, to, room);
			continue;
		}
		memcpy(*to, pair, sizeof *pair);
		*to += pair->size;
		*room -= pair->size;
		*from += 2;
		*length -= 2;
	}
	return done;
}

enum decoded
decode(struct decoder *d, const char **from, size_t *length, char **to, size_t *room)
{
	if (d->pairs != NULL)
		return decode_chinese(d, from, length, to, room);
	return decode_any(d, from, length, to, room);
}

struct encoder *
encoder_new(const char *encoding)
{
	struct encoder *e = must_alloc(sizeof *e);

	e->iconv = open_iconv(encoding, "UTF-8");
	e->pairs = strcmp(encoding, CHINESE) == 0 ? new_table(0x10000, sizeof *e->pairs) : NULL;
	return e;
}

void
encoder_free(struct encoder *e)
{
	if (e == NULL)
		return;
	iconv_close(e->iconv);
	free(e->pairs);
	free(e);
}

/* One character by iconv, kept in the table when it becomes two bytes. */
static bool
encode_rare(struct encoder *e, const char *text, size_t length, uint32_t point, struct buf *to)
{
	char *in = (char *)(uintptr_t)text, *out = buf_room(to, LONGEST), *begin = out;
	size_t room = LONGEST;

	if (iconv(e->iconv, &in, &length, &out, &room) != 0)
		return false;
	to->length += LONGEST - room;
	if (e->pairs != NULL && out == begin + 2 && point < 0x10000)
		memcpy(&e->pairs[point], begin, 2);
	return true;
}

bool
encode(struct encoder *e, const char *text, size_t length, struct buf *to)
{
	size_t size, at = 0;

	while (at < length) {
		size_t plain = at;
		uint32_t point;

		while (plain < length && !(text[plain] & 0x80))
			plain++;
		buf_add(to, text + at, plain - at);
		at = plain;
		if (at == length)
			break;
		point = text_decode(text + at, length - at, &size);
		if (e->pairs != NULL && point < 0x10000 && e->pairs[point] != 0)
			buf_add(to, &e->pairs[point], 2);
		else if (point != 0xfeff && !encode_rare(e, text + at, size, point, to))
			return false;
		at += size;
	}
	return true;
}
