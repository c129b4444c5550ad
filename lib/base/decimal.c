/* SPDX-License-Identifier: ISC */
/* decimal - reading, printing and the few sums where overflow must be seen. */
#include "base/error.h"
#include "base/decimal.h"

#include <string.h>

#include "base/narrow.h"

#define MOST_PLACES 18   /* 10^18 is the largest power of ten in an int64 */

__extension__ typedef __int128 wide;

/* A number cut into its parts: sign, digits and the power of ten behind the last one. */
struct number {
	bool negative;
	char digits[NARROW_SIZE];
	size_t count;
	int exponent;
};

static const char not_a_number[] = N_("not a number");

static void
skip_spaces(const char **at)
{
	while (**at == ' ')
		++*at;
}

static bool
skip_any(const char **at, const char *const *words)
{
	for (; *words != NULL; words++) {
		if (narrow_skip(at, *words)) {
			skip_spaces(at);
			return true;
		}
	}
	return false;
}

static bool
read_sign(const char **at, struct number *number)
{
	static const char *const signs[] = { "-", "+", NULL };
	bool negative = **at == '-';

	if (!skip_any(at, signs))
		return false;
	number->negative = negative;
	return true;
}

static void
take_digits(const char **at, struct number *number, size_t count)
{
	memcpy(number->digits + number->count, *at, count);
	number->count += count;
	*at += count;
}

/* Groups are of three digits but for the first, so that 1,23 and 0,5 are seen to be slips or
 * decimal commas and are not read as something else. */
static const char *
read_whole(const char **at, struct number *number)
{
	size_t count = narrow_digits(*at);
	bool grouped = (*at)[count] == ',';

	if (grouped && (count < 1 || count > 3 || **at == '0'))
		return N_("a misplaced thousands separator");
	take_digits(at, number, count);
	while (grouped && **at == ',') {
		++*at;
		if (narrow_digits(*at) != 3)
			return N_("a misplaced thousands separator");
		take_digits(at, number, 3);
	}
	return NULL;
}

static bool
exponent_follows(const char *at)
{
	if (*at != 'e')
		return false;
	at++;
	if (*at == '-' || *at == '+')
		at++;
	return narrow_digit(*at);
}

static const char *
read_digits(const char **at, struct number *number)
{
	const char *reason = read_whole(at, number);
	size_t decimals;

	if (reason != NULL)
		return reason;
	if (narrow_skip(at, ".")) {
		decimals = narrow_digits(*at);
		take_digits(at, number, decimals);
		number->exponent = -(int)decimals;
		if (**at == ',')
			return N_("a misplaced thousands separator");
	}
	if (number->count == 0)
		return not_a_number;
	if (exponent_follows(*at))
		return N_("an exponent: the full digits are needed");
	skip_spaces(at);
	return NULL;
}

/* Per cent, or 万 (10^4), 亿 (10^8) or both, and 元. */
static void
read_units(const char **at, struct number *number)
{
	static const char *const per_cent[] = { "%", NULL }, *const wan[] = { "万", NULL };
	static const char *const yi[] = { "亿", NULL }, *const yuan[] = { "元", NULL };

	if (skip_any(at, per_cent)) {
		number->exponent -= 2;
		return;
	}
	if (skip_any(at, wan))
		number->exponent += 4;
	if (skip_any(at, yi))
		number->exponent += 8;
	skip_any(at, yuan);
}

/* The sign may stand before or behind the currency; parentheses are a sign of their own. */
static const char *
read_number(const char *at, struct number *number)
{
	static const char *const currencies[] = {
		"¥", "￥", "$", "€", "£", "￡", "rmb", "cny", "usd", NULL
	};
	static const char *const open[] = { "(", NULL }, *const closed[] = { ")", NULL };
	bool sign = read_sign(&at, number);
	bool around = !sign && skip_any(&at, open);
	bool currency = skip_any(&at, currencies);
	bool inside = !sign && !around && skip_any(&at, open);
	const char *reason;

	if (currency && !sign && !around && !inside)
		read_sign(&at, number);
	reason = read_digits(&at, number);
	if (reason != NULL)
		return reason;
	if (inside && !skip_any(&at, closed))
		return not_a_number;
	read_units(&at, number);
	if (around && !skip_any(&at, closed))
		return not_a_number;
	if (around || inside)
		number->negative = true;
	return *at == '\0' ? NULL : not_a_number;
}

static const char *
too_many(int most)
{
	static const char *const reasons[] = {
		N_("too many decimals: a whole number is needed"),
		N_("too many decimals: at most 1 here"),
		N_("too many decimals: at most 2 here"),
		N_("too many decimals: at most 3 here"),
		N_("too many decimals: at most 4 here"),
		N_("too many decimals: at most 5 here"),
		N_("too many decimals: at most 6 here"),
	};

	return most < (int)(sizeof reasons / sizeof reasons[0]) ? reasons[most] : N_("too many decimals");
}

/* False when the result is beyond any int64. */
static bool
push(wide *value, int digit)
{
	*value = *value * 10 + digit;
	return *value <= (wide)INT64_MAX + 1;
}

/* The value in units of the last decimal that is kept, which is 10^-most or the number's own.
 * Of the digits behind it only the first decides the rounding. */
static const char *
kept_digits(const struct number *number, int most, bool round, wide *value)
{
	int power = (int)number->count - 1 + number->exponent;
	bool up = false;

	*value = 0;
	for (size_t i = 0; i < number->count; i++, power--) {
		int digit = number->digits[i] - '0';

		if (power >= -most && !push(value, digit))
			return N_("too large");
		if (power < -most && digit > 0 && !round)
			return too_many(most);
		if (power == -most - 1)
			up = digit >= 5;
	}
	*value += up;
	return NULL;
}

static const char *
scaled(const struct number *number, int places, int most, bool round, int64_t *out)
{
	wide value;
	const char *reason = kept_digits(number, most, round, &value);
	int unit = number->exponent < -most ? -most : number->exponent;

	if (reason != NULL)
		return reason;
	for (; unit > -places; unit--)
		if (!push(&value, 0))
			return N_("too large");
	if (number->negative)
		value = -value;
	if (value < INT64_MIN || value > INT64_MAX)
		return N_("too large");
	*out = (int64_t)value;
	return NULL;
}

/* The short way for what machines write: -1234.50, at most 15 digits. False for anything else. */
static bool
plain_number(const char *text, size_t length, int places, int most, int64_t *out)
{
	bool minus = length > 1 && *text == '-';
	int64_t number = 0;
	int decimals = -1;

	if (length > 15)
		return false;
	for (size_t i = minus; i < length; i++) {
		if (text[i] == '.' && decimals < 0 && i > (size_t)minus)
			decimals = 0;
		else if (text[i] < '0' || text[i] > '9')
			return false;
		else
			number = number * 10 + (text[i] - '0'), decimals += decimals >= 0;
	}
	if (length == (size_t)minus || decimals == 0 || decimals > most || places > 6)
		return false;
	for (int i = decimals < 0 ? 0 : decimals; i < places; i++)
		if (__builtin_mul_overflow(number, 10, &number))
			return false;
	*out = minus ? -number : number;
	return true;
}

const char *
decimal_parse(const char *text, size_t length, int places, int most, bool round, int64_t *out)
{
	struct number number = { 0 };
	char typed[NARROW_SIZE];
	const char *reason;

	if (plain_number(text, length, places, most, out))
		return NULL;
	if (!narrow(text, length, typed))
		return not_a_number;
	reason = read_number(typed, &number);
	if (reason != NULL)
		return reason;
	return scaled(&number, places, most < places ? most : places, round, out);
}

static uint64_t
magnitude(int64_t value)
{
	return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

static int64_t
power_of_ten(int exponent)
{
	int64_t power = 1;

	while (exponent-- > 0)
		power *= 10;
	return power;
}

/* Written from the back: decimals without the zeros that are not asked for, point, whole part. */
static void
print(struct buf *buf, int64_t value, int places, int least, bool grouped)
{
	char text[64];
	size_t at = sizeof text;
	uint64_t rest = magnitude(value);
	bool begun = false;

	for (int i = places; i > 0; i--, rest /= 10) {
		begun = begun || i <= least || rest % 10 != 0;
		if (begun)
			text[--at] = (char)('0' + rest % 10);
	}
	if (begun)
		text[--at] = '.';
	for (int i = 0; i == 0 || rest > 0; i++, rest /= 10) {
		if (grouped && i > 0 && i % 3 == 0)
			text[--at] = ',';
		text[--at] = (char)('0' + rest % 10);
	}
	if (value < 0)
		text[--at] = '-';
	buf_add(buf, text + at, sizeof text - at);
}

void
decimal_print(struct buf *buf, int64_t value, int places, int least)
{
	print(buf, value, places, least, false);
}

void
decimal_show(struct buf *buf, int64_t value, int places, int least)
{
	print(buf, value, places, least, true);
}

static wide
rounded_quotient(wide dividend, wide divisor)
{
	wide quotient = dividend / divisor, rest = dividend % divisor;
	bool up = (rest < 0 ? -rest : rest) * 2 >= (divisor < 0 ? -divisor : divisor);

	if (up)
		quotient += (dividend < 0) == (divisor < 0) ? 1 : -1;
	return quotient;
}

bool
decimal_muldiv(int64_t a, int64_t b, int64_t c, int64_t *out)
{
	return decimal_mul3div(a, b, 1, c, out);
}

bool
decimal_mul3div(int64_t a, int64_t b, int64_t c, int64_t d, int64_t *out)
{
	wide product, quotient;

	if (d == 0 || __builtin_mul_overflow((wide)a * b, (wide)c, &product))
		return false;
	quotient = rounded_quotient(product, d);
	if (quotient < INT64_MIN || quotient > INT64_MAX)
		return false;
	*out = (int64_t)quotient;
	return true;
}

bool
decimal_add(int64_t a, int64_t b, int64_t *out)
{
	wide sum = (wide)a + b;

	if (sum < INT64_MIN || sum > INT64_MAX)
		return false;
	*out = (int64_t)sum;
	return true;
}

/* At the very ends of int64 there is no next multiple: there the value is cut instead. */
int64_t
decimal_round(int64_t value, int places, int keep)
{
	int64_t unit;
	wide result;

	if (keep >= places)
		return value;
	if (places - keep > MOST_PLACES)
		return 0;
	unit = power_of_ten(places - keep);
	result = rounded_quotient(value, unit) * unit;
	if (result < INT64_MIN || result > INT64_MAX)
		return value - value % unit;
	return (int64_t)result;
}
