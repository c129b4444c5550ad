/* SPDX-License-Identifier: ISC */
/* UTF-8: well-formed or not, as wide as, the same as, shown as. */
#include "unit.h"

#include "base/text.h"

static void
well_formed_text_has_no_bad_byte(void **state)
{
	static const char *const examples[] = {
		"", "a", "plain ASCII that is longer than four machine words, by far", "\x7f", "é", "汉字",
		"\u07ff\u0800\ufffd\uffff", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf", "\xed\x9f\xbf",
		"\xee\x80\x80", "客户 Acme，上海市浦东新区世纪大道 100 号 🙂",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++)
		assert_int_equal(text_bad_byte(examples[i], strlen(examples[i])), strlen(examples[i]));
}

/* Each stands alone, before good text, and at every offset of an ASCII text. */
static void
a_bad_byte_is_found_at_every_offset(void **state)
{
	static const char *const wrong[] = {
		"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xc2", "\xc2 ", "\xe0\x80\x80", "\xe0\x9f\xbf",
		"\xe4\xb8", "\xe4\xb8 ", "\xed\xa0\x80", "\xed\xbf\xbf", "\xf0\x80\x80\x80", "\xf0\x8f\xbf\xbf",
		"\xf0\x90\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xfe", "\xff", "\xff\xff",
	};
	char text[160];

	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++) {
		size_t size = strlen(wrong[i]);

		for (size_t at = 0; at + size <= sizeof text; at++) {
			memset(text, 'x', sizeof text);
			memcpy(text + at, wrong[i], size);
			assert_int_equal(text_bad_byte(text, sizeof text), at);
			assert_int_equal(text_bad_byte(text, at + size), at);
		}
	}
}

static void
nul_is_a_bad_byte_at_every_offset(void **state)
{
	char text[160];

	(void)state;
	for (size_t at = 0; at < sizeof text; at++) {
		memset(text, '\x01', sizeof text);
		text[at] = '\0';
		assert_int_equal(text_bad_byte(text, sizeof text), at);
	}
	assert_int_equal(text_bad_byte("汉\0字", 7), 3);
}

static void
a_cut_character_is_bad_where_it_begins(void **state)
{
	static const char text[] = "ab汉字🙂";
	static const size_t wanted[] = { 0, 1, 2, 2, 2, 5, 5, 5, 8, 8, 8, 8, 12 };

	(void)state;
	for (size_t length = 0; length < sizeof text; length++)
		assert_int_equal(text_bad_byte(text, length), wanted[length]);
}

static void
every_code_point_reads_back(void **state)
{
	struct buf buf = { 0 };
	size_t size;

	(void)state;
	for (uint32_t point = 1; point <= 0x10ffff; point++) {
		if (point == 0xd800)
			point = 0xe000;
		buf_clear(&buf);
		text_encode(&buf, point);
		assert_true(text_decode(buf.data, buf.length, &size) == point && size == buf.length);
		assert_true(text_bad_byte(buf.data, buf.length) == buf.length);
	}
	buf_clear(&buf);
	text_encode(&buf, 0xd800);
	text_encode(&buf, 0x110000);
	assert_string_equal(buf_string(&buf), "\ufffd\ufffd");
	buf_free(&buf);
}

static void
columns_on_a_terminal(void **state)
{
	static const struct { const char *text; int width; } examples[] = {
		{ "", 0 }, { "abc", 3 }, { "汉字", 4 }, { "ＡＢＣ", 6 }, { "ｱｲｳ", 3 }, { "é", 1 },
		{ "e\u0301", 1 }, { "한국", 4 }, { "\u1112\u1161\u11ab", 2 }, { "🙂", 2 }, { "，。", 4 },
		{ "\u3000", 2 }, { "│█", 2 }, { "a\u200bb", 2 }, { "𠀀", 2 }, { "客户A", 5 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++)
		assert_int_equal(text_width(examples[i].text, strlen(examples[i].text)), examples[i].width);
}

static void
what_fits_is_never_half_a_character(void **state)
{
	static const struct { const char *text; int width; size_t bytes; } examples[] = {
		{ "abc", 2, 2 }, { "abc", 3, 3 }, { "abc", 9, 3 }, { "abc", 0, 0 }, { "abc", -1, 0 },
		{ "汉字", 1, 0 }, { "汉字", 2, 3 }, { "汉字", 3, 3 }, { "汉字", 4, 6 }, { "a汉", 2, 1 },
		{ "e\u0301x", 1, 3 }, { "", 5, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++)
		assert_int_equal(text_fit(examples[i].text, strlen(examples[i].text), examples[i].width),
		    examples[i].bytes);
}

static void
folded_text_has_no_case_and_no_width(void **state)
{
	static const struct { const char *text, *wanted; } examples[] = {
		{ "", "" }, { "Acme Ltd.", "acme ltd." }, { "ＡＢＣ", "abc" }, { "Ａｃｍｅ（中国）", "acme(中国)" },
		{ "Straße", "strasse" }, { "STRASSE", "strasse" }, { "É", "é" }, { "e\u0301", "é" },
		{ "汉字", "汉字" }, { "上海ACME公司", "上海acme公司" }, { "ｶﾞ", "ガ" }, { "ﬁ", "fi" },
		{ "１２３", "123" }, { "a\u3000b", "a b" }, { "㈱", "(株)" }, { "İ", "i\u0307" },
		{ "Σς", "σσ" }, { "a\u200bb", "ab" }, { "\xff" "ABC", "\xff" "abc" }, { "㎏", "kg" },
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++)
		check(examples[i].text, text_folded(arena, examples[i].text), examples[i].wanted);
	arena_free(arena);
}

static void
a_long_text_folds_as_a_short_one(void **state)
{
	struct buf text = { 0 }, folded = { 0 };

	(void)state;
	for (int i = 0; i < 1000; i++)
		buf_text(&text, "Ａß汉");
	text_fold(&folded, text.data, text.length);
	assert_int_equal(folded.length, 1000 * strlen("ass汉"));
	assert_memory_equal(folded.data + folded.length - 12, "ass汉ass汉", 12);
	buf_free(&text);
	buf_free(&folded);
}

static void
texts_that_are_the_same(void **state)
{
	(void)state;
	assert_true(text_same("Acme", "ACME"));
	assert_true(text_same("ＡＣＭＥ", "acme"));
	assert_true(text_same("", ""));
	assert_true(text_same("华为（深圳）", "华为(深圳)"));
	assert_false(text_same("Acme", "Acme "));
	assert_false(text_same("resume", "résumé"));
	assert_false(text_same("华为", "华威"));
}

static void
no_terminal_obeys_what_is_shown(void **state)
{
	static const struct { const char *text, *wanted; } examples[] = {
		{ "", "" }, { "plain 汉字 é", "plain 汉字 é" }, { "a\nb\tc\rd", "a\\nb\\tc\\rd" },
		{ "\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m" }, { "\x1b]0;title\a", "\\x1b]0;title\\x07" },
		{ "\x7f", "\\x7f" }, { "\xc2\x9b" "2J", "\\u009b2J" },
		{ "evil\u202etxt.exe", "evil\\u202etxt.exe" },
		{ "a\u200bb", "a\\u200bb" }, { "\ufeffx", "\\ufeffx" }, { "\u2066x\u2069", "\\u2066x\\u2069" },
		{ "a\u2028b", "a\\u2028b" }, { "\xff", "\\xff" }, { "\xc4\xe3", "\\xc4\\xe3" },
		{ "汉\xe6\xb1", "汉\\xe6\\xb1" }, { "\ufffd", "\ufffd" }, { "back\\slash", "back\\slash" },
	};
	struct buf buf = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		buf_clear(&buf);
		text_visible(&buf, examples[i].text, strlen(examples[i].text));
		check(examples[i].text, buf_string(&buf), examples[i].wanted);
	}
	buf_clear(&buf);
	text_visible(&buf, "a\0b", 3);
	assert_string_equal(buf_string(&buf), "a\\x00b");
	buf_free(&buf);
}

static void
edits_between_texts(void **state)
{
	static const struct { const char *a, *b; int most, wanted; } examples[] = {
		{ "", "", 3, 0 }, { "acme", "acme", 3, 0 }, { "acme", "ACME", 3, 0 }, { "acme", "acmee", 3, 1 },
		{ "acme", "ace", 3, 1 }, { "acme", "acne", 3, 1 }, { "acme", "amce", 3, 1 },
		{ "ca", "abc", 3, 3 }, { "kitten", "sitting", 9, 3 }, { "", "abc", 3, 3 }, { "abc", "", 3, 3 },
		{ "华为科技", "华维科技", 3, 1 }, { "华为科技", "华科为技", 3, 1 }, { "ＡＢ", "ab", 3, 0 },
		{ "kitten", "sitting", 2, 3 }, { "kitten", "sitting", 1, 2 }, { "abcdef", "ghijkl", 2, 3 },
		{ "a", "abcdefgh", 2, 3 }, { "acme", "acne", 0, 1 }, { "same", "same", 0, 0 },
		{ "ab", "ba", 0, 1 }, { "ab", "ba", 1, 1 }, { "abcd", "badc", 2, 2 }, { "", "", 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		assert_int_equal(text_distance(examples[i].a, examples[i].b, examples[i].most),
		    examples[i].wanted);
		assert_int_equal(text_distance(examples[i].b, examples[i].a, examples[i].most),
		    examples[i].wanted);
	}
}

static void
white_space_is_cut_from_both_ends(void **state)
{
	static const struct { const char *text, *wanted; } examples[] = {
		{ "", "" }, { " ", "" }, { "a", "a" }, { "  a b \t\n", "a b" }, { "\u3000汉 字\u3000", "汉 字" },
		{ "\u00a0x\u00a0", "x" }, { " \u3000\u00a0", "" }, { "\u3001", "\u3001" }, { "à", "à" },
		{ "\r\nx", "x" },
	};
	char text[64];

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		size_t length = strlen(examples[i].text);
		const char *start = text_trim(examples[i].text, &length);

		memcpy(text, start, length);
		text[length] = '\0';
		check(examples[i].text, text, examples[i].wanted);
	}
}

static void
a_word_is_on_a_list_or_not(void **state)
{
	(void)state;
	assert_true(text_lists("stage closed", ' ', "stage"));
	assert_true(text_lists("stage closed", ' ', "closed"));
	assert_true(text_lists("a,b c", ',', "b c"));
	assert_false(text_lists("stage closed", ' ', "close"));
	assert_false(text_lists("stage closed", ' ', "tage"));
	assert_false(text_lists("stage closed", ' ', "stage closed x"));
	assert_false(text_lists("", ' ', "stage"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(well_formed_text_has_no_bad_byte),
		cmocka_unit_test(a_bad_byte_is_found_at_every_offset),
		cmocka_unit_test(nul_is_a_bad_byte_at_every_offset),
		cmocka_unit_test(a_cut_character_is_bad_where_it_begins),
		cmocka_unit_test(every_code_point_reads_back),
		cmocka_unit_test(columns_on_a_terminal),
		cmocka_unit_test(what_fits_is_never_half_a_character),
		cmocka_unit_test(folded_text_has_no_case_and_no_width),
		cmocka_unit_test(a_long_text_folds_as_a_short_one),
		cmocka_unit_test(texts_that_are_the_same),
		cmocka_unit_test(no_terminal_obeys_what_is_shown),
		cmocka_unit_test(edits_between_texts),
		cmocka_unit_test(white_space_is_cut_from_both_ends),
		cmocka_unit_test(a_word_is_on_a_list_or_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
