/* SPDX-License-Identifier: ISC */
/* closing - the verbs of crm-db that close the books and open them again. */
#include "cli/closing.h"

#include <string.h>

#include "cli/database.h"
#include "cli/human.h"
#include "cli/standard.h"
#include "query/choice.h"
#include "record/check.h"
#include "record/period.h"
#include "trade/period.h"

#define LIST "period-area"
#define MOST_AREAS 32

const char *closing_areas;
bool closing_all;

/* What is to be closed or opened: the days, and the areas that are not so yet. */
struct closing {
	struct run *run;
	struct change *change;
	char first[DATE_TEXT], last[DATE_TEXT], before[DATE_TEXT];   /* before: the day before the first */
	const char *areas[MOST_AREAS];
	int64_t ids[MOST_AREAS];
	int count;
	struct buf others;      /* areas in which more than these days are concerned */
	long found;
};

static void
read_period(struct closing *k)
{
	const struct calendar *calendar = access_calendar(k->run->access);
	const char *why, *word = k->run->count == 1 ? k->run->operands[0] : NULL;
	struct period days;

	if (!word)
		die(USAGE, _("name one period: 2026-10, 2026Q3, last-month"));
	if ((why = date_period(word, strlen(word), calendar, &days)) != NULL)
		die(USAGE, _("'%s' is no period: %s"), word, _(why));
	date_text(days.first, k->first);
	date_text(days.first - 1, k->before);
	date_text(days.last, k->last);
}

/* The areas of --area, each of which must be one; all of them without it. */
static void
read_areas(struct closing *k)
{
	const struct choice *area;
	const char *p = closing_areas;

	for (int i = 0; !p && (area = choice_at(k->run->access, LIST, i)) != NULL && k->count < MOST_AREAS; i++)
		if (area->active)
			k->areas[k->count++] = area->code;
	for (size_t n; p && *p && k->count < MOST_AREAS; p += n + (p[n] == ',')) {
		const char *name = arena_copy(k->run->arena, p, n = strcspn(p, ","));

		for (int i = 0; (area = choice_at(k->run->access, LIST, i)) != NULL && strcmp(area->code, name) != 0;
		    i++)
			;
		if (!area)
			die(USAGE, _("no area '%s': crm-db choices %s lists them"), name, LIST);
		k->areas[k->count++] = area->code;
	}
}

static void
begin(struct closing *k, struct run *run)
{
	*k = (struct closing){ .run = run };
	read_period(k);
	read_areas(k);
	run_can_print(run, &period_entity);
	k->change = run_change(run);
}

/* Leaves the areas where something is to be done: until lies before the day to close, or on the day to open or
 * later. */
static void
keep_areas(struct closing *k, const char *on, bool closed)
{
	int kept = 0;

	for (int i = 0; i < k->count; i++) {
		const char *until = period_until(k->change, k->areas[i]);

		if ((until && strcmp(until, on) >= 0) == closed)
			k->areas[kept++] = k->areas[i];
	}
	k->count = kept;
}

static void
note_other(struct closing *k, const char *area)
{
	buf_printf(&k->others, "%s%s", k->others.length ? ", " : "", area);
}

static bool
is_of(const struct finding *f, const char *area)
{
	const struct entity *entity = f->entity ? table_entity(f->entity) : NULL;
	const struct field *document = entity && entity->part_of ? entity_field(entity, entity->part_of) : NULL;

	return !f->entity || strcmp(f->check, area) == 0 ||
	    (entity && entity->area && strcmp(entity->area, area) == 0) ||
	    (document && document->to->area && strcmp(document->to->area, area) == 0);
}

static void
take_finding(const struct finding *f, void *context)
{
	struct closing *k = context;

	for (int i = 0; i < k->count; i++)
		if (is_of(f, k->areas[i])) {
			database_tell(f, NULL);
			k->found++;
			return;
		}
}

static enum status
move_all(struct closing *k, const char *until)
{
	struct problem p = { 0 };

	for (int i = 0; i < k->count; i++)
		if (!period_move(k->change, k->areas[i], until, &k->ids[i], &p))
			return run_refused(k->run, k->change, &p);
	return run_changed(k->run, k->change, &period_entity, k->ids, (size_t)k->count);
}

enum status
closing_close(struct run *run)
{
	struct closing k;

	access_need_admin(run->access, "close a period");
	begin(&k, run);
	if (change_repeated(k.change))
		return run_repeated(run, k.change, &period_entity);
	if (strcmp(k.last, change_today(k.change)) > 0)
		die(REFUSED, _("cannot close '%s': it is not over before %s"), run->operands[0], k.last);
	keep_areas(&k, k.last, false);
	if (k.count > 0)
		check_database(access_db(run->access), take_finding, &k);
	if (k.found) {
		change_abandon(k.change);
		warn(_("nothing was closed: put right what is said above"));
		return REFUSED;
	}
	for (int i = 0; i < k.count; i++) {
		const char *until = period_until(k.change, k.areas[i]);

		if (!until || strcmp(until, k.before) < 0)
			note_other(&k, k.areas[i]);
	}
	if (k.others.length)
		warn(_("all days before %s are closed with it: %s"), k.first, k.others.data);
	buf_free(&k.others);
	return move_all(&k, k.last);
}

enum status
closing_reopen(struct run *run)
{
	struct closing k;

	access_need_admin(run->access, "reopen a period");
	run->options.why = database_why;
	if (!run->options.why || !*run->options.why)
		die(USAGE, _("reopening a period needs a reason: --why TEXT"));
	begin(&k, run);
	if (change_repeated(k.change))
		return run_repeated(run, k.change, &period_entity);
	keep_areas(&k, k.first, true);
	if (k.count == 0)
		die(NO, _("'%s' is not closed: crm-db periods lists what is"), run->operands[0]);
	for (int i = 0; i < k.count; i++)
		if (strcmp(period_until(k.change, k.areas[i]), k.last) > 0)
			note_other(&k, k.areas[i]);
	if (k.others.length)
		warn(_("all days after %s are open again with it: %s"), k.last, k.others.data);
	buf_free(&k.others);
	return move_all(&k, k.before);
}

const struct entity *
closing_noun(struct run *run)
{
	(void)run;
	return &period_entity;
}

enum status
closing_list(struct run *run)
{
	struct query *q = run_query(run, &period_entity);

	if (!closing_all)
		query_filter(q, "current=yes");
	run_filters(run, q);
	return run_print(run, q);
}
