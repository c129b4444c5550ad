/* SPDX-License-Identifier: ISC */
/* workbook_text - rich text as plain text, and the shared strings in one buffer. */
#include <string.h>

#include "base/text.h"
#include "rows/form.h"
#include "rows/parts.h"

#define ESCAPE 7   /* bytes of _x000D_ */

void
rich_begin(struct rich *rich, struct buf *into, size_t limit)
{
	*rich = (struct rich){ .into = into, .limit = into->length + limit };
}

/* The white space of a <t> is kept whether or not xml:space says so: nobody lays out a text. */
void
rich_start(struct rich *rich, const char *name)
{
	if (strcmp(name, "rPh") == 0)
		rich->phonetic++;
	if (rich->phonetic > 0 || strcmp(name, "t") != 0)
		return;
	rich->collecting = true;
	rich->begin = rich->into->length;
}

/* A text that is too long is cut behind the limit, where everyone sees that it is. */
void
rich_text(struct rich *rich, const char *text, size_t length)
{
	if (rich->collecting && rich->into->length <= rich->limit)
		buf_add(rich->into, text, length);
}

void
rich_end(struct rich *rich, const char *name)
{
	if (strcmp(name, "rPh") == 0 && rich->phonetic > 0)
		rich->phonetic--;
	if (!rich->collecting || strcmp(name, "t") != 0)
		return;
	rich->collecting = false;
	if (rich->into->length <= rich->limit)
		rich_unescape(rich->into, rich->begin);
}

static int
hexadecimal(char digit)
{
	if (digit >= '0' && digit <= '9')
		return digit - '0';
	if (digit >= 'a' && digit <= 'f')
		return digit - 'a' + 10;
	return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

/* The number in _xHHHH_, or -1. */
static long
escape_at(const char *text, size_t left)
{
	long number = 0;

	if (left < ESCAPE || text[0] != '_' || text[1] != 'x' || text[6] != '_')
		return -1;
	for (int i = 2; i < 6; i++) {
		int digit = hexadecimal(text[i]);

		if (digit < 0)
			return -1;
		number = number * 16 + digit;
	}
	return number;
}

/* The character at text and in *size the bytes of its escape, or of two that make a pair of
 * surrogates; 0 when there is none. NUL and half a pair are no characters. */
static uint32_t
escaped_character(const char *text, size_t left, size_t *size)
{
	long first = escape_at(text, left), second;

	*size = ESCAPE;
	if (first <= 0 || (first >= 0xdc00 && first < 0xe000))
		return 0;
	if (first < 0xd800 || first >= 0xe000)
		return (uint32_t)first;
	second = escape_at(text + ESCAPE, left - ESCAPE);
	*size = 2 * (size_t)ESCAPE;
	if (second < 0xdc00 || second >= 0xe000)
		return 0;
	return (uint32_t)(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00));
}

/* An escape is never shorter than its character, so the text is rewritten where it stands. */
void
rich_unescape(struct buf *buf, size_t begin)
{
	size_t from = begin, to = begin, size, end = buf->length;
	char *data = buf->data;
	struct buf character = { 0 };

	if (end == begin || memchr(data + begin, '_', end - begin) == NULL)
		return;
	while (from < end) {
		uint32_t code = data[from] == '_' ? escaped_character(data + from, end - from, &size) : 0;

		if (code == 0) {
			data[to++] = data[from++];
			continue;
		}
		buf_clear(&character);
		text_encode(&character, code);
		memcpy(data + to, character.data, character.length);
		to += character.length;
		from += size;
	}
	buf->length = to;
	buf_free(&character);
}

static void
string_begin(struct strings *strings)
{
	if (strings->count == strings->room) {
		strings->room += strings->room / 2 + 1024;
		strings->begins = must_realloc(strings->begins, strings->room * sizeof *strings->begins);
	}
	strings->begins[strings->count++] = (uint32_t)strings->text.length;
	rich_begin(&strings->rich, &strings->text, CELL_LIMIT);
}

static void
string_start(void *own, int depth, const char *name, const char **attributes)
{
	struct strings *strings = own;

	(void)attributes;
	if (depth == 2)
		string_begin(strings);
	if (depth > 2)
		rich_start(&strings->rich, name);
}

static void
string_text(void *own, const char *text, size_t length)
{
	rich_text(&((struct strings *)own)->rich, text, length);
}

static void
string_end(void *own, int depth, const char *name)
{
	struct strings *strings = own;

	if (depth > 2)
		rich_end(&strings->rich, name);
	if (depth == 2)
		buf_byte(&strings->text, '\0');
}

int
strings_load(struct workbook *book)
{
	static const struct part_events events = { string_start, string_end, string_text };

	if (book->strings_path == NULL)
		return 0;
	return part_whole(book, book->strings_path, &events, &book->strings);
}

const char *
strings_get(const struct strings *strings, size_t number, size_t *length)
{
	size_t end;

	if (number >= strings->count)
		return NULL;
	end = number + 1 < strings->count ? strings->begins[number + 1] : strings->text.length;
	*length = end - strings->begins[number] - 1;
	return strings->text.data + strings->begins[number];
}
