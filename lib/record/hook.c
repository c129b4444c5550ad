/* SPDX-License-Identifier: ISC */
/* hook - calling the rules of business that trade declares. */
#include "base/text.h"
#include "record/hook.h"

#include <string.h>

#include "record/fact.h"

static const struct hooks *const none[] = { NULL };
static const struct hooks *const *all_hooks = none;

void
record_use(const struct hooks *const *hooks)
{
	all_hooks = hooks;
}

bool
record_prepare(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	for (int i = 0; all_hooks[i]; i++)
		if (all_hooks[i]->entity == d->entity && all_hooks[i]->prepare &&
		    !all_hooks[i]->prepare(c, id, old, d, p))
			return false;
	return true;
}

const char *
record_since(struct change *c, const struct field *f, const struct draft *old, const struct draft *d)
{
	const char *since = NULL;

	for (int i = 0; !since && all_hooks[i]; i++)
		if (all_hooks[i]->entity == d->entity && all_hooks[i]->since)
			since = all_hooks[i]->since(c, f, old, d);
	return since;
}

bool
record_heeds(const struct entity *entity, const struct field *f)
{
	for (int i = 0; all_hooks[i]; i++)
		if (all_hooks[i]->entity == entity &&
		    (!all_hooks[i]->heeds || text_lists(all_hooks[i]->heeds, ' ', f->name)))
			return true;
	return false;
}

/* All who settle the facts of a table, from the first of them on. */
static bool
settle_table(struct change *c, int from, int64_t first, int64_t last, struct problem *p)
{
	const char *table = entity_table(all_hooks[from]->entity);

	for (int i = from; all_hooks[i]; i++)
		if (all_hooks[i]->settle && strcmp(entity_table(all_hooks[i]->entity), table) == 0 &&
		    !all_hooks[i]->settle(c, first, last, p))
			return false;
	return true;
}

/* What settles facts may add others, which wait in turn: the first in the list of all hooks comes first, always. */
bool
record_settle(struct change *c, struct problem *p)
{
	int64_t first, last;

	for (int i = 0; all_hooks[i]; i++) {
		if (!all_hooks[i]->settle || !change_unsettled(c, entity_table(all_hooks[i]->entity), &first, &last))
			continue;
		if (!settle_table(c, i, first, last, p))
			return false;
		i = -1;
	}
	return true;
}

bool
record_conclude(struct change *c, struct problem *p)
{
	int64_t first, last;

	for (int i = 0; all_hooks[i]; i++)
		if (all_hooks[i]->conclude && change_made(c, entity_table(all_hooks[i]->entity), &first, &last) &&
		    !all_hooks[i]->conclude(c, first, last, p))
			return false;
	return true;
}

bool
record_reverse(struct change *c, const struct entity *entity, int64_t id, struct problem *p)
{
	for (int i = 0; all_hooks[i]; i++)
		if (all_hooks[i]->entity == entity && all_hooks[i]->reverse)
			return all_hooks[i]->reverse(c, id, p);
	*p = (struct problem){ NULL, NULL, N_("nothing answers such a fact") };
	return false;
}

long
record_check_facts(struct db *db, void (*visit)(const struct finding *, void *), void *context)
{
	long found = 0;

	for (int i = 0; all_hooks[i]; i++)
		if (all_hooks[i]->check)
			found += all_hooks[i]->check(db, visit, context);
	return found;
}
