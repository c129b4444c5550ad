/* SPDX-License-Identifier: ISC */
/* Chinese characters: their simplified forms and their readings. */
#include "unit.h"

#include "base/han.h"
#include "base/text.h"

static void
simplify(struct buf *buf, const char *text)
{
	size_t size;

	for (size_t length = strlen(text); length > 0; text += size, length -= size)
		text_encode(buf, han_simplified(text_decode(text, length, &size)));
}

static void
simplified_forms(void **state)
{
	static const struct { const char *text, *wanted; } examples[] = {
		{ "", "" }, { "Acme", "Acme" }, { "東風貿易", "东风贸易" }, { "臺灣", "台湾" }, { "頭髮", "头发" },
		{ "發展", "发展" }, { "裏", "里" }, { "裡", "里" }, { "爲", "为" }, { "羣", "群" }, { "產", "产" },
		{ "鍾", "钟" }, { "鐘", "钟" }, { "餘", "余" }, { "於", "于" }, { "復", "复" }, { "複", "复" },
		{ "東京，ABC 🙂", "东京，ABC 🙂" },
	};
	struct buf buf = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		buf_clear(&buf);
		simplify(&buf, examples[i].text);
		check(examples[i].text, buf_string(&buf), examples[i].wanted);
	}
	buf_free(&buf);
}

static void
what_is_simplified_stays(void **state)
{
	static const char stays[] = "乾著徵里后干着台云面余发单重庆长沙吕绿";
	struct buf buf = { 0 };

	(void)state;
	simplify(&buf, stays);
	assert_string_equal(buf_string(&buf), stays);
	buf_free(&buf);
	for (uint32_t point = 0; point <= 0x10ffff; point++)
		assert_int_equal(han_simplified(han_simplified(point)), han_simplified(point));
}

static void
all_readings_the_usual_one_first(void **state)
{
	static const struct { uint32_t point; const char *wanted; } examples[] = {
		{ 0x957f, "zhang chang" }, { 0x9577, "zhang chang" }, { 0x91cd, "zhong chong" },
		{ 0x5355, "dan chan shan" }, { 0x55ae, "dan chan shan" }, { 0x5973, "nv nu" }, { 0x7565, "lve lue" },
		{ 0x5415, "lv lu" }, { 0x6c99, "sha" }, { 0x5e86, "qing" }, { 0x66fe, "ceng zeng" },
		{ 0x4e50, "le yue" }, { 0x4e48, "me ma yao" }, { 0x6734, "pu piao po" },
		{ 0x2cb2d, "lun" }, { 'a', "" }, { 0x3042, "" }, { 0xac00, "" }, { 0x10ffff, "" },
	};
	struct buf buf = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		const char *reading;

		buf_clear(&buf);
		for (size_t n = 0; (reading = han_reading(examples[i].point, n)) != NULL; n++)
			buf_printf(&buf, "%s%s", n == 0 ? "" : " ", reading);
		check(examples[i].wanted, buf_string(&buf), examples[i].wanted);
	}
	buf_free(&buf);
}

static void
a_reading_is_letters(void **state)
{
	const char *reading;
	size_t known = 0;

	(void)state;
	for (uint32_t point = 0; point <= 0x3ffff; point++) {
		known += han_reading(point, 0) != NULL;
		for (size_t n = 0; (reading = han_reading(point, n)) != NULL; n++)
			assert_true(strlen(reading) <= 6 &&
			    reading[strspn(reading, "abcdefghijklmnopqrstuvwxyz")] == '\0');
	}
	assert_in_range(known, 26000, 30000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(simplified_forms),
		cmocka_unit_test(what_is_simplified_stays),
		cmocka_unit_test(all_readings_the_usual_one_first),
		cmocka_unit_test(a_reading_is_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
