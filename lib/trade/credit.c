/* SPDX-License-Identifier: ISC */
/* credit - the gate of credit limits, what lifts it, and what is granted. */
#include "trade/credit.h"

#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "model/credit.h"
#include "query/key.h"
#include "trade/stock.h"
#include "trade/trade.h"

#define NO_LIMIT INT64_C(-1)

static struct db *
db_of(struct change *c)
{
	return access_db(change_access(c));
}

/* An amount for people, in the arena. */
static const char *
money(struct change *c, int64_t amount)
{
	struct buf text = { 0 };
	const char *answer;

	decimal_print(&text, amount, MONEY_PLACES, 2);
	answer = arena_string(change_arena(c), buf_string(&text));
	buf_free(&text);
	return answer;
}

/* By how much a contract may go beyond the limit today; 0: it may not. */
static int64_t
lifted_by(struct change *c, int64_t contract)
{
	return stock_number(db_of(c), "SELECT max(coalesce(l.amount, 9223372036854775807)) FROM main.credit_lift AS l "
	    "WHERE l.contract_id = ?1 AND l.reverses_id IS NULL AND (l.until IS NULL OR l.until >= crm_today()) AND "
	    "NOT EXISTS (SELECT 1 FROM main.credit_lift AS r WHERE r.reverses_id = l.credit_lift_id)", contract, 0, 0);
}

static bool
within_limit(struct change *c, int64_t contract, int64_t customer, int64_t amount, struct problem *p)
{
	int64_t limit = stock_number(db_of(c), "SELECT coalesce(" CREDIT_LIMIT("p", "main.")
	    ", -1) FROM main.party AS p WHERE p.party_id = ?1", customer, 0, NO_LIMIT), used;
	const char *name = key_title(change_access(c), change_arena(c), &customer_entity, customer);

	if (limit == NO_LIMIT)
		return true;
	used = stock_number(db_of(c), "SELECT " CREDIT_EXPOSURE("?1", "main."), customer, 0, 0);
	if (!decimal_add(used, amount, &used))
		return refuse(p, "credit", N_("too large"));
	if (used <= limit || used - limit <= lifted_by(c, contract))
		return true;
	return refuse(p, "credit", arena_said(change_arena(c), "%s may owe %s, and with this it is %s, %s too much: "
	    "crm-credit lift lets the contract pass", name, money(c, limit), money(c, used), money(c, used - limit)));
}

static bool
pays_in_time(struct change *c, int64_t contract, int64_t customer, struct problem *p)
{
	const char *most = access_setting(change_access(c), "credit.overdue-days");
	int64_t days;

	if (!*most)
		return true;
	days = stock_number(db_of(c), "SELECT " CREDIT_OVERDUE("?1", "main."), customer, 0, 0);
	if (days <= strtoll(most, NULL, 10) || lifted_by(c, contract) > 0)
		return true;
	return refuse(p, "credit", arena_said(change_arena(c), "%s has not paid what was due %lld days ago (setting "
	    "credit.overdue-days): crm-credit lift lets the contract pass",
	    key_title(change_access(c), change_arena(c), &customer_entity, customer), (long long)days));
}

bool
credit_allows(struct change *c, int64_t contract, int64_t amount, struct problem *p)
{
	struct value currency;
	int64_t customer;

	if (strcmp(access_setting(change_access(c), "credit"), "refuse") != 0 || change_brings_history(c))
		return true;
	currency = record_value(c, &contract_entity, contract, "currency");
	if (currency.kind == TEXT && strcmp(currency.text, access_setting(change_access(c), "currency")) != 0)
		return true;
	customer = record_value(c, &contract_entity, contract, "customer").number;
	return change_settle_step(c, p) && within_limit(c, contract, customer, amount, p) &&
	    pays_in_time(c, contract, customer, p);
}

bool
credit_allows_entry(struct change *c, int64_t entry, struct problem *p)
{
	int64_t contract = record_value(c, &stock_entry_entity, entry, "contract").number;

	return !contract || strcmp(record_value(c, &stock_entry_entity, entry, "kind").text, "sale") != 0 ||
	    credit_allows(c, contract, 0, p);
}

bool
credit_will_do(struct change *c, int64_t contract)
{
	struct problem p = { 0 };
	int64_t amount = stock_number(db_of(c), "SELECT sum(amount) FROM main.contract_line "
	    "WHERE contract_id = ?1 AND ended IS NULL AND deleted IS NULL", contract, 0, 0);

	if (credit_allows(c, contract, amount, &p))
		return true;
	change_warn(c, p.field, p.reason);
	return false;
}

bool
credit_may_lift(struct change *c)
{
	int64_t caller = access_caller(change_access(c));

	return record_value(c, &user_entity, caller, "admin").number ||
	    record_value(c, &user_entity, caller, "may_lift_credit").number;
}

/* What was asked for counts where nothing else was granted. */
static bool
keep_granted(struct change *c, int64_t id, struct draft *a, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &credit_application_entity);
	bool changed;

	if (draft_has(a, "granted") || !draft_has(a, "amount"))
		return true;
	draft_set(d, "granted", *draft_get(a, "amount"));
	draft_set(a, "granted", *draft_get(a, "amount"));
	return record_set(c, id, d, &changed, p);
}

bool
credit_grant(struct change *c, int64_t id, struct problem *p)
{
	struct draft *a = draft_new(change_arena(c), &credit_application_entity),
	    *d = draft_new(change_arena(c), &customer_entity);
	const char *why = change_reason(c), *cause;
	bool changed, good;

	record_load(c, id, a);
	cause = draft_has(a, "cause") ? draft_get(a, "cause")->text : NULL;
	cause = arena_printf(change_arena(c), cause ? "%s: %s" : "%s", draft_get(a, "code")->text, cause);
	if (!keep_granted(c, id, a, p))
		return false;
	if (draft_has(a, "granted")) {
		draft_set(d, "credit_limit", *draft_get(a, "granted"));
		draft_set(d, "credit_until", *draft_get(a, "until"));
	}
	if (draft_has(a, "days"))
		draft_set(d, "credit_days", *draft_get(a, "days"));
	change_because(c, cause);
	good = record_set(c, draft_get(a, "customer")->number, d, &changed, p);
	change_because(c, why);
	return good;
}

/* An application asks for something. */
static bool
prepare_application(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	const struct value *until = draft_then(old, d, "until"), *on = draft_then(old, d, "day");

	(void)c, (void)id;
	if (draft_then(old, d, "amount")->kind == EMPTY && draft_then(old, d, "days")->kind == EMPTY)
		return refuse(p, "amount", N_("an application asks for a limit (amount=) or for days to pay (days=)"));
	return until->kind != TEXT || on->kind != TEXT || strcmp(until->text, on->text) >= 0 ||
	    refuse(p, "until", N_("it cannot end before it begins"));
}

const struct hooks credit_application_hooks = { .entity = &credit_application_entity, .prepare = prepare_application };

static bool
prepare_lift(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	(void)id, (void)old;
	draft_set(d, "decider", value_number(access_caller(change_access(c))));
	return draft_has(d, "reverses") || credit_may_lift(c) ||
	    refuse(p, "decider", N_("only administrators, and users with may_lift_credit, let contracts pass"));
}

/* From here on the contract is no longer let pass; what passed stays. */
static bool
reverse_lift(struct change *c, int64_t id, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &credit_lift_entity);
	int64_t made;

	if (stock_number(db_of(c), "SELECT 1 FROM main.credit_lift WHERE reverses_id = ?1", id, 0, 0))
		return refuse(p, NULL, N_("was taken back already"));
	record_load(c, id, d);
	if (draft_has(d, "reverses"))
		return refuse(p, NULL,
		    N_("takes a lift back, which stays so: crm-credit lift lets the contract pass anew"));
	draft_set(d, "reverses", value_number(id));
	return record_add(c, d, &made, p);
}

const struct hooks credit_lift_hooks = { .entity = &credit_lift_entity, .prepare = prepare_lift,
    .reverse = reverse_lift };
