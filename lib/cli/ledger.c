/* SPDX-License-Identifier: ISC */
/* ledger - money that came or went, and what it settles. */
#include "cli/ledger.h"

#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "cli/entering.h"
#include "cli/human.h"
#include "query/key.h"
#include "trade/allot.h"
#include "trade/side.h"

static const char *to;
static bool oldest, contract_first, discount;

#define TO_OPTION \
	{ "to", .argument = "ITEM[=AMOUNT],...", .text = &to, .says = N_("what is settled with it, in this order") }

#define WAYS \
	{ "oldest", .flag = &oldest, .says = N_("what is due first is settled first") }, \
	{ "contract-first", .flag = &contract_first, \
	  .says = N_("what is of its contract or purchase, then what is due first") }, \
	{ "discount", .flag = &discount, .says = N_("take off the discount for early payment that the terms grant") }, \
	{ 0 }

const struct option ledger_add_options[] = {
	TO_OPTION,
	AGAIN_OPTION,
	WAYS
};

const struct option ledger_use_options[] = {
	TO_OPTION,
	WAYS
};

const struct option ledger_allocate_options[] = { WAYS };

/* Bills come from customers. */
static const struct side *
side_of_run(const struct run *run)
{
	const struct side *side = side_of(run->program->entity);

	return side ? side : &side_sales;
}

/* How sources are divided that no items are named for. */
static const char *
rule(struct run *run)
{
	if (oldest && contract_first)
		die(USAGE, _("--oldest and --contract-first are two ways: give one"));
	return oldest ? "due" : contract_first ? "contract-first" : access_setting(run->access, "ar.allocate");
}

static const char *
day_of(struct change *c)
{
	return change_has_day(c) ? change_day(c) : NULL;
}

static bool
read_amount(struct run *run, const char *text, int64_t *amount, struct problem *p)
{
	struct reading r;
	const char *why;

	access_reading(run->access, &r);
	why = decimal_parse(text, strlen(text), MONEY_PLACES, r.money_decimals, false, amount);
	if (!why && *amount <= 0)
		why = N_("an amount is more than nothing");
	return !why || refuse(p, "amount", why);
}

/* ITEM or ITEM=AMOUNT, where ITEM may be id=7. */
static bool
allot_word(struct run *run, struct change *c, int64_t source, const char *word, struct problem *p)
{
	bool by_id = strncmp(word, "id=", 3) == 0;
	char *key = arena_string(run->arena, word), *amount = strchr(key + (by_id ? 3 : 0), '=');
	struct allotment a = { .source = source, .day = day_of(c), .discount = discount };

	if (amount)
		*amount++ = '\0';
	a.item = key_need(run->access, side_of_run(run)->owed, key, false);
	if ((!amount || read_amount(run, amount, &a.amount, p)) && allot(c, &a, p))
		return true;
	p->place = word;
	return false;
}

static bool
allot_rest(struct run *run, struct change *c, int64_t source, const char *by, struct problem *p)
{
	(void)run;
	return allot_by_rule(c, &(struct allotment){ .source = source, .day = day_of(c), .discount = discount }, by, p);
}

bool
ledger_use(struct run *run, struct change *c, int64_t id, struct problem *p)
{
	char *words = to ? arena_string(run->arena, to) : NULL, *save = NULL;

	for (char *w = words ? strtok_r(words, ",", &save) : NULL; w; w = strtok_r(NULL, ",", &save))
		if (!allot_word(run, c, id, w, p))
			return false;
	return (to && !oldest && !contract_first) || allot_rest(run, c, id, rule(run), p);
}

static bool
settle_added(struct run *run, struct change *c, int64_t id, struct problem *p)
{
	if (!entering_is_new(c, run->program->entity, id, p))
		return false;
	return record_value(c, run->program->entity, id, "refund").number || ledger_use(run, c, id, p);
}

enum status
ledger_add(struct run *run)
{
	rule(run);
	return add_rows_then(run, run->program->entity, settle_added);
}

/* What a row of standard input names beside the source. */
static const char *const names[] = { "item", "receivable", "payable", "amount", NULL };

static bool
allot_row(struct run *run, struct change *c, const struct selection *s, const struct selected *one, struct problem *p)
{
	int64_t source = selection_id(run, run->program->entity, one, false);
	const char *item = NULL, *word;
	bool good;

	for (int i = 0; s->has && i < 3; i++)
		if (s->has[i] && one->named[i] && *one->named[i])
			item = one->named[i];
	if (!item) {
		good = allot_rest(run, c, source, strcmp(rule(run), "none") == 0 ? "oldest" : rule(run), p);
	} else {
		word = s->has[3] && one->named[3] &&
		    *one->named[3] ? arena_printf(run->arena, "%s=%s", item, one->named[3]) : item;
		good = allot_word(run, c, source, word, p);
	}
	if (!good)
		p->place = one->place ? one->place : one->key;
	return good;
}

/* Rows of standard input, or all KEYs by a rule; else one source (0: none) and the items that it settles. */
static enum status
allot_all(struct run *run, const struct selection *s, int64_t source)
{
	struct problem p = { 0 };
	struct change *c;
	bool good = true;

	run_can_print(run, &settlement_entity);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &settlement_entity);
	for (size_t i = 0; good && s && i < s->count; i++)
		good = allot_row(run, c, s, &s->rows[i], &p);
	for (int i = 1; good && !s && i < run->count; i++)
		good = allot_word(run, c, source, run->operands[i], &p);
	return good ? run_made(run, c, &settlement_entity) : run_refused(run, c, &p);
}

enum status
ledger_allocate(struct run *run)
{
	if (run->count == 0 && !run->dash)
		die(USAGE, _("name the %s, and what it settles"),
		    entity_words(run->arena, run->program->entity));
	if (run->dash || oldest || contract_first || run->count == 1)
		return allot_all(run, selection_named(run, run->program->entity, true, names), 0);
	return allot_all(run, NULL, key_need(run->access, run->program->entity, run->operands[0], false));
}

enum status
ledger_settle(struct run *run)
{
	if (run->count < 2 && !oldest && !contract_first)
		die(USAGE, _("name the %s with the credit, and what it settles"),
		    entity_words(run->arena, run->program->entity));
	return ledger_allocate(run);
}

enum status
ledger_release(struct run *run)
{
	const struct side *side = side_of_run(run);
	struct problem p = { 0 };
	struct change *c;
	bool good = true;
	int64_t source;

	if (run->count == 0)
		die(USAGE, _("name the %s whose allocations are to be taken back"),
		    entity_words(run->arena, run->program->entity));
	source = key_need(run->access, run->program->entity, run->operands[0], false);
	run_can_print(run, &settlement_entity);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &settlement_entity);
	for (int i = run->count > 1; good && i < run->count; i++) {
		good = allot_release(c, source, i ? key_need(run->access, side->owed, run->operands[i], false) : 0,
		    NULL, &p);
		if (!good)
			p.place = run->operands[i];
	}
	return good && change_settle(c, &p) ? run_made(run, c, &settlement_entity) : run_refused(run, c, &p);
}

enum status
ledger_advances(struct run *run)
{
	struct query *q = run_query(run, run->program->entity);

	query_filter(q, "open>0");
	query_filter(q, "refund!=yes");
	run_filters(run, q);
	return run_print(run, q);
}

void
offer_paid(struct run *run, const char *prefix)
{
	complete_keys(run, run->program->entity, prefix);
	complete_keys(run, side_of_run(run)->owed, prefix);
}
