/* SPDX-License-Identifier: ISC */
/* related - what refers to a record: how much, and what happened with it day by day. */
#include "query/related.h"

#include "query/internal.h"

#define MOST_REFERENCES 200

static bool
refers(const struct entity *noun, const struct field *f, const struct entity *to)
{
	return noun->kind != LOG && noun->kind != KEPT && f->to == to && !f->quiet;
}

static int
count_of(const struct entity *noun, const struct entity *to)
{
	int n = 0;

	for (const struct field *f = noun->fields; f->name; f++)
		n += refers(noun, f, to);
	return n;
}

const struct reference *
related_references(struct arena *arena, const struct entity *to, int *count)
{
	struct reference *all = arena_alloc(arena, MOST_REFERENCES * sizeof *all);

	*count = 0;
	for (int i = 0; model[i]; i++)
		for (const struct field *f = model[i]->fields; f->name; f++)
			if (refers(model[i], f, to) && *count < MOST_REFERENCES)
				all[(*count)++] = (struct reference){ model[i], f, count_of(model[i],
				    to) == 1 ? model[i]->name : arena_printf(arena, "%s.%s", model[i]->name, f->name) };
	return all;
}

void
query_referring(struct query *q, const struct field *const *by, const int64_t *ids, size_t count)
{
	struct buf sql = { 0 };

	for (int i = 0; by[i]; i++) {
		buf_printf(&sql, "%s%s", i ? " OR " : "(", query_expression(q, (struct place){ 0, by[i], true }));
		if (count == 1)
			buf_printf(&sql, " = %lld", (long long)ids[0]);
		else
			buf_text(&sql, count ? " IN (SELECT id FROM referred)" : " IS NULL AND 1 = 0");
	}
	buf_byte(&sql, ')');
	if (q->entity->holds)
		buf_printf(&sql, " AND %s = 1", query_expression(q, query_place(q, q->entity->holds)));
	q->referring = arena_string(q->arena, buf_string(&sql));
	q->referred = ids;
	q->referred_count = count == 1 ? 0 : count;
	buf_free(&sql);
}

void
query_newest(struct query *q)
{
	const struct entity *e = q->entity;

	query_sort(q, arena_printf(q->arena, "%s%s-created,-%s", e->born ? "-" : "", e->born ?
	    arena_printf(q->arena, "%s,", e->born) : "", entity_key(e)));
}

/* The day of a row. */
static const char *
day_of(struct query *q)
{
	return q->entity->born ? arena_printf(q->arena, "coalesce(t.\"%s\", t.created)", q->entity->born) : "t.created";
}

static bool
is_own(const struct field *f)
{
	return f->dated && !f->quiet;
}

/* The dated values of the record, up to the day in force; what: the columns asked for. */
static void
add_facts(struct access *a, struct buf *sql, const struct entity *entity, int64_t id, const char *what)
{
	int n = 0;

	buf_printf(sql, "SELECT %s FROM \"%s_dated\" AS d WHERE d.row_id = %lld AND d.field IN (", what,
	    entity_table(entity), (long long)id);
	for (const struct field *f = entity->fields; f->name; f++)
		if (is_own(f))
			buf_printf(sql, "%s'%s'", n++ ? ", " : "", f->name);
	buf_byte(sql, ')');
	if (access_day(a))
		buf_printf(sql, " AND d.since <= '%s'", access_day(a));
}

static bool
has_facts(const struct entity *entity)
{
	for (const struct field *f = entity->fields; f->name; f++)
		if (is_own(f))
			return true;
	return false;
}

/* A statement of its parts, or one without rows. */
static struct statement *
prepare(struct access *a, struct buf *sql)
{
	struct statement *st = db_prepare(access_db(a), sql->length ? sql->data : "SELECT 1 WHERE 1 = 0");

	buf_free(sql);
	return st;
}

struct statement *
related_summary(struct access *a, struct arena *arena, const struct entity *to, const struct reference *all, int count,
    int64_t id)
{
	struct buf sql = { 0 };

	for (int i = 0; i < count; i++) {
		struct query *q = query_new(a, arena, all[i].noun);
		const char *summed = all[i].noun->summed;

		query_referring(q, (const struct field *const []){ all[i].by, NULL }, &id, 1);
		buf_printf(&sql, "%sSELECT %d, count(*), %s%s%s, max(%s)", i ? " UNION ALL " : "", i, summed ? "sum(" :
		    "NULL", summed ? query_expression(q, query_place(q, summed)) : "", summed ? ")" : "", day_of(q));
		query_from(q, &sql);
	}
	if (has_facts(to)) {
		buf_text(&sql, sql.length ? " UNION ALL " : "");
		add_facts(a, &sql, to, id, "-1, count(*), NULL, max(d.since)");
	}
	return prepare(a, &sql);
}

static const struct field *
kind_of(const struct entity *e)
{
	const struct field *f = entity_field(e, "kind");

	return f && f->list ? f : NULL;
}

/* Whose it is: its owner, else the first user it names. */
static const struct field *
user_of(const struct entity *e)
{
	const struct field *owner = entity_field(e, "owner");

	for (const struct field *f = e->fields; f->name && !(owner && owner->to == &user_entity); f++)
		if (f->to == &user_entity)
			owner = f;
	return owner && owner->to == &user_entity ? owner : NULL;
}

/* What a row is called: its title, else the words of its choices. */
static const char *
title_of(struct query *q)
{
	struct buf sql = { 0 };
	const char *answer;

	if (q->entity->title)
		return arena_printf(q->arena, "t.\"%s\"", q->entity->title);
	for (const struct field *f = q->entity->fields; f->name; f++)
		if (f->list && f != kind_of(q->entity))
			buf_printf(&sql, "%scoalesce(t.\"%s\", '')", sql.length ? " || ' ' || " : "trim(", f->name);
	buf_text(&sql, sql.length ? ")" : "NULL");
	answer = arena_string(q->arena, sql.data);
	buf_free(&sql);
	return answer;
}

static void
add_events(struct access *a, struct arena *arena, struct buf *sql, const struct reference *all, int count, int i,
    int64_t id)
{
	const struct field **by = arena_alloc(arena, (size_t)(count + 1) * sizeof *by);
	const struct entity *noun = all[i].noun;
	const struct field *kind = kind_of(noun), *user = user_of(noun);
	struct query *q = query_new(a, arena, noun);

	for (int k = i, n = 0; k < count && all[k].noun == noun; k++)
		by[n++] = all[k].by;
	query_referring(q, by, &id, 1);
	buf_printf(sql, "%sSELECT %d, t.\"%s\", %s, %s%s%s, %s, %s, %s, NULL, NULL, NULL",
	    sql->length ? " UNION ALL " : "", i, entity_key(noun), day_of(q), noun->code ? "t.\"" : "",
	    noun->code ? noun->code : "NULL", noun->code ? "\"" : "", kind ? "t.kind" : "NULL", title_of(q),
	    user ? query_title(q, (struct place){ 0, user, false }) : "NULL");
	query_from(q, sql);
}

/* Who gave a dated value: the user of the change set among whose new facts it is. */
#define GIVER \
	"(SELECT coalesce(u.name, c.login) FROM inserted AS i " \
	"JOIN change_set AS c ON c.change_set_id = i.change_set_id LEFT JOIN \"user\" AS u ON u.login = c.login " \
	"WHERE i.entity = '%s_dated' AND i.last_id >= d.dated_id AND i.first_id <= d.dated_id " \
	"ORDER BY i.last_id LIMIT 1)"

struct statement *
related_timeline(struct access *a, struct arena *arena, const struct entity *to, const struct reference *all, int count,
    int64_t id, bool facts)
{
	struct buf sql = { 0 };

	for (int i = 0; i < count; i++)
		if (i == 0 || all[i].noun != all[i - 1].noun)
			add_events(a, arena, &sql, all, count, i, id);
	if (facts && has_facts(to)) {
		buf_text(&sql, sql.length ? " UNION ALL " : "");
		add_facts(a, &sql, to, id, arena_printf(arena, "-1, d.dated_id, d.since, NULL, d.field, NULL, " GIVER
		    ", d.number, d.text, d.reason", entity_table(to)));
	}
	if (sql.length)
		buf_text(&sql, " ORDER BY 3 DESC, 1, 2 DESC");
	return prepare(a, &sql);
}
