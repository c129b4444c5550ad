/* SPDX-License-Identifier: ISC */
/* due - when goods of a month fall due. */
#include "trade/due.h"

#include <stdlib.h>
#include <string.h>

#define LAST_OF_MONTH 31

/* The first day that is the so many-eth of a month, from one day on: of shorter months the last. */
static day
next_of_month(day from, int64_t of_month)
{
	int year, month, d;
	day found;

	date_split(from, &year, &month, &d);
	found = date_add_months(date_from(year, 1, (int)of_month), month - 1);
	return found >= from ? found : date_add_months(date_from(year, 1, (int)of_month), month);
}

static const char *
kept(struct change *c, day when)
{
	char text[DATE_TEXT];

	return arena_string(change_arena(c), date_text(when, text));
}

bool
due_month_of(struct change *c, const struct side *side, int64_t document, const char *on, struct due_month *out)
{
	const struct value terms = record_value(c, side->documents, document, "terms");
	const char *monthly = terms.kind == TEXT ? strstr(terms.text, "月结") : NULL;
	int64_t cutoff = record_value(c, side->documents, document, "cutoff").number;
	int64_t payday = record_value(c, side->documents, document, "payday").number;
	day last, due;

	if (!cutoff && !monthly)
		return false;
	last = next_of_month(date_iso(on, strlen(on)), cutoff ? cutoff : LAST_OF_MONTH);
	due = last + (day)(monthly ? strtol(monthly + strlen("月结"), NULL, 10) : 0);
	*out = (struct due_month){ kept(c, last), kept(c, payday ? next_of_month(due, payday) : due) };
	return true;
}
