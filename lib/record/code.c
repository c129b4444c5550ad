/* SPDX-License-Identifier: ISC */
/* code - the numbers that new rows get. */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "record/code.h"

/* The numbers of a noun in one year, or whatever span of days its pattern tells apart. */
struct counter {
	const struct entity *entity;
	char *before, *after;      /* the pattern around its number, the day filled in */
	char *name;                /* what the counter is kept under */
	char day[DATE_TEXT];
	size_t tells;              /* how much of a day the pattern tells apart: 4 of 2026-03-10 is the year */
	int digits;
	int64_t number;
};

static struct counter *counters;
static size_t count, room;
static struct map *places;     /* noun and span to the place in counters */
static size_t last;            /* the one that was used last */

/* Fills {yyyy}, {yy}, {mm} and {dd} in; leaves {nnnn}. *tells: how much of the day that took. */
static char *
dated(struct change *c, const char *pattern, const char *on, size_t *tells)
{
	static const struct { const char *mark; size_t from, length; } parts[] = {
		{ "{yyyy}", 0, 4 }, { "{yy}", 2, 2 }, { "{mm}", 5, 2 }, { "{dd}", 8, 2 }
	};
	struct buf out = { 0 };
	char *answer;

	*tells = 0;
	for (const char *p = pattern; *p;) {
		size_t i = 0;

		while (i < sizeof parts / sizeof *parts && strncmp(p, parts[i].mark, strlen(parts[i].mark)) != 0)
			i++;
		if (i == sizeof parts / sizeof *parts) {
			buf_byte(&out, *p++);
			continue;
		}
		buf_add(&out, on + parts[i].from, parts[i].length);
		*tells = parts[i].from + parts[i].length > *tells ? parts[i].from + parts[i].length : *tells;
		p += strlen(parts[i].mark);
	}
	answer = arena_string(change_arena(c), buf_string(&out));
	buf_free(&out);
	return answer;
}

static struct counter
load_counter(struct change *c, const struct entity *entity, const char *on)
{
	struct arena *arena = change_arena(c);
	struct access *a = change_access(c);
	const char *setting = access_setting(a, arena_printf(arena, "code.%s", entity->name));
	struct counter k = { .entity = entity };
	char *open;

	k.name = dated(c, setting ? setting : entity->pattern, on, &k.tells);
	memcpy(k.day, on, DATE_TEXT - 1);
	k.before = arena_string(arena, k.name);
	open = strstr(k.before, "{n");
	k.digits = open ? (int)strspn(open + 1, "n") : 0;
	if (!open || open[1 + k.digits] != '}')
		die(FAILED, "the code pattern '%s' of %s has no {nnnn}", k.name, entity->name);
	k.after = open + k.digits + 2;
	*open = '\0';
	k.number = db_one(access_db(a), "SELECT number FROM main.counter WHERE pattern = ?1", k.name, 0);
	return k;
}

static bool
counts_for(const struct counter *k, const struct entity *entity, const char *on)
{
	return k->entity == entity && memcmp(k->day, on, k->tells) == 0;
}

/* Rows of one file have many days, but seldom many years: the last one used is asked first. */
static struct counter *
counter_of(struct change *c, const struct entity *entity, const char *on)
{
	char key[sizeof entity + DATE_TEXT - 1];
	int64_t place;

	if (last < count && counts_for(&counters[last], entity, on))
		return &counters[last];
	places = places ? places : map_new();
	memcpy(key, &entity, sizeof entity);
	memcpy(key + sizeof entity, on, DATE_TEXT - 1);
	if (map_get(places, key, sizeof key, &place))
		return &counters[last = (size_t)place];
	for (last = 0; last < count && !counts_for(&counters[last], entity, on); last++)
		;
	if (last == count) {
		if (count == room)
			counters = must_realloc(counters, (room = 2 * room + 64) * sizeof *counters);
		counters[count++] = load_counter(c, entity, on);
	}
	map_put(places, key, sizeof key, (int64_t)last);
	return &counters[last];
}

/* The day a row is of, for the year in its code: its own, as far as it has one. */
static const char *
day_of(struct change *c, const struct draft *d)
{
	const struct value *born = d->entity->born ? draft_get(d, d->entity->born) : NULL;

	return born && born->kind == TEXT && strlen(born->text) == DATE_TEXT - 1 ? born->text : change_day(c);
}

const char *
code_next(struct change *c, const struct draft *d)
{
	static struct buf code;
	struct counter *k;

	if (!d->entity->pattern)
		return NULL;
	k = counter_of(c, d->entity, day_of(c, d));
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
	for (size_t i = 0; i < count; i++) {
		db_bind_text(st, 1, counters[i].name);
		db_bind_number(st, 2, counters[i].number);
		db_step(st);
		db_reset(st);
	}
	db_finish(st);
	code_forget();
}

void
code_forget(void)
{
	free(counters);
	map_free(places);
	counters = NULL;
	places = NULL;
	count = room = last = 0;
}
