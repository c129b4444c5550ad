/* SPDX-License-Identifier: ISC */
/* occurrence - the days on which something falls that comes back. */
#include "base/occurrence.h"

#include <string.h>

#define MOST_DAYS INT64_C(3000000)   /* more than there are up to the year 9999 */

/* Months from one to the next; 0: it is no word of months. */
static int
months_of(const char *every)
{
	return strcmp(every, "month") == 0 ? 1 : strcmp(every, "quarter") == 0 ? 3 : strcmp(every, "year") == 0 ? 12 : 0;
}

int
occurrence_on(day first, const char *every)
{
	int year, month, of_month;

	if (strcmp(every, "week") == 0)
		return date_weekday(first);
	date_split(first, &year, &month, &of_month);
	return of_month;
}

/* That day of the month that lies so many months behind the one of first, or its last. */
static day
day_of_month(day first, int64_t months, int on)
{
	int year, month, of_month;
	day begin;

	date_split(first, &year, &month, &of_month);
	begin = months > MOST_DAYS ? DATE_NONE : date_add_months(date_from(year, month, 1), (int)months);
	if (begin == DATE_NONE)
		return DATE_NONE;
	date_split(begin, &year, &month, &of_month);
	while (!date_valid(year, month, on))
		on--;
	return date_from(year, month, on);
}

day
occurrence_day(day first, const char *every, int on, int n)
{
	int months = months_of(every), year, month, of_month;
	int64_t later;

	if (first == DATE_NONE || n < 0 || (months == 0 && strcmp(every, "week") != 0) || on < 0 || on > (months ? 31 : 7))
		return DATE_NONE;
	on = on ? on : occurrence_on(first, every);
	if (months)
		return day_of_month(first, (int64_t)months * ((int64_t)n + (day_of_month(first, 0, on) < first)), on);
	later = (on - date_weekday(first) + 7) % 7 + INT64_C(7) * n;
	if (later > MOST_DAYS)
		return DATE_NONE;
	date_split(first + (day)later, &year, &month, &of_month);
	return year ? first + (day)later : DATE_NONE;
}
