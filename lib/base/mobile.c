/* SPDX-License-Identifier: ISC */
/* mobile - mobile numbers among the digits of telephone numbers. */
#include "base/mobile.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#define MOST_DIGITS (MOBILE_SIZE - 1)

/* How mobiles of a country begin, behind its code and the 0 that is dialled inside it. */
static const struct plan {
	const char *country, *begins;   /* begins: with a blank between them */
	size_t least, most;             /* digits, without the country code */
} plans[] = {
	{ "86", "13 14 15 16 17 18 19", 11, 11 }, { "852", "5 6 9", 8, 8 }, { "853", "6", 8, 8 }, { "886", "9", 9, 9 },
	{ "81", "70 80 90", 10, 10 }, { "82", "10", 9, 10 }, { "65", "8 9", 8, 8 }, { "60", "1", 9, 10 },
	{ "62", "8", 9, 12 }, { "63", "9", 10, 10 }, { "66", "6 8 9", 9, 9 }, { "84", "3 5 7 8 9", 9, 9 },
	{ "91", "6 7 8 9", 10, 10 }, { "61", "4", 9, 9 }, { "64", "2", 8, 10 }, { "7", "9", 10, 10 },
	{ "90", "5", 10, 10 }, { "971", "5", 9, 9 }, { "966", "5", 9, 9 }, { "972", "5", 9, 9 },
	{ "27", "6 7 8", 9, 9 },
	{ "44", "71 72 73 74 75 77 78 79", 10, 10 }, { "49", "15 16 17", 10, 11 }, { "33", "6 7", 9, 9 },
	{ "34", "6 7", 9, 9 }, { "39", "3", 9, 10 }, { "31", "6", 9, 9 }, { "32", "4", 9, 9 },
	{ "41", "75 76 77 78 79", 9, 9 }, { "43", "6", 10, 13 }, { "46", "7", 9, 9 }, { "47", "4 9", 8, 8 },
	{ "48", "45 5 6 7 8", 9, 9 }, { "351", "9", 9, 9 }, { "353", "8", 9, 9 }, { "358", "4 5", 8, 11 },
};

static bool
begins_so(const char *digits, const char *begins)
{
	while (*begins) {
		size_t n = strcspn(begins, " ");

		if (strncmp(digits, begins, n) == 0)
			return true;
		begins += n + (begins[n] == ' ');
	}
	return false;
}

static bool
international(const char *digits, char number[MOBILE_SIZE])
{
	for (size_t i = 0; i < sizeof plans / sizeof *plans; i++) {
		size_t code = strlen(plans[i].country), rest;
		const char *national = digits + code;

		if (strncmp(digits, plans[i].country, code) != 0)
			continue;
		national += *national == '0';
		rest = strlen(national);
		if (rest < plans[i].least || rest > plans[i].most || !begins_so(national, plans[i].begins))
			continue;
		memcpy(number, digits, code);
		memcpy(number + code, national, rest + 1);
		return true;
	}
	return false;
}

/* Digits without a + are a Chinese number, with or without the codes that may stand before it. */
static bool
is_mobile(const char *digits, bool plus, char number[MOBILE_SIZE])
{
	char whole[MOBILE_SIZE + 2] = "86";

	if (!plus && strncmp(digits, "00", 2) == 0)
		return international(digits + 2, number);
	if (plus || (strlen(digits) == 13 && strncmp(digits, "86", 2) == 0))
		return international(digits, number);
	digits += *digits == '0';
	if (strlen(digits) != 11)
		return false;
	memcpy(whole + 2, digits, 12);
	return international(whole, number);
}

/* Two numbers may have no more than a blank between them, and one may have blanks inside. */
const char *
mobile_next(const char *text, char number[MOBILE_SIZE])
{
	char digits[MOBILE_SIZE] = "";
	size_t count = 0;
	bool plus = false;

	for (;; text++) {
		bool digit = *text >= '0' && *text <= '9';

		if (digit && count < MOST_DIGITS) {
			digits[count++] = *text;
			digits[count] = '\0';
		}
		if (digit)
			continue;
		if (count && is_mobile(digits, plus, number))
			return text;
		if (!*text)
			return NULL;
		if (count && strchr(" -.()", *text))
			continue;
		plus = *text == '+' || (plus && strchr(" (", *text));
		count = 0;
	}
}
