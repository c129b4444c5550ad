/* SPDX-License-Identifier: ISC */
/*
 * fuzz_phone - reads any bytes as a telephone number, as several, and as identifiers: a form that is read
 * is read again as itself, the numbers of a text lie one behind the other in it, and clean is clean.
 */
#include <string.h>

#include "fuzz.h"

#include "base/identifier.h"
#include "base/phone.h"
#include "base/text.h"

static void
several(const char *text, size_t length)
{
	while (length > 0) {
		size_t next, n = phone_first(text, length, &next);

		hold(n <= next && next <= length && next > 0);
		text += next;
		length -= next;
	}
}

static void
identifiers(const char *text)
{
	struct arena *arena = arena_new();
	day birth;
	bool male;

	if (!identifier_card(arena, text, DATE_NONE)) {
		identifier_holder(text, &birth, &male);
		hold(birth != DATE_NONE);
	}
	if (!identifier_credit_code(arena, text))
		hold(strlen(text) == 18 && !identifier_register_no(arena, text));
	identifier_register_no(arena, text);
	arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	char once[PHONE_SIZE], twice[PHONE_SIZE];
	struct buf clean = { 0 };

	if (phone_read(text, size, once)) {
		hold(strlen(once) < PHONE_SIZE);
		hold(phone_read(once, strlen(once), twice) && strcmp(once, twice) == 0);
	}
	if (text_bad_byte(text, size) < size)
		return 0;
	several(text, size);
	identifier_clean(&clean, text, size);
	identifiers(buf_string(&clean));
	buf_free(&clean);
	return 0;
}
