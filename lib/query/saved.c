/* SPDX-License-Identifier: ISC */
/* saved - filters that have a name, which @NAME stands for. */

#include "base/error.h"
#include "base/text.h"
#include "query/internal.h"

/* The saved filters of a noun by name, or without a name those of all nouns. */
static struct statement *
find(struct access *a, const struct entity *entity, const char *name)
{
	struct statement *st = db_prepare(access_db(a), "SELECT name, noun, terms, note FROM \"filter\" "
	    "WHERE deleted IS NULL AND (noun = ?1 OR ?1 IS NULL) AND (name = ?2 OR ?2 IS NULL) ORDER BY name");
	struct value noun = value_text(entity ? entity->name : NULL), wanted = value_text(name);

	db_bind(st, 1, &noun);
	db_bind(st, 2, &wanted);
	return st;
}

void
query_saved(struct access *a, const struct entity *entity, void (*visit)(const char *name, const char *says))
{
	struct statement *st = find(a, entity, NULL);

	while (db_step(st))
		visit(db_text(st, 0), db_text(st, 3) ? db_text(st, 3) : db_text(st, 2));
	db_finish(st);
}

static _Noreturn void
unknown(struct query *q, const char *name)
{
	struct statement *st = find(q->access, NULL, name);
	struct near *near = near_new(q->arena, name);

	if (db_step(st))
		die(USAGE, "the saved filters '@%s' are of %s, not of %s", name, db_text(st, 1), q->entity->name);
	db_finish(st);
	st = find(q->access, q->entity, NULL);
	while (db_step(st))
		near_offer(near, db_text(st, 0));
	die(NO, "no saved filters '@%s' of %s%s (crm-filter list noun=%s)", name, q->entity->name, near_says(near),
	    q->entity->name);
}

void
query_take_saved(struct query *q, const char *name)
{
	struct statement *st = find(q->access, q->entity, name);
	char *terms, *word;
	bool open = false;

	if (q->saved)
		die(USAGE, "'@%s' stands among saved filters: they hold no others", name);
	if (!db_step(st))
		unknown(q, name);
	terms = arena_string(q->arena, db_text(st, 2));
	db_finish(st);
	q->saved = ++q->saved_count;
	while ((word = text_word(&terms, &open)) != NULL && !open)
		query_filter(q, word);
	if (open)
		die(USAGE, "saved filters '@%s': a quote is never closed", name);
	q->saved = 0;
}
