/* SPDX-License-Identifier: ISC */
/* assign - what people type, to the value of a field. */
#include <string.h>

#include "base/phone.h"
#include "base/text.h"
#include "query/choice.h"
#include "query/key.h"
#include "query/near.h"
#include "record/assign.h"

static enum assigned
assign_choice(struct access *a, const struct reading *r, const struct field *f, const char *text, size_t length,
    struct value *out, const char **why)
{
	const struct choice *c = choice_find(a, f->list, text, length);
	const char *word;

	if (!c && !why)
		return ASSIGN_UNKNOWN;
	if (!c) {
		word = arena_copy(r->arena, text, length);
		*why = arena_said(r->arena, "no choice '%s' in list %s%s", word, f->list,
		    r->terse ? "" : choice_near(a, r->arena, f->list, word));
		return ASSIGN_UNKNOWN;
	}
	if (!c->active) {
		if (why)
			*why = arena_said(r->arena, "'%s' is retired from list %s", c->code, f->list);
		return ASSIGN_REFUSED;
	}
	*out = value_text(arena_string(r->arena, c->code));
	return ASSIGNED;
}

static enum assigned
assign_reference(struct access *a, const struct reading *r, const struct field *f, const char *text, size_t length,
    struct value *out, const char **why)
{
	const char *word = text_trim(text, &length);
	int64_t id;
	enum found found;

	word = arena_copy(r->arena, word, length);
	if (f->to == &user_entity && strcmp(word, "me") == 0) {
		id = access_caller(a);
		*out = id ? value_number(id) : VALUE_EMPTY;
		return ASSIGNED;
	}
	found = key_find(a, f->to, word, length, false, &id);
	if (found == FOUND_ONE) {
		*out = value_number(id);
		return ASSIGNED;
	}
	if (why)
		*why = r->terse && found == FOUND_NONE ? arena_said(r->arena, "no %s '%s'", f->to->name, word) :
		    key_says(a, r->arena, f->to, word, found);
	return found == FOUND_NONE ? ASSIGN_UNKNOWN : ASSIGN_REFUSED;
}

int
assign_scope(const struct entity *entity, const struct field *f, const struct field **of)
{
	for (*of = f->to ? f->to->fields : NULL; *of && (*of)->name; ++*of) {
		const struct field *mine = (*of)->to ? entity_field(entity, (*of)->name) : NULL;

		if (mine && mine != f && mine->to == (*of)->to && mine->to != &user_entity && !mine->tree &&
		    !(*of)->tree)
			return (int)(mine - entity->fields);
	}
	return -1;
}

enum assigned
assign_value(struct access *a, const struct reading *r, const struct field *f, const char *text, size_t length,
    struct value *out, const char **why)
{
	size_t trimmed = length;
	const char *reason;

	text_trim(text, &trimmed);
	*out = VALUE_EMPTY;
	if (trimmed == 0)
		return ASSIGNED;
	if (f->type == &type_choice)
		return assign_choice(a, r, f, text, length, out, why);
	if (f->type == &type_reference)
		return assign_reference(a, r, f, text, length, out, why);
	reason = f->type->parse(r, text, length, out);
	if (!reason)
		return ASSIGNED;
	if (why)
		*why = arena_said(r->arena, "cannot read '%.*s' as %s: %s",
		    (int)(length > 60 ? text_fit(text, length, 60) : length), text, f->type->name, said(reason));
	return ASSIGN_REFUSED;
}

const struct field *
assign_field(struct arena *arena, const struct entity *entity, const char *name, bool *by_id)
{
	*by_id = false;
	for (const struct field *f = entity->fields; f->name; f++) {
		*by_id = f->type == &type_reference && strcmp(field_id_name(f), name) == 0;
		if (!*by_id && strcmp(f->name, name) != 0)
			continue;
		if (f->fixed || f->type == &type_id)
			die(USAGE, "%s is kept by the program itself and cannot be set", name);
		return f;
	}
	if (entity_any_field(entity, name))
		die(USAGE, "%s is worked out from other fields and cannot be set", name);
	near_no_field(arena, entity, name);
}

static size_t
name_length(const char *operand)
{
	return strspn(operand, "abcdefghijklmnopqrstuvwxyz_0123456789");
}

bool
assign_is(const char *operand)
{
	size_t n = name_length(operand);

	return n > 0 && operand[n] == '=';
}

struct assignment
assign_parse(struct arena *arena, const struct entity *entity, const char *operand)
{
	size_t n = name_length(operand);
	struct assignment a = { 0 };

	if (!assign_is(operand))
		die(USAGE, "'%s' is not an assignment: field=value is", operand);
	a.field = assign_field(arena, entity, arena_copy(arena, operand, n), &a.by_id);
	a.value = operand + n + 1;
	if (a.value[0] == '@' && a.value[1] == '@')
		a.value++;
	else if (a.value[0] == '@')
		a.column = a.value + 1;
	return a;
}

/* A name that the row's own customer, say, narrows to one. */
static bool
assign_narrowed(const struct draft *d, struct access *a, const struct field *f, const char *text, struct value *out)
{
	const struct field *of;
	int scope = f->to ? assign_scope(d->entity, f, &of) : -1;
	size_t length = strlen(text);
	int64_t id;

	text = text_trim(text, &length);
	if (scope < 0 || d->values[scope].kind != INTEGER || length == 0 ||
	    key_within(a, f->to, text, length, of, d->values[scope].number, &id) != FOUND_ONE)
		return false;
	*out = value_number(id);
	return true;
}

static enum assigned
assign_id(struct access *a, const struct reading *r, const struct field *f, const char *text, struct value *out,
    const char **why)
{
	if (type_id.parse(r, text, strlen(text), out) == NULL && key_exists(a, f->to, out->number))
		return ASSIGNED;
	*why = arena_said(r->arena, "no %s with the id '%s'", f->to->name, text);
	return ASSIGN_UNKNOWN;
}

const char *
assign_forbids(struct access *a, const struct field *f)
{
	if (!f->personal || strcmp(access_setting(a, "personal"), "yes") == 0)
		return NULL;
	return N_("details of somebody's private life are not kept here: an administrator allows them by "
	    "crm-db settings personal=yes");
}

/* Each number of a text in its own form, with the marks between them as they were. */
static void
put_numbers(struct buf *out, const char *text, size_t length)
{
	size_t next, n;

	for (; length > 0; text += next, length -= next) {
		char number[PHONE_SIZE];

		n = phone_first(text, length, &next);
		if (phone_read(text, n, number))
			buf_text(out, number);
		else
			buf_add(out, text, n);
		buf_add(out, text + n, next - n);
	}
}

size_t
assign_first(const char *text, size_t length, struct buf *rest)
{
	size_t next, first = phone_first(text, length, &next);

	put_numbers(rest, text + next, length - next);
	return first;
}

/* Of several numbers the first stays, unless the further ones are given otherwise; the others go to their own field. */
static const char *
take_further(struct draft *d, const struct reading *r, const struct field *f, const char *text)
{
	struct buf rest = { 0 };
	size_t first = f->more && !draft_gives(d, f->more) ? assign_first(text, strlen(text), &rest) : strlen(text);

	if (rest.length)
		draft_set(d, f->more, value_text(arena_string(r->arena, rest.data)));
	buf_free(&rest);
	return text[first] ? arena_copy(r->arena, text, first) : text;
}

bool
assign_into(struct draft *d, struct access *a, const struct reading *r, const struct assignment *as, const char *text,
    struct problem *p)
{
	int i = (int)(as->field - d->entity->fields);
	const char *why = NULL;
	enum assigned done;

	why = *text ? assign_forbids(a, as->field) : NULL;
	if (!why && as->field->personal && strstr(text, "***"))
		why = N_("stars stand for what is not shown: list it with --unmask");
	if (why)
		return refuse(p, as->field->name, why);
	text = take_further(d, r, as->field, text);
	d->given[i] = true;
	if (!as->by_id && assign_narrowed(d, a, as->field, text, &d->values[i]))
		return true;
	if (as->by_id && *text)
		done = assign_id(a, r, as->field, text, &d->values[i], &why);
	else
		done = assign_value(a, r, as->field, text, strlen(text), &d->values[i], &why);
	return done == ASSIGNED || refuse(p, as->field->name, why);
}
