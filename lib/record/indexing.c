/* SPDX-License-Identifier: ISC */
/* indexing - rows into the search index, some at a time. */
#include "record/indexing.h"

#include <string.h>

#include "base/seek.h"
#include "query/search.h"

#define PORTION 20000        /* rows of one transaction: about a second */
#define MOST_BATCHES 30000   /* search_number has 15 bits for it */

static const char noun_table[] =
	"CREATE TABLE search_noun (\n"
	"  noun TEXT NOT NULL PRIMARY KEY,\n"
	"  number INTEGER NOT NULL,\n"
	"  signature TEXT NOT NULL,\n"
	"  change_set_id INTEGER NOT NULL,\n"
	"  last_id INTEGER NOT NULL,\n"
	"  batch INTEGER NOT NULL,\n"
	"  again INTEGER NOT NULL\n"
	")";

static int64_t
last_change_set(struct db *db)
{
	return db_one(db, "SELECT max(change_set_id) FROM main.change_set", NULL, 0);
}

/* The rows of a noun that belong to a portion, whoever may see them: their ids and their texts. */
static struct statement *
select_texts(struct access *a, struct arena *arena, const struct entity *entity, const char *which)
{
	const struct field **fields = search_fields(arena, entity);
	struct buf sql = { 0 };
	struct statement *st;

	buf_printf(&sql, "SELECT %s", entity_key(entity));
	for (int i = 0; fields[i]; i++)
		buf_printf(&sql, ", \"%s\"", fields[i]->name);
	buf_printf(&sql, " FROM main.\"%s\" WHERE %s %s", entity->name, entity_key(entity), which);
	st = db_prepare(access_db(a), sql.data);
	buf_free(&sql);
	return st;
}

/* Adds the row a statement stands at. */
static void
add_row(struct statement *adder, struct statement *st, int64_t number)
{
	static struct buf key, terms;
	bool begins;

	buf_clear(&key);
	buf_clear(&terms);
	for (int i = 1; i < db_columns(st); i++) {
		struct value v;

		db_value(st, i, &v);
		if (v.kind != TEXT)
			continue;
		seek_key(&key, v.text, v.length);
		buf_byte(&key, SEEK_BREAK);
	}
	seek_terms(&terms, buf_string(&key), true, &begins);
	db_bind_number(adder, 1, number);
	db_bind_text(adder, 2, buf_string(&terms));
	db_step(adder);
	db_reset(adder);
}

static void
save_state(struct access *a, const struct search_state *s)
{
	struct statement *st = db_prepare(access_db(a), "UPDATE main.search_noun SET change_set_id = ?2, last_id = ?3, "
	    "batch = ?4, again = ?5 WHERE noun = ?1");
	const int64_t numbers[] = { s->change_set, s->last_id, s->batch, s->again };

	db_bind_text(st, 1, s->entity->name);
	for (int i = 0; i < 4; i++)
		db_bind_number(st, i + 2, numbers[i]);
	db_step(st);
	db_finish(st);
}

/* The rows that the index knows as they were, once more. */
static int64_t
add_touched(struct access *a, struct arena *arena, struct search_state *s)
{
	struct statement *adder = db_index_adder(access_db(a)), *touched = search_touched(a, s);
	struct statement *st = select_texts(a, arena, s->entity, "= ?1");
	int64_t n = 0;

	s->batch++;
	while (db_step(touched)) {
		db_bind_number(st, 1, db_number(touched, 0));
		if (db_step(st)) {
			add_row(adder, st, search_number(s->batch, s->noun, db_number(st, 0)));
			n++;
		}
		db_reset(st);
	}
	db_finish(touched);
	db_finish(st);
	db_finish(adder);
	s->again += n;
	s->change_set = last_change_set(access_db(a));
	return n;
}

/* Rows behind the last one; how many. Behind the last of them the rows of a shared table are other nouns'. */
static int64_t
add_portion(struct access *a, struct arena *arena, struct search_state *s)
{
	struct statement *adder = db_index_adder(access_db(a));
	struct statement *st = select_texts(a, arena, s->entity,
	    arena_printf(arena, "> ?1 ORDER BY %s LIMIT %d", entity_key(s->entity), PORTION));
	int64_t n = 0;

	db_bind_number(st, 1, s->last_id);
	for (; db_step(st); n++) {
		s->last_id = db_number(st, 0);
		add_row(adder, st, search_number(s->batch, s->noun, s->last_id));
	}
	db_finish(st);
	db_finish(adder);
	if (n < PORTION)
		s->last_id = db_one(access_db(a), arena_printf(arena, "SELECT max(%s) FROM main.\"%s\"",
		    entity_stored_key(s->entity), entity_table(s->entity)), NULL, 0);
	return n;
}

/* A noun that the index does not know yet: none of its rows. */
static void
add_noun(struct access *a, struct arena *arena, const struct entity *entity)
{
	struct statement *st = db_prepare(access_db(a),
	    "INSERT INTO main.search_noun (noun, number, signature, change_set_id, last_id, batch, again) "
	    "SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, 0, 0, 0 FROM main.search_noun");

	db_bind_text(st, 1, entity->name);
	db_bind_text(st, 2, search_signature(arena, entity));
	db_bind_number(st, 3, last_change_set(access_db(a)));
	db_step(st);
	db_finish(st);
}

/* Each step stands in a transaction and looks at the state anew, since another process may do the same. */
static void
update_noun(struct access *a, struct arena *arena, const struct entity *entity, void (*added)(int64_t))
{
	struct search_state s;
	int64_t n = PORTION;

	for (bool first = true; n == PORTION || first; first = false) {
		db_begin(access_db(a));
		if (!search_indexed(a, arena, entity, &s)) {
			add_noun(a, arena, entity);
			search_indexed(a, arena, entity, &s);
		}
		if (first)
			added(add_touched(a, arena, &s));
		n = add_portion(a, arena, &s);
		save_state(a, &s);
		db_commit(access_db(a));
		added(n);
	}
}

/* True when an index is there that cannot be carried on: of other fields, or half of what it has is past. */
static bool
is_worn(struct access *a, struct arena *arena)
{
	int64_t again = 0, all = 0;
	bool worn = false;

	for (int i = 0; model[i]; i++) {
		struct search_state s;

		if (!search_covers(model[i]) || !search_indexed(a, arena, model[i], &s))
			continue;
		worn = worn || strcmp(s.signature, search_signature(arena, model[i])) != 0 || s.batch > MOST_BATCHES;
		again += s.again;
		all += s.last_id;
	}
	return worn || again > all / 2 + PORTION;
}

static void
drop(struct access *a)
{
	db_index_drop(access_db(a));
	db_run(access_db(a), "DROP TABLE main.search_noun");
}

void
indexing_update(struct access *a, struct arena *arena, void (*added)(int64_t))
{
	db_begin(access_db(a));
	if (db_index_there(access_db(a)) && is_worn(a, arena))
		drop(a);
	if (!db_index_there(access_db(a))) {
		db_index_make(access_db(a));
		db_run(access_db(a), arena_printf(arena, "%s%s", noun_table, db_dialect(access_db(a))->options));
	}
	db_commit(access_db(a));
	for (int i = 0; model[i]; i++)
		if (search_covers(model[i]))
			update_noun(a, arena, model[i], added);
}

bool
indexing_drop(struct access *a)
{
	bool there;

	db_begin(access_db(a));
	there = db_index_there(access_db(a));
	if (there)
		drop(a);
	db_commit(access_db(a));
	return there;
}

static int64_t
count_of(struct access *a, struct arena *arena, const struct entity *entity, int64_t last)
{
	return db_one(access_db(a), arena_printf(arena, "SELECT count(*) FROM main.\"%s\" WHERE %s <= %lld",
	    entity->name, entity_key(entity), (long long)last), NULL, 0);
}

void
indexing_status(struct access *a, struct arena *arena,
    void (*visit)(const struct entity *, int64_t rows, int64_t indexed, int64_t since, void *), void *context)
{
	for (int i = 0; db_index_there(access_db(a)) && model[i]; i++) {
		struct search_state s;
		struct statement *touched;
		int64_t rows, since = 0;

		if (!search_covers(model[i]))
			continue;
		search_indexed(a, arena, model[i], &s);
		touched = search_touched(a, &s);
		while (db_step(touched))
			since++;
		db_finish(touched);
		rows = count_of(a, arena, model[i], INT64_MAX);
		since += rows - count_of(a, arena, model[i], s.last_id);
		visit(model[i], rows, rows - since, since, context);
	}
}
