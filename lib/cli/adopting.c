/* SPDX-License-Identifier: ISC */
/* adopting - a firm we know already in another role. */
#include "cli/adopting.h"

#include "cli/human.h"
#include "cli/standard.h"
#include "query/key.h"

enum status
adopting_adopt(struct run *run)
{
	const struct entity *entity = run->program->entity;
	int64_t *ids = arena_alloc(run->arena, (size_t)(run->count + 1) * sizeof *ids);
	struct draft *d = draft_new(run->arena, entity);
	struct problem p = { 0 };
	struct change *c;
	bool changed;

	if (run->count == 0)
		die(USAGE, _("name a firm that is known in another role"));
	for (int i = 0; i < run->count; i++)
		ids[i] = key_need(run->access, &party_entity, run->operands[i], false);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, entity);
	for (int i = 0; i < run->count; i++) {
		draft_clear(d);
		draft_set(d, entity->role, value_number(1));
		p.place = run->operands[i];
		if (!record_set(c, ids[i], d, &changed, &p))
			return run_refused(run, c, &p);
	}
	return run_changed(run, c, entity, ids, (size_t)run->count);
}

void
adopting_offer(struct run *run, const char *prefix)
{
	complete_keys(run, &party_entity, prefix);
}
