/* SPDX-License-Identifier: ISC */
/* due - when goods fall due by terms. */
#include "trade/due.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define LAST_OF_MONTH 31
#define MOST_DAYS 10000

/* The first day that is the so many-eth of a month, from one day on: of shorter months the last. At the end of all
 * years there is none, and the day itself stands. */
static day
next_of_month(day from, int64_t of_month)
{
	int year, month, d;
	day found, next;

	date_split(from, &year, &month, &d);
	found = date_add_months(date_from(year, 1, (int)of_month), month - 1);
	next = found >= from ? found : date_add_months(date_from(year, 1, (int)of_month), month);
	return next == DATE_NONE ? from : next;
}

static const char *
kept(struct change *c, day when)
{
	char text[DATE_TEXT];

	return arena_string(change_arena(c), date_text(when, text));
}

/* The number a text begins with; 0: none. */
static int64_t
days_of(const char *text)
{
	return *text >= '0' && *text <= '9' ? strtoll(text, NULL, 10) : 0;
}

/* The days of "net 30", "n30" or "净30" in a text; -1: it has none. */
static int64_t
net_days(const char *text)
{
	static const char *const words[] = { "net", "n", "净" };

	for (const char *at = text; *at; at++)
		for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
			const char *behind = at + strlen(words[i]);

			if (strncasecmp(at, words[i], strlen(words[i])) != 0 ||
			    (at > text && isalpha((unsigned char)at[-1])))
				continue;
			behind += strspn(behind, " ");
			if (*behind >= '0' && *behind <= '9')
				return days_of(behind) % MOST_DAYS;
		}
	return -1;
}

const char *
due_net_of(struct change *c, const struct side *side, int64_t document, const char *on)
{
	const struct value terms = record_value(c, side->documents, document, "terms");
	int64_t days = terms.kind == TEXT ? net_days(terms.text) : -1;
	char due[DATE_TEXT];

	return days < 0 ? NULL : arena_string(change_arena(c), date_after(on, days, due));
}

bool
due_month_of(struct change *c, const struct side *side, int64_t document, const char *on, struct due_month *out)
{
	const struct value terms = record_value(c, side->documents, document, "terms");
	const char *monthly = terms.kind == TEXT ? strstr(terms.text, "月结") : NULL;
	int64_t cutoff = record_value(c, side->documents, document, "cutoff").number;
	int64_t payday = record_value(c, side->documents, document, "payday").number;
	char after[DATE_TEXT];
	day last, due;

	if (!cutoff && !monthly)
		return false;
	last = next_of_month(date_iso(on, strlen(on)), cutoff ? cutoff : LAST_OF_MONTH);
	date_after(date_text(last, after), monthly ? days_of(monthly + strlen("月结")) : 0, after);
	due = date_iso(after, strlen(after));
	*out = (struct due_month){ kept(c, last), kept(c, payday ? next_of_month(due, payday) : due) };
	return true;
}
