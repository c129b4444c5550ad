/* SPDX-License-Identifier: ISC */
/* key - which row a KEY means. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "query/key.h"
#include "query/near.h"

#define MOST_NOUNS 100

/* A statement per noun and field, since imports ask the same thing for every row. */
struct finder {
	const struct entity *entity;
	struct statement *by_code, *by_title, *by_id, *within;
	const struct field *of;   /* the field that within looks at */
};

static struct finder *
finder_of(const struct entity *entity)
{
	static struct finder finders[MOST_NOUNS];
	int i;

	for (i = 0; finders[i].entity && finders[i].entity != entity; i++)
		;
	finders[i].entity = entity;
	return &finders[i];
}

/* of: a reference that is to have the value ?2; or NULL. */
static struct statement *
finding(struct access *a, const struct entity *entity, const char *field, const struct field *of)
{
	const char *table = access_table(a, entity), *key = table ? entity_stored_key(entity) : entity_key(entity);
	struct buf sql = { 0 };
	struct statement *st;

	if (table && strcmp(field, entity_key(entity)) == 0)
		field = key;
	buf_printf(&sql, "SELECT %s, deleted FROM %s WHERE \"%s\" = ?1", key, table ? table : access_source(a, entity),
	    field);
	if (table)
		buf_printf(&sql, " AND %s = 1", entity->role);
	if (of)
		buf_printf(&sql, " AND \"%s\" = ?2", field_id_name(of));
	st = db_prepare(access_db(a), sql.data);
	buf_free(&sql);
	return st;
}

/* The rows of a statement that is bound: none, one with its id, or many. */
static enum found
one_of(struct statement *st, bool with_deleted, int64_t *id)
{
	int found = 0;

	while (found < 2 && db_step(st)) {
		struct value deleted;

		db_value(st, 1, &deleted);
		if (deleted.kind == EMPTY || with_deleted) {
			*id = db_number(st, 0);
			found++;
		}
	}
	db_reset(st);
	return found == 0 ? FOUND_NONE : found == 1 ? FOUND_ONE : FOUND_MANY;
}

static enum found
find_by(struct access *a, const struct entity *entity, const char *field, struct statement **st,
    const struct value *wanted, bool with_deleted, int64_t *id)
{
	if (!field)
		return FOUND_NONE;
	if (!*st)
		*st = finding(a, entity, field, NULL);
	db_reset(*st);
	db_bind(*st, 1, wanted);
	return one_of(*st, with_deleted, id);
}

static bool
row_id(const char *text, int64_t *id)
{
	char *end;

	if (strncmp(text, "id=", 3) != 0)
		return false;
	*id = strtoll(text + 3, &end, 10);
	return end > text + 3 && *end == '\0';
}

enum found
key_find(struct access *a, const struct entity *entity, const char *text, size_t length, bool with_deleted, int64_t *id)
{
	struct finder *f = finder_of(entity);
	struct value wanted = { TEXT, 0, text, length };
	enum found found;

	if (length > 3 && text[0] == 'i' && row_id(text, id)) {
		wanted = value_number(*id);
		return find_by(a, entity, entity_key(entity), &f->by_id, &wanted, with_deleted, id);
	}
	found = find_by(a, entity, entity->code, &f->by_code, &wanted, with_deleted, id);
	return found != FOUND_NONE ? found : find_by(a, entity, entity->title, &f->by_title, &wanted, with_deleted, id);
}

enum found
key_within(struct access *a, const struct entity *entity, const char *title, size_t length, const struct field *of,
    int64_t wanted, int64_t *id)
{
	struct finder *f = finder_of(entity);
	struct value text = { TEXT, 0, title, length };

	if (!entity->title)
		return FOUND_NONE;
	if (f->of != of) {
		db_finish(f->within);
		f->within = finding(a, entity, entity->title, of);
		f->of = of;
	}
	db_bind(f->within, 1, &text);
	db_bind_number(f->within, 2, wanted);
	return one_of(f->within, false, id);
}

enum found
key_by_field(struct access *a, const struct entity *entity, const struct field *field, const struct value *v,
    int64_t *id)
{
	struct finder *f = finder_of(entity);
	static struct statement *other;
	static const struct field *other_field;

	if (entity->code && strcmp(field->name, entity->code) == 0)
		return find_by(a, entity, field->name, &f->by_code, v, false, id);
	if (entity->title && strcmp(field->name, entity->title) == 0)
		return find_by(a, entity, field->name, &f->by_title, v, false, id);
	if (other_field != field) {
		db_finish(other);
		other = NULL;
		other_field = field;
	}
	return find_by(a, entity, field_column(field), &other, v, false, id);
}

bool
key_exists(struct access *a, const struct entity *entity, int64_t id)
{
	struct finder *f = finder_of(entity);
	struct value wanted = value_number(id);

	return find_by(a, entity, entity_key(entity), &f->by_id, &wanted, true, &id) == FOUND_ONE;
}

static void
offer_all(struct access *a, struct near *near, const struct entity *entity, const char *field)
{
	struct buf sql = { 0 };
	struct statement *st;

	if (!field)
		return;
	buf_printf(&sql, "SELECT \"%s\" FROM %s WHERE deleted IS NULL AND \"%s\" IS NOT NULL LIMIT 20000", field,
	    access_source(a, entity), field);
	st = db_prepare(access_db(a), sql.data);
	while (db_step(st))
		near_offer(near, db_text(st, 0));
	db_finish(st);
	buf_free(&sql);
}

/* Of a row in the recycle bin whose key is bound: the row it was merged into, and since when it lies there. */
static void
ask_gone(struct access *a, struct buf *sql, const struct entity *entity, bool by_id)
{
	const struct field *into = entity_field(entity, "merged_into");

	buf_printf(sql, "SELECT %s%s%s, d.deleted FROM %s AS d", into ? "k.\"" : "NULL", into ? entity->code : "",
	    into ? "\"" : "", access_source(a, entity));
	if (into)
		buf_printf(sql, " LEFT JOIN %s AS k ON k.%s = d.%s", access_source(a, entity), entity_key(entity),
		    field_column(into));
	buf_printf(sql, " WHERE d.deleted IS NOT NULL AND d.\"%s\" = ?1",
	    by_id || !entity->code ? entity_key(entity) : entity->code);
	if (!by_id && entity->title)
		buf_printf(sql, " OR d.deleted IS NOT NULL AND d.\"%s\" = ?1", entity->title);
	buf_text(sql, " ORDER BY 2 DESC LIMIT 1");
}

const char *
key_gone(struct access *a, struct arena *arena, const struct entity *entity, const char *text)
{
	struct buf sql = { 0 };
	struct statement *st;
	const char *says = NULL;
	struct value wanted = value_text(text);
	int64_t id;
	bool by_id = row_id(text, &id);

	if (!entity_field(entity, "deleted") || (!by_id && !entity->code && !entity->title))
		return NULL;
	ask_gone(a, &sql, entity, by_id);
	if (by_id)
		wanted = value_number(id);
	st = db_prepare(access_db(a), sql.data);
	db_bind(st, 1, &wanted);
	if (db_step(st))
		says = db_text(st, 0) ? arena_said(arena, "it was merged into %s", db_text(st, 0)) :
		    arena_said(arena, "it is in the recycle bin since %s", db_text(st, 1));
	db_finish(st);
	buf_free(&sql);
	return says;
}

/* The reference that tells rows of one title apart: the customer of a contact; or NULL. */
static const struct field *
whose(const struct entity *entity)
{
	for (const struct field *f = entity->fields; f->name; f++)
		if (f->to && f->to != entity && f->to != &user_entity && f->to->title && !f->quiet)
			return f;
	return NULL;
}

/* The first rows of a title: "id=1 (Acme), id=3 (Beta)". In the arena. */
static const char *
name_several(struct access *a, struct arena *arena, const struct entity *entity, const char *text)
{
	const struct field *of = whose(entity);
	struct buf sql = { 0 }, says = { 0 };
	struct statement *st;
	const char *answer;
	int n = 0;

	buf_printf(&sql, "SELECT %s%s%s, t.%s", entity->code ? "t.\"" : "NULL", entity->code ? entity->code : "",
	    entity->code ? "\"" : "", entity_key(entity));
	buf_printf(&sql, of ? ", (SELECT o.\"%s\" FROM %s AS o WHERE o.%s = t.\"%s\")" : ", NULL", of ? of->to->title :
	    "", of ? access_source(a, of->to) : "", of ? entity_key(of->to) : "", of ? field_id_name(of) : "");
	buf_printf(&sql, " FROM %s AS t WHERE t.\"%s\" = ?1 AND t.deleted IS NULL ORDER BY 2 LIMIT 6",
	    access_source(a, entity), entity->title);
	st = db_prepare(access_db(a), sql.data);
	db_bind_text(st, 1, text);
	for (; db_step(st); n++) {
		if (n < 5 && db_text(st, 0))
			buf_printf(&says, "%s%s", n ? ", " : "", db_text(st, 0));
		else if (n < 5)
			buf_printf(&says, "%sid=%lld", n ? ", " : "", (long long)db_number(st, 1));
		else
			buf_text(&says, ", ...");
		if (n < 5 && db_text(st, 2))
			buf_printf(&says, " (%s)", db_text(st, 2));
	}
	db_finish(st);
	answer = arena_string(arena, buf_string(&says));
	buf_free(&sql);
	buf_free(&says);
	return answer;
}

const char *
key_says(struct access *a, struct arena *arena, const struct entity *entity, const char *text, enum found found)
{
	struct arena *scratch = arena_new();
	struct near *near = near_new(scratch, text);
	const char *says, *gone = found == FOUND_NONE ? key_gone(a, arena, entity, text) : NULL;

	if (gone) {
		says = arena_said(arena, "no %s '%s': %s", entity_words(arena, entity), text, gone);
	} else if (found == FOUND_MANY) {
		says = arena_said(arena, "several %s are called '%s', name one: %s", entity_several(arena, entity),
		    text, name_several(a, arena, entity, text));
	} else {
		offer_all(a, near, entity, entity->title);
		offer_all(a, near, entity, entity->code);
		says = arena_said(arena, "no %s '%s'%s", entity_words(arena, entity), text, near_says(near));
	}
	arena_free(scratch);
	return says;
}

int64_t
key_need(struct access *a, const struct entity *entity, const char *text, bool with_deleted)
{
	int64_t id;
	enum found found;

	if (entity == &user_entity && strcmp(text, "me") == 0)
		return access_caller(a);
	found = key_find(a, entity, text, strlen(text), with_deleted, &id);
	if (found != FOUND_ONE)
		die(NO, "%s", key_says(a, arena_new(), entity, text, found));
	return id;
}

const char *
key_title(struct access *a, struct arena *arena, const struct entity *entity, int64_t id)
{
	struct buf sql = { 0 };
	struct statement *st;
	const char *title = NULL;

	if (!entity->title && !entity->code)
		return arena_printf(arena, "id=%lld", (long long)id);
	buf_printf(&sql, "SELECT coalesce(%s, %s) FROM %s WHERE %s = ?1", entity->title ? entity->title : entity->code,
	    entity->code ? entity->code : entity->title, access_source(a, entity), entity_key(entity));
	st = db_keep(access_db(a), sql.data);
	db_bind_number(st, 1, id);
	if (db_step(st) && db_text(st, 0))
		title = arena_string(arena, db_text(st, 0));
	db_reset(st);
	buf_free(&sql);
	return title ? title : arena_printf(arena, "id=%lld", (long long)id);
}
