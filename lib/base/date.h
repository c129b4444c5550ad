/* SPDX-License-Identifier: ISC */
/*
 * date - days of the Gregorian calendar, 1900-01-01 to 9999-12-31, written YYYY-MM-DD.
 *
 * A business date is a day, not an instant: no zone enters here. Inside the program a day is a
 * count of days since 1970-01-01; in the database and in machine output it is its ISO text,
 * which sorts as it should. The arithmetic is Howard Hinnant's "chrono-Compatible Low-Level Date
 * Algorithms" (days_from_civil, civil_from_days).
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

typedef int32_t day;

#define DATE_NONE INT32_MIN  /* not a day */
#define DATE_TEXT 11         /* bytes of "YYYY-MM-DD" and its NUL */

/* How 3/5/2026 is to be read; ISO: it is not, and is refused. SERIAL: as ISO, and five digits are the number of a
 * day as spreadsheets count (day 45000 is 2023-03-15). */
enum date_order { DATE_ISO, DATE_MDY, DATE_DMY, DATE_SERIAL };

struct period {
	day first, last;     /* both included; DATE_NONE: open on that side */
};

/* What "today", weeks and years mean here; from the settings of the database. */
struct calendar {
	day today;
	int week_start;      /* 1 Monday ... 7 Sunday */
	int year_start;      /* month in which the fiscal year begins, 1..12: for this-year, this-quarter
	                      * and 2026Q1, which is of the fiscal year that begins in 2026 */
};

bool date_valid(int year, int month, int day_of_month);
day date_from(int year, int month, int day_of_month);
void date_split(day, int *year, int *month, int *day_of_month);
int date_weekday(day);                      /* 1 Monday ... 7 Sunday (ISO 8601) */
day date_add_months(day, int months);       /* clamped: 31 January + 1 month is 28 or 29 February */
char *date_text(day, char out[DATE_TEXT]);  /* returns out */

/* The day so many days after one that is written as YYYY-MM-DD, the first or last day there is where that lies
 * beyond it; returns out. */
char *date_after(const char *iso, int64_t days, char out[DATE_TEXT]);

/* A strict YYYY-MM-DD, else DATE_NONE. */
day date_iso(const char *text, size_t length);

/* The day in the zone (an IANA name, "" for UTC) at that instant. Reads the zone through TZ and
 * puts TZ back. DATE_NONE when the zone is unknown. */
day date_in_zone(time_t, const char *zone);

/* Seconds east of UTC that the clocks of a zone, which must be known, are at that instant, and whether it is
 * their summer time (summer may be NULL). */
long zone_offset(time_t, const char *zone, bool *summer);

/* A date as people type it: 2026-03-05, 2026/3/5, 2026.3.5, 20260305, 2026年3月5日, full-width digits, 5 March
 * 2026, Mar 5, 2026 and 5-Mar-2026 with the month in English, any of these with a time of 00:00[:00[.0]] behind
 * it, and 3/5/2026 (or with . or -) by the order. NULL and *out, else the reason, a literal. */
const char *date_parse(const char *text, size_t length, enum date_order, day *out);

/* A date, a period or a word: 2026-03-05, 2026-03, 2026, 2026Q3, today, yesterday, tomorrow,
 * now, -30d, +2w, +1m, +1y, this-/last-/next- week, month, quarter, year, and all that
 * date_parse reads. A single day is a period of one day. NULL and *out, else the reason. */
const char *date_period(const char *text, size_t length, const struct calendar *,
    struct period *out);

#endif
