/* SPDX-License-Identifier: ISC */
/* search - which rows to look at, how well each answers, and the best first. */
#include "query/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/seek.h"

#define MOST_NOUNS 100
#define MOST_WORDS 64
#define MOST_PHRASES 16   /* that the index is asked for; the rows themselves tell the rest */
#define MOST_TERMS 24     /* of one phrase */

struct search {
	struct access *access;
	struct arena *arena;
	const char *words[MOST_WORDS];
	int count;
	const struct entity *in[MOST_NOUNS];
	int in_count;
	struct hit *hits;
	size_t hit_count, room;
};

struct search *
search_new(struct access *a, struct arena *arena)
{
	struct search *s = arena_alloc(arena, sizeof *s);

	s->access = a;
	s->arena = arena;
	return s;
}

bool
search_word(struct search *s, const char *word)
{
	struct buf key = { 0 };
	bool good;

	seek_word(&key, word);
	good = key.length > 0;
	if (good && s->count == MOST_WORDS)
		die(USAGE, "at most %d words are looked for at once", MOST_WORDS);
	if (good)
		s->words[s->count++] = arena_string(s->arena, key.data);
	buf_free(&key);
	return good;
}

void
search_in(struct search *s, const struct entity *entity)
{
	for (int i = 0; i < s->in_count; i++)
		if (s->in[i] == entity)
			return;
	s->in[s->in_count++] = entity;
}

/* How a field answers a word. */
static int
score_of(const char *key, const char *word, bool name, bool spelt)
{
	static const int names[] = { 0, 10, 20, 30, 60, 80, 100 };
	enum seek_rank rank = seek_literally(key, word);

	if (rank)
		return name ? names[rank] : 40;
	return spelt ? names[seek_spelt(key, word)] : 0;
}

/* What reading the rows of one noun needs. */
struct reading_rows {
	struct search *search;
	const struct entity *entity;
	const struct field **fields;
	bool *name, *spelt;
	struct buf key;
};

static void
keep(struct reading_rows *r, int64_t id, int score, int field)
{
	struct search *s = r->search;

	if (s->hit_count == s->room)
		s->hits = must_realloc(s->hits, (s->room = s->room * 2 + 256) * sizeof *s->hits);
	s->hits[s->hit_count++] = (struct hit){ r->entity, id, score, r->fields[field] };
}

/* A row: its id, then its fields. */
static void
look_at(struct reading_rows *r, struct statement *st)
{
	int best[MOST_WORDS] = { 0 }, first = 0, worst = 100;
	const struct search *s = r->search;

	for (int f = 0; r->fields[f]; f++) {
		struct value v;

		db_value(st, f + 1, &v);
		if (v.kind != TEXT)
			continue;
		buf_clear(&r->key);
		seek_key(&r->key, v.text, v.length);
		for (int w = 0; w < s->count; w++) {
			int score = score_of(buf_string(&r->key), s->words[w], r->name[f], r->spelt[f]);

			if (score <= best[w])
				continue;
			best[w] = score;
			if (w == 0)
				first = f;
		}
	}
	for (int w = 0; w < s->count; w++)
		if (best[w] < worst)
			worst = best[w];
	if (worst)
		keep(r, db_number(st, 0), worst, first);
}

static struct reading_rows
rows_of(struct search *s, const struct entity *entity)
{
	struct reading_rows r = { .search = s, .entity = entity, .fields = search_fields(s->arena, entity) };
	size_t n = (size_t)entity_field_count(entity);

	r.name = arena_alloc(s->arena, n * sizeof *r.name);
	r.spelt = arena_alloc(s->arena, n * sizeof *r.spelt);
	for (int f = 0; r.fields[f]; f++) {
		r.name[f] = search_is_name(entity, r.fields[f]);
		r.spelt[f] = search_is_spelt(entity, r.fields[f]);
	}
	return r;
}

static struct statement *
select_rows(const struct reading_rows *r, const char *which)
{
	struct buf sql = { 0 };
	struct statement *st;

	buf_printf(&sql, "SELECT %s", entity_key(r->entity));
	for (int f = 0; r->fields[f]; f++)
		buf_printf(&sql, ", \"%s\"", r->fields[f]->name);
	buf_printf(&sql, " FROM %s WHERE deleted IS NULL%s", access_source(r->search->access, r->entity), which);
	st = db_prepare(access_db(r->search->access), sql.data);
	buf_free(&sql);
	return st;
}

/* All rows with ids above the last. */
static void
look_at_all(struct reading_rows *r, int64_t last)
{
	const char *which = last ? arena_printf(r->search->arena, " AND %s > ?1", entity_key(r->entity)) : "";
	struct statement *st = select_rows(r, which);

	if (last)
		db_bind_number(st, 1, last);
	while (db_step(st))
		look_at(r, st);
	db_finish(st);
}

static int
compare_ids(const void *one, const void *other)
{
	const int64_t *x = one, *y = other;

	return (*x > *y) - (*x < *y);
}

static void
look_at_some(struct reading_rows *r, int64_t *ids, size_t count)
{
	const char *which = arena_printf(r->search->arena, " AND %s = ?1", entity_key(r->entity));
	struct statement *st = select_rows(r, which);

	if (count)
		qsort(ids, count, sizeof *ids, compare_ids);
	for (size_t i = 0; i < count; i++) {
		if (i && ids[i] == ids[i - 1])
			continue;
		db_bind_number(st, 1, ids[i]);
		if (db_step(st))
			look_at(r, st);
		db_reset(st);
	}
	db_finish(st);
}

struct ids {
	int64_t *list;
	size_t count, room;
};

static void
add_id(struct ids *ids, int64_t id)
{
	if (ids->count == ids->room)
		ids->list = must_realloc(ids->list, (ids->room = ids->room * 2 + 256) * sizeof *ids->list);
	ids->list[ids->count++] = id;
}

static void
add_ids(struct ids *ids, struct statement *st)
{
	while (db_step(st))
		add_id(ids, db_number(st, 0));
	db_finish(st);
}

/* The terms of a word, so many that the index is spared a long phrase. */
static struct index_phrase
phrase_of(struct search *s, const char *word)
{
	struct index_phrase phrase;
	struct buf terms = { 0 };
	size_t at = 0;
	int n = 0;

	seek_terms(&terms, word, false, &phrase.begins);
	while (at < terms.length && (terms.data[at] != ' ' || ++n < MOST_TERMS))
		at++;
	phrase.begins = phrase.begins && at == terms.length;
	phrase.terms = arena_copy(s->arena, terms.data, at);
	buf_free(&terms);
	return phrase;
}

/* The words the index is asked for: all that are no pinyin; else *spelt, the longest one, which names
 * may answer that the index cannot tell. */
static int
phrases_of(struct search *s, struct index_phrase *phrases, const char **spelt)
{
	int n = 0, longest = 0;

	for (int w = 0; w < s->count && n < MOST_PHRASES; w++) {
		if (!seek_spells(s->words[w]))
			phrases[n++] = phrase_of(s, s->words[w]);
		if (strlen(s->words[w]) > strlen(s->words[longest]))
			longest = w;
	}
	*spelt = NULL;
	if (n == 0) {
		*spelt = s->words[longest];
		phrases[n++] = phrase_of(s, *spelt);
	}
	return n;
}

/* Rows up to the last whose names answer a word by their pinyin. */
static void
add_spelt(struct reading_rows *r, struct ids *ids, const char *word, int64_t last)
{
	struct buf sql = { 0 };
	struct statement *st;
	int n = 0;

	buf_printf(&sql, "SELECT %s FROM %s WHERE deleted IS NULL AND %s <= ?2 AND (", entity_key(r->entity),
	    access_source(r->search->access, r->entity), entity_key(r->entity));
	for (int f = 0; r->fields[f]; f++)
		if (r->spelt[f])
			buf_printf(&sql, "%scrm_matches(\"%s\", ?1) > 0", n++ ? " OR " : "", r->fields[f]->name);
	buf_text(&sql, ")");
	if (n > 0) {
		st = db_prepare(access_db(r->search->access), sql.data);
		db_bind_text(st, 1, word);
		db_bind_number(st, 2, last);
		add_ids(ids, st);
	}
	buf_free(&sql);
}

/* The rows of a noun that the index knows, those it does not know as they are now, and what only pinyin finds. */
static void
look_by_index(struct search *s, const struct search_state *state, const struct ids *found, const char *spelt)
{
	struct reading_rows r = rows_of(s, state->entity);
	struct ids ids = { 0 };

	for (size_t i = 0; i < found->count; i++) {
		int64_t id = found->list[i] & ((INT64_C(1) << 40) - 1);

		if ((found->list[i] >> 40 & 0xff) == state->noun && id <= state->last_id)
			add_id(&ids, id);
	}
	add_ids(&ids, search_touched(s->access, state));
	if (spelt)
		add_spelt(&r, &ids, spelt, state->last_id);
	look_at_some(&r, ids.list, ids.count);
	look_at_all(&r, state->last_id);
	buf_free(&r.key);
	free(ids.list);
}

/* Asks the index once, for all nouns. */
static void
ask_index(struct search *s, struct ids *found, const char **spelt)
{
	struct index_phrase phrases[MOST_PHRASES + 1];
	int n = phrases_of(s, phrases, spelt);

	add_ids(found, db_index_finder(access_db(s->access), phrases, n));
}

static const struct search *ordering;

static int
place_of(const struct entity *entity)
{
	int i = 0;

	while (ordering->in[i] != entity)
		i++;
	return i;
}

static int
compare_hits(const void *one, const void *other)
{
	const struct hit *x = one, *y = other;

	if (x->score != y->score)
		return y->score - x->score;
	if (x->entity != y->entity)
		return place_of(x->entity) - place_of(y->entity);
	return (x->id > y->id) - (x->id < y->id);
}

const struct hit *
search_hits(struct search *s, size_t *count)
{
	struct hit *hits;
	struct ids found = { 0 };
	const char *spelt = NULL;
	bool asked = false;

	for (int i = 0; i < s->in_count; i++) {
		struct search_state state;
		struct reading_rows r;

		if (search_indexed(s->access, s->arena, s->in[i], &state) &&
		    strcmp(state.signature, search_signature(s->arena, s->in[i])) == 0) {
			if (!asked)
				ask_index(s, &found, &spelt);
			asked = true;
			look_by_index(s, &state, &found, spelt);
			continue;
		}
		r = rows_of(s, s->in[i]);
		look_at_all(&r, 0);
		buf_free(&r.key);
	}
	ordering = s;
	if (s->hit_count)
		qsort(s->hits, s->hit_count, sizeof *s->hits, compare_hits);
	*count = s->hit_count;
	hits = arena_alloc(s->arena, (s->hit_count + 1) * sizeof *hits);
	if (s->hit_count)
		memcpy(hits, s->hits, s->hit_count * sizeof *hits);
	free(s->hits);
	free(found.list);
	return hits;
}

size_t
search_place(const struct search *s, const char *text)
{
	struct buf key = { 0 };
	const char *at;
	size_t place = 0;

	seek_key(&key, text, strlen(text));
	at = strstr(buf_string(&key), s->words[0]);
	if (at)
		place = seek_place(text, (size_t)(at - key.data));
	buf_free(&key);
	return place;
}
