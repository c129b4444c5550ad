/* SPDX-License-Identifier: ISC */
/* stock - stock entries, their lines, and the movements they become. */
#include "trade/stock.h"

#include <string.h>

#include "access/setting.h"
#include "base/decimal.h"
#include "base/text.h"
#include "record/period.h"
#include "trade/delivery.h"
#include "trade/document.h"
#include "trade/facts.h"
#include "trade/lot.h"
#include "trade/reserve.h"
#include "trade/shipping.h"
#include "trade/source.h"
#include "trade/trade.h"

#define ONE_QUANTITY INT64_C(10000)

/* Movements come from documents alone; what an invoice says changes a line that is posted. */
static bool posting, pricing;

int64_t
stock_number(struct db *db, const char *sql, int64_t first, int64_t second, int64_t fallback)
{
	struct statement *st = db_keep(db, sql);
	int64_t answer = fallback;

	db_bind_number(st, 1, first);
	if (db_parameter(st, 2))
		db_bind_number(st, 2, second);
	if (db_step(st))
		answer = db_number(st, 0);
	db_reset(st);
	return answer;
}

static bool
is_one_of(const char *kind, const char *kinds)
{
	return text_lists(kinds, ' ', kind);
}

/* The kinds whose goods go on to another warehouse. */
static bool
is_transfer(const char *kind)
{
	return is_one_of(kind, "transfer arrival loan-out loan-back");
}

/* Goods on loan are ours, and lie in a warehouse that stands for wherever they are. */
static bool
prepare_loan(struct change *c, const struct draft *old, struct draft *d, struct problem *p)
{
	int64_t loan;

	if (draft_then(old, d, "borrower")->kind == EMPTY && draft_then(old, d, "customer")->kind == EMPTY &&
	    draft_then(old, d, "who")->kind == EMPTY)
		return refuse(p, "borrower", N_("is required: who has the goods, as borrower=, customer= or who="));
	if (!stock_warehouse(c, "loan", &loan, p))
		return false;
	draft_set(d, "to_warehouse", value_number(loan));
	return true;
}

static bool
prepare_entry(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	const struct value *kind = draft_then(old, d, "kind");
	const struct value *from = draft_then(old, d, "warehouse"), *to;

	(void)id;
	if (kind->kind == EMPTY || from->kind == EMPTY)
		return true;
	if (strcmp(kind->text, "loan-out") == 0 && draft_then(old, d, "to_warehouse")->kind == EMPTY &&
	    !prepare_loan(c, old, d, p))
		return false;
	to = draft_then(old, d, "to_warehouse");
	if (is_transfer(kind->text) && to->kind == EMPTY)
		return refuse(p, "to_warehouse", N_("is required: a transfer goes to another warehouse"));
	if (!is_transfer(kind->text) && to->kind != EMPTY)
		return refuse(p, "to_warehouse", N_("is for transfers alone"));
	if (value_same(from, to))
		return refuse(p, "to_warehouse", N_("is where the goods are already"));
	if (draft_then(old, d, "transit")->number && strcmp(kind->text, "transfer") != 0)
		return refuse(p, "transit", N_("is for transfers alone"));
	return shipping_days(old, d, p);
}

const struct hooks stock_entry_hooks = { .entity = &stock_entry_entity, .prepare = prepare_entry };

static int64_t
sign_of(struct change *c, const char *kind)
{
	return db_one(access_db(change_access(c)),
	    "SELECT sign FROM main.choice WHERE list = 'stock-kind' AND code = ?1", kind, 0);
}

/* What a kind asks of quantity and cost: opening stock and receipts say what was paid, what goes out has the
 * average. */
static bool
fits_kind(const char *kind, int64_t sign, int64_t quantity, bool has_cost, struct problem *p)
{
	bool comes = sign ? sign > 0 : quantity > 0;

	if (sign != 0 && quantity <= 0)
		return refuse(p, "quantity", N_("a quantity is more than nothing"));
	if (!comes && has_cost)
		return refuse(p, "cost", N_("what goes out takes the average cost: leave it out"));
	if (!has_cost && (strcmp(kind, "opening") == 0 || strcmp(kind, "receipt") == 0))
		return refuse(p, "cost", N_("is required: PRODUCT:QUANTITY@COST"));
	return true;
}

static bool
is_service(struct change *c, int64_t product)
{
	return stock_number(access_db(change_access(c)),
	    "SELECT 1 FROM main.product WHERE product_id = ?1 AND kind = 'service'", product, 0, 0) != 0;
}

bool
stock_is_goods(struct change *c, int64_t product, struct problem *p)
{
	return !is_service(c, product) ||
	    refuse(p, "product", N_("is a service, of which nothing lies in a warehouse"));
}

/* What is moved as a line of a contract or purchase is its product, be it a service; else it is goods. */
static bool
may_move(struct change *c, const struct draft *line, struct problem *p)
{
	bool sold = draft_has(line, "contract_line");
	const char *of = sold ? "contract_line" : "purchase_line";

	if (!draft_has(line, of))
		return stock_is_goods(c, draft_get(line, "product")->number, p);
	return record_value(c, sold ? &contract_line_entity : &purchase_line_entity,
	    draft_get(line, of)->number, "product").number ==
	    draft_get(line, "product")->number || refuse(p, of, N_("is a line of another product"));
}

/* What the line comes to, where it says what one costs. */
static bool
take_value(struct change *c, struct draft *d, struct problem *p)
{
	int64_t unit = line_money_unit(currency_decimals(access_setting(change_access(c), "currency"))), value;

	draft_set(d, "value", VALUE_EMPTY);
	if (!draft_has(d, "cost"))
		return true;
	if (!decimal_muldiv(draft_get(d, "quantity")->number, draft_get(d, "cost")->number, ONE_QUANTITY * unit,
	    &value) || !decimal_muldiv(value, unit, 1, &value))
		return refuse(p, "quantity", N_("quantity times cost is too large"));
	draft_set(d, "value", value_number(value));
	return true;
}

/* A line that answers another is of the same product, whose cost it takes, and of the same line of a document. */
static bool
answers(struct change *c, struct draft *d, struct problem *p)
{
	static const char *const ordered[] = { "contract_line", "purchase_line" };

	if (!draft_has(d, "of"))
		return true;
	for (int i = 0; i < 2; i++)
		if (!draft_has(d, ordered[i]))
			draft_set(d, ordered[i],
			    record_value(c, &stock_line_entity, draft_get(d, "of")->number, ordered[i]));
	if (draft_has(d, "cost"))
		return refuse(p, "cost", N_("goods that come back have the cost they left with: leave it out"));
	if (record_value(c, &stock_line_entity, draft_get(d, "of")->number, "product").number == draft_get(d,
	    "product")->number)
		return true;
	return refuse(p, "of", N_("is a line of another product"));
}

static bool
may_be_estimated(const char *kind, const struct draft *d, struct problem *p)
{
	return !draft_get(d, "estimated")->number || is_one_of(kind, "receipt opening") ||
	    refuse(p, "estimated", N_("only what comes in at a cost is estimated"));
}

/* The invoice's cost comes when the entry is approved long since. */
static bool
is_priced(const struct draft *old, const struct draft *d)
{
	return old && pricing && draft_changes(old, d, "invoiced");
}

static bool
prepare_stock_line(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	struct draft *head = draft_new(change_arena(c), &stock_entry_entity);
	bool valued = !old && draft_has(d, "purchase_line") && draft_has(d, "value");
	int64_t entry, factor;
	const char *kind;

	(void)id;
	draft_complete(old, d);
	entry = draft_get(d, "stock_entry")->number;
	if (!draft_has(d, "product") || !draft_has(d, "stock_entry"))
		return refuse(p, draft_has(d, "product") ? "stock_entry" : "product", N_("is required"));
	if (old && !value_same(draft_get(old, "stock_entry"), draft_get(d, "stock_entry")))
		return refuse(p, "stock_entry", N_("a line stays with its entry"));
	if (is_priced(old, d))
		return true;
	if (!document_is_open(c, &stock_entry_entity, entry, p) || !record_load(c, entry, head))
		return false;
	kind = draft_get(head, "kind")->text;
	if (!draft_has(d, "line"))
		draft_set(d, "line", value_number(document_next_line(c, &stock_line_entity, entry)));
	if (!draft_has(d, "day"))
		draft_set(d, "day", *draft_get(head, "day"));
	if (is_one_of(kind, "arrival loan-back") && !draft_has(d, "of"))
		return refuse(p, "of", N_("is required: crm-stock receive names what came"));
	return may_move(c, d, p) && line_unit(c, d, &factor, p) && answers(c, d, p) &&
	    lots_prepare(c, d, draft_get(head, "day")->text, sign_of(c, kind), p) && may_be_estimated(kind, d, p) &&
	    fits_kind(kind, sign_of(c, kind), draft_get(d, "quantity")->number, draft_has(d, "cost"), p) &&
	    (valued || take_value(c, d, p));
}

const struct hooks stock_line_hooks = { .entity = &stock_line_entity, .prepare = prepare_stock_line };

/* Where the goods of an entry go on to: those that are to be received lie in transit until they are. */
static bool
find_target(struct change *c, const struct draft *entry, int64_t *target, struct problem *p)
{
	*target = draft_get(entry, "to_warehouse")->number;
	return !draft_get(entry, "transit")->number || stock_warehouse(c, "transit", target, p);
}

static struct draft *
new_movement(struct change *c, const struct draft *entry, const struct draft *line, int64_t id)
{
	struct draft *d = draft_new(change_arena(c), &movement_entity);

	draft_set(d, "day", *draft_get(entry, "day"));
	draft_set(d, "product", *draft_get(line, "product"));
	draft_set(d, "warehouse", *draft_get(entry, "warehouse"));
	draft_set(d, "kind", *draft_get(entry, "kind"));
	draft_set(d, "given", *draft_get(line, "value"));
	draft_set(d, "line", value_number(id));
	return d;
}

/* The movement of a line, and of a transfer the one that brings the same goods to the other warehouse. */
static bool
post_line(struct change *c, const struct draft *entry, const struct draft *line, int64_t id, struct problem *p)
{
	const char *kind = draft_get(entry, "kind")->text;
	int64_t sign = sign_of(c, kind), base = draft_get(line, "base")->number, made, target;
	struct draft *d = new_movement(c, entry, line, id);

	if (is_service(c, draft_get(line, "product")->number))
		return true;
	if (!fits_kind(kind, sign, base, draft_has(line, "cost"), p))
		return false;
	draft_set(d, "quantity", value_number(sign < 0 ? -base : base));
	if (draft_has(line, "of") && !source_take(c, draft_get(line, "of")->number, d, p))
		return false;
	if (!facts_add(c, d, &posting, &made, p) || (sign < 0 && draft_has(entry, "contract") &&
	    !reserve_use(c, draft_get(entry, "contract")->number, draft_get(line, "product")->number,
	    draft_get(entry, "warehouse")->number, base, id, p)))
		return false;
	if (!lots_post(c, line, id, draft_get(entry, "day")->text, draft_get(entry, "warehouse")->number, sign, p))
		return false;
	if (!is_transfer(kind))
		return true;
	if (!find_target(c, entry, &target, p) ||
	    !lots_post(c, line, id, draft_get(entry, "day")->text, target, 1, p))
		return false;
	draft_set(d, "part", VALUE_EMPTY);
	draft_set(d, "warehouse", value_number(target));
	draft_set(d, "quantity", value_number(base));
	draft_set(d, "source", value_number(made));
	return facts_add(c, d, &posting, &made, p);
}

/* What a line moves is delivered of that of a contract or purchase: what goes out or in, or came back. */
static bool
deliver_line(struct change *c, const struct draft *entry, const struct draft *line, int64_t id, struct problem *p)
{
	bool sold = draft_has(line, "contract_line");
	int64_t quantity = draft_get(line, "base")->number * sign_of(c, draft_get(entry, "kind")->text);

	if (!sold && !draft_has(line, "purchase_line"))
		return true;
	return delivery_post(c, sold ? &side_sales : &side_purchases,
	    draft_get(line, sold ? "contract_line" : "purchase_line")->number, sold ? -quantity : quantity,
	    draft_get(entry, "day")->text, id, p);
}

bool
stock_post(struct change *c, int64_t entry, struct problem *p)
{
	struct draft *head = draft_new(change_arena(c), &stock_entry_entity), *line;
	struct statement *st;
	bool good = true;

	line = draft_new(change_arena(c), &stock_line_entity);
	record_load(c, entry, head);
	if (strcmp(draft_get(head, "day")->text, change_today(c)) > 0)
		return refuse(p, "day", arena_said(change_arena(c), "%s is a day to come: "
		    "goods move today (%s) or earlier", draft_get(head, "day")->text, change_today(c)));
	st = db_prepare(access_db(change_access(c)), "SELECT stock_line_id FROM main.stock_line "
	    "WHERE stock_entry_id = ?1 AND deleted IS NULL ORDER BY line, stock_line_id");
	db_bind_number(st, 1, entry);
	while (good && db_step(st))
		good = record_load(c, db_number(st, 0), line) && post_line(c, head, line, db_number(st, 0), p) &&
		    deliver_line(c, head, line, db_number(st, 0), p);
	db_finish(st);
	return good;
}

bool
stock_revalue(struct change *c, int64_t product, int64_t warehouse, int64_t value, const char *on, const char *kind,
    int64_t line, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &movement_entity);
	int64_t id;

	if (strcmp(on, change_today(c)) > 0)
		return refuse(p, "day", N_("is a day to come"));
	draft_set(d, "day", value_text(on));
	draft_set(d, "product", value_number(product));
	draft_set(d, "warehouse", value_number(warehouse));
	draft_set(d, "kind", value_text(kind));
	draft_set(d, "quantity", value_number(0));
	draft_set(d, "given", value_number(value));
	draft_set(d, "line", line ? value_number(line) : VALUE_EMPTY);
	return value == 0 || facts_add(c, d, &posting, &id, p);
}

static bool
note_invoiced(struct change *c, int64_t line, int64_t cost, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &stock_line_entity);
	bool changed, good;

	draft_set(d, "invoiced", value_number(cost));
	pricing = true;
	good = record_set(c, line, d, &changed, p);
	pricing = false;
	return good;
}

bool
stock_price(struct change *c, int64_t line, int64_t cost, const char *on, struct problem *p)
{
	struct draft *old = draft_new(change_arena(c), &stock_line_entity),
	    *new = draft_new(change_arena(c), &stock_line_entity);
	int64_t entry = record_value(c, &stock_line_entity, line, "stock_entry").number, before;

	record_load(c, line, old);
	if (!draft_get(old, "estimated")->number)
		return refuse(p, "estimated", N_("the cost of this line is no estimate"));
	if (strcmp(record_value(c, &stock_entry_entity, entry, "status").text, "approved") != 0)
		return refuse(p, "status", N_("the entry is not approved: write the cost into its line"));
	if (strcmp(on, record_value(c, &stock_entry_entity, entry, "day").text) < 0)
		return refuse(p, "day", N_("the goods came later than that"));
	draft_set(new, "quantity", *draft_get(old, "quantity"));
	draft_set(new, "cost", draft_has(old, "invoiced") ? *draft_get(old, "invoiced") : *draft_get(old, "cost"));
	if (!take_value(c, new, p))
		return false;
	before = draft_get(new, "value")->number;
	draft_set(new, "cost", value_number(cost));
	return take_value(c, new, p) && stock_revalue(c, draft_get(old, "product")->number,
	    record_value(c, &stock_entry_entity, entry, "warehouse").number, draft_get(new, "value")->number - before,
	    on, "cost-correction", line, p) && note_invoiced(c, line, cost, p);
}

/* An entry whose movements are taken back is cancelled. */
static bool
void_entry(struct change *c, int64_t line, struct problem *p)
{
	int64_t entry = stock_number(access_db(change_access(c)), "SELECT stock_entry_id FROM main.stock_line WHERE "
	    "stock_line_id = ?1",
	    line, 0, 0);

	return entry == 0 || document_void(c, &stock_entry_entity, entry, p);
}

/* Right behind what it takes back; where that day is closed, on the first open one and behind all that is there. */
static void
place_reversal(struct change *c, const struct draft *old, int64_t id, struct draft *d)
{
	const char *was = draft_get(old, "day")->text, *posted = change_posting_day(c, movement_entity.area, was);

	draft_set(d, "day", value_text(posted));
	if (strcmp(was, posted) == 0)
		draft_set(d, "place", draft_has(old, "place") ? *draft_get(old, "place") : value_number(id));
}

static bool
reverse(struct change *c, int64_t id, struct problem *p)
{
	struct draft *old = draft_new(change_arena(c), &movement_entity),
	    *d = draft_new(change_arena(c), &movement_entity);
	static const char *const same[] = { "product", "warehouse", "kind", "line", "source", "part" };
	bool answered;
	int64_t last = facts_last(c, &movement_entity, id, &answered), made;

	record_load(c, last, old);
	if (answered)
		return refuse(p, NULL, arena_said(change_arena(c), "was taken back by change set %lld; undo that too",
		    (long long)draft_get(old, "rev")->number));
	if (!source_is_free(c, last, p))
		return false;
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		draft_set(d, same[i], *draft_get(old, same[i]));
	place_reversal(c, old, last, d);
	if (draft_get(old, "quantity")->number == 0)
		draft_set(d, "given", value_number(-draft_get(old, "given")->number));
	draft_set(d, "quantity", value_number(-draft_get(old, "quantity")->number));
	draft_set(d, "reverses", value_number(last));
	return facts_add(c, d, &posting, &made, p) && (draft_get(d, "quantity")->number ==
	    record_value(c, &movement_entity, facts_first(c, &movement_entity, last), "quantity").number ||
	    void_entry(c, draft_get(d, "line")->number, p));
}

bool
stock_take_back(struct change *c, int64_t entry, struct problem *p)
{
	return delivery_take_back(c, entry, p) && facts_each(c, "SELECT m.movement_id FROM main.stock_line AS l "
	    "JOIN main.movement AS m ON m.line_id = l.stock_line_id WHERE l.stock_entry_id = ?1 "
	    "AND NOT EXISTS (SELECT 1 FROM main.movement AS r WHERE r.reverses_id = m.movement_id) ORDER BY "
	    "m.movement_id DESC", entry, reverse, p) && reserve_restore(c, entry, p) && lots_take_back(c, entry, p);
}

static bool
prepare_movement(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	(void)c, (void)id, (void)old, (void)d;
	return posting ||
	    refuse(p, NULL, N_("goods move by stock entries alone: crm-stock add, then crm-stock approve"));
}

const struct hooks movement_hooks = {
	.entity = &movement_entity, .prepare = prepare_movement, .settle = stock_settle, .reverse = reverse,
	.check = stock_check,
};
