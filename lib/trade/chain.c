/* SPDX-License-Identifier: ISC */
/* chain - who decides a deal and who else wants it: names come with contacts and competitors. */
#include "trade/trade.h"

static int64_t
number_of(struct change *c, const char *sql, const struct value *id)
{
	struct statement *st = db_prepare(access_db(change_access(c)), sql);
	int64_t number = 0;

	db_bind(st, 1, id);
	if (db_step(st))
		number = db_number(st, 0);
	db_finish(st);
	return number;
}

/* The name of what a reference names, where the draft gives none. */
static void
take_name(struct change *c, const struct draft *old, struct draft *d, const char *reference, const char *sql)
{
	struct statement *st;

	if (draft_has(d, "name") || !draft_has(d, reference) || (old && draft_get(old, "name")->kind == TEXT))
		return;
	st = db_prepare(access_db(change_access(c)), sql);
	db_bind(st, 1, draft_get(d, reference));
	if (db_step(st) && db_text(st, 0))
		draft_set(d, "name", value_text(arena_string(change_arena(c), db_text(st, 0))));
	db_finish(st);
}

static bool
prepare_participant(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	const struct value *deal = draft_then(old, d, "deal"), *contact = draft_then(old, d, "contact"),
	    *above = draft_then(old, d, "reports_to");
	int64_t of_deal, of_contact;

	(void)id;
	take_name(c, old, d, "contact", "SELECT name FROM main.contact WHERE contact_id = ?1");
	of_deal = number_of(c, "SELECT customer_id FROM main.deal WHERE deal_id = ?1", deal);
	of_contact = number_of(c, "SELECT customer_id FROM main.contact WHERE contact_id = ?1", contact);
	if ((draft_has(d, "contact") || draft_has(d, "deal")) && of_deal && of_contact && of_deal != of_contact)
		return refuse(p, "contact", N_("is a contact of another customer than the deal's"));
	if (above->kind == INTEGER && deal->kind == INTEGER &&
	    number_of(c, "SELECT deal_id FROM main.participant WHERE participant_id = ?1", above) != deal->number)
		return refuse(p, "reports_to", N_("takes part in another deal"));
	return true;
}

const struct hooks participant_hooks = { .entity = &participant_entity, .prepare = prepare_participant };

static bool
prepare_rival(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	(void)id, (void)p;
	take_name(c, old, d, "competitor", "SELECT name FROM main.party WHERE party_id = ?1");
	return true;
}

const struct hooks rival_hooks = { .entity = &rival_entity, .prepare = prepare_rival };

/* A firm may be both, and goes into the recycle bin as a whole. */
static bool
prepare_competitor(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	struct value row = value_number(id);

	if (!old || !draft_has(d, "deleted") ||
	    number_of(c, "SELECT is_customer FROM main.party WHERE party_id = ?1", &row) != 1)
		return true;
	return refuse(p, NULL, arena_said(change_arena(c),
	    "is a customer too: crm-customer set %s is_competitor=no leaves it that", draft_get(old, "code")->text));
}

const struct hooks competitor_hooks = { .entity = &competitor_entity, .prepare = prepare_competitor };
