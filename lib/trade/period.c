/* SPDX-License-Identifier: ISC */
/* period - closing the books of an area and opening them again, each as a fact. */
#include "trade/period.h"

#include <string.h>

#include "record/check.h"
#include "record/period.h"
#include "trade/trade.h"

/* Periods are closed and opened by the verbs of crm-db alone. */
static bool closing;

bool
period_move(struct change *c, const char *area, const char *until, int64_t *id, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &period_entity);
	const char *before = period_until(c, area);
	bool good;

	if (before && (!until || strcmp(until, before) < 0) && !change_reason(c))
		return refuse(p, NULL, N_("opening what is closed needs a reason: --why TEXT"));
	draft_set(d, "area", value_text(area));
	draft_set(d, "until", value_text(until));
	draft_set(d, "previous", value_text(before));
	draft_set(d, "decider", value_number(access_caller(change_access(c))));
	draft_set(d, "reason", value_text(change_reason(c)));
	closing = true;
	good = record_add(c, d, id, p);
	closing = false;
	period_forget();
	return good;
}

static bool
prepare(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	(void)c, (void)id, (void)old, (void)d;
	return closing || refuse(p, NULL, N_("periods are closed by crm-db close alone"));
}

static bool
is_same(const char *until, const struct value *v)
{
	return v->kind == TEXT ? until && strcmp(until, v->text) == 0 : !until;
}

/* What was closed until before is so again, unless somebody has closed or opened since. */
static bool
reverse(struct change *c, int64_t id, struct problem *p)
{
	struct draft *old = draft_new(change_arena(c), &period_entity);
	const char *area;
	int64_t made;

	access_need_admin(change_access(c), "close or reopen a period");
	record_load(c, id, old);
	area = arena_string(change_arena(c), draft_get(old, "area")->text);
	if (!is_same(period_until(c, area), draft_get(old, "until")))
		return refuse(p, "until", arena_said(change_arena(c), "periods of %s were closed or opened again "
		    "since: undo that too, or use crm-db close and crm-db reopen", area));
	return period_move(c, area, draft_has(old, "previous") ? arena_string(change_arena(c),
	    draft_get(old, "previous")->text) : NULL, &made, p);
}

/* SQL for the facts of a noun that lie in a period which was closed for its area when they were written. */
static void
put_late_facts(struct buf *sql, const struct entity *entity)
{
	buf_printf(sql, "SELECT m.\"%s\" FROM main.\"%s\" AS m WHERE m.\"%s\" <= (SELECT p.until FROM main.period AS p "
	    "WHERE p.area = '%s' AND p.rev < m.rev ORDER BY p.period_id DESC LIMIT 1)", entity_stored_key(entity),
	    entity_table(entity), field_column(entity_field(entity, entity->born)), entity->area);
	if (entity->role)
		buf_printf(sql, " AND m.\"%s\" = 1", entity->role);
}

static long
check(struct db *db, void (*visit)(const struct finding *, void *), void *context)
{
	long found = check_rows(db, "period", "period", "what was closed before it is not what the one before it says",
	    "SELECT period_id "
	    "FROM (SELECT period_id, previous, lag(until) OVER (PARTITION BY area ORDER BY period_id) AS before "
	    "FROM main.period) AS p WHERE previous IS DISTINCT FROM before", visit, context);
	bool any = db_one(db, "SELECT 1 FROM main.period LIMIT 1", NULL, 0);

	for (int i = 0; any && model[i]; i++) {
		struct buf sql = { 0 };

		if (model[i]->kind != FACT || !model[i]->area)
			continue;
		put_late_facts(&sql, model[i]);
		found += check_rows(db, "period", entity_table(model[i]),
		    "it was written into a period that was closed", sql.data, visit, context);
		buf_free(&sql);
	}
	return found;
}

const struct hooks period_hooks = { .entity = &period_entity, .prepare = prepare, .reverse = reverse, .check = check };
