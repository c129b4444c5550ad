/* SPDX-License-Identifier: ISC */
/* buf - grows by half, so that many small additions cost little. */
#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"

#define SMALLEST 64

static void
grow(struct buf *buf, size_t needed)
{
	size_t size = buf->size + buf->size / 2;

	if (size < needed)
		size = needed;
	if (size < SMALLEST)
		size = SMALLEST;
	buf->data = must_realloc(buf->data, size);
	buf->size = size;
}

char *
buf_room(struct buf *buf, size_t length)
{
	if (length >= PTRDIFF_MAX - buf->length)
		die(FAILED, "a text of over %zu bytes is too large", buf->length);
	if (buf->size - buf->length <= length)
		grow(buf, buf->length + length + 1);
	buf->data[buf->length + length] = '\0';
	return buf->data + buf->length;
}

void
buf_add(struct buf *buf, const void *bytes, size_t length)
{
	if (length == 0)
		return;
	memcpy(buf_room(buf, length), bytes, length);
	buf->length += length;
}

void
buf_text(struct buf *buf, const char *text)
{
	buf_add(buf, text, strlen(text));
}

void
buf_byte(struct buf *buf, char byte)
{
	*buf_room(buf, 1) = byte;
	buf->length++;
}

void
buf_integer(struct buf *buf, int64_t number)
{
	char digits[20];
	size_t at = sizeof digits;
	uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;

	do {
		digits[--at] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (number < 0)
		digits[--at] = '-';
	buf_add(buf, digits + at, sizeof digits - at);
}

void
buf_printf(struct buf *buf, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	buf_vprintf(buf, format, arguments);
	va_end(arguments);
}

void
buf_vprintf(struct buf *buf, const char *format, va_list arguments)
{
	char *start = buf_room(buf, SMALLEST);
	size_t left = buf->size - buf->length;
	va_list again;
	int length;

	va_copy(again, arguments);
	length = vsnprintf(start, left, format, arguments);
	if (length < 0)
		die(FAILED, "cannot format a message");
	if ((size_t)length >= left)
		vsnprintf(buf_room(buf, (size_t)length), (size_t)length + 1, format, again);
	buf->length += (size_t)length;
	va_end(again);
}

const char *
buf_string(const struct buf *buf)
{
	if (buf->data == NULL)
		return "";
	buf->data[buf->length] = '\0';
	return buf->data;
}

void
buf_clear(struct buf *buf)
{
	buf->length = 0;
	if (buf->data != NULL)
		buf->data[0] = '\0';
}

void
buf_free(struct buf *buf)
{
	free(buf->data);
	*buf = (struct buf){ 0 };
}

void
buf_json(struct buf *buf, const char *text, size_t length)
{
	static const char digits[] = "0123456789abcdef";
	static const char letters[] = "\b\f\n\r\t\"\\", written[] = "bfnrt\"\\";
	char *to = buf_room(buf, 6 * length);   /* at most six bytes for one */
	char *begin = to;

	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)text[i];
		const char *letter = memchr(letters, byte, sizeof letters - 1);

		if (letter != NULL) {
			*to++ = '\\';
			*to++ = written[letter - letters];
		} else if (byte < ' ') {
			memcpy(to, "\\u00", 4);
			to[4] = digits[byte >> 4];
			to[5] = digits[byte & 15];
			to += 6;
		} else {
			*to++ = (char)byte;
		}
	}
	buf->length += (size_t)(to - begin);
}
