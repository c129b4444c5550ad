/* SPDX-License-Identifier: ISC */
/*
 * recurrence - how often a task comes back: daily, weekly, monthly, yearly, or 3d, 2w, 6m, 1y.
 */
#ifndef TRADE_RECURRENCE_H
#define TRADE_RECURRENCE_H

#include "base/date.h"

struct recurrence {
	int every;      /* 1 to 999 */
	char unit;      /* 'd', 'w', 'm' or 'y' */
};

/* Reads a text, which may also be 每天, 每周, 每月 or 每年; false when it is none of these. */
bool recurrence_read(const char *text, struct recurrence *);

/* The word or number that it is stored as: weekly for 1w. out holds eight bytes; returns out. */
char *recurrence_text(struct recurrence, char out[8]);

/* The day after one. month_day is the day of the month that is meant, which short months have not: of
 * 28 February and 31 it is 31 March. DATE_NONE behind the year 9999. */
day recurrence_next(struct recurrence, day, int month_day);

#endif
