/* SPDX-License-Identifier: ISC */
/* merging - customers that are the same become one: named, or group by group from a reviewed list. */
#include <string.h>

#include "cli/duplicates.h"
#include "cli/groups.h"
#include "cli/human.h"
#include "cli/standard.h"
#include "query/key.h"
#include "record/history.h"
#include "trade/merger.h"

const char *merge_prefer;

static void
prefer(const struct group *group, int64_t preferred, struct merge_rows *rows)
{
	if (!merge_prefer)
		return;
	if (strcmp(merge_prefer, "dup") == 0) {
		rows->preferred = rows->gone;
		rows->preferred_count = rows->count;
		return;
	}
	rows->preferred = group->ids;
	rows->preferred_count = 1;
	for (size_t i = 0; preferred && i < group->count; i++)
		if (group->ids[i] == preferred)
			rows->preferred = &group->ids[i];
	if (preferred && *rows->preferred != preferred)
		rows->preferred_count = 0;
}

/* The customer that --prefer names; 0 for a word. One that is not among those named is a mistake. */
static int64_t
preferred_customer(const struct groups *g)
{
	int64_t id;

	if (!merge_prefer || strcmp(merge_prefer, "keep") == 0 || strcmp(merge_prefer, "dup") == 0)
		return 0;
	id = key_need(g->run->access, &customer_entity, merge_prefer, false);
	for (size_t i = 0; i < g->count; i++)
		for (size_t k = 0; k < g->of[i].count; k++)
			if (g->of[i].ids[k] == id)
				return id;
	die(USAGE, _("--prefer: '%s' is none of the customers to be merged; it is keep, dup or the KEY of one"),
	    merge_prefer);
}

static void
print_clash(const struct problem *p, void *context)
{
	++*(long *)context;
	warn_problem(p);
}

/* Merges all groups of two or more; kept gets the customers that stay. */
static bool
merge_groups(const struct groups *g, struct change *c, int64_t *kept, size_t *count, long *clashes, struct problem *p)
{
	struct merging *m = merger_begin(c, print_clash, clashes);
	int64_t preferred = preferred_customer(g);

	for (size_t i = 0; i < g->count; i++) {
		struct merge_rows rows = { g->of[i].ids[0], g->of[i].ids + 1, g->of[i].count - 1, NULL, 0 };

		if (rows.count == 0)
			continue;
		prefer(&g->of[i], preferred, &rows);
		if (!merger_rows(m, c, &rows, p) && p->reason)
			return false;
		kept[(*count)++] = rows.keep;
	}
	return *clashes > 0 || merger_end(m, c, p);
}

/* With --once a second time: those that the first run kept, so far as they are there. */
static enum status
repeated(struct run *run, struct change *c)
{
	int64_t first = change_id(c), *kept;
	size_t touched, count = 0;
	const int64_t *ids;
	struct statement *st;
	struct query *q = query_new(run->access, run->arena, &customer_entity);

	change_abandon(c);
	ids = history_rows(run->access, run->arena, first, &customer_entity, &touched);
	kept = arena_alloc(run->arena, (touched + 1) * sizeof *kept);
	st = db_prepare(access_db(run->access),
	    "SELECT 1 FROM customer WHERE merged_into_id = ?1 AND rev = ?2 LIMIT 1");
	for (size_t i = 0; i < touched; i++) {
		db_bind_number(st, 1, ids[i]);
		db_bind_number(st, 2, first);
		if (db_step(st))
			kept[count++] = ids[i];
		db_reset(st);
	}
	db_finish(st);
	query_rows(q, kept, count);
	return run_print(run, q);
}

static void
look_at_operands(struct run *run)
{
	if (run->count == 0 && !run->dash)
		die(USAGE, _("name the customer to keep and those that are the same, or give groups on standard input "
		    "with a lone -"));
	if (run->count == 1 && !run->dash)
		die(USAGE, _("name those that are the same as '%s', too"), run->operands[0]);
	run_can_print(run, &customer_entity);
}

enum status
customer_merge(struct run *run)
{
	struct groups g = { .run = run };
	int64_t *kept;
	struct problem p = { 0 };
	struct change *c;
	size_t count = 0;
	long clashes = 0;

	look_at_operands(run);
	groups_read(&g);
	kept = arena_alloc(run->arena, (g.selection->count + 1) * sizeof *kept);
	c = run_change(run);
	if (change_repeated(c))
		return repeated(run, c);
	if (!change_reason(c))
		change_because(c, "merge");
	if (!groups_fill(&g, &p) || !merge_groups(&g, c, kept, &count, &clashes, &p))
		return run_refused(run, c, &p);
	if (clashes == 0)
		return run_changed(run, c, &customer_entity, kept, count);
	change_abandon(c);
	warn(_("nothing was merged: --prefer says whose values win; different tax ids are never one customer"));
	return REFUSED;
}
