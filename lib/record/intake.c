/* SPDX-License-Identifier: ISC */
/* intake - the cells of a row become the values of a draft. */
#include <string.h>

#include "base/decimal.h"
#include "base/map.h"
#include "base/text.h"
#include "query/choice.h"
#include "query/key.h"
#include "record/intake.h"

#define MOST_KNOWN 200000   /* references kept in memory for one field */
#define MOST_WORDS 1000      /* new ones for choice lists; more are a column mapped wrongly */

static bool
add_choice(struct import *im, const char *list, const char *text, struct problem *p)
{
	struct draft *d = draft_new(im->reading.arena, &choice_entity);
	int64_t id;

	draft_set(d, "list", value_text(list));
	draft_set(d, "code", value_text(text));
	draft_set(d, "position", value_number(db_one(access_db(im->access),
	    "SELECT max(position) FROM main.choice WHERE list = ?1", list, 0) + 1));
	im->counts.created++;
	if (!record_add(im->change, d, &id, p))
		return false;
	choice_forget(list);
	return true;
}

static bool
make_choice(struct import *im, const char *list, const char *text, struct problem *p)
{
	if (im->words == MOST_WORDS)
		return refuse(p, NULL, N_("more than 1000 new words: is this the right column?"));
	im->words++;
	return add_choice(im, list, text, p);
}

bool
make_record(struct import *im, const struct source *s, const char *text, int64_t within, int64_t *id,
    struct problem *p)
{
	const struct entity *entity = s->field->to;
	struct draft *d = draft_new(im->reading.arena, entity);
	size_t length = strlen(text);

	text = text_trim(text, &length);
	draft_set(d, entity->title ? entity->title : entity->code,
	    value_text(arena_copy(im->reading.arena, text, length)));
	if (within)
		draft_set(d, s->of->name, value_number(within));
	im->counts.created++;
	return record_add(im->change, d, id, p);
}

/* What narrows a reference in this row: the id of its customer; 0: nothing. */
static int64_t
scope_of(const struct import *im, const struct source *s)
{
	const struct value *v = s->scope >= 0 ? &im->draft->values[s->scope] : NULL;

	return v && v->kind == INTEGER ? v->number : 0;
}

/* A name means the row of that name within the scope first. What has no code and is to be made where it is not
 * there is made within, whoever else has the name. */
static enum assigned
assign_within(struct import *im, const struct source *s, const char *text, size_t length, int64_t within,
    struct value *out)
{
	size_t n = length;
	const char *name = text_trim(text, &n);
	int64_t id;

	if (within && key_within(im->access, s->field->to, name, n, s->of, within, &id) == FOUND_ONE) {
		*out = value_number(id);
		return ASSIGNED;
	}
	if (within && s->create && !s->field->to->code && strncmp(name, "id=", 3) != 0)
		return ASSIGN_UNKNOWN;
	return assign_value(im->access, &im->reading, s->field, text, length, out, NULL);
}

/* True for a noun of which a name, and what narrows the reference, is all that a row needs. */
static bool
is_made_by_name(const struct source *s)
{
	const struct entity *to = s->field->to;

	for (const struct field *f = to->fields; f->name; f++)
		if (f->required && !f->preset && f != s->of && strcmp(f->name, to->title ? to->title : "") != 0 &&
		    strcmp(f->name, to->code ? to->code : "") != 0)
			return false;
	return to->title && to != &user_entity;
}

static void
import_missed(struct import *im, const char *noun)
{
	const char *before = im->counts.missed;

	if (!before || !text_lists(before, ',', noun))
		im->counts.missed = before ? arena_printf(im->kept, "%s,%s", before, noun) : noun;
}

/* A reference by text, from what was seen before or the database. */
static bool
reference(struct import *im, const struct source *s, const char *text, size_t length, struct value *out,
    const char **why)
{
	struct problem p = { 0 };
	int64_t id, within = scope_of(im, s);
	const char *key = !within ? text :
	    arena_printf(im->reading.arena, "%lld\n%.*s", (long long)within, (int)length, text);
	size_t key_length = within ? strlen(key) : length;
	enum assigned done;

	if (map_get(s->known, key, key_length, &id)) {
		*out = value_number(id);
		return true;
	}
	done = assign_within(im, s, text, length, within, out);
	if (done == ASSIGN_UNKNOWN && s->field->to == im->options.entity)
		return false;
	if (done == ASSIGN_UNKNOWN && s->create) {
		const char *name = arena_copy(im->reading.arena, text, length);

		if (make_record(im, s, name, within, &id, &p)) {
			*out = value_number(id);
			done = ASSIGNED;
		} else {
			*why = arena_said(im->reading.arena, "cannot make %s '%s': %s: %s", s->field->to->name, name,
			    p.field, p.reason);
		}
	} else if (done != ASSIGNED) {
		assign_value(im->access, &im->reading, s->field, text, length, out, why);
		if (done == ASSIGN_UNKNOWN && is_made_by_name(s) &&
		    !key_gone(im->access, im->reading.arena, s->field->to, arena_copy(im->reading.arena, text, length)))
			import_missed(im, s->field->to->name);
	}
	if (done == ASSIGNED && out->kind == INTEGER && map_count(s->known) < MOST_KNOWN)
		map_add(s->known, key, key_length, out->number);
	return done == ASSIGNED;
}

static bool
choice(struct import *im, const struct source *s, const char *text, size_t length, struct value *out, const char **why)
{
	struct problem p = { 0 };
	enum assigned done = assign_value(im->access, &im->reading, s->field, text, length, out,
	    s->create ? NULL : why);

	if (done == ASSIGN_UNKNOWN && s->create) {
		const char *code = arena_copy(im->reading.arena, text, length);

		if (type_code.parse(&im->reading, text, length, out) == NULL &&
		    make_choice(im, s->field->list, out->text, &p))
			done = ASSIGNED;
		else
			*why = arena_said(im->reading.arena, "cannot add '%s' to the list %s%s%s", code, s->field->list,
			    p.reason ? ": " : "", p.reason ? p.reason : "");
	} else if (done != ASSIGNED && s->create) {
		assign_value(im->access, &im->reading, s->field, text, length, out, why);
	}
	return done == ASSIGNED;
}

/* What rounding added to an amount, in 10^-8. */
static void
note_rounding(struct import *im, const struct source *s, const char *text, size_t length, const struct value *v)
{
	int64_t exact;

	if (s->field->type == &type_money && v->kind == INTEGER &&
	    decimal_parse(text, length, 8, 8, true, &exact) == NULL)
		im->counts.rounded += v->number * 10000 - exact;
}

/* A text for a field of the row's draft. A reference to this noun itself may come to be later. */
static bool
take_text(struct import *im, const struct source *s, const char *text, size_t length, struct problem *p)
{
	int i = (int)(s->field - im->options.entity->fields);
	struct value *out = &im->draft->values[i];
	const char *why = NULL;
	bool good;

	im->draft->given[i] = true;
	if (s->by_id) {
		struct assignment a = { .field = s->field, .by_id = true };

		return assign_into(im->draft, im->access, &im->reading, &a, arena_copy(im->reading.arena, text, length),
		    p);
	}
	if (s->field->to)
		good = reference(im, s, text, length, out, &why);
	else if (s->field->list)
		good = choice(im, s, text, length, out, &why);
	else
		good = assign_value(im->access, &im->reading, s->field, text, length, out, &why) == ASSIGNED;
	if (good && im->options.round)
		note_rounding(im, s, text, length, out);
	if (!good && s->field->to == im->options.entity) {
		im->draft->given[i] = false;
		return later_note(im->later, s, text, length);
	}
	return good || refuse(p, s->field->name, why);
}

static bool
has_source(const struct import *im, const char *field)
{
	for (int i = 0; i < im->mapping->count; i++)
		if (strcmp(im->mapping->sources[i].field->name, field) == 0)
			return true;
	return false;
}

/* A cell of a field that has one for further values: the first value is its own, the rest theirs. */
static bool
take_several(struct import *im, const struct source *s, const char *text, size_t length, struct problem *p)
{
	struct buf numbers = { 0 };
	size_t first = s->field->more &&
	    !has_source(im, s->field->more) ? assign_first(text, length, &numbers) : length;
	struct source rest = { .field = s->field->more ? entity_field(im->options.entity, s->field->more) : NULL,
	    .column = -1 };
	bool good;

	if (numbers.length == 0)
		return take_text(im, s, text, first, p);
	good = take_text(im, s, arena_copy(im->reading.arena, text, first), first, p) &&
	    take_text(im, &rest, arena_copy(im->reading.arena, numbers.data, numbers.length), numbers.length, p);
	buf_free(&numbers);
	return good;
}

/* What a list shows of a personal detail is stars, which leave it as it is; and some are not to be kept. */
static bool
leaves_out(struct source *s, const struct cell *cell)
{
	if (!s->field->personal || !cell || cell->state != CELL_TEXT)
		return false;
	if (strstr(cell->text, "***"))
		return true;
	s->met |= s->forbidden;
	return s->forbidden;
}

bool
take_row(struct import *im, const struct row *row, struct problem *p)
{
	draft_clear(im->draft);
	later_begin(im->later);
	for (int i = 0; i < im->mapping->count; i++) {
		struct source *s = &im->mapping->sources[i];
		const struct cell *cell = s->column >= 0 && s->column < row->count ? &row->cells[s->column] : NULL;

		if (leaves_out(s, cell))
			continue;
		if (s->column < 0) {
			if (!take_text(im, s, s->constant, strlen(s->constant), p))
				return false;
		} else if (cell && cell->literal && (*cell->text == '{' || *cell->text == '[')) {
			return refuse(p, s->field->name, N_("an object or a list, where one value is needed"));
		} else if (cell && cell->state == CELL_TEXT) {
			if (!take_several(im, s, cell->text, cell->length, p))
				return false;
		} else if (s->fallback) {
			if (!take_text(im, s, s->fallback, strlen(s->fallback), p))
				return false;
		} else if (cell && (cell->state == CELL_NULL || im->options.clear_empty)) {
			draft_set(im->draft, s->field->name, VALUE_EMPTY);
		}
	}
	return true;
}
