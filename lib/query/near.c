/* SPDX-License-Identifier: ISC */
/* near - the names that are nearest to a misspelt one. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "query/near.h"

#define MOST_EDITS 3
#define MOST_NAMES 3

struct near {
	struct arena *arena;
	const char *word;
	int characters, limit, count;
	struct { int distance; const char *name; } best[MOST_NAMES];
};

static int
characters(const char *text)
{
	int n = 0;

	for (; *text; text++)
		n += (*text & 0xc0) != 0x80;
	return n;
}

/* An edit for every three characters. When every character would be edited, nothing is alike. */
struct near *
near_new(struct arena *arena, const char *word)
{
	struct near *near = arena_alloc(arena, sizeof *near);
	int third;

	near->arena = arena;
	near->word = text_folded(arena, word);
	near->characters = characters(near->word);
	third = near->characters / 3;
	near->limit = near->characters < 2 ? 0 : third < 1 ? 1 : third > MOST_EDITS ? MOST_EDITS : third;
	return near;
}

/* One Chinese character is a name, one letter is not. */
static bool
says_something(const struct near *near)
{
	return near->characters > 1 || (*near->word & 0x80);
}

/* Part of a name is near too, behind the misspelt ones: a firm is often typed without its end. */
static int
distance_of(const struct near *near, const char *name)
{
	const char *folded = text_folded(near->arena, name);
	int difference = abs(characters(folded) - near->characters);
	int distance = difference > near->limit ? difference : text_distance(near->word, folded, near->limit);

	if (distance > near->limit && says_something(near) && strstr(folded, near->word))
		return near->limit + 1;
	return distance > near->limit ? -1 : distance;
}

void
near_offer(struct near *near, const char *name)
{
	int distance = distance_of(near, name), i;

	if (distance < 0)
		return;
	for (i = 0; i < near->count; i++)
		if (strcmp(near->best[i].name, name) == 0)
			return;
	for (i = near->count; i > 0 && near->best[i - 1].distance > distance; i--)
		if (i < MOST_NAMES)
			near->best[i] = near->best[i - 1];
	if (i < MOST_NAMES) {
		near->best[i].distance = distance;
		near->best[i].name = arena_string(near->arena, name);
		near->count += near->count < MOST_NAMES;
	}
}

const char *
near_says(struct near *near)
{
	struct buf says = { 0 };
	const char *answer;

	for (int i = 0; i < near->count; i++)
		buf_printf(&says, "%s'%s'", i == 0 ? said(N_("; did you mean ")) : i + 1 <
		    near->count ? ", " : said(N_(" or ")), near->best[i].name);
	if (near->count)
		buf_byte(&says, '?');
	answer = arena_string(near->arena, buf_string(&says));
	buf_free(&says);
	return answer;
}

void
near_no_field(struct arena *arena, const struct entity *entity, const char *name)
{
	struct near *near = near_new(arena, name);

	for (const struct field *f = entity->fields; f->name; f++)
		near_offer(near, f->name);
	for (const struct field *f = entity->computed; f && f->name; f++)
		near_offer(near, f->name);
	if (!entity_program(entity))
		die(USAGE, "%s has no field '%s'%s", entity->name, name, near_says(near));
	die(USAGE, "%s has no field '%s'%s (crm-%s fields lists them)", entity->name, name, near_says(near),
	    entity_program(entity));
}
