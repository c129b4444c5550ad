/* SPDX-License-Identifier: ISC */
/* sharing - who beside its owner works on a customer or a deal. */
#include "trade/sharing.h"

#include <string.h>

#include "query/key.h"
#include "trade/trade.h"

static bool
is_with_owner(struct change *c, const struct draft *old, const struct draft *d, const char *field,
    const struct entity *of)
{
	const struct value *row = draft_then(old, d, field), *user = draft_then(old, d, "user");
	struct value owner;

	if (row->kind == EMPTY || user->kind == EMPTY)
		return false;
	owner = record_value(c, of, row->number, "owner");
	return value_same(&owner, user);
}

static bool
has_ended(struct change *c, const struct value *until)
{
	return until->kind == TEXT && strcmp(until->text, change_today(c)) < 0;
}

static bool
is_running(struct change *c, const struct draft *old, const struct draft *d, struct problem *p)
{
	const struct value *until = draft_then(old, d, "until");

	return !has_ended(c, until) ||
	    refuse(p, "until", arena_said(change_arena(c), "ended on %s: a share ends today or later", until->text));
}

/* What is put into the recycle bin, or taken out, is not looked at. */
static bool
prepare_share(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	(void)id;
	if (old && draft_changes(old, d, "deleted"))
		return true;
	if (!draft_has_one(old, d, "customer", "deal"))
		return refuse(p, "customer", N_("a share is of one customer or of one deal"));
	if (!draft_has_one(old, d, "user", "department"))
		return refuse(p, "user", N_("a share is with one user or with one department"));
	if (is_with_owner(c, old, d, "customer", &customer_entity) || is_with_owner(c, old, d, "deal", &deal_entity))
		return refuse(p, "user", arena_said(change_arena(c), "'%s' is the owner and needs no share",
		    key_title(change_access(c), change_arena(c), &user_entity, draft_then(old, d, "user")->number)));
	return is_running(c, old, d, p);
}

const struct hooks sharing_hooks = { .entity = &share_entity, .prepare = prepare_share };

int64_t
share_running(struct change *c, const struct field *of, int64_t row, const struct field *with, int64_t who,
    const char **ended)
{
	struct statement *st = db_keep(access_db(change_access(c)), arena_printf(change_arena(c), "SELECT share_id, "
	    "until, until IS NOT NULL AND until < ?3 FROM main.share WHERE %s = ?1 AND %s = ?2 AND deleted IS NULL "
	    "ORDER BY until DESC NULLS FIRST, share_id DESC LIMIT 1", field_column(of), field_column(with)));
	int64_t found = 0;

	*ended = NULL;
	db_bind_number(st, 1, row);
	db_bind_number(st, 2, who);
	db_bind_text(st, 3, change_today(c));
	if (db_step(st)) {
		found = db_number(st, 2) ? 0 : db_number(st, 0);
		*ended = found ? NULL : arena_string(change_arena(c), db_text(st, 1));
	}
	db_reset(st);
	return found;
}
