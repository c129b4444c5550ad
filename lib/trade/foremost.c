/* SPDX-License-Identifier: ISC */
/* foremost - one row of several is the main one, or the default. */
#include "trade/foremost.h"

static bool
comes_forward(const struct draft *old, const struct draft *d, const struct foremost *f)
{
	const char *const fields[] = { f->flag, f->of, "deleted", f->kind };
	bool differs = !old;

	for (size_t i = 0; i < sizeof fields / sizeof *fields && fields[i]; i++)
		differs |= draft_changes(old, d, fields[i]);
	return differs && draft_then(old, d, f->flag)->number == 1 && draft_then(old, d, f->of)->kind == INTEGER &&
	    draft_then(old, d, "deleted")->kind == EMPTY;
}

static const char *
question(struct change *c, const struct entity *entity, const struct foremost *f)
{
	const char *kind = f->kind ? field_column(entity_field(entity, f->kind)) : NULL;

	return arena_printf(change_arena(c),
	    "UPDATE main.\"%s\" SET %s = 0, rev = ?1, updated = ?2 WHERE %s = ?3 AND %s = 1 AND %s <> ?4%s%s%s",
	    entity_table(entity), f->flag, field_column(entity_field(entity, f->of)), f->flag,
	    entity_stored_key(entity), kind ? " AND " : "", kind ? kind : "", kind ? " IS NOT DISTINCT FROM ?5" : "");
}

/* The draft that record_set works on must stay as it is, so the rows of the others are written here. */
void
foremost_settle(struct change *c, int64_t id, const struct draft *old, const struct draft *d, const struct foremost *f)
{
	struct statement *st;

	if (!comes_forward(old, d, f))
		return;
	change_track(c, entity_table(d->entity));
	st = db_keep(access_db(change_access(c)), question(c, d->entity, f));
	db_bind_number(st, 1, change_id(c));
	db_bind_text(st, 2, change_today(c));
	db_bind(st, 3, draft_then(old, d, f->of));
	db_bind_number(st, 4, id);
	if (f->kind)
		db_bind(st, 5, draft_then(old, d, f->kind));
	db_step(st);
	db_reset(st);
}
