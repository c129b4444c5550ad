/* SPDX-License-Identifier: ISC */
/* firm - names of firms without what they have in common. */
#include "base/firm.h"

#include <stdbool.h>
#include <stdlib.h>
#include <uchar.h>
#include <utf8proc.h>

#include "base/han.h"
#include "base/memory.h"
#include "base/text.h"

#define FIRST 0x80000000u     /* a word begins with this letter */
#define FIRST_CJK 0x2e80      /* from here on every character is a word of its own */

/* The letters of a name. */
struct core {
	uint32_t *letters;
	size_t count;
	size_t open;              /* where the bracket began */
	bool in_bracket;
	bool apart;               /* the next letter begins a word */
	enum firm_part part;
};

/* Words for a legal form that are nothing else: taken off wherever they stand. */
static const char32_t *const anywhere[] = { U"股份有限公司", U"有限责任公司", U"有限公司", NULL };

/* Those that end a name. Longer ones stand before shorter ones that end them. */
static const char32_t *const tails[] = {
	U"股份合作公司", U"个人独资企业", U"有限合伙企业", U"普通合伙企业", U"合伙企业", U"有限合伙", U"特殊普通合伙",
	U"普通合伙", U"无限公司", U"总公司", U"公司", U"有限责任", U"有限", U"股份", U"集团",
	U"株式会社", U"有限会社", U"合同会社", U"合资会社", U"주식회사", U"유한회사",
	U"incorporated", U"inc", U"corporation", U"corp", U"company", U"co", U"coltd", U"limited", U"ltd",
	U"llc", U"llp",
	U"lp", U"plc", U"pllc", U"limitedliability", U"limitedpartnership", U"group", U"groupe", U"gruppe", U"pty",
	U"pte",
	U"pvt", U"private", U"sdn", U"bhd", U"berhad", U"tbk", U"jsc", U"ojsc", U"pjsc", U"cjsc", U"fze", U"fzco",
	U"fzllc",
	U"gmbh", U"mbh", U"ggmbh", U"ag", U"kg", U"kgaa", U"ohg", U"ug", U"ughaftungsbeschränkt",
	U"haftungsbeschränkt", U"eg",
	U"se", U"sa", U"sas", U"sasu", U"sarl", U"sàrl", U"eurl", U"srl", U"srls", U"spa", U"snc", U"scarl",
	U"sl", U"slu", U"sau", U"sadecv", U"sapidecv", U"srldecv", U"decv", U"ltda", U"lda", U"eireli",
	U"bv", U"nv", U"vof", U"bvba", U"cvba", U"ab", U"asa", U"as", U"oy", U"oyj", U"aps", U"ivs", U"hf", U"ehf",
	U"spzoo", U"spzook", U"spj", U"sro", U"spol", U"kft", U"zrt", U"nyrt", U"doo", U"dd", U"ood", U"eood", U"ad",
	U"aş", U"şti", U"ltdşti", U"ооо", U"зао", U"оао", U"пао", U"ао", U"тоо", NULL
};

/* Those that are one in brackets alone. */
static const char32_t *const bracketed[] = { U"株", U"有", U"合", U"주", U"유", NULL };

static const char32_t *const heads[] = {
	U"the", U"pt", U"株式会社", U"有限会社", U"合同会社", U"주식회사", U"유한회사", U"ооо", U"зао", U"оао",
	U"пао", U"ао", U"тоо",
	NULL
};

/* Words between two names. */
static const char32_t *const joints[] = { U"and", U"und", U"et", NULL };

/* Ends of the names of parts of a firm; nothing is taken off behind them. */
static const char32_t *const branches[] = {
	U"分公司", U"支公司", U"子公司", U"办事处", U"代表处", U"联络处", U"分店", U"门店", U"分厂", U"分行",
	U"支行", U"分所", U"分部",
	U"分院", U"分校", U"营业部", U"门市部", U"经营部", U"branch", U"branchoffice", U"representativeoffice", NULL
};
static const char32_t *const shops[] = { U"店", U"厂", U"store", U"shop", U"factory", NULL };

static size_t
length_of(const char32_t *word)
{
	size_t n = 0;

	while (word[n])
		n++;
	return n;
}

/* True when the word stands at that letter, and a word begins there. */
static bool
stands_at(const struct core *c, size_t at, const char32_t *word, size_t length)
{
	if (at + length > c->count || !(c->letters[at] & FIRST))
		return false;
	for (size_t i = 0; i < length; i++)
		if ((c->letters[at + i] & ~FIRST) != word[i])
			return false;
	return true;
}

/* The letters that one of the words takes at the end, from the letter from on; 0: none. */
static size_t
ending(const struct core *c, size_t from, const char32_t *const *words)
{
	for (; *words; words++) {
		size_t length = length_of(*words);

		if (length <= c->count - from && stands_at(c, c->count - length, *words, length))
			return length;
	}
	return 0;
}

/* One Chinese character alone is no name. */
static bool
leaves_enough(const struct core *c, size_t gone, uint32_t letter)
{
	return c->count >= gone + (letter >= FIRST_CJK ? 2 : 1);
}

/* Takes the words for a legal form off the end, one after another. */
static void
cut_tail(struct core *c)
{
	size_t length;

	while (!ending(c, 0, branches) && (length = ending(c, 0, tails)) > 0 &&
	    leaves_enough(c, length, c->letters[c->count - length] & ~FIRST))
		c->count -= length;
}

static void
cut_out(struct core *c, size_t at, size_t length)
{
	for (size_t i = at; i + length < c->count; i++)
		c->letters[i] = c->letters[i + length];
	c->count -= length;
}

static void
cut_head(struct core *c)
{
	for (const char32_t *const *word = heads; *word; word++) {
		size_t length = length_of(*word);

		if (stands_at(c, 0, *word, length) && c->count > length && c->letters[length] & FIRST &&
		    leaves_enough(c, length, **word)) {
			cut_out(c, 0, length);
			return;
		}
	}
}

static void
cut_anywhere(struct core *c)
{
	for (size_t at = 1; at < c->count; at++)
		for (const char32_t *const *word = anywhere; *word; word++) {
			size_t length = length_of(*word);

			if (stands_at(c, at, *word, length) && leaves_enough(c, length, **word))
				cut_out(c, at, length);
		}
}

static void
cut_joint(struct core *c)
{
	size_t length = ending(c, 0, joints);

	if (length < c->count)
		c->count -= length;
}

static void
open_bracket(struct core *c)
{
	cut_tail(c);
	c->open = c->count;
	c->in_bracket = c->apart = true;
}

/* A legal form in brackets goes, anything else stays and tells firms apart. */
static void
close_bracket(struct core *c)
{
	size_t inside = c->count - c->open;

	if (c->in_bracket && inside > 0) {
		if (ending(c, c->open, tails) == inside || ending(c, c->open, bracketed) == inside)
			c->count = c->open;
		else
			c->part = FIRM_BRANCH;
	}
	c->in_bracket = false;
	c->apart = true;
}

static bool
is_letter(uint32_t point)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)point);

	return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO) || point == '+';
}

static void
add_letter(struct core *c, uint32_t point)
{
	bool word = c->apart || point >= FIRST_CJK ||
	    (c->count > 0 && (c->letters[c->count - 1] & ~FIRST) >= FIRST_CJK);

	if (word)
		cut_joint(c);
	c->letters[c->count++] = word ? point | FIRST : point;
	c->apart = false;
}

static void
add_point(struct core *c, uint32_t point)
{
	switch (point) {
	case '(': case '[': case 0x3010: case 0x3014:   /* 【〔 */
		open_bracket(c);
		break;
	case ')': case ']': case 0x3011: case 0x3015:
		close_bracket(c);
		break;
	case '\'': case 0x2019:   /* Levi's is one word */
		break;
	default:
		if (is_letter(point))
			add_letter(c, point >= FIRST_CJK ? han_simplified(point) : point);
		else
			c->apart = true;
	}
}

enum firm_part
firm_name(struct buf *out, const char *name, size_t length)
{
	struct buf folded = { 0 };
	struct core c = { .apart = true };
	size_t size;

	text_fold(&folded, name, length);
	c.letters = must_alloc((folded.length + 1) * sizeof *c.letters);
	for (size_t at = 0; at < folded.length; at += size)
		add_point(&c, text_decode(folded.data + at, folded.length - at, &size));
	cut_anywhere(&c);
	cut_tail(&c);
	cut_head(&c);
	if (ending(&c, 0, branches))
		c.part = FIRM_BRANCH;
	else if (ending(&c, 0, shops) && c.part == FIRM_WHOLE)
		c.part = FIRM_SHOP;
	for (size_t i = 0; i < c.count; i++)
		text_encode(out, c.letters[i] & ~FIRST);
	free(c.letters);
	buf_free(&folded);
	return c.part;
}
