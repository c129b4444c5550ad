/* SPDX-License-Identifier: ISC */
/* merge_move - references to rows that were merged, by the model. */
#include <stdlib.h>
#include <string.h>

#include "record/fact.h"
#include "record/history.h"
#include "record/merging.h"
#include "record/period.h"

/* A place where a row refers to one that goes. */
struct place {
	int64_t row, keep;
	bool deleted;
	const char *since;   /* of a fact */
};

static struct db *
db_of(const struct merging *m)
{
	return access_db(change_access(m->change));
}

struct merging *
merge_begin(struct change *c, const struct merge_options *options)
{
	struct merging *m = arena_alloc(change_arena(c), sizeof *m);

	*m = (struct merging){ .change = c, .options = options };
	db_run(db_of(m), "CREATE TEMP TABLE merged (gone INTEGER PRIMARY KEY, keep INTEGER NOT NULL)");
	m->note = db_prepare(db_of(m), "INSERT INTO merged (gone, keep) VALUES (?1, ?2)");
	return m;
}

void
merging_note(struct merging *m, int64_t gone, int64_t keep)
{
	db_bind_number(m->note, 1, gone);
	db_bind_number(m->note, 2, keep);
	db_step(m->note);
	db_reset(m->note);
}

/* The answer to SQL for row, keep, deleted and since; all of it, since what is asked about is changed next. */
static struct place *
places(struct merging *m, const char *sql, size_t *count)
{
	struct statement *st = db_prepare(db_of(m), sql);
	struct place *all = NULL;
	size_t size = 0;

	for (*count = 0; db_step(st); ++*count) {
		if (*count == size)
			all = must_realloc(all, (size = size * 2 + 64) * sizeof *all);
		all[*count] = (struct place){ db_number(st, 0), db_number(st, 1), db_text(st, 2) != NULL,
			db_text(st, 3) ? arena_string(change_arena(m->change), db_text(st, 3)) : NULL };
	}
	db_finish(st);
	return all;
}

/* The columns that say who touched a row, where its table has them. */
static const char *
stamp(struct merging *m, const struct entity *entity)
{
	if (!entity_field(entity, "rev"))
		return "";
	return arena_printf(change_arena(m->change), ", rev = %lld, updated = '%s'", (long long)change_id(m->change),
	    change_today(m->change));
}

/* The same reference stands already, as that of a pair: what says so twice goes into the recycle bin, and what lay
 * there stays as it is. */
static void
put_away(struct merging *m, const struct entity *entity, const struct place *at)
{
	struct problem p;
	bool changed;

	if (!at->deleted)
		record_remove(m->change, entity, at->row, &changed, &p);
}

/* Where one UPDATE for all would break what must be unique. */
static void
move_each(struct merging *m, const struct entity *entity, const char *column)
{
	struct arena *arena = change_arena(m->change);
	size_t count;
	struct place *all = places(m, arena_printf(arena, "SELECT t.%s, m.keep, t.deleted, NULL FROM main.\"%s\" AS t "
	    "JOIN merged AS m ON m.gone = t.\"%s\"", entity_stored_key(entity), entity_table(entity), column), &count);
	struct statement *st = db_prepare(db_of(m), arena_printf(arena,
	    "UPDATE main.\"%s\" SET \"%s\" = ?1%s WHERE %s = ?2", entity_table(entity), column, stamp(m, entity),
	    entity_stored_key(entity)));
	const char *rule;

	for (size_t i = 0; i < count; i++) {
		db_bind_number(st, 1, all[i].keep);
		db_bind_number(st, 2, all[i].row);
		if (db_write(st, &rule) != KEPT_RULES)
			put_away(m, entity, &all[i]);
		db_reset(st);
	}
	db_finish(st);
	free(all);
}

static void
move_column(struct merging *m, const struct entity *entity, const char *column)
{
	struct statement *st = db_prepare(db_of(m), arena_printf(change_arena(m->change),
	    "UPDATE main.\"%s\" SET \"%s\" = (SELECT m.keep FROM merged AS m WHERE m.gone = \"%s\")%s WHERE "
	    "\"%s\" IN (SELECT gone FROM merged)", entity_table(entity), column, column, stamp(m, entity), column));
	const char *rule;
	enum violation v = db_write(st, &rule);

	db_finish(st);
	if (v != KEPT_RULES)
		move_each(m, entity, column);
}

/* The value of a day is answered by one of the same day, as everywhere. */
static void
move_facts(struct merging *m, const struct entity *entity, const struct field *f)
{
	const char *table = entity_table(entity);
	size_t count;
	struct place *all = places(m, arena_printf(change_arena(m->change),
	    "SELECT d.row_id, m.keep, NULL, d.since FROM main.%s_dated AS d JOIN merged AS m ON m.gone = d.number "
	    "WHERE d.field = '%s' AND NOT EXISTS (SELECT 1 FROM main.%s_dated AS e WHERE e.row_id = d.row_id AND "
	    "e.field = d.field AND e.since = d.since AND e.dated_id > d.dated_id) ORDER BY d.dated_id", table, f->name,
	    table), &count);

	for (size_t i = 0; i < count; i++) {
		struct value keep = value_number(all[i].keep);

		fact_add(m->change, entity, f, all[i].row, all[i].since, &keep);
	}
	free(all);
}

/* The references of one table; its fields are of whichever noun of it has them. */
static void
move_table(struct merging *m, const char *table)
{
	const char *to = entity_table(m->options->entity);

	for (int n = 0; model[n]; n++) {
		if (strcmp(entity_table(model[n]), table) != 0)
			continue;
		for (const struct field *f = model[n]->fields; f->name; f++) {
			if (!f->to || strcmp(entity_table(f->to), to) != 0)
				continue;
			change_track(m->change, table);
			if (f->dated)
				move_facts(m, table_entity(table), f);
			move_column(m, model[n], field_column(f));
		}
	}
}

/* A kept row that stands above itself now: its id, or 0. */
static int64_t
above_itself(struct merging *m, const struct field *f)
{
	const char *table = entity_table(m->options->entity), *key = entity_stored_key(m->options->entity);

	return db_one(db_of(m), arena_printf(change_arena(m->change),
	    "WITH RECURSIVE up(start, id) AS (SELECT k.keep, t.\"%s\" FROM (SELECT DISTINCT keep FROM merged) AS k "
	    "JOIN main.\"%s\" AS t ON t.%s = k.keep UNION SELECT up.start, t.\"%s\" FROM up "
	    "JOIN main.\"%s\" AS t ON t.%s = up.id) SELECT start FROM up WHERE id = start ORDER BY start "
	    "LIMIT 1", field_column(f), table, key, field_column(f), table, key), NULL, 0);
}

static bool
has_no_cycle(struct merging *m, struct problem *p)
{
	const struct entity *entity = m->options->entity;
	const char *key;

	for (const struct field *f = entity->fields; f->name; f++) {
		int64_t row = f->tree ? above_itself(m, f) : 0;
		struct draft *d = row ? draft_new(change_arena(m->change), entity) : NULL;

		if (!row)
			continue;
		record_load(m->change, row, d);
		key = arena_string(change_arena(m->change),
		    draft_get(d, entity->code ? entity->code : entity->title)->text);
		*p = (struct problem){ key, f->name,
			N_("merged, it would stand above itself; empty this field of one of them first") };
		return false;
	}
	return true;
}

/* The figures of a closed period are by customer, too: what lies in one stays whose it was. */
static bool
all_lie_open(struct merging *m, struct problem *p)
{
	struct arena *arena = change_arena(m->change);
	const char *to = entity_table(m->options->entity);

	for (int n = 0; model[n]; n++)
		for (const struct field *f = model[n]->fields; model[n]->area && f->name; f++) {
			int64_t row = f->to &&
			    strcmp(entity_table(f->to), to) == 0 ? period_closed_row(m->change, model[n],
			    arena_printf(arena, "m.\"%s\" IN (SELECT gone FROM merged)", field_column(f)), p) : 0;

			if (row) {
				p->place = arena_printf(arena, "%s '%s'", model[n]->name,
				    history_title(change_access(m->change), arena, model[n], row));
				return false;
			}
		}
	return true;
}

/* Those that go into the recycle bin, each with the row that it became part of. */
static bool
put_all_away(struct merging *m, struct problem *p)
{
	size_t count;
	struct place *all = places(m, "SELECT gone, keep, NULL, NULL FROM merged ORDER BY gone", &count);
	struct draft *d = draft_new(change_arena(m->change), m->options->entity);
	bool good = true, changed;

	for (size_t i = 0; i < count && good; i++) {
		draft_clear(d);
		draft_set(d, "merged_into", value_number(all[i].keep));
		draft_set(d, "deleted", value_text(change_today(m->change)));
		good = record_set(m->change, all[i].row, d, &changed, p);
	}
	free(all);
	return good;
}

bool
merge_end(struct merging *m, struct problem *p)
{
	const char *const *tables = model_tables();

	db_finish(m->note);
	if (!all_lie_open(m, p))
		return false;
	for (int i = 0; tables[i]; i++)
		move_table(m, tables[i]);
	return has_no_cycle(m, p) && put_all_away(m, p);
}
