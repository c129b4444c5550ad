/* SPDX-License-Identifier: ISC */
/* activities - rules about calls, visits and all else that was done with a customer. */
#include <string.h>

#include "trade/belonging.h"
#include "trade/trade.h"

static bool
prepare_activity(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	const struct value *on = draft_then(old, d, "day");

	(void)id;
	if (draft_changes(old, d, "day") && on->kind == TEXT && strcmp(on->text, change_today(c)) > 0)
		return refuse(p, "day",
		    N_("a contact dated in the future: give the day it took place; crm-task add is for plans"));
	return belonging_settle(c, old, d, p);
}

const struct hooks activity_hooks = { .entity = &activity_entity, .prepare = prepare_activity };
