/* SPDX-License-Identifier: ISC */
/* places - where customers and addresses are: their region and its names agree; one address is the default. */
#include <string.h>

#include "trade/foremost.h"
#include "trade/parties.h"
#include "trade/regions.h"
#include "trade/trade.h"

/* Positions of the fields of a noun that has a region. */
struct spots {
	int names[REGION_LEVELS], region, country;
};

static const char *const level_fields[REGION_LEVELS] = { "province", "city", "district" };

static const struct spots *
spots_of(const struct entity *entity)
{
	static struct spots known[2];
	struct spots *s = &known[entity == &address_entity];

	if (s->region == 0) {
		for (int i = 0; i < REGION_LEVELS; i++)
			s->names[i] = entity_position(entity, level_fields[i]);
		s->region = entity_position(entity, "region");
		s->country = entity_position(entity, "country");
	}
	return s;
}

/* A region that has ended is there for old rows; a new one names what took its place. */
static bool
still_holds(struct change *c, int64_t region, struct problem *p)
{
	struct statement *st = db_prepare(access_db(change_access(c)),
	    "SELECT name, valid_from, valid_to FROM main.region WHERE region_id = ?1");
	const char *from, *to;
	bool good = true;

	db_bind_number(st, 1, region);
	if (db_step(st)) {
		from = db_text(st, 1);
		to = db_text(st, 2);
		if (to && strcmp(to, change_day(c)) < 0)
			good = refuse(p, "region", arena_said(change_arena(c),
			    "'%s' was a region until %s; name the one that took its place", db_text(st, 0), to));
		else if (from && strcmp(from, change_day(c)) > 0)
			good = refuse(p, "region", arena_said(change_arena(c), "'%s' is a region only from %s on",
			    db_text(st, 0), from));
	}
	db_finish(st);
	return good;
}

/* The names of the region, where there are none, or those of the region before it. */
static void
fill_names(struct change *c, const struct spots *s, const struct draft *old, struct draft *d, int64_t region)
{
	const struct value *before = old ? &old->values[s->region] : NULL;
	const char *names[REGION_LEVELS], *last[REGION_LEVELS] = { 0 };

	regions_names(c, region, names);
	if (before && before->kind == INTEGER)
		regions_names(c, before->number, last);
	for (int i = 0; i < REGION_LEVELS; i++) {
		const struct value *then = draft_then_at(old, d, s->names[i]);
		bool stale = !draft_changes_at(old, d, s->names[i]) && then->kind == TEXT && last[i] &&
		    strcmp(then->text, last[i]) == 0;

		if (then->kind == EMPTY || stale)
			draft_set(d, level_fields[i], value_text(names[i]));
	}
}

static bool
names_change(const struct spots *s, const struct draft *old, const struct draft *d)
{
	bool any = false;

	for (int i = 0; i < REGION_LEVELS; i++)
		any |= d->given[s->names[i]] && d->values[s->names[i]].kind == TEXT &&
		    draft_changes_at(old, d, s->names[i]);
	return any;
}

/* True when a region is given that this row had not; a known one is looked at once. */
static bool
takes_region(struct change *c, const struct spots *s, const struct draft *old, struct draft *d, struct problem *p)
{
	static struct change *of;
	static int64_t good;
	int64_t region = d->values[s->region].number;

	if (of != c || good != region) {
		if (!still_holds(c, region, p))
			return false;
		of = c;
		good = region;
	}
	fill_names(c, s, old, d, region);
	return true;
}

/* True when the region that was there is called otherwise than the names say now. */
static bool
contradicts(struct change *c, const struct spots *s, const struct draft *old, const char *const names[REGION_LEVELS])
{
	const char *last[REGION_LEVELS];
	bool any = false;

	if (!old || old->values[s->region].kind == EMPTY)
		return false;
	regions_names(c, old->values[s->region].number, last);
	for (int i = 0; i < REGION_LEVELS; i++)
		any |= last[i] && names[i] && strcmp(last[i], names[i]) != 0;
	return any;
}

static bool
prepare_place(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	const struct spots *s = spots_of(d->entity);
	const char *names[REGION_LEVELS];
	int64_t region;

	(void)id;
	if (d->given[s->region] && d->values[s->region].kind == INTEGER && draft_changes_at(old, d, s->region))
		return takes_region(c, s, old, d, p);
	if (draft_changes_at(old, d, s->region) || !names_change(s, old, d) ||
	    !parties_in_china(draft_then_at(old, d, s->country)) || !regions_known(c))
		return true;
	for (int i = 0; i < REGION_LEVELS; i++)
		names[i] = draft_then_at(old, d, s->names[i])->text;
	region = regions_find(c, names, change_day(c));
	if (region) {
		draft_set(d, "region", value_number(region));
		fill_names(c, s, old, d, region);
	} else if (contradicts(c, s, old, names)) {
		draft_set(d, "region", VALUE_EMPTY);
	}
	return true;
}

static const struct foremost default_address = { "is_default", "customer", "kind" };

static bool
prepare_address(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	if (!prepare_place(c, id, old, d, p))
		return false;
	foremost_settle(c, id, old, d, &default_address);
	return true;
}

const struct hooks place_hooks = { .entity = &customer_entity, .prepare = prepare_place,
	.heeds = "region province city district country created" };
const struct hooks address_hooks = { .entity = &address_entity, .prepare = prepare_address };
