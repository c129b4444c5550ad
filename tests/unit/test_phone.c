/* SPDX-License-Identifier: ISC */
/* Telephone numbers in one form, however they were typed; several in one text. */
#include "unit.h"

#include "base/phone.h"

struct example {
	const char *typed, *wanted;
};

static void
hold(const struct example *examples, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char number[PHONE_SIZE];
		bool read = phone_read(examples[i].typed, strlen(examples[i].typed), number);

		check(examples[i].typed, read ? number : "no number", examples[i].wanted);
	}
}

static void
mobiles(void **state)
{
	static const struct example examples[] = {
		{ "13812345678", "13812345678" }, { "138 1234 5678", "13812345678" },
		{ "138-1234-5678", "13812345678" },
		{ "+86 138 1234 5678", "13812345678" }, { "+8613812345678", "13812345678" },
		{ "0086-13812345678", "13812345678" }, { "8613812345678", "13812345678" },
		{ "(86)13812345678", "13812345678" },
		{ "(+86) 138 1234 5678", "13812345678" }, { "013812345678", "13812345678" },
		{ "１３８１２３４５６７８", "13812345678" }, { " 手机：138.1234.5678 ", "13812345678" },
		{ "13812345678转803", "13812345678-803" }, { "19912345678", "19912345678" },
		{ "12345678901", "no number" }, { "1381234567", "no number" }, { "138123456789", "no number" },
	};

	(void)state;
	hold(examples, COUNT(examples));
}

static void
landlines(void **state)
{
	static const struct example examples[] = {
		{ "010-12345678", "010-12345678" }, { "01012345678", "010-12345678" },
		{ "(010)12345678", "010-12345678" },
		{ "(010) 1234-5678", "010-12345678" }, { "+86 10 12345678", "010-12345678" },
		{ "+86-010-12345678", "010-12345678" }, { "+86 (0)10 12345678", "010-12345678" },
		{ "86-10-12345678", "010-12345678" }, { "0571-8765432", "0571-8765432" },
		{ "057187654321", "0571-87654321" },
		{ "0571 8765 4321", "0571-87654321" }, { "+86 571 8765 4321", "0571-87654321" },
		{ "０２１－６５４３２１０８", "021-65432108" }, { "电话:021-65432108", "021-65432108" },
		{ "010-1234", "no number" }, { "12345678", "no number" }, { "010-123456789", "no number" },
		{ "95588", "no number" }, { "110", "no number" }, { "", "no number" },
		{ "-", "no number" }, { "call me", "no number" }, { "010-12345678 (office)", "no number" },
	};

	(void)state;
	hold(examples, COUNT(examples));
}

static void
extensions(void **state)
{
	static const struct example examples[] = {
		{ "010-12345678-803", "010-12345678-803" }, { "010-12345678转803", "010-12345678-803" },
		{ "010-12345678 转 803", "010-12345678-803" }, { "010-12345678转分机803", "010-12345678-803" },
		{ "010-12345678 ext 803", "010-12345678-803" }, { "010-12345678 Ext.803", "010-12345678-803" },
		{ "010-12345678x803", "010-12345678-803" }, { "010-12345678#803", "010-12345678-803" },
		{ "(010)12345678(分机803)", "010-12345678-803" }, { "0571-8765432-1", "0571-8765432-1" },
		{ "400-800-1234-803", "400-800-1234-803" }, { "021-6543-2108-15", "021-65432108-15" },
		{ "010-12345678转", "no number" }, { "010-12345678转8x", "no number" },
		{ "010-12345678-1234567", "no number" },
		{ "010-1234转803", "no number" },
	};

	(void)state;
	hold(examples, COUNT(examples));
}

static void
services_and_other_countries(void **state)
{
	static const struct example examples[] = {
		{ "400-800-1234", "400-800-1234" }, { "4008001234", "400-800-1234" },
		{ "400 8001 234", "400-800-1234" },
		{ "800-810-1234", "800-810-1234" }, { "+1-418-656-9254", "+1-418-656-9254" },
		{ "+1 (418) 656-9254", "+1-418-656-9254" }, { "+14186569254", "+1-418-656-9254" },
		{ "001-418-656-9254", "+1-418-656-9254" }, { "+1-418-656-9254x12", "+1-418-656-9254-12" },
		{ "+44 20 7946 0958", "+44-20-7946-0958" }, { "+852 2345 6789", "+852-2345-6789" },
		{ "+442079460958", "+442079460958" }, { "1-805-247-8982", "no number" },
		{ "805-247-8982", "no number" },
		{ "+86-10", "no number" }, { "+12345", "no number" }, { "+1234567890123456", "no number" },
		{ "123456789012345678901", "no number" }, { "1-2-3-4-5-6-7-8-9-0-1", "no number" },
	};

	(void)state;
	hold(examples, COUNT(examples));
}

/* What is read is read again as itself. */
static void
the_form_is_its_own(void **state)
{
	static const char *const typed[] = { "+86 138 1234 5678", "+86 10 12345678 x 9", "0571-8765432-1", "4008001234",
		"+1 (418) 656-9254", "+44 20 7946 0958 ext 12" };
	char once[PHONE_SIZE], twice[PHONE_SIZE];

	(void)state;
	for (size_t i = 0; i < COUNT(typed); i++) {
		assert_true(phone_read(typed[i], strlen(typed[i]), once));
		assert_true(phone_read(once, strlen(once), twice));
		check(typed[i], twice, once);
	}
}

static void
several_in_one_text(void **state)
{
	static const struct { const char *typed, *first, *rest; } examples[] = {
		{ "010-1234、13800001111；13900002222", "010-1234", "13800001111；13900002222" },
		{ "13812345678 13987654321", "13812345678", "13987654321" },
		{ "138 1234 5678 139 8765 4321", "138 1234 5678", "139 8765 4321" },
		{ "010-12345678 021-87654321", "010-12345678", "021-87654321" },
		{ "010 12345678", "010 12345678", "" }, { "13812345678 803", "13812345678 803", "" },
		{ "13812345678 / 010-12345678", "13812345678 ", "010-12345678" },
		{ "138 1234 5678", "138 1234 5678", "" },
		{ "5678", "5678", "" }, { "a,b", "a", "b" }, { "13812345678,", "13812345678", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		const char *typed = examples[i].typed;
		char first[100] = "";
		size_t next, n = phone_first(typed, strlen(typed), &next);

		memcpy(first, typed, n);
		check(typed, first, examples[i].first);
		check(typed, typed + next, examples[i].rest);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mobiles), cmocka_unit_test(landlines), cmocka_unit_test(extensions),
		cmocka_unit_test(services_and_other_countries), cmocka_unit_test(the_form_is_its_own),
		cmocka_unit_test(several_in_one_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
