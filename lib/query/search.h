/* SPDX-License-Identifier: ISC */
/*
 * search - rows of any noun that hold the words looked for, best first.
 *
 * Every word must be somewhere in the row (base/seek.h says what that means); those fields are looked
 * at that hold texts, codes and phone numbers, but nothing personal or of the machine's. A title,
 * short name or code counts more than other fields, and answers to its pinyin, a code excepted.
 *
 * Where there is an index (record/indexing.h), it names the rows to look at, and those that were touched since are
 * looked at besides; without one all rows are. The answer is the same.
 */
#ifndef QUERY_SEARCH_H
#define QUERY_SEARCH_H

#include "access/access.h"

/* True for a noun that is searched: its rows have a title and are not internal. */
bool search_covers(const struct entity *);
/* The fields that are looked at, NULL at the end. In the arena. */
const struct field **search_fields(struct arena *, const struct entity *);
/* True for the fields that name a row, and for those found by their pinyin. */
bool search_is_name(const struct entity *, const struct field *);
bool search_is_spelt(const struct entity *, const struct field *);

/* What an index was made from: another text means that it does not hold for the noun any more. In the arena. */
const char *search_signature(struct arena *, const struct entity *);

/* The number under which a row stands in the index: there is one for each time it was put there. */
int64_t search_number(int64_t batch, int64_t noun, int64_t id);

/* What the index knows of a noun: rows up to last_id, as they were after that change set. */
struct search_state {
	const struct entity *entity;
	int64_t noun, change_set, last_id, batch, again;
	const char *signature;
};

/* False when there is no index, or the noun is not in it. */
bool search_indexed(struct access *, struct arena *, const struct entity *, struct search_state *);

/* A question for the ids of rows up to last_id that were touched after the change set of a state. */
struct statement *search_touched(struct access *, const struct search_state *);

struct hit {
	const struct entity *entity;
	int64_t id;
	int score;                    /* 100 a name or code is the word; 80, 60 it begins with it, holds it; 40 another
	                               * field does; 30, 20, 10 the pinyin of a name is it, begins with it, holds
	                               * it. Of several words that of the one found worst. */
	const struct field *field;    /* where the first word was found best */
};

struct search;

struct search *search_new(struct access *, struct arena *);
/* False, and nothing is added, for a word without any letter or digit. */
bool search_word(struct search *, const char *word);
/* A noun to look in. */
void search_in(struct search *, const struct entity *);
/* All that was found: by score, then nouns in the order they were named in, then id. In the arena. */
const struct hit *search_hits(struct search *, size_t *count);

/* Where the first word is in a text that holds it: a byte of it. 0 when only its pinyin matches. */
size_t search_place(const struct search *, const char *text);

#endif
