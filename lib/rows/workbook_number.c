/* SPDX-License-Identifier: ISC */
/* workbook_number - numbers as they are stored, days counted from 1900 or 1904, times of day. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "rows/parts.h"

#define NUMBER_SIZE 400           /* no number is longer */
#define EXACT_DIGITS 15           /* any decimal of so many digits survives a double */
#define PLAIN_EXPONENT 20         /* beyond it a number is written with an exponent */
#define DAY_ZERO 25569            /* 1970-01-01, counted from 1900 */
#define DAYS_TO_1904 1462
#define LAST_SERIAL 2958465       /* 9999-12-31 */
#define ELAPSED_LIMIT 1e9         /* days */
#define MILLISECONDS 86400000     /* a day has */

/* How a number is written: -12.50e3. */
struct shape {
	const char *digits;
	size_t length;                /* of the text after the sign, without the exponent */
	size_t whole, fraction;       /* digits before and after the point */
	bool negative, exponent, good;
};

static size_t
count_digits(const char *at, const char *end)
{
	const char *from = at;

	while (at < end && *at >= '0' && *at <= '9')
		at++;
	return (size_t)(at - from);
}

static bool
is_exponent(const char *at, const char *end)
{
	if (at == end || (*at != 'e' && *at != 'E'))
		return false;
	at++;
	at += at < end && (*at == '+' || *at == '-');
	return at < end && at + count_digits(at, end) == end;
}

static struct shape
shape_of(const char *text, size_t length)
{
	const char *at = text, *end = text + length;
	struct shape shape = { .negative = at < end && *at == '-' };

	at += at < end && (*at == '-' || *at == '+');
	shape.digits = at;
	shape.whole = count_digits(at, end);
	at += shape.whole;
	if (at < end && *at == '.') {
		shape.fraction = count_digits(at + 1, end);
		at += 1 + shape.fraction;
	}
	shape.length = (size_t)(at - shape.digits);
	shape.exponent = at < end && is_exponent(at, end);
	shape.good = shape.whole + shape.fraction > 0 && (at == end || shape.exponent);
	return shape;
}

/* True when the text is its own shortest form. A whole number is taken as it stands even where it
 * has more digits than a double keeps: they are in the file, and may be an identity number. */
static bool
is_shortest(const struct shape *shape)
{
	if (shape->exponent || shape->whole == 0)
		return false;
	if (shape->digits[0] == '0' && (shape->whole > 1 || (shape->fraction == 0 && shape->negative)))
		return false;
	if (shape->length == shape->whole)
		return true;
	return shape->fraction > 0 && shape->whole + shape->fraction <= EXACT_DIGITS
	    && shape->digits[shape->length - 1] != '0';
}

/* Digits with the point behind the first one moved to where the exponent says. */
static void
print_plain(struct buf *out, const char *digits, int count, int exponent)
{
	if (exponent < 0)
		buf_text(out, "0.");
	for (int i = exponent + 1; i < 0; i++)
		buf_byte(out, '0');
	for (int i = 0; i < count || i <= exponent; i++) {
		if (i == exponent + 1 && exponent >= 0)
			buf_byte(out, '.');
		buf_byte(out, i < count ? digits[i] : '0');
	}
}

static void
print_digits(struct buf *out, const char *digits, int count, int exponent)
{
	if (exponent >= -PLAIN_EXPONENT && exponent <= PLAIN_EXPONENT) {
		print_plain(out, digits, count, exponent);
		return;
	}
	buf_byte(out, digits[0]);
	if (count > 1) {
		buf_byte(out, '.');
		buf_add(out, digits + 1, (size_t)count - 1);
	}
	buf_printf(out, "e%+03d", exponent);
}

/* Digits of a decimal, value = number / 10^scale; false when it has an exponent or too many. */
static bool
read_decimal(const struct shape *shape, uint64_t *number, int *scale)
{
	*number = 0;
	*scale = (int)shape->fraction;
	if (shape->exponent || shape->whole + shape->fraction > 19)
		return false;
	for (size_t i = 0; i < shape->length; i++)
		if (shape->digits[i] != '.')
			*number = *number * 10 + (uint64_t)(shape->digits[i] - '0');
	return *number > 0;
}

static void
print_decimal(struct buf *out, uint64_t number, int scale)
{
	char digits[EXACT_DIGITS + 1];
	int at = EXACT_DIGITS + 1;

	for (; number > 0; number /= 10)
		digits[--at] = (char)('0' + number % 10);
	print_digits(out, digits + at, EXACT_DIGITS + 1 - at, EXACT_DIGITS - at - scale);
}

/* Sheets store 17 digits, of which the first 15 mostly say the same. A whole number below 2^53 and
 * a power of ten up to 10^22 are exact doubles, so that their quotient is the double that 15 digits
 * read as (Clinger, "How to Read Floating Point Numbers Accurately"). */
static bool
print_rounded(struct buf *out, const struct shape *shape, double value)
{
	static const double powers[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
		1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
	uint64_t number, unit = 1;
	int scale;

	if (!read_decimal(shape, &number, &scale))
		return false;
	for (; number / unit >= (uint64_t)1000000000000000; scale--)
		unit *= 10;
	number = (number + unit / 2) / unit;
	for (; number % 10 == 0; scale--)
		number /= 10;
	if (scale < 0 || scale > 22 || (double)number / powers[scale] != value)
		return false;
	print_decimal(out, number, scale);
	return true;
}

/* The fewest digits that read back as the same double: 15, 16 or 17, zeros at the end left out. */
static void
print_shortest(struct buf *out, const struct shape *shape, double value)
{
	char text[32];
	int precision = EXACT_DIGITS - 1, count;

	if (shape->negative && value != 0)
		buf_byte(out, '-');
	value = fabs(value);
	if (print_rounded(out, shape, value))
		return;
	do
		snprintf(text, sizeof text, "%.*e", precision, value);
	while (strtod(text, NULL) != value && ++precision < 17);
	memmove(text + 1, text + 2, strlen(text + 1));
	for (count = (int)strcspn(text, "e"); count > 1 && text[count - 1] == '0';)
		count--;
	print_digits(out, text, count, atoi(strchr(text, 'e') + 1));
}

static void
print_time(struct buf *out, long long milliseconds)
{
	long long seconds = milliseconds / 1000;

	buf_printf(out, "%02lld:%02d:%02d", seconds / 3600, (int)(seconds / 60 % 60), (int)(seconds % 60));
	if (milliseconds % 1000 != 0)
		buf_printf(out, ".%03d", (int)(milliseconds % 1000));
}

/* The count of days as a day; the 29 February 1900 that Excel counts is the 28th. */
static day
day_of(long long serial)
{
	return (day)(serial < 60 ? serial + 1 - DAY_ZERO : serial - DAY_ZERO);
}

/* Milliseconds, which undo the error of binary fractions; without a fraction in the format only whole
 * seconds, cut off and not rounded, so that no moment before midnight becomes the next day. */
static long long
clock_of(double days, unsigned style)
{
	long long milliseconds = llround(days * MILLISECONDS);

	return style & STYLE_FRACTION ? milliseconds : milliseconds - milliseconds % 1000;
}

/* False when there is no such day. */
static bool
print_day(struct buf *out, double value, unsigned style, bool since_1904)
{
	long long serial = (long long)floor(value);
	long long time = clock_of(value - floor(value), style);
	bool has_day = serial > 0 || time == MILLISECONDS || (since_1904 && style & STYLE_DAY);
	char text[DATE_TEXT];

	if (time == MILLISECONDS) {
		time = 0;
		serial++;
	}
	serial += since_1904 ? DAYS_TO_1904 : 0;
	if (serial > LAST_SERIAL)
		return false;
	if (has_day)
		buf_text(out, date_text(day_of(serial), text));
	if (has_day && time > 0)
		buf_byte(out, ' ');
	if (!has_day || time > 0)
		print_time(out, time);
	return true;
}

static bool
print_date(struct buf *out, double value, unsigned style, bool since_1904)
{
	if (value < 0)
		return false;
	if (!(style & STYLE_ELAPSED))
		return value <= LAST_SERIAL && print_day(out, value, style, since_1904);
	if (value > ELAPSED_LIMIT)
		return false;
	print_time(out, clock_of(value, style));
	return true;
}

enum sheet_kind
number_print(struct buf *out, const char *text, size_t length, unsigned style, bool since_1904)
{
	struct shape shape = shape_of(text, length);
	char copy[NUMBER_SIZE];
	double value;

	if (style == 0 && shape.good && is_shortest(&shape)) {
		if (shape.negative)
			buf_byte(out, '-');
		buf_add(out, shape.digits, shape.length);
		return SHEET_NUMBER;
	}
	if (!shape.good || length >= sizeof copy) {
		buf_add(out, text, length);
		return SHEET_TEXT;
	}
	memcpy(copy, text, length);
	copy[length] = '\0';
	value = strtod(copy, NULL);
	if (style != 0 && print_date(out, value, style, since_1904))
		return SHEET_DATE;
	if (isfinite(value))
		print_shortest(out, &shape, value);
	else
		buf_add(out, text, length);
	return isfinite(value) ? SHEET_NUMBER : SHEET_TEXT;
}

/* A time as ISO 8601 writes it, 14:30[:00[.000]][Z]; -1: it is none. */
static long long
iso_time(const char *text, size_t length)
{
	char copy[32];
	int hours, minutes, seconds = 0, fraction = 0, at = 0;

	if (length == 0 || length >= sizeof copy)
		return -1;
	memcpy(copy, text, length);
	copy[length - (text[length - 1] == 'Z')] = '\0';
	if (sscanf(copy, "%2d:%2d%n:%2d%n", &hours, &minutes, &at, &seconds, &at) < 2)
		return -1;
	if (copy[at] == '.') {
		char digits[4] = "000";
		size_t count = strspn(copy + at + 1, "0123456789");

		memcpy(digits, copy + at + 1, count < 3 ? count : 3);
		fraction = atoi(digits);
		at += 1 + (int)count;
	}
	if (copy[at] != '\0' || hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0
	    || seconds > 59)
		return -1;
	return ((hours * 60LL + minutes) * 60 + seconds) * 1000 + fraction;
}

enum sheet_kind
number_print_iso(struct buf *out, const char *text, size_t length)
{
	day date = length >= 10 ? date_iso(text, 10) : DATE_NONE;
	size_t begin = date == DATE_NONE ? 0 : 10;
	long long time = 0;

	begin += begin < length && text[begin] == 'T';
	if (begin < length)
		time = iso_time(text + begin, length - begin);
	if (time < 0 || length == 0 || (date == DATE_NONE && begin == length)) {
		buf_add(out, text, length);
		return SHEET_TEXT;
	}
	if (date != DATE_NONE)
		buf_add(out, text, 10);
	if (date != DATE_NONE && time > 0)
		buf_byte(out, ' ');
	if (date == DATE_NONE || time > 0)
		print_time(out, time);
	return SHEET_DATE;
}
