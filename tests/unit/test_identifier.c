/* SPDX-License-Identifier: ISC */
/* Credit codes, registration numbers and identity cards: right ones, and what is told of wrong ones. */
#include "unit.h"

#include "base/error.h"
#include "base/identifier.h"

struct example {
	const char *text, *wanted;   /* "" for a right one */
};

typedef const char *checker(struct arena *, const char *);

static void
hold(checker *checked, const struct example *examples, size_t count)
{
	struct arena *arena = arena_new();

	for (size_t i = 0; i < count; i++) {
		const char *why = checked(arena, examples[i].text);

		check(examples[i].text, why ? why : "", examples[i].wanted);
	}
	arena_free(arena);
}

static void
credit_codes(void **state)
{
	static const struct example examples[] = {
		{ "91350100M000100Y43", "" },
		{ "911100001000000009", "its check digit is 9 where R is expected: a digit is wrong" },
		{ "91350100M000100Y44", "its check digit is 4 where 3 is expected: a digit is wrong" },
		{ "91350100MOO0100Y43", "'O' cannot be character 10: is it a 0?" },
		{ "9I350100M000100Y43", "'I' cannot be character 2: is it a 1?" },
		{ "91350100M000100Y4-", "character 18 cannot stand there" },
		{ "91350100M000100Y4", "18 characters are needed, and there are 17" },
		{ "", "18 characters are needed, and there are 0" },
	};

	(void)state;
	hold(identifier_credit_code, examples, COUNT(examples));
}

static void
registration_numbers(void **state)
{
	static const struct example examples[] = {
		{ "110108000000016", "" },
		{ "110108000000017", "its check digit is 7 where 6 is expected: a digit is wrong" },
		{ "11010800000001X", "character 15 cannot stand there" },
		{ "11010800000O016", "'O' cannot be character 12: is it a 0?" },
		{ "91350100M000100Y43", "" }, { "1101081234567", "15 characters are needed, and there are 13" },
	};

	(void)state;
	hold(identifier_register_no, examples, COUNT(examples));
}

static const char *
card(struct arena *arena, const char *text)
{
	return identifier_card(arena, text, date_from(2026, 3, 10));
}

static void
identity_cards(void **state)
{
	static const struct example examples[] = {
		{ "11010519491231002X", "" }, { "440524188001010014", "the date of birth within it is no day" },
		{ "110105199001011234", "its check digit is 4 where 2 is expected: a digit is wrong" },
		{ "110105199002301234", "the date of birth within it is no day" },
		{ "110105202603111234", "the date of birth within it is a day to come" },
		{ "110105900101123", "" }, { "110105900230123", "the date of birth within it is no day" },
		{ "1101051990O1011234", "'O' cannot be character 11: is it a 0?" },
		{ "11010519900101123", "18 characters are needed, and there are 17" },
		{ "X10105199001011234", "character 1 cannot stand there" },
	};

	(void)state;
	hold(card, examples, COUNT(examples));
}

static void
holders(void **state)
{
	day birth;
	bool male;

	(void)state;
	identifier_holder("11010519491231002X", &birth, &male);
	assert_true(birth == date_from(1949, 12, 31) && !male);
	identifier_holder("110105900101123", &birth, &male);
	assert_true(birth == date_from(1990, 1, 1) && male);
}

static void
the_form_that_is_kept(void **state)
{
	static const struct example examples[] = {
		{ " 9135 0100 m000 100y 43 ", "91350100M000100Y43" },
		{ "１１０１０５19491231002ｘ", "11010519491231002X" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		struct buf clean = { 0 };

		identifier_clean(&clean, examples[i].text, strlen(examples[i].text));
		check(examples[i].text, buf_string(&clean), examples[i].wanted);
		buf_free(&clean);
	}
}

/* A slip of any one digit is found, as the standards promise. */
static void
every_wrong_digit_is_found(void **state)
{
	static const struct { checker *check; const char *right; } all[] = {
		{ identifier_credit_code, "91350100M000100Y43" }, { identifier_register_no, "110108000000016" },
		{ card, "11010519491231002X" },
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNT(all); i++)
		for (size_t at = 0; all[i].right[at]; at++)
			for (char digit = '0'; digit <= '9'; digit++) {
				char text[20];

				strcpy(text, all[i].right);
				text[at] = digit;
				if (digit != all[i].right[at] && !all[i].check(arena, text))
					fail_msg("'%s' is taken for right", text);
				arena_reset(arena);
			}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(credit_codes), cmocka_unit_test(registration_numbers),
		    cmocka_unit_test(identity_cards),
		cmocka_unit_test(holders), cmocka_unit_test(the_form_that_is_kept),
		cmocka_unit_test(every_wrong_digit_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
