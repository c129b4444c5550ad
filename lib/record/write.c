/* SPDX-License-Identifier: ISC */
/* write - adding, changing, removing and restoring rows of any noun. */
#include <string.h>

#include "query/key.h"
#include "record/fingerprint.h"
#include "record/code.h"
#include "record/fact.h"
#include "record/assign.h"
#include "record/insert.h"
#include "record/hook.h"
#include "record/period.h"

#define MOST_NOUNS 100

/* What is kept per noun while a run writes many rows of it. */
struct store {
	const struct entity *entity;
	int count;                           /* of fields */
	struct inserter inserter;
	struct statement *load, *update, *cycle;
	const struct field *tree;            /* the field cycle looks at */
	struct arena *loaded;                /* texts of the row loaded last */
	struct draft *presets;
	int64_t touched_by;                  /* the rev of the row loaded last */
	unsigned char updated[MOST_FIELDS];  /* the fields update sets */
};

static struct store stores[MOST_NOUNS];

static struct store *
store_of(const struct entity *entity)
{
	int i;

	for (i = 0; stores[i].entity && stores[i].entity != entity; i++)
		;
	if (!stores[i].entity)
		stores[i] = (struct store){ .entity = entity, .count = entity_field_count(entity) };
	return &stores[i];
}

void
record_close(void)
{
	for (int i = 0; stores[i].entity; i++) {
		db_finish(stores[i].inserter.statement);
		db_finish(stores[i].load);
		db_finish(stores[i].update);
		db_finish(stores[i].cycle);
		if (stores[i].loaded)
			arena_free(stores[i].loaded);
		stores[i].entity = NULL;
	}
	fact_close();
	period_forget();
}

static struct db *
db_of(struct change *c)
{
	return access_db(change_access(c));
}

static struct statement *
prepare_load(struct change *c, const struct store *s)
{
	struct buf sql = { 0 };
	struct statement *st;

	buf_text(&sql, "SELECT ");
	for (int i = 0; i < s->count; i++)
		buf_printf(&sql, "%s\"%s\"", i ? ", " : "", field_column(&s->entity->fields[i]));
	buf_printf(&sql, " FROM main.\"%s\" WHERE %s = ?1", entity_table(s->entity), entity_stored_key(s->entity));
	st = db_prepare(db_of(c), sql.data);
	buf_free(&sql);
	return st;
}

bool
record_load(struct change *c, int64_t id, struct draft *d)
{
	struct store *s = store_of(d->entity);
	bool found;

	if (!s->load) {
		s->load = prepare_load(c, s);
		s->loaded = arena_new();
	}
	arena_reset(s->loaded);
	db_bind_number(s->load, 1, id);
	found = db_step(s->load);
	for (int i = 0; i < s->count; i++) {
		d->values[i] = VALUE_EMPTY;
		d->given[i] = true;
		if (found)
			db_value(s->load, i, &d->values[i]);
		if (d->values[i].kind == TEXT)
			d->values[i].text = arena_copy(s->loaded, d->values[i].text, d->values[i].length);
	}
	db_reset(s->load);
	s->touched_by = found ? draft_get(d, "rev")->number : 0;
	return found;
}

int64_t
record_touched_by(const struct entity *entity)
{
	return store_of(entity)->touched_by;
}

/* Presets are read as if they had been typed, once per run. */
static const struct draft *
presets_of(struct change *c, struct store *s)
{
	struct reading r;

	if (s->presets)
		return s->presets;
	s->presets = draft_new(change_arena(c), s->entity);
	access_reading(change_access(c), &r);
	for (int i = 0; i < s->count; i++) {
		const struct field *f = &s->entity->fields[i];
		const char *why;

		if (f->preset && assign_value(change_access(c), &r, f, f->preset, strlen(f->preset),
		    &s->presets->values[i], &why) == ASSIGNED)
			s->presets->given[i] = true;
	}
	return s->presets;
}

/* Who touches a row leaves the change set and its day. */
static void
stamp(struct change *c, struct draft *d)
{
	draft_set(d, "rev", value_number(change_id(c)));
	draft_set(d, "updated", value_text(change_today(c)));
}

const struct draft *
record_presets(struct change *c, const struct entity *entity)
{
	return presets_of(c, store_of(entity));
}

static void
fill_presets(struct change *c, struct store *s, struct draft *d)
{
	const struct draft *presets = presets_of(c, s);

	if (s->entity->alike && !(s->entity->code && draft_has(d, s->entity->code)))
		draft_set(d, "fingerprint",
		    value_text(fingerprint_of(c, d, arena_alloc(change_arena(c), FINGERPRINT_TEXT))));
	for (int i = 0; i < s->count; i++)
		if (!d->given[i] && presets->given[i]) {
			d->values[i] = presets->values[i];
			d->given[i] = true;
		}
	stamp(c, d);
}

/* A record that is made for a day gone by is there from that day on. */
static void
date_birth(struct change *c, struct draft *d)
{
	if (change_has_day(c) && !draft_has(d, "created"))
		draft_set(d, "created", value_text(change_day(c)));
}

/* Of the fields that are marked (NULL: of all of them). */
static bool
may_stand(const struct draft *d, const unsigned char *marked, struct problem *p)
{
	for (int i = 0; d->entity->fields[i].name; i++) {
		const char *why = !marked || marked[i] ? draft_refuses(&d->entity->fields[i], &d->values[i]) : NULL;

		if (why)
			return refuse(p, d->entity->fields[i].name, why);
	}
	return true;
}

/* The field a broken rule or a UNIQUE column speaks of; NULL when the model does not say. */
static const struct field *
field_of_rule(const struct entity *entity, const char *name)
{
	const char *dot = strrchr(name, '.');

	for (const struct field *f = entity->fields; f->name; f++)
		if ((f->rule && strcmp(f->rule, name) == 0) || (dot && strcmp(field_column(f), dot + 1) == 0))
			return f;
	return NULL;
}

/* True when the row that has this value already is one that was put into the recycle bin. */
static bool
is_deleted(struct change *c, const struct entity *entity, const struct field *f, const char *value)
{
	struct buf sql = { 0 };
	bool deleted;

	if (!entity_field(entity, "deleted"))
		return false;
	buf_printf(&sql, "SELECT 1 FROM main.\"%s\" WHERE \"%s\" = ?1 AND deleted IS NOT NULL", entity_table(entity),
	    field_column(f));
	deleted = db_one(db_of(c), sql.data, value, 0) == 1;
	buf_free(&sql);
	return deleted;
}

static bool
violated(struct change *c, const struct draft *d, enum violation v, const char *name, struct problem *p)
{
	const struct field *f = field_of_rule(d->entity, name);
	const struct value *value = f ? &d->values[f - d->entity->fields] : NULL;

	if (v == BROKE_CHECK && f && f->says)
		return refuse(p, f->name, f->says);
	if (v == BROKE_UNIQUE && value && value->kind == TEXT)
		return refuse(p, f->name, arena_said(change_arena(c), is_deleted(c, d->entity, f, value->text) ?
		    N_("'%s' lies in the recycle bin: restore it, or take another") : N_("'%s' is there already"),
		    value->text));
	return refuse(p, f ? f->name : NULL, arena_said(change_arena(c), "breaks the rule %s", name));
}

/* A code of our own that somebody has typed already is passed over for the next. */
static bool
insert_with_code(struct change *c, struct store *s, struct draft *d, struct problem *p)
{
	const struct field *code = entity_field(s->entity, s->entity->code);
	const char *rule, *made;
	enum violation v;

	for (;;) {
		made = code && !draft_has(d, code->name) ? code_next(c, d) : NULL;
		if (made)
			d->values[code - s->entity->fields] = value_text(made);
		if (!may_stand(d, NULL, p))
			return false;
		v = insert_row(db_of(c), s->entity, &s->inserter, d->values, &rule);
		if (v == KEPT_RULES)
			return true;
		if (!made || v != BROKE_UNIQUE || field_of_rule(s->entity, rule) != code)
			return violated(c, d, v, rule, p);
	}
}

/* A noun whose rows have no pattern for codes is called by its title. */
static void
title_as_code(struct draft *d)
{
	const struct entity *e = d->entity;

	if (e->code && e->title && !e->pattern && !draft_has(d, e->code) && draft_has(d, e->title))
		draft_set(d, e->code, *draft_get(d, e->title));
}

/* A fact is never changed, and what is kept follows from facts. */
static bool
stays_open(const struct entity *entity, struct problem *p)
{
	if (entity->kind == FACT)
		return refuse(p, NULL, N_("is a fact and stays as it is: cancel its document, or undo its change set"));
	if (entity->kind == KEPT)
		return refuse(p, NULL, N_("is kept by the programs themselves: write what it follows from"));
	return true;
}

bool
record_add(struct change *c, struct draft *d, int64_t *id, struct problem *p)
{
	struct store *s = store_of(d->entity);

	if (d->entity->kind == KEPT)
		return stays_open(d->entity, p);
	date_birth(c, d);
	fill_presets(c, s, d);
	title_as_code(d);
	if (!record_prepare(c, 0, NULL, d, p) || !period_allows(c, NULL, d, p))
		return false;
	if (!insert_with_code(c, s, d, p))
		return false;
	*id = db_last_id(db_of(c));
	change_inserted(c, entity_table(d->entity), *id);
	return fact_first(c, *id, d, p);
}

/* The fields of a draft that differ from the row as it is. */
static int
find_changes(const struct store *s, const struct draft *old, const struct draft *d, unsigned char *changed)
{
	int n = 0;

	for (int i = 0; i < s->count; i++) {
		changed[i] = d->given[i] && !value_same(&old->values[i], &d->values[i]);
		n += changed[i];
	}
	return n;
}

static struct statement *
prepare_update(struct change *c, const struct store *s)
{
	struct buf sql = { 0 };
	struct statement *st;
	int n = 0;

	buf_printf(&sql, "UPDATE main.\"%s\" SET ", entity_table(s->entity));
	for (int i = 1; i < s->count; i++)
		if (s->updated[i])
			buf_printf(&sql, "%s\"%s\" = ?%d", n++ ? ", " : "", field_column(&s->entity->fields[i]), i);
	buf_printf(&sql, " WHERE %s = ?%d", entity_stored_key(s->entity), s->count);
	st = db_prepare(db_of(c), sql.data);
	buf_free(&sql);
	return st;
}

static enum violation
update(struct change *c, struct store *s, int64_t id, const struct draft *d, const unsigned char *changed,
    const char **rule)
{
	enum violation v;

	change_track(c, entity_table(s->entity));
	if (!s->update || memcmp(s->updated, changed, (size_t)s->count) != 0) {
		db_finish(s->update);
		memcpy(s->updated, changed, (size_t)s->count);
		s->update = prepare_update(c, s);
	}
	for (int i = 1; i < s->count; i++)
		if (changed[i])
			db_bind(s->update, i, &d->values[i]);
	db_bind_number(s->update, s->count, id);
	v = db_write(s->update, rule);
	db_reset(s->update);
	return v;
}

/* Whether a row stands among those above ?1. */
static struct statement *
prepare_cycle(struct change *c, const struct store *s, const struct field *f)
{
	struct buf sql = { 0 };
	struct statement *st;

	buf_printf(&sql, "WITH RECURSIVE up(id) AS (SELECT ?1 UNION SELECT m.%s FROM main.\"%s\" AS m "
	    "JOIN up ON m.%s = up.id WHERE m.%s IS NOT NULL) SELECT count(*) FROM up "
	    "WHERE id = ?2", field_column(f), entity_table(s->entity), entity_stored_key(s->entity), field_column(f));
	st = db_prepare(db_of(c), sql.data);
	buf_free(&sql);
	return st;
}

/* A reference to its own noun must lead to a root. */
static bool
has_no_cycle(struct change *c, struct store *s, const struct draft *d, int64_t id, const unsigned char *changed,
    struct problem *p)
{
	for (const struct field *f = d->entity->fields; f->name; f++) {
		const struct value *above = &d->values[f - d->entity->fields];
		bool cycle;

		if (!f->tree || !changed[f - d->entity->fields] || above->kind == EMPTY)
			continue;
		if (s->tree != f) {
			db_finish(s->cycle);
			s->cycle = prepare_cycle(c, s, f);
			s->tree = f;
		}
		db_bind(s->cycle, 1, above);
		db_bind_number(s->cycle, 2, id);
		cycle = db_step(s->cycle) && db_number(s->cycle, 0) > 0;
		db_reset(s->cycle);
		if (cycle)
			return refuse(p, f->name, N_("this would be a cycle: it stands above itself"));
	}
	return true;
}

bool
record_set(struct change *c, int64_t id, struct draft *d, bool *changed, struct problem *p)
{
	struct store *s = store_of(d->entity);
	unsigned char differs[MOST_FIELDS] = { 0 };
	struct draft old = { d->entity, (struct value[MOST_FIELDS]){ 0 }, (bool[MOST_FIELDS]){ 0 } };
	const char *rule;
	enum violation v;

	*changed = false;
	if (!record_load(c, id, &old))
		return refuse(p, NULL, N_("the row is gone"));
	if (find_changes(s, &old, d, differs) == 0)
		return true;
	if (!stays_open(d->entity, p) || !record_prepare(c, id, &old, d, p))
		return false;
	stamp(c, d);
	if (find_changes(s, &old, d, differs) == 0)
		return true;
	if (!may_stand(d, differs, p) || !period_allows(c, &old, d, p) || !has_no_cycle(c, s, d, id, differs, p) ||
	    !fact_changes(c, id, &old, d, differs, p))
		return false;
	v = update(c, s, id, d, differs, &rule);
	*changed = true;
	return v == KEPT_RULES || violated(c, d, v, rule, p);
}

static bool
mark(struct change *c, const struct entity *entity, int64_t id, struct value deleted, bool *changed, struct problem *p)
{
	struct draft d = { entity, (struct value[MOST_FIELDS]){ 0 }, (bool[MOST_FIELDS]){ 0 } };
	bool merged;

	if (!stays_open(entity, p))
		return false;
	if (!record_load(c, id, &d))
		return refuse(p, NULL, N_("the row is gone"));
	*changed = draft_get(&d, "deleted")->kind != deleted.kind;
	merged = entity_field(entity, "merged_into") && draft_has(&d, "merged_into");
	draft_clear(&d);
	if (!*changed)
		return true;
	if (merged)
		return refuse(p, NULL, N_("was merged into another; undo that change set to take them apart again"));
	draft_set(&d, "deleted", deleted);
	return record_set(c, id, &d, changed, p);
}

bool
record_remove(struct change *c, const struct entity *entity, int64_t id, bool *changed, struct problem *p)
{
	return mark(c, entity, id, value_text(change_today(c)), changed, p);
}

bool
record_restore(struct change *c, const struct entity *entity, int64_t id, bool *changed, struct problem *p)
{
	return mark(c, entity, id, VALUE_EMPTY, changed, p);
}
