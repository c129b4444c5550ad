/* SPDX-License-Identifier: ISC */
/*
 * memory - an arena that is freed as a whole, and the plain allocations behind it.
 *
 * Running out of memory dies here with FAILED, so no caller checks for NULL. Everything an arena
 * gives belongs to the arena: it is never freed by itself and ends with arena_reset or arena_free.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);

/* Gives back all that was allocated; the first block is kept, so that a loop which resets once a
 * row asks the system for nothing. */
void arena_reset(struct arena *);

void arena_free(struct arena *);

/* size zeroed bytes, aligned for any type. */
void *arena_alloc(struct arena *, size_t size);

/* A NUL-terminated copy of length bytes, or of a whole string. */
char *arena_copy(struct arena *, const char *text, size_t length);
char *arena_string(struct arena *, const char *text);

char *arena_printf(struct arena *, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same for people: the format in the reader's language (base/error.h). */
char *arena_said(struct arena *, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *, const char *format, va_list)
    __attribute__((format(printf, 2, 0)));

/* malloc and realloc that never return NULL; the caller frees. */
void *must_alloc(size_t size);
void *must_realloc(void *, size_t size);

#endif
