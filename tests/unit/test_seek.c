/* SPDX-License-Identifier: ISC */
/* Words found in texts: keys, ranks, pinyin, the terms of an index. */
#include "unit.h"

#include "base/seek.h"

static void
a_key_has_letters_and_digits_alone(void **state)
{
	static const struct { const char *text, *wanted; } examples[] = {
		{ "", "" }, { "Acme Ltd.", "acmeltd" }, { "ＡＣＭＥ", "acme" }, { "（深圳）東風", "深圳东风" },
		{ "010-1234 (5)", "01012345" }, { "C++", "c" }, { "a\u3000b\tc", "abc" }, { "É é", "éé" },
		{ "好。坏", "好\x1f坏" }, { "a\nb!c", "a\x1f" "b\x1f" "c" }, { "...", "" }, { "🙂", "" },
		{ "Ж1", "ж1" },
		{ "\xff" "a", "a" },
	};
	struct buf key = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		buf_clear(&key);
		seek_key(&key, examples[i].text, strlen(examples[i].text));
		check(examples[i].text, buf_string(&key), examples[i].wanted);
	}
	buf_clear(&key);
	seek_word(&key, "好。坏!");
	assert_string_equal(buf_string(&key), "好坏");
	buf_free(&key);
}

static void
a_text_is_the_word_begins_with_it_or_holds_it(void **state)
{
	(void)state;
	assert_int_equal(seek_literally("长沙", "长沙"), SEEK_SAME);
	assert_int_equal(seek_literally("长沙远大", "长沙"), SEEK_BEGIN);
	assert_int_equal(seek_literally("湖南长沙", "长沙"), SEEK_INSIDE);
	assert_int_equal(seek_literally("长春", "长沙"), SEEK_NOT);
}

static void
words_spelt_in_pinyin(void **state)
{
	static const struct { const char *key, *word; enum seek_rank rank; } examples[] = {
		{ "长沙", "changsha", SEEK_SPELT }, { "长沙", "zhangsha", SEEK_SPELT }, { "长沙", "cs", SEEK_SPELT },
		{ "长沙", "chs", SEEK_SPELT }, { "长沙", "csh", SEEK_SPELT }, { "长沙", "长sha", SEEK_SPELT },
		{ "长沙", "chang沙", SEEK_SPELT }, { "长沙", "changs", SEEK_SPELT },
		{ "长沙", "cha", SEEK_SPELT_BEGIN },
		{ "长沙", "chsa", SEEK_NOT }, { "长沙远大", "changsha", SEEK_SPELT_BEGIN },
		{ "长沙远大", "yd", SEEK_SPELT_INSIDE },
		{ "重庆", "chongqing", SEEK_SPELT }, { "重庆", "zhongqing", SEEK_SPELT }, { "重庆", "cq", SEEK_SPELT },
		{ "重庆", "zq", SEEK_SPELT }, { "单县", "shanxian", SEEK_SPELT }, { "单县", "danxian", SEEK_SPELT },
		{ "单于", "chanyu", SEEK_SPELT }, { "吕梁", "lvliang", SEEK_SPELT }, { "吕梁", "luliang", SEEK_SPELT },
		{ "西安", "xian", SEEK_SPELT }, { "先", "xian", SEEK_SPELT }, { "abb长沙", "abbcs", SEEK_SPELT },
		{ "长沙3m", "cs3m", SEEK_SPELT }, { "长沙", "c", SEEK_NOT }, { "长沙", "33", SEEK_NOT },
		{ "长沙", "changshaa", SEEK_NOT }, { "", "cs", SEEK_NOT }, { "acme", "xyz", SEEK_NOT },
		{ "长\x1f沙", "cs", SEEK_NOT },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++)
		if (seek_spelt(examples[i].key, examples[i].word) != examples[i].rank)
			fail_msg("'%s' by '%s' is %d", examples[i].key, examples[i].word,
			    (int)seek_spelt(examples[i].key, examples[i].word));
}

static void
no_word_takes_long(void **state)
{
	char key[3001] = "", word[63] = "", longer[64] = "";

	(void)state;
	for (int i = 0; i < 1000; i++)
		memcpy(key + 3 * i, "安", 3);
	memset(word, 'a', 61);
	word[61] = 'x';
	assert_int_equal(seek_spelt(key, word), SEEK_NOT);
	memset(longer, 'a', 63);
	assert_false(seek_spells(longer));
	assert_int_equal(seek_spelt(key, longer), SEEK_NOT);
}

static void
terms_of_an_index(void **state)
{
	static const struct { const char *key; bool whole; const char *wanted; bool begins; } examples[] = {
		{ "", true, "", false }, { "重庆", true, "重 庆", false }, { "重庆", false, "重 庆", false },
		{ "acme", true, "acm cme me e", false }, { "acme", false, "acm cme", false },
		{ "ac", false, "ac", true },
		{ "长abc沙", true, "长 abc bc c 沙", false }, { "bc沙", false, "bc c 沙", false },
		{ "沙ab", false, "沙 ab", true },
		{ "ab\x1f" "cd", true, "ab b cd d", false }, { "é𠀀", true, "00e9 20000", false },
	};
	struct buf terms = { 0 };
	bool begins;

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		buf_clear(&terms);
		seek_terms(&terms, examples[i].key, examples[i].whole, &begins);
		check(examples[i].key, buf_string(&terms), examples[i].wanted);
		assert_int_equal(begins, examples[i].begins);
	}
	buf_free(&terms);
}

static void
where_a_place_of_the_key_is_in_the_text(void **state)
{
	(void)state;
	assert_int_equal(seek_place("Tel. 010-12", 3), 5);
	assert_int_equal(seek_place("（深圳）東風", 6), 12);
	assert_int_equal(seek_place("abc", 0), 0);
	assert_int_equal(seek_place("abc", 9), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_key_has_letters_and_digits_alone),
		cmocka_unit_test(a_text_is_the_word_begins_with_it_or_holds_it),
		cmocka_unit_test(words_spelt_in_pinyin),
		cmocka_unit_test(no_word_takes_long),
		cmocka_unit_test(terms_of_an_index),
		cmocka_unit_test(where_a_place_of_the_key_is_in_the_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
