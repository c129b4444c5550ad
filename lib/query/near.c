/* SPDX-License-Identifier: ISC */
/* near - the names that are nearest to a misspelt one. */
#include <string.h>

#include "base/text.h"
#include "query/near.h"

#define MOST_EDITS 3
#define MOST_NAMES 3

struct near {
	struct arena *arena;
	const char *word;
	int limit, count;
	struct { int distance; const char *name; } best[MOST_NAMES];
};

struct near *
near_new(struct arena *arena, const char *word)
{
	struct near *near = arena_alloc(arena, sizeof *near);
	int third = (int)strlen(word) / 3;

	near->arena = arena;
	near->word = text_folded(arena, word);
	near->limit = third < 1 ? 1 : third > MOST_EDITS ? MOST_EDITS : third;
	return near;
}

void
near_offer(struct near *near, const char *name)
{
	int distance = text_distance(near->word, text_folded(near->arena, name), near->limit), i;

	if (distance > near->limit)
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
		buf_printf(&says, "%s'%s'", i == 0 ? "; did you mean " : i + 1 < near->count ? ", " : " or ", near->best[i].name);
	if (near->count)
		buf_byte(&says, '?');
	answer = arena_string(near->arena, buf_string(&says));
	buf_free(&says);
	return answer;
}
