/* SPDX-License-Identifier: ISC */
/* vcard_name - the names of people, taken apart as cards want them. */
#include <string.h>

#include "base/text.h"
#include "rows/vcard.h"

#define MOST_CHARACTERS 4    /* a name of more is hardly Chinese */
#define MIDDLE_DOT 0xb7

/* Family names of two characters, simplified and traditional. */
static const char compound[] =
	"欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 司徒 夏侯 长孙 令狐 宇文 司空 端木 轩辕 呼延 南宫 东郭 西门 独孤 "
	"百里 公冶 太史 申屠 淳于 澹台 濮阳 钟离 闻人 鲜于 闾丘 赫连 拓跋 左丘 梁丘 万俟 单于 仲孙 公羊 乐正 歐陽 司馬 "
	"諸葛 東方 尉遲 公孫 長孫 軒轅 南宮 東郭 西門 獨孤 澹臺 濮陽 鍾離 聞人 鮮于 閭丘 赫連 樂正 萬俟 單于 仲孫";

static bool
is_han(uint32_t point)
{
	return (point >= 0x4e00 && point <= 0x9fff) || (point >= 0x3400 && point <= 0x4dbf) || point == 0x3007 ||
	    (point >= 0x20000 && point <= 0x3ffff);
}

bool
vcard_is_chinese(const char *text)
{
	size_t length = strlen(text), size;
	bool found = false;

	for (size_t at = 0; at < length; at += size) {
		uint32_t point = text_decode(text + at, length - at, &size);

		found |= is_han(point);
		if ((point | 0x20) >= 'a' && (point | 0x20) <= 'z')
			return false;
		if (point >= 0xc0 && point < 0x2e80)
			return false;
	}
	return found;
}

static bool
is_compound(const char *name)
{
	char word[7];

	memcpy(word, name, 6);
	word[6] = '\0';
	return strstr(compound, word) != NULL;
}

/* Where the family name of a Chinese name ends, in bytes: 3 in 王小明, 6 in 欧阳娜娜. 0 for a name that does
 * not begin with it: of other scripts, with a middle dot (买买提·艾力), or of five characters and more. */
static size_t
family_length(const char *name)
{
	size_t length = strlen(name), size, first = 0, at = 0, two = 0;
	int count = 0;

	for (; at < length; at += size) {
		uint32_t point = text_decode(name + at, length - at, &size);

		if (point == MIDDLE_DOT || (count < 2 && !is_han(point)))
			return count == 1 && point != MIDDLE_DOT ? first : 0;
		if (++count == 1)
			first = size;
		if (count == 2)
			two = at + size;
	}
	if (count > MOST_CHARACTERS)
		return 0;
	return count > 2 && two == 6 && is_compound(name) ? two : first;
}

void
vcard_name(struct arena *arena, const char *name, const char **family, const char **given)
{
	size_t length = family_length(name), rest = strlen(name);
	const char *text = text_trim(name, &rest), *space = NULL;

	if (length == 0 && !vcard_is_chinese(name))
		for (size_t i = 0; i < rest; i++)
			if (text[i] == ' ')
				space = text + i;
	if (space != NULL) {
		*family = arena_copy(arena, space + 1, rest - (size_t)(space + 1 - text));
		*given = arena_copy(arena, text, (size_t)(space - text));
	} else {
		*family = arena_copy(arena, name, length);
		rest = strlen(name + length);
		text = text_trim(name + length, &rest);
		*given = arena_copy(arena, text, rest);
	}
}
