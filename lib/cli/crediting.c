/* SPDX-License-Identifier: ISC */
/* crediting - credit at the prompt: what is granted, and what is let pass. */
#include "cli/crediting.h"

#include "cli/human.h"
#include "cli/standard.h"
#include "query/key.h"
#include "record/assign.h"
#include "trade/credit.h"
#include "trade/document.h"

static const char *granted, *amount;

const struct option crediting_approve_options[] = {
	{ "granted", .argument = "AMOUNT", .text = &granted,
	  .says = N_("the limit that is granted, where it is not the one asked for") },
	{ 0 }
};

const struct option crediting_lift_options[] = {
	{ "amount", .argument = "AMOUNT", .text = &amount,
	  .says = N_("by how much the limit may be exceeded; any amount without it") },
	{ 0 }
};

const struct entity *
crediting_customers(struct run *run)
{
	(void)run;
	return &customer_entity;
}

const struct entity *
crediting_lifts(struct run *run)
{
	(void)run;
	return &credit_lift_entity;
}

void
crediting_offer_customers(struct run *run, const char *prefix)
{
	complete_keys(run, &customer_entity, prefix);
}

void
crediting_offer_contracts(struct run *run, const char *prefix)
{
	complete_keys(run, &contract_entity, prefix);
}

/* Puts what an option says into a field. */
static bool
take_option(struct run *run, struct draft *d, const char *field, const char *text, struct problem *p)
{
	struct assignment a = { .field = entity_field(d->entity, field) };
	struct reading r;

	access_reading(run->access, &r);
	return assign_into(d, run->access, &r, &a, text, p);
}

static bool
approve_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	bool changed;

	draft_clear(d);
	if (granted && (!take_option(run, d, "granted", granted, p) || !record_set(c, id, d, &changed, p)))
		return false;
	return document_move(c, &credit_application_entity, id, DOCUMENT_APPROVE, 0, NULL, p);
}

enum status
crediting_approve(struct run *run)
{
	return each_row(run, &credit_application_entity, approve_row);
}

/* CONTRACT FIELD=VALUE... as a draft. */
static bool
fill_lift(struct run *run, struct draft *d, struct problem *p)
{
	struct reading r;
	bool good = !amount || take_option(run, d, "amount", amount, p);

	access_reading(run->access, &r);
	draft_set(d, "contract", value_number(key_need(run->access, &contract_entity, run->operands[0], false)));
	for (int i = 1; good && i < run->count; i++) {
		struct assignment a = assign_parse(run->arena, &credit_lift_entity, run->operands[i]);

		good = assign_into(d, run->access, &r, &a, a.value, p);
	}
	return good;
}

enum status
crediting_lift(struct run *run)
{
	struct draft *d = draft_new(run->arena, &credit_lift_entity);
	struct problem p = { 0 };
	struct change *c;
	int64_t id;

	if (run->count == 0 || assign_is(run->operands[0]))
		die(USAGE, _("name the contract that is to pass: crm-credit lift HT2026-0001 reason=..."));
	run_can_print(run, &credit_lift_entity);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &credit_lift_entity);
	if (!credit_may_lift(c)) {
		change_abandon(c);
		die(FORBIDDEN, _("cannot lift the credit of '%s': only administrators, and users with may_lift_credit, "
		    "may"), run->operands[0]);
	}
	draft_set(d, "day", value_text(change_day(c)));
	if (!fill_lift(run, d, &p) || !record_add(c, d, &id, &p))
		return run_refused(run, c, &p);
	return run_changed(run, c, &credit_lift_entity, &id, 1);
}
