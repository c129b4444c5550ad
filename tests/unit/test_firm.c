/* SPDX-License-Identifier: ISC */
/* Names of firms as they are compared; mobile numbers; clusters with members kept apart. */
#include "unit.h"

#include "base/cluster.h"
#include "base/firm.h"
#include "base/mailbox.h"
#include "base/mobile.h"
#include "base/text.h"

struct example {
	const char *name, *core;
	enum firm_part part;
};

static void
compare(const struct example *examples, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct buf core = { 0 };
		enum firm_part part = firm_name(&core, examples[i].name, strlen(examples[i].name));

		check(examples[i].name, buf_string(&core), examples[i].core);
		if (part != examples[i].part)
			fail_msg("'%s' is a part of kind %d, not %d", examples[i].name, part, examples[i].part);
		buf_free(&core);
	}
}

static void
legal_forms_of_chinese_firms_are_taken_off(void **state)
{
	static const struct example examples[] = {
		{ "华为技术有限公司", "华为技术", FIRM_WHOLE }, { "华为技术有限责任公司", "华为技术", FIRM_WHOLE },
		{ "華為技術有限公司", "华为技术", FIRM_WHOLE }, { "华为技术股份有限公司", "华为技术", FIRM_WHOLE },
		{ " 华为 技术，有限 公司 ", "华为技术", FIRM_WHOLE }, { "华为技术", "华为技术", FIRM_WHOLE },
		{ "华为技术公司", "华为技术", FIRM_WHOLE }, { "海尔集团", "海尔", FIRM_WHOLE },
		{ "海尔集团公司", "海尔", FIRM_WHOLE }, { "海尔集团有限公司", "海尔", FIRM_WHOLE },
		{ "海尔（集团）股份有限公司", "海尔", FIRM_WHOLE }, { "中国烟草总公司", "中国烟草", FIRM_WHOLE },
		{ "海尔集团电器有限公司", "海尔集团电器", FIRM_WHOLE }, { "阳光（有限合伙）", "阳光", FIRM_WHOLE },
		{ "东方股份", "东方", FIRM_WHOLE }, { "株式会社トヨタ", "トヨタ", FIRM_WHOLE },
		{ "㈱東芝", "东芝", FIRM_WHOLE }, { "삼성전자 주식회사", "삼성전자", FIRM_WHOLE },
	};

	(void)state;
	compare(examples, COUNT(examples));
}

static void
what_tells_firms_apart_stays(void **state)
{
	static const struct example examples[] = {
		{ "华为技术有限公司上海分公司", "华为技术上海分公司", FIRM_BRANCH },
		{ "华为技术上海分公司", "华为技术上海分公司", FIRM_BRANCH },
		{ "华为技术有限公司（上海分公司）", "华为技术上海分公司", FIRM_BRANCH },
		{ "华为技术北京办事处", "华为技术北京办事处", FIRM_BRANCH },
		{ "阿里巴巴（北京）软件有限公司", "阿里巴巴北京软件", FIRM_BRANCH },
		{ "Acme (Beijing) Co., Ltd.", "acmebeijing", FIRM_BRANCH },
		{ "Acme Ltd (Beijing)", "acmebeijing", FIRM_BRANCH },
		{ "红星食品厂", "红星食品厂", FIRM_SHOP }, { "红星食品店", "红星食品店", FIRM_SHOP },
		{ "红星食品人民路分店", "红星食品人民路分店", FIRM_BRANCH },
		{ "红星食品有限公司", "红星食品", FIRM_WHOLE },
		{ "红星科技有限公司", "红星科技", FIRM_WHOLE }, { "红星贸易有限公司", "红星贸易", FIRM_WHOLE },
	};

	(void)state;
	compare(examples, COUNT(examples));
}

static void
legal_forms_of_other_countries_are_taken_off(void **state)
{
	static const char *const forms[] = {
		"Acme", "ACME", "Ａｃｍｅ", "The Acme Company", "Acme Co., Ltd.", "Acme Co.,Ltd", "Acme Co.Ltd",
		"Acme Limited",
		"Acme, Inc.", "Acme Incorporated", "Acme Corp", "Acme Corporation", "ACME LLC", "Acme L.L.C.",
		"Acme plc",
		"Acme GmbH", "Acme G.m.b.H.", "Acme GmbH & Co. KG", "Acme AG", "Acme SE", "Acme S.A.", "Acme SA",
		"Acme S.à r.l.",
		"Acme S.A.S.", "Acme S.r.l.", "Acme S.p.A.", "Acme S.L.", "Acme S.A. de C.V.", "Acme Ltda.", "Acme S/A",
		"Acme B.V.", "Acme N.V.", "Acme AB", "Acme A/S", "Acme ApS", "Acme Oy", "Acme Sp. z o.o.",
		"Acme s.r.o.",
		"Acme, spol. s r.o.", "Acme Kft.", "Acme d.o.o.", "Acme Pty Ltd", "Acme Pty. Ltd.", "Acme Pte Ltd",
		"Acme Sdn Bhd", "Acme Sdn. Bhd.", "PT Acme Tbk", "Acme Private Limited", "Acme Pvt. Ltd.", "Acme A.Ş.",
		"ООО «Acme»", "Acme JSC", "Acme Group", "Acme (Pty) Ltd", "Acme 有限公司",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(forms); i++)
		compare(&(struct example){ forms[i], "acme", FIRM_WHOLE }, 1);
}

static void
a_name_is_never_taken_off_whole(void **state)
{
	static const struct example examples[] = {
		{ "有限公司", "有限", FIRM_WHOLE }, { "大公司", "大公司", FIRM_WHOLE },
		{ "Limited", "limited", FIRM_WHOLE },
		{ "SE", "se", FIRM_WHOLE }, { "集团公司", "集团", FIRM_WHOLE }, { "The Inc", "the", FIRM_WHOLE },
		{ "3M Co", "3m", FIRM_WHOLE },
		{ "Lasa", "lasa", FIRM_WHOLE }, { "Cisco", "cisco", FIRM_WHOLE }, { "A+", "a+", FIRM_WHOLE },
		{ "Johnson & Johnson", "johnsonjohnson", FIRM_WHOLE },
		{ "Johnson and Johnson", "johnsonjohnson", FIRM_WHOLE },
		{ "Levi's", "levis", FIRM_WHOLE }, { "...", "", FIRM_WHOLE }, { "", "", FIRM_WHOLE },
		{ "(", "", FIRM_WHOLE },
		{ "Acme)(", "acme", FIRM_WHOLE },
	};

	(void)state;
	compare(examples, COUNT(examples));
}

static void
mobiles_are_told_from_switchboards(void **state)
{
	static const struct { const char *text, *numbers; } examples[] = {
		{ "13800138000", "8613800138000 " }, { "138 0013 8000", "8613800138000 " },
		{ "138-0013-8000", "8613800138000 " },
		{ "+86 138 0013 8000", "8613800138000 " }, { "0086-13800138000", "8613800138000 " },
		{ "86 13800138000", "8613800138000 " },
		{ "013800138000", "8613800138000 " }, { "13800138000 13900139000", "8613800138000 8613900139000 " },
		{ "010-12345678、13800138000", "8613800138000 " },
		{ "13800138000,15912345678", "8613800138000 8615912345678 " },
		{ "010-12345678", "" }, { "021 6888 1234 ext 801", "" }, { "400-820-8820", "" }, { "12345678901", "" },
		{ "1380013800", "" }, { "138001380001", "" }, { "+44 7700 900123", "447700900123 " },
		{ "+44 (0)7700 900123", "447700900123 " }, { "+44 20 7946 0000", "" },
		{ "+49 151 23456789", "4915123456789 " },
		{ "+49 30 123456", "" }, { "+852 9123 4567", "85291234567 " }, { "+852 2123 4567", "" },
		{ "+1 212 555 0100", "" },
		{ "+65 81234567", "6581234567 " }, { "tel. none", "" }, { "", "" },
		{ "99999999999999999999999999999999", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		struct buf numbers = { 0 };
		char number[MOBILE_SIZE];

		for (const char *at = examples[i].text; (at = mobile_next(at, number)) != NULL;)
			buf_printf(&numbers, "%s ", number);
		check(examples[i].text, buf_string(&numbers), examples[i].numbers);
		buf_free(&numbers);
	}
}

static void
mail_of_a_firm_is_told_from_that_of_a_provider(void **state)
{
	static const struct { const char *text, *address, *domain; } examples[] = {
		{ "li@acme.cn", "li@acme.cn", "acme.cn" },
		{ "li <li@mail.acme.cn>; x@y.z", "li@mail.acme.cn", "mail.acme.cn" },
		{ "li@acme.cn.", "li@acme.cn", "acme.cn" }, { "12345@qq.com", "12345@qq.com", "" },
		{ "li@163.com", "li@163.com", "" }, { "li@vip.sina.com", "li@vip.sina.com", "" },
		{ "li@yahoo.co.uk", "li@yahoo.co.uk", "" }, { "li@outlook.de", "li@outlook.de", "" },
		{ "li@yahoosoft.cn", "li@yahoosoft.cn", "yahoosoft.cn" }, { "li@", "", "" }, { "@acme.cn", "", "" },
		{ "none", "", "" }, { "", "", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(examples); i++) {
		char address[MAILBOX_SIZE] = "";
		const char *domain = mailbox_first(examples[i].text, address) ? mailbox_domain(address) : NULL;

		check(examples[i].text, address, examples[i].address);
		check(examples[i].text, domain ? domain : "", examples[i].domain);
	}
}

static void
providers_are_found(void **state)
{
	static const char *const first_and_last[] = { "x@126.com", "x@aol.com", "x@me.com", "x@wp.pl", "x@yeah.net",
	    "x@ymail.com" };

	(void)state;
	for (size_t i = 0; i < COUNT(first_and_last); i++)
		if (mailbox_domain(first_and_last[i]))
			fail_msg("%s is a provider's", first_and_last[i]);
}

static void
who_is_kept_apart_is_not_joined_through_a_third(void **state)
{
	struct clusters *c = clusters_new(6);

	(void)state;
	clusters_mark(c, 0, 1);
	clusters_mark(c, 2, 2);
	clusters_part(c, 3, 4);
	assert_true(clusters_join(c, 1, 0));
	assert_false(clusters_join(c, 1, 2));
	assert_true(clusters_join(c, 3, 5));
	assert_false(clusters_join(c, 4, 5));
	assert_true(clusters_join(c, 5, 1));
	assert_false(clusters_join(c, 4, 0));
	assert_true(clusters_join(c, 4, 2));
	assert_false(clusters_join(c, 4, 1));
	assert_true(clusters_join(c, 0, 3));
	assert_int_equal(clusters_least(c, 5), 0);
	assert_int_equal(clusters_size(c, 5), 4);
	assert_int_equal(clusters_least(c, 4), 2);
	clusters_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(legal_forms_of_chinese_firms_are_taken_off),
		cmocka_unit_test(what_tells_firms_apart_stays),
		cmocka_unit_test(legal_forms_of_other_countries_are_taken_off),
		cmocka_unit_test(a_name_is_never_taken_off_whole),
		cmocka_unit_test(mobiles_are_told_from_switchboards),
		cmocka_unit_test(mail_of_a_firm_is_told_from_that_of_a_provider),
		cmocka_unit_test(providers_are_found),
		cmocka_unit_test(who_is_kept_apart_is_not_joined_through_a_third),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
