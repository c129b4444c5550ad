/* SPDX-License-Identifier: ISC */
/* date_read - dates as people type them, and the periods that words stand for. */
#include "base/error.h"
#include "base/date.h"

#include <string.h>

#include "base/narrow.h"

#define FIRST_YEAR 1900
#define LAST_YEAR 9999

struct civil {
	int year, month, day;
};

static const char not_a_date[] = N_("not a date: write it as 2026-03-05");
static const char no_such_day[] = N_("no such day in the calendar");
static const char beyond[] = N_("only the years 1900 to 9999 are kept");

static bool
skip_pair(const char **at)
{
	if (**at != ':' || narrow_digits(*at + 1) != 2)
		return false;
	*at += 3;
	return true;
}

/* 0:00, 00:00, 00:00:00 and 00:00:00.000, as spreadsheets write behind a date. */
static const char *
read_midnight(const char *at)
{
	bool later;
	size_t hour;

	if (*at == '\0')
		return NULL;
	if (*at != ' ' && *at != 't')
		return not_a_date;
	at += *at == 't' ? 1 : strspn(at, " ");
	later = strpbrk(at, "123456789") != NULL;
	hour = narrow_digits(at);
	at += hour;
	if (hour < 1 || hour > 2 || !skip_pair(&at))
		return not_a_date;
	if (skip_pair(&at) && *at == '.' && narrow_digit(at[1]))
		at += 1 + narrow_digits(at + 1);
	if (*at != '\0')
		return not_a_date;
	return later ? N_("a time of day where only a date is kept") : NULL;
}

/* Three numbers and how many digits each has, with the marks between them. */
static bool
read_three(const char **at, int numbers[3], size_t widths[3])
{
	static const char *const marks[][3] = {
		{ "-", "-", "" }, { "/", "/", "" }, { ".", ".", "" }, { "年", "月", "日" },
		{ "年", "月", "号" }, { "年", "月", "" },
	};

	for (size_t m = 0; m < sizeof marks / sizeof marks[0]; m++) {
		const char *here = *at;
		size_t i;

		for (i = 0; i < 3; i++) {
			widths[i] = narrow_digits(here);
			if (widths[i] < 1 || widths[i] > 4)
				break;
			numbers[i] = narrow_number(here, widths[i]);
			here += widths[i];
			if (!narrow_skip(&here, marks[m][i]))
				break;
		}
		if (i == 3) {
			*at = here;
			return true;
		}
	}
	return false;
}

/* Which of the three numbers is the year, which the month; NULL, else why that is not known. */
static const char *
order_three(const int numbers[3], const size_t widths[3], enum date_order order,
    struct civil *civil)
{
	if (widths[1] > 2)
		return not_a_date;
	if (widths[0] == 4 && widths[2] <= 2) {
		*civil = (struct civil){ numbers[0], numbers[1], numbers[2] };
		return NULL;
	}
	if (widths[0] > 2)
		return not_a_date;
	if (widths[2] != 4)
		return N_("the year needs four digits: write it as 2026-03-05");
	if (order == DATE_ISO || order == DATE_SERIAL)
		return N_("day or month first? write it as 2026-03-05");
	*civil = (struct civil){ numbers[2], numbers[0], numbers[1] };
	if (order == DATE_DMY)
		*civil = (struct civil){ numbers[2], numbers[1], numbers[0] };
	return NULL;
}

/* A month by its English name, whole or its first three letters (or sept); 0: none stands there. */
static int
read_month(const char **at)
{
	static const char *const names[] = { "january", "february", "march", "april", "may", "june", "july", "august",
		"september", "october", "november", "december" };
	size_t length = strspn(*at, "abcdefghijklmnopqrstuvwxyz");

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (length >= 3 && strncmp(*at, names[i], length) == 0 &&
		    (length == 3 || !names[i][length] || (length == 4 && i == 8))) {
			*at += length + ((*at)[length] == '.');
			return (int)i + 1;
		}
	return 0;
}

/* What stands between a day, a month and a year that are told apart by themselves. */
static void
skip_between(const char **at)
{
	*at += strspn(*at, " ");
	if (**at == ',' || **at == '-' || **at == '/')
		*at += 1 + strspn(*at + 1, " ");
}

static int
read_ordinal(const char **at)
{
	static const char *const ends[] = { "st", "nd", "rd", "th" };
	size_t width = narrow_digits(*at);
	int number = narrow_number(*at, width > 2 ? 2 : width);

	if (width < 1 || width > 2)
		return 0;
	*at += width;
	for (size_t i = 0; i < sizeof ends / sizeof ends[0] && !narrow_skip(at, ends[i]); i++)
		;
	return number;
}

/* 16 Apr, 2021; April 16th 2021: with the month in English there is no question which number it is. */
static bool
read_english(const char **at, struct civil *civil)
{
	const char *here = *at;
	int month = read_month(&here), date;

	skip_between(&here);
	date = read_ordinal(&here);
	skip_between(&here);
	if (!month)
		month = read_month(&here);
	skip_between(&here);
	if (!month || !date || narrow_digits(here) != 4)
		return false;
	*civil = (struct civil){ narrow_number(here, 4), month, date };
	*at = here + 4;
	return true;
}

static const char *
read_date(const char **at, enum date_order order, struct civil *civil)
{
	int numbers[3];
	size_t widths[3];

	if (narrow_digits(*at) == 8) {
		*civil = (struct civil){
			narrow_number(*at, 4), narrow_number(*at + 4, 2), narrow_number(*at + 6, 2),
		};
		*at += 8;
		return NULL;
	}
	if (read_english(at, civil))
		return NULL;
	if (!read_three(at, numbers, widths))
		return not_a_date;
	return order_three(numbers, widths, order, civil);
}

static const char *
date_typed(const char *typed, enum date_order order, day *out)
{
	struct civil civil;
	const char *reason = read_date(&typed, order, &civil);

	if (reason == NULL)
		reason = read_midnight(typed);
	if (reason != NULL)
		return reason;
	if (civil.year < FIRST_YEAR || civil.year > LAST_YEAR)
		return beyond;
	if (!date_valid(civil.year, civil.month, civil.day))
		return no_such_day;
	*out = date_from(civil.year, civil.month, civil.day);
	return NULL;
}

#define SERIAL_OF_1970 25569

/* Five digits, which no other way to write a date has. */
static bool
is_serial(const char *typed)
{
	return narrow_digits(typed) == 5 && !typed[5];
}

/* Days are counted from 1899-12-30, since spreadsheets take 1900 for a leap year. */
static const char *
serial_day(const char *typed, enum date_order order, day *out)
{
	if (order != DATE_SERIAL)
		return N_("not a date, unless a spreadsheet has counted its days: "
		    "--dates serial of crm-import reads it so");
	*out = narrow_number(typed, 5) - SERIAL_OF_1970;
	return NULL;
}

const char *
date_parse(const char *text, size_t length, enum date_order order, day *out)
{
	char typed[NARROW_SIZE];

	if (!narrow(text, length, typed))
		return not_a_date;
	if (is_serial(typed))
		return serial_day(typed, order, out);
	return date_typed(typed, order, out);
}

/* From the first of a month, counted from January of the year 0, to the end of the last. */
static const char *
months(int first, int count, struct period *out)
{
	int last = first + count - 1;

	if (first < FIRST_YEAR * 12 || last >= (LAST_YEAR + 1) * 12)
		return beyond;
	out->first = date_from(first / 12, first % 12 + 1, 1);
	out->last = date_add_months(date_from(last / 12, 1, 31), last % 12);
	return NULL;
}

static bool
kept(int64_t date)
{
	return date >= date_from(FIRST_YEAR, 1, 1) && date <= date_from(LAST_YEAR, 12, 31);
}

static const char *
days(int64_t first, int count, struct period *out)
{
	if (!kept(first) || !kept(first + count - 1))
		return beyond;
	*out = (struct period){ (day)first, (day)first + count - 1 };
	return NULL;
}

/* How many months after January the fiscal year begins; a zeroed calendar begins in January. */
static int
fiscal_shift(const struct calendar *calendar)
{
	return calendar->year_start > 1 ? calendar->year_start - 1 : 0;
}

static const char *
near_week(int shift, const struct calendar *calendar, struct period *out)
{
	int start = calendar->week_start > 0 ? calendar->week_start : 1;
	int since = (date_weekday(calendar->today) - start + 7) % 7;

	return days((int64_t)calendar->today - since + shift * 7, 7, out);
}

/* The stretch of span months around today, or the one before or after it. */
static const char *
near_months(int shift, int span, const struct calendar *calendar, struct period *out)
{
	int year, month, day_of_month, index, since;

	date_split(calendar->today, &year, &month, &day_of_month);
	index = year * 12 + month - 1;
	since = (index - fiscal_shift(calendar) + 12) % span;
	return months(index - since + shift * span, span, out);
}

/* this-week, last-month, next-quarter, ...; *reason is set when it is one. */
static bool
read_near(const char *at, const struct calendar *calendar, struct period *out, const char **reason)
{
	static const struct { const char *word; int span; } units[] = {
		{ "month", 1 }, { "quarter", 3 }, { "year", 12 },
	};
	int shift = narrow_skip(&at, "this-") ? 0 : narrow_skip(&at, "last-") ? -1
	            : narrow_skip(&at, "next-") ? 1 : 2;

	if (shift == 2)
		return false;
	if (strcmp(at, "week") == 0) {
		*reason = near_week(shift, calendar, out);
		return true;
	}
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		if (strcmp(at, units[i].word) == 0) {
			*reason = near_months(shift, units[i].span, calendar, out);
			return true;
		}
	}
	return false;
}

/* today and its neighbours. */
static bool
read_word(const char *at, const struct calendar *calendar, struct period *out, const char **reason)
{
	static const struct { const char *word; int shift; } words[] = {
		{ "today", 0 }, { "now", 0 }, { "yesterday", -1 }, { "tomorrow", 1 },
	};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (strcmp(at, words[i].word) == 0) {
			*reason = days((int64_t)calendar->today + words[i].shift, 1, out);
			return true;
		}
	}
	return false;
}

/* -30d, +2w, +1m, +1y. */
static bool
read_offset(const char *at, const struct calendar *calendar, struct period *out,
    const char **reason)
{
	size_t width = narrow_digits(at + 1);
	int number;
	char unit;

	if ((*at != '-' && *at != '+') || width < 1 || width > 7 || at[1 + width] == '\0'
	    || at[2 + width] != '\0' || strchr("dwmy", at[1 + width]) == NULL)
		return false;
	number = narrow_number(at + 1, width) * (*at == '-' ? -1 : 1);
	unit = at[1 + width];
	if (unit == 'd' || unit == 'w')
		*reason = days((int64_t)calendar->today + number * (unit == 'w' ? 7 : 1), 1, out);
	else
		*reason = days(date_add_months(calendar->today, number * (unit == 'y' ? 12 : 1)), 1, out);
	return true;
}

/* 2026, 2026-03, 2026年3月, 2026Q3: a quarter belongs to the fiscal year that begins in 2026. */
static bool
read_calendar(const char *at, const struct calendar *calendar, struct period *out,
    const char **reason)
{
	int year, number;
	size_t width;

	if (narrow_digits(at) != 4)
		return false;
	year = narrow_number(at, 4) * 12;
	at += 4;
	if (*at == '\0' || strcmp(at, "年") == 0) {
		*reason = months(year, 12, out);
		return true;
	}
	if (*at == 'q' && at[1] >= '1' && at[1] <= '4' && at[2] == '\0') {
		*reason = months(year + fiscal_shift(calendar) + (at[1] - '1') * 3, 3, out);
		return true;
	}
	if (!narrow_skip(&at, "-") && !narrow_skip(&at, "/") && !narrow_skip(&at, "年"))
		return false;
	width = narrow_digits(at);
	number = narrow_number(at, width < 2 ? width : 2);
	if (width < 1 || width > 2 || (at[width] != '\0' && strcmp(at + width, "月") != 0))
		return false;
	*reason = number < 1 || number > 12 ? N_("no such month") : months(year + number - 1, 1, out);
	return true;
}

const char *
date_period(const char *text, size_t length, const struct calendar *calendar, struct period *out)
{
	char typed[NARROW_SIZE];
	const char *reason = NULL;
	day date;

	if (!narrow(text, length, typed))
		return not_a_date;
	if (read_word(typed, calendar, out, &reason) || read_near(typed, calendar, out, &reason)
	    || read_offset(typed, calendar, out, &reason)
	    || read_calendar(typed, calendar, out, &reason))
		return reason;
	reason = date_typed(typed, DATE_ISO, &date);
	if (reason == NULL)
		*out = (struct period){ date, date };
	return reason;
}
