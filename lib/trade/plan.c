/* SPDX-License-Identifier: ISC */
/* plan - instalments, and the items they become. */
#include "trade/plan.h"

#include <string.h>

#include "access/setting.h"
#include "base/decimal.h"
#include "trade/delivery.h"
#include "trade/document.h"
#include "trade/due.h"
#include "trade/item.h"
#include "trade/plan_less.h"
#include "trade/plan_read.h"
#include "trade/stock.h"
#include "trade/trade.h"

#define WHOLE INT64_C(1000000)

static struct plan
plan_of(struct change *c, const struct side *side, int64_t document)
{
	struct plan k = { .change = c, .db = access_db(change_access(c)), .side = side, .document = document };

	k.total = plan_ask(&k,
	    "SELECT sum(amount) FROM main.%s_line WHERE %s_id = ?1 AND ended IS NULL AND deleted IS NULL", 0);
	k.total += delivery_beyond_price(c, side, document);
	k.unit = line_money_unit(currency_decimals(record_value(c, side->documents, document, "currency").text));
	k.day = record_value(c, side->documents, document, "day").text;
	return k;
}

/* The number of the next instalment. */
static int64_t
next_number(const struct plan *k)
{
	return plan_ask(k,
	    "SELECT coalesce(max(number), 0) + 1 FROM main.instalment WHERE %s_id = ?1 AND deleted IS NULL", 0);
}

/* The instalments in force, in their order; the caller steps. Columns: id, number, share, amount, trigger, days,
 * due. */
static struct statement *
in_force(const struct plan *k)
{
	struct statement *st = db_prepare(k->db, arena_printf(change_arena(k->change), "SELECT instalment_id, "
	    "number, share, coalesce(amount, 0), trigger, coalesce(days, 0), due FROM main.instalment "
	    "WHERE %s_id = ?1 AND ended IS NULL AND deleted IS NULL ORDER BY number", k->side->document));

	db_bind_number(st, 1, k->document);
	return st;
}

/* A part of what there is in whole units of money. */
static int64_t
part_of(const struct plan *k, int64_t amount, int64_t share, int64_t whole)
{
	int64_t part;

	if (!decimal_muldiv(amount / k->unit, share, whole, &part))
		die(REFUSED, "cannot work out the plan: an amount is too large");
	return part * k->unit;
}

static bool
add_item(const struct plan *k, struct draft *d, struct problem *p)
{
	int64_t id;

	draft_set(d, k->side->document, value_number(k->document));
	return record_add(k->change, d, &id, p);
}

/* The item of an instalment; those that wait for something are due on no day yet. */
static bool
add_instalment(const struct plan *k, struct statement *st, int64_t amount, const char *on, struct problem *p)
{
	struct draft *d = draft_new(change_arena(k->change), k->side->owed);
	const char *trigger = db_text(st, 4);
	char due[DATE_TEXT];

	draft_set(d, "kind", value_text("contract"));
	draft_set(d, "instalment", value_number(db_number(st, 1)));
	draft_set(d, "amount", value_number(amount));
	draft_set(d, "day", value_text(on));
	if (strcmp(trigger, "sign") == 0)
		draft_set(d, "due",
		    value_text(arena_string(change_arena(k->change), date_after(on, db_number(st, 5), due))));
	else
		draft_set(d, "due", strcmp(trigger,
		    "date") == 0 ? value_text(arena_string(change_arena(k->change), db_text(st, 6))) : VALUE_EMPTY);
	return add_item(k, d, p);
}

static int
count_in_force(const struct plan *k)
{
	return (int)plan_ask(k,
	    "SELECT count(*) FROM main.instalment WHERE %s_id = ?1 AND ended IS NULL AND deleted IS NULL", 0);
}

/* An amount that is shared out among the instalments in force, in their order. */
struct sharing {
	int64_t total, rest;
	int left;
};

/* What the instalment that was stepped to gets: its share or amount, the last what is left. */
static int64_t
next_part(const struct plan *k, struct statement *st, struct sharing *s)
{
	int64_t share = db_number(st, 2), amount = share ? part_of(k, s->total, share, WHOLE) : db_number(st, 3);

	if (--s->left == 0 && share)
		amount = s->rest;
	s->rest -= amount;
	return amount;
}

static bool
comes_to_all(const struct sharing *s, struct problem *p)
{
	return s->rest == 0 ||
	    refuse(p, "plan",
	    N_("its instalments do not come to the amount of the document: plan KEY PART... makes new ones"));
}

/* Items for an amount. */
static bool
add_items(const struct plan *k, int64_t total, const char *on, struct problem *p)
{
	struct sharing s = { total, total, count_in_force(k) };
	struct statement *st;
	bool good = true;

	if (s.left == 0)
		return true;
	st = in_force(k);
	while (good && db_step(st)) {
		int64_t amount = next_part(k, st, &s);

		good = amount == 0 || add_instalment(k, st, amount, on, p);
	}
	db_finish(st);
	return good && comes_to_all(&s, p);
}

bool
plan_start(struct change *c, const struct side *side, int64_t document, struct problem *p)
{
	struct plan k = plan_of(c, side, document);

	if (plan_ask(&k, "SELECT 1 FROM main.item AS i JOIN main.balance AS b ON b.item_id = i.item_id "
	    "AND b.amount <> 0 WHERE i.%s_id = ?1 AND i.kind = 'contract'", 0))
		return true;
	return add_items(&k, k.total, k.day, p);
}

/* What was planned so far: rows of a draft go, those of what was approved end. */
static bool
end_plan(const struct plan *k, bool approved, struct problem *p)
{
	struct draft *end = draft_new(change_arena(k->change), &instalment_entity);
	struct statement *st = in_force(k);
	bool good = true, changed;

	draft_set(end, "ended", value_text(change_day(k->change)));
	while (good && db_step(st))
		good = approved ? record_set(k->change, db_number(st, 0), end, &changed, p) :
		    record_remove(k->change, &instalment_entity, db_number(st, 0), &changed, p);
	db_finish(st);
	return good;
}

/* Takes all that is open of the document's items off them; *taken: how much that was. */
static bool
take_open(const struct plan *k, int64_t *taken, struct problem *p)
{
	struct statement *st = db_prepare(k->db, arena_printf(change_arena(k->change), "SELECT i.item_id, b.open "
	    "FROM main.item AS i JOIN main.balance AS b ON b.item_id = i.item_id WHERE i.%s_id = ?1 "
	    "AND i.kind IN ('contract', 'delivery') AND i.sign = 1 AND b.open > 0", k->side->document));
	bool good = true;

	*taken = 0;
	db_bind_number(st, 1, k->document);
	while (good && db_step(st)) {
		*taken += db_number(st, 1);
		good = item_settle(k->change, db_number(st, 0), "change", db_number(st, 1), NULL, N_("planned anew"), 0,
		    p);
	}
	db_finish(st);
	return good;
}

/* What no item stands for: without a plan goods are owed when they are delivered. */
static int64_t
not_owed_yet(const struct plan *k)
{
	return k->total - plan_ask(k, "SELECT coalesce(sum(b.amount), 0) FROM main.item AS i JOIN main.balance AS b "
	    "ON b.item_id = i.item_id WHERE i.%s_id = ?1 AND i.kind IN ('contract', 'delivery')", 0);
}

static bool
add_part(const struct plan *k, const struct draft *part, int64_t number, const char *on, struct problem *p)
{
	struct draft *d = draft_new(change_arena(k->change), &instalment_entity);
	int64_t id;

	draft_complete(part, d);
	draft_set(d, k->side->document, value_number(k->document));
	draft_set(d, "number", value_number(number));
	draft_set(d, "day", value_text(on));
	return record_add(k->change, d, &id, p);
}

bool
plan_set(struct change *c, const struct side *side, int64_t document, char *const *parts, struct problem *p)
{
	struct plan k = plan_of(c, side, document);
	bool approved = strcmp(record_value(c, side->documents, document, "status").text, "approved") == 0;
	const char *on = approved ? change_day(c) : k.day;
	int64_t number, taken = 0, rest;
	struct draft **drafts;
	int count;

	if (!approved && !document_is_open(c, side->documents, document, p))
		return false;
	drafts = plan_read(c, parts, &count, p);
	if (!drafts)
		return false;
	rest = approved ? not_owed_yet(&k) : 0;
	if (!end_plan(&k, approved, p) || (approved && !take_open(&k, &taken, p)))
		return false;
	number = next_number(&k);
	for (int i = 0; i < count; i++)
		if (!add_part(&k, drafts[i], number + i, on, p))
			return false;
	return !approved || add_items(&k, taken + rest, on, p);
}

/* The item of an instalment that waits for its event. */
static int64_t
waiting(const struct plan *k, int64_t number)
{
	return plan_ask(k, "SELECT item_id FROM main.item "
	    "WHERE %s_id = ?1 AND instalment = ?2 AND kind = 'contract' AND split_from_id IS NULL", number);
}

/* Splits the part of an instalment that falls due by a shipment or invoice off what waits. */
static bool
split(const struct plan *k, struct statement *st, int64_t item, const struct plan_event *e, struct problem *p)
{
	int64_t left = item_amount(k->change, item), part, parts;
	struct draft *d = draft_new(change_arena(k->change), k->side->owed);
	char due[DATE_TEXT];

	parts = plan_ask(k, "SELECT coalesce(sum(s.amount), 0) FROM main.settlement AS s "
	    "WHERE s.item_id = ?2 AND s.kind = 'split' AND ?1 > 0", item);
	part = e->until >= k->total && !e->price ? left : part_of(k, left + parts, e->until, k->total) - parts;
	if (e->price && part < 0)
		return plan_join(k, item, -part, e->on, p);
	part = part > left ? left : part;
	if (part <= 0)
		return true;
	draft_set(d, "kind", value_text("contract"));
	draft_set(d, "instalment", value_number(db_number(st, 1)));
	draft_set(d, "part",
	    value_number(1 + plan_ask(k, "SELECT count(*) FROM main.item WHERE split_from_id = ?2 AND ?1 > 0", item)));
	draft_set(d, "split_from", value_number(item));
	draft_set(d, "amount", value_number(part));
	draft_set(d, "day", value_text(e->on));
	draft_set(d, "due",
	    value_text(arena_string(change_arena(k->change), date_after(e->on, db_number(st, 5), due))));
	draft_set(d, "stock_entry", e->stock_entry ? value_number(e->stock_entry) : VALUE_EMPTY);
	return item_settle(k->change, item, "split", part, e->on, NULL, e->stock_entry, p) && add_item(k, d, p);
}

/* The instalments that wait for what happened: acceptance dates them, the rest splits its part off. */
static bool
fall_due(const struct plan *k, const struct plan_event *e, struct problem *p)
{
	struct statement *st = in_force(k);
	char due[DATE_TEXT];
	bool good = true;

	while (good && db_step(st)) {
		int64_t item = strcmp(db_text(st, 4), e->trigger) == 0 ? waiting(k, db_number(st, 1)) : 0;

		if (item && strcmp(e->trigger, "accept") == 0)
			good = item_defer(k->change, item, date_after(e->on, db_number(st, 5), due), e->on, NULL, p);
		else if (item)
			good = split(k, st, item, e, p);
	}
	db_finish(st);
	return good;
}

/* Goods without a plan: an item for each shipment, or one for the month. */
static bool
bill_delivery(const struct plan *k, const struct plan_event *e, struct problem *p)
{
	struct draft *d = draft_new(change_arena(k->change), k->side->owed);
	struct due_month month;
	const char *net = due_net_of(k->change, k->side, k->document, e->on);
	int64_t item = 0;

	if (net)
		draft_set(d, "due", value_text(net));
	if (due_month_of(k->change, k->side, k->document, e->on, &month)) {
		item = stock_number(k->db, arena_printf(change_arena(k->change), "SELECT item_id FROM main.item "
		    "WHERE %s_id = ?1 AND month = '%s'", k->side->document, month.cutoff), k->document, 0, 0);
		draft_set(d, "month", value_text(month.cutoff));
		draft_set(d, "due", value_text(month.due));
	}
	if (item)
		return item_settle(k->change, item, "change", -e->amount, e->on, NULL, e->stock_entry, p);
	draft_set(d, "kind", value_text("delivery"));
	draft_set(d, "amount", value_number(e->amount));
	draft_set(d, "day", value_text(e->on));
	draft_set(d, "stock_entry", e->stock_entry ? value_number(e->stock_entry) : VALUE_EMPTY);
	return add_item(k, d, p);
}

/* What was shipped has another price. What came back counts as shipped: it was taken off by itself, and comes to be
 * owed at the new price when it goes again. */
static bool
priced(const struct plan *k, const struct plan_event *e, struct problem *p)
{
	struct plan_event shipped = *e;

	if (count_in_force(k) == 0)
		return e->amount == 0 || (e->amount > 0 ? bill_delivery(k, e, p) :
		    plan_take_back(k, "change", -e->amount, e->on, 0, p));
	shipped.until += plan_ask(k, "SELECT coalesce(sum(s.amount), 0) FROM main.item AS i "
	    "JOIN main.settlement AS s ON s.item_id = i.item_id AND s.kind = 'return' "
	    "WHERE i.%s_id = ?1 AND i.kind = 'contract'", 0);
	return plan_amended(k->change, k->side, k->document, e->on, p) && change_settle_step(k->change, p) &&
	    fall_due(k, &shipped, p);
}

bool
plan_happened(struct change *c, const struct side *side, const struct plan_event *e, struct problem *p)
{
	struct plan k = plan_of(c, side, e->document);
	bool ships = strcmp(e->trigger, "ship") == 0;

	if (e->price)
		return priced(&k, e, p);
	if (e->amount < 0)
		return !ships || plan_take_back(&k, "return", -e->amount, e->on, e->stock_entry, p);
	if (count_in_force(&k) > 0)
		return plan_start(c, side, e->document, p) && change_settle(c, p) && fall_due(&k, e, p) &&
		    (!ships || plan_owe_again(&k, e->on, e->stock_entry, p));
	return !ships || e->amount == 0 || bill_delivery(&k, e, p);
}

bool
plan_accept(struct change *c, const struct side *side, int64_t document, const char *on, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), side->documents);
	struct plan k = plan_of(c, side, document);
	bool changed;

	if (strcmp(record_value(c, side->documents, document, "status").text, "approved") != 0)
		return refuse(p, "status", N_("only what is approved is accepted"));
	if (record_value(c, side->documents, document, "accepted").kind != EMPTY)
		return refuse(p, "accepted", N_("was accepted already"));
	if (strcmp(on, change_today(c)) > 0)
		return refuse(p, "accepted", arena_said(change_arena(c),
		    "%s is a day to come: it was accepted today (%s) or earlier", on, change_today(c)));
	draft_set(d, "accepted", value_text(on));
	return record_set(c, document, d, &changed, p) &&
	    plan_start(c, side, document, p) && change_settle_step(c, p) &&
	    fall_due(&k, &(struct plan_event){ .document = document, .trigger = "accept", .on = on }, p);
}

/* Makes the items of an instalment come to an amount; what they were settled for beyond it is a credit. */
static bool
change_instalment(const struct plan *k, int64_t number, int64_t amount, const char *on, struct problem *p)
{
	int64_t item = waiting(k, number), now = plan_ask(k, "SELECT sum(b.amount) "
	    "FROM main.item AS i JOIN main.balance AS b ON b.item_id = i.item_id "
	    "WHERE i.%s_id = ?1 AND i.kind = 'contract' AND i.instalment = ?2", number);

	return !item || now == amount || item_settle(k->change, item, "change", now - amount, on, NULL, 0, p);
}

bool
plan_amended(struct change *c, const struct side *side, int64_t document, const char *on, struct problem *p)
{
	struct plan k = plan_of(c, side, document);
	struct sharing s = { k.total, k.total, count_in_force(&k) };
	struct statement *st;
	bool good = change_settle_step(c, p);

	st = in_force(&k);
	while (good && db_step(st)) {
		int64_t amount = next_part(&k, st, &s);

		if (s.left == 0) {
			amount += s.rest;
			s.rest = 0;
		}
		good = change_instalment(&k, db_number(st, 1), amount, on, p);
	}
	db_finish(st);
	return good && plan_owe_again(&k, on, 0, p);
}

bool
plan_end(struct change *c, const struct side *side, int64_t document, struct problem *p)
{
	struct plan k = plan_of(c, side, document);
	struct statement *st;
	bool good = change_settle_step(c, p);

	st = db_prepare(k.db, arena_printf(change_arena(c), "SELECT i.item_id FROM main.item AS i "
	    "JOIN main.balance AS b ON b.item_id = i.item_id AND b.amount <> 0 "
	    "WHERE i.%s_id = ?1 AND i.kind IN ('contract', 'delivery')", side->document));
	db_bind_number(st, 1, document);
	while (good && db_step(st))
		good = item_cancel(c, db_number(st, 0), p);
	db_finish(st);
	return good;
}

static bool
prepare(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	(void)c, (void)id;
	return draft_has_one(old, d, "contract", "purchase") ||
	    refuse(p, "contract", N_("an instalment is of one contract or one purchase"));
}

const struct hooks instalment_hooks = { .entity = &instalment_entity, .prepare = prepare };
