/* SPDX-License-Identifier: ISC */
/* merging - customers that are the same become one: named, or group by group from a reviewed list. */
#include <string.h>

#include "base/map.h"
#include "cli/duplicates.h"
#include "cli/human.h"
#include "cli/selection.h"
#include "cli/standard.h"
#include "query/key.h"
#include "record/history.h"
#include "trade/merger.h"

#define MOST_ROWS 1000   /* of one group; more are a column that says something else */

const char *merge_prefer;

/* What is to become one; the rows of all groups lie side by side, each group's together. */
struct group {
	int64_t *ids;         /* the one to keep first */
	size_t count;
	const char *chosen;   /* where a row says that it is the one to keep; or NULL */
};

struct groups {
	struct run *run;
	struct selection *selection;
	struct group *of;
	size_t count;
	size_t *group_of;     /* for each row of the selection */
	struct map *seen;     /* the rows by their ids */
};

enum { GROUP_ID, KEEP };

static bool
refuse(struct problem *p, const struct selected *one, const char *field, const char *reason)
{
	*p = (struct problem){ one->place ? one->place : one->key, field, reason };
	return false;
}

/* In a stream each row says of which group it is; otherwise all are of one. */
static bool
find_group(struct groups *g, struct map *names, size_t row, struct problem *p)
{
	const struct selected *one = &g->selection->rows[row];
	const char *name = g->run->count > 0 ? "" : one->named[GROUP_ID];
	int64_t number = (int64_t)g->count;

	if (g->run->count == 0 && (!name || !*name))
		return refuse(p, one, "group_id", N_("is empty: rows with the same become one customer"));
	if (map_add(names, name, strlen(name), number))
		g->count++;
	else
		map_get(names, name, strlen(name), &number);
	g->group_of[row] = (size_t)number;
	if (++g->of[number].count > MOST_ROWS)
		return refuse(p, one, "group_id",
		    N_("more than 1000 customers are to become one: is this the right column?"));
	return true;
}

/* Whether the row says that it is the one to keep. */
static bool
read_keep(struct groups *g, const struct selected *one, bool *keep, struct problem *p)
{
	const char *text = one->named ? one->named[KEEP] : NULL, *why;
	struct value v = VALUE_EMPTY;
	struct reading r;

	access_reading(g->run->access, &r);
	why = text && *text ? type_boolean.parse(&r, text, strlen(text), &v) : NULL;
	if (why)
		return refuse(p, one, "keep", why);
	*keep = v.kind == INTEGER && v.number == 1;
	return true;
}

static bool
take_row(struct groups *g, size_t row, struct problem *p)
{
	const struct selected *one = &g->selection->rows[row];
	struct group *group = &g->of[g->group_of[row]];
	int64_t id = selection_id(g->run, &customer_entity, one, false);
	bool keep = false;

	if (!map_add(g->seen, (const char *)&id, sizeof id, id))
		return refuse(p, one, NULL, group->count && group->ids[0] == id ?
		    N_("a customer cannot be merged with itself") : N_("is named twice"));
	if (!read_keep(g, one, &keep, p))
		return false;
	if (keep && group->chosen)
		return refuse(p, one, "keep", arena_said(g->run->arena,
		    "another row of its group is to be kept, too: %s", group->chosen));
	group->ids[group->count++] = id;
	if (!keep)
		return true;
	group->chosen = one->place ? one->place : one->key;
	memmove(group->ids + 1, group->ids, (group->count - 1) * sizeof id);
	group->ids[0] = id;
	return true;
}

/* Fills the groups; the first pass counts, so that they lie side by side. */
static bool
fill_groups(struct groups *g, struct problem *p)
{
	struct arena *arena = g->run->arena;
	size_t count = g->selection->count;
	struct map *names = map_new();
	int64_t *ids = arena_alloc(arena, (count + 1) * sizeof *ids);
	bool good = true;

	g->of = arena_alloc(arena, (count + 1) * sizeof *g->of);
	g->group_of = arena_alloc(arena, (count + 1) * sizeof *g->group_of);
	g->seen = map_new();
	for (size_t i = 0; i < count && good; i++)
		good = find_group(g, names, i, p);
	for (size_t i = 0; i < g->count; ids += g->of[i++].count)
		g->of[i].ids = ids;
	for (size_t i = 0; i < g->count; i++)
		g->of[i].count = 0;
	for (size_t i = 0; i < count && good; i++)
		good = take_row(g, i, p);
	map_free(names);
	map_free(g->seen);
	return good;
}

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
	st = db_prepare(access_db(run->access), "SELECT 1 FROM customer WHERE merged_into_id = ?1 AND rev = ?2 LIMIT 1");
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
look_at_operands(struct run *run, const struct selection *s)
{
	if (run->count == 0 && !run->dash)
		die(USAGE, _("name the customer to keep and those that are the same, or give groups on standard input "
		    "with a lone -"));
	if (run->count == 1 && !run->dash)
		die(USAGE, _("name those that are the same as '%s', too"), run->operands[0]);
	if (run->count == 0 && s->count > 0 && !s->has[GROUP_ID])
		die(USAGE, _("the rows on standard input have no column '%s': crm-customer duplicates gives it; "
		    "or name the customer to keep"), "group_id");
	run_can_print(run, &customer_entity);
}

enum status
customer_merge(struct run *run)
{
	static const char *const names[] = { "group_id", "keep", NULL };
	struct groups g = { .run = run, .selection = selection_named(run, &customer_entity, true, names) };
	int64_t *kept = arena_alloc(run->arena, (g.selection->count + 1) * sizeof *kept);
	struct problem p = { 0 };
	struct change *c;
	size_t count = 0;
	long clashes = 0;

	look_at_operands(run, g.selection);
	c = run_change(run);
	if (change_repeated(c))
		return repeated(run, c);
	if (!change_reason(c))
		change_because(c, "merge");
	if (!fill_groups(&g, &p) || !merge_groups(&g, c, kept, &count, &clashes, &p))
		return run_refused(run, c, &p);
	if (clashes == 0)
		return run_changed(run, c, &customer_entity, kept, count);
	change_abandon(c);
	warn(_("nothing was merged: --prefer says whose values win; different tax ids are never one customer"));
	return REFUSED;
}
