/* SPDX-License-Identifier: ISC */
/* owed - what is done about what is owed: overdue, given up, put off, charged for. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cli/answer.h"
#include "cli/human.h"
#include "cli/ledger.h"
#include "trade/allot.h"
#include "trade/item.h"
#include "trade/penalty.h"
#include "trade/plan.h"
#include "trade/side.h"

#define MOST_AXES 8

static const char *by, *stage, *rate, *until;

const struct option ledger_overdue_options[] = {
	{ "by", .argument = "FIELD,...", .text = &by,
	  .says = N_("how many, how much and how long by owner, customer, owner.department ...") },
	{ "stage", .argument = "STAGE", .text = &stage, .values = "early|collection",
	  .says = N_("overdue no longer than the days of the setting ar.early-days, or longer") },
	{ 0 }
};

const struct option ledger_penalty_options[] = {
	{ "rate", .argument = "RATE", .text = &rate, .single = true,
	  .says = N_("of what is overdue, for a day: 0.0005, 0.05%, 0.05%/day") },
	{ "until", .argument = "DATE", .text = &until, .type = &type_date,
	  .says = N_("the last day that is charged (today)") },
	{ 0 }
};

static struct query *
ask_overdue(struct run *run)
{
	const char *early = access_setting(run->access, "ar.early-days");
	struct query *q = run_query(run, run->program->entity);

	query_filter(q, "overdue>0");
	if (stage)
		query_filter(q, arena_printf(run->arena, "overdue%s%s", *stage == 'e' ? "<=" : ">", early));
	run_filters(run, q);
	return q;
}

enum status
ledger_overdue(struct run *run)
{
	struct query *q = ask_overdue(run);
	char *rest, *save = NULL;
	int n = 0;

	if (!by)
		return run_print_as(run, q, run->program->entity->columns, "-overdue");
	rest = arena_string(run->arena, by);
	for (char *w = strtok_r(rest, ",", &save); w; w = strtok_r(NULL, ",", &save)) {
		if (n++ == MOST_AXES)
			die(USAGE, _("'%s' names more than %d"), by, MOST_AXES);
		query_axis(q, w);
	}
	query_measure(q, "count");
	query_measure(q, "sum:open");
	query_measure(q, "max:overdue");
	query_share(q, "open");
	query_bar(q, "open");
	return answer_end(answer_groups(run, q));
}

/* A last operand that is no KEY stands for an assignment: 120 for amount=120. */
static void
name_last(struct run *run, const char *field, bool (*is_value)(const char *))
{
	int last = run->count - 1;

	if (last >= 0 && (last > 0 || run->dash) && !strchr(run->operands[last], '=') && is_value(run->operands[last]))
		run->operands[last] = arena_printf(run->arena, "%s=%s", field, run->operands[last]);
}

static bool
is_amount(const char *word)
{
	return *word && strspn(word, "0123456789.,") == strlen(word);
}

static bool
is_any(const char *word)
{
	(void)word;
	return true;
}

/* What the verb takes is all that may be given. */
static bool
gives_only(const struct draft *d, const char *field, struct problem *p)
{
	for (const struct field *f = d->entity->fields; f->name; f++)
		if (d->given[f - d->entity->fields] && strcmp(f->name, field) != 0)
			return refuse(p, f->name, N_("is not changed by this"));
	return true;
}

/* The amount given, else all that is open; false when it is more than that. */
static bool
take_amount(struct change *c, int64_t id, const struct draft *d, int64_t *amount, struct problem *p)
{
	int64_t open;

	if (!gives_only(d, "amount", p) || !change_settle(c, p))
		return false;
	open = item_open(c, id);
	*amount = draft_has(d, "amount") ? draft_get(d, "amount")->number : open;
	if (open <= 0)
		return refuse(p, "amount", N_("nothing is open"));
	if (*amount <= 0)
		return refuse(p, "amount", N_("an amount is more than nothing"));
	return *amount <= open ||
	    refuse(p, "amount", arena_said(change_arena(c), "only %s is open", allot_text(c, open)));
}

static bool
write_off_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	int64_t amount;

	return take_amount(c, id, d, &amount, p) &&
	    item_settle(c, id, "write-off", amount, change_day(c), run->options.why, 0, p);
}

/* What was written off of an item and not recovered, up to a day. */
static int64_t
given_up(struct change *c, int64_t id, const char *on)
{
	struct statement *st = db_keep(access_db(change_access(c)), "SELECT coalesce(sum(amount), 0) "
	    "FROM main.settlement WHERE item_id = ?1 AND kind = 'write-off' AND day <= ?2");
	int64_t amount;

	db_bind_number(st, 1, id);
	db_bind_text(st, 2, on);
	amount = db_step(st) ? db_number(st, 0) : 0;
	db_reset(st);
	return amount;
}

static bool
recover_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	int64_t lost = given_up(c, id, change_day(c)), amount;

	if (!gives_only(d, "amount", p) || !change_settle(c, p))
		return false;
	amount = draft_has(d, "amount") ? draft_get(d, "amount")->number : lost;
	if (lost <= 0)
		return refuse(p, "amount", N_("nothing is written off"));
	if (amount <= 0)
		return refuse(p, "amount", N_("an amount is more than nothing"));
	if (amount > lost)
		return refuse(p, "amount", arena_said(change_arena(c), "only %s is written off", allot_text(c, lost)));
	return item_settle(c, id, "write-off", -amount, change_day(c), run->options.why, 0, p);
}

static bool
discount_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	int64_t amount;

	if (!draft_gives(d, "amount"))
		return gives_only(d, "amount", p) && change_settle(c, p) && allot_discount(c, id, change_day(c), p);
	return take_amount(c, id, d, &amount, p) &&
	    item_settle(c, id, "discount", amount, change_day(c), run->options.why, 0, p);
}

static bool
defer_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	if (!gives_only(d, "due", p))
		return false;
	if (!draft_has(d, "due"))
		return refuse(p, "due", N_("is required: the day it is put off to"));
	if (!change_settle(c, p))
		return false;
	if (item_open(c, id) <= 0)
		return refuse(p, NULL, N_("nothing is open"));
	if (strcmp(draft_get(d, "due")->text, record_value(c, &item_entity, id, "day").text) < 0)
		return refuse(p, "due", N_("is before the day it is owed from"));
	return item_defer(c, id, draft_get(d, "due")->text, change_day(c), run->options.why, p);
}

static void
need_reason(const struct run *run)
{
	if (!run->options.why)
		die(USAGE, _("say why: --why TEXT"));
}

enum status
ledger_write_off(struct run *run)
{
	need_reason(run);
	name_last(run, "amount", is_amount);
	return each_row(run, run->program->entity, write_off_row);
}

enum status
ledger_recover(struct run *run)
{
	need_reason(run);
	name_last(run, "amount", is_amount);
	return each_row(run, run->program->entity, recover_row);
}

enum status
ledger_discount(struct run *run)
{
	name_last(run, "amount", is_amount);
	return each_row(run, run->program->entity, discount_row);
}

enum status
ledger_defer(struct run *run)
{
	need_reason(run);
	name_last(run, "due", is_any);
	return each_row(run, run->program->entity, defer_row);
}

/* Approved documents of which nothing is owed yet. */
static struct statement *
unplanned(struct run *run, const struct side *side)
{
	const char *document = side->document;

	return db_prepare(access_db(run->access), arena_printf(run->arena, "SELECT d.%s_id, d.code "
	    "FROM main.%s AS d WHERE d.status = 'approved' AND d.deleted IS NULL AND d.day <= ?1 "
	    "AND NOT EXISTS (SELECT 1 FROM main.item AS i WHERE i.%s_id = d.%s_id) "
	    "ORDER BY d.%s_id", document, document, document, document, document));
}

enum status
ledger_generate(struct run *run)
{
	const struct side *side = side_of(run->program->entity);
	struct problem p = { 0 };
	struct statement *st;
	struct change *c;
	bool good = true;

	run_can_print(run, run->program->entity);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, run->program->entity);
	st = unplanned(run, side);
	db_bind_text(st, 1, change_day(c));
	while (good && db_step(st)) {
		good = plan_start(c, side, db_number(st, 0), &p);
		if (!good && !p.place)
			p.place = arena_string(run->arena, db_text(st, 1));
	}
	db_finish(st);
	return good ? run_made(run, c, run->program->entity) : run_refused(run, c, &p);
}

/* 0.0005, 0.05% or 0.05%/day. */
static int64_t
daily_rate(struct run *run)
{
	size_t n = rate ? strcspn(rate, "/") : 0;
	int64_t value;

	if (!rate)
		die(USAGE, _("say what a day costs: --rate 0.0005"));
	if ((rate[n] && strcmp(rate + n, "/day") != 0) || !penalty_rate(arena_copy(run->arena, rate, n), &value))
		die(USAGE, _("--rate is the part of an amount that a day costs, such as 0.0005 or 0.05%%, not '%s'"),
		    rate);
	return value;
}

enum status
ledger_penalty(struct run *run)
{
	struct problem p = { 0 };
	int64_t per_day = daily_rate(run);
	struct query *q = selection_query(run, run->program->entity, false);
	struct statement *st;
	struct change *c;
	bool good = true;

	run_can_print(run, run->program->entity);
	query_into_temp(q, "charged");
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, run->program->entity);
	st = db_prepare(access_db(run->access), "SELECT id FROM temp.charged ORDER BY id");
	while (good && db_step(st))
		good = penalty_charge(c, side_of(run->program->entity), db_number(st, 0), per_day,
		    until ? until : change_day(c), &p);
	db_finish(st);
	return good ? run_made(run, c, run->program->entity) : run_refused(run, c, &p);
}

void
offer_owed(struct run *run, const char *prefix)
{
	complete_keys(run, run->program->entity, prefix);
}
