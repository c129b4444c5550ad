/* SPDX-License-Identifier: ISC */
/* plan_read - instalments as they are typed. */
#include "trade/plan_read.h"

#include <stdlib.h>
#include <string.h>

#include "query/choice.h"

#define WHOLE INT64_C(1000000)

/* "30d", "30" or "30天"; more than the noun takes is refused there. */
static bool
read_days(struct draft *d, const char *text, struct problem *p)
{
	size_t digits = strspn(text, "0123456789");

	if (digits == 0 || (text[digits] && strcmp(text + digits, "d") != 0 && strcmp(text + digits, "天") != 0))
		return refuse(p, NULL, N_("days are written as +30d"));
	draft_set(d, "days", value_number(strtoll(text, NULL, 10)));
	return true;
}

/* Puts "60%@ship+30d" into an instalment. */
static bool
read_part(struct change *c, struct draft *d, const char *part, struct problem *p)
{
	size_t n = strcspn(part, "@");
	const char *at = part[n] ? part + n + 1 : "sign";
	size_t word = strcspn(at, "+");
	bool share = n > 0 && part[n - 1] == '%';
	const struct choice *trigger;
	const char *wrong;
	struct value v;
	struct reading r;

	access_reading(change_access(c), &r);
	wrong = (share ? &type_rate : &type_money)->parse(&r, part, n, &v);
	if (wrong)
		return refuse(p, NULL, wrong);
	draft_set(d, share ? "share" : "amount", v);
	if (type_date.parse(&r, at, word, &v) == NULL && at[0] >= '0' && at[0] <= '9') {
		if (at[word])
			return refuse(p, NULL, N_("a date is the day itself: no days come after it"));
		draft_set(d, "trigger", value_text("date"));
		draft_set(d, "due", v);
		return true;
	}
	trigger = choice_find(change_access(c), "instalment-trigger", at, word);
	if (!trigger)
		return refuse(p, NULL,
		    N_("is no part of a plan: write SHARE%@sign, @ship+30d, @accept+365d, @invoice or @2026-12-31"));
	draft_set(d, "trigger", value_text(trigger->code));
	return read_days(d, at[word] ? at + word + 1 : "0", p);
}

static bool
shares_are_whole(struct draft *const *drafts, int count, struct problem *p)
{
	int64_t sum = 0;
	bool all = true;

	for (int i = 0; i < count; i++) {
		sum += draft_get(drafts[i], "share")->number;
		all = all && draft_has(drafts[i], "share");
	}
	return (all ? sum == WHOLE : sum <= WHOLE) || refuse(p, NULL, N_("the shares of a plan come to 100%"));
}

struct draft **
plan_read(struct change *c, char *const *parts, int *count, struct problem *p)
{
	struct draft **drafts;

	for (*count = 0; parts[*count];)
		++*count;
	drafts = arena_alloc(change_arena(c), (size_t)(*count + 1) * sizeof *drafts);
	for (int i = 0; i < *count; i++) {
		drafts[i] = draft_new(change_arena(c), &instalment_entity);
		if (!read_part(c, drafts[i], parts[i], p)) {
			p->place = parts[i];
			return NULL;
		}
	}
	return shares_are_whole(drafts, *count, p) ? drafts : NULL;
}
