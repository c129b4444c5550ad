/* SPDX-License-Identifier: ISC */
/* fingerprint - what rows without codes are recognised by when they come again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "record/fingerprint.h"

#define MOST_NOUNS 100
#define MOST_ALIKE 20

/* The fields of one noun that go into its fingerprint, by position. */
struct parts {
	const struct entity *entity;
	int fields[MOST_ALIKE], count;
};

static const struct parts *
parts_of(const struct entity *entity)
{
	static struct parts all[MOST_NOUNS];
	struct parts *p = all;
	char name[64];

	while (p->entity && p->entity != entity)
		p++;
	if (p->entity)
		return p;
	p->entity = entity;
	for (const char *at = entity->alike; *at; at += strspn(at, " ")) {
		size_t n = strcspn(at, " ");

		snprintf(name, sizeof name, "%.*s", (int)n, at);
		p->fields[p->count++] = entity_position(entity, name);
		at += n;
	}
	return p;
}

static uint64_t
hashed(uint64_t hash, const void *bytes, size_t length)
{
	for (const unsigned char *b = bytes; length > 0; b++, length--)
		hash = (hash ^ *b) * UINT64_C(0x100000001b3);
	return hash;
}

static uint64_t
hashed_value(uint64_t hash, const struct value *v)
{
	static const unsigned char tags[] = { [EMPTY] = 0, [INTEGER] = 1, [TEXT] = 2 };
	unsigned char bytes[8];

	hash = hashed(hash, &tags[v->kind], 1);
	if (v->kind == TEXT)
		return hashed(hash, v->text, v->length + 1);
	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)((uint64_t)v->number >> 8 * i);
	return v->kind == INTEGER ? hashed(hash, bytes, sizeof bytes) : hash;
}

/* A value that nobody gave and that is another one tomorrow, or for another caller, tells nothing. */
static const struct value *
lasting_preset(struct change *c, const struct entity *entity, int field)
{
	static const struct value none;
	const char *preset = entity->fields[field].preset;

	if (!preset || strcmp(preset, "today") == 0 || strcmp(preset, "me") == 0)
		return &none;
	return &record_presets(c, entity)->values[field];
}

/* With another value for one of the fields; other NULL: with what the draft has. A field that came later tells nothing
 * while it is empty, so that rows of before are known again. */
static char *
fingerprint_with(struct change *c, const struct draft *d, int field, const struct value *other, char *out)
{
	const struct parts *p = parts_of(d->entity);
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (int i = 0; i < p->count; i++) {
		int at = p->fields[i];
		const struct value *v = other && at == field ? other : d->given[at] ? &d->values[at] :
		    lasting_preset(c, d->entity, at);

		if (v->kind != EMPTY || d->entity->fields[at].since <= d->entity->since)
			hash = hashed_value(hash, v);
	}
	snprintf(out, FINGERPRINT_TEXT, "%016llx", (unsigned long long)hash);
	return out;
}

char *
fingerprint_of(struct change *c, const struct draft *d, char out[FINGERPRINT_TEXT])
{
	return fingerprint_with(c, d, -1, NULL, out);
}

/* A customer that became another one. */
struct merged {
	int64_t id, into;
};

struct fingerprints {
	struct change *change;
	struct statement *next;      /* the first record with a fingerprint behind an id */
	struct map *taken;           /* fingerprint to the last record that a row of the file was */
	int customer;                /* the field that may name a merged customer; -1: none */
	struct merged *merged;
	size_t merged_count;
	char looked[FINGERPRINT_TEXT];
};

static void
load_merged(struct fingerprints *a)
{
	struct statement *st = db_prepare(access_db(change_access(a->change)),
	    "SELECT customer_id, merged_into_id FROM main.customer WHERE merged_into_id IS NOT NULL");
	size_t room = 0;

	while (db_step(st)) {
		if (a->merged_count == room)
			a->merged = must_realloc(a->merged, (room = room * 2 + 16) * sizeof *a->merged);
		a->merged[a->merged_count++] = (struct merged){ db_number(st, 0), db_number(st, 1) };
	}
	db_finish(st);
}

struct fingerprints *
fingerprints_new(struct change *c, const struct entity *entity)
{
	struct fingerprints *a = must_alloc(sizeof *a);
	const struct parts *p = parts_of(entity);
	const char *key = entity_stored_key(entity);
	struct buf sql = { 0 };

	*a = (struct fingerprints){ .change = c, .taken = map_new(), .customer = -1 };
	buf_printf(&sql, "SELECT %s FROM main.\"%s\" WHERE fingerprint = ?1 AND %s > ?2 AND deleted IS NULL "
	    "ORDER BY %s LIMIT 1", key, entity_table(entity), key, key);
	a->next = db_prepare(access_db(change_access(c)), sql.data);
	buf_free(&sql);
	for (int i = 0; i < p->count; i++)
		if (entity->fields[p->fields[i]].to == &customer_entity)
			a->customer = p->fields[i];
	if (a->customer >= 0)
		load_merged(a);
	return a;
}

void
fingerprints_free(struct fingerprints *a)
{
	if (!a)
		return;
	db_finish(a->next);
	map_free(a->taken);
	free(a->merged);
	free(a);
}

/* The next record with the fingerprint that was worked out last. */
static bool
find_next(struct fingerprints *a, int64_t *id)
{
	int64_t last = 0;
	bool found;

	map_get(a->taken, a->looked, FINGERPRINT_TEXT - 1, &last);
	db_bind_text(a->next, 1, a->looked);
	db_bind_number(a->next, 2, last);
	found = db_step(a->next);
	if (found)
		*id = db_number(a->next, 0);
	db_reset(a->next);
	return found;
}

/* True when one customer became the other, directly or by several merges. */
static bool
became(const struct fingerprints *a, const struct merged *m, int64_t customer)
{
	int64_t into = m->into;

	for (size_t steps = 0; into != customer && steps <= a->merged_count; steps++) {
		size_t i = 0;

		while (i < a->merged_count && a->merged[i].id != into)
			i++;
		if (i == a->merged_count)
			return false;
		into = a->merged[i].into;
	}
	return into == customer;
}

bool
fingerprints_find(struct fingerprints *a, const struct draft *d, int64_t *id)
{
	const struct value *customer = a->customer >= 0 ? &d->values[a->customer] : NULL;

	fingerprint_of(a->change, d, a->looked);
	if (find_next(a, id))
		return true;
	for (size_t i = 0; customer && customer->kind == INTEGER && i < a->merged_count; i++) {
		struct value was = value_number(a->merged[i].id);

		if (!became(a, &a->merged[i], customer->number))
			continue;
		fingerprint_with(a->change, d, a->customer, &was, a->looked);
		if (find_next(a, id))
			return true;
	}
	fingerprint_of(a->change, d, a->looked);
	return false;
}

void
fingerprints_took(struct fingerprints *a, int64_t id)
{
	map_put(a->taken, a->looked, FINGERPRINT_TEXT - 1, id);
}
