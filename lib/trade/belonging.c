/* SPDX-License-Identifier: ISC */
/* belonging - whose an activity or a task is. */
#include "query/key.h"
#include "trade/belonging.h"

/* What leads to a customer, and what else it brings; the statements stay for the next row. */
static struct through {
	const char *field;
	const struct entity *to;
	const char *sql;
	struct statement *look;
} ways[] = {
	{ "activity", &activity_entity,
	  "SELECT customer_id, deal_id, contact_id FROM main.activity WHERE activity_id = ?1", NULL },
	{ "deal", &deal_entity, "SELECT customer_id FROM main.deal WHERE deal_id = ?1", NULL },
	{ "contact", &contact_entity, "SELECT customer_id FROM main.contact WHERE contact_id = ?1", NULL },
};

#define WAYS (sizeof ways / sizeof *ways)

static bool
is_touched(const struct draft *old, const struct draft *d)
{
	bool touched = draft_changes(old, d, "customer");

	for (size_t i = 0; i < WAYS; i++)
		touched |= entity_field(d->entity, ways[i].field) && draft_changes(old, d, ways[i].field);
	return touched;
}

static bool
refuse_other(struct change *c, const struct through *t, int64_t id, int64_t of, int64_t customer, struct problem *p)
{
	struct access *a = change_access(c);
	struct arena *arena = change_arena(c);

	return refuse(p, t->field, arena_said(arena, "the %s '%s' is of '%s', not of '%s'", entity_words(arena, t->to),
	    key_title(a, arena, t->to, id), key_title(a, arena, &customer_entity, of),
	    key_title(a, arena, &customer_entity, customer)));
}

/* What an activity brings along where nothing else was said. */
static void
take_along(const struct through *t, const struct draft *old, struct draft *d)
{
	static const char *const brought[] = { "deal", "contact" };
	struct value v;

	for (int i = 0; t->to == &activity_entity && i < 2; i++) {
		db_value(t->look, i + 1, &v);
		if (v.kind == INTEGER && draft_then(old, d, brought[i])->kind == EMPTY)
			draft_set(d, brought[i], v);
	}
}

static bool
settle_by(struct change *c, struct through *t, const struct draft *old, struct draft *d, struct problem *p)
{
	const struct value *refers = draft_then(old, d, t->field), *customer = draft_then(old, d, "customer");
	struct value of = VALUE_EMPTY;

	if (refers->kind == EMPTY)
		return true;
	if (!t->look)
		t->look = db_prepare(access_db(change_access(c)), t->sql);
	db_bind_number(t->look, 1, refers->number);
	if (db_step(t->look)) {
		db_value(t->look, 0, &of);
		if (draft_changes(old, d, t->field))
			take_along(t, old, d);
	}
	db_reset(t->look);
	if (of.kind == EMPTY)
		return true;
	if (customer->kind == EMPTY)
		draft_set(d, "customer", of);
	else if (customer->number != of.number)
		return refuse_other(c, t, refers->number, of.number, customer->number, p);
	return true;
}

bool
belonging_settle(struct change *c, const struct draft *old, struct draft *d, struct problem *p)
{
	if (!is_touched(old, d))
		return true;
	for (size_t i = 0; i < WAYS; i++)
		if (entity_field(d->entity, ways[i].field) && !settle_by(c, &ways[i], old, d, p))
			return false;
	return true;
}
