/* SPDX-License-Identifier: ISC */
/* period - closed periods: what is dated in one is written no more. */
#include "record/period.h"

#include <string.h>

#include "base/text.h"

#define MOST_AREAS 32
#define COUNTING "approved,closed"   /* the states in which a document counts */

static struct {
	const char *area, *until;
} known[MOST_AREAS];
static int count;

void
period_forget(void)
{
	count = 0;
}

static const char *
read_until(struct change *c, const char *area)
{
	struct buf until = { 0 };
	const char *answer = NULL;

	if (db_one_text(access_db(change_access(c)), "SELECT until FROM main.period WHERE area = ?1 "
	    "ORDER BY period_id DESC LIMIT 1", area, &until) && until.length)
		answer = arena_string(change_arena(c), until.data);
	buf_free(&until);
	return answer;
}

const char *
period_until(struct change *c, const char *area)
{
	const char *until;

	for (int i = 0; i < count; i++)
		if (strcmp(known[i].area, area) == 0)
			return known[i].until;
	until = read_until(c, area);
	if (count < MOST_AREAS) {
		known[count].area = arena_string(change_arena(c), area);
		known[count++].until = until;
	}
	return until;
}

static bool
is_closed(struct change *c, const char *area, const char *on)
{
	const char *until = period_until(c, area);

	return until && strcmp(on, until) <= 0;
}

const char *
change_posting_day(struct change *c, const char *area, const char *on)
{
	return is_closed(c, area, on) ? change_day(c) : on;
}

bool
period_is_open(struct change *c, const char *area, const char *on, const char *field, struct problem *p)
{
	const char *month = area ? arena_copy(change_arena(c), on, 7) : NULL;

	if (!area || !is_closed(c, area, on))
		return true;
	return refuse(p, field,
	    arena_said(change_arena(c), "%s lies in %s, which is closed for %s (until %s): take a later day, "
	    "or crm-db reopen %s --area %s --why REASON", on, month, area, period_until(c, area), month, area));
}

static bool
is_counted(const struct entity *entity, const struct value *status)
{
	return !entity_field(entity, "status") || (status->kind == TEXT && text_lists(COUNTING, ',', status->text));
}

/* A row that counts, on its day; every other one lies in no period. */
static bool
lies_open(struct change *c, const struct draft *d, const struct value *status, const struct value *born,
    struct problem *p)
{
	return !is_counted(d->entity, status) || born->kind != TEXT ||
	    period_is_open(c, d->entity->area, born->text, d->entity->born, p);
}

/* A document that is approved becomes one that is closed, which counts as well. */
static bool
matters(const struct draft *old, const struct draft *d)
{
	for (const struct field *f = d->entity->fields; f->name; f++) {
		int i = (int)(f - d->entity->fields);

		if (field_is_late(f) || !draft_changes_at(old, d, i))
			continue;
		if (strcmp(f->name, "status") != 0 || !is_counted(d->entity, &old->values[i]) ||
		    !is_counted(d->entity, &d->values[i]))
			return true;
	}
	return draft_changes(old, d, "deleted");
}

bool
period_allows(struct change *c, const struct draft *old, const struct draft *d, struct problem *p)
{
	const struct entity *entity = d->entity;
	static const struct value none;
	bool has_status;

	if (!entity->area || !entity->born || !period_until(c, entity->area) || (old && !matters(old, d)))
		return true;
	has_status = entity_field(entity, "status") != NULL;
	if (old && !lies_open(c, old, has_status ? draft_get(old, "status") : &none, draft_get(old, entity->born), p))
		return false;
	return lies_open(c, d, has_status ? draft_then(old, d, "status") : &none, draft_then(old, d, entity->born), p);
}

int64_t
period_closed_row(struct change *c, const struct entity *entity, const char *condition, struct problem *p)
{
	const char *until = entity->area && entity->born ? period_until(c, entity->area) : NULL;
	const char *born = until ? field_column(entity_field(entity, entity->born)) : NULL;
	struct statement *st;
	int64_t id = 0;

	if (!until)
		return 0;
	st = db_prepare(access_db(change_access(c)), arena_printf(change_arena(c), "SELECT m.\"%s\", m.\"%s\" "
	    "FROM main.\"%s\" AS m WHERE (%s) AND m.\"%s\" <= ?1%s%s LIMIT 1", entity_stored_key(entity), born,
	    entity_table(entity), condition, born, entity_field(entity, "status") ? " AND m.status IN ('approved', "
	    "'closed')" : "", entity->role ? arena_printf(change_arena(c), " AND m.\"%s\" = 1", entity->role) : ""));
	db_bind_text(st, 1, until);
	if (db_step(st)) {
		id = db_number(st, 0);
		period_is_open(c, entity->area, arena_string(change_arena(c), db_text(st, 1)), entity->born, p);
	}
	db_finish(st);
	return id;
}
