/* SPDX-License-Identifier: ISC */
/* recurrence - how often a task comes back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "trade/recurrence.h"

static const struct { const char *word, *chinese; char unit; } words[] = {
	{ "daily", "每天", 'd' }, { "weekly", "每周", 'w' }, { "monthly", "每月", 'm' }, { "yearly", "每年", 'y' },
};

#define WORDS (sizeof words / sizeof *words)

bool
recurrence_read(const char *text, struct recurrence *r)
{
	size_t digits = strspn(text, "0123456789");

	for (size_t i = 0; i < WORDS; i++)
		if (text_same(text, words[i].word) || strcmp(text, words[i].chinese) == 0) {
			*r = (struct recurrence){ 1, words[i].unit };
			return true;
		}
	if (digits < 1 || digits > 3 || strlen(text) != digits + 1 || !strchr("dwmy", text[digits]))
		return false;
	*r = (struct recurrence){ atoi(text), text[digits] };
	return r->every > 0;
}

char *
recurrence_text(struct recurrence r, char out[8])
{
	for (size_t i = 0; i < WORDS; i++)
		if (r.every == 1 && words[i].unit == r.unit)
			return strcpy(out, words[i].word);
	snprintf(out, 8, "%d%c", r.every, r.unit);
	return out;
}

day
recurrence_next(struct recurrence r, day from, int month_day)
{
	int year, month, of_month;
	day first;

	if (r.unit == 'd' || r.unit == 'w') {
		from += r.every * (r.unit == 'w' ? 7 : 1);
		date_split(from, &year, &month, &of_month);
		return year ? from : DATE_NONE;
	}
	date_split(from, &year, &month, &of_month);
	first = date_add_months(date_from(year, month, 1), r.every * (r.unit == 'y' ? 12 : 1));
	if (first == DATE_NONE)
		return DATE_NONE;
	date_split(first, &year, &month, &of_month);
	while (!date_valid(year, month, month_day))
		month_day--;
	return date_from(year, month, month_day);
}
