/* SPDX-License-Identifier: ISC */
/* choice - the words of a choice list, read once per run. */
#include <string.h>

#include "base/error.h"
#include "base/map.h"
#include "base/text.h"
#include "query/choice.h"
#include "query/near.h"

#define MOST_WORDS 12   /* a longer list is not told whole */

struct list {
	struct list *next;
	const char *name;
	struct choice *choices;
	int count;
	struct map *known;      /* what was asked for as typed, to an index; -1: no such choice */
	struct arena *arena;
};

static struct list *lists;

static const char *
kept(struct arena *arena, const char *text)
{
	return text ? arena_string(arena, text) : NULL;
}

static void
read_choices(struct list *l, struct db *db)
{
	struct statement *st = db_prepare(db, "SELECT choice_id, code, label, label_zh, outcome, position, "
	    "probability, active, within, rate FROM main.choice WHERE list = ?1 AND deleted IS NULL "
	    "ORDER BY outcome IS NOT NULL, position, choice_id");
	int size = 0;

	db_bind_text(st, 1, l->name);
	while (db_step(st)) {
		struct value probability;

		if (l->count == size)
			l->choices = must_realloc(l->choices, (size_t)(size = size * 2 + 16) * sizeof *l->choices);
		db_value(st, 6, &probability);
		l->choices[l->count++] = (struct choice){
			.id = db_number(st, 0), .code = kept(l->arena, db_text(st, 1)),
			.label = kept(l->arena, db_text(st, 2)), .label_zh = kept(l->arena, db_text(st, 3)),
			.outcome = kept(l->arena, db_text(st, 4)), .position = db_number(st, 5),
			.has_probability = probability.kind == INTEGER, .probability = probability.number,
			.active = db_number(st, 7) != 0, .within = kept(l->arena, db_text(st, 8)),
			.rate = db_number(st, 9),
		};
	}
	db_finish(st);
}

static struct list *
list_of(struct access *a, const char *name)
{
	struct list *l;

	for (l = lists; l; l = l->next)
		if (strcmp(l->name, name) == 0)
			break;
	if (!l) {
		l = must_alloc(sizeof *l);
		*l = (struct list){ .next = lists, .name = name };
		lists = l;
	}
	if (!l->arena) {
		l->arena = arena_new();
		l->known = map_new();
		read_choices(l, access_db(a));
	}
	return l;
}

static int
index_of(const struct list *l, const char *word)
{
	for (int i = 0; i < l->count; i++) {
		const struct choice *c = &l->choices[i];

		if (text_same(c->code, word) || (c->label && text_same(c->label, word)) ||
		    (c->label_zh && text_same(c->label_zh, word)))
			return i;
	}
	return -1;
}

const struct choice *
choice_find(struct access *a, const char *list, const char *text, size_t length)
{
	struct list *l = list_of(a, list);
	int64_t i;

	if (!map_get(l->known, text, length, &i)) {
		size_t trimmed = length;
		const char *word = text_trim(text, &trimmed);

		i = index_of(l, arena_copy(l->arena, word, trimmed));
		if (i < 0 && trimmed > 1 && word[trimmed - 1] == '%' &&
		    (i = index_of(l, arena_copy(l->arena, word, trimmed - 1))) >= 0 && l->choices[i].rate == 0)
			i = -1;
		map_add(l->known, text, length, i);
	}
	return i < 0 ? NULL : &l->choices[i];
}

const struct choice *
choice_at(struct access *a, const char *list, int i)
{
	struct list *l = list_of(a, list);

	return i < l->count ? &l->choices[i] : NULL;
}

/* In the first of several lists that has it. */
static const struct choice *
find_among(struct access *a, const char *names, const char *code)
{
	const struct choice *c = NULL;
	struct buf one = { 0 };

	for (const char *p = names; *p && !c; p += strspn(p, " ")) {
		size_t n = strcspn(p, " ");

		buf_clear(&one);
		buf_printf(&one, "%.*s", (int)n, p);
		c = choice_find(a, one.data, code, strlen(code));
		p += n;
	}
	buf_free(&one);
	return c;
}

const char *
choice_label(struct access *a, const char *list, const char *code, bool chinese)
{
	const struct choice *c = strchr(list, ' ') ? find_among(a, list, code) :
	    choice_find(a, list, code, strlen(code));

	if (!c)
		return code;
	if (chinese && c->label_zh)
		return c->label_zh;
	return c->label ? c->label : c->code;
}

/* How a choice is named to whoever typed a word that is none: what is not ASCII asks for Chinese. */
static const char *
named_for(const struct choice *c, const char *typed)
{
	while (*typed && !(*typed & 0x80))
		typed++;
	return *typed && c->label_zh ? c->label_zh : c->code;
}

static const char *
all_words(const struct list *l, struct arena *arena, const char *typed)
{
	struct buf says = { 0 };
	const char *answer;
	int n = 0;

	for (int i = 0; i < l->count; i++)
		if (l->choices[i].active && ++n <= MOST_WORDS)
			buf_printf(&says, "%s%s", n == 1 ? said(N_("; it has ")) : ", ",
			    named_for(&l->choices[i], typed));
	answer = n == 0 ? "; it is empty" : n <= MOST_WORDS ? arena_string(arena, says.data) :
	    arena_said(arena, "; crm-db choices %s lists them", l->name);
	buf_free(&says);
	return answer;
}

const char *
choice_near(struct access *a, struct arena *arena, const char *list, const char *text)
{
	struct list *l = list_of(a, list);
	struct near *near = near_new(arena, text);
	const char *says;

	for (int i = 0; i < l->count; i++)
		if (l->choices[i].active)
			near_offer(near, named_for(&l->choices[i], text));
	says = near_says(near);
	return *says ? says : all_words(l, arena, text);
}

const char *
choice_order(struct arena *arena, const char *list, const char *code)
{
	return arena_printf(arena, "(SELECT position + CASE WHEN outcome IS NULL THEN 0 ELSE 1000000 END "
	    "FROM main.choice WHERE list = '%s' AND code = %s)", list, code);
}

void
choice_forget(const char *list)
{
	for (struct list *l = lists; l; l = l->next)
		if (strcmp(l->name, list) == 0 && l->arena) {
			arena_free(l->arena);
			map_free(l->known);
			l->arena = NULL;
			l->count = 0;
		}
}
