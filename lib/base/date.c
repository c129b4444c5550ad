/* SPDX-License-Identifier: ISC */
/* date - the calendar itself: counting days, months and weekdays, and the day in a zone. */
#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/narrow.h"

#define FIRST_YEAR 1900
#define LAST_YEAR 9999
#define MOST_DAYS ((LAST_YEAR - FIRST_YEAR + 1) * INT64_C(366))
#define FIRST_DAY (-25567)   /* 1900-01-01 */
#define LAST_DAY 2932896     /* 9999-12-31 */
#define ZONES "/usr/share/zoneinfo/"

struct civil {
	int year, month, day;
};

static int
month_length(int year, int month)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return lengths[month - 1] + (month == 2 && leap);
}

bool
date_valid(int year, int month, int day_of_month)
{
	return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12
	       && day_of_month >= 1 && day_of_month <= month_length(year, month);
}

/* Years begin in March here, so that a leap day is the last day of its year; an era is the 400
 * years after which the calendar repeats. */
day
date_from(int year, int month, int day_of_month)
{
	int era, year_of_era, day_of_year;

	if (!date_valid(year, month, day_of_month))
		return DATE_NONE;
	year -= month <= 2;
	era = year / 400;
	year_of_era = year % 400;
	day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day_of_month - 1;
	return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100
	       + day_of_year - 719468;
}

/* The same backwards; all zero for what is not a day. */
static struct civil
civil_of(day date)
{
	int era, day_of_era, year_of_era, day_of_year, month;

	if (date < FIRST_DAY || date > LAST_DAY)
		return (struct civil){ 0, 0, 0 };
	era = (date + 719468) / 146097;
	day_of_era = (date + 719468) % 146097;
	year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	month = (5 * day_of_year + 2) / 153;
	return (struct civil){
		.year = era * 400 + year_of_era + (month >= 10),
		.month = month < 10 ? month + 3 : month - 9,
		.day = day_of_year - (153 * month + 2) / 5 + 1,
	};
}

void
date_split(day date, int *year, int *month, int *day_of_month)
{
	struct civil civil = civil_of(date);

	*year = civil.year;
	*month = civil.month;
	*day_of_month = civil.day;
}

/* 1970-01-01 was a Thursday. */
int
date_weekday(day date)
{
	return ((date + 3) % 7 + 7) % 7 + 1;
}

day
date_add_months(day date, int months)
{
	struct civil civil = civil_of(date);
	int64_t index = (int64_t)civil.year * 12 + civil.month - 1 + months;
	int year, month;

	if (civil.year == 0 || index < FIRST_YEAR * 12 || index >= (LAST_YEAR + 1) * 12)
		return DATE_NONE;
	year = (int)(index / 12);
	month = (int)(index % 12) + 1;
	if (civil.day > month_length(year, month))
		civil.day = month_length(year, month);
	return date_from(year, month, civil.day);
}

char *
date_text(day date, char out[DATE_TEXT])
{
	struct civil civil = civil_of(date);
	int digits[] = {
		civil.year / 1000, civil.year / 100 % 10, civil.year / 10 % 10, civil.year % 10, 0,
		civil.month / 10, civil.month % 10, 0, civil.day / 10, civil.day % 10,
	};

	for (size_t i = 0; i < DATE_TEXT - 1; i++)
		out[i] = (char)('0' + digits[i]);
	out[4] = out[7] = '-';
	out[civil.year == 0 ? 0 : DATE_TEXT - 1] = '\0';
	return out;
}

day
date_iso(const char *text, size_t length)
{
	if (length != DATE_TEXT - 1 || text[4] != '-' || text[7] != '-')
		return DATE_NONE;
	for (size_t i = 0; i < length; i++)
		if (i != 4 && i != 7 && !narrow_digit(text[i]))
			return DATE_NONE;
	return date_from(narrow_number(text, 4), narrow_number(text + 5, 2), narrow_number(text + 8, 2));
}

/* The C library reads an unknown zone as UTC without a word, hence this look at its file. */
static bool
zone_known(const char *zone)
{
	struct buf path = { 0 };
	char magic[4];
	FILE *file;
	bool known = false;

	if (*zone == '/' || strstr(zone, "..") != NULL)
		return false;
	buf_text(&path, ZONES);
	buf_text(&path, zone);
	file = fopen(buf_string(&path), "rb");
	buf_free(&path);
	if (file != NULL) {
		known = fread(magic, 1, sizeof magic, file) == sizeof magic
		        && memcmp(magic, "TZif", sizeof magic) == 0;
		fclose(file);
	}
	return known;
}

static struct tm *
local_time(time_t instant, const char *zone, struct tm *parts)
{
	const char *set = getenv("TZ");
	struct buf old = { 0 };
	struct tm *result;

	if (set != NULL)
		buf_text(&old, set);
	setenv("TZ", zone, 1);
	tzset();
	result = localtime_r(&instant, parts);
	if (set != NULL)
		setenv("TZ", buf_string(&old), 1);
	else
		unsetenv("TZ");
	tzset();
	buf_free(&old);
	return result;
}

day
date_in_zone(time_t instant, const char *zone)
{
	struct tm parts, *result = NULL;

	if (*zone == '\0' || strcmp(zone, "UTC") == 0)
		result = gmtime_r(&instant, &parts);
	else if (zone_known(zone))
		result = local_time(instant, zone, &parts);
	if (result == NULL || parts.tm_year > LAST_YEAR)
		return DATE_NONE;
	return date_from(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

long
zone_offset(time_t instant, const char *zone, bool *summer)
{
	struct tm parts;
	day here;

	local_time(instant, zone, &parts);
	here = date_from(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
	if (summer)
		*summer = parts.tm_isdst > 0;
	return (long)((time_t)here * 86400 + parts.tm_hour * 3600 + parts.tm_min * 60 + parts.tm_sec - instant);
}

char *
date_after(const char *iso, int64_t days, char out[DATE_TEXT])
{
	int64_t after = date_iso(iso, strlen(iso)) + (days > MOST_DAYS ? MOST_DAYS : days < -MOST_DAYS ? -MOST_DAYS : days);
	day first = date_from(FIRST_YEAR, 1, 1), last = date_from(LAST_YEAR, 12, 31);

	return date_text(after > last ? last : after < first ? first : (day)after, out);
}
