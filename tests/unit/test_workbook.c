/* SPDX-License-Identifier: ISC */
/* test_workbook - what numbers, dates and number formats of workbooks mean, as examples. */
#include <stdio.h>

#include "unit.h"

#include "rows/parts.h"

static const char kinds[] = "-tndbe";

/* The kind's letter, a blank, and what is printed. */
static const char *
printed(const char *text, unsigned style, bool since_1904)
{
	static struct buf out;
	enum sheet_kind kind;

	buf_clear(&out);
	buf_text(&out, "? ");
	kind = number_print(&out, text, strlen(text), style, since_1904);
	out.data[0] = kinds[kind];
	return out.data;
}

static void
test_numbers(void **state)
{
	static const char *const examples[][2] = {
		{ "0", "n 0" }, { "-0", "n 0" }, { "12", "n 12" }, { "-12.5", "n -12.5" }, { "12.50", "n 12.5" },
		{ "007", "n 7" }, { "+7", "n 7" }, { ".5", "n 0.5" }, { "5.", "n 5" },
		{ "1.1000000000000001", "n 1.1" }, { "0.30000000000000004", "n 0.30000000000000004" },
		{ "-13447.079999999998", "n -13447.079999999998" }, { "8.8817841970012523E-16",
		"n 0.0000000000000008881784197001252" }, { "1E3", "n 1000" }, { "1.5e+20", "n 150000000000000000000" },
		{ "1.5e+21", "n 1.5e+21" }, { "1E-142", "n 1e-142" }, { "123456789012345678", "n 123456789012345678" },
		{ "1.1010119900307123E+17", "n 110101199003071230" }, { "0.1234567890123456", "n 0.1234567890123456" },
		{ "999999999999999.9", "n 999999999999999.9" }, { "9.9999999999999994E-2", "n 0.09999999999999999" },
		{ "99999999999999.999", "n 100000000000000" }, { "1e999", "t 1e999" }, { "NaN", "t NaN" },
		{ "0x10", "t 0x10" }, { "1,5", "t 1,5" }, { "1e", "t 1e" }, { "-", "t -" }, { "", "t " },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++)
		check(examples[i][0], printed(examples[i][0], 0, false), examples[i][1]);
}

static void
test_dates(void **state)
{
	static const struct {
		const char *number, *date;
		unsigned style;
		bool since_1904;
	} examples[] = {
		{ "46086", "d 2026-03-05", STYLE_TIME | STYLE_DAY, false },
		{ "46086.604166666664", "d 2026-03-05 14:30:00", STYLE_TIME, false },
		{ "46086.999999999", "d 2026-03-06", STYLE_TIME, false },
		{ "46086.99999", "d 2026-03-05 23:59:59", STYLE_TIME, false },
		{ "46086.5000001", "d 2026-03-05 12:00:00.009", STYLE_TIME | STYLE_FRACTION, false },
		{ "0.5", "d 12:00:00", STYLE_TIME | STYLE_DAY, false }, { "0", "d 00:00:00", STYLE_TIME, false },
		{ "1", "d 1900-01-01", STYLE_TIME, false }, { "59", "d 1900-02-28", STYLE_TIME, false },
		{ "61", "d 1900-03-01", STYLE_TIME, false }, { "2958465", "d 9999-12-31", STYLE_TIME, false },
		{ "2958466", "n 2958466", STYLE_TIME, false }, { "-1", "n -1", STYLE_TIME, false },
		{ "1.5", "d 36:00:00", STYLE_TIME | STYLE_ELAPSED, false }, { "x", "t x", STYLE_TIME, false },
		{ "0", "d 1904-01-01", STYLE_TIME | STYLE_DAY, true }, { "0.25", "d 06:00:00", STYLE_TIME, true },
		{ "44624", "d 2026-03-05", STYLE_TIME | STYLE_DAY, true },
		{ "2957003", "d 9999-12-31", STYLE_TIME, true }, { "2957004", "n 2957004", STYLE_TIME, true },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++)
		check(examples[i].number, printed(examples[i].number, examples[i].style, examples[i].since_1904),
		    examples[i].date);
}

static void
test_iso(void **state)
{
	static const char *const examples[][2] = {
		{ "2026-03-05", "d 2026-03-05" }, { "2026-03-05T00:00:00", "d 2026-03-05" },
		{ "2026-03-05T14:30:00.250Z", "d 2026-03-05 14:30:00.250" }, { "14:30", "d 14:30:00" },
		{ "T14:30:05", "d 14:30:05" }, { "2026-02-30", "t 2026-02-30" },
		{ "2026-03-05T25:00", "t 2026-03-05T25:00" },
		{ "2026-03-05Tx", "t 2026-03-05Tx" }, { "", "t " },
	};
	struct buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		enum sheet_kind kind;

		buf_clear(&out);
		buf_text(&out, "? ");
		kind = number_print_iso(&out, examples[i][0], strlen(examples[i][0]));
		out.data[0] = kinds[kind];
		check(examples[i][0], out.data, examples[i][1]);
	}
	buf_free(&out);
}

/* T time, D day, E elapsed, F fraction. */
static const char *
letters(unsigned style)
{
	static char out[8];
	int at = 0;

	for (int i = 0; i < 4; i++)
		if (style & 1u << i)
			out[at++] = "TDEF"[i];
	out[at] = '\0';
	return out;
}

static void
test_formats(void **state)
{
	static const char *const examples[][2] = {
		{ "General", "" }, { "GENERAL;-General", "" }, { "0.00E+00", "" },
		{ "#,##0.00_);[Red]\\(#,##0.00\\)", "" },
		{ "0\" days\"", "" }, { "[Red]0", "" }, { "[$¥-804]#,##0", "" }, { "[Magenta]@", "" }, { "0_d", "" },
		{ "*d0", "" }, { "\\d0", "" }, { "0;yyyy", "" }, { "\"unclosed d", "" }, { "[unclosed", "" },
		{ "", "" },
		{ "yyyy-mm-dd", "TD" }, { "m/d", "TD" }, { "mmmm", "T" }, { "h:mm AM/PM", "T" }, { "[h]:mm:ss", "TE" },
		{ "[mm]", "TE" }, { "mm:ss.0", "TF" }, { "[$-409]d-mmm-yy;@", "TD" },
		{ "[DBNum1][$-804]yyyy\"年\"", "TD" },
		{ "yyyy\\-m\\-d\\ h:mm", "TD" }, { "e\"年\"", "TD" }, { "上午/下午h\"时\"mm\"分\"", "T" },
		{ "[Red]yyyy", "TD" }, { "[hot]0", "" }, { "[<1]h:mm;0", "T" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++)
		check(examples[i][0], letters(style_of_code(examples[i][0])), examples[i][1]);
}

static void
test_builtins(void **state)
{
	char dates[256] = "";

	(void)state;
	for (long id = -1; id < 200; id++)
		if (style_of_builtin(id) != 0)
			snprintf(dates + strlen(dates), 8, "%ld ", id);
	check("built-in formats", dates, "14 15 16 17 18 19 20 21 22 27 28 29 30 31 32 33 34 35 36 45 46 47 "
	    "50 51 52 53 54 55 56 57 58 ");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers), cmocka_unit_test(test_dates), cmocka_unit_test(test_iso),
		cmocka_unit_test(test_formats), cmocka_unit_test(test_builtins),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
