/* SPDX-License-Identifier: ISC */
/* text - UTF-8 by hand where it must be fast, by utf8proc where Unicode's tables decide. */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define EACH_BYTE(byte) (UINT64_MAX / 255 * (byte))
#define REPLACEMENT 0xfffd
#define SHORT 256   /* code points that are folded without an allocation */

typedef unsigned char octet;

/* Bytes that are all from 0x01 to 0x7f, eight at a time: only a byte of 0 or over 0x7f has its
 * high bit set in itself or, unless an earlier byte failed, in itself less one. */
static size_t
ascii_length(const char *text, size_t length)
{
	size_t at = 0;

	for (; length - at >= 32; at += 32) {
		uint64_t words[4], high = 0;

		memcpy(words, text + at, sizeof words);
		for (size_t i = 0; i < 4; i++)
			high |= words[i] | (words[i] - EACH_BYTE(0x01));
		if ((high & EACH_BYTE(0x80)) != 0)
			break;
	}
	while (at < length && (octet)text[at] - 1u < 0x7f)
		at++;
	return at;
}

static bool
continues(octet byte)
{
	return (byte & 0xc0) == 0x80;
}

/* The bounds of the second byte shut out overlong forms, surrogates and what lies over U+10FFFF
 * (Unicode, table 3-7). */
static bool
second_fits(octet first, octet second)
{
	switch (first) {
	case 0xe0:
		return second >= 0xa0 && second <= 0xbf;
	case 0xed:
		return second >= 0x80 && second <= 0x9f;
	case 0xf0:
		return second >= 0x90 && second <= 0xbf;
	case 0xf4:
		return second >= 0x80 && second <= 0x8f;
	default:
		return continues(second);
	}
}

/* The bytes of the well-formed character at text, 0 when there is none; NUL counts as one. */
static size_t
character_size(const char *text, size_t length)
{
	const octet *byte = (const octet *)text;
	size_t size = byte[0] < 0x80 ? 1 : byte[0] < 0xc2 ? 0 : byte[0] < 0xe0 ? 2
	            : byte[0] < 0xf0 ? 3 : byte[0] < 0xf5 ? 4 : 0;

	if (size <= 1)
		return size;
	if (length < size || !second_fits(byte[0], byte[1]))
		return 0;
	for (size_t i = 2; i < size; i++)
		if (!continues(byte[i]))
			return 0;
	return size;
}

size_t
text_bad_byte(const char *text, size_t length)
{
	size_t at = 0;

	for (;;) {
		size_t size;

		at += ascii_length(text + at, length - at);
		do {
			if (at == length || text[at] == '\0')
				return at;
			size = character_size(text + at, length - at);
			at += size;
		} while (size > 1);
		if (size == 0)
			return at;
	}
}

/* What is not well-formed reads as U+FFFD, a byte at a time, so that a wrong caller goes on. */
uint32_t
text_decode(const char *text, size_t length, size_t *size)
{
	const octet *byte = (const octet *)text;

	*size = character_size(text, length);
	switch (*size) {
	case 1:
		return byte[0];
	case 2:
		return (byte[0] & 0x1fu) << 6 | (byte[1] & 0x3fu);
	case 3:
		return (byte[0] & 0x0fu) << 12 | (byte[1] & 0x3fu) << 6 | (byte[2] & 0x3fu);
	case 4:
		return (byte[0] & 0x07u) << 18 | (byte[1] & 0x3fu) << 12
		       | (byte[2] & 0x3fu) << 6 | (byte[3] & 0x3fu);
	default:
		*size = 1;
		return REPLACEMENT;
	}
}

void
text_encode(struct buf *buf, uint32_t point)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t size = -1;

	if (point <= 0x10ffff && (point < 0xd800 || point > 0xdfff))
		size = utf8proc_encode_char((utf8proc_int32_t)point, bytes);
	if (size <= 0)
		size = utf8proc_encode_char(REPLACEMENT, bytes);
	buf_add(buf, bytes, (size_t)size);
}

/* Korean vowels and finals that follow a leading consonant are drawn into its square. */
static int
point_width(uint32_t point)
{
	if (point < 0x7f)
		return point >= 0x20;
	if (point >= 0x1160 && point <= 0x11ff)
		return 0;
	return utf8proc_charwidth((utf8proc_int32_t)point);
}

int
text_width(const char *text, size_t length)
{
	int width = 0;
	size_t size;

	for (size_t at = 0; at < length; at += size)
		width += point_width(text_decode(text + at, length - at, &size));
	return width;
}

size_t
text_fit(const char *text, size_t length, int width)
{
	size_t at = 0, size;

	for (; at < length; at += size) {
		width -= point_width(text_decode(text + at, length - at, &size));
		if (width < 0)
			break;
	}
	return at;
}

/* Leading bytes that are ASCII or unified ideographs (U+4E00 to U+9FFF): apart from the case of
 * letters they fold to themselves, and they are nearly all that names are made of. */
static size_t
plain_length(const char *text, size_t length)
{
	const octet *byte = (const octet *)text;
	size_t at = 0;

	for (;;) {
		at += ascii_length(text + at, length - at);
		if (length - at < 3 || byte[at] < 0xe4 || byte[at] > 0xe9)
			return at;
		if ((byte[at] == 0xe4 && byte[at + 1] < 0xb8)
		    || !continues(byte[at + 1]) || !continues(byte[at + 2]))
			return at;
		at += 3;
	}
}

static void
add_small_letters(struct buf *buf, const char *text, size_t length)
{
	char *out = buf_room(buf, length);

	for (size_t i = 0; i < length; i++) {
		bool capital = text[i] >= 'A' && text[i] <= 'Z';

		out[i] = (char)(capital ? text[i] | 0x20 : text[i]);
	}
	buf->length += length;
}

/* False when the text is not UTF-8. */
static bool
fold_by_table(struct buf *buf, const char *text, size_t length)
{
	const utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT
	                              | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
	const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text;
	utf8proc_int32_t few[SHORT + 1], *points = few;
	utf8proc_ssize_t count, size = (utf8proc_ssize_t)length;

	count = utf8proc_decompose(bytes, size, points, SHORT, how);
	if (count > SHORT) {
		points = must_alloc(((size_t)count + 1) * sizeof *points);
		count = utf8proc_decompose(bytes, size, points, count, how);
	}
	if (count >= 0)
		count = utf8proc_reencode(points, count, how);
	if (count > 0)
		buf_add(buf, points, (size_t)count);
	if (points != few)
		free(points);
	return count >= 0;
}

void
text_fold(struct buf *buf, const char *text, size_t length)
{
	if (plain_length(text, length) == length || !fold_by_table(buf, text, length))
		add_small_letters(buf, text, length);
}

char *
text_folded(struct arena *arena, const char *text)
{
	struct buf folded = { 0 };
	char *copy;

	text_fold(&folded, text, strlen(text));
	copy = arena_copy(arena, folded.data, folded.length);
	buf_free(&folded);
	return copy;
}

bool
text_same(const char *a, const char *b)
{
	struct buf folded_a = { 0 }, folded_b = { 0 };
	bool same = strcmp(a, b) == 0;

	if (!same) {
		text_fold(&folded_a, a, strlen(a));
		text_fold(&folded_b, b, strlen(b));
		same = strcmp(buf_string(&folded_a), buf_string(&folded_b)) == 0;
		buf_free(&folded_a);
		buf_free(&folded_b);
	}
	return same;
}

/* Marks that take no room themselves but turn, join or part what stands beside them. */
static bool
unseen(uint32_t point)
{
	static const struct { uint32_t first, last; } ranges[] = {
		{ 0x80, 0x9f }, { 0x61c, 0x61c }, { 0x180e, 0x180e }, { 0x200b, 0x200f },
		{ 0x2028, 0x202e }, { 0x2060, 0x206f }, { 0xfeff, 0xfeff }, { 0xfff9, 0xfffb },
	};

	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
		if (point >= ranges[i].first && point <= ranges[i].last)
			return true;
	return false;
}

static void
add_escape(struct buf *buf, uint32_t point)
{
	switch (point) {
	case '\n':
		buf_text(buf, "\\n");
		break;
	case '\r':
		buf_text(buf, "\\r");
		break;
	case '\t':
		buf_text(buf, "\\t");
		break;
	default:
		buf_printf(buf, point < 0x80 ? "\\x%02x" : "\\u%04x", (unsigned)point);
	}
}

/* A byte that is not UTF-8 is shown as \xff too: messages quote files that may be in GBK. */
void
text_visible(struct buf *buf, const char *text, size_t length)
{
	size_t size;

	for (size_t at = 0; at < length; at += size) {
		uint32_t point = text_decode(text + at, length - at, &size);

		if (point == REPLACEMENT && size == 1)
			buf_printf(buf, "\\x%02x", (unsigned)(octet)text[at]);
		else if (point < 0x20 || point == 0x7f || unseen(point))
			add_escape(buf, point);
		else
			buf_add(buf, text + at, size);
	}
}

/* The code points of the folded text; the caller frees. */
static uint32_t *
folded_points(const char *text, size_t *count)
{
	struct buf folded = { 0 };
	uint32_t *points;
	size_t size;

	text_fold(&folded, text, strlen(text));
	points = must_alloc((folded.length + 1) * sizeof *points);
	*count = 0;
	for (size_t at = 0; at < folded.length; at += size)
		points[(*count)++] = text_decode(folded.data + at, folded.length - at, &size);
	buf_free(&folded);
	return points;
}

static int
least(int a, int b)
{
	return a < b ? a : b;
}

/* Fills row[1..] for the character a[at - 1] from the two rows before; returns its least entry. */
static int
fill_row(int *row, const int *last, const int *before, const uint32_t *a, size_t at,
    const uint32_t *b, size_t b_count)
{
	int smallest = row[0] = (int)at;

	for (size_t j = 1; j <= b_count; j++) {
		row[j] = least(least(last[j], row[j - 1]) + 1, last[j - 1] + (a[at - 1] != b[j - 1]));
		if (at > 1 && j > 1 && a[at - 1] == b[j - 2] && a[at - 2] == b[j - 1])
			row[j] = least(row[j], before[j - 2] + 1);
		smallest = least(smallest, row[j]);
	}
	return smallest;
}

/* Ends as soon as two rows in turn are over the cap: a swap reaches back no further. */
static int
distance(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count, int most)
{
	size_t width = b_count + 1;
	int *rows = must_alloc(3 * width * sizeof *rows);
	int *row = rows, *last = rows + width, *before = rows + 2 * width;
	int smallest = 0, previous = 0, result;

	for (size_t j = 0; j < width; j++)
		row[j] = (int)j;
	for (size_t i = 1; i <= a_count && least(smallest, previous) <= most; i++) {
		int *spare = before;

		before = last;
		last = row;
		row = spare;
		previous = smallest;
		smallest = fill_row(row, last, before, a, i, b, b_count);
	}
	result = least(smallest, previous) > most ? most + 1 : least(row[b_count], most + 1);
	free(rows);
	return result;
}

int
text_distance(const char *a, const char *b, int most)
{
	size_t a_count, b_count, difference;
	uint32_t *a_points = folded_points(a, &a_count), *b_points = folded_points(b, &b_count);
	int result = most + 1;

	difference = a_count > b_count ? a_count - b_count : b_count - a_count;
	if (most >= 0 && difference <= (size_t)most)
		result = distance(a_points, a_count, b_points, b_count, most);
	free(a_points);
	free(b_points);
	return result;
}

static size_t
space_size(const char *text, size_t length)
{
	if (length >= 1 && (*text == ' ' || (*text >= '\t' && *text <= '\r')))
		return 1;
	if (length >= 2 && memcmp(text, "\u00a0", 2) == 0)
		return 2;
	if (length >= 3 && memcmp(text, "\u3000", 3) == 0)
		return 3;
	return 0;
}

/* The white space at the end of the text. */
static size_t
last_space_size(const char *text, size_t length)
{
	for (size_t size = 1; size <= 3 && size <= length; size++)
		if (space_size(text + length - size, size) == size)
			return size;
	return 0;
}

const char *
text_trim(const char *text, size_t *length)
{
	size_t size;

	while ((size = space_size(text, *length)) > 0) {
		text += size;
		*length -= size;
	}
	while ((size = last_space_size(text, *length)) > 0)
		*length -= size;
	return text;
}

void
text_mask(struct buf *out, const char *text, size_t length, int first, int last)
{
	size_t head = (size_t)first, tail = (size_t)last;

	if (head + tail == 0 || length < head + tail + 4 || strspn(text, "0123456789Xx") < length) {
		buf_text(out, "***");
		return;
	}
	buf_add(out, text, head);
	for (size_t i = head; i < length - tail; i++)
		buf_byte(out, '*');
	buf_add(out, text + length - tail, tail);
}

char *
text_word(char **rest, bool *open)
{
	static const char blanks[] = " \t\r\n";
	char *from = *rest + strspn(*rest, blanks), *word = from, *to = from, quote = '\0';

	if (!*from)
		return NULL;
	for (; *from && (quote || !strchr(blanks, *from)); from++) {
		if (quote ? *from == quote : *from == '\'' || *from == '"')
			quote = quote ? '\0' : *from;
		else
			*to++ = *from;
	}
	*open = quote != '\0';
	*rest = from + (*from != '\0');
	*to = '\0';
	return word;
}

bool
text_lists(const char *list, char separator, const char *word)
{
	size_t length = strlen(word);

	for (const char *at = list; at; at = strchr(at, separator), at += at != NULL)
		if (strncmp(at, word, length) == 0 && (at[length] == separator || at[length] == '\0'))
			return true;
	return false;
}
