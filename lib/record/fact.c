/* SPDX-License-Identifier: ISC */
/* fact - the dated values of fields. */
#include <string.h>

#include "record/fact.h"

#define MOST_NOUNS 100

struct facts {
	const struct entity *entity;
	const char *table;
	struct statement *insert;
};

static struct facts all[MOST_NOUNS];

static struct facts *
facts_of(struct change *c, const struct entity *entity)
{
	struct buf sql = { 0 };
	int i;

	for (i = 0; all[i].entity && all[i].entity != entity; i++)
		;
	if (!all[i].entity) {
		all[i].entity = entity;
		all[i].table = arena_printf(change_arena(c), "%s_dated", entity_table(entity));
		buf_printf(&sql, "INSERT INTO main.%s (row_id, field, since, number, text, reason) "
		    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
		    all[i].table);
		all[i].insert = db_prepare(access_db(change_access(c)), sql.data);
		buf_free(&sql);
	}
	return &all[i];
}

void
fact_close(void)
{
	for (int i = 0; all[i].entity; i++) {
		db_finish(all[i].insert);
		all[i].entity = NULL;
	}
}

void
fact_add(struct change *c, const struct entity *entity, const struct field *f, int64_t id, const char *since,
    const struct value *v)
{
	struct facts *facts = facts_of(c, entity);
	struct value none = VALUE_EMPTY, field = value_text(f->name), from = value_text(since),
	    why = value_text(change_reason(c));

	db_bind_number(facts->insert, 1, id);
	db_bind(facts->insert, 2, &field);
	db_bind(facts->insert, 3, &from);
	db_bind(facts->insert, 4, v->kind == INTEGER ? v : &none);
	db_bind(facts->insert, 5, v->kind == TEXT ? v : &none);
	db_bind(facts->insert, 6, &why);
	db_step(facts->insert);
	db_reset(facts->insert);
	change_inserted(c, facts->table, db_last_id(access_db(change_access(c))));
}

static const char *
day_for(struct change *c, const struct field *f, const struct draft *old, const struct draft *d)
{
	const char *since = record_since(c, f, old, d);
	const struct value *born;

	if (since)
		return since;
	if (old || change_has_day(c))
		return change_day(c);
	born = draft_get(d, d->entity->born ? d->entity->born : "created");
	if (born->kind == EMPTY)
		born = draft_get(d, "created");
	return born->kind == TEXT ? born->text : change_today(c);
}

static bool
not_to_come(struct change *c, const struct field *f, const char *since, struct problem *p)
{
	if (strcmp(since, change_today(c)) <= 0)
		return true;
	return refuse(p, f->name, arena_said(change_arena(c),
	    "%s is a day to come; what is dated holds from today (%s) or earlier", since, change_today(c)));
}

bool
fact_first(struct change *c, int64_t id, const struct draft *d, struct problem *p)
{
	for (const struct field *f = d->entity->fields; f->name; f++) {
		const struct value *v = &d->values[f - d->entity->fields];
		const char *since;

		if (!f->dated || v->kind == EMPTY)
			continue;
		since = day_for(c, f, NULL, d);
		if (!not_to_come(c, f, since, p))
			return false;
		fact_add(c, d->entity, f, id, since, v);
	}
	return true;
}

const char *
fact_last_day(struct change *c, const struct entity *entity, const struct field *f, int64_t id)
{
	static char last[DATE_TEXT];
	struct buf sql = { 0 }, answer = { 0 };
	bool found;

	buf_printf(&sql, "SELECT max(since) FROM main.%s_dated WHERE row_id = %lld AND field = ?1",
	    entity_table(entity), (long long)id);
	found = db_one_text(access_db(change_access(c)), sql.data, f->name, &answer) && answer.length < sizeof last;
	if (found)
		memcpy(last, answer.data, answer.length + 1);
	buf_free(&sql);
	buf_free(&answer);
	return found ? last : NULL;
}

bool
fact_changes(struct change *c, int64_t id, const struct draft *old, struct draft *d, unsigned char *differs,
    struct problem *p)
{
	for (const struct field *f = d->entity->fields; f->name; f++) {
		int i = (int)(f - d->entity->fields);
		const char *since, *last;

		if (!f->dated || !differs[i])
			continue;
		since = day_for(c, f, old, d);
		if (!not_to_come(c, f, since, p))
			return false;
		last = fact_last_day(c, d->entity, f, id);
		fact_add(c, d->entity, f, id, since, &d->values[i]);
		if (last && strcmp(since, last) < 0)
			differs[i] = 0;
	}
	return true;
}
