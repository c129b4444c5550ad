/* SPDX-License-Identifier: ISC */
/* han - look-ups in the tables that han.awk makes. */
#include "base/han.h"

#include "base/han_table.h"

enum {
	NEAR_FIRST = 0x3400,
	NEAR_COUNT = sizeof near_set / sizeof near_set[0],
	IS_FAR = 1   /* in near_simple: the simplified form is beyond 16 bits, and stands in rare_table */
};

static const struct rare *
rare(uint32_t codepoint)
{
	size_t low = 0, high = sizeof rare_table / sizeof rare_table[0];

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (rare_table[middle].from == codepoint)
			return &rare_table[middle];
		if (rare_table[middle].from < codepoint)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

bool
han_is(uint32_t codepoint)
{
	return (codepoint >= 0x3400 && codepoint <= 0x4dbf) || (codepoint >= 0x4e00 && codepoint <= 0x9fff) ||
	    (codepoint >= 0xf900 && codepoint <= 0xfaff) || (codepoint >= 0x20000 && codepoint <= 0x3ffff) ||
	    codepoint == 0x3005 || codepoint == 0x3007;
}

uint32_t
han_simplified(uint32_t codepoint)
{
	const struct rare *found;
	uint32_t to = 0;

	if (codepoint < NEAR_FIRST)
		return codepoint;
	if (codepoint - NEAR_FIRST < NEAR_COUNT)
		to = near_simple[codepoint - NEAR_FIRST];
	else if (codepoint >= 0x20000)
		to = IS_FAR;
	if (to != IS_FAR)
		return to == 0 ? codepoint : to;
	found = rare(codepoint);
	return found == NULL ? codepoint : found->to;
}

const char *
han_reading(uint32_t codepoint, size_t n)
{
	const struct rare *found;
	const uint16_t *set = set_member;

	if (codepoint >= NEAR_FIRST && codepoint - NEAR_FIRST < NEAR_COUNT)
		set += near_set[codepoint - NEAR_FIRST];
	else if ((found = rare(codepoint)) != NULL)
		set += found->set;
	for (; *set != 0; set++, n--)
		if (n == 0)
			return syllable[*set];
	return NULL;
}
