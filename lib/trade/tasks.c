/* SPDX-License-Identifier: ISC */
/* tasks - rules about tasks: done and its day, reminders, and what comes back. */
#include <string.h>

#include "trade/belonging.h"
#include "trade/recurrence.h"
#include "trade/trade.h"

static bool
is_done(const struct value *status)
{
	return status->kind == TEXT && strcmp(status->text, "done") == 0;
}

/* The day of a value of type date. */
static day
day_of(const struct value *v)
{
	return v->kind == TEXT ? date_iso(v->text, v->length) : DATE_NONE;
}

static struct value
date_value(struct change *c, day date)
{
	return value_text(date_text(date, arena_alloc(change_arena(c), DATE_TEXT)));
}

/*
 * A task is done on a day, and only one that is done has such a day. Who gives the day means that it is done;
 * who opens a task again takes the day away.
 */
static bool
settle_done(struct change *c, const struct draft *old, struct draft *d, struct problem *p)
{
	const struct value *status = draft_then(old, d, "status");
	bool opened = old ? !draft_changes(old, d, "status") :
	    status->kind == TEXT && strcmp(status->text, "open") == 0;
	const struct value *done;

	if (draft_changes(old, d, "done") && draft_has(d, "done") && opened)
		draft_set(d, "status", value_text("done"));
	status = draft_then(old, d, "status");
	done = draft_then(old, d, "done");
	if (!is_done(status)) {
		if (draft_changes(old, d, "done") && draft_has(d, "done"))
			return refuse(p, "done", N_("only a task whose status is done has the day it was done"));
		if (done->kind != EMPTY)
			draft_set(d, "done", VALUE_EMPTY);
		return true;
	}
	if (done->kind == EMPTY)
		draft_set(d, "done", value_text(change_day(c)));
	if (strcmp(draft_then(old, d, "done")->text, change_today(c)) > 0)
		return refuse(p, "done", N_("nothing is done on a day to come"));
	return true;
}

/* The day of the month that a series means stays with it, since short months have not every day. */
static bool
settle_repeat(struct change *c, const struct draft *old, struct draft *d, struct problem *p)
{
	const struct value *repeat = draft_then(old, d, "repeat"), *due = draft_then(old, d, "due");
	struct recurrence r;
	int year, month, of_month;

	if (!draft_changes(old, d, "repeat") && !draft_changes(old, d, "due"))
		return true;
	if (repeat->kind == EMPTY) {
		if (old)
			draft_set(d, "month_day", VALUE_EMPTY);
		return true;
	}
	if (!recurrence_read(repeat->text, &r))
		return refuse(p, "repeat", N_("repeat is daily, weekly, monthly, yearly, or 3d, 2w, 6m, 1y"));
	if (due->kind == EMPTY)
		return refuse(p, "due", N_("what comes back needs a day it is due"));
	draft_set(d, "repeat", value_text(recurrence_text(r, arena_alloc(change_arena(c), 8))));
	date_split(day_of(due), &year, &month, &of_month);
	if (!draft_has(d, "month_day") || old)
		draft_set(d, "month_day", value_number(of_month));
	return true;
}

static bool
settle_remind(const struct draft *old, const struct draft *d, struct problem *p)
{
	const struct value *remind = draft_then(old, d, "remind"), *due = draft_then(old, d, "due");

	if (remind->kind == TEXT && due->kind == TEXT && strcmp(remind->text, due->text) > 0)
		return refuse(p, "remind", N_("a reminder behind the day the task is due comes too late"));
	return true;
}

/* A task that was opened and done once more has its next one already. */
static bool
has_next(struct change *c, const struct draft *next)
{
	struct statement *st = db_prepare(access_db(change_access(c)),
	    "SELECT 1 FROM main.task WHERE due = ?1 AND subject = ?2 AND repeat = ?3 AND deleted IS NULL "
	    "AND owner_id IS NOT DISTINCT FROM ?4 AND customer_id IS NOT DISTINCT FROM ?5 LIMIT 1");
	static const char *const fields[] = { "due", "subject", "repeat", "owner", "customer" };
	bool found;

	for (int i = 0; i < 5; i++)
		db_bind(st, i + 1, draft_get(next, fields[i]));
	found = db_step(st);
	db_finish(st);
	return found;
}

static bool
make_next(struct change *c, const struct draft *old, const struct draft *d, struct problem *p)
{
	static const char *const kept[] = { "subject", "kind", "priority", "time", "owner", "customer",
	    "contact", "deal",
		"creator", "repeat", "month_day", "note" };
	struct draft *next = draft_new(change_arena(c), &task_entity);
	day due = day_of(draft_then(old, d, "due")), remind = day_of(draft_then(old, d, "remind")), then;
	struct recurrence r;
	int64_t id;

	if (!recurrence_read(draft_then(old, d, "repeat")->text, &r))
		return true;
	then = recurrence_next(r, due, (int)draft_then(old, d, "month_day")->number);
	if (then == DATE_NONE)
		return true;
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		draft_set(next, kept[i], *draft_then(old, d, kept[i]));
	draft_set(next, "due", date_value(c, then));
	if (remind != DATE_NONE)
		draft_set(next, "remind", date_value(c, then - (due - remind)));
	return has_next(c, next) || record_add(c, next, &id, p);
}

static bool
prepare_task(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	(void)id;
	if (!belonging_settle(c, old, d, p) || !settle_done(c, old, d, p) || !settle_repeat(c, old, d, p) ||
	    !settle_remind(old, d, p))
		return false;
	if (!old || is_done(draft_get(old, "status")) || !is_done(draft_then(old, d, "status")) ||
	    draft_then(old, d, "repeat")->kind == EMPTY)
		return true;
	return make_next(c, old, d, p);
}

const struct hooks task_hooks = { .entity = &task_entity, .prepare = prepare_task };
