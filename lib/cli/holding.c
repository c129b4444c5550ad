/* SPDX-License-Identifier: ISC */
/* holding - receivables that nobody is to be reminded of, and until when. */
#include <string.h>

#include "base/date.h"
#include "cli/human.h"
#include "cli/lettering.h"

/* The hold that a receivable is on that day; 0: none. */
static int64_t
held_by(struct run *run, struct change *c, int64_t receivable)
{
	struct statement *st = db_keep(access_db(run->access), "SELECT max(hold_id) FROM main.hold "
	    "WHERE receivable_id = ?1 AND deleted IS NULL AND day <= ?2 AND coalesce(until, ?2) >= ?2");
	int64_t id;

	db_bind_number(st, 1, receivable);
	db_bind_text(st, 2, change_day(c));
	id = db_step(st) ? db_number(st, 0) : 0;
	db_reset(st);
	return id;
}

static bool
hold_one(struct run *run, struct change *c, int64_t receivable, struct draft *d, int64_t *id, struct problem *p)
{
	draft_set(d, "receivable", value_number(receivable));
	if (!draft_has(d, "day"))
		draft_set(d, "day", value_text(change_day(c)));
	if (!draft_has(d, "reason"))
		draft_set(d, "reason", value_text(run->options.why));
	if (!draft_has(d, "reason"))
		return refuse(p, "reason", N_("is required: --why says it"));
	if (draft_has(d, "until") && strcmp(draft_get(d, "until")->text, draft_get(d, "day")->text) < 0)
		return refuse(p, "until", N_("lies before the first day"));
	if (held_by(run, c, receivable))
		return refuse(p, NULL, N_("is on hold already: crm-ar unhold ends that"));
	return record_add(c, d, id, p);
}

/* The hold that a receivable is on, ended on the day before. */
static bool
release_one(struct run *run, struct change *c, int64_t receivable, struct draft *d, int64_t *id, struct problem *p)
{
	char before[DATE_TEXT];
	bool changed;

	*id = held_by(run, c, receivable);
	if (*id == 0)
		return refuse(p, NULL, N_("is not on hold"));
	draft_set(d, "until", value_text(date_after(change_day(c), -1, before)));
	return record_set(c, *id, d, &changed, p);
}

typedef bool one_hold(struct run *, struct change *, int64_t receivable, struct draft *, int64_t *id, struct problem *);

static enum status
each_hold(struct run *run, one_hold *does)
{
	struct selection *s = selection_read(run, &hold_entity, true);
	int64_t *ids = arena_alloc(run->arena, (s->count + 1) * sizeof *ids);
	struct draft *d = draft_new(run->arena, &hold_entity);
	struct problem p = { 0 };
	struct reading r;
	struct change *c;
	bool good = true;

	if (s->count == 0 && !run->dash)
		die(USAGE, _("name %s, or give rows on standard input with a lone -"),
		    entity_one(run->arena, &receivable_entity));
	run_can_print(run, &hold_entity);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &hold_entity);
	access_reading(run->access, &r);
	for (size_t i = 0; good && i < s->count; i++) {
		int64_t receivable = selection_id(run, &receivable_entity, &s->rows[i], false);

		draft_clear(d);
		good = selection_fill(run, s, &s->rows[i], &r, d, &p) && does(run, c, receivable, d, &ids[i], &p);
		p.place = s->rows[i].place ? s->rows[i].place : s->rows[i].key;
	}
	return good ? run_changed(run, c, &hold_entity, ids, s->count) : run_refused(run, c, &p);
}

enum status
hold_verb(struct run *run)
{
	return each_hold(run, hold_one);
}

enum status
unhold_verb(struct run *run)
{
	return each_hold(run, release_one);
}

enum status
holds_verb(struct run *run)
{
	struct query *q = run_query(run, &hold_entity);

	query_filter(q, "held=yes");
	run_filters(run, q);
	return run_print(run, q);
}
