/* SPDX-License-Identifier: ISC */
/* map - linear probing over slots of 24 bytes; keys lie side by side in an arena. */
#include "base/map.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"

#define FIRST_SLOTS 64

struct slot {
	const char *key;   /* NULL: free */
	int64_t value;
	uint32_t hash, length;
};

struct map {
	struct slot *slots;
	size_t mask, count;   /* mask: slots - 1, a power of two less one */
	uint64_t seed;
	struct arena *keys;
};

__extension__ typedef unsigned __int128 product;

static uint64_t
mixed(uint64_t a, uint64_t b)
{
	product wide = (product)a * b;

	return (uint64_t)wide ^ (uint64_t)(wide >> 64);
}

/* Eight bytes a step, each multiplied to 128 bits and folded back, as wyhash does. */
static uint32_t
hash_of(const char *key, size_t length, uint64_t seed)
{
	uint64_t hash = seed ^ length * UINT64_C(0x9e3779b97f4a7c15);
	uint64_t word;

	for (; length >= sizeof word; key += sizeof word, length -= sizeof word) {
		memcpy(&word, key, sizeof word);
		hash = mixed(hash ^ word, UINT64_C(0xd6e8feb86659fd93));
	}
	word = 0;
	if (length > 0)
		memcpy(&word, key, length);
	hash = mixed(hash ^ word, UINT64_C(0xa0761d6478bd642f));
	return (uint32_t)(hash ^ hash >> 32);
}

static struct slot *
new_slots(size_t count)
{
	struct slot *slots = must_alloc(count * sizeof *slots);

	for (size_t i = 0; i < count; i++)
		slots[i].key = NULL;
	return slots;
}

/* The seed differs from map to map and run to run, so that no input can be made to collide. */
struct map *
map_new(void)
{
	struct map *map = must_alloc(sizeof *map);

	map->slots = new_slots(FIRST_SLOTS);
	map->mask = FIRST_SLOTS - 1;
	map->count = 0;
	map->keys = arena_new();
	map->seed = mixed((uintptr_t)map, UINT64_C(0xe7037ed1a0b428db)) ^ (uintptr_t)map->slots;
	return map;
}

void
map_free(struct map *map)
{
	if (map == NULL)
		return;
	arena_free(map->keys);
	free(map->slots);
	free(map);
}

size_t
map_count(const struct map *map)
{
	return map->count;
}

/* The slot that holds the key, else the free one where it belongs. */
static struct slot *
find(const struct map *map, const char *key, size_t length, uint32_t hash)
{
	size_t at = hash & map->mask;

	for (;; at = (at + 1) & map->mask) {
		struct slot *slot = &map->slots[at];

		if (slot->key == NULL)
			return slot;
		if (slot->hash == hash && slot->length == length
		    && (length == 0 || memcmp(slot->key, key, length) == 0))
			return slot;
	}
}

static void
double_slots(struct map *map)
{
	struct slot *old = map->slots;
	size_t old_count = map->mask + 1;

	map->slots = new_slots(old_count * 2);
	map->mask = old_count * 2 - 1;
	for (size_t i = 0; i < old_count; i++) {
		size_t at = old[i].hash & map->mask;

		if (old[i].key == NULL)
			continue;
		while (map->slots[at].key != NULL)
			at = (at + 1) & map->mask;
		map->slots[at] = old[i];
	}
	free(old);
}

/* The key's slot, made when it was missing; *added says which. */
static struct slot *
slot_for(struct map *map, const char *key, size_t length, bool *added)
{
	uint32_t hash = hash_of(key, length, map->seed);
	struct slot *slot = find(map, key, length, hash);

	*added = slot->key == NULL;
	if (!*added)
		return slot;
	if (length > UINT32_MAX)
		die(FAILED, "a key of %zu bytes is too long", length);
	if (map->count >= (map->mask + 1) / 10 * 7) {
		double_slots(map);
		slot = find(map, key, length, hash);
	}
	*slot = (struct slot){ arena_copy(map->keys, key, length), 0, hash, (uint32_t)length };
	map->count++;
	return slot;
}

bool
map_add(struct map *map, const char *key, size_t length, int64_t value)
{
	bool added;
	struct slot *slot = slot_for(map, key, length, &added);

	if (added)
		slot->value = value;
	return added;
}

void
map_put(struct map *map, const char *key, size_t length, int64_t value)
{
	bool added;

	slot_for(map, key, length, &added)->value = value;
}

bool
map_get(const struct map *map, const char *key, size_t length, int64_t *value)
{
	const struct slot *slot = find(map, key, length, hash_of(key, length, map->seed));

	if (slot->key == NULL)
		return false;
	*value = slot->value;
	return true;
}
