/* SPDX-License-Identifier: ISC */
/* Keys that are found again, however many and however odd. */
#include "unit.h"

#include <stdio.h>

#include "base/map.h"

static void
a_key_is_added_once_and_put_often(void **state)
{
	struct map *map = map_new();
	int64_t value = 0;

	(void)state;
	assert_false(map_get(map, "C0001", 5, &value));
	assert_true(map_add(map, "C0001", 5, 1));
	assert_false(map_add(map, "C0001", 5, 2));
	assert_true(map_get(map, "C0001", 5, &value));
	assert_int_equal(value, 1);
	map_put(map, "C0001", 5, INT64_MIN);
	map_put(map, "C0002", 5, 7);
	assert_true(map_get(map, "C0001", 5, &value));
	assert_int_equal(value, INT64_MIN);
	assert_int_equal(map_count(map), 2);
	map_free(map);
	map_free(NULL);
}

static void
keys_differ_by_length_and_by_every_byte(void **state)
{
	static const char zeros[40];
	struct map *map = map_new();
	int64_t value;

	(void)state;
	for (size_t length = 0; length <= sizeof zeros; length++)
		assert_true(map_add(map, zeros, length, (int64_t)length));
	for (size_t length = 0; length <= sizeof zeros; length++) {
		assert_true(map_get(map, zeros, length, &value));
		assert_int_equal(value, length);
	}
	for (size_t at = 0; at < sizeof zeros; at++) {
		char other[sizeof zeros] = { 0 };

		other[at] = 1;
		assert_false(map_get(map, other, sizeof other, &value));
	}
	map_free(map);
}

static void
keys_are_copied(void **state)
{
	struct map *map = map_new();
	char key[] = "华为";
	int64_t value;

	(void)state;
	map_put(map, key, strlen(key), 1);
	key[0] = 'x';
	assert_true(map_get(map, "华为", 6, &value));
	map_free(map);
}

static void
a_million_keys(void **state)
{
	enum { MANY = 1000000 };
	struct map *map = map_new();
	char key[32];
	int64_t value;

	(void)state;
	for (int i = 0; i < MANY; i++)
		map_put(map, key, (size_t)snprintf(key, sizeof key, "C%07d", i), i);
	assert_int_equal(map_count(map), MANY);
	for (int i = 0; i < 2 * MANY; i++) {
		size_t length = (size_t)snprintf(key, sizeof key, "C%07d", i);

		value = -1;
		if (map_get(map, key, length, &value) != (i < MANY) || value != (i < MANY ? i : -1))
			fail_msg("%s is lost", key);
	}
	map_free(map);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_key_is_added_once_and_put_often),
		cmocka_unit_test(keys_differ_by_length_and_by_every_byte),
		cmocka_unit_test(keys_are_copied),
		cmocka_unit_test(a_million_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
