/* SPDX-License-Identifier: ISC */
/*
 * map - text to int64: an open-addressing hash table. Keys are copied into the map's own memory.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct map;

struct map *map_new(void);
void map_free(struct map *);
size_t map_count(const struct map *);

/* False when the key is there already; its value stays. */
bool map_add(struct map *, const char *key, size_t length, int64_t value);

/* Adds or replaces. */
void map_put(struct map *, const char *key, size_t length, int64_t value);

bool map_get(const struct map *, const char *key, size_t length, int64_t *value);

#endif
