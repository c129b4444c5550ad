/* SPDX-License-Identifier: ISC */
/* cash - entries of accounts: what they may be, how they are made and taken back. */
#include "trade/cash.h"

#include <string.h>

#include "access/setting.h"
#include "base/decimal.h"
#include "query/key.h"
#include "record/period.h"
#include "trade/bank.h"
#include "trade/document.h"
#include "trade/facts.h"
#include "trade/stock.h"
#include "trade/trade.h"

/* What the programs themselves post is not looked at again. */
static bool posting, reversing;

/* While bills make their entries. */
static bool of_bills;

void
cash_of_bills(bool they_are)
{
	of_bills = they_are;
}

bool
cash_takes_entries(struct change *c, int64_t account, struct problem *p)
{
	struct value kind = record_value(c, &account_entity, account, "kind");

	return of_bills || kind.kind != TEXT || strcmp(kind.text, "bill") != 0 ||
	    refuse(p, "account", N_("holds bills, which come and go by crm-bill"));
}

const char *
cash_text(struct arena *arena, int64_t amount)
{
	struct buf text = { 0 };
	const char *answer;

	decimal_print(&text, amount, MONEY_PLACES, 2);
	answer = arena_string(arena, buf_string(&text));
	buf_free(&text);
	return answer;
}

static bool
prepare_account(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	const struct value *kind = draft_then(old, d, "kind"), *overdraft = draft_then(old, d, "overdraft");

	if (!old && !draft_has(d, "currency"))
		draft_set(d, "currency", value_text(access_setting(change_access(c), "currency")));
	if (overdraft->kind == INTEGER && overdraft->number > 0 && kind->kind == TEXT &&
	    strcmp(kind->text, "cash") == 0)
		return refuse(p, "overdraft", N_("is for accounts of banks: no more leaves a cash box than is in it"));
	if (old && draft_changes(old, d, "currency") && stock_number(access_db(change_access(c)),
	    "SELECT 1 FROM main.cash_entry WHERE account_id = ?1 LIMIT 1", id, 0, 0))
		return refuse(p, "currency", N_("stays as it is: the account has entries in it"));
	return true;
}

const struct hooks account_hooks = { .entity = &account_entity, .prepare = prepare_account };

/* The amount in whole units of the account's currency, and the account open on that day. */
static bool
fits_account(struct change *c, const struct draft *d, struct problem *p)
{
	struct draft *account = draft_new(change_arena(c), &account_entity);
	const char *on = draft_get(d, "day")->text;
	int64_t unit;

	if (!record_load(c, draft_get(d, "account")->number, account))
		return refuse(p, "account", N_("no such account"));
	if (draft_has(account, "deleted"))
		return refuse(p, "account", N_("lies in the recycle bin: restore it first"));
	if (draft_has(account, "closed") && strcmp(on, draft_get(account, "closed")->text) > 0)
		return refuse(p, "account", arena_said(change_arena(c), "'%s' was closed on %s",
		    draft_get(account, "code")->text, draft_get(account, "closed")->text));
	unit = line_money_unit(currency_decimals(draft_get(account, "currency")->text));
	if (draft_get(d, "amount")->number % unit)
		return refuse(p, "amount", N_("has more decimals than the currency of the account"));
	return true;
}

static bool
prepare_entry(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	const struct value *on = draft_get(d, "day"), *kind = draft_get(d, "kind");

	(void)id, (void)old;
	if (!draft_has(d, "day") || !draft_has(d, "account") || !draft_has(d, "amount") || !draft_has(d, "kind"))
		return true;   /* record says what is missing */
	if (!posting && (strcmp(kind->text, "transfer") == 0))
		return refuse(p, "kind", N_("a transfer has two sides: crm-cash transfer FROM AMOUNT --to ACCOUNT"));
	if (strcmp(on->text, change_today(c)) > 0)
		return refuse(p, "day", arena_said(change_arena(c),
		    "%s is a day to come: entries are of today (%s) or earlier", on->text, change_today(c)));
	return (reversing || cash_takes_entries(c, draft_get(d, "account")->number, p)) && fits_account(c, d, p);
}

static void
set_reference(struct draft *d, const char *field, int64_t id)
{
	if (id)
		draft_set(d, field, value_number(id));
}

static struct draft *
entry_draft(struct change *c, const struct cash_entry_new *new)
{
	struct draft *d = draft_new(change_arena(c), &cash_entry_entity);

	draft_set(d, "day", value_text(new->day ? new->day : change_day(c)));
	draft_set(d, "account", value_number(new->account));
	draft_set(d, "amount", value_number(new->amount));
	draft_set(d, "kind", value_text(new->kind));
	draft_set(d, "counterparty", value_text(new->counterparty));
	draft_set(d, "reference", value_text(new->reference));
	draft_set(d, "text", value_text(new->text));
	set_reference(d, "party", new->party);
	set_reference(d, "item", new->item);
	set_reference(d, "recurring", new->recurring);
	draft_set(d, "due", value_text(new->due));
	return d;
}

bool
cash_post(struct change *c, const struct cash_entry_new *new, int64_t *id, struct problem *p)
{
	return facts_add(c, entry_draft(c, new), &posting, id, p);
}

/* Two accounts of one currency, since no rate is known between two. */
static bool
may_move(struct change *c, int64_t from, int64_t to, struct problem *p)
{
	struct value one = record_value(c, &account_entity, from, "currency");
	struct value other = record_value(c, &account_entity, to, "currency");

	if (from == to)
		return refuse(p, "to", N_("is the account the money is in already"));
	if (!value_same(&one, &other))
		return refuse(p, "to",
		    N_("has another currency: take it out of the one, and put what it comes to into the other"));
	return true;
}

static void
pair(struct change *c, int64_t out, int64_t in)
{
	struct statement *st = db_keep(access_db(change_access(c)), "UPDATE main.cash_entry SET transfer_id = ?2 WHERE "
	    "cash_entry_id = ?1");

	db_bind_number(st, 1, out);
	db_bind_number(st, 2, in);
	db_step(st);
	db_reset(st);
}

bool
cash_transfer(struct change *c, const struct cash_entry_new *out, int64_t to, int64_t fee, int64_t *id,
    struct problem *p)
{
	struct cash_entry_new in = *out, charge = *out;
	struct draft *d;
	int64_t other;

	in.account = to;
	in.amount = -out->amount;
	charge.amount = -fee;
	charge.kind = "fee";
	if (!may_move(c, out->account, to, p) || !cash_post(c, out, id, p))
		return false;
	d = entry_draft(c, &in);
	draft_set(d, "transfer", value_number(*id));
	if (!facts_add(c, d, &posting, &other, p))
		return false;
	pair(c, *id, other);
	return fee == 0 || cash_post(c, &charge, &other, p);
}

bool
cash_is_answered(struct change *c, int64_t id)
{
	bool answered;

	facts_last(c, &cash_entry_entity, id, &answered);
	return answered;
}

/* Whether an entry that takes another back may be taken back again is for who made it to say: a bill would stand
 * otherwise than its entries. */
bool
cash_reverse(struct change *c, int64_t id, const char *on, struct problem *p)
{
	static const char *const same[] = { "account", "kind", "party", "counterparty", "reference", "text",
		"item", "recurring", "due" };
	struct draft *old = draft_new(change_arena(c), &cash_entry_entity),
	    *d = draft_new(change_arena(c), &cash_entry_entity);
	const char *was;
	bool answered, good;
	int64_t last = facts_last(c, &cash_entry_entity, id, &answered), made;

	record_load(c, last, old);
	if (answered)
		return refuse(p, NULL, arena_said(change_arena(c), "was taken back by change set %lld",
		    (long long)draft_get(old, "rev")->number));
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		draft_set(d, same[i], *draft_get(old, same[i]));
	was = draft_get(old, "day")->text;
	if (on && strcmp(on, was) < 0)
		return refuse(p, "day",
		    arena_said(change_arena(c), "the entry is of %s: take it back on that day or later", was));
	draft_set(d, "day", value_text(on ? on : change_posting_day(c, "cash", was)));
	if (change_reason(c))
		draft_set(d, "text", value_text(change_reason(c)));
	if (strcmp(draft_get(d, "day")->text, was) == 0)
		draft_set(d, "place", draft_has(old, "place") ? *draft_get(old, "place") : value_number(last));
	draft_set(d, "amount", value_number(-draft_get(old, "amount")->number));
	draft_set(d, "reverses", value_number(last));
	reversing = true;
	good = facts_add(c, d, &posting, &made, p);
	reversing = false;
	return good;
}

bool
cash_take_back(struct change *c, int64_t id, const char *on, struct problem *p)
{
	struct value other = record_value(c, &cash_entry_entity, id, "transfer");
	struct value account = record_value(c, &cash_entry_entity, id, "account");
	struct value item = record_value(c, &cash_entry_entity, id, "item");

	if (item.kind == INTEGER)
		return refuse(p, NULL, arena_said(change_arena(c), "belongs to %s: take that back by crm-%s reverse",
		    key_title(change_access(c), change_arena(c), &item_entity, item.number),
		    record_value(c, &item_entity, item.number, "is_receipt").number ? "receipt" : "payment"));
	if (!cash_takes_entries(c, account.number, p) || !bank_free(c, id, p) || !cash_reverse(c, id, on, p))
		return false;
	return other.kind == EMPTY || (bank_free(c, other.number, p) && cash_reverse(c, other.number, on, p));
}

/* Undo comes here for the entry of a receipt as well as for the receipt, which takes its entry along. */
static bool
reverse(struct change *c, int64_t id, struct problem *p)
{
	bool answered;
	int64_t last = facts_last(c, &cash_entry_entity, id, &answered);

	if (answered && record_value(c, &cash_entry_entity, last, "item").kind == INTEGER &&
	    record_value(c, &cash_entry_entity, last, "rev").number == change_id(c))
		return true;
	return cash_reverse(c, id, NULL, p);
}

const struct hooks cash_entry_hooks = {
	.entity = &cash_entry_entity, .prepare = prepare_entry, .settle = cash_settle, .conclude = cash_conclude,
	.reverse = reverse, .check = cash_check,
};
