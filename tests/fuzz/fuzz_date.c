/* SPDX-License-Identifier: ISC */
/*
 * fuzz_date - reads any bytes as a date in every order of day and month, and as a period: a day that
 * is read prints as a text that is that same day however it is read, and a period begins before it
 * ends. The first two bytes choose today and where weeks and years begin.
 */
#include <string.h>

#include "fuzz.h"

#include "base/date.h"

static void
hold_kept(day date)
{
	hold(date >= date_from(1900, 1, 1) && date <= date_from(9999, 12, 31));
}

/* The text of a day is the day, in every order and as a period. */
static void
comes_back(day date, const struct calendar *calendar)
{
	struct period period;
	char text[DATE_TEXT];
	day again;

	hold_kept(date);
	date_text(date, text);
	hold(date_iso(text, strlen(text)) == date);
	for (enum date_order order = DATE_ISO; order <= DATE_DMY; order++) {
		hold(date_parse(text, strlen(text), order, &again) == NULL);
		hold(again == date);
	}
	hold(date_period(text, strlen(text), calendar, &period) == NULL);
	hold(period.first == date && period.last == date);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data + 2;
	struct calendar calendar = { 0 };
	struct period period;
	day date, read[3] = { DATE_NONE, DATE_NONE, DATE_NONE };

	if (size < 2)
		return 0;
	calendar.year_start = data[0] % 13;
	calendar.week_start = data[0] / 13 % 8;
	calendar.today = date_from(1900 + data[1] * 8099 / 255, data[1] % 12 + 1, data[1] % 28 + 1);
	for (enum date_order order = DATE_ISO; order <= DATE_DMY; order++) {
		if (date_parse(text, size - 2, order, &date) == NULL) {
			comes_back(date, &calendar);
			read[order] = date;
		}
	}
	/* What is a day without an order is that day in any. */
	hold(read[DATE_ISO] == DATE_NONE || (read[DATE_ISO] == read[DATE_MDY] && read[DATE_MDY] == read[DATE_DMY]));
	if (date_period(text, size - 2, &calendar, &period) != NULL)
		return 0;
	hold_kept(period.first);
	hold_kept(period.last);
	hold(period.first <= period.last);
	hold(read[DATE_ISO] == DATE_NONE || (period.first == read[DATE_ISO] && period.last == period.first));
	return 0;
}
