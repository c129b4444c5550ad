/* SPDX-License-Identifier: ISC */
/*
 * test_average - moving weighted average cost, by figures worked out by hand.
 *
 * 100 bought at 10.00 and 50 at 11.00: 150 worth 1,550.00, on average 10.3333...
 * 30 go:  1,550.00 x 30 / 150 = 310.00 exactly;             120 worth 1,240.00 are left.
 * 7 go:   1,240.00 x 7 / 120 = 72.3333..., that is 72.33;    113 worth 1,167.67
 * 60 at 9.95 come, 597.00:                                   173 worth 1,764.67
 * 172 go: 1,764.67 x 172 / 173 = 1,754.4696..., 1,754.47;      1 worth    10.20
 * the last one goes with all that is left, 10.20:              0 worth     0.00
 */
#include "unit.h"

#include "trade/average.h"

#define CENT 100
#define ONE INT64_C(10000)

static struct holding there;

static int64_t
goes(int64_t quantity)
{
	int64_t value;

	assert_true(average_value(&there, -quantity, CENT, &value));
	assert_true(average_move(&there, -quantity, value));
	return value;
}

static void
by_hand(void **state)
{
	(void)state;
	there = (struct holding){ 0, 0 };
	assert_true(average_move(&there, 100 * ONE, 1000 * ONE));
	assert_true(average_move(&there, 50 * ONE, 550 * ONE));
	assert_int_equal(goes(30 * ONE), -3100000);
	assert_int_equal(goes(7 * ONE), -723300);
	assert_int_equal(there.value, 11676700);
	assert_true(average_move(&there, 60 * ONE, 597 * ONE));
	assert_int_equal(goes(172 * ONE), -17544700);
	assert_int_equal(there.value, 102000);
	assert_int_equal(goes(ONE), -102000);
	assert_int_equal(there.quantity, 0);
	assert_int_equal(there.value, 0);
}

/* 0.01 for two: one of them is worth 0.005, which is 0.01; the other one takes the nothing that is left. */
static void
halves_go_away_from_zero(void **state)
{
	(void)state;
	there = (struct holding){ 2 * ONE, 100 };
	assert_int_equal(goes(ONE), -100);
	assert_int_equal(goes(ONE), 0);
}

static void
in_whole_units_of_the_currency(void **state)
{
	struct holding yen = { 3 * ONE, 100 * ONE };
	int64_t value;

	(void)state;
	assert_true(average_value(&yen, -ONE, ONE, &value));
	assert_int_equal(value, -33 * ONE);
}

/* What comes without a cost of its own comes at the average; of nothing there is none. */
static void
coming_at_the_average(void **state)
{
	int64_t value;

	(void)state;
	there = (struct holding){ 3 * ONE, 10 * ONE };
	assert_true(average_value(&there, ONE, CENT, &value));
	assert_int_equal(value, 33300);
	there = (struct holding){ 0, 0 };
	assert_true(average_value(&there, -ONE, CENT, &value));
	assert_int_equal(value, 0);
}

/* Where more may go than there is, the average stays what it was. */
static void
below_zero(void **state)
{
	(void)state;
	there = (struct holding){ 2 * ONE, 20 * ONE };
	assert_int_equal(goes(5 * ONE), -50 * ONE);
	assert_int_equal(there.value, -30 * ONE);
	assert_int_equal(goes(ONE), -10 * ONE);
}

static void
too_large(void **state)
{
	int64_t value;

	(void)state;
	there = (struct holding){ INT64_MAX, INT64_MAX };
	assert_false(average_value(&there, 1, CENT, &value));
	assert_false(average_move(&there, 1, 0));
	there = (struct holding){ 1, INT64_MAX };
	assert_false(average_value(&there, -ONE, CENT, &value));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(by_hand), cmocka_unit_test(halves_go_away_from_zero),
		    cmocka_unit_test(in_whole_units_of_the_currency),
		cmocka_unit_test(coming_at_the_average), cmocka_unit_test(below_zero), cmocka_unit_test(too_large),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
