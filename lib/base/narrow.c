/* SPDX-License-Identifier: ISC */
/* narrow - character by character; what has no ASCII form stays as it is. */
#include "base/narrow.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

static uint32_t
narrow_point(uint32_t point)
{
	if (point >= 0xff01 && point <= 0xff5e)
		point -= 0xff01 - '!';
	else if (point == 0x3000 || point == 0xa0)
		point = ' ';
	else if (point == 0x2212)
		point = '-';
	if (point >= 'A' && point <= 'Z')
		point += 'a' - 'A';
	return point;
}

bool
narrow(const char *text, size_t length, char out[NARROW_SIZE])
{
	size_t used = 0, size;

	text = text_trim(text, &length);
	if (length >= NARROW_SIZE * 3 || text_bad_byte(text, length) < length)
		return false;
	for (size_t at = 0; at < length; at += size) {
		uint32_t point = text_decode(text + at, length - at, &size);
		uint32_t narrowed = narrow_point(point);

		if (used + size >= NARROW_SIZE)
			return false;
		if (narrowed < 0x80) {
			out[used++] = (char)narrowed;
			continue;
		}
		memcpy(out + used, text + at, size);
		used += size;
	}
	out[used] = '\0';
	return true;
}

bool
narrow_skip(const char **at, const char *word)
{
	size_t length = strlen(word);

	if (strncmp(*at, word, length) != 0)
		return false;
	*at += length;
	return true;
}

bool
narrow_digit(char c)
{
	return c >= '0' && c <= '9';
}

size_t
narrow_digits(const char *text)
{
	size_t count = 0;

	while (narrow_digit(text[count]))
		count++;
	return count;
}

int
narrow_number(const char *digits, size_t count)
{
	int number = 0;

	for (size_t i = 0; i < count; i++)
		number = number * 10 + digits[i] - '0';
	return number;
}
