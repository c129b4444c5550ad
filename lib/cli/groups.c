/* SPDX-License-Identifier: ISC */
/* groups - customers named together. */
#include "cli/groups.h"

#include <string.h>

#include "base/map.h"
#include "cli/human.h"

#define MOST_ROWS 1000   /* of one group; more are a column that says something else */

enum { GROUP_ID, KEEP };

void
groups_read(struct groups *g)
{
	static const char *const names[] = { "group_id", "keep", NULL };

	g->selection = selection_named(g->run, &customer_entity, true, names);
	if (g->run->count == 0 && g->selection->count > 0 && !g->selection->has[GROUP_ID])
		die(USAGE, _("the rows on standard input have no column '%s': crm-customer duplicates gives it; "
		    "or name the customer that is meant"), "group_id");
}

static bool
refuse_one(struct problem *p, const struct selected *one, const char *field, const char *reason)
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
		return refuse_one(p, one, "group_id", N_("is empty: rows with the same become one customer"));
	if (map_add(names, name, strlen(name), number))
		g->count++;
	else
		map_get(names, name, strlen(name), &number);
	g->group_of[row] = (size_t)number;
	if (++g->of[number].count > MOST_ROWS)
		return refuse_one(p, one, "group_id",
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
		return refuse_one(p, one, "keep", why);
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
		return refuse_one(p, one, NULL, group->count && group->ids[0] == id ?
		    N_("a customer is the same as itself") : N_("is named twice"));
	if (!read_keep(g, one, &keep, p))
		return false;
	if (keep && group->chosen)
		return refuse_one(p, one, "keep", arena_said(g->run->arena,
		    "another row of its group is to be kept, too: %s", group->chosen));
	group->ids[group->count++] = id;
	if (!keep)
		return true;
	group->chosen = one->place ? one->place : one->key;
	memmove(group->ids + 1, group->ids, (group->count - 1) * sizeof id);
	group->ids[0] = id;
	return true;
}

/* The first pass counts, so that the rows of a group lie side by side. */
bool
groups_fill(struct groups *g, struct problem *p)
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
