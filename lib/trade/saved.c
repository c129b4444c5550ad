/* SPDX-License-Identifier: ISC */
/* saved - rules about saved filters: of a noun there is, under a name that can be typed. */
#include <string.h>

#include "trade/trade.h"

static bool
prepare_filter(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	const struct entity *noun = draft_has(d, "noun") ? entity_named(draft_get(d, "noun")->text) : NULL;

	(void)c, (void)id, (void)old;
	if (draft_has(d, "noun") && (!noun || noun->kind == LOG))
		return refuse(p, "noun", N_("there is no such noun"));
	if (draft_has(d, "name") &&
	    draft_get(d, "name")->text[strcspn(draft_get(d, "name")->text, " \t\r\n'\"\\,|@=!~<>")])
		return refuse(p, "name", N_("a name for filters is of letters, digits, - and _"));
	return true;
}

const struct hooks saved_hooks = { .entity = &filter_entity, .prepare = prepare_filter };
