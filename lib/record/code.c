/* SPDX-License-Identifier: ISC */
/* code - the numbers that new rows get. */
#include <string.h>

#include "record/code.h"

#define MOST_COUNTERS 60

struct counter {
	const struct entity *entity;
	char *before, *after;      /* the pattern around its number, the day filled in */
	char *name;                /* what the counter is kept under */
	int digits;
	int64_t number;
};

static struct counter counters[MOST_COUNTERS];
static int count;

/* Fills {yyyy}, {yy}, {mm} and {dd} in; leaves {nnnn}. */
static char *
dated(struct change *c, const char *pattern)
{
	const char *on = change_day(c);
	struct buf out = { 0 };
	char *answer;

	for (const char *p = pattern; *p; p++) {
		if (strncmp(p, "{yyyy}", 6) == 0)
			buf_add(&out, on, 4), p += 5;
		else if (strncmp(p, "{yy}", 4) == 0)
			buf_add(&out, on + 2, 2), p += 3;
		else if (strncmp(p, "{mm}", 4) == 0)
			buf_add(&out, on + 5, 2), p += 3;
		else if (strncmp(p, "{dd}", 4) == 0)
			buf_add(&out, on + 8, 2), p += 3;
		else
			buf_byte(&out, *p);
	}
	answer = arena_string(change_arena(c), buf_string(&out));
	buf_free(&out);
	return answer;
}

static struct counter *
counter_of(struct change *c, const struct entity *entity)
{
	struct arena *arena = change_arena(c);
	struct access *a = change_access(c);
	const char *setting = access_setting(a, arena_printf(arena, "code.%s", entity->name));
	struct counter *k = &counters[count];
	char *open;

	for (int i = 0; i < count; i++)
		if (counters[i].entity == entity)
			return &counters[i];
	k->entity = entity;
	k->name = dated(c, setting ? setting : entity->pattern);
	k->before = arena_string(arena, k->name);
	open = strstr(k->before, "{n");
	k->digits = open ? (int)strspn(open + 1, "n") : 0;
	if (!open || open[1 + k->digits] != '}')
		die(FAILED, "the code pattern '%s' of %s has no {nnnn}", k->name, entity->name);
	k->after = open + k->digits + 2;
	*open = '\0';
	k->number = db_one(access_db(a), "SELECT number FROM main.counter WHERE pattern = ?1", k->name, 0);
	count++;
	return k;
}

const char *
code_next(struct change *c, const struct entity *entity)
{
	static struct buf code;
	struct counter *k;

	if (!entity->pattern)
		return NULL;
	k = counter_of(c, entity);
	k->number++;
	buf_clear(&code);
	buf_printf(&code, "%s%0*lld%s", k->before, k->digits, (long long)k->number, k->after);
	return code.data;
}

void
code_save(struct change *c)
{
	struct statement *st;

	if (count == 0)
		return;
	st = db_prepare(access_db(change_access(c)), "INSERT INTO main.counter (pattern, number) VALUES (?1, ?2) "
	    "ON CONFLICT (pattern) DO UPDATE SET number = excluded.number");
	for (int i = 0; i < count; i++) {
		db_bind_text(st, 1, counters[i].name);
		db_bind_number(st, 2, counters[i].number);
		db_step(st);
		db_reset(st);
	}
	db_finish(st);
	count = 0;
}

void
code_forget(void)
{
	count = 0;
}
