/* SPDX-License-Identifier: ISC */
/* item - receivables, payables, receipts, payments and settlements. */
#include "trade/item.h"

#include <string.h>

#include "access/setting.h"
#include "query/key.h"
#include "record/period.h"
#include "trade/facts.h"
#include "trade/stock.h"
#include "trade/trade.h"

int64_t
item_open(struct change *c, int64_t item)
{
	return stock_number(access_db(change_access(c)),
	    "SELECT coalesce(open, 0) FROM main.balance WHERE item_id = ?1", item, 0, 0);
}

int64_t
item_amount(struct change *c, int64_t item)
{
	return stock_number(access_db(change_access(c)), "SELECT amount FROM main.balance WHERE item_id = ?1", item, 0,
	    0);
}

/* The party, and the owner it had then, of a contract or purchase that is named. */
static bool
take_document(struct change *c, const struct side *side, struct draft *d, struct problem *p)
{
	int64_t document = draft_get(d, side->document)->number;
	struct value party = record_value(c, side->documents, document, side->party);

	if (draft_has(d, side->party) && !value_same(draft_get(d, side->party), &party))
		return refuse(p, side->document, arena_said(change_arena(c), "is one of %s",
		    key_title(change_access(c), change_arena(c), entity_field(side->documents, side->party)->to,
		    party.number)));
	draft_set(d, side->party, party);
	draft_set(d, "currency", record_value(c, side->documents, document, "currency"));
	if (d->entity == side->owed)
		draft_set(d, "owner", record_value(c, side->documents, document, "owner"));
	return true;
}

/* What is due on no day in particular is due after the days its party has to pay: of a customer those of its credit. */
static void
take_due(struct change *c, const struct side *side, struct draft *d)
{
	const struct entity *parties = entity_field(side->owed, side->party)->to;
	int64_t party = draft_get(d, side->party)->number;
	struct value days = side == &side_sales ? record_value(c, parties, party, "credit_days") : VALUE_EMPTY;
	char due[DATE_TEXT];

	if (days.kind == EMPTY)
		days = record_value(c, parties, party, "payment_days");

	if (!draft_gives(d, "due"))
		draft_set(d, "due",
		    value_text(arena_string(change_arena(c), date_after(draft_get(d, "day")->text, days.number, due))));
}

/* What is owed without a document is for who looks after the party; money is booked by the caller. */
static void
take_owner(struct change *c, const struct side *side, struct draft *d, bool owed)
{
	struct value owner = VALUE_EMPTY;

	if (draft_gives(d, "owner"))
		return;
	if (owed && draft_has(d, side->party))
		owner = record_value(c, entity_field(side->owed, side->party)->to,
		    draft_get(d, side->party)->number, "owner");
	if (owner.kind == EMPTY && access_caller(change_access(c)))
		owner = value_number(access_caller(change_access(c)));
	draft_set(d, "owner", owner);
}

static bool
prepare_item(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	const struct side *side = side_of(d->entity);
	bool owed = d->entity == side->owed;

	(void)id, (void)old;
	if (!owed && draft_has(d, "day") && strcmp(draft_get(d, "day")->text, change_today(c)) > 0)
		return refuse(p, "day", arena_said(change_arena(c), "%s is a day to come: "
		    "money came or went today (%s) or earlier", draft_get(d, "day")->text, change_today(c)));
	if (d->entity == &receipt_entity && draft_get(d, "fee")->number > draft_get(d, "amount")->number)
		return refuse(p, "fee", N_("is more than the amount, which has the fee in it"));
	if (!draft_has(d, "currency"))
		draft_set(d, "currency", value_text(access_setting(change_access(c), "currency")));
	if (draft_has(d, side->document) && !take_document(c, side, d, p))
		return false;
	take_owner(c, side, d, owed);
	draft_set(d, "ledger", value_text(side->ledger));
	draft_set(d, "sign", value_number(owed || draft_get(d, "refund")->number ? 1 : -1));
	if (owed && draft_has(d, side->party) && draft_has(d, "day"))
		take_due(c, side, d);
	return true;
}

/* What a settlement needs to know of an item, asked for each row of an import. */
struct item {
	int64_t id, party;
	char day[DATE_TEXT], currency[8], ledger[4];
};

static void
keep_text(char *to, size_t size, const char *text)
{
	to[0] = '\0';
	if (text)
		strncat(to, text, size - 1);
}

#define ITEM_ROW(day) "SELECT i.party_id, " day ", i.currency, i.ledger FROM main.item AS i WHERE i.item_id = ?1"

/* What is owed gives a credit from the day on which more was taken off it than it had. */
#define SINCE_CREDIT \
	"CASE WHEN i.sign > 0 THEN coalesce((SELECT max(s.day) FROM main.settlement AS s " \
	"WHERE s.item_id = i.item_id AND s.kind <> 'allocation' AND s.day > i.day), i.day) ELSE i.day END"

static struct item
load_item(struct change *c, int64_t id, bool as_source)
{
	struct statement *st = db_keep(access_db(change_access(c)),
	    as_source ? ITEM_ROW(SINCE_CREDIT) : ITEM_ROW("i.day"));
	struct item item = { .id = id };

	db_bind_number(st, 1, id);
	if (db_step(st)) {
		item.party = db_number(st, 0);
		keep_text(item.day, sizeof item.day, db_text(st, 1));
		keep_text(item.currency, sizeof item.currency, db_text(st, 2));
		keep_text(item.ledger, sizeof item.ledger, db_text(st, 3));
	}
	db_reset(st);
	return item;
}

static const char *
code_of(struct change *c, const struct item *item)
{
	return key_title(change_access(c), change_arena(c), &item_entity, item->id);
}

static bool
fits_source(struct change *c, const struct item *item, const struct item *source, struct problem *p)
{
	const char *wrong = item->party != source->party ? N_("is of another party") :
	    strcmp(item->ledger, source->ledger) != 0 ? N_("stands in the other ledger") :
	    strcmp(item->currency, source->currency) != 0 ? N_("is of another currency") :
	    item->id == source->id ? N_("cannot settle itself") : NULL;

	return !wrong || refuse(p, "source", arena_said(change_arena(c), "%s %s", code_of(c, source), said(wrong)));
}

/* An allocation holds from the later of the two days on, or from today on where that day is closed. */
static bool
take_day(struct change *c, struct draft *d, const struct item *item, const struct item *source, struct problem *p)
{
	const struct item *later = source && strcmp(source->day, item->day) > 0 ? source : item;

	if (!draft_has(d, "day"))
		draft_set(d, "day", value_text(source ?
		    change_posting_day(c, item->ledger, arena_string(change_arena(c), later->day)) : change_day(c)));
	if (strcmp(draft_get(d, "day")->text, later->day) < 0)
		return refuse(p, "day", arena_said(change_arena(c), "%s is of %s: settle it on that day or later",
		    code_of(c, later), arena_string(change_arena(c), later->day)));
	return true;
}

static bool
prepare_settlement(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	bool allocates = draft_has(d, "kind") && strcmp(draft_get(d, "kind")->text, "allocation") == 0;
	bool defers = draft_has(d, "kind") && strcmp(draft_get(d, "kind")->text, "deferral") == 0;
	struct item item, source;

	(void)id, (void)old;
	if (!draft_has(d, "item"))
		return refuse(p, "item", N_("is required"));
	if (allocates != draft_has(d, "source"))
		return refuse(p, "source",
		    allocates ? N_("is required: what it is paid from") : N_("is for allocations alone"));
	if (defers != (draft_get(d, "amount")->number == 0))
		return refuse(p, "amount", defers ? N_("a deferral has none") : N_("an amount is more than nothing"));
	if (allocates && draft_get(d, "amount")->number < 0 && !draft_has(d, "reverses"))
		return refuse(p, "amount", N_("an amount is more than nothing"));
	item = load_item(c, draft_get(d, "item")->number, false);
	if (allocates) {
		source = load_item(c, draft_get(d, "source")->number, true);
		if (!fits_source(c, &item, &source, p))
			return false;
	}
	return take_day(c, d, &item, allocates ? &source : NULL, p) &&
	    period_is_open(c, item.ledger, draft_get(d, "day")->text, "day", p);
}

static bool
add_settlement(struct change *c, struct draft *d, struct problem *p)
{
	int64_t id;

	return record_add(c, d, &id, p);
}

bool
item_allocate(struct change *c, int64_t item, int64_t source, int64_t amount, const char *on, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &settlement_entity);

	draft_set(d, "kind", value_text("allocation"));
	draft_set(d, "item", value_number(item));
	draft_set(d, "source", value_number(source));
	draft_set(d, "amount", value_number(amount));
	draft_set(d, "day", value_text(on));
	return add_settlement(c, d, p);
}

bool
item_settle(struct change *c, int64_t item, const char *kind, int64_t amount, const char *on, const char *why,
    int64_t stock_entry, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &settlement_entity);

	draft_set(d, "kind", value_text(kind));
	draft_set(d, "item", value_number(item));
	draft_set(d, "amount", value_number(amount));
	draft_set(d, "day", value_text(on));
	draft_set(d, "why", value_text(why));
	draft_set(d, "stock_entry", stock_entry ? value_number(stock_entry) : VALUE_EMPTY);
	return add_settlement(c, d, p);
}

bool
item_defer(struct change *c, int64_t item, const char *due, const char *on, const char *why, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &settlement_entity);

	draft_set(d, "kind", value_text("deferral"));
	draft_set(d, "item", value_number(item));
	draft_set(d, "amount", value_number(0));
	draft_set(d, "due", value_text(due));
	draft_set(d, "day", value_text(on));
	draft_set(d, "why", value_text(why));
	return add_settlement(c, d, p);
}

bool
item_allocate_oldest(struct change *c, int64_t source, int64_t document, int64_t *left, struct problem *p)
{
	struct statement *st = db_prepare(access_db(change_access(c)), "SELECT i.item_id, b.open FROM main.item AS s "
	    "JOIN main.item AS i ON i.party_id = s.party_id AND i.ledger = s.ledger AND i.currency = s.currency "
	    "AND i.sign = 1 JOIN main.balance AS b ON b.item_id = i.item_id AND b.open > 0 WHERE s.item_id = ?1 "
	    "ORDER BY coalesce(i.contract_id, i.purchase_id, 0) = ?2 DESC, b.due IS NULL, b.due, i.item_id");
	bool good = true;

	if (!change_settle_step(c, p))
		return false;
	*left = item_open(c, source);
	db_bind_number(st, 1, source);
	db_bind_number(st, 2, document);
	while (good && *left > 0 && db_step(st)) {
		int64_t part = db_number(st, 1) < *left ? db_number(st, 1) : *left;

		good = item_allocate(c, db_number(st, 0), source, part, NULL, p);
		*left -= part;
	}
	db_finish(st);
	return good;
}

/* The day on which what happened to an item on a day is taken back. */
static const char *
posting_day(struct change *c, int64_t item, const char *on)
{
	return change_posting_day(c, record_value(c, &item_entity, item, "ledger").text, on);
}

/* What takes a deferral back says nothing of the due date; what takes that back defers again, to the date of the
 * first. */
static struct value
due_again(struct change *c, const struct draft *old)
{
	return draft_has(old, "reverses") ? record_value(c, &settlement_entity,
	    draft_get(old, "reverses")->number, "due") : VALUE_EMPTY;
}

/* The opposite of a settlement, from a day on: of the last of its chain, if that makes it stand. */
static bool
take_back(struct change *c, int64_t id, const char *on, struct problem *p)
{
	struct draft *old = draft_new(change_arena(c), &settlement_entity),
	    *d = draft_new(change_arena(c), &settlement_entity);
	bool answered;
	int64_t last = facts_last(c, &settlement_entity, id, &answered);

	if (answered)
		return refuse(p, NULL, N_("was taken back already"));
	if (!record_load(c, last, old))
		return refuse(p, NULL, N_("no such settlement"));
	draft_set(d, "kind", *draft_get(old, "kind"));
	draft_set(d, "item", *draft_get(old, "item"));
	draft_set(d, "source", *draft_get(old, "source"));
	draft_set(d, "stock_entry", *draft_get(old, "stock_entry"));
	draft_set(d, "amount", value_number(-draft_get(old, "amount")->number));
	draft_set(d, "day",
	    value_text(on ? on : posting_day(c, draft_get(old, "item")->number, draft_get(old, "day")->text)));
	draft_set(d, "due", due_again(c, old));
	draft_set(d, "reverses", value_number(last));
	draft_set(d, "why", value_text(change_reason(c)));
	return add_settlement(c, d, p);
}

bool
item_release(struct change *c, int64_t settlement, const char *on, struct problem *p)
{
	return take_back(c, settlement, on ? on : change_day(c), p);
}

/* What was recovered of a write-off stands on it. */
static bool
reverse_settlement(struct change *c, int64_t id, struct problem *p)
{
	if (stock_number(access_db(change_access(c)), "SELECT count(*) FROM main.settlement AS s WHERE "
	    "s.settlement_id = ?1 AND s.kind = 'write-off' AND s.amount > (SELECT sum(o.amount) "
	    "FROM main.settlement AS o WHERE o.item_id = s.item_id AND o.kind = 'write-off')", id, 0, 0))
		return refuse(p, NULL, N_("what was recovered of it is to be taken back first"));
	return take_back(c, id, NULL, p);
}

static bool
cancel(struct change *c, int64_t id, int64_t amount, struct problem *p)
{
	if (stock_number(access_db(change_access(c)), "SELECT sum(amount) FROM main.settlement WHERE item_id = ?1 AND "
	    "kind = 'cancel'", id, 0, 0))
		return refuse(p, NULL, N_("was cancelled already"));
	return item_settle(c, id, "cancel", amount, posting_day(c, id, record_value(c, &item_entity, id, "day").text),
	    NULL, 0, p);
}

bool
item_cancel(struct change *c, int64_t id, struct problem *p)
{
	return change_settle_step(c, p) && cancel(c, id, item_amount(c, id), p);
}

/* All that changed it since is taken back, too, or what is left of it is found out. */
static bool
reverse_item(struct change *c, int64_t id, struct problem *p)
{
	return cancel(c, id, record_value(c, &item_entity, id, "amount").number, p);
}

const struct hooks receivable_hooks = { .entity = &receivable_entity, .prepare = prepare_item };
const struct hooks payable_hooks = { .entity = &payable_entity, .prepare = prepare_item };
const struct hooks receipt_hooks = { .entity = &receipt_entity, .prepare = prepare_item };
const struct hooks payment_hooks = { .entity = &payment_entity, .prepare = prepare_item };
const struct hooks item_hooks = { .entity = &item_entity, .settle = balance_of_items, .reverse = reverse_item };
const struct hooks settlement_hooks = {
	.entity = &settlement_entity, .prepare = prepare_settlement, .settle = balance_of_settlements,
	.reverse = reverse_settlement, .check = balance_check,
};
