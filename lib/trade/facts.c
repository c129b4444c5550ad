/* SPDX-License-Identifier: ISC */
/* facts - adding facts, the chains in which they take each other back, and work over many. */
#include <stdlib.h>

#include "base/memory.h"
#include "trade/facts.h"
#include "trade/stock.h"

bool
facts_add(struct change *c, struct draft *d, bool *allowed, int64_t *id, struct problem *p)
{
	int64_t made;
	bool good;

	*allowed = true;
	good = record_add(c, d, id ? id : &made, p);
	*allowed = false;
	return good;
}

int64_t
facts_last(struct change *c, const struct entity *entity, int64_t id, bool *answered)
{
	const char *sql = arena_printf(change_arena(c), "SELECT %s FROM main.%s WHERE reverses_id = ?1",
	    entity_stored_key(entity), entity_table(entity));
	int64_t next;

	*answered = false;
	while ((next = stock_number(access_db(change_access(c)), sql, id, 0, 0)) != 0) {
		id = next;
		*answered = !*answered;
	}
	return id;
}

int64_t
facts_first(struct change *c, const struct entity *entity, int64_t id)
{
	const char *sql = arena_printf(change_arena(c), "SELECT reverses_id FROM main.%s WHERE %s = ?1",
	    entity_table(entity), entity_stored_key(entity));
	int64_t before;

	while ((before = stock_number(access_db(change_access(c)), sql, id, 0, 0)) != 0)
		id = before;
	return id;
}

bool
facts_each(struct change *c, const char *sql, int64_t id, facts_work *work, struct problem *p)
{
	struct statement *st = db_prepare(access_db(change_access(c)), sql);
	int64_t *ids = NULL;
	size_t count = 0, room = 0;
	bool good = true;

	db_bind_number(st, 1, id);
	while (db_step(st)) {
		if (count == room)
			ids = must_realloc(ids, (room = 2 * room + 16) * sizeof *ids);
		ids[count++] = db_number(st, 0);
	}
	db_finish(st);
	for (size_t i = 0; good && i < count; i++)
		good = work(c, ids[i], p);
	free(ids);
	return good;
}

void
facts_between(struct change *c, const char *sql, int64_t first, int64_t last)
{
	struct statement *st = db_keep(access_db(change_access(c)), sql);

	db_bind_number(st, 1, first);
	db_bind_number(st, 2, last);
	db_step(st);
	db_reset(st);
}
