/* SPDX-License-Identifier: ISC */
/* contacts - rules about the people at a customer's: one of them is the main one, and all of them are born. */
#include <string.h>

#include "trade/foremost.h"
#include "trade/trade.h"

static const struct foremost main_contact = { "is_main", "customer", NULL };

static bool
prepare_contact(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	if (draft_has(d, "birth") && strcmp(draft_get(d, "birth")->text, change_today(c)) > 0)
		return refuse(p, "birth", arena_said(change_arena(c), "%s is a day to come: nobody was born then",
		    draft_get(d, "birth")->text));
	foremost_settle(c, id, old, d, &main_contact);
	return true;
}

const struct hooks contact_hooks = { .entity = &contact_entity, .prepare = prepare_contact,
	.heeds = "birth is_main customer deleted" };
