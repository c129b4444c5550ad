/* SPDX-License-Identifier: ISC */
/* handover - the open work of one who leaves, to another. */
#include "trade/handover.h"

#include "query/key.h"
#include "query/query.h"
#include "record/bulk.h"

bool
user_is_there(struct change *c, int64_t user, struct problem *p)
{
	struct statement *st = db_keep(access_db(change_access(c)),
	    "SELECT left_on FROM main.\"user\" WHERE user_id = ?1 AND left_on <= ?2");
	const char *left = NULL;

	db_bind_number(st, 1, user);
	db_bind_text(st, 2, change_today(c));
	if (db_step(st))
		left = arena_said(change_arena(c), "'%s' left on %s and gets no more work",
		    key_title(change_access(c), change_arena(c), &user_entity, user), db_text(st, 0));
	db_reset(st);
	return !left || refuse(p, NULL, left);
}

/* The rows of one noun that are his to do. */
static bool
move(struct change *c, const struct entity *entity, const struct field *f, int64_t from, int64_t to, struct problem *p)
{
	struct query *q = query_new(change_access(c), change_arena(c), entity);
	const char *ids = arena_printf(change_arena(c), "work_%s_%s", entity->name, f->name);
	struct value owner = value_number(to);
	int64_t count;

	query_filter(q, arena_printf(change_arena(c), "%s=%lld", field_id_name(f), (long long)from));
	if (entity->open)
		query_filter(q, entity->open);
	query_into_temp(q, ids);
	return record_set_many(c, entity, f, &owner, ids, &count, p);
}

bool
hand_over(struct change *c, int64_t from, int64_t to, struct problem *p)
{
	if (from == to)
		return refuse(p, NULL, N_("the work is theirs already: name another with --to"));
	if (!user_is_there(c, to, p))
		return false;
	for (int i = 0; model[i]; i++)
		for (const struct field *f = model[i]->fields; f->name; f++)
			if (f->work && !move(c, model[i], f, from, to, p))
				return false;
	return true;
}
