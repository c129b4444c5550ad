/* SPDX-License-Identifier: ISC */
/* merge - what the kept row gets from the others, and what stands in the way. */
#include "record/merge.h"

#include <string.h>

#include "base/phone.h"
#include "base/text.h"
#include "query/key.h"
#include "record/merging.h"

/* Rows of one merge, the kept one first, as one of the nouns of their table sees them. */
struct rows {
	struct merging *merging;
	const struct merge_rows *of;
	const struct entity *entity;
	struct draft **drafts;
	size_t count;
	struct draft *outcome;     /* what the kept row is to get */
	long clashes;
};

static int64_t
id_of(const struct rows *r, size_t i)
{
	return i == 0 ? r->of->keep : r->of->gone[i - 1];
}

/* A copy, since record_load lends its texts until the next row. */
static struct draft *
loaded(struct rows *r, size_t i)
{
	struct arena *arena = change_arena(r->merging->change);
	struct draft *d = draft_new(arena, r->entity);

	record_load(r->merging->change, id_of(r, i), d);
	for (int k = 0; r->entity->fields[k].name; k++)
		if (d->values[k].kind == TEXT)
			d->values[k].text = arena_copy(arena, d->values[k].text, d->values[k].length);
	return d;
}

static const struct value *
value_of(const struct rows *r, size_t i, const struct field *f)
{
	return &r->drafts[i]->values[f - r->entity->fields];
}

static bool
says_same(const struct rows *r, const struct field *f, const struct value *a, const struct value *b)
{
	const struct merge_options *options = r->merging->options;

	if (value_same(a, b) || (options->same && options->same(f, a, b)))
		return true;
	return a->kind == TEXT && b->kind == TEXT && f->type == &type_text && text_same(a->text, b->text);
}

/* The first row that has a value; the count when none has. */
static size_t
first_with(const struct rows *r, const struct field *f)
{
	size_t i = 0;

	while (i < r->count && value_of(r, i, f)->kind == EMPTY)
		i++;
	return i;
}

/* The row whose value is taken: the first preferred one that has any, else the first one. */
static size_t
winner(const struct rows *r, const struct field *f)
{
	for (size_t k = 0; k < r->of->preferred_count; k++)
		for (size_t i = 0; i < r->count; i++)
			if (id_of(r, i) == r->of->preferred[k] && value_of(r, i, f)->kind != EMPTY)
				return i;
	return first_with(r, f);
}

static const char *
shown(const struct rows *r, const struct field *f, const struct value *v)
{
	struct arena *arena = change_arena(r->merging->change);
	struct buf out = { 0 };
	const char *text;

	if (f->to)
		return key_title(change_access(r->merging->change), arena, f->to, v->number);
	type_print(f->type, v, &out);
	text = arena_string(arena, buf_string(&out));
	buf_free(&out);
	return text;
}

static void
tell_clash(struct rows *r, const struct field *f, size_t one, size_t other)
{
	const struct value *code = draft_get(r->drafts[other], r->entity->code ? r->entity->code : r->entity->title);
	struct problem p = { code->text, f->name, arena_said(change_arena(r->merging->change), "'%s' here, '%s' there",
	    shown(r, f, value_of(r, one, f)), shown(r, f, value_of(r, other, f))) };

	r->clashes++;
	r->merging->options->clash(&p, r->merging->options->context);
}

static void
take(struct rows *r, const struct field *f, struct value v)
{
	if (value_same(value_of(r, 0, f), &v))
		return;
	r->outcome->values[f - r->entity->fields] = v;
	r->outcome->given[f - r->entity->fields] = true;
}

/* A field that rows have one value of. */
static void
settle(struct rows *r, const struct field *f)
{
	size_t first = first_with(r, f), wins = winner(r, f);
	bool never = r->merging->options->never && strcmp(f->name, r->merging->options->never) == 0;
	bool free = !never && r->of->preferred_count > 0;

	if (first == r->count)
		return;
	for (size_t i = first + 1; i < r->count; i++) {
		const struct value *v = value_of(r, i, f);

		if (!free && v->kind != EMPTY && !says_same(r, f, value_of(r, first, f), v))
			tell_clash(r, f, first, i);
	}
	if (!says_same(r, f, value_of(r, 0, f), value_of(r, wins, f)))
		take(r, f, *value_of(r, wins, f));
}

static bool
listed(const struct rows *r, const struct field *f, const char *list, const struct value *v)
{
	size_t length;

	for (; *list; list += length + phone_mark(list + length, strlen(list + length))) {
		struct value part;

		for (length = 0; list[length] && phone_mark(list + length, strlen(list + length)) == 0; length++)
			;
		part = value_text(arena_copy(change_arena(r->merging->change), list, length));
		if (says_same(r, f, &part, v))
			return true;
	}
	return false;
}

/* Adds those values of a text to the list that are neither in it nor the field's own. */
static void
add_values(const struct rows *r, const struct field *f, struct buf *list, const struct value *own,
    const struct value *v)
{
	const char *text = v->kind == TEXT ? v->text : "";
	size_t length;

	for (; *text; text += length + phone_mark(text + length, strlen(text + length))) {
		const char *trimmed = text;
		struct value part;
		size_t rest;

		for (length = 0; text[length] && phone_mark(text + length, strlen(text + length)) == 0; length++)
			;
		rest = length;
		trimmed = text_trim(trimmed, &rest);
		part = value_text(arena_copy(change_arena(r->merging->change), trimmed, rest));
		if (part.kind == TEXT && !says_same(r, f, own, &part) && !listed(r, f, buf_string(list), &part))
			buf_printf(list, "%s%s", list->length ? "," : "", part.text);
	}
}

/* A field with further values: one is its own, the others go to those of all rows. */
static void
settle_several(struct rows *r, const struct field *f)
{
	const struct field *more = entity_field(r->entity, f->more);
	size_t wins = winner(r, f), at = (size_t)(more - r->entity->fields);
	struct value own = wins < r->count ? *value_of(r, wins, f) : VALUE_EMPTY;
	const struct value *before = r->outcome->given[at] ? &r->outcome->values[at] : value_of(r, 0, more);
	struct buf list = { 0 };

	buf_text(&list, before->kind == TEXT ? before->text : "");
	for (size_t i = 0; i < r->count; i++) {
		add_values(r, f, &list, &own, value_of(r, i, f));
		if (i > 0)
			add_values(r, f, &list, &own, value_of(r, i, more));
	}
	take(r, f, own);
	take(r, more, value_text(arena_string(change_arena(r->merging->change), buf_string(&list))));
	buf_free(&list);
}

static bool
is_role(const struct entity *entity, const struct field *f)
{
	for (int i = 0; model[i]; i++)
		if (model[i]->role && strcmp(model[i]->role, f->name) == 0 &&
		    strcmp(entity_table(model[i]), entity_table(entity)) == 0)
			return true;
	return false;
}

static void
settle_role(struct rows *r, const struct field *f)
{
	for (size_t i = 1; i < r->count; i++)
		if (value_of(r, i, f)->number == 1)
			take(r, f, value_number(1));
}

static bool
takes_more(const struct entity *entity, const struct field *f)
{
	for (const struct field *g = entity->fields; g->name; g++)
		if (g->more && strcmp(g->more, f->name) == 0)
			return true;
	return false;
}

/* What is each row's own. */
static bool
stays(const struct rows *r, const struct field *f)
{
	return f->type == &type_id || f->fixed || (r->entity->code && strcmp(f->name, r->entity->code) == 0) ||
	    (f->group && strcmp(f->group, "record") == 0) || takes_more(r->entity, f) ||
	    (r->entity != r->merging->options->entity && entity_field(r->merging->options->entity, f->name));
}

/* As one noun of the table sees them; others have fields of their own. */
static bool
merge_as(struct merging *m, const struct merge_rows *of, const struct entity *entity, struct problem *p)
{
	struct arena *arena = change_arena(m->change);
	struct rows r = { m, of, entity, arena_alloc(arena, (of->count + 1) * sizeof *r.drafts), of->count + 1,
		draft_new(arena, entity), 0 };
	bool changed;

	for (size_t i = 0; i < r.count; i++)
		r.drafts[i] = loaded(&r, i);
	for (const struct field *f = entity->fields; f->name; f++) {
		if (is_role(entity, f))
			settle_role(&r, f);
		else if (f->more && !stays(&r, f))
			settle_several(&r, f);
		else if (!stays(&r, f))
			settle(&r, f);
	}
	*p = (struct problem){ 0 };
	if (r.clashes || !record_set(m->change, of->keep, r.outcome, &changed, p)) {
		if (p->reason)
			p->place = draft_get(r.drafts[0], entity->code ? entity->code : entity->title)->text;
		return false;
	}
	return true;
}

bool
merge_rows(struct merging *m, const struct merge_rows *of, struct problem *p)
{
	const struct entity *entity = m->options->entity;
	bool good = merge_as(m, of, entity, p);

	for (int i = 0; model[i] && good; i++)
		if (model[i] != entity && strcmp(entity_table(model[i]), entity_table(entity)) == 0)
			good = merge_as(m, of, model[i], p);
	for (size_t i = 0; i < of->count && good; i++)
		merging_note(m, of->gone[i], of->keep);
	return good;
}
