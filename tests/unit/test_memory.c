/* SPDX-License-Identifier: ISC */
/* Arenas and buffers, and the values that point into them. */
#include "unit.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/memory.h"
#include "base/value.h"

static void
an_arena_gives_zeroed_aligned_memory(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (size_t size = 0; size < 3000; size += 7) {
			char *memory = arena_alloc(arena, size);

			arena_copy(arena, "x", 1);
			assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
			for (size_t i = 0; i < size; i++)
				assert_int_equal(memory[i], 0);
			memset(memory, 0xff, size);
		}
		arena_reset(arena);
	}
	arena_free(arena);
	arena_free(NULL);
}

static void
big_requests_do_not_disturb_small_ones(void **state)
{
	struct arena *arena = arena_new();
	char *before = arena_string(arena, "before");
	char *big = arena_alloc(arena, (size_t)5 << 20);
	char *after = arena_string(arena, "after");

	(void)state;
	memset(big, 'x', (size_t)5 << 20);
	assert_string_equal(before, "before");
	assert_string_equal(after, "after");
	assert_ptr_equal(after, before + sizeof "before");
	arena_free(arena);
}

static void
a_reset_gives_the_same_room_again(void **state)
{
	struct arena *arena = arena_new();
	char *first = arena_string(arena, "once");

	(void)state;
	for (int i = 0; i < 100000; i++)
		arena_string(arena, "fills more than one block");
	arena_reset(arena);
	assert_ptr_equal(arena_string(arena, "twice"), first);
	arena_free(arena);
}

/* The formatted text ends before, at and beyond the end of a block. */
static void
printing_into_an_arena(void **state)
{
	struct arena *arena = arena_new();
	char *texts[3000];
	char wanted[64];

	(void)state;
	for (int i = 0; i < 3000; i++)
		texts[i] = arena_printf(arena, "%s row %d of a file with long lines", "accounts.csv", i);
	for (int i = 0; i < 3000; i++) {
		snprintf(wanted, sizeof wanted, "accounts.csv row %d of a file with long lines", i);
		assert_string_equal(texts[i], wanted);
	}
	assert_int_equal(strlen(arena_printf(arena, "%2000000d", 7)), 2000000);
	assert_string_equal(arena_copy(arena, NULL, 0), "");
	arena_free(arena);
}

static void
a_buffer_is_always_a_string(void **state)
{
	struct buf buf = { 0 };
	char *room;

	(void)state;
	assert_string_equal(buf_string(&buf), "");
	buf_add(&buf, NULL, 0);
	assert_null(buf.data);
	for (int i = 0; i < 1000; i++) {
		buf_byte(&buf, 'x');
		assert_int_equal(strlen(buf.data), buf.length);
	}
	buf_clear(&buf);
	assert_string_equal(buf.data, "");
	buf_text(&buf, "one ");
	room = buf_room(&buf, 3);
	memcpy(room, "two", 3);
	buf.length += 2;
	assert_string_equal(buf_string(&buf), "one tw");
	buf_free(&buf);
	assert_null(buf.data);
}

static void
printing_into_a_buffer(void **state)
{
	struct buf buf = { 0 }, wanted = { 0 };

	(void)state;
	for (int i = 0; i < 500; i++) {
		buf_printf(&buf, "%d:%s ", i, "some text of the middling sort");
		buf_integer(&wanted, i);
		buf_text(&wanted, ":some text of the middling sort ");
	}
	assert_string_equal(buf_string(&buf), buf_string(&wanted));
	buf_clear(&buf);
	buf_printf(&buf, "%500d", 1);
	assert_int_equal(buf.length, 500);
	buf_free(&buf);
	buf_free(&wanted);
}

static void
integers_in_a_buffer(void **state)
{
	static const struct { int64_t number; const char *wanted; } examples[] = {
		{ 0, "0" }, { 7, "7" }, { -1, "-1" }, { 1000, "1000" }, { INT64_MAX, "9223372036854775807" },
		{ INT64_MIN, "-9223372036854775808" },
	};
	struct buf buf = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		buf_clear(&buf);
		buf_integer(&buf, examples[i].number);
		assert_string_equal(buf_string(&buf), examples[i].wanted);
	}
	buf_free(&buf);
}

static void
values_that_are_the_same(void **state)
{
	char copy[] = "Acme";
	const struct value text = value_text("Acme"), other = value_text(copy), empty = value_text("");
	const struct value none = VALUE_EMPTY, one = value_number(1), two = value_number(2);

	(void)state;
	assert_int_equal(value_text(NULL).kind, EMPTY);
	assert_true(value_same(&text, &other));
	copy[3] = 'a';
	assert_false(value_same(&text, &other));
	assert_true(value_same(&empty, &none));
	assert_false(value_same(&one, &two));
	assert_true(value_same(&two, &two));
	assert_false(value_same(&one, &none));
	assert_false(value_same(&text, &none));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_arena_gives_zeroed_aligned_memory),
		cmocka_unit_test(big_requests_do_not_disturb_small_ones),
		cmocka_unit_test(a_reset_gives_the_same_room_again),
		cmocka_unit_test(printing_into_an_arena),
		cmocka_unit_test(a_buffer_is_always_a_string),
		cmocka_unit_test(printing_into_a_buffer),
		cmocka_unit_test(integers_in_a_buffer),
		cmocka_unit_test(values_that_are_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
