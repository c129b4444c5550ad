/* SPDX-License-Identifier: ISC */
/* merger - the rules for customers that are the same, and for those that are not. */
#include "trade/merger.h"

#include <string.h>

#include "base/firm.h"
#include "base/text.h"
#include "query/key.h"
#include "trade/trade.h"

#define SAME N_("a customer is the same as itself")

static struct db *
db_of(struct change *c)
{
	return access_db(change_access(c));
}

/* The digits of a number, or a name without its legal form. */
static void
essence(const struct field *f, const struct value *v, struct buf *out)
{
	struct buf folded = { 0 };

	if (f->type != &type_phone) {
		firm_name(out, v->text, v->length);
		return;
	}
	text_fold(&folded, v->text, v->length);
	for (size_t i = 0; i < folded.length; i++)
		if (!strchr(" -.()", folded.data[i]))
			buf_byte(out, folded.data[i]);
	buf_free(&folded);
}

static bool
says_same(const struct field *f, const struct value *a, const struct value *b)
{
	struct buf one = { 0 }, other = { 0 };
	bool same;

	if (a->kind != TEXT || b->kind != TEXT ||
	    (f->type != &type_phone && strcmp(f->name, customer_entity.title) != 0))
		return false;
	essence(f, a, &one);
	essence(f, b, &other);
	same = one.length > 0 && strcmp(buf_string(&one), buf_string(&other)) == 0;
	buf_free(&one);
	buf_free(&other);
	return same;
}

struct merging *
merger_begin(struct change *c, void (*clash)(const struct problem *, void *), void *context)
{
	struct merge_options *options = arena_alloc(change_arena(c), sizeof *options);

	*options = (struct merge_options){ &customer_entity, "tax_id", says_same, clash, context };
	return merge_begin(c, options);
}

static bool
is_among_rows(const struct merge_rows *rows, int64_t id)
{
	if (id == rows->keep)
		return true;
	for (size_t i = 0; i < rows->count; i++)
		if (rows->gone[i] == id)
			return true;
	return false;
}

/* Of the pairs that one of the rows has been told apart in, one within the rows: its distinction, or 0. */
static int64_t
told_apart(struct change *c, const struct merge_rows *rows, int64_t id, int64_t *other)
{
	struct statement *st = db_prepare(db_of(c), "SELECT distinction_id, other_id FROM main.distinction "
	    "WHERE deleted IS NULL AND customer_id = ?1 ORDER BY distinction_id");
	int64_t found = 0;

	db_bind_number(st, 1, id);
	while (!found && db_step(st)) {
		*other = db_number(st, 1);
		found = is_among_rows(rows, *other) ? db_number(st, 0) : 0;
	}
	db_finish(st);
	return found;
}

static const char *
code_of(struct change *c, int64_t id)
{
	struct value code = record_value(c, &customer_entity, id, "code");

	return code.kind == TEXT ? code.text : "";
}

bool
merger_rows(struct merging *m, struct change *c, const struct merge_rows *rows, struct problem *p)
{
	for (size_t i = 0; i <= rows->count; i++) {
		int64_t id = i ? rows->gone[i - 1] : rows->keep, other;

		if (!told_apart(c, rows, id, &other))
			continue;
		*p = (struct problem){ code_of(c, id), NULL, arena_said(change_arena(c),
		    "has been told apart from %s; crm-customer distinct --forget takes that back", code_of(c, other)) };
		return false;
	}
	return merge_rows(m, rows, p);
}

/* The hook puts the older customer first; a pair that stands already the right way round is enough. */
static void
put_in_order(struct change *c, int64_t id, int64_t one, int64_t other)
{
	struct draft *d = draft_new(change_arena(c), &distinction_entity);
	struct problem p;
	bool changed;

	draft_set(d, "customer", value_number(other));
	draft_set(d, "other", value_number(one));
	if (!record_set(c, id, d, &changed, &p))
		record_remove(c, &distinction_entity, id, &changed, &p);
}

bool
merger_end(struct merging *m, struct change *c, struct problem *p)
{
	static const char wrong[] = "SELECT distinction_id, customer_id, other_id FROM main.distinction "
	    "WHERE customer_id > other_id AND deleted IS NULL AND distinction_id > ?1 ORDER BY distinction_id LIMIT 1";
	struct statement *st;
	int64_t id = 0, one, other;

	if (!merge_end(m, p))
		return false;
	st = db_prepare(db_of(c), wrong);
	for (;;) {
		db_bind_number(st, 1, id);
		if (!db_step(st))
			break;
		id = db_number(st, 0);
		one = db_number(st, 1);
		other = db_number(st, 2);
		db_reset(st);
		put_in_order(c, id, one, other);
	}
	db_finish(st);
	return true;
}

/* The row of a pair, in the recycle bin or not; 0: none. */
static int64_t
pair_of(struct change *c, int64_t one, int64_t other, bool *deleted)
{
	struct statement *st = db_prepare(db_of(c), "SELECT distinction_id, deleted FROM main.distinction "
	    "WHERE (customer_id = ?1 AND other_id = ?2) OR (customer_id = ?2 AND other_id = ?1) "
	    "ORDER BY deleted IS NOT NULL LIMIT 1");
	int64_t id = 0;

	db_bind_number(st, 1, one);
	db_bind_number(st, 2, other);
	if (db_step(st)) {
		id = db_number(st, 0);
		*deleted = db_text(st, 1) != NULL;
	}
	db_finish(st);
	return id;
}

bool
merger_tell_apart(struct change *c, int64_t one, int64_t other, const char *note, int64_t *id, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &distinction_entity);
	bool deleted = false, changed;

	if (one == other)
		return refuse(p, NULL, SAME);
	if (note)
		draft_set(d, "note", value_text(note));
	*id = pair_of(c, one, other, &deleted);
	if (*id)
		return (!deleted || record_restore(c, &distinction_entity, *id, &changed, p)) &&
		    record_set(c, *id, d, &changed, p);
	draft_set(d, "customer", value_number(one));
	draft_set(d, "other", value_number(other));
	return record_add(c, d, id, p);
}

bool
merger_forget(struct change *c, int64_t one, int64_t other, int64_t *id, struct problem *p)
{
	bool deleted = false, changed;

	*id = pair_of(c, one, other, &deleted);
	if (*id && !deleted)
		return record_remove(c, &distinction_entity, *id, &changed, p);
	*p = (struct problem){ code_of(c, other), NULL,
		arena_said(change_arena(c), "has not been told apart from %s", code_of(c, one)) };
	return false;
}

/* The older customer stands first, so that a pair is there once. */
static bool
prepare_distinction(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	struct value one = *draft_then(old, d, "customer"), other = *draft_then(old, d, "other");

	(void)c;
	(void)id;
	if (one.kind != INTEGER || other.kind != INTEGER)
		return true;
	if (one.number == other.number)
		return refuse(p, "other", SAME);
	draft_set(d, "customer", one.number < other.number ? one : other);
	draft_set(d, "other", one.number < other.number ? other : one);
	return true;
}

const struct hooks merger_hooks = { .entity = &distinction_entity, .prepare = prepare_distinction };
