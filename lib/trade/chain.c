/* SPDX-License-Identifier: ISC */
/* chain - who decides a deal and who else wants it: names come with contacts and competitors. */
#include "trade/trade.h"

/* The customer of what a reference names; 0 when it names nothing, or that has none. */
static int64_t
customer_of(struct change *c, const struct entity *entity, const struct value *reference)
{
	return record_value(c, entity, reference->number, "customer").number;
}

/* The name of what a reference names, where the draft gives none. */
static void
take_name(struct change *c, const struct draft *old, struct draft *d, const char *reference, const struct entity *to)
{
	struct value name;

	if (draft_has(d, "name") || !draft_has(d, reference) || (old && draft_get(old, "name")->kind == TEXT))
		return;
	name = record_value(c, to, draft_get(d, reference)->number, "name");
	if (name.kind == TEXT)
		draft_set(d, "name", name);
}

static bool
prepare_participant(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	const struct value *deal = draft_then(old, d, "deal"), *contact = draft_then(old, d, "contact"),
	    *above = draft_then(old, d, "reports_to");
	int64_t of_deal, of_contact;

	(void)id;
	take_name(c, old, d, "contact", &contact_entity);
	of_deal = customer_of(c, &deal_entity, deal);
	of_contact = customer_of(c, &contact_entity, contact);
	if ((draft_has(d, "contact") || draft_has(d, "deal")) && of_deal && of_contact && of_deal != of_contact)
		return refuse(p, "contact", N_("is a contact of another customer than the deal's"));
	if (above->kind == INTEGER && deal->kind == INTEGER &&
	    record_value(c, &participant_entity, above->number, "deal").number != deal->number)
		return refuse(p, "reports_to", N_("takes part in another deal"));
	return true;
}

const struct hooks participant_hooks = { .entity = &participant_entity, .prepare = prepare_participant };

static bool
prepare_rival(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	(void)id, (void)p;
	take_name(c, old, d, "competitor", &competitor_entity);
	return true;
}

const struct hooks rival_hooks = { .entity = &rival_entity, .prepare = prepare_rival };

/* A firm may be both, and goes into the recycle bin as a whole. */
static bool
prepare_competitor(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	if (!old || !draft_has(d, "deleted") || record_value(c, &customer_entity, id, "is_customer").number != 1)
		return true;
	return refuse(p, NULL, arena_said(change_arena(c),
	    "is a customer too: crm-customer set %s is_competitor=no leaves it that", draft_get(old, "code")->text));
}

const struct hooks competitor_hooks = { .entity = &competitor_entity, .prepare = prepare_competitor };
