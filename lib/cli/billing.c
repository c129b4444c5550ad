/* SPDX-License-Identifier: ISC */
/* billing - what becomes of bills of exchange. */
#include "cli/billing.h"

#include <string.h>

#include "cli/human.h"
#include "cli/ledger.h"
#include "cli/standard.h"
#include "query/key.h"
#include "trade/bill.h"

static const char *to, *payee, *into, *rate, *interest;

#define INTO_OPTION { "into", .argument = "ACCOUNT", .text = &into, .says = N_("the account that the money goes to") }

const struct option bill_endorse_options[] = {
	{ "to", .argument = "SUPPLIER", .text = &to, .says = N_("the supplier who is paid by it") },
	{ "payee", .argument = "NAME", .text = &payee, .says = N_("somebody else who gets it") },
	{ 0 }
};

const struct option bill_discount_options[] = {
	INTO_OPTION,
	{ "rate", .argument = "RATE", .text = &rate, .says = N_("the interest by the year of 360 days: 2.5%") },
	{ "interest", .argument = "AMOUNT", .text = &interest,
	  .says = N_("the interest itself, where the bank names it") },
	{ 0 }
};

const struct option bill_cash_options[] = {
	INTO_OPTION,
	{ 0 }
};

static int64_t
number_given(struct run *run, const struct type *type, const char *name, const char *text)
{
	struct reading r;
	struct value v = VALUE_EMPTY;
	const char *why;

	if (!text)
		return 0;
	access_reading(run->access, &r);
	why = type->parse(&r, text, strlen(text), &v);
	if (why)
		die(USAGE, "--%s '%s': %s", name, text, _(why));
	return v.number;
}

static int64_t
key_given(struct run *run, const struct entity *entity, const char *text)
{
	return text ? key_need(run->access, entity, text, false) : 0;
}

static bool
become(struct run *run, struct change *c, int64_t id, const char *kind, struct problem *p)
{
	return bill_move(c, id, &(const struct bill_event_new){
		.kind = kind, .supplier = key_given(run, &supplier_entity, to), .payee = payee,
		.account = key_given(run, &account_entity, into), .has_rate = rate, .has_interest = interest,
		.rate = number_given(run, &type_rate, "rate", rate),
		.interest = number_given(run, &type_money, "interest", interest), .why = run->options.why }, p);
}

static bool
endorse_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	(void)d;
	return become(run, c, id, "endorsed", p);
}

static bool
discount_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	(void)d;
	return become(run, c, id, "discounted", p);
}

static bool
cash_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	(void)d;
	return become(run, c, id, "cashed", p);
}

static bool
dishonour_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	(void)d;
	return become(run, c, id, "dishonoured", p);
}

/* The receipt comes with the settling of the bill. */
static bool
settle_received(struct run *run, struct change *c, int64_t id, struct problem *p)
{
	int64_t receipt;

	if (!change_settle(c, p))
		return false;
	receipt = bill_receipt(c, id);
	return !receipt || ledger_use(run, c, receipt, p);
}

enum status
bill_receive(struct run *run)
{
	return add_rows_then(run, &bill_entity, settle_received);
}

enum status
bill_endorse(struct run *run)
{
	return each_row(run, &bill_entity, endorse_row);
}

enum status
bill_discount(struct run *run)
{
	return each_row(run, &bill_entity, discount_row);
}

enum status
bill_cash(struct run *run)
{
	return each_row(run, &bill_entity, cash_row);
}

enum status
bill_dishonour(struct run *run)
{
	return each_row(run, &bill_entity, dishonour_row);
}
