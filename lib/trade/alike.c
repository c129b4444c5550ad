/* SPDX-License-Identifier: ISC */
/* alike - keys of customers, and the groups that equal keys make. */
#include "trade/alike.h"

#include <stdlib.h>
#include <string.h>

#include "base/cluster.h"
#include "base/decimal.h"
#include "base/firm.h"
#include "base/mailbox.h"
#include "base/map.h"
#include "base/mobile.h"
#include "base/text.h"

#define MOST_TRIES 16   /* groups of one key that a customer is offered, and similar names it is compared with */
#define LEAST_PART 4    /* bytes of a name that says something inside another: two Chinese characters, four letters */
#define ALL 1000000     /* as a rate */

static const struct {
	const char *name;
	int64_t weight;
} signs[SIGN_COUNT] = {
	[SIGN_TAX] = { "tax_id", 1000000 },
	[SIGN_REGISTER] = { "register_no", 980000 },
	[SIGN_ID_CARD] = { "id_card", 980000 },
	[SIGN_NAME] = { "name", 900000 },
	[SIGN_EMAIL] = { "email", 800000 },
	[SIGN_DOMAIN] = { "email-domain", 700000 },
	[SIGN_MOBILE] = { "mobile", 600000 },
};

/* A customer under a key. */
struct entry {
	uint32_t bucket, one;
	uint32_t next;      /* from 1: the next entry of the bucket that stands for another group; 0: none */
};

struct entries {
	struct entry *of;
	size_t count, size;
};

struct one {
	int64_t id;
	const char *core;   /* its name, where the domain of its mail may count */
	unsigned signs;
	enum firm_part part;
};

struct search {
	struct access *access;
	struct arena *scratch;
	struct map *keys;
	struct entries entries[SIGN_COUNT];
	struct one *ones;
	size_t count, size;
	struct clusters *clusters;
	struct buf folded, key, core;
};

/* Room for one more, by halves, since rows come by the million. */
static void *
grown(void *array, size_t count, size_t *size, size_t each)
{
	return count < *size ? array : must_realloc(array, (*size += *size / 2 + 64) * each);
}

static uint32_t
bucket_of(struct search *s, enum sign sign, const char *text, size_t length)
{
	int64_t bucket = (int64_t)map_count(s->keys);
	char letter = (char)('0' + sign);

	buf_clear(&s->key);
	buf_byte(&s->key, letter);
	buf_add(&s->key, text, length);
	if (!map_add(s->keys, s->key.data, s->key.length, bucket))
		map_get(s->keys, s->key.data, s->key.length, &bucket);
	return (uint32_t)bucket;
}

static void
enter(struct search *s, enum sign sign, const char *text, size_t length)
{
	struct entries *e = &s->entries[sign];

	e->of = grown(e->of, e->count, &e->size, sizeof *e->of);
	e->of[e->count++] = (struct entry){ bucket_of(s, sign, text, length), (uint32_t)s->count, 0 };
}

static const struct buf *
folded(struct search *s, const char *text)
{
	buf_clear(&s->folded);
	text_fold(&s->folded, text, strlen(text));
	return &s->folded;
}

/* A number of the authorities: its digits and letters. False when there are none but zeros. */
static bool
enter_number(struct search *s, enum sign sign, const char *text)
{
	const struct buf *number;
	bool says = false;

	if (!text)
		return false;
	number = folded(s, text);
	buf_clear(&s->core);
	for (size_t i = 0; i < number->length; i++) {
		char c = number->data[i];

		if (!strchr(" -./", c))
			buf_byte(&s->core, c);
		says |= !strchr(" -./0", c);
	}
	if (says)
		enter(s, sign, s->core.data, s->core.length);
	return says;
}

/* The name of a person is that of many. */
static void
enter_name(struct search *s, const char *name, bool person, const char *birth)
{
	buf_clear(&s->core);
	s->ones[s->count].part = firm_name(&s->core, name, strlen(name));
	if (person && !birth)
		return;
	if (person)
		buf_printf(&s->core, "|%s", birth);
	if (s->core.length)
		enter(s, SIGN_NAME, s->core.data, s->core.length);
}

static void
enter_mail(struct search *s, const char *text, bool person)
{
	char address[MAILBOX_SIZE];
	const char *domain;

	if (!text || s->ones[s->count].part == FIRM_BRANCH || !mailbox_first(buf_string(folded(s, text)), address))
		return;
	enter(s, SIGN_EMAIL, address, strlen(address));
	domain = mailbox_domain(address);
	if (!domain || person || s->ones[s->count].part != FIRM_WHOLE)
		return;
	enter(s, SIGN_DOMAIN, domain, strlen(domain));
	s->ones[s->count].core = arena_copy(s->scratch, buf_string(&s->core), s->core.length);
}

static void
enter_mobiles(struct search *s, const char *text)
{
	char number[MOBILE_SIZE];

	if (!text || s->ones[s->count].part == FIRM_BRANCH)
		return;
	for (text = buf_string(folded(s, text)); (text = mobile_next(text, number)) != NULL;)
		enter(s, SIGN_MOBILE, number, strlen(number));
}

static void
read_one(struct search *s, struct statement *st)
{
	bool person = db_text(st, 2) && strcmp(db_text(st, 2), "person") == 0;

	s->ones = grown(s->ones, s->count, &s->size, sizeof *s->ones);
	s->ones[s->count] = (struct one){ .id = db_number(st, 0) };
	enter_number(s, SIGN_TAX, db_text(st, 3));
	enter_number(s, SIGN_REGISTER, db_text(st, 4));
	enter_number(s, SIGN_ID_CARD, db_text(st, 5));
	enter_name(s, db_text(st, 1), person, db_text(st, 6));
	enter_mail(s, db_text(st, 7), person);
	enter_mobiles(s, db_text(st, 8));
	enter_mobiles(s, db_text(st, 9));
	s->count++;
}

static void
read_all(struct search *s)
{
	struct statement *st = db_prepare(access_db(s->access), "SELECT customer_id, name, kind, tax_id, register_no, "
	    "id_card, birth, email, phone, phones FROM customer WHERE deleted IS NULL ORDER BY customer_id");

	while (db_step(st))
		read_one(s, st);
	db_finish(st);
}

static int
compare_ids(const void *id, const void *one)
{
	int64_t x = *(const int64_t *)id, y = ((const struct one *)one)->id;

	return (x > y) - (x < y);
}

static const struct one *
one_of(const struct search *s, int64_t id)
{
	return s->count ? bsearch(&id, s->ones, s->count, sizeof *s->ones, compare_ids) : NULL;
}

/* Whoever has been told apart, and whoever has another tax id. */
static void
keep_apart(struct search *s)
{
	struct statement *st = db_prepare(access_db(s->access),
	    "SELECT customer_id, other_id FROM distinction WHERE deleted IS NULL");

	s->clusters = clusters_new(s->count);
	for (size_t i = 0; i < s->entries[SIGN_TAX].count; i++)
		clusters_mark(s->clusters, s->entries[SIGN_TAX].of[i].one, s->entries[SIGN_TAX].of[i].bucket + 1);
	while (db_step(st)) {
		const struct one *a = one_of(s, db_number(st, 0)), *b = one_of(s, db_number(st, 1));

		if (a && b)
			clusters_part(s->clusters, (uint32_t)(a - s->ones), (uint32_t)(b - s->ones));
	}
	db_finish(st);
}

static bool
join(struct search *s, enum sign sign, uint32_t one, uint32_t other)
{
	if (one == other)
		return true;
	if (!clusters_join(s->clusters, one, other))
		return false;
	s->ones[one].signs |= 1u << sign;
	s->ones[other].signs |= 1u << sign;
	return true;
}

/* Joins an entry to the first group of its bucket that takes it; else it stands for one of its own. */
static void
offer(struct search *s, enum sign sign, uint32_t *first, uint32_t number)
{
	struct entry *all = s->entries[sign].of, *entry = &all[number - 1];
	uint32_t *to = &first[entry->bucket];

	for (int tries = 0; tries < MOST_TRIES; tries++) {
		if (!*to) {
			*to = number;
			return;
		}
		if (join(s, sign, all[*to - 1].one, entry->one))
			return;
		to = &all[*to - 1].next;
	}
}

static void
join_equal(struct search *s, enum sign sign)
{
	size_t buckets = map_count(s->keys);
	uint32_t *first = must_alloc((buckets + 1) * sizeof *first);

	memset(first, 0, (buckets + 1) * sizeof *first);
	for (size_t i = 0; i < s->entries[sign].count; i++)
		offer(s, sign, first, (uint32_t)i + 1);
	free(first);
}

/* One is written into the other, or differs from it by a third of its characters at most. */
static bool
similar(const char *a, const char *b)
{
	size_t a_length = strlen(a), b_length = strlen(b), characters = 0;
	const char *shorter = a_length < b_length ? a : b, *longer = a_length < b_length ? b : a;

	if (strlen(shorter) >= LEAST_PART && strstr(longer, shorter))
		return true;
	for (const char *c = shorter; *c; c++)
		characters += (*c & 0xc0) != 0x80;
	return text_distance(a, b, (int)characters / 3) <= (int)characters / 3;
}

/* qsort hands nothing on to its function. */
static const struct one *sorting;

static int
compare_cores(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order;

	if (x->bucket != y->bucket)
		return x->bucket < y->bucket ? -1 : 1;
	order = strcmp(sorting[x->one].core, sorting[y->one].core);
	return order ? order : x->one < y->one ? -1 : x->one > y->one;
}

/* Under one domain every name is compared with those that follow it in their order, so that a provider this
 * program has not heard of costs no more than its customers (sorted neighbourhood, Hernandez and Stolfo 1995). */
static void
join_similar(struct search *s)
{
	struct entries *e = &s->entries[SIGN_DOMAIN];

	sorting = s->ones;
	if (e->count)
		qsort(e->of, e->count, sizeof *e->of, compare_cores);
	for (size_t i = 0; i < e->count; i++)
		for (size_t k = i + 1; k < e->count && k <= i + MOST_TRIES && e->of[k].bucket == e->of[i].bucket; k++)
			if (similar(s->ones[e->of[i].one].core, s->ones[e->of[k].one].core))
				join(s, SIGN_DOMAIN, e->of[i].one, e->of[k].one);
}

static int
compare_members(const void *a, const void *b)
{
	const struct alike *x = a, *y = b;

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

static const struct alike *
members(struct search *s, struct arena *arena, size_t *count)
{
	struct alike *all;
	size_t n = 0;

	for (uint32_t i = 0; i < s->count; i++)
		n += clusters_size(s->clusters, i) > 1;
	all = arena_alloc(arena, (n + 1) * sizeof *all);
	*count = 0;
	for (uint32_t i = 0; i < s->count; i++) {
		const struct one *least = &s->ones[clusters_least(s->clusters, i)];

		if (clusters_size(s->clusters, i) > 1)
			all[(*count)++] = (struct alike){ s->ones[i].id, least->id, s->ones[i].signs };
	}
	qsort(all, *count, sizeof *all, compare_members);
	return all;
}

const struct alike *
alike_find(struct access *a, struct arena *arena, size_t *count)
{
	struct search s = { .access = a, .scratch = arena_new(), .keys = map_new() };
	const struct alike *found;

	read_all(&s);
	keep_apart(&s);
	for (enum sign sign = 0; sign < SIGN_COUNT; sign++)
		if (sign == SIGN_DOMAIN)
			join_similar(&s);
		else
			join_equal(&s, sign);
	found = members(&s, arena, count);
	clusters_free(s.clusters);
	map_free(s.keys);
	for (int i = 0; i < SIGN_COUNT; i++)
		free(s.entries[i].of);
	free(s.ones);
	arena_free(s.scratch);
	buf_free(&s.folded);
	buf_free(&s.key);
	buf_free(&s.core);
	return found;
}

void
alike_reason(unsigned found, struct buf *out)
{
	bool more = false;

	for (int i = 0; i < SIGN_COUNT; i++)
		if (found & 1u << i) {
			buf_printf(out, "%s%s", more ? "," : "", signs[i].name);
			more = true;
		}
}

int64_t
alike_score(unsigned found)
{
	int64_t doubt = ALL;

	for (int i = 0; i < SIGN_COUNT; i++)
		if (found & 1u << i)
			decimal_muldiv(doubt, ALL - signs[i].weight, ALL, &doubt);
	return ALL - doubt;
}
