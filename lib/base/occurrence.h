/* SPDX-License-Identifier: ISC */
/* occurrence - the days on which something falls that comes back: rent on the 5th, a tax on the 15th of each quarter. */
#ifndef BASE_OCCURRENCE_H
#define BASE_OCCURRENCE_H

#include "base/date.h"

/*
 * The nth day (n from 0) from first on. every: week, month, quarter or year; on: the day of the week (1 Monday to 7
 * Sunday) or of the month, 0: that of first. A month that has no such day has its last one: 31 is the end of every month.
 * Quarters and years are counted from the month of first: each day falls in it or in one that lies whole quarters or years
 * behind it. DATE_NONE for another word, and behind the year 9999.
 */
day occurrence_day(day first, const char *every, int on, int n);

/* The day that is meant where on is 0: of the week for week, else of the month. */
int occurrence_on(day first, const char *every);

#endif
