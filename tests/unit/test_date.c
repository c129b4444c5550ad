/* SPDX-License-Identifier: ISC */
/* The calendar, the dates people type and the periods that words stand for. */
#include "unit.h"

#include "base/buf.h"
#include "base/date.h"

struct example {
	const char *typed, *wanted;
};

static day
iso(const char *text)
{
	return date_iso(text, strlen(text));
}

static void
days_are_counted_from_1970(void **state)
{
	static const struct { const char *text; day count; int weekday; } examples[] = {
		{ "1970-01-01", 0, 4 }, { "1969-12-31", -1, 3 }, { "2000-02-29", 11016, 2 },
		{ "2026-03-05", 20517, 4 }, { "1900-01-01", -25567, 1 }, { "9999-12-31", 2932896, 5 },
	};
	char text[DATE_TEXT];

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		assert_int_equal(iso(examples[i].text), examples[i].count);
		assert_string_equal(date_text(examples[i].count, text), examples[i].text);
		assert_int_equal(date_weekday(examples[i].count), examples[i].weekday);
	}
}

/* Every day of the eight thousand years follows the one before and reads back. */
static void
every_day_reads_back(void **state)
{
	int year, month, date, last_year = 1899, last_month = 12, last_date = 31;

	(void)state;
	for (day d = -25567; d <= 2932896; d++) {
		date_split(d, &year, &month, &date);
		if (date_from(year, month, date) != d)
			fail_msg("%d-%d-%d does not read back", year, month, date);
		if (date != last_date + 1)
			assert_true(date == 1 && !date_valid(last_year, last_month, last_date + 1));
		if (month != last_month)
			assert_true(date == 1 && month == last_month % 12 + 1);
		last_year = year;
		last_month = month;
		last_date = date;
	}
	assert_true(last_year == 9999 && last_month == 12 && last_date == 31);
}

static void
what_is_no_iso_date(void **state)
{
	static const char *const examples[] = {
		"", "2026-3-5", "2026-03-5", "2026/03/05", "20260305", "2026-03-05 ", " 2026-03-05",
		"2026-02-29", "2026-02-30", "2100-02-29", "2026-04-31", "2026-00-10", "2026-13-01",
		"2026-01-00", "2026-01-32", "1899-12-31", "0000-01-01", "-026-01-01", "2026-0a-01",
	};
	char text[DATE_TEXT];

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++)
		if (iso(examples[i]) != DATE_NONE)
			fail_msg("'%s' is taken for a date", examples[i]);
	assert_string_equal(date_text(DATE_NONE, text), "");
	assert_string_equal(date_text(2932897, text), "");
	assert_string_equal(date_text(-25568, text), "");
}

static void
months_are_clamped(void **state)
{
	static const struct { const char *from; int months; const char *wanted; } examples[] = {
		{ "2026-01-31", 1, "2026-02-28" }, { "2024-01-31", 1, "2024-02-29" },
		{ "2000-01-31", 1, "2000-02-29" }, { "2100-01-31", 1, "2100-02-28" },
		{ "2026-03-31", -1, "2026-02-28" }, { "2026-01-15", 0, "2026-01-15" },
		{ "2026-12-31", 2, "2027-02-28" }, { "2026-01-31", -2, "2025-11-30" },
		{ "2024-02-29", 12, "2025-02-28" }, { "2024-02-29", 48, "2028-02-29" },
		{ "1900-01-31", -1, "" }, { "9999-12-01", 1, "" }, { "9999-11-30", 1, "9999-12-30" },
		{ "2026-01-01", INT32_MAX, "" }, { "2026-01-01", INT32_MIN, "" },
	};
	char text[DATE_TEXT];

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++)
		check(examples[i].from, date_text(date_add_months(iso(examples[i].from),
		    examples[i].months), text), examples[i].wanted);
	assert_int_equal(date_add_months(DATE_NONE, 1), DATE_NONE);
}

static void
check_dates(const struct example *examples, size_t count, enum date_order order)
{
	for (size_t i = 0; i < count; i++) {
		char text[DATE_TEXT];
		day date = DATE_NONE;
		const char *typed = examples[i].typed;
		const char *reason = date_parse(typed, strlen(typed), order, &date);

		check(typed, reason != NULL ? reason : date_text(date, text), examples[i].wanted);
	}
}

static void
dates_as_people_type_them(void **state)
{
	static const char date[] = "2026-03-05";
	static const struct example examples[] = {
		{ "2026-03-05", date }, { "2026-3-5", date }, { "2026/3/5", date }, { "2026/03/05", date },
		{ "2026.3.5", date }, { "20260305", date }, { "2026年3月5日", date },
		{ "2026年03月05日", date }, { "2026年3月5号", date }, { "2026年3月5", date },
		{ "２０２６－０３－０５", date }, { "２０２６／３／５", date }, { "２０２６年３月５日", date },
		{ " 2026-03-05\n", date }, { "\u30002026-03-05", date }, { "2026-03-05 00:00", date },
		{ "2026-03-05T00:00:00", date }, { "2026/3/5 0:00", date }, { "2026/3/5 0:00:00", date },
		{ "2026-03-05 00:00:00.000", date }, { "2026年3月5日 00:00", date },
		{ "2026-03-05　00：00", date }, { "2024-02-29", "2024-02-29" },
		{ "2000-2-29", "2000-02-29" }, { "1900-1-1", "1900-01-01" }, { "9999/12/31", "9999-12-31" },
	};

	(void)state;
	check_dates(examples, COUNT(examples), DATE_ISO);
}

static void
months_in_english(void **state)
{
	static const char date[] = "2021-04-16", no[] = "not a date: write it as 2026-03-05";
	static const struct example examples[] = {
		{ "16 Apr, 2021", date }, { "16 April 2021", date }, { "Apr 16, 2021", date },
		{ "april 16th 2021", date },
		{ "16-Apr-2021", date }, { "16/APR/2021", date }, { "Apr. 16, 2021", date }, { "16Apr2021", date },
		{ "16 Apr, 2021 00:00:00", date }, { "１６ Apr 2021", date }, { "1st Sept 2021", "2021-09-01" },
		{ "2 may 2021", "2021-05-02" }, { "June 3rd, 2021", "2021-06-03" }, { "29 Feb 2024", "2024-02-29" },
		{ "16 Apr, 2021 00:02:00", "a time of day where only a date is kept" },
		{ "29 Feb 2021", "no such day in the calendar" }, { "31 Apr 2021", "no such day in the calendar" },
		{ "0 Apr 2021", no }, { "16 Apr 21", no }, { "16 Ap 2021", no }, { "16 Apri 2021", no },
		{ "16 Mai 2021", no },
		{ "Apr 2021", no }, { "16 2021", no }, { "Apr 16 Apr 2021", no }, { "116 Apr 2021", no },
		{ "16 Apr 20211", no },
	};

	(void)state;
	for (enum date_order order = DATE_ISO; order <= DATE_DMY; order++)
		check_dates(examples, COUNT(examples), order);
}

static void
dates_that_are_refused(void **state)
{
	static const char no[] = "not a date: write it as 2026-03-05";
	static const char none[] = "no such day in the calendar";
	static const char beyond[] = "only the years 1900 to 9999 are kept";
	static const char time[] = "a time of day where only a date is kept";
	static const char short_year[] = "the year needs four digits: write it as 2026-03-05";
	static const char which[] = "day or month first? write it as 2026-03-05";
	static const struct example examples[] = {
		{ "", no }, { "tomorrow", no }, { "2026", no }, { "2026-03", no }, { "202603", no },
		{ "2026-03/05", no }, { "2026-003-05", no }, { "2026-03-005", no }, { "2026-03-05x", no },
		{ "2026-03-05-", no }, { "-2026-03-05", no }, { "2026 03 05", no }, { "202603050", no },
		{ "2026年3-5日", no }, { "2026-03-05T", no }, { "2026-03-05 00", no }, { "\xff", no },
		{ "2026-03-05 00:0", no }, { "2026-03-05 00:00:00Z", no }, { "2026-03-05 00:00.", no },
		{ "2026-02-29", none }, { "2026-02-30", none }, { "2100-02-29", none }, { "20260431", none },
		{ "2026-13-01", none }, { "2026-00-00", none }, { "2026/1/0", none },
		{ "1899-12-31", beyond }, { "0000-01-01", beyond }, { "00000000", beyond },
		{ "2026-03-05 13:30", time }, { "2026/3/5 0:00:01", time }, { "20260305T08:00", time },
		{ "26-3-5", short_year }, { "3/5/26", short_year }, { "3/5/2026", which },
		{ "13.5.2026", which },
	};

	(void)state;
	check_dates(examples, COUNT(examples), DATE_ISO);
}

static void
day_and_month_by_the_order(void **state)
{
	static const struct example american[] = {
		{ "3/5/2026", "2026-03-05" }, { "03-05-2026", "2026-03-05" }, { "3.5.2026", "2026-03-05" },
		{ "2026-03-05", "2026-03-05" }, { "13/5/2026", "no such day in the calendar" },
		{ "3/5/2026 0:00", "2026-03-05" },
	};
	static const struct example european[] = {
		{ "3/5/2026", "2026-05-03" }, { "13.5.2026", "2026-05-13" }, { "2026/3/5", "2026-03-05" },
		{ "5/13/2026", "no such day in the calendar" },
	};

	static const struct example counted[] = {
		{ "46086", "2026-03-05" }, { "25569", "1970-01-01" }, { "４６０８６", "2026-03-05" },
		{ "2026/3/5", "2026-03-05" },
	};

	(void)state;
	check_dates(american, COUNT(american), DATE_MDY);
	check_dates(european, COUNT(european), DATE_DMY);
	check_dates(counted, COUNT(counted), DATE_SERIAL);
}

static void
check_periods(const struct example *examples, size_t count, const struct calendar *calendar)
{
	for (size_t i = 0; i < count; i++) {
		char first[DATE_TEXT], last[DATE_TEXT];
		struct buf got = { 0 };
		struct period period;
		const char *typed = examples[i].typed;
		const char *reason = date_period(typed, strlen(typed), calendar, &period);

		if (reason != NULL)
			buf_text(&got, reason);
		else
			buf_printf(&got, "%s..%s", date_text(period.first, first),
			    date_text(period.last, last));
		check(typed, buf_string(&got), examples[i].wanted);
		buf_free(&got);
	}
}

/* A Thursday. */
static void
periods_of_the_plain_calendar(void **state)
{
	const struct calendar calendar = { iso("2026-03-05"), 1, 1 };
	static const struct example examples[] = {
		{ "2026-03-05", "2026-03-05..2026-03-05" }, { "2026年3月5日", "2026-03-05..2026-03-05" },
		{ "20260305", "2026-03-05..2026-03-05" }, { "2026-02", "2026-02-01..2026-02-28" },
		{ "2024-2", "2024-02-01..2024-02-29" }, { "2026年2月", "2026-02-01..2026-02-28" },
		{ "2026", "2026-01-01..2026-12-31" }, { "2026年", "2026-01-01..2026-12-31" },
		{ "2026Q1", "2026-01-01..2026-03-31" }, { "2026q4", "2026-10-01..2026-12-31" },
		{ "1900", "1900-01-01..1900-12-31" }, { "9999-12", "9999-12-01..9999-12-31" },
		{ "9999", "9999-01-01..9999-12-31" }, { "9999Q4", "9999-10-01..9999-12-31" },
		{ "today", "2026-03-05..2026-03-05" }, { "Today", "2026-03-05..2026-03-05" },
		{ "now", "2026-03-05..2026-03-05" }, { "yesterday", "2026-03-04..2026-03-04" },
		{ "tomorrow", "2026-03-06..2026-03-06" }, { "-30d", "2026-02-03..2026-02-03" },
		{ "+2w", "2026-03-19..2026-03-19" }, { "+1m", "2026-04-05..2026-04-05" },
		{ "-1y", "2025-03-05..2025-03-05" }, { "+0d", "2026-03-05..2026-03-05" },
		{ "－３０ｄ", "2026-02-03..2026-02-03" }, { "this-week", "2026-03-02..2026-03-08" },
		{ "last-week", "2026-02-23..2026-03-01" }, { "next-week", "2026-03-09..2026-03-15" },
		{ "this-month", "2026-03-01..2026-03-31" }, { "last-month", "2026-02-01..2026-02-28" },
		{ "next-month", "2026-04-01..2026-04-30" }, { "this-quarter", "2026-01-01..2026-03-31" },
		{ "last-quarter", "2025-10-01..2025-12-31" }, { "next-quarter", "2026-04-01..2026-06-30" },
		{ "this-year", "2026-01-01..2026-12-31" }, { "last-year", "2025-01-01..2025-12-31" },
		{ "next-year", "2027-01-01..2027-12-31" },
	};

	(void)state;
	check_periods(examples, COUNT(examples), &calendar);
}

static void
periods_that_are_refused(void **state)
{
	static const char no[] = "not a date: write it as 2026-03-05";
	static const char beyond[] = "only the years 1900 to 9999 are kept";
	const struct calendar calendar = { iso("2026-03-05"), 1, 1 };
	static const struct example examples[] = {
		{ "", no }, { "soon", no }, { "todayish", no }, { "last-decade", no }, { "this-", no },
		{ "2026Q0", no }, { "2026Q5", no }, { "2026Q", no }, { "2026-Q1", no }, { "30d", no },
		{ "-d", no }, { "+3", no }, { "+3h", no }, { "+3dd", no }, { "+10wd", no },
		{ "202", no }, { "2026-", no }, { "2026-123", no }, { "2026-13", "no such month" },
		{ "2026-00", "no such month" }, { "1899", beyond }, { "0000-01", beyond },
		{ "-9999y", beyond }, { "+9999999w", beyond }, { "+9999999y", beyond }, { "-200y", beyond },
		{ "+123456789d", no }, { "2026-02-30", "no such day in the calendar" },
		{ "3/5/2026", "day or month first? write it as 2026-03-05" },
	};

	(void)state;
	check_periods(examples, COUNT(examples), &calendar);
}

/* A fiscal year is named after the calendar year in which it begins. */
static void
periods_of_a_fiscal_year_from_april(void **state)
{
	const struct calendar calendar = { iso("2026-03-05"), 1, 4 };
	static const struct example examples[] = {
		{ "2026Q1", "2026-04-01..2026-06-30" }, { "2026Q4", "2027-01-01..2027-03-31" },
		{ "this-quarter", "2026-01-01..2026-03-31" }, { "this-year", "2025-04-01..2026-03-31" },
		{ "last-year", "2024-04-01..2025-03-31" }, { "next-year", "2026-04-01..2027-03-31" },
		{ "2026", "2026-01-01..2026-12-31" }, { "9999Q4", "only the years 1900 to 9999 are kept" },
	};
	const struct calendar november = { iso("2026-12-31"), 1, 11 };
	static const struct example odd[] = {
		{ "this-quarter", "2026-11-01..2027-01-31" }, { "last-quarter", "2026-08-01..2026-10-31" },
		{ "this-year", "2026-11-01..2027-10-31" },
	};

	(void)state;
	check_periods(examples, COUNT(examples), &calendar);
	check_periods(odd, COUNT(odd), &november);
}

static void
weeks_that_begin_on_sunday(void **state)
{
	const struct calendar thursday = { iso("2026-03-05"), 7, 1 };
	const struct calendar sunday = { iso("2026-03-08"), 7, 1 };
	const struct calendar saturday = { iso("2026-03-07"), 7, 1 };
	static const struct example this_week = { "this-week", "2026-03-01..2026-03-07" };
	static const struct example next_week = { "this-week", "2026-03-08..2026-03-14" };

	(void)state;
	check_periods(&this_week, 1, &thursday);
	check_periods(&this_week, 1, &saturday);
	check_periods(&next_week, 1, &sunday);
}

static void
periods_at_the_ends_of_the_calendar(void **state)
{
	static const char beyond[] = "only the years 1900 to 9999 are kept";
	const struct calendar first = { iso("1900-01-01"), 1, 1 }, last = { iso("9999-12-31"), 1, 1 };
	const struct example early[] = {
		{ "yesterday", beyond }, { "last-week", beyond }, { "last-month", beyond },
		{ "last-year", beyond }, { "-1m", beyond }, { "this-year", "1900-01-01..1900-12-31" },
	};
	const struct example late[] = {
		{ "tomorrow", beyond }, { "this-week", beyond }, { "next-month", beyond },
		{ "this-month", "9999-12-01..9999-12-31" }, { "this-quarter", "9999-10-01..9999-12-31" },
	};

	(void)state;
	check_periods(early, COUNT(early), &first);
	check_periods(late, COUNT(late), &last);
}

/* 2026-03-05 18:00:00 UTC */
static void
the_day_in_a_zone(void **state)
{
	static const struct example examples[] = {
		{ "", "2026-03-05" }, { "UTC", "2026-03-05" }, { "Asia/Shanghai", "2026-03-06" },
		{ "America/New_York", "2026-03-05" }, { "Mars/Olympus", "" }, { "../../etc/passwd", "" },
		{ "/usr/share/zoneinfo/Asia/Shanghai", "" }, { "Asia/../Asia/Shanghai", "" },
		{ "Asia", "" }, { "zone.tab", "" }, { ":Asia/Shanghai", "" },
	};
	const time_t evening = 1772733600;
	char text[DATE_TEXT];

	(void)state;
	setenv("TZ", "Asia/Tokyo", 1);
	for (size_t i = 0; i < COUNT(examples); i++) {
		check(examples[i].typed, date_text(date_in_zone(evening, examples[i].typed), text),
		    examples[i].wanted);
		assert_string_equal(getenv("TZ"), "Asia/Tokyo");
	}
	unsetenv("TZ");
	assert_int_equal(date_in_zone(evening, "Asia/Shanghai"), iso("2026-03-06"));
	assert_null(getenv("TZ"));
	assert_int_equal(date_in_zone(0, "America/New_York"), iso("1969-12-31"));
	assert_int_equal(date_in_zone((time_t)INT64_MAX, "UTC"), DATE_NONE);
	assert_int_equal(date_in_zone((time_t)1 << 50, "Asia/Shanghai"), DATE_NONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_counted_from_1970),
		cmocka_unit_test(every_day_reads_back),
		cmocka_unit_test(what_is_no_iso_date),
		cmocka_unit_test(months_are_clamped),
		cmocka_unit_test(dates_as_people_type_them),
		cmocka_unit_test(months_in_english),
		cmocka_unit_test(dates_that_are_refused),
		cmocka_unit_test(day_and_month_by_the_order),
		cmocka_unit_test(periods_of_the_plain_calendar),
		cmocka_unit_test(periods_that_are_refused),
		cmocka_unit_test(periods_of_a_fiscal_year_from_april),
		cmocka_unit_test(weeks_that_begin_on_sunday),
		cmocka_unit_test(periods_at_the_ends_of_the_calendar),
		cmocka_unit_test(the_day_in_a_zone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
