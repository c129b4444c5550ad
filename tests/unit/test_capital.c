/* SPDX-License-Identifier: ISC */
/* Amounts of money in capitals: the examples of the rules, and the ends. */
#include "unit.h"

#include "base/capital.h"
#include "base/decimal.h"

struct example {
	const char *amount, *wanted;
};

static void
check_all(const struct example *examples, size_t count)
{
	struct buf buf = { 0 };

	for (size_t i = 0; i < count; i++) {
		int64_t amount;

		assert_null(decimal_parse(examples[i].amount, strlen(examples[i].amount), 4, 4, false, &amount));
		buf_clear(&buf);
		capital_print(&buf, amount);
		check(examples[i].amount, buf_string(&buf), examples[i].wanted);
	}
	buf_free(&buf);
}

static void
examples_of_the_rules(void **state)
{
	static const struct example examples[] = {
		{ "1409.50", "壹仟肆佰零玖元伍角整" }, { "6007.14", "陆仟零柒元壹角肆分" },
		{ "1680.32", "壹仟陆佰捌拾元零叁角贰分" }, { "107000.53", "壹拾万柒仟元零伍角叁分" },
		{ "16409.02", "壹万陆仟肆佰零玖元零贰分" }, { "325.04", "叁佰贰拾伍元零肆分" },
	};

	(void)state;
	check_all(examples, COUNT(examples));
}

static void
whole_and_broken_amounts(void **state)
{
	static const struct example examples[] = {
		{ "0", "零元整" }, { "0.01", "壹分" }, { "0.10", "壹角整" }, { "0.14", "壹角肆分" },
		{ "1", "壹元整" }, { "1.01", "壹元零壹分" }, { "1.10", "壹元壹角整" }, { "9.99", "玖元玖角玖分" },
		{ "10", "壹拾元整" }, { "10.05", "壹拾元零伍分" }, { "10.50", "壹拾元零伍角整" },
		{ "15", "壹拾伍元整" },
		{ "100", "壹佰元整" }, { "101", "壹佰零壹元整" }, { "110", "壹佰壹拾元整" }, { "1001", "壹仟零壹元整" },
		{ "1010", "壹仟零壹拾元整" }, { "1100", "壹仟壹佰元整" }, { "-325.04", "负叁佰贰拾伍元零肆分" },
		{ "-0.5", "负伍角整" },
	};

	(void)state;
	check_all(examples, COUNT(examples));
}

static void
sections_of_four(void **state)
{
	static const struct example examples[] = {
		{ "10000", "壹万元整" }, { "10001", "壹万零壹元整" }, { "10100", "壹万零壹佰元整" },
		{ "11000", "壹万壹仟元整" }, { "100000", "壹拾万元整" }, { "107000", "壹拾万柒仟元整" },
		{ "1000700", "壹佰万零柒佰元整" }, { "1007000", "壹佰万柒仟元整" },
		{ "20304050", "贰仟零叁拾万肆仟零伍拾元整" },
		{ "100000000", "壹亿元整" }, { "100000001", "壹亿零壹元整" }, { "100007000", "壹亿零柒仟元整" },
		{ "100100000", "壹亿零壹拾万元整" }, { "120000000", "壹亿贰仟万元整" },
		{ "1050000000", "壹拾亿伍仟万元整" },
		{ "123456789.01", "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元零壹分" },
	};

	(void)state;
	check_all(examples, COUNT(examples));
}

static void
up_to_the_end(void **state)
{
	static const struct example examples[] = {
		{ "1000000000000", "壹万亿元整" }, { "1000000010000", "壹万亿零壹万元整" },
		{ "1000100000000", "壹万零壹亿元整" }, { "100000000000000", "壹佰万亿元整" },
		{ "99999999999999.99",
		  "玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分" },
		{ "922337203685477.5807", "玖佰贰拾贰万叁仟叁佰柒拾贰亿零叁佰陆拾捌万伍仟肆佰柒拾柒元伍角捌分" },
	};

	(void)state;
	check_all(examples, COUNT(examples));
}

static void
parts_of_a_cent_are_rounded(void **state)
{
	static const struct example examples[] = {
		{ "0.0049", "零元整" }, { "-0.0049", "零元整" }, { "0.005", "壹分" }, { "-0.005", "负壹分" },
		{ "9.9950", "壹拾元整" },
	};

	(void)state;
	check_all(examples, COUNT(examples));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(examples_of_the_rules),
		cmocka_unit_test(whole_and_broken_amounts),
		cmocka_unit_test(sections_of_four),
		cmocka_unit_test(up_to_the_end),
		cmocka_unit_test(parts_of_a_cent_are_rounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
