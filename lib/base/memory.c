/* SPDX-License-Identifier: ISC */
/* memory - blocks of an arena in a list, the newest first; running out ends the program. */
#include "base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

#define FIRST_BLOCK ((size_t)64 << 10)
#define LARGEST_BLOCK ((size_t)1 << 20)

struct block {
	struct block *next;
	size_t size, used;
	max_align_t data[];
};

struct arena {
	struct block *head;   /* the block being filled; never NULL */
	struct block *first;  /* the one that a reset keeps */
};

/* Says so without allocating, which die() would have to do. */
static _Noreturn void
out_of_memory(void)
{
	fputs(program_name, stderr);
	fputs(": out of memory\n", stderr);
	exit(FAILED);
}

void *
must_alloc(size_t size)
{
	void *memory = malloc(size > 0 ? size : 1);

	if (memory == NULL)
		out_of_memory();
	return memory;
}

void *
must_realloc(void *memory, size_t size)
{
	memory = realloc(memory, size > 0 ? size : 1);
	if (memory == NULL)
		out_of_memory();
	return memory;
}

static struct block *
block_new(size_t size, struct block *next)
{
	struct block *block;

	if (size > PTRDIFF_MAX - sizeof *block)
		out_of_memory();
	block = must_alloc(sizeof *block + size);
	*block = (struct block){ .next = next, .size = size };
	return block;
}

struct arena *
arena_new(void)
{
	struct arena *arena = must_alloc(sizeof *arena);

	arena->first = arena->head = block_new(FIRST_BLOCK, NULL);
	return arena;
}

static void
free_blocks_but(const struct arena *arena, const struct block *kept)
{
	struct block *block, *next;

	for (block = arena->head; block != NULL; block = next) {
		next = block->next;
		if (block != kept)
			free(block);
	}
}

void
arena_reset(struct arena *arena)
{
	free_blocks_but(arena, arena->first);
	arena->head = arena->first;
	arena->head->next = NULL;
	arena->head->used = 0;
}

void
arena_free(struct arena *arena)
{
	if (arena == NULL)
		return;
	free_blocks_but(arena, NULL);
	free(arena);
}

/* A request that would waste most of a block goes behind the head, which goes on being filled. */
static void *
big_room(struct arena *arena, size_t size)
{
	struct block *block = block_new(size, arena->head->next);

	block->used = size;
	arena->head->next = block;
	return block->data;
}

static size_t
aligned(size_t offset, size_t alignment)
{
	return (offset + alignment - 1) & ~(alignment - 1);
}

/* size bytes with any content; texts need no alignment and so stand side by side. */
static void *
room(struct arena *arena, size_t size, size_t alignment)
{
	struct block *head = arena->head;
	size_t start = aligned(head->used, alignment);

	if (start > head->size || size > head->size - start) {
		size_t next_size = head->size < LARGEST_BLOCK ? head->size * 2 : LARGEST_BLOCK;

		if (size > next_size / 4)
			return big_room(arena, size);
		arena->head = head = block_new(next_size, head);
		start = 0;
	}
	head->used = start + size;
	return (char *)head->data + start;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	return memset(room(arena, size, _Alignof(max_align_t)), 0, size);
}

char *
arena_copy(struct arena *arena, const char *text, size_t length)
{
	char *copy;

	if (length == SIZE_MAX)
		out_of_memory();
	copy = room(arena, length + 1, 1);
	if (length > 0)
		memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

char *
arena_string(struct arena *arena, const char *text)
{
	return arena_copy(arena, text, strlen(text));
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	char *text;

	va_start(arguments, format);
	text = arena_vprintf(arena, format, arguments);
	va_end(arguments);
	return text;
}

char *
arena_said(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	char *text;

	va_start(arguments, format);
	text = arena_vprintf(arena, said(format), arguments);
	va_end(arguments);
	return text;
}

/* Prints into what is left of the block and again, into new room, only when that was too little. */
char *
arena_vprintf(struct arena *arena, const char *format, va_list arguments)
{
	struct block *head = arena->head;
	size_t left = head->size - head->used;
	char *text = (char *)head->data + head->used;
	va_list again;
	int length;

	va_copy(again, arguments);
	length = vsnprintf(text, left, format, arguments);
	if (length < 0)
		die(FAILED, "cannot format a message");
	if ((size_t)length < left) {
		head->used += (size_t)length + 1;
	} else {
		text = room(arena, (size_t)length + 1, 1);
		vsnprintf(text, (size_t)length + 1, format, again);
	}
	va_end(again);
	return text;
}
