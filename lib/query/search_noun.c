/* SPDX-License-Identifier: ISC */
/* search_noun - what of a noun is searched, and what the index knows of it. */
#include <string.h>

#include "query/search.h"

#define FORMAT "1:"   /* of keys and terms (base/seek.h): another one makes indexes anew */

bool
search_covers(const struct entity *entity)
{
	return entity->kind == MASTER && entity->title && !entity->internal;
}

bool
search_is_spelt(const struct entity *entity, const struct field *f)
{
	bool title = strcmp(f->name, entity->title) == 0;

	return f->called || (title && (f->index || f->unique || f->required));
}

bool
search_is_name(const struct entity *entity, const struct field *f)
{
	return f->called || strcmp(f->name, entity->title) == 0 || (entity->code && strcmp(f->name, entity->code) == 0);
}

static bool
is_sought(const struct field *f)
{
	return (f->type == &type_text || f->type == &type_code || f->type == &type_phone) && !f->personal &&
	    !f->fixed && !f->quiet;
}

const struct field **
search_fields(struct arena *arena, const struct entity *entity)
{
	const struct field **fields = arena_alloc(arena, (size_t)(entity_field_count(entity) + 1) * sizeof *fields);
	int n = 0;

	for (const struct field *f = entity->fields; f->name; f++)
		if (is_sought(f))
			fields[n++] = f;
	return fields;
}

const char *
search_signature(struct arena *arena, const struct entity *entity)
{
	const struct field **fields = search_fields(arena, entity);
	struct buf names = { 0 };
	const char *answer;

	buf_text(&names, FORMAT);
	for (int i = 0; fields[i]; i++)
		buf_printf(&names, "%s%s", i ? "," : "", fields[i]->name);
	answer = arena_string(arena, names.data);
	buf_free(&names);
	return answer;
}

/* 40 bits for the id, 8 for the noun, 15 for the batch. */
int64_t
search_number(int64_t batch, int64_t noun, int64_t id)
{
	return (batch << 8 | noun) << 40 | id;
}

bool
search_indexed(struct access *a, struct arena *arena, const struct entity *entity, struct search_state *state)
{
	struct statement *st;
	bool found;

	*state = (struct search_state){ .entity = entity };
	if (!db_index_there(access_db(a)))
		return false;
	st = db_prepare(access_db(a), "SELECT number, change_set_id, last_id, batch, again, signature "
	    "FROM main.search_noun WHERE noun = ?1");
	db_bind_text(st, 1, entity->name);
	found = db_step(st);
	if (found) {
		int64_t *into[] = { &state->noun, &state->change_set, &state->last_id, &state->batch, &state->again };

		for (int i = 0; i < 5; i++)
			*into[i] = db_number(st, i);
		state->signature = arena_string(arena, db_text(st, 5));
	}
	db_finish(st);
	return found;
}

struct statement *
search_touched(struct access *a, const struct search_state *state)
{
	struct statement *st = db_prepare(access_db(a), "SELECT DISTINCT row_id FROM main.history "
	    "WHERE change_set_id > ?1 AND entity = ?2 AND row_id <= ?3 AND op <> 'D' ORDER BY row_id");

	db_bind_number(st, 1, state->change_set);
	db_bind_text(st, 2, entity_table(state->entity));
	db_bind_number(st, 3, state->last_id);
	return st;
}
