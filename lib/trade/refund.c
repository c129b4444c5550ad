/* SPDX-License-Identifier: ISC */
/* refund - money that goes back to a customer. */
#include "trade/refund.h"

#include <string.h>

#include "trade/allot.h"
#include "trade/item.h"
#include "trade/stock.h"
#include "trade/trade.h"

static int64_t
paid(struct change *c, int64_t refund)
{
	return stock_number(access_db(change_access(c)), "SELECT sum(b.amount) FROM main.item AS i "
	    "JOIN main.balance AS b ON b.item_id = i.item_id WHERE i.refund_of_id = ?1", refund, 0, 0);
}

bool
refund_is_unpaid(struct change *c, int64_t refund, struct problem *p)
{
	int64_t amount = paid(c, refund);

	return amount == 0 ||
	    refuse(p, "status", arena_said(change_arena(c), "%s of it was paid already", allot_text(c, amount)));
}

/* What a customer has to get back in the currency of a refund, what is of its contract first. */
#define SOURCES(what, order) \
	"SELECT " what " FROM main.refund AS r JOIN main.item AS i ON i.party_id = r.customer_id AND i.ledger = 'ar' " \
	"AND i.currency = r.currency JOIN main.balance AS b ON b.item_id = i.item_id AND b.open IS NOT NULL " \
	"AND i.sign * b.open < 0 WHERE r.refund_id = ?1" order

static bool
settle_with_credit(struct change *c, int64_t refund, int64_t receipt, int64_t amount, struct problem *p)
{
	struct statement *st = db_prepare(access_db(change_access(c)), SOURCES("i.item_id, abs(b.open)",
	    " ORDER BY i.contract_id IS NOT DISTINCT FROM r.contract_id DESC, i.day, i.item_id"));
	bool good = true;

	db_bind_number(st, 1, refund);
	while (good && amount > 0 && db_step(st)) {
		int64_t part = db_number(st, 1) < amount ? db_number(st, 1) : amount;

		good = item_allocate(c, receipt, db_number(st, 0), part, NULL, p);
		amount -= part;
	}
	db_finish(st);
	return good && change_settle_step(c, p);
}

static bool
may_pay(struct change *c, int64_t refund, int64_t *amount, struct problem *p)
{
	const char *status = record_value(c, &refund_entity, refund, "status").text;
	int64_t left, credit;

	if (strcmp(status, "approved") != 0)
		return refuse(p, "status", arena_said(change_arena(c), "is %s: only what is approved is paid", status));
	if (!change_settle_step(c, p))
		return false;
	left = record_value(c, &refund_entity, refund, "amount").number - paid(c, refund);
	credit = stock_number(access_db(change_access(c)), SOURCES("sum(abs(b.open))", ""), refund, 0, 0);
	if (left == 0)
		return refuse(p, "amount", N_("all of it was paid"));
	if (*amount == 0)
		*amount = left;
	if (*amount > left)
		return refuse(p, "amount", arena_said(change_arena(c), "only %s of it is left", allot_text(c, left)));
	return *amount <= credit || refuse(p, "amount",
	    arena_said(change_arena(c), "the customer has only %s to get back", allot_text(c, credit)));
}

bool
refund_pay(struct change *c, int64_t refund, int64_t amount, struct draft *d, int64_t *id, struct problem *p)
{
	static const char *const same[] = { "customer", "contract", "currency", "owner" };

	if (!may_pay(c, refund, &amount, p))
		return false;
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		draft_set(d, same[i], record_value(c, &refund_entity, refund, same[i]));
	if (!draft_has(d, "day"))
		draft_set(d, "day", value_text(change_day(c)));
	draft_set(d, "amount", value_number(amount));
	draft_set(d, "refund", value_number(1));
	draft_set(d, "refund_of", value_number(refund));
	return record_add(c, d, id, p) && change_settle_step(c, p) && settle_with_credit(c, refund, *id, amount, p);
}

/* The customer of its contract; and why it is asked for, which is not why it was decided as it was. */
static bool
prepare_refund(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	const struct value *contract = draft_then(old, d, "contract");
	struct value customer;

	(void)id;
	if (!old && !draft_has(d, "cause")) {
		draft_set(d, "cause", *draft_get(d, "reason"));
		draft_set(d, "reason", VALUE_EMPTY);
	}
	if (draft_then(old, d, "cause")->kind == EMPTY)
		return refuse(p, "cause", N_("is required: why it is paid back"));
	if (contract->kind == EMPTY)
		return true;
	customer = record_value(c, &contract_entity, contract->number, "customer");
	if (!old && !draft_has(d, "customer"))
		draft_set(d, "customer", customer);
	return value_same(draft_then(old, d, "customer"), &customer) ||
	    refuse(p, "contract", N_("is one of another customer"));
}

const struct hooks refund_hooks = { .entity = &refund_entity, .prepare = prepare_refund };

/* A promise without an amount is one of all that is open; none of today is of more. On an earlier day more was open. */
static bool
prepare_promise(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	const struct value *receivable = draft_get(d, "receivable");
	int64_t open;

	(void)id;
	if (old || receivable->kind == EMPTY)
		return true;
	open = item_open(c, receivable->number);
	if (draft_has(d, "amount"))
		return draft_get(d, "amount")->number <= open || !draft_has(d, "day") ||
		    strcmp(draft_get(d, "day")->text, change_today(c)) < 0 || refuse(p, "amount",
		    arena_said(change_arena(c), "only %s is open", allot_text(c, open)));
	draft_set(d, "amount", value_number(open));
	return open > 0 || refuse(p, "amount", N_("nothing is open"));
}

const struct hooks promise_hooks = { .entity = &promise_entity, .prepare = prepare_promise };
