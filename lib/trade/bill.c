/* SPDX-License-Identifier: ISC */
/* bill - bills of exchange: received, endorsed, discounted, cashed, dishonoured. */
#include "trade/bill.h"

#include <string.h>

#include "access/setting.h"
#include "base/decimal.h"
#include "record/check.h"
#include "record/period.h"
#include "trade/cash.h"
#include "trade/facts.h"
#include "trade/item.h"
#include "trade/stock.h"
#include "trade/trade.h"

#define ELECTRONIC_DIGITS 30   /* of the numbers of electronic bills (ECDS) */
#define YEAR_OF_INTEREST 360
#define ONE_RATE INT64_C(1000000)

/* An event that is no answer, and has none. */
#define STANDS(e) \
	e ".reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM main.bill_event AS r " \
	"WHERE r.reverses_id = " e ".bill_event_id)"

/* The one account of bills, where there is but one. */
static void
take_account(struct change *c, struct draft *d)
{
	struct db *db = access_db(change_access(c));

	if (!draft_has(d, "account") &&
	    db_one(db, "SELECT count(*) FROM main.account WHERE kind = 'bill' AND deleted IS NULL", NULL, 0) == 1)
		draft_set(d, "account", value_number(db_one(db, "SELECT account_id FROM main.account "
		    "WHERE kind = 'bill' AND deleted IS NULL", NULL, 0)));
}

/* A long number of digits alone is that of an electronic bill. */
static bool
fits_number(const char *number, struct problem *p)
{
	size_t digits = strspn(number, "0123456789");

	if (number[digits] != '\0' || digits <= 20 || digits == ELECTRONIC_DIGITS)
		return true;
	return refuse(p, "number", N_("an electronic bill has a number of 30 digits"));
}

static bool
stays(const struct draft *old, const struct draft *d, struct problem *p)
{
	static const char *const fields[] = { "account", "amount", "customer", "contract", "day",
		"opening" };

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (draft_changes(old, d, fields[i]))
			return refuse(p, fields[i],
			    N_("stays as it is: undo the change set that brought the bill in, and enter it anew"));
	return true;
}

static bool
prepare_bill(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	struct value kind;

	(void)id;
	if (draft_has(d, "number") && !fits_number(draft_get(d, "number")->text, p))
		return false;
	if (old)
		return stays(old, d, p);
	take_account(c, d);
	if (draft_has(d, "contract") && !draft_has(d, "customer"))
		draft_set(d, "customer",
		    record_value(c, &contract_entity, draft_get(d, "contract")->number, "customer"));
	if (!draft_has(d, "account"))
		return refuse(p, "account", N_("is required: crm-account add code=BILL kind=bill makes one for bills"));
	kind = record_value(c, &account_entity, draft_get(d, "account")->number, "kind");
	if (kind.kind == TEXT && strcmp(kind.text, "bill") == 0)
		return true;
	return refuse(p, "account", N_("is none for bills: their account is of kind bill"));
}

/* Money of a party by a bill: a receipt or a payment, whose entry comes by itself. */
static bool
add_item(struct change *c, const struct entity *entity, int64_t party, const struct draft *bill, const char *on,
    bool back, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), entity);
	int64_t id;

	draft_set(d, entity == &receipt_entity ? "customer" : "supplier", value_number(party));
	if (entity == &receipt_entity)
		draft_set(d, "contract", *draft_get(bill, "contract"));
	draft_set(d, "day", value_text(on));
	draft_set(d, "amount", *draft_get(bill, "amount"));
	draft_set(d, "currency", record_value(c, &account_entity, draft_get(bill, "account")->number, "currency"));
	draft_set(d, "account", *draft_get(bill, "account"));
	draft_set(d, "reference", *draft_get(bill, "number"));
	draft_set(d, "method", value_text("bill"));
	draft_set(d, "refund", value_number(back));
	return record_add(c, d, &id, p);
}

static struct cash_entry_new
entry_of(const struct draft *bill, const char *on, int64_t amount, const char *kind)
{
	return (struct cash_entry_new){ .day = on, .account = draft_get(bill, "account")->number, .amount = amount,
	    .kind = kind,
		.reference = draft_get(bill, "number")->text };
}

/* What comes in with a new bill. */
static bool
post_bill(struct change *c, int64_t bill, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &bill_entity);
	bool opening;
	struct cash_entry_new new;
	int64_t id;

	record_load(c, bill, d);
	opening = draft_get(d, "opening")->number != 0;
	if (draft_has(d, "customer") && !opening)
		return add_item(c, &receipt_entity, draft_get(d, "customer")->number, d, draft_get(d, "day")->text,
		    false, p);
	new = entry_of(d, draft_get(d, "day")->text, draft_get(d, "amount")->number, opening ? "opening" : "receipt");
	new.party = draft_get(d, "customer")->number;
	new.counterparty = draft_get(d, "drawer")->text;
	return cash_post(c, &new, &id, p);
}

/* What bills have brought about is settled while accounts of bills are open to it. */
static bool
settle_bills(struct change *c, int64_t first, int64_t last, struct problem *p)
{
	struct statement *st = db_prepare(access_db(change_access(c)),
	    "SELECT bill_id FROM main.bill WHERE bill_id BETWEEN ?1 AND ?2 ORDER BY bill_id");
	bool good = true;

	db_bind_number(st, 1, first);
	db_bind_number(st, 2, last);
	cash_of_bills(true);
	while (good && db_step(st))
		good = post_bill(c, db_number(st, 0), p);
	db_finish(st);
	good = good && change_settle_step(c, p);
	cash_of_bills(false);
	return good;
}

int64_t
bill_receipt(struct change *c, int64_t bill)
{
	struct statement *st = db_prepare(access_db(change_access(c)), "SELECT i.item_id FROM main.item AS i "
	    "JOIN main.bill AS b ON b.number = i.reference AND b.account_id = i.account_id "
	    "AND b.customer_id = i.party_id WHERE b.bill_id = ?1 AND i.is_receipt = 1 AND i.sign < 0 "
	    "ORDER BY i.item_id DESC LIMIT 1");
	int64_t id = 0;

	db_bind_number(st, 1, bill);
	if (db_step(st))
		id = db_number(st, 0);
	db_finish(st);
	return id;
}

/* What stands of the events of a bill. */
static void
last_event(struct change *c, int64_t bill, const char **kind, const char **on)
{
	struct statement *st = db_prepare(access_db(change_access(c)), "SELECT e.kind, e.day FROM main.bill_event AS e "
	    "WHERE e.bill_id = ?1 AND " STANDS("e") " ORDER BY e.day DESC, e.bill_event_id DESC LIMIT 1");

	*kind = "received";
	*on = record_value(c, &bill_entity, bill, "day").text;
	db_bind_number(st, 1, bill);
	if (db_step(st)) {
		*kind = arena_string(change_arena(c), db_text(st, 0));
		*on = arena_string(change_arena(c), db_text(st, 1));
	}
	db_finish(st);
}

/* A bill that went on may still be dishonoured, and those before it are asked for the money. */
static bool
may_become(struct change *c, const struct draft *bill, const char *kind, const char *on, int64_t id, struct problem *p)
{
	const char *is, *since, *maturity = draft_get(bill, "maturity")->text;
	bool dishonours = strcmp(kind, "dishonoured") == 0;

	last_event(c, id, &is, &since);
	if (strcmp(is, "received") != 0 && (!dishonours || strcmp(is, "cashed") == 0 || strcmp(is, "dishonoured") == 0))
		return refuse(p, "state", arena_said(change_arena(c), "the bill is %s since %s", is, since));
	if (strcmp(on, since) < 0)
		return refuse(p, "day",
		    arena_said(change_arena(c), "the bill is %s since %s: do that on this day or later", is, since));
	if ((dishonours || strcmp(kind, "cashed") == 0) && strcmp(on, maturity) < 0)
		return refuse(p, "day", arena_said(change_arena(c), "the bill matures on %s", maturity));
	return true;
}

static bool
discount_interest(struct change *c, const struct draft *bill, const struct bill_event_new *new, const char *on,
    int64_t *interest, struct problem *p)
{
	const char *maturity = draft_get(bill, "maturity")->text;
	int64_t days = date_iso(maturity, strlen(maturity)) - date_iso(on, strlen(on)),
	    amount = draft_get(bill, "amount")->number;
	struct value currency = record_value(c, &account_entity, draft_get(bill, "account")->number, "currency");
	int decimals = currency_decimals(currency.text);

	if (new->has_rate == new->has_interest)
		return refuse(p, "rate", N_("give the rate by the year, or the interest itself"));
	if (new->has_interest)
		*interest = new->interest;
	else if (!decimal_mul3div(amount, new->rate, days, YEAR_OF_INTEREST * ONE_RATE, interest))
		return refuse(p, "rate", N_("too large"));
	*interest = decimal_round(*interest, MONEY_PLACES, decimals);
	if (*interest >= 0 && *interest < amount && days >= 0)
		return true;
	return refuse(p, "interest", N_("is more than there is, or less than nothing"));
}

/* The money goes to another account; what the bank keeps of it is interest. */
static bool
move_money(struct change *c, const struct draft *bill, const char *on, int64_t account, int64_t interest,
    struct problem *p)
{
	int64_t amount = draft_get(bill, "amount")->number, id;
	struct cash_entry_new out = entry_of(bill, on, interest - amount, "transfer"),
	    cost = entry_of(bill, on, -interest, "interest");

	if (!account)
		return refuse(p, "account", N_("is required: the account that the money goes to"));
	return cash_transfer(c, &out, account, 0, &id, p) && (interest == 0 || cash_post(c, &cost, &id, p));
}

static bool
endorse(struct change *c, const struct draft *bill, const struct bill_event_new *new, const char *on, struct problem *p)
{
	struct cash_entry_new out = entry_of(bill, on, -draft_get(bill, "amount")->number, "payment");
	int64_t id;

	if (!new->supplier == !new->payee)
		return refuse(p, "payee", N_("name whom the bill is endorsed to: a supplier, or anybody else"));
	out.counterparty = new->payee;
	return new->supplier ? add_item(c, &payment_entity, new->supplier, bill, on, false, p) :
	    cash_post(c, &out, &id, p);
}

/* What a receipt settles now. */
#define SETTLED \
	"SELECT s.settlement_id FROM main.settlement AS s WHERE s.source_id = ?1 AND s.kind = 'allocation' " \
	"AND s.amount > 0 AND NOT EXISTS (SELECT 1 FROM main.settlement AS r WHERE r.reverses_id = s.settlement_id) " \
	"ORDER BY 1 DESC"

static bool
release(struct change *c, int64_t settlement, struct problem *p)
{
	return item_release(c, settlement, NULL, p);
}

/* What the receipt of a bill has settled is owed again; the receipt and the money that goes back settle each other. */
static bool
owe_again(struct change *c, const struct draft *bill, struct problem *p)
{
	struct statement *st = db_prepare(access_db(change_access(c)), "SELECT min(item_id), max(item_id) "
	    "FROM main.item AS i WHERE i.is_receipt = 1 AND i.account_id = ?1 AND i.reference = ?2 AND i.party_id = ?3 "
	    "AND NOT EXISTS (SELECT 1 FROM main.settlement AS s WHERE s.item_id = i.item_id AND s.kind = 'cancel')");
	int64_t receipt, back;

	db_bind_number(st, 1, draft_get(bill, "account")->number);
	db_bind_text(st, 2, draft_get(bill, "number")->text);
	db_bind_number(st, 3, draft_get(bill, "customer")->number);
	db_step(st);
	receipt = db_number(st, 0);
	back = db_number(st, 1);
	db_finish(st);
	if (receipt == back)
		return true;
	return change_settle(c, p) && facts_each(c, SETTLED, receipt, release, p) && change_settle(c, p) &&
	    item_allocate(c, back, receipt, draft_get(bill, "amount")->number, NULL, p);
}

/* A bill that we hold is owed by its customer again. */
static bool
dishonour(struct change *c, const struct draft *bill, const char *on, bool held, struct problem *p)
{
	struct cash_entry_new out = entry_of(bill, on, -draft_get(bill, "amount")->number, "correction");
	int64_t id;

	if (!held)
		return true;
	if (!draft_has(bill, "customer"))
		return cash_post(c, &out, &id, p);
	return add_item(c, &receipt_entity, draft_get(bill, "customer")->number, bill, on, true, p) &&
	    (draft_get(bill, "opening")->number || owe_again(c, bill, p));
}

static bool
add_event(struct change *c, int64_t bill, const struct bill_event_new *new, const char *on, int64_t interest,
    struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &bill_event_entity);
	bool discounts = strcmp(new->kind, "discounted") == 0;
	int64_t id;

	draft_set(d, "bill", value_number(bill));
	draft_set(d, "kind", value_text(new->kind));
	draft_set(d, "day", value_text(on));
	draft_set(d, "payee", value_text(new->payee));
	draft_set(d, "why", value_text(new->why));
	draft_set(d, "supplier", new->supplier ? value_number(new->supplier) : VALUE_EMPTY);
	draft_set(d, "account", new->account ? value_number(new->account) : VALUE_EMPTY);
	draft_set(d, "rate", new->has_rate ? value_number(new->rate) : VALUE_EMPTY);
	draft_set(d, "interest", discounts ? value_number(interest) : VALUE_EMPTY);
	return record_add(c, d, &id, p);
}

static bool
bring_about(struct change *c, int64_t id, const struct draft *bill, const struct bill_event_new *new, const char *on,
    int64_t *interest, struct problem *p)
{
	const char *is, *since;

	last_event(c, id, &is, &since);
	if (strcmp(new->kind, "endorsed") == 0)
		return endorse(c, bill, new, on, p);
	if (strcmp(new->kind, "dishonoured") == 0)
		return dishonour(c, bill, on, strcmp(is, "received") == 0, p);
	if (strcmp(new->kind, "discounted") == 0 && !discount_interest(c, bill, new, on, interest, p))
		return false;
	return move_money(c, bill, on, new->account, *interest, p);
}

bool
bill_move(struct change *c, int64_t id, const struct bill_event_new *new, struct problem *p)
{
	struct draft *bill = draft_new(change_arena(c), &bill_entity);
	const char *on = new->day ? new->day : change_day(c);
	int64_t interest = 0;
	bool good;

	if (!record_load(c, id, bill))
		return refuse(p, NULL, N_("the bill is gone"));
	for (const struct field *f = bill_entity.fields; f->name; f++)
		if (draft_get(bill, f->name)->kind == TEXT)
			draft_set(bill, f->name,
			    value_text(arena_string(change_arena(c), draft_get(bill, f->name)->text)));
	if (strcmp(on, change_today(c)) > 0)
		return refuse(p, "day", N_("is a day to come"));
	if (!may_become(c, bill, new->kind, on, id, p))
		return false;
	cash_of_bills(true);
	good = bring_about(c, id, bill, new, on, &interest, p) && add_event(c, id, new, on, interest, p) &&
	    change_settle_step(c, p);
	cash_of_bills(false);
	return good;
}

static void
mark_taken_back(struct change *c, int64_t id)
{
	struct statement *st = db_prepare(access_db(change_access(c)),
	    "UPDATE main.bill_event SET taken_back = 1 WHERE bill_event_id = ?1");

	db_bind_number(st, 1, id);
	db_step(st);
	db_finish(st);
}

/* What answers an event stands beside it; what takes an answer back is the event once more. */
static bool
reverse(struct change *c, int64_t id, struct problem *p)
{
	struct draft *old = draft_new(change_arena(c), &bill_event_entity);
	int64_t made;
	bool back;

	record_load(c, id, old);
	back = draft_has(old, "reverses");
	if (draft_has(old, "taken_back") ||
	    stock_number(access_db(change_access(c)), "SELECT 1 FROM main.bill_event WHERE reverses_id = ?1", id, 0, 0))
		return refuse(p, NULL, N_("was taken back already"));
	for (const struct field *f = bill_event_entity.fields; f->name; f++)
		old->given[f - bill_event_entity.fields] = f->fixed && strcmp(f->name, "rev") != 0 &&
		    strcmp(f->name, "updated") != 0;
	draft_set(old, "day",
	    value_text(arena_string(change_arena(c), change_posting_day(c, "cash", draft_get(old, "day")->text))));
	draft_set(old, "reverses", back ? VALUE_EMPTY : value_number(id));
	if (!record_add(c, old, &made, p))
		return false;
	if (back)
		mark_taken_back(c, id);
	return true;
}

/* What lies in an account of bills is what is held of them. */
static long
check_bills(struct db *db, void (*visit)(const struct finding *, void *), void *context)
{
	return check_rows(db, "cash", "account", "it is not worth the bills that are held",
	    "SELECT a.account_id FROM main.account AS a WHERE a.kind = 'bill' AND coalesce((SELECT sum(e.amount) "
	    "FROM main.cash_entry AS e WHERE e.account_id = a.account_id), 0) <> coalesce((SELECT sum(b.amount) "
	    "FROM main.bill AS b WHERE b.account_id = a.account_id AND b.deleted IS NULL AND NOT EXISTS (SELECT 1 "
	    "FROM main.bill_event AS v WHERE v.bill_id = b.bill_id AND " STANDS("v") ")), 0)", visit, context);
}

const struct hooks bill_hooks = { .entity = &bill_entity, .prepare = prepare_bill, .settle = settle_bills };
const struct hooks bill_event_hooks = { .entity = &bill_event_entity, .reverse = reverse, .check = check_bills };
