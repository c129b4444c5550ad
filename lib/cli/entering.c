/* SPDX-License-Identifier: ISC */
/* entering - what is typed by hand is asked whether it is there already. */
#include "cli/entering.h"

#include "trade/twice.h"

bool entering_again;

const struct option entering_options[] = {
	AGAIN_OPTION,
	{ 0 }
};

bool
entering_is_new(struct change *c, const struct entity *entity, int64_t id, struct problem *p)
{
	return entering_again || twice_is_new(c, entity, id, p);
}

static bool
is_new(struct run *run, struct change *c, int64_t id, struct problem *p)
{
	return entering_is_new(c, run->program->entity, id, p);
}

enum status
entering_add(struct run *run)
{
	return add_rows_then(run, run->program->entity, is_new);
}
