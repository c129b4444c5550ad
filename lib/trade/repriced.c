/* SPDX-License-Identifier: ISC */
/* repriced - what follows for goods that went or came when their price changes afterwards. */
#include <string.h>

#include "access/setting.h"
#include "base/decimal.h"
#include "record/period.h"
#include "trade/delivery.h"
#include "trade/document.h"
#include "trade/facts.h"
#include "trade/stock.h"

/* Differences that a supplier's invoice made stand with the arrival's stock line, those of an amendment with none. */
#define INVOICED_BEYOND "d.quantity = 0 AND d.stock_line_id IS NOT NULL"

#define ONE INT64_C(10000)

struct money {
	int64_t net, amount;
};

/* A line of a document, as it is in force. */
struct repriced {
	struct change *change;
	struct db *db;
	const struct side *side;
	int64_t document, number, id, base, unit;
	struct money all;
};

static struct repriced
repriced_of(struct change *c, const struct side *side, int64_t id)
{
	const struct entity *lines = side->documents->lines;
	struct repriced r = { .change = c, .db = access_db(change_access(c)), .side = side, .id = id };

	r.document = record_value(c, lines, id, side->document).number;
	r.number = record_value(c, lines, id, "line").number;
	r.base = record_value(c, lines, id, "base").number;
	r.all.net = record_value(c, lines, id, "net").number;
	r.all.amount = record_value(c, lines, id, "amount").number;
	r.unit = line_money_unit(currency_decimals(record_value(c, side->documents, r.document, "currency").text));
	return r;
}

/* The part of the line that a quantity is, behind what was delivered before it. */
static bool
share_of(const struct repriced *r, int64_t before, int64_t quantity, struct money *out, struct problem *p)
{
	return (delivery_share(r->all.net, before, quantity, r->base, r->unit, &out->net) &&
	    delivery_share(r->all.amount, before, quantity, r->base, r->unit, &out->amount)) ||
	    refuse(p, "quantity", N_("too large"));
}

/* The first version of the line, of which facts of all speak: an amendment that is undone takes its version along. */
static int64_t
first_version(const struct repriced *r)
{
	int64_t id = r->id, before;

	while ((before = record_value(r->change, r->side->documents->lines, id, "replaces").number) != 0)
		id = before;
	return id;
}

static bool
add_difference(const struct repriced *r, int64_t stock_line, struct money by, const char *on, struct problem *p)
{
	struct draft *d = draft_new(change_arena(r->change), &delivery_entity);

	if (by.net == 0 && by.amount == 0)
		return true;
	draft_set(d, "day", value_text(arena_string(change_arena(r->change), on)));
	draft_set(d, r->side->document, value_number(r->document));
	draft_set(d, r->side == &side_sales ? "contract_line" : "purchase_line", value_number(first_version(r)));
	draft_set(d, "line", value_number(r->number));
	draft_set(d, "product", record_value(r->change, r->side->documents->lines, r->id, "product"));
	draft_set(d, "quantity", value_number(0));
	draft_set(d, "net", value_number(by.net));
	draft_set(d, "tax", value_number(by.amount - by.net));
	draft_set(d, "amount", value_number(by.amount));
	draft_set(d, "stock_line", stock_line ? value_number(stock_line) : VALUE_EMPTY);
	return delivery_add(r->change, d, p);
}

#define OF_LINE(r, sql) arena_printf(change_arena((r)->change), sql, (r)->side->document)

/* A statement about the line, ?1 its document, ?2 its number, and a day, ?3; the caller finishes it. */
static struct statement *
about(const struct repriced *r, const char *sql, const char *on)
{
	struct statement *st = db_prepare(r->db, sql);

	db_bind_number(st, 1, r->document);
	db_bind_number(st, 2, r->number);
	db_bind_text(st, 3, on);
	return st;
}

/* Makes what was delivered up to a day worth its share. */
static bool
follow_on(const struct repriced *r, const char *on, struct problem *p)
{
	struct statement *st = about(r, OF_LINE(r, "SELECT coalesce(sum(d.quantity), 0), coalesce(sum(d.net), 0), "
	    "coalesce(sum(d.amount), 0) FROM main.delivery AS d WHERE d.%s_id = ?1 AND d.line = ?2 AND d.day <= ?3 "
	    "AND NOT (" INVOICED_BEYOND ")"), on);
	struct money now, due;
	int64_t quantity;

	db_step(st);
	quantity = db_number(st, 0);
	now = (struct money){ db_number(st, 1), db_number(st, 2) };
	db_finish(st);
	return share_of(r, 0, quantity, &due, p) && add_difference(r, 0,
	    (struct money){ due.net - now.net, due.amount - now.amount }, on, p);
}

/* The first day behind one on which something was delivered; NULL: there is none. */
static const char *
next_day(const struct repriced *r, const char *on)
{
	struct statement *st = about(r, OF_LINE(r, "SELECT min(d.day) FROM main.delivery AS d "
	    "WHERE d.%s_id = ?1 AND d.line = ?2 AND d.day > ?3"), on);
	const char *when = db_step(st) && db_text(st, 0) ? arena_string(change_arena(r->change), db_text(st, 0)) : NULL;

	db_finish(st);
	return when;
}

/* From the day on which the line is in force: what was delivered before it, and on each day behind it. */
static bool
follow(const struct repriced *r, struct problem *p)
{
	struct change *c = r->change;
	const char *when = arena_string(change_arena(c),
	    record_value(c, r->side->documents->lines, r->id, "day").text);
	bool good = true;

	for (when = change_posting_day(c, "stock", when); good && when && r->base > 0; when = next_day(r, when))
		good = follow_on(r, when, p);
	return good;
}

/* Arrivals of the line by the stock lines that moved them: the id, how much is not taken back, the warehouse, what
 * it is worth without landed costs, whether it was invoiced at a price of its own, its last day, whether it was
 * estimated. */
#define ARRIVALS \
	"SELECT d.stock_line_id, sum(d.quantity), e.warehouse_id, (SELECT coalesce(sum(CASE m.quantity WHEN 0 " \
	"THEN m.given ELSE m.value END), 0) FROM main.movement AS m WHERE m.line_id = d.stock_line_id " \
	"AND m.kind IN ('receipt', 'cost-correction')), " \
	"coalesce(sum(CASE WHEN d.quantity = 0 THEN d.amount END), 0) <> 0, max(d.day), coalesce(s.estimated, 0) " \
	"FROM main.delivery AS d JOIN main.stock_line AS s ON s.stock_line_id = d.stock_line_id " \
	"JOIN main.stock_entry AS e ON e.stock_entry_id = s.stock_entry_id WHERE d.%s_id = ?1 AND d.line = ?2 " \
	"AND e.day >= ?3 GROUP BY d.stock_line_id, e.warehouse_id, s.estimated HAVING sum(d.quantity) > 0 " \
	"ORDER BY d.stock_line_id"

/* What the goods of an arrival are worth when it costs another share: from is what it cost so far. */
static bool
new_worth(const struct repriced *r, int64_t worth, struct money from, struct money to, int64_t *out)
{
	struct access *a = change_access(r->change);
	const char *ours = access_setting(a, "currency");
	struct value theirs = record_value(r->change, r->side->documents, r->document, "currency");
	int64_t unit = line_money_unit(currency_decimals(ours));

	*out = strcmp(access_setting(a, "taxpayer"), "small") == 0 ? to.amount : to.net;
	if (theirs.kind != TEXT || strcmp(theirs.text, ours) == 0 || from.net == 0)
		return true;
	return decimal_muldiv(worth / unit, to.net, from.net, out) && decimal_muldiv(*out, unit, 1, out);
}

/* One arrival, st, of a line that was from and is to: what was invoiced beyond the old price is so much less beyond the
 * new one; else the goods have the new one. */
static bool
reprice_arrival(const struct repriced *from, const struct repriced *to, struct statement *st, int64_t before,
    const char *on, struct problem *p)
{
	int64_t line = db_number(st, 0), quantity = db_number(st, 1), worth;
	struct money was, is;
	const char *when = strcmp(db_text(st, 5), on) > 0 ? db_text(st, 5) : on;

	if (!share_of(from, before, quantity, &was, p) || !share_of(to, before, quantity, &is, p))
		return false;
	when = change_posting_day(to->change, "stock", arena_string(change_arena(to->change), when));
	if (db_number(st, 4))
		return add_difference(to, line, (struct money){ was.net - is.net, was.amount - is.amount }, when, p);
	if (!new_worth(to, db_number(st, 3), was, is, &worth))
		return refuse(p, "price", N_("too large"));
	if (!db_number(st, 6))
		return stock_revalue(to->change, record_value(to->change, &stock_line_entity, line, "product").number,
		    db_number(st, 2), worth - db_number(st, 3), when, "cost-correction", line, p);
	return (decimal_muldiv(worth, ONE, quantity, &worth) || refuse(p, "price", N_("too large"))) &&
	    stock_price(to->change, line, worth, when, p);
}

static bool
reprice_arrivals(const struct repriced *from, const struct repriced *to, const char *on, struct problem *p)
{
	struct statement *st = about(to, OF_LINE(to, ARRIVALS), "");
	int64_t before = 0;
	bool good = true;

	for (; good && db_step(st); before += db_number(st, 1))
		good = reprice_arrival(from, to, st, before, on, p);
	db_finish(st);
	return good;
}

bool
delivery_amended(struct change *c, const struct side *side, int64_t before, int64_t after, const char *on,
    struct problem *p)
{
	struct repriced from = repriced_of(c, side, before), to = repriced_of(c, side, after);

	if (!delivery_quantity(c, side, to.document, to.number) || from.base <= 0 || to.base <= 0)
		return true;
	if (side == &side_purchases && !reprice_arrivals(&from, &to, on, p))
		return false;
	return follow(&to, p) && change_settle_step(c, p);
}

/* The line of a purchase in force of which a stock line arrived; 0: of none. */
static int64_t
line_of(struct change *c, int64_t stock_line)
{
	return stock_number(access_db(change_access(c)), "SELECT v.purchase_line_id FROM main.stock_line AS s "
	    "JOIN main.purchase_line AS l ON l.purchase_line_id = s.purchase_line_id "
	    "JOIN main.purchase_line AS v ON v.purchase_id = l.purchase_id AND v.line = l.line AND v.ended IS NULL "
	    "AND v.deleted IS NULL WHERE s.stock_line_id = ?1", stock_line, 0, 0);
}

/* What was added for a stock line so far. */
static struct money
beyond(const struct repriced *r, int64_t stock_line)
{
	return (struct money){
		stock_number(r->db, "SELECT sum(net) FROM main.delivery AS d WHERE d.stock_line_id = ?1 "
		    "AND d.quantity = 0", stock_line, 0, 0),
		stock_number(r->db, "SELECT sum(amount) FROM main.delivery AS d WHERE d.stock_line_id = ?1 "
		    "AND d.quantity = 0", stock_line, 0, 0),
	};
}

bool
delivery_invoiced(struct change *c, int64_t stock_line, int64_t net, int64_t amount, const char *on, struct problem *p)
{
	int64_t id = line_of(c, stock_line), quantity;
	struct repriced r;
	struct money share, so_far;

	if (!id)
		return true;
	r = repriced_of(c, &side_purchases, id);
	quantity = stock_number(r.db, "SELECT sum(quantity) FROM main.delivery WHERE stock_line_id = ?1", stock_line, 0,
	    0);
	so_far = beyond(&r, stock_line);
	return share_of(&r, 0, quantity, &share, p) && add_difference(&r, stock_line,
	    (struct money){ net - share.net - so_far.net, amount - share.amount - so_far.amount }, on, p);
}

bool
delivery_not_invoiced(struct change *c, int64_t stock_line, const char *on, struct problem *p)
{
	int64_t id = line_of(c, stock_line);
	struct repriced r;
	struct money so_far;

	if (!id)
		return true;
	r = repriced_of(c, &side_purchases, id);
	so_far = beyond(&r, stock_line);
	return add_difference(&r, stock_line, (struct money){ -so_far.net, -so_far.amount }, on, p);
}

int64_t
delivery_beyond_price(struct change *c, const struct side *side, int64_t document)
{
	return side != &side_purchases ? 0 : stock_number(access_db(change_access(c)), "SELECT sum(d.amount) "
	    "FROM main.delivery AS d WHERE d.purchase_id = ?1 AND " INVOICED_BEYOND, document, 0, 0);
}

static bool
follow_line(struct change *c, int64_t id, struct problem *p)
{
	struct repriced r = repriced_of(c, &side_sales, id);

	return follow(&r, p);
}

static bool
follow_purchase_line(struct change *c, int64_t id, struct problem *p)
{
	struct repriced r = repriced_of(c, &side_purchases, id);

	return follow(&r, p);
}

/* Lines in force that an amendment has made or made worth something else, of which the facts from one on are. */
#define AMENDED(document) \
	"SELECT DISTINCT v." document "_line_id FROM main.delivery AS d " \
	"JOIN main." document "_line AS v ON v." document "_id = d." document "_id " \
	"AND v.line = d.line AND v.ended IS NULL AND v.deleted IS NULL WHERE d.delivery_id >= ?1 " \
	"AND (v.replaces_id IS NOT NULL OR EXISTS (SELECT 1 FROM main.delivery AS o WHERE o." document "_id = d." \
	document "_id AND o.line = d.line AND o.quantity = 0 AND o.stock_line_id IS NULL))"

bool
delivery_follow(struct change *c, int64_t first, struct problem *p)
{
	return facts_each(c, AMENDED("contract"), first, follow_line, p) &&
	    facts_each(c, AMENDED("purchase"), first, follow_purchase_line, p);
}
