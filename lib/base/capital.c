/* SPDX-License-Identifier: ISC */
/* capital - an amount of money in Chinese capitals. */
#include "base/capital.h"

static const char *const digits[] = { "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖" };
static const char *const places[] = { "", "拾", "佰", "仟" };

/* What four digits are counted in, by their place from the right: 元 is said by the caller. */
static const char *const sections[] = { "", "万", "亿", "万", "亿" };

/* The unit of a section behind its last digit. 亿 is said whenever anything stands above it, 万 only for digits of
 * its own. */
static void
print_section(struct buf *out, int section, uint64_t above)
{
	if (section == 2 ? above > 0 : above % 10000 > 0)
		buf_text(out, sections[section]);
}

/* A number above nothing. Zeros are said once, and not at all where they end a section and the next begins with 仟. */
static void
print_number(struct buf *out, uint64_t number)
{
	uint64_t unit = 1, above = 0;
	int place = 0, zeros = 0;

	for (; number / unit >= 10; unit *= 10)
		place++;
	for (; place >= 0; place--, unit /= 10) {
		unsigned digit = (unsigned)(number / unit % 10);

		above = above * 10 + digit;
		if (digit) {
			if (zeros && (place % 4 < 3 || zeros >= 4))
				buf_text(out, digits[0]);
			buf_text(out, digits[digit]);
			buf_text(out, places[place % 4]);
		}
		zeros = digit ? 0 : zeros + 1;
		if (place % 4 == 0)
			print_section(out, place / 4, above);
	}
}

void
capital_print(struct buf *out, int64_t amount)
{
	uint64_t cents = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount, whole;
	unsigned tenths, hundredths;

	cents = (cents + 50) / 100;
	whole = cents / 100;
	tenths = (unsigned)(cents / 10 % 10);
	hundredths = (unsigned)(cents % 10);
	if (amount < 0 && cents)
		buf_text(out, "负");
	if (whole)
		print_number(out, whole);
	if (whole || !cents)
		buf_text(out, whole ? "元" : "零元");
	if (whole && cents % 100 && (tenths == 0 || whole % 10 == 0))
		buf_text(out, digits[0]);
	if (tenths)
		buf_printf(out, "%s角", digits[tenths]);
	if (hundredths)
		buf_printf(out, "%s分", digits[hundredths]);
	else
		buf_text(out, "整");
}
