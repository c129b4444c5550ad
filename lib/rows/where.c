/* SPDX-License-Identifier: ISC */
/* where - conditions on the cells of a row */
#include "rows/where.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"

#define MOST_NAMED 20       /* columns in a message */

enum operator { IS, IS_NOT, HAS };

struct condition {
	int column;
	enum operator operator;
	const char *text;       /* trimmed; folded for HAS */
	size_t length;
};

struct where {
	struct arena *arena;
	struct condition *conditions;
	int count;
	struct buf folded;
};

const char *
where_columns(struct arena *arena, const char *const *names, int count)
{
	struct buf list = { 0 };
	const char *text;

	buf_text(&list, count > 0 ? "its columns are " : "it has no columns");
	for (int i = 0; i < count && i < MOST_NAMED; i++)
		buf_printf(&list, "%s%s", i > 0 ? ", " : "", names[i]);
	if (count > MOST_NAMED)
		buf_printf(&list, " and %d more", count - MOST_NAMED);
	text = arena_copy(arena, buf_string(&list), list.length);
	buf_free(&list);
	return text;
}

/* The operator at text and its length in *size; false when there is none. */
static bool
operator_at(const char *text, enum operator *operator, size_t *size)
{
	*size = *text == '!' ? 2 : 1;
	*operator = *text == '!' ? IS_NOT : *text == '~' ? HAS : IS;
	return *text == '=' || *text == '~' || (*text == '!' && text[1] == '=');
}

/* A name may itself hold an operator, so the longest that fits is meant. */
static struct condition
parse(struct where *w, const char *text, const char *const *names, int count)
{
	struct condition found = { .column = -1 };
	size_t longest = 0, size;
	enum operator operator;
	const char *value;

	for (int i = 0; i < count; i++) {
		size_t length = strlen(names[i]);

		if (strncmp(text, names[i], length) != 0 || !operator_at(text + length, &operator, &size)
		    || (found.column >= 0 && length + size <= longest))
			continue;
		longest = length + size;
		found = (struct condition){ .column = i, .operator = operator };
	}
	if (found.column < 0)
		die(USAGE, "--where '%s' is no COLUMN=TEXT, COLUMN!=TEXT or COLUMN~TEXT: %s", text,
		    where_columns(w->arena, names, count));
	value = text + longest;
	found.length = strlen(value);
	value = text_trim(value, &found.length);
	found.text = arena_copy(w->arena, value, found.length);
	if (found.operator == HAS) {
		found.text = text_folded(w->arena, found.text);
		found.length = strlen(found.text);
	}
	return found;
}

struct where *
where_new(const char *conditions, const char *const *names, int count)
{
	struct where *w = must_alloc(sizeof *w);

	*w = (struct where){ .arena = arena_new() };
	while (*conditions != '\0') {
		size_t length = strcspn(conditions, "\n");

		if (length > 0) {
			w->conditions = must_realloc(w->conditions, (size_t)(w->count + 1) * sizeof *w->conditions);
			w->conditions[w->count++] = parse(w, arena_copy(w->arena, conditions, length), names, count);
		}
		conditions += length + (conditions[length] != '\0');
	}
	return w;
}

void
where_free(struct where *w)
{
	if (w == NULL)
		return;
	arena_free(w->arena);
	buf_free(&w->folded);
	free(w->conditions);
	free(w);
}

static bool
same(const struct condition *c, const char *text, size_t length)
{
	return length == c->length && memcmp(text, c->text, length) == 0;
}

static bool
holds(struct where *w, const struct condition *c, const struct sheet_cell *cell)
{
	size_t length = cell->kind == SHEET_EMPTY ? 0 : cell->length;
	const char *text = length > 0 ? text_trim(cell->text, &length) : "";

	if (c->operator != HAS)
		return same(c, text, length) == (c->operator == IS);
	buf_clear(&w->folded);
	text_fold(&w->folded, text, length);
	return strstr(buf_string(&w->folded), c->text) != NULL;
}

/* One of those of the same column and operator. */
static bool
any_holds(struct where *w, const struct condition *like, const struct sheet_cell *cells)
{
	for (int i = 0; i < w->count; i++)
		if (w->conditions[i].column == like->column && w->conditions[i].operator == like->operator
		    && holds(w, &w->conditions[i], &cells[like->column]))
			return true;
	return false;
}

bool
where_holds(struct where *w, const struct sheet_cell *cells)
{
	for (int i = 0; i < w->count; i++) {
		const struct condition *c = &w->conditions[i];

		if (c->operator == IS_NOT ? !holds(w, c, &cells[c->column]) : !any_holds(w, c, cells))
			return false;
	}
	return true;
}
