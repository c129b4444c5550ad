/* SPDX-License-Identifier: ISC */
/*
 * fuzz_decimal - reads any bytes as a number: what is read prints as a text that is read as the same
 * number, grouped or not, and rounding it to fewer decimals does not move it further than half of one.
 * The first byte chooses how many decimals are kept and whether more of them are rounded.
 */
#include <string.h>

#include "fuzz.h"

#include "base/decimal.h"

static void
comes_back(const struct buf *text, int places, int64_t value)
{
	int64_t again;

	/* Beyond 40 digits and commas nothing is printed: the longest int64 has 19. */
	hold(text->length > 0 && text->length <= 40);
	hold(decimal_parse(text->data, text->length, places, places, false, &again) == NULL);
	hold(again == value);
}

static void
print_and_read(int64_t value, int places)
{
	struct buf text = { 0 };

	for (int least = 0; least <= places; least++) {
		buf_clear(&text);
		decimal_print(&text, value, places, least);
		comes_back(&text, places, value);
		buf_clear(&text);
		decimal_show(&text, value, places, least);
		comes_back(&text, places, value);
	}
	buf_free(&text);
}

/* At the ends of int64 decimal_round cuts, so that only there the way may be longer. */
static void
round_off(int64_t value, int places)
{
	int64_t unit = 1;

	for (int keep = places; keep >= 0; keep--, unit *= 10) {
		int64_t rounded = decimal_round(value, places, keep), way;

		hold(rounded % unit == 0);
		hold(!__builtin_sub_overflow(value, rounded, &way));
		hold((way <= unit / 2 && way >= -(unit / 2)) || value > INT64_MAX - unit || value < INT64_MIN + unit);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int places = size > 0 ? data[0] % 7 : 0, most = size > 0 ? (data[0] >> 3) % (places + 1) : 0;
	const char *text = (const char *)data + 1;
	int64_t value = 0, rounded = 0;
	const char *reason;

	if (size == 0)
		return 0;
	reason = decimal_parse(text, size - 1, places, most, true, &rounded);
	if (decimal_parse(text, size - 1, places, most, false, &value) == NULL)
		hold(reason == NULL && value == rounded);
	if (reason != NULL)
		return 0;
	hold(decimal_round(rounded, places, most) == rounded);
	print_and_read(rounded, places);
	round_off(rounded, places);
	return 0;
}
