/* SPDX-License-Identifier: ISC */
/* matching_taking - of all that lines of the bank may be, what is taken: each line, entry and item once. */
#include <stdlib.h>
#include <string.h>

#include "trade/matching_internal.h"

/* What is spoken for: 'l' and the line, 'e' and the entry, 'i' and the item, 'r' and the occurrence; the value is the group of lines that
 * has it, or below zero for an entry the tie that it is in. */
struct taking {
	struct matching *m;
	struct map *taken;
	struct map *rivals;      /* of the score at hand: how many lines are left for an entry */
	int64_t tie;             /* the score at hand as a number below zero */
	struct proposal *answer;
	size_t count;
};

static int
surest_first(const void *a, const void *b)
{
	const struct proposal *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	if (x->entry != y->entry)
		return x->entry < y->entry ? -1 : 1;
	if (x->recurring != y->recurring)
		return x->recurring < y->recurring ? -1 : 1;
	return x->items[0] < y->items[0] ? -1 : x->items[0] > y->items[0];
}

/* Who has it; 0: nobody. */
static int64_t
holder(const struct taking *t, char of, int64_t id)
{
	char key[1 + sizeof id] = { of };
	int64_t who = 0;

	memcpy(key + 1, &id, sizeof id);
	return id != 0 && map_get(t->taken, key, sizeof key, &who) ? who : 0;
}

static void
hold(struct taking *t, char of, int64_t id, int64_t who)
{
	char key[1 + sizeof id] = { of };

	memcpy(key + 1, &id, sizeof id);
	if (id)
		map_put(t->taken, key, sizeof key, who);
}

/* A number for one occurrence of what recurs; 0: none. */
static int64_t
occurrence_of(const struct proposal *p)
{
	return p->recurring ? p->recurring * 4000000 + date_iso(p->due, strlen(p->due)) : 0;
}

static bool
items_are_free(const struct taking *t, const struct proposal *p)
{
	for (int i = 0; i < p->item_count; i++) {
		int64_t who = holder(t, 'i', p->items[i]);

		if (who && who != p->group)
			return false;
	}
	return true;
}

/* True when nothing it needs is spoken for, but by a tie that it is part of. */
static bool
is_free(const struct taking *t, const struct proposal *p)
{
	int64_t who = holder(t, 'e', p->entry);

	return (who == 0 || who == t->tie) && items_are_free(t, p) && holder(t, 'r', occurrence_of(p)) == 0;
}

static void
take(struct taking *t, const struct proposal *p, bool tie)
{
	hold(t, 'l', p->line, p->group);
	hold(t, 'e', p->entry, tie ? t->tie : p->group);
	hold(t, 'r', occurrence_of(p), p->group);
	for (int i = 0; i < p->item_count; i++)
		hold(t, 'i', p->items[i], p->group);
	t->answer[t->count] = *p;
	t->answer[t->count++].tie = tie;
}

/* Without the items that surer ones have, it is less sure, and nothing is left of one that went by them alone. */
static void
take_without_items(struct taking *t, const struct proposal *p)
{
	struct proposal bare = *p;

	if (p->base == 0 || holder(t, 'e', p->entry))
		return;
	bare.item_count = 0;
	bare.fee = 0;
	bare.score = p->base;
	bare.reason = arena_copy(t->m->arena, p->reason, strcspn(p->reason, ","));
	take(t, &bare, false);
}

static int64_t
rivals_of(const struct taking *t, int64_t entry, int64_t more)
{
	int64_t lines = 0;

	if (!entry)
		return 0;
	map_get(t->rivals, (const char *)&entry, sizeof entry, &lines);
	if (more)
		map_put(t->rivals, (const char *)&entry, sizeof entry, lines + more);
	return lines + more;
}

/* What one line may be with one score. Two lines for two entries that are as likely is no question, one for two is. */
static void
take_line(struct taking *t, const struct proposal *p, size_t count)
{
	const struct proposal *first = NULL;
	int64_t ways = 0;
	bool tie;

	for (size_t i = 0; i < count; i++)
		if (is_free(t, &p[i]) && ways++ == 0)
			first = &p[i];
	tie = first && (first->entry ? rivals_of(t, first->entry, 0) != ways : ways > 1);
	for (size_t i = 0; i < count && !tie; i++)
		rivals_of(t, p[i].entry, -1);
	if (!first) {
		take_without_items(t, p);
		return;
	}
	for (size_t i = 0; i < count && tie; i++)
		if (is_free(t, &p[i]))
			take(t, &p[i], true);
	if (!tie)
		take(t, first, false);
}

/* All proposals of one score. A tie of lines for an entry shows each of them. */
static void
take_score(struct taking *t, const struct proposal *p, size_t count)
{
	t->rivals = map_new();
	t->tie--;
	for (size_t i = 0; i < count; i++)
		if (!holder(t, 'l', p[i].line))
			rivals_of(t, p[i].entry, 1);
	for (size_t i = 0, next; i < count; i = next) {
		for (next = i + 1; next < count && p[next].line == p[i].line; next++)
			;
		if (!holder(t, 'l', p[i].line))
			take_line(t, p + i, next - i);
	}
	map_free(t->rivals);
}

const struct proposal *
matching_taking(struct matching *m, bool all, size_t *count)
{
	struct taking t = { .m = m, .taken = map_new(), .answer = arena_alloc(m->arena, (m->count + 1) * sizeof *t.answer) };

	if (m->count)
		qsort(m->found, m->count, sizeof *m->found, surest_first);
	for (size_t i = 0, next; i < m->count && !all; i = next) {
		for (next = i + 1; next < m->count && m->found[next].score == m->found[i].score; next++)
			;
		take_score(&t, m->found + i, next - i);
	}
	for (; all && t.count < m->count; t.count++)
		t.answer[t.count] = m->found[t.count];
	map_free(t.taken);
	*count = t.count;
	return t.answer;
}
