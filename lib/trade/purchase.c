/* SPDX-License-Identifier: ISC */
/* purchase - what arrives of a purchase and what goes back. */
#include "trade/purchase.h"

#include <string.h>

#include "access/setting.h"
#include "base/decimal.h"
#include "trade/delivery.h"
#include "trade/document.h"
#include "trade/stock.h"

#define ONE_QUANTITY INT64_C(10000)
#define ONE_RATE INT64_C(1000000)

/* What is at work: the purchase, and the stock entry that its goods move by, which the first of them makes. */
struct moving {
	struct change *change;
	int64_t purchase, entry, unit;
	const char *kind;
	const struct receipt *how;
	const struct draft *goods;   /* of the part at work */
};

static struct db *
db_of(const struct moving *m)
{
	return access_db(change_access(m->change));
}

static const char *
currency_of(const struct moving *m)
{
	struct value v = record_value(m->change, &purchase_entity, m->purchase, "currency");

	return v.kind == TEXT ? v.text : access_setting(change_access(m->change), "currency");
}

/* What is still to come of a line, in the product's own unit: less than what arrived, and what the entry at work
 * brings. */
static int64_t
left_of(const struct moving *m, const struct draft *line, int64_t line_id)
{
	int64_t brought = stock_number(db_of(m), "SELECT coalesce(sum(base), 0) FROM main.stock_line "
	    "WHERE stock_entry_id = ?1 AND purchase_line_id = ?2 AND deleted IS NULL", m->entry, line_id, 0);

	return draft_get(line, "base")->number - brought - delivery_quantity(m->change, &side_purchases, m->purchase,
	    draft_get(line, "line")->number);
}

static bool
is_goods(const struct moving *m, const struct draft *line)
{
	struct problem ignored;

	return draft_has(line, "product") && stock_is_goods(m->change, draft_get(line, "product")->number, &ignored);
}

/* The entry is approved by whoever receives the goods. */
static bool
make_entry(struct moving *m, struct problem *p)
{
	struct draft *d = draft_new(change_arena(m->change), &stock_entry_entity);

	if (m->entry)
		return true;
	if (!m->how->warehouse)
		return refuse(p, "warehouse", N_("is required: goods come into one and leave from one"));
	draft_set(d, "kind", value_text(m->kind));
	draft_set(d, "warehouse", value_number(m->how->warehouse));
	draft_set(d, "purchase", value_number(m->purchase));
	draft_set(d, "day", value_text(change_day(m->change)));
	draft_set(d, "approver", value_number(access_caller(change_access(m->change))));
	draft_set(d, "note", value_text(m->how->note));
	return record_add(m->change, d, &m->entry, p);
}

/* The cost of what arrives, in our currency. */
static bool
cost_of(const struct moving *m, const struct draft *line, int64_t line_id, int64_t quantity, int64_t *cost)
{
	const char *taken = strcmp(access_setting(change_access(m->change), "taxpayer"), "small") == 0 ? "amount" :
	    "net";
	int64_t all = draft_get(line, "base")->number, before = all - left_of(m, line, line_id);
	int64_t theirs = line_money_unit(currency_decimals(currency_of(m)));

	if (!delivery_share(draft_get(line, taken)->number, before, quantity, all, theirs, cost))
		return false;
	return !m->how->rate || (decimal_muldiv(*cost, m->how->rate, ONE_RATE * m->unit, cost) &&
	    decimal_muldiv(*cost, m->unit, 1, cost));
}

static struct draft *
stock_line_of(const struct moving *m, const struct draft *line, int64_t line_id, int64_t quantity)
{
	struct draft *d = draft_new(change_arena(m->change), &stock_line_entity);

	draft_set(d, "stock_entry", value_number(m->entry));
	draft_set(d, "product", *draft_get(line, "product"));
	draft_set(d, "quantity", value_number(quantity));
	draft_set(d, "purchase_line", value_number(line_id));
	for (const struct field *f = d->entity->fields; m->goods && f->name; f++)
		if (draft_gives(m->goods, f->name))
			draft_set(d, f->name, *draft_get(m->goods, f->name));
	return d;
}

/* quantity: of the product's own unit. */
static bool
receive_goods(struct moving *m, const struct draft *line, int64_t line_id, int64_t quantity, struct problem *p)
{
	struct draft *d;
	int64_t cost, each, id;

	if (!make_entry(m, p))
		return false;
	if (!cost_of(m, line, line_id, quantity, &cost) || !decimal_muldiv(cost, ONE_QUANTITY, quantity, &each))
		return refuse(p, "quantity", N_("too large"));
	d = stock_line_of(m, line, line_id, quantity);
	draft_set(d, "cost", value_number(each));
	draft_set(d, "value", value_number(cost));
	draft_set(d, "estimated", m->how->estimated ? value_number(1) : VALUE_EMPTY);
	return record_add(m->change, d, &id, p);
}

typedef bool one_line(struct moving *, const struct draft *, int64_t line_id, int64_t quantity, struct problem *);

/* A line by its number, and a quantity in its unit as one of the product's. */
static bool
line_part(struct moving *m, const struct arrival *what, one_line *one, struct problem *p)
{
	struct draft *line = draft_new(change_arena(m->change), &purchase_line_entity);
	int64_t id = document_line(m->change, &purchase_line_entity, m->purchase, what->line), quantity;

	m->goods = what->goods;
	if (!id || !record_load(m->change, id, line))
		refuse(p, NULL, N_("no such line"));
	else if (!decimal_muldiv(what->quantity, draft_get(line, "base")->number, draft_get(line, "quantity")->number,
	    &quantity))
		refuse(p, "quantity", N_("too large"));
	else if (what->goods && m->how->warehouse == 0)
		refuse(p, "warehouse", N_("is required: goods come into one and leave from one"));
	else if (one(m, line, id, quantity, p))
		return true;
	p->place = p->place ? p->place : what->place;
	return false;
}

static bool
receive_one(struct moving *m, const struct draft *line, int64_t line_id, int64_t quantity, struct problem *p)
{
	if (is_goods(m, line) || (draft_has(line, "product") && m->how->warehouse))
		return receive_goods(m, line, line_id, quantity, p);
	return delivery_post(m->change, &side_purchases, line_id, quantity, change_day(m->change), 0, p);
}

/* Does one thing for each line of which something is still to come, and says whether there was any. */
static bool
each_left(struct moving *m, one_line *one, bool *any, struct problem *p)
{
	struct draft *line = draft_new(change_arena(m->change), &purchase_line_entity);
	struct statement *st = db_prepare(db_of(m), "SELECT purchase_line_id FROM main.purchase_line "
	    "WHERE purchase_id = ?1 AND ended IS NULL AND deleted IS NULL ORDER BY line");
	bool good = true;
	int64_t left;

	*any = false;
	db_bind_number(st, 1, m->purchase);
	while (good && db_step(st)) {
		int64_t id = db_number(st, 0);

		if (!record_load(m->change, id, line) || (left = left_of(m, line, id)) <= 0)
			continue;
		*any = true;
		good = one(m, line, id, left, p);
	}
	db_finish(st);
	return good;
}

static bool
receive_all(struct moving *m, struct problem *p)
{
	bool any;

	return each_left(m, receive_one, &any, p) &&
	    (any || refuse(p, NULL, N_("nothing of it is still to come")));
}

static bool
only_look(struct moving *m, const struct draft *line, int64_t line_id, int64_t quantity, struct problem *p)
{
	(void)m, (void)line, (void)line_id, (void)quantity, (void)p;
	return true;
}

bool
purchase_complete(struct change *c, int64_t purchase)
{
	struct moving m = { .change = c, .purchase = purchase };
	struct problem ignored;
	bool any;

	if (strcmp(record_value(c, &purchase_entity, purchase, "status").text, "approved") != 0)
		return false;
	each_left(&m, only_look, &any, &ignored);
	return !any;
}

static bool
begin(struct moving *m, struct problem *p)
{
	const char *status = record_value(m->change, &purchase_entity, m->purchase, "status").text;
	const char *ours = access_setting(change_access(m->change), "currency");

	m->unit = line_money_unit(currency_decimals(ours));
	if (strcmp(status, "approved") != 0)
		return refuse(p, "status",
		    arena_said(change_arena(m->change), "is %s: only what is approved arrives", status));
	if (!m->how->rate && strcmp(currency_of(m), ours) != 0)
		return refuse(p, "currency", arena_said(change_arena(m->change),
		    "is %s: --rate says how many %s one of it is", currency_of(m), ours));
	return true;
}

static bool
finish(struct moving *m, struct problem *p)
{
	return !m->entry || document_move(m->change, &stock_entry_entity, m->entry, DOCUMENT_APPROVE, 0, NULL, p);
}

bool
purchase_receive(struct change *c, int64_t purchase, const struct arrival *what, size_t count,
    const struct receipt *how, struct problem *p)
{
	struct moving m = { .change = c, .purchase = purchase, .kind = "receipt", .how = how };

	if (!begin(&m, p) || (count == 0 && !receive_all(&m, p)))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!line_part(&m, &what[i], receive_one, p))
			return false;
	return finish(&m, p);
}

/* What is left of the goods of receipts of a line, the last receipt first: those of one warehouse alone. */
static const char came_sql[] =
	"SELECT l.stock_line_id, "
	"m.quantity + coalesce((SELECT sum(x.quantity) FROM main.movement AS x WHERE x.source_id = m.movement_id), 0) "
	"FROM main.purchase_line AS v JOIN main.stock_line AS l ON l.purchase_line_id = v.purchase_line_id "
	"JOIN main.movement AS m ON m.line_id = l.stock_line_id AND m.quantity > 0 AND m.reverses_id IS NULL "
	"WHERE v.purchase_id = ?1 AND v.line = ?2 AND m.warehouse_id = ?3 AND (?4 IS NULL OR l.lot = ?4) "
	"AND NOT EXISTS (SELECT 1 FROM main.movement AS r WHERE r.reverses_id = m.movement_id) "
	"ORDER BY m.day DESC, m.movement_id DESC";

static bool
return_piece(struct moving *m, const struct draft *line, int64_t line_id, int64_t quantity, int64_t of,
    struct problem *p)
{
	struct draft *d = stock_line_of(m, line, line_id, quantity);
	int64_t id;

	if (of)
		draft_set(d, "of", value_number(of));
	return record_add(m->change, d, &id, p);
}

/* Goods go back at the cost they came at; what of them came into another warehouse, at the average of this one. */
static bool
return_goods(struct moving *m, const struct draft *line, int64_t line_id, int64_t quantity, struct problem *p)
{
	struct statement *st = db_prepare(db_of(m), came_sql);
	bool good = make_entry(m, p);

	db_bind_number(st, 1, m->purchase);
	db_bind(st, 2, draft_get(line, "line"));
	db_bind_number(st, 3, m->how->warehouse);
	db_bind(st, 4, m->goods ? draft_get(m->goods, "lot") : &VALUE_EMPTY);
	while (good && quantity > 0 && db_step(st)) {
		int64_t part = db_number(st, 1) < quantity ? db_number(st, 1) : quantity;

		good = part <= 0 || return_piece(m, line, line_id, part, db_number(st, 0), p);
		quantity -= part > 0 ? part : 0;
	}
	db_finish(st);
	return good && (quantity == 0 || return_piece(m, line, line_id, quantity, 0, p));
}

static bool
return_one(struct moving *m, const struct draft *line, int64_t line_id, int64_t quantity, struct problem *p)
{
	int64_t there = delivery_quantity(m->change, &side_purchases, m->purchase, draft_get(line, "line")->number);

	if (is_goods(m, line) && quantity <= there)
		return return_goods(m, line, line_id, quantity, p);
	return delivery_post(m->change, &side_purchases, line_id, -quantity, change_day(m->change), 0, p);
}

bool
purchase_return(struct change *c, int64_t purchase, const struct arrival *what, size_t count, int64_t warehouse,
    const char *note, struct problem *p)
{
	struct moving m = { .change = c, .purchase = purchase, .kind = "return-out",
		.how = &(struct receipt){ .warehouse = warehouse, .rate = ONE_RATE, .note = note } };

	if (!begin(&m, p))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!line_part(&m, &what[i], return_one, p))
			return false;
	return finish(&m, p);
}
