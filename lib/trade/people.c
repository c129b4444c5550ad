/* SPDX-License-Identifier: ISC */
/* people - rules about users: somebody must be left who may set things up. */
#include "trade/trade.h"

static bool
stays_administrator(const struct draft *d)
{
	return draft_get(d, "admin")->number == 1 && draft_get(d, "deleted")->kind == EMPTY;
}

static bool
prepare_user(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	int admin = (int)(entity_field(&user_entity, "admin") - user_entity.fields);
	int deleted = (int)(entity_field(&user_entity, "deleted") - user_entity.fields);
	bool leaves = (d->given[admin] && d->values[admin].number != 1) || (d->given[deleted] && d->values[deleted].kind != EMPTY);
	struct buf sql = { 0 };
	bool others;

	if (!old || !leaves || !stays_administrator(old))
		return true;
	buf_printf(&sql, "SELECT 1 FROM main.\"user\" WHERE admin = 1 AND deleted IS NULL AND user_id <> %lld LIMIT 1",
	    (long long)id);
	others = db_one(access_db(change_access(c)), sql.data, NULL, 0) == 1;
	buf_free(&sql);
	return others || refuse(p, "admin", N_("no administrator would be left: make another one first"));
}

const struct hooks people_hooks = { .entity = &user_entity, .prepare = prepare_user, .heeds = "admin deleted" };
