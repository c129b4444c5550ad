/* SPDX-License-Identifier: ISC */
/*
 * regions - the tree of provinces, cities and districts in memory, read once: a few thousand rows, which an
 * import of many customers asks for names again and again. Streets are many more and stay in the database.
 */
#include <stdio.h>
#include <string.h>

#include "base/map.h"
#include "trade/regions.h"

#define MOST_FOUND 200000   /* answers kept */

struct region {
	int64_t id;
	const char *name;
	size_t stem;               /* bytes of the name before the word that tells its kind */
	const char *from, *to;     /* validity; NULL: open */
	int above;                 /* its place in the array; -1: none */
	enum region_level level;
	int next;                  /* the next of the same stem and level; -1: none */
};

static struct {
	struct change *of;         /* the change it was read in */
	struct region *all;
	int count;
	struct map *by_id, *by_stem, *found;
} tree;

/* Longer words first. */
static size_t
stem_length(const char *name)
{
	static const char *const kinds[] = { "特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区",
	    "林区", "特区",
		"省", "市", "区", "县", "旗", "盟" };
	static const char *const peoples[] = { "壮族", "回族", "维吾尔", "蒙古族", "藏族", "苗族", "彝族",
	    "布依族", "朝鲜族",
		"满族", "侗族", "瑶族", "白族", "土家族", "哈尼族", "哈萨克", "傣族", "黎族", "傈僳族", "佤族",
		"羌族", "景颇族",
		"柯尔克孜", "蒙古", "达斡尔族", "畲族", "仡佬族", "锡伯", "水族", "纳西族", "拉祜族", "布朗族",
		"独龙族", "怒族",
		"普米族", "东乡族", "保安族", "撒拉族", "裕固族", "土族", "塔吉克", "仫佬族", "毛南族",
		"鄂温克族", "鄂伦春",
		"各族" };
	size_t length = strlen(name);
	bool cut = true;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		size_t n = strlen(kinds[i]);

		if (length > n + 3 && strcmp(name + length - n, kinds[i]) == 0) {
			length -= n;
			cut = n > 3;
			break;
		}
	}
	while (cut) {
		cut = false;
		for (size_t i = 0; !cut && i < sizeof peoples / sizeof *peoples; i++) {
			size_t n = strlen(peoples[i]);

			cut = length > n + 3 && strncmp(name + length - n, peoples[i], n) == 0;
			length -= cut ? n : 0;
		}
	}
	return length;
}

static void
key_of(struct buf *key, const char *name, size_t length, enum region_level level)
{
	buf_clear(key);
	buf_add(key, name, length);
	buf_byte(key, (char)('0' + level));
}

/* Puts a region before those of the same stem and level. */
static void
index_region(struct buf *key, int i)
{
	struct region *r = &tree.all[i];
	int64_t first;

	key_of(key, r->name, r->stem, r->level);
	r->next = map_get(tree.by_stem, key->data, key->length, &first) ? (int)first : -1;
	map_put(tree.by_stem, key->data, key->length, i);
	map_add(tree.by_id, (const char *)&r->id, sizeof r->id, i);
}

static const char *
kept_text(struct change *c, struct statement *st, int column)
{
	const char *text = db_text(st, column);

	return text ? arena_string(change_arena(c), text) : NULL;
}

#define ROWS \
	"WITH RECURSIVE below(id, name, valid_from, valid_to, above, depth) AS (" \
	"SELECT region_id, name, valid_from, valid_to, parent_id, 0 FROM main.region " \
	"WHERE parent_id IS NULL AND deleted IS NULL " \
	"UNION ALL SELECT r.region_id, r.name, r.valid_from, r.valid_to, r.parent_id, b.depth + 1 FROM below AS b " \
	"JOIN main.region AS r ON r.parent_id = b.id WHERE r.deleted IS NULL AND b.depth < 2) "

static void
read_rows(struct change *c)
{
	struct statement *st = db_prepare(access_db(change_access(c)),
	    ROWS "SELECT id, name, valid_from, valid_to, coalesce(above, 0), depth FROM below ORDER BY depth");
	struct buf key = { 0 };

	while (db_step(st)) {
		struct region *r = &tree.all[tree.count];
		int64_t above = db_number(st, 4), place;

		*r = (struct region){ .id = db_number(st, 0), .name = kept_text(c, st, 1), .from = kept_text(c, st, 2),
			.to = kept_text(c, st, 3), .level = (enum region_level)db_number(st, 5) };
		r->above = map_get(tree.by_id, (const char *)&above, sizeof above, &place) ? (int)place : -1;
		r->stem = stem_length(r->name);
		index_region(&key, tree.count++);
	}
	db_finish(st);
	buf_free(&key);
}

bool
regions_known(struct change *c)
{
	int64_t count;

	if (tree.of == c)
		return tree.count > 0;
	if (tree.of) {
		map_free(tree.by_id);
		map_free(tree.by_stem);
		map_free(tree.found);
	}
	tree.of = c;
	tree.count = 0;
	tree.by_id = map_new();
	tree.by_stem = map_new();
	tree.found = map_new();
	if (db_one(access_db(change_access(c)), "SELECT 1 FROM main.region LIMIT 1", NULL, 0) == 0)
		return false;
	count = db_one(access_db(change_access(c)), ROWS "SELECT count(*) FROM below", NULL, 0);
	tree.all = arena_alloc(change_arena(c), (size_t)count * sizeof *tree.all + 1);
	read_rows(c);
	return tree.count > 0;
}

static int
place_of(int64_t id)
{
	int64_t place;

	return map_get(tree.by_id, (const char *)&id, sizeof id, &place) ? (int)place : -1;
}

/* 北京市 has a level between it and its districts that is no city but only 市辖区, "districts of the city". */
static bool
is_formal(const struct region *r)
{
	static const char *const names[] = { "市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划" };

	for (size_t i = 0; r->level == REGION_CITY && i < sizeof names / sizeof *names; i++)
		if (strcmp(r->name, names[i]) == 0)
			return true;
	return false;
}

static bool
ends_in(const char *name, const char *kind)
{
	size_t length = strlen(name), n = strlen(kind);

	return length >= n && strcmp(name + length - n, kind) == 0;
}

void
regions_names(struct change *c, int64_t region, const char *names[REGION_LEVELS])
{
	memset(names, 0, REGION_LEVELS * sizeof *names);
	if (!regions_known(c))
		return;
	for (int most = 10; most > 0 && region && place_of(region) < 0; most--) {
		char sql[100];

		snprintf(sql, sizeof sql, "SELECT parent_id FROM main.region WHERE region_id = %lld",
		    (long long)region);
		region = db_one(access_db(change_access(c)), sql, NULL, 0);
	}
	for (int i = region ? place_of(region) : -1; i >= 0; i = tree.all[i].above)
		if (!is_formal(&tree.all[i]))
			names[tree.all[i].level] = tree.all[i].name;
	/* The districts of 北京市 lie in the city of that name. */
	if (!names[REGION_CITY] && names[REGION_DISTRICT] && names[REGION_PROVINCE] &&
	    ends_in(names[REGION_PROVINCE], "市"))
		names[REGION_CITY] = names[REGION_PROVINCE];
}

static bool
holds_on(const struct region *r, const char *iso)
{
	return (!r->from || strcmp(r->from, iso) <= 0) && (!r->to || strcmp(r->to, iso) >= 0);
}

static bool
is_called(const struct region *r, const char *name)
{
	return strcmp(r->name, name) == 0 || (strlen(name) == r->stem && strncmp(r->name, name, r->stem) == 0);
}

/* Whether the names above a region are those that were given; the city of 北京 is 北京 as well. */
static bool
lies_in(const struct region *r, const char *const names[REGION_LEVELS])
{
	for (int i = r->above; i >= 0; i = tree.all[i].above) {
		const struct region *up = &tree.all[i];
		const char *name = names[up->level];

		if (is_formal(up) && name && strcmp(name, up->name) != 0)
			up = &tree.all[up->above];
		if (name && !is_called(up, name))
			return false;
	}
	return true;
}

/* The one region of a level called so, among those above it that are named too. kind: how its own name ends. */
static int64_t
find_one(const char *name, enum region_level level, const char *kind, const char *const names[REGION_LEVELS],
    const char *iso)
{
	struct buf key = { 0 };
	int64_t first = -1, found = 0;
	int exact = 0, like = 0;

	key_of(&key, name, stem_length(name), level);
	if (!map_get(tree.by_stem, key.data, key.length, &first))
		first = -1;
	buf_free(&key);
	for (int i = (int)first; i >= 0; i = tree.all[i].next) {
		const struct region *r = &tree.all[i];
		bool same = strcmp(r->name, name) == 0;

		if (!holds_on(r, iso) || !is_called(r, name) || is_formal(r) || !ends_in(r->name, kind) ||
		    !lies_in(r, names))
			continue;
		if (same || exact == 0)
			found = r->id;
		exact += same;
		like++;
	}
	return exact == 1 || (exact == 0 && like == 1) ? found : 0;
}

/* 北京 as a city is the province of that name; 昆山 as a city is a district, though it is called one. */
static int64_t
find_city(const char *const names[REGION_LEVELS], const char *iso)
{
	const char *city = names[REGION_CITY], *province = names[REGION_PROVINCE];
	const char *within[REGION_LEVELS] = { province, NULL, NULL };
	int64_t found = find_one(city, REGION_CITY, "", names, iso);
	size_t stem = stem_length(city);

	if (!found && (!province || (stem == stem_length(province) && strncmp(city, province, stem) == 0)))
		found = find_one(city, REGION_PROVINCE, "市", within, iso);
	return found ? found : find_one(city, REGION_DISTRICT, "市", within, iso);
}

static int64_t
find_named(const char *const names[REGION_LEVELS], const char *iso)
{
	if (names[REGION_DISTRICT])
		return find_one(names[REGION_DISTRICT], REGION_DISTRICT, "", names, iso);
	if (names[REGION_CITY])
		return find_city(names, iso);
	return names[REGION_PROVINCE] ? find_one(names[REGION_PROVINCE], REGION_PROVINCE, "", names, iso) : 0;
}

int64_t
regions_find(struct change *c, const char *const names[REGION_LEVELS], const char *iso)
{
	struct buf key = { 0 };
	int64_t found = 0;

	if (!regions_known(c))
		return 0;
	for (int i = 0; i < REGION_LEVELS; i++)
		buf_printf(&key, "%s\t", names[i] ? names[i] : "");
	buf_text(&key, iso);
	if (!map_get(tree.found, key.data, key.length, &found)) {
		found = find_named(names, iso);
		if (map_count(tree.found) < MOST_FOUND)
			map_add(tree.found, key.data, key.length, found);
	}
	buf_free(&key);
	return found;
}
