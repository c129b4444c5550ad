/* SPDX-License-Identifier: ISC */
/* consent - whose a consent is, and which of them hold. */
#include "trade/consent.h"
#include "trade/trade.h"

static bool
prepare_consent(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	bool has_customer = draft_then(old, d, "customer")->kind != EMPTY;

	(void)c, (void)id;
	if (draft_has_one(old, d, "customer", "contact"))
		return true;
	return refuse(p, has_customer ? "contact" : "customer", has_customer ?
	    N_("a consent is of a customer or of a contact, not of both") :
	    N_("say whose consent it is: customer= or contact="));
}

const int64_t *
consent_current(struct access *a, struct arena *arena, size_t *count)
{
	struct statement *st = db_prepare(access_db(a), "SELECT consent_id FROM (SELECT consent_id, state, "
	    "until, row_number() OVER (PARTITION BY customer_id, contact_id, channel ORDER BY day DESC, "
	    "consent_id DESC) AS place FROM consent WHERE deleted IS NULL AND day <= crm_day()) AS k "
	    "WHERE place = 1 AND state = 'given' AND (until IS NULL OR until >= crm_day()) ORDER BY consent_id");
	int64_t *ids;

	for (*count = 0; db_step(st); ++*count)
		;
	db_reset(st);
	ids = arena_alloc(arena, (*count + 1) * sizeof *ids);
	for (size_t i = 0; i < *count && db_step(st); i++)
		ids[i] = db_number(st, 0);
	db_finish(st);
	return ids;
}

const struct hooks consent_hooks = { .entity = &consent_entity, .prepare = prepare_consent };
