/* SPDX-License-Identifier: ISC */
/* identifier - credit codes, registration numbers and identity cards by their check digits. */
#include "base/identifier.h"

#include <string.h>

#include "base/error.h"
#include "base/narrow.h"
#include "base/text.h"

#define CARD 18
#define OLD_CARD 15
#define REGISTER_NO 15
#define CREDIT_CODE 18

static const char digits[] = "0123456789", letters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

void
identifier_clean(struct buf *out, const char *text, size_t length)
{
	struct buf folded = { 0 };

	text_fold(&folded, text, length);
	for (size_t i = 0; i < folded.length; i++)
		if (folded.data[i] >= 'a' && folded.data[i] <= 'z')
			buf_byte(out, (char)(folded.data[i] - 'a' + 'A'));
		else if (folded.data[i] != ' ' && folded.data[i] != '\t')
			buf_byte(out, folded.data[i]);
	buf_free(&folded);
}

/* Letters that are typed for the digits they look like. */
static char
meant(char c)
{
	static const char slips[] = "OIZSBQL", digit[] = "0125801";
	const char *at = c ? strchr(slips, c) : NULL;

	return at ? digit[at - slips] : '\0';
}

/* The first length characters are to be of the set; with what follows it is of the whole length. */
static const char *
formed(struct arena *arena, const char *text, size_t length, size_t whole, const char *set)
{
	size_t good = strspn(text, set);
	char slip;

	if (strlen(text) != whole)
		return arena_said(arena, "%zu characters are needed, and there are %zu", whole, strlen(text));
	if (good >= length)
		return NULL;
	slip = meant(text[good]);
	if (slip)
		return arena_said(arena, "'%c' cannot be character %zu: is it a %c?", text[good], good + 1, slip);
	return arena_said(arena, "character %zu cannot stand there", good + 1);
}

static const char *
check_character(struct arena *arena, char expected, char typed)
{
	if (expected == typed)
		return NULL;
	return arena_said(arena, "its check digit is %c where %c is expected: a digit is wrong", typed, expected);
}

static int
value_of(char c)
{
	return (int)(strchr(letters, c) - letters);
}

const char *
identifier_credit_code(struct arena *arena, const char *text)
{
	const char *why = formed(arena, text, CREDIT_CODE, CREDIT_CODE, letters);
	int sum = 0, weight = 1;

	if (why)
		return why;
	for (int i = 0; i < CREDIT_CODE - 1; i++) {
		sum += value_of(text[i]) * weight;
		weight = weight * 3 % 31;
	}
	return check_character(arena, letters[(31 - sum % 31) % 31], text[CREDIT_CODE - 1]);
}

const char *
identifier_register_no(struct arena *arena, const char *text)
{
	const char *why;
	int p = 10;

	if (strlen(text) == CREDIT_CODE)
		return identifier_credit_code(arena, text);
	why = formed(arena, text, REGISTER_NO, REGISTER_NO, digits);
	if (why)
		return why;
	for (int i = 0; i < REGISTER_NO - 1; i++) {
		p = (p + text[i] - '0') % 10;
		p = (p ? p : 10) * 2 % 11;
	}
	return check_character(arena, (char)('0' + (11 - p) % 10), text[REGISTER_NO - 1]);
}

static day
born(const char *card, size_t length)
{
	bool old = length == OLD_CARD;
	int year = old ? 1900 + narrow_number(card + 6, 2) : narrow_number(card + 6, 4);
	int month = narrow_number(card + (old ? 8 : 10), 2), date = narrow_number(card + (old ? 10 : 12), 2);

	return year >= 1900 && date_valid(year, month, date) ? date_from(year, month, date) : DATE_NONE;
}

const char *
identifier_card(struct arena *arena, const char *text, day latest)
{
	size_t length = strlen(text) == OLD_CARD ? OLD_CARD : CARD;
	const char *why = formed(arena, text, length == CARD ? CARD - 1 : OLD_CARD, length, digits);
	int sum = 0, weight = 1;
	day birth;

	if (why)
		return why;
	birth = born(text, length);
	if (birth == DATE_NONE)
		return N_("the date of birth within it is no day");
	if (latest != DATE_NONE && birth > latest)
		return N_("the date of birth within it is a day to come");
	if (length == OLD_CARD)
		return NULL;
	for (int i = CARD - 2; i >= 0; i--) {
		weight = weight * 2 % 11;
		sum += (text[i] - '0') * weight;
	}
	return check_character(arena, "10X98765432"[sum % 11], text[CARD - 1]);
}

void
identifier_holder(const char *card, day *birth, bool *male)
{
	size_t length = strlen(card);

	*birth = born(card, length);
	*male = (card[length == OLD_CARD ? OLD_CARD - 1 : CARD - 2] - '0') % 2 == 1;
}
