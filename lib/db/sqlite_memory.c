/* SPDX-License-Identifier: ISC */
/*
 * sqlite_memory - how SQLite gets its memory.
 *
 * A start asks for some ten thousand small pieces, nearly all of them for the schema, and a process ends soon: so
 * they are cut from blocks, and what is given back waits in a list of its size for the next that asks. That takes a
 * fifth of the instructions of malloc, which serves larger pieces. Each piece has its size before it. One thread.
 */
#include <stdlib.h>
#include <string.h>

#include "db/sqlite.h"

#define STEP 16       /* sizes are multiples of it */
#define MOST 1024     /* the largest size that is cut from blocks */
#define BLOCK 65536

#if defined(__has_feature)
#define WITH(feature) __has_feature(feature)
#else
#define WITH(feature) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || WITH(address_sanitizer)
#define SANITIZED true
#else
#define SANITIZED false
#endif

struct piece {
	sqlite3_int64 size;
};

static struct given_back {
	struct given_back *next;
} *given_back[MOST / STEP + 1];
static char *block;
static int left;

static int
rounded(int size)
{
	return (size + STEP - 1) / STEP * STEP;
}

static int
size_of(void *memory)
{
	return memory ? (int)((struct piece *)memory - 1)->size : 0;
}

static void *
marked(struct piece *piece, int size)
{
	if (!piece)
		return NULL;
	piece->size = size;
	return piece + 1;
}

static void *
cut(int size)
{
	int whole = size + (int)sizeof(struct piece);
	void *piece;

	if (left < whole) {
		block = malloc(BLOCK);
		left = block ? BLOCK : 0;
	}
	if (!block)
		return NULL;
	piece = block;
	block += whole;
	left -= whole;
	return marked(piece, size);
}

static void *
take(int asked)
{
	int size = rounded(asked);
	struct given_back *again;

	if (size > MOST)
		return marked(malloc((size_t)size + sizeof(struct piece)), size);
	again = given_back[size / STEP];
	if (!again)
		return cut(size);
	given_back[size / STEP] = again->next;
	return again;
}

static void
give_back(void *memory)
{
	struct given_back *piece = memory;
	int size = size_of(memory);

	if (size > MOST) {
		free((struct piece *)memory - 1);
	} else if (piece) {
		piece->next = given_back[size / STEP];
		given_back[size / STEP] = piece;
	}
}

static void *
resize(void *memory, int asked)
{
	int old = size_of(memory), size = rounded(asked);
	void *other;

	if (size == old)
		return memory;
	if (old > MOST && size > MOST)
		return marked(realloc((struct piece *)memory - 1, (size_t)size + sizeof(struct piece)), size);
	other = take(size);
	if (!other)
		return NULL;
	memcpy(other, memory, (size_t)(old < size ? old : size));
	give_back(memory);
	return other;
}

static int
begin(void *context)
{
	(void)context;
	return SQLITE_OK;
}

static void
end(void *context)
{
	(void)context;
}

void
sqlite_memory(void)
{
	static const struct sqlite3_mem_methods methods = { take, give_back, resize, size_of, rounded, begin, end,
	    NULL };

	/* Who looks for memory that is used too late must see each piece. */
	if (!SANITIZED)
		sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
	/* One thread, and nobody asks how much memory SQLite has: no locks and no counting inside it. */
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
