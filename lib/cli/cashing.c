/* SPDX-License-Identifier: ISC */
/* cashing - entries of accounts at the prompt: in, out, transfer; the ledger. */
#include "cli/cashing.h"

#include <stdlib.h>
#include <string.h>

#include "cli/asked.h"
#include "cli/entering.h"
#include "cli/human.h"
#include "cli/standard.h"
#include "query/key.h"
#include "record/assign.h"
#include "trade/cash.h"

static const char *to, *fee;

const struct option cash_transfer_options[] = {
	{ "to", .argument = "ACCOUNT", .text = &to, .says = N_("the account the money goes to") },
	{ "fee", .argument = "AMOUNT", .text = &fee, .says = N_("what the bank takes for it, from the first account") },
	{ 0 }
};

/* The operands ACCOUNT AMOUNT FIELD=VALUE... as a draft; what is wrong with them ends the program. */
static struct draft *
typed_entry(struct run *run)
{
	struct draft *d = draft_new(run->arena, &cash_entry_entity);
	struct assignment amount = { .field = entity_field(&cash_entry_entity, "amount") };
	struct problem p = { 0 };
	struct reading r;
	bool good;

	if (run->count < 2 || assign_is(run->operands[0]) || assign_is(run->operands[1]))
		die(USAGE, _("name the account and the amount: crm-cash %s ICBC 500"), run->verb->name);
	access_reading(run->access, &r);
	draft_set(d, "account", value_number(key_need(run->access, &account_entity, run->operands[0], false)));
	good = assign_into(d, run->access, &r, &amount, run->operands[1], &p);
	for (int i = 2; good && i < run->count; i++) {
		struct assignment a = assign_parse(run->arena, &cash_entry_entity, run->operands[i]);

		if (a.field == amount.field || strcmp(a.field->name, "account") == 0)
			die(USAGE, _("'%s' is named twice: ACCOUNT and AMOUNT come first"), a.field->name);
		good = assign_into(d, run->access, &r, &a, a.value, &p);
	}
	if (good)
		return d;
	warn_problem(&p);
	exit(REFUSED);
}

static enum status
add_entry(struct run *run, const char *kind, int sign)
{
	struct draft *d = typed_entry(run);
	struct problem p = { 0 };
	struct change *c;
	int64_t id, amount = draft_get(d, "amount")->number;

	run_can_print(run, &cash_entry_entity);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &cash_entry_entity);
	if (sign && amount <= 0)
		refuse(&p, "amount", N_("is more than nothing: in and out say which way it goes"));
	if (!draft_has(d, "day"))
		draft_set(d, "day", value_text(change_day(c)));
	if (!draft_has(d, "kind"))
		draft_set(d, "kind", value_text(kind));
	draft_set(d, "amount", value_number(sign < 0 ? -amount : amount));
	if (p.reason || !record_add(c, d, &id, &p) || !entering_is_new(c, &cash_entry_entity, id, &p) ||
	    !change_settle(c, &p))
		return run_refused(run, c, &p);
	return run_changed(run, c, &cash_entry_entity, &id, 1);
}

enum status
cash_in(struct run *run)
{
	return add_entry(run, "income", 1);
}

enum status
cash_out(struct run *run)
{
	return add_entry(run, "expense", -1);
}

enum status
cash_opening(struct run *run)
{
	return add_entry(run, "opening", 0);
}

/* An amount of an option, above zero. */
static int64_t
option_amount(struct run *run, const char *name, const char *text)
{
	struct reading r;
	struct value v = VALUE_EMPTY;
	const char *why;

	access_reading(run->access, &r);
	why = type_money.parse(&r, text, strlen(text), &v);
	if (!why && v.number <= 0)
		why = N_("is more than nothing");
	if (why)
		die(USAGE, "--%s '%s': %s", name, text, _(why));
	return v.number;
}

static const char *
text_of(const struct draft *d, const char *field)
{
	return draft_has(d, field) ? draft_get(d, field)->text : NULL;
}

enum status
cash_transfer_verb(struct run *run)
{
	struct draft *d = typed_entry(run);
	struct problem p = { 0 };
	struct change *c;
	int64_t target, charge = fee ? option_amount(run, "fee", fee) : 0, id;
	struct cash_entry_new out = { text_of(d, "day"), draft_get(d, "account")->number,
	    -draft_get(d, "amount")->number, "transfer",
		draft_get(d, "party")->number, 0, text_of(d, "counterparty"), text_of(d, "reference"),
		text_of(d, "text") };

	if (!to)
		die(USAGE, _("--to names the account the money goes to"));
	target = key_need(run->access, &account_entity, to, false);
	run_can_print(run, &cash_entry_entity);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &cash_entry_entity);
	if (out.amount >= 0)
		refuse(&p, "amount", N_("is more than nothing: transfer goes from the first account to the other"));
	if (p.reason || !cash_transfer(c, &out, target, charge, &id, &p) || !change_settle(c, &p))
		return run_refused(run, c, &p);
	return run_made(run, c, &cash_entry_entity);
}

enum status
cash_balance(struct run *run)
{
	struct query *q = run_query(run, &account_balance_entity);

	run_filters(run, q);
	return run_print(run, q);
}

/* The report of that name is the answer, so that there is one. */
static struct asked *wanted;

void
cash_ledger_check(struct run *run)
{
	wanted = asked_new(run, "cash-ledger", run->count);
	for (int i = 0; i < run->count; i++) {
		const char *word = run->operands[i];

		if (!assign_is(word) || strncmp(word, "id=", 3) == 0)
			word = arena_printf(run->arena, "account=%s", word);
		if (!asked_take(wanted, word))
			asked_unknown(run, wanted, word);
	}
}

enum status
cash_ledger(struct run *run)
{
	db_begin_read(access_db(run->access));
	asked_print(run, wanted, true);
	return DONE;
}

void
offer_accounts(struct run *run, const char *prefix)
{
	complete_keys(run, &account_entity, prefix);
}
