/* SPDX-License-Identifier: ISC */
/* What people type as a number, and what is made of it. */
#include "unit.h"

#include "base/decimal.h"

struct example {
	const char *typed, *wanted;
};

static const char *
parsed(struct buf *buf, const char *typed, int places, int most, bool round)
{
	int64_t value;
	const char *reason = decimal_parse(typed, strlen(typed), places, most, round, &value);

	buf_clear(buf);
	if (reason != NULL)
		return reason;
	decimal_print(buf, value, places, 0);
	return buf_string(buf);
}

static void
check_all(const struct example *examples, size_t count, int places, int most, bool round)
{
	struct buf buf = { 0 };

	for (size_t i = 0; i < count; i++)
		check(examples[i].typed, parsed(&buf, examples[i].typed, places, most, round),
		    examples[i].wanted);
	buf_free(&buf);
}

static void
numbers_as_people_type_them(void **state)
{
	static const struct example examples[] = {
		{ "0", "0" }, { "1234.5", "1234.5" }, { "+5", "5" }, { "-5", "-5" }, { ".5", "0.5" },
		{ "5.", "5" }, { "007", "7" }, { "-0", "0" }, { "-0.00", "0" }, { "0.0001", "0.0001" },
		{ "1,234.50", "1234.5" }, { "1,000", "1000" }, { "12,345,678", "12345678" },
		{ "¥1,200", "1200" }, { "￥ 1,200.5", "1200.5" }, { "$5", "5" }, { "-$5", "-5" },
		{ "$-5", "-5" }, { "€ 0.99", "0.99" }, { "£3", "3" }, { "RMB 100", "100" },
		{ "cny100", "100" }, { "USD 1,000.25", "1000.25" }, { "5.00元", "5" }, { "5 元", "5" },
		{ "(5.00)", "-5" }, { "¥(5.00)", "-5" }, { "(¥5.00)", "-5" }, { "( 5 )", "-5" },
		{ "（５．００）", "-5" }, { "15%", "0.15" }, { "13 %", "0.13" }, { "-0.5%", "-0.005" },
		{ "3.5万", "35000" }, { "3.5 万元", "35000" }, { "1.2亿", "120000000" },
		{ "¥2万亿元", "2000000000000" }, { "0.00000001亿", "1" }, { "(3万)", "-30000" },
		{ "１２３４．５", "1234.5" }, { "－５", "-5" }, { "−5", "-5" }, { "１５％", "0.15" },
		{ "１，２３４", "1234" }, { "ＲＭＢ５", "5" }, { "  5\t", "5" }, { "\u30005\u3000", "5" },
		{ "\u00a05", "5" }, { "5.0000000000", "5" },
	};

	(void)state;
	check_all(examples, COUNT(examples), 4, 4, false);
}

static void
what_is_refused(void **state)
{
	static const char no[] = "not a number", comma[] = "a misplaced thousands separator";
	static const char power[] = "an exponent: the full digits are needed";
	static const struct example examples[] = {
		{ "", no }, { " ", no }, { "abc", no }, { "-", no }, { ".", no }, { "()", no }, { "%", no },
		{ "元", no }, { "0x10", no }, { "0b1", no }, { "1_000", no }, { "nan", no }, { "inf", no },
		{ "--5", no }, { "-(5)", no }, { "(-5)", no }, { "(5", no }, { "5)", no }, { "+-5", no },
		{ "1 000", no }, { "1.2.3", no }, { "5-", no }, { "12a", no }, { "1e", no }, { "10²", no },
		{ "½", no }, { "$¥5", no }, { "5%%", no }, { "5%万", no }, { "5元万", no }, { "\xff", no },
		{ "5\xe4\xb8", no }, { "1e5", power }, { "1E+5", power }, { "2.5e-3", power },
		{ "1,23", comma }, { "1,2345", comma }, { "1234,567", comma }, { ",123", comma },
		{ "1,", comma }, { "0,5", comma }, { "0,123", comma }, { "1.234,50", comma },
		{ "1,,234", comma }, { "0.00001", "too many decimals: at most 4 here" },
		{ "0.001%", "too many decimals: at most 4 here" },
		{ "-0.12345", "too many decimals: at most 4 here" },
	};

	(void)state;
	check_all(examples, COUNT(examples), 4, 4, false);
}

static void
the_ends_of_int64(void **state)
{
	static const struct example money[] = {
		{ "922337203685477.5807", "922337203685477.5807" },
		{ "922337203685477.5808", "too large" },
		{ "-922337203685477.5808", "-922337203685477.5808" },
		{ "-922337203685477.5809", "too large" }, { "922337203685477.58070", "922337203685477.5807" },
		{ "922337203685478", "too large" }, { "92233720368.5477万", "922337203685477" },
		{ "9999999亿亿", "not a number" }, { "10000000亿", "too large" },
		{ "99999999999999999999999999999999999999999999999999", "too large" },
		{ "0000000000000000000000000000000000000000000000000001", "1" },
	};
	static const struct example whole[] = {
		{ "9223372036854775807", "9223372036854775807" }, { "9223372036854775808", "too large" },
		{ "-9223372036854775808", "-9223372036854775808" }, { "-9223372036854775809", "too large" },
		{ "1.0", "1" }, { "1.5", "too many decimals: a whole number is needed" },
		{ "1.5万", "15000" }, { "50%", "too many decimals: a whole number is needed" },
		{ "200%", "2" },
	};

	(void)state;
	check_all(money, COUNT(money), 4, 4, false);
	check_all(whole, COUNT(whole), 0, 0, false);
}

static void
decimals_are_refused_or_rounded(void **state)
{
	static const struct example exact[] = {
		{ "1.50", "1.5" }, { "1.5000", "1.5" }, { "1.555", "too many decimals: at most 2 here" },
		{ "0.001万", "10" },
	};
	static const struct example rounded[] = {
		{ "1.554", "1.55" }, { "1.555", "1.56" }, { "-1.555", "-1.56" }, { "1.5549999", "1.55" },
		{ "0.004", "0" }, { "0.005", "0.01" }, { "-0.004", "0" }, { "0.0009", "0" }, { "0.9%", "0.01" },
		{ "0.999", "1" }, { "99.995", "100" }, { "0.33333333333333333333333333333333333333", "0.33" },
		{ "922337203685477.5849", "922337203685477.58" }, { "922337203685477.585", "too large" },
	};

	(void)state;
	check_all(exact, COUNT(exact), 4, 2, false);
	check_all(rounded, COUNT(rounded), 4, 2, true);
}

static void
printed_with_the_decimals_they_need(void **state)
{
	static const struct { int64_t value; int places, least; const char *plain, *shown; } examples[] = {
		{ 12345000, 4, 2, "1234.50", "1,234.50" }, { 12345678, 4, 2, "1234.5678", "1,234.5678" },
		{ 12345670, 4, 2, "1234.567", "1,234.567" }, { 0, 4, 2, "0.00", "0.00" },
		{ 0, 4, 0, "0", "0" }, { -1, 4, 2, "-0.0001", "-0.0001" }, { 50000, 4, 0, "5", "5" },
		{ -9999900, 4, 2, "-999.99", "-999.99" }, { 100, 0, 0, "100", "100" },
		{ -1000, 0, 0, "-1000", "-1,000" }, { 130000, 6, 0, "0.13", "0.13" },
		{ INT64_MAX, 4, 2, "922337203685477.5807", "922,337,203,685,477.5807" },
		{ INT64_MIN, 4, 2, "-922337203685477.5808", "-922,337,203,685,477.5808" },
		{ INT64_MIN, 0, 0, "-9223372036854775808", "-9,223,372,036,854,775,808" },
	};
	struct buf buf = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		decimal_print(&buf, examples[i].value, examples[i].places, examples[i].least);
		check("plain", buf_string(&buf), examples[i].plain);
		buf_clear(&buf);
		decimal_show(&buf, examples[i].value, examples[i].places, examples[i].least);
		check("shown", buf_string(&buf), examples[i].shown);
		buf_clear(&buf);
	}
	buf_free(&buf);
}

static void
products_round_half_away_from_zero(void **state)
{
	static const struct { int64_t a, b, c, wanted; } examples[] = {
		{ 7, 1, 2, 4 }, { -7, 1, 2, -4 }, { 7, -1, 2, -4 }, { 7, 1, -2, -4 }, { -7, 1, -2, 4 },
		{ 5, 1, 4, 1 }, { 6, 1, 4, 2 }, { 1, 1, 3, 0 }, { 2, 1, 3, 1 }, { -2, 1, 3, -1 },
		{ 0, 5, 7, 0 }, { 100000, 995000, 10000, 9950000 }, { 1130000, 10000, 11300, 1000000 },
		{ INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX }, { INT64_MIN, 1, 1, INT64_MIN },
		{ INT64_MIN, INT64_MIN, INT64_MIN, INT64_MIN }, { INT64_MAX, 1, INT64_MIN, -1 },
	};
	int64_t out = 42;

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		assert_true(decimal_muldiv(examples[i].a, examples[i].b, examples[i].c, &out));
		assert_int_equal(out, examples[i].wanted);
	}
	out = 42;
	assert_false(decimal_muldiv(1, 1, 0, &out));
	assert_false(decimal_muldiv(INT64_MAX, 2, 1, &out));
	assert_false(decimal_muldiv(INT64_MIN, -1, 1, &out));
	assert_false(decimal_muldiv(INT64_MIN, INT64_MIN, 1, &out));
	assert_int_equal(out, 42);
}

static void
sums_that_leave_int64_are_reported(void **state)
{
	int64_t out;

	(void)state;
	assert_true(decimal_add(INT64_MAX - 1, 1, &out));
	assert_int_equal(out, INT64_MAX);
	assert_true(decimal_add(INT64_MAX, INT64_MIN, &out));
	assert_int_equal(out, -1);
	assert_false(decimal_add(INT64_MAX, 1, &out));
	assert_false(decimal_add(INT64_MIN, -1, &out));
}

static void
rounding_keeps_the_scale(void **state)
{
	static const struct { int64_t value; int keep; int64_t wanted; } examples[] = {
		{ 123456, 2, 123500 }, { 123449, 2, 123400 }, { 123450, 2, 123500 }, { -123450, 2, -123500 },
		{ 49, 2, 0 }, { 50, 2, 100 }, { 123456, 4, 123456 }, { 123456, 6, 123456 },
		{ 125000, 0, 130000 }, { 125000, -1, 100000 }, { 125000, -20, 0 },
		{ INT64_MAX, 2, INT64_MAX - 7 }, { INT64_MAX, 3, INT64_MAX - 7 }, { INT64_MIN, 3, INT64_MIN + 8 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++)
		assert_int_equal(decimal_round(examples[i].value, 4, examples[i].keep), examples[i].wanted);
}

static void
what_is_printed_reads_back(void **state)
{
	uint64_t seed = 1;
	struct buf buf = { 0 };

	(void)state;
	for (int i = 0; i < 20000; i++) {
		int64_t value, back = 0;

		seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
		value = (int64_t)seed >> (seed >> 58);
		buf_clear(&buf);
		decimal_show(&buf, value, 4, 2);
		assert_null(decimal_parse(buf.data, buf.length, 4, 4, false, &back));
		assert_int_equal(back, value);
	}
	buf_free(&buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_as_people_type_them),
		cmocka_unit_test(what_is_refused),
		cmocka_unit_test(the_ends_of_int64),
		cmocka_unit_test(decimals_are_refused_or_rounded),
		cmocka_unit_test(printed_with_the_decimals_they_need),
		cmocka_unit_test(products_round_half_away_from_zero),
		cmocka_unit_test(sums_that_leave_int64_are_reported),
		cmocka_unit_test(rounding_keeps_the_scale),
		cmocka_unit_test(what_is_printed_reads_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
