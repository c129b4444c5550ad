/* SPDX-License-Identifier: ISC */
/* contacts - rules about the people at a customer's: one of them is the main one, and all of them are born. */
#include <string.h>

#include "trade/trade.h"

/* What a field will be: as the draft gives it, else as it was. */
static const struct value *
will_be(const struct draft *old, const struct draft *d, const char *field)
{
	int i = (int)(entity_field(d->entity, field) - d->entity->fields);

	return d->given[i] || !old ? &d->values[i] : &old->values[i];
}

static bool
becomes_main(const struct draft *old, const struct draft *d)
{
	static const char *const fields[] = { "is_main", "customer", "deleted" };
	bool differs = !old;

	for (size_t i = 0; old && i < sizeof fields / sizeof *fields; i++)
		differs |= !value_same(will_be(old, d, fields[i]), draft_get(old, fields[i]));
	return differs && will_be(old, d, "is_main")->number == 1 && will_be(old, d, "customer")->kind == INTEGER &&
	    will_be(old, d, "deleted")->kind == EMPTY;
}

/* The others of the customer are no longer its main contact, by the same change set. The draft that record_set
 * works on must stay as it is, so their rows are written here. */
static void
clear_others(struct change *c, int64_t customer, int64_t id)
{
	struct statement *st;

	change_track(c, entity_table(&contact_entity));
	st = db_prepare(access_db(change_access(c)), "UPDATE main.contact SET is_main = 0, rev = ?1, updated = ?2 "
	    "WHERE customer_id = ?3 AND is_main = 1 AND contact_id <> ?4");
	db_bind_number(st, 1, change_id(c));
	db_bind_text(st, 2, change_today(c));
	db_bind_number(st, 3, customer);
	db_bind_number(st, 4, id);
	db_step(st);
	db_finish(st);
}

static bool
prepare_contact(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	if (draft_has(d, "birth") && strcmp(draft_get(d, "birth")->text, change_today(c)) > 0)
		return refuse(p, "birth", arena_said(change_arena(c), "%s is a day to come: nobody was born then",
		    draft_get(d, "birth")->text));
	if (becomes_main(old, d))
		clear_others(c, will_be(old, d, "customer")->number, id);
	return true;
}

const struct hooks contact_hooks = { .entity = &contact_entity, .prepare = prepare_contact,
	.heeds = "birth is_main customer deleted" };
