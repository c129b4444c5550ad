/* SPDX-License-Identifier: ISC */
/* phone - the digits of a number in their groups, and what they may be. */
#include "base/phone.h"

#include <stdio.h>
#include <string.h>

#include "base/narrow.h"

#define MOST_GROUPS 10
#define MOST_FOREIGN 8
#define MOST_DIGITS 20
#define MOST_EXTENSION 6

/* A number taken apart: digits with the lengths of their groups, and an extension that was marked as one. */
struct parts {
	bool foreign;                  /* + or 00 stood before it */
	char digits[MOST_DIGITS + 1];
	size_t lengths[MOST_GROUPS];
	bool hyphen[MOST_GROUPS];      /* a hyphen stood before the group */
	int groups;
	char extension[MOST_EXTENSION + 1];
};

static bool
take_group(struct parts *p, const char **at, bool hyphen)
{
	size_t n = narrow_digits(*at), before = strlen(p->digits);

	if (p->groups == MOST_GROUPS || before + n > MOST_DIGITS)
		return false;
	memcpy(p->digits + before, *at, n);
	p->digits[before + n] = '\0';
	p->hyphen[p->groups] = hyphen;
	p->lengths[p->groups++] = n;
	*at += n;
	return true;
}

static bool
take_extension(struct parts *p, const char *at)
{
	static const char *const marks[] = { "转分机", "转", "分机", "extension", "ext.", "ext", "x", "#" };
	size_t n;

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (narrow_skip(&at, marks[i])) {
			at += strspn(at, " :.");
			n = narrow_digits(at);
			if (n == 0 || n > MOST_EXTENSION || at[n + strspn(at + n, " )")])
				return false;
			memcpy(p->extension, at, n + 1);
			p->extension[n] = '\0';
			return true;
		}
	return false;
}

/* The word people write before a number. */
static const char *
behind_label(const char *at)
{
	static const char *const labels[] = { "tel", "phone", "mobile", "电话", "手机" };

	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		const char *rest = at;

		if (narrow_skip(&rest, labels[i]) && *rest == ':')
			return rest + 1 + strspn(rest + 1, " ");
	}
	return at;
}

static bool
take_apart(const char *typed, struct parts *p)
{
	const char *at = behind_label(typed);
	bool hyphen = false;

	*p = (struct parts){ 0 };
	at += strspn(at, "(");
	p->foreign = narrow_skip(&at, "+");
	while (*at)
		if (narrow_digit(*at)) {
			if (!take_group(p, &at, hyphen))
				return false;
			hyphen = false;
		} else if (strchr(" -.()", *at)) {
			hyphen |= *at++ == '-';
		} else {
			return p->groups > 0 && take_extension(p, at);
		}
	return p->groups > 0;
}

static bool
is_mobile(const char *digits, size_t length)
{
	return length == 11 && digits[0] == '1' && digits[1] >= '3';
}

/* A number of China from its digits, the 0 of the area and all; false when they are none. */
static bool
put_national(const char *digits, size_t length, char *out, size_t size)
{
	size_t area = digits[1] == '1' || digits[1] == '2' ? 3 : 4;

	if (length == 12 && digits[0] == '0' && is_mobile(digits + 1, 11))
		digits++, length--;
	if (is_mobile(digits, length)) {
		snprintf(out, size, "%.11s", digits);
		return true;
	}
	if (length == 10 && (strncmp(digits, "400", 3) == 0 || strncmp(digits, "800", 3) == 0)) {
		snprintf(out, size, "%.3s-%.3s-%.4s", digits, digits + 3, digits + 6);
		return true;
	}
	if (length < 11 || digits[0] != '0' || digits[1] == '0' || (digits[1] == '1' && digits[2] != '0') ||
	    (length != area + 8 && (area == 3 || length != area + 7)))
		return false;
	snprintf(out, size, "%.*s-%.*s", (int)area, digits, (int)(length - area), digits + area);
	return true;
}

/* Digits from one group on to before another; behind the code of the country the 0 of an area may be left out. */
static bool
put_groups(const struct parts *p, int first, int end, bool abroad, char *out, size_t size)
{
	char digits[MOST_DIGITS + 2] = "0";
	size_t skip = 0, length = 0;

	for (int i = 0; i < first; i++)
		skip += p->lengths[i];
	for (int i = first; i < end; i++)
		length += p->lengths[i];
	memcpy(digits + 1, p->digits + skip, length);
	/* 1-805-247-8982 has the digits of a mobile, but no one in China groups one so. */
	if (length == 11 && digits[1] == '1' && p->lengths[first] == 1)
		return false;
	return put_national(digits + 1, length, out, size) ||
	    (abroad && digits[1] != '0' && put_national(digits, length + 1, out, size));
}

/* With the last group as its extension, where the rest is whole without it, else with all groups. */
static bool
put_china(const struct parts *p, int first, bool abroad, char *out, size_t size)
{
	int last = p->groups - 1;
	char number[20];
	size_t before = 0;

	if (p->groups <= first)
		return false;
	for (int i = 0; i < last; i++)
		before += p->lengths[i];
	if (!*p->extension && last > first && p->hyphen[last] && p->lengths[last] <= MOST_EXTENSION &&
	    put_groups(p, first, last, abroad, number, sizeof number)) {
		snprintf(out, size, "%s-%.6s", number, p->digits + before);
		return true;
	}
	if (!put_groups(p, first, p->groups, abroad, number, sizeof number))
		return false;
	snprintf(out, size, "%s%s%s", number, *p->extension ? "-" : "", p->extension);
	return true;
}

/* Cuts a prefix off the digits; false when they begin otherwise, or when nothing would be left. */
static bool
cut(struct parts *p, const char *prefix)
{
	size_t n = strlen(prefix);

	if (strncmp(p->digits, prefix, n) != 0 || p->lengths[0] < n || strlen(p->digits) == n)
		return false;
	memmove(p->digits, p->digits + n, strlen(p->digits + n) + 1);
	p->lengths[0] -= n;
	if (p->lengths[0] == 0) {
		p->groups--;
		memmove(p->lengths, p->lengths + 1, (size_t)p->groups * sizeof *p->lengths);
		memmove(p->hyphen, p->hyphen + 1, (size_t)p->groups * sizeof *p->hyphen);
	}
	return true;
}

/* A number of North America has ten digits, always in the same groups; a group behind them is its extension. */
static bool
put_america(const struct parts *p, char *out, size_t size)
{
	size_t length = strlen(p->digits), last = p->lengths[p->groups - 1];
	const char *extension = length == 11 ? p->extension : p->digits + 11;

	if (length < 11 || (length > 11 && (*p->extension || last != length - 11)))
		return false;
	snprintf(out, size, "+1-%.3s-%.3s-%.4s%s%s", p->digits + 1, p->digits + 4, p->digits + 7, *extension ? "-" : "",
	    extension);
	return true;
}

/* Of another country: its groups with hyphens. */
static bool
put_foreign(const struct parts *p, char *out, size_t size)
{
	size_t length = strlen(p->digits), at = 0, used;

	if (length < 7 || length + strlen(p->extension) > 15 || p->groups + (*p->extension != '\0') > MOST_FOREIGN ||
	    p->digits[0] == '0')
		return false;
	if (p->digits[0] == '1')
		return put_america(p, out, size);
	used = (size_t)snprintf(out, size, "+");
	for (int i = 0; i < p->groups; at += p->lengths[i++])
		used += (size_t)snprintf(out + used, size - used, "%s%.*s", i ? "-" : "", (int)p->lengths[i],
		    p->digits + at);
	snprintf(out + used, size - used, "%s%s", *p->extension ? "-" : "", p->extension);
	return true;
}

bool
phone_read(const char *text, size_t length, char out[PHONE_SIZE])
{
	char typed[NARROW_SIZE];
	struct parts p, rest;

	if (!narrow(text, length, typed) || !take_apart(typed, &p))
		return false;
	if (!p.foreign)
		p.foreign = cut(&p, "00");
	rest = p;
	if (cut(&rest, "86"))
		return put_china(&rest, 0, true, out, PHONE_SIZE) ||
		    (!p.foreign && put_china(&p, 0, false, out, PHONE_SIZE));
	return p.foreign ? put_foreign(&p, out, PHONE_SIZE) : put_china(&p, 0, false, out, PHONE_SIZE);
}

size_t
phone_mark(const char *text, size_t length)
{
	static const char *const marks[] = { ",", ";", "/", "\n", "\r", "、", "，", "；", "／" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strlen(marks[i]) <= length && strncmp(text, marks[i], strlen(marks[i])) == 0)
			return strlen(marks[i]);
	return 0;
}

static size_t
to_mark(const char *text, size_t length)
{
	size_t n = 0;

	/* A digit begins no mark, and most of a text are digits. */
	while (n < length && (narrow_digit(text[n]) || phone_mark(text + n, length - n) == 0))
		n++;
	return n;
}

/* The blank in a piece without marks that parts one whole number from another; its length when none does. */
static size_t
to_blank(const char *text, size_t length)
{
	char number[PHONE_SIZE];

	for (size_t i = 1; i + 1 < length; i++) {
		size_t rest;

		if (text[i] != ' ' || !phone_read(text, i, number))
			continue;
		for (rest = i + 1; rest <= length; rest++)
			if ((rest == length || text[rest] == ' ') && phone_read(text + i, rest - i, number))
				return i;
	}
	return length;
}

size_t
phone_first(const char *text, size_t length, size_t *next)
{
	char number[PHONE_SIZE];
	size_t piece = to_mark(text, length), n;

	n = !memchr(text, ' ', piece) || phone_read(text, piece, number) ? piece : to_blank(text, piece);
	*next = n;
	while (*next < length && (text[*next] == ' ' || phone_mark(text + *next, length - *next) > 0))
		*next += text[*next] == ' ' ? 1 : phone_mark(text + *next, length - *next);
	return n;
}
