/* SPDX-License-Identifier: ISC */
/* people - rules about users: administrators alone say who may do what, and one of them must be left. */
#include "trade/trade.h"

static bool
is_administrator(const struct draft *old, const struct draft *d)
{
	return draft_then(old, d, "admin")->number == 1 && draft_then(old, d, "deleted")->kind == EMPTY;
}

/* Who may do what, and who is who. Other fields of users, and new ones without rights, are anybody's. */
static bool
gives_rights(const struct draft *old, const struct draft *d)
{
	static const char *const rights[] = { "admin", "may_lift_credit" };

	for (size_t i = 0; i < sizeof rights / sizeof *rights; i++)
		if (old ? draft_changes(old, d, rights[i]) : draft_get(d, rights[i])->number != 0)
			return true;
	return old && (draft_changes(old, d, "login") || draft_changes(old, d, "deleted"));
}

static bool
prepare_user(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	struct buf sql = { 0 };
	bool others;

	if (gives_rights(old, d))
		access_need_admin(change_access(c), "say who may do what");
	if (!old || !is_administrator(NULL, old) || is_administrator(old, d))
		return true;
	buf_printf(&sql, "SELECT 1 FROM main.\"user\" WHERE admin = 1 AND deleted IS NULL AND user_id <> %lld LIMIT 1",
	    (long long)id);
	others = db_one(access_db(change_access(c)), sql.data, NULL, 0) == 1;
	buf_free(&sql);
	return others || refuse(p, "admin", N_("no administrator would be left: make another one first"));
}

const struct hooks people_hooks = { .entity = &user_entity, .prepare = prepare_user,
	.heeds = "admin may_lift_credit login deleted" };
