/* SPDX-License-Identifier: ISC */
/* purchasing - what suppliers ask, what is to be ordered, and what is still to come. */
#include "cli/purchasing.h"

#include <stdlib.h>
#include <string.h>

#include "cli/answer.h"
#include "cli/human.h"
#include "cli/pricing.h"
#include "cli/standard.h"
#include "query/key.h"
#include "trade/supply.h"

#define COUNT(columns) ((int)(sizeof (columns) / sizeof *(columns)))

static const char *quantity, *on, *supplier, *days;
static bool known;

const struct option purchasing_best_options[] = {
	{ "quantity", .argument = "NUMBER", .text = &quantity, .says = N_("how many of the product's own unit (1)") },
	{ "on", .argument = "DAY", .text = &on, .type = &type_date, .says = N_("the day of the purchase (today)") },
	{ 0 }
};

static const struct column best_columns[] = {
	{ "product_id", N_("Product"), &type_id, NULL, false },
	{ "product", N_("Product"), &type_text, NULL, false },
	{ "supplier_id", N_("Supplier"), &type_id, NULL, false },
	{ "supplier", N_("Supplier"), &type_text, NULL, false },
	{ "price", N_("Price"), &type_price, NULL, false },
	{ "unit", N_("Unit"), &type_text, NULL, false },
	{ "min_quantity", N_("From quantity"), &type_quantity, NULL, false },
	{ "unit_price", N_("Price of the product's unit"), &type_price, NULL, false },
	{ "currency", N_("Currency"), &type_code, NULL, false },
	{ "lead_days", N_("Days to deliver"), &type_integer, NULL, false },
	{ "preferred", N_("Preferred"), &type_boolean, NULL, false },
};

static const char best_sql[] =
	"SELECT p.product_id, p.name, v.supplier_id, v.name, s.price, s.unit, s.min_quantity, crm_muldiv(s.price, "
	"10000, s.factor) AS unit_price, s.currency, coalesce(s.lead_days, v.lead_days), s.preferred FROM supply AS s "
	"JOIN product AS p ON p.product_id = s.product_id JOIN supplier AS v ON v.supplier_id = s.supplier_id "
	"WHERE s.product_id = ?1 AND s.min_quantity <= crm_muldiv(?2, 10000, s.factor) AND v.deleted IS NULL "
	"AND " SUPPLY_IN_FORCE("s", "?3") " ORDER BY coalesce(s.preferred, 0) DESC, unit_price, s.supply_id";

static void
answer_rows(struct answer *a, struct statement *st, int count)
{
	struct value values[32];

	while (db_step(st)) {
		for (int i = 0; i < count; i++)
			db_value(st, i, &values[i]);
		answer_row(a, values);
	}
	db_finish(st);
}

enum status
purchasing_best(struct run *run)
{
	struct answer *a;
	int64_t n = pricing_quantity(quantity);

	if (run->count == 0)
		die(USAGE, _("name a product"));
	a = answer_new(run, best_columns, COUNT(best_columns));
	for (int i = 0; i < run->count; i++) {
		struct statement *st = db_prepare(access_db(run->access), best_sql);

		db_bind_number(st, 1, key_need(run->access, &product_entity, run->operands[i], false));
		db_bind_number(st, 2, n);
		db_bind_text(st, 3, on ? on : run_today(run));
		answer_rows(a, st, COUNT(best_columns));
	}
	return answer_end(a);
}

const struct option purchasing_suggest_options[] = {
	{ "supplier", .argument = "KEY", .text = &supplier, .says = N_("only what this one sells, at its prices") },
	{ "days", .argument = "NUMBER", .text = &days,
	  .says = N_("the days whose sales tell how much is needed (30)") },
	{ "known", .flag = &known, .says = N_("leave out what nobody is known to sell") },
	{ 0 }
};

static const struct column suggest_columns[] = {
	{ "product_id", N_("Product"), &type_id, NULL, false },
	{ "product", N_("Product"), &type_text, NULL, false },
	{ "supplier_id", N_("Supplier"), &type_id, NULL, false },
	{ "supplier", N_("Supplier"), &type_text, NULL, false },
	{ "on_hand", N_("Stock"), &type_quantity, NULL, false },
	{ "on_order", N_("On order"), &type_quantity, NULL, false },
	{ "reserved", N_("Promised"), &type_quantity, NULL, false },
	{ "sold", N_("Sold"), &type_quantity, NULL, false },
	{ "need", N_("Needed"), &type_quantity, NULL, false },
	{ "quantity", N_("Quantity"), &type_quantity, NULL, false },
	{ "unit", N_("Unit"), &type_text, NULL, false },
	{ "price", N_("Price"), &type_price, NULL, false },
	{ "lead_days", N_("Days to deliver"), &type_integer, NULL, false },
	{ "reason", N_("Reason"), &type_code, NULL, false },
};

/* What is left of lines of documents that may still be fulfilled. */
#define LEFT_OF(document, statuses) \
	"SELECT l.product_id, sum(CASE WHEN l.base > coalesce(d.quantity, 0) THEN l.base - coalesce(d.quantity, " \
	"0) ELSE 0 END) AS quantity FROM " document "_line AS l JOIN " document " AS o ON o." document "_id = l." \
	document "_id LEFT JOIN (SELECT " document "_id, line, sum(quantity) AS quantity FROM delivery WHERE " \
	document "_id IS NOT NULL GROUP BY 1, 2) AS d ON d." document "_id = l." document "_id AND d.line = l.line " \
	"WHERE l.deleted IS NULL AND l.ended IS NULL AND o.deleted IS NULL AND o.status IN (" statuses ") " \
	"GROUP BY l.product_id"

/* Prices in force, and of suppliers without one the last that was paid; rank: which of them is taken first. */
#define OFFERS \
	"CREATE TEMP TABLE offers AS SELECT s.product_id, s.supplier_id, s.price, s.unit, s.factor, " \
	"s.min_quantity, s.lead_days, 2 + coalesce(s.preferred, 0) AS rank, s.supply_id AS id " \
	"FROM supply AS s WHERE " SUPPLY_IN_FORCE("s", "crm_day()") " " \
	"UNION ALL SELECT product_id, supplier_id, price, unit, crm_muldiv(base, 10000, quantity), 0, NULL, 1, -id " \
	"FROM (SELECT l.product_id, o.supplier_id, l.price, l.unit, l.base, l.quantity, l.purchase_line_id AS id, " \
	"row_number() OVER (PARTITION BY l.product_id, o.supplier_id ORDER BY o.day DESC, " \
	"l.purchase_line_id DESC) AS nth FROM purchase_line AS l JOIN purchase AS o ON o.purchase_id = l.purchase_id " \
	"WHERE l.deleted IS NULL AND l.ended IS NULL AND o.status IN ('approved', 'closed')) AS bought WHERE nth = 1"

/*
 * There is enough of a product while what lies there and is on its way, less what is promised, lasts until a new order
 * arrives: the least stock and what sells in the days of its delivery. Else it is filled up to its most stock, or,
 * without one, by what sells in as many days as were looked at.
 */
static const char suggest_sql[] =
	"WITH held AS (SELECT product_id, sum(quantity) AS quantity FROM stock "
	"GROUP BY product_id), coming AS (" LEFT_OF("purchase", "'draft', 'pending', 'approved'") "), promised AS ("
	LEFT_OF("contract", "'approved'") "), sales AS (SELECT product_id, -sum(quantity) AS quantity FROM movement "
	"WHERE kind IN ('sale', 'issue', 'return-in') AND day > crm_add_days(crm_day(), -?1) AND day <= crm_day() "
	"GROUP BY product_id), wanted AS (SELECT p.product_id, p.name, p.unit, coalesce(h.quantity, 0) AS on_hand, "
	"coalesce(c.quantity, 0) AS on_order, coalesce(r.quantity, 0) AS reserved, CASE WHEN s.quantity > 0 "
	"THEN s.quantity ELSE 0 END AS sold, coalesce(p.min_stock, 0) AS least, p.max_stock FROM product AS p "
	"LEFT JOIN held AS h ON h.product_id = p.product_id LEFT JOIN coming AS c ON c.product_id = p.product_id "
	"LEFT JOIN promised AS r ON r.product_id = p.product_id LEFT JOIN sales AS s ON s.product_id = p.product_id "
	"WHERE p.deleted IS NULL AND coalesce(p.kind, 'goods') <> 'service' "
	"AND (?3 = 0 OR p.product_id IN (SELECT id FROM temp.suggest_among))), chosen AS (SELECT w.*, o.supplier_id, "
	"o.price, coalesce(o.unit, w.unit) AS sold_by, coalesce(o.factor, 10000) AS factor, coalesce(o.min_quantity, "
	"0) AS min_quantity, coalesce(o.lead_days, v.lead_days, 0) AS lead, v.name AS supplier, row_number() "
	"OVER (PARTITION BY w.product_id ORDER BY o.rank DESC, crm_muldiv(o.price, 10000, o.factor), o.id) AS nth "
	"FROM wanted AS w LEFT JOIN offers AS o ON o.product_id = w.product_id AND (?2 = 0 OR o.supplier_id = ?2) "
	"LEFT JOIN supplier AS v ON v.supplier_id = o.supplier_id), reckoned AS (SELECT *, "
	"on_hand + on_order - reserved AS available, least + crm_muldiv(sold, lead, ?1) AS point FROM chosen "
	"WHERE nth = 1 AND (?2 = 0 OR supplier_id IS NOT NULL) AND (?4 = 0 OR supplier_id IS NOT NULL)), "
	"short AS (SELECT *, CASE WHEN max_stock > point THEN max_stock WHEN max_stock IS NOT NULL THEN point "
	"ELSE point + sold END - available AS need FROM reckoned WHERE available < point) SELECT product_id, name, "
	"supplier_id, supplier, on_hand, on_order, reserved, sold, need, CASE WHEN (need + factor - 1) / factor "
	"* 10000 > min_quantity THEN (need + factor - 1) / factor * 10000 ELSE min_quantity END, sold_by, price, "
	"lead, CASE WHEN available < 0 THEN 'promised' WHEN available < least THEN 'low' ELSE 'sales' END FROM short "
	"ORDER BY supplier_id IS NULL, supplier, supplier_id, product_id";

static int64_t
how_many_days(void)
{
	char *end;
	long n = days ? strtol(days, &end, 10) : 30;

	if (days && (*end || n < 1 || n > 3660))
		die(USAGE, _("--days '%s': not a number of days from 1 to 3660"), days);
	return n;
}

enum status
purchasing_suggest(struct run *run)
{
	struct query *q = run->count ? run_query(run, &product_entity) : NULL;
	int64_t past = how_many_days(), by = supplier ? key_need(run->access, &supplier_entity, supplier, false) : 0;
	struct statement *st;

	access_calendar(run->access);   /* crm_day() */
	if (q) {
		run_filters(run, q);
		query_into_temp(q, "suggest_among");
	} else
		db_run(access_db(run->access), "CREATE TEMP TABLE suggest_among (id INTEGER)");
	db_run(access_db(run->access), OFFERS);
	st = db_prepare(access_db(run->access), suggest_sql);
	db_bind_number(st, 1, past);
	db_bind_number(st, 2, by);
	db_bind_number(st, 3, q != NULL);
	db_bind_number(st, 4, known);
	return answer_sql(run, suggest_columns, COUNT(suggest_columns), st);
}

const struct entity *
purchasing_product_noun(struct run *run)
{
	(void)run;
	return &product_entity;
}

/* Columns of the rows that order reads beside the product. */
enum { OF_SUPPLIER, OF_QUANTITY, OF_UNIT, OF_PRICE };
static const char *const ordered[] = { "supplier_id", "quantity", "unit", "price", NULL };

/* The drafts that are made, one for each supplier. */
struct orders {
	struct run *run;
	struct change *change;
	struct selection *selection;
	int64_t *suppliers, *ids;
	size_t count;
};

/* The draft for the supplier of a row, which is made when it is the first. */
static bool
order_for(struct orders *o, const struct selected *one, const struct reading *r, int64_t by, int64_t *id,
    struct problem *p)
{
	struct draft *d = draft_new(o->run->arena, &purchase_entity);

	for (size_t i = 0; i < o->count; i++)
		if (o->suppliers[i] == by) {
			*id = o->ids[i];
			return true;
		}
	draft_set(d, "supplier", value_number(by));
	if (!selection_fill(o->run, o->selection, one, r, d, p) || !record_add(o->change, d, id, p))
		return false;
	o->suppliers[o->count] = by;
	o->ids[o->count++] = *id;
	return true;
}

static bool
put_text(struct orders *o, const struct reading *r, struct draft *d, const char *field, const char *text,
    struct problem *p)
{
	struct assignment a = { .field = entity_field(d->entity, field), .value = text };

	return !text || !*text || assign_into(d, o->run->access, r, &a, text, p);
}

static bool
order_row(struct orders *o, const struct selected *one, const struct reading *r, struct problem *p)
{
	struct draft *line = draft_new(o->run->arena, &purchase_line_entity);
	const char *by = one->named[OF_SUPPLIER];
	int64_t id;

	if (!by || !*by)
		return refuse(p, "supplier",
		    N_("nobody is known to sell it: crm-supply add, or leave it out with suggest --known"));
	if (!order_for(o, one, r, strtoll(by, NULL, 10), &id, p))
		return false;
	draft_set(line, "purchase", value_number(id));
	draft_set(line, "product", value_number(strtoll(one->key, NULL, 10)));
	return put_text(o, r, line, "quantity", one->named[OF_QUANTITY], p) &&
	    put_text(o, r, line, "unit", one->named[OF_UNIT], p) &&
	    put_text(o, r, line, "price", one->named[OF_PRICE], p) && record_add(o->change, line, &id, p);
}

static bool
order_rows(struct orders *o, struct problem *p)
{
	struct reading r;

	access_reading(o->run->access, &r);
	for (size_t i = 0; i < o->selection->count; i++) {
		struct selected *one = &o->selection->rows[i];

		change_place(o->change, one->place, NULL, 0);
		if (!order_row(o, one, &r, p)) {
			p->place = p->place ? p->place : one->place;
			return false;
		}
	}
	return true;
}

enum status
purchasing_order(struct run *run)
{
	struct selection *s = selection_named(run, &purchase_entity, false, ordered);
	struct orders o = { .run = run, .selection = s };
	struct problem p = { 0 };

	if (!run->dash)
		die(USAGE,
		    _("give rows of products on standard input with a lone -, as crm-purchase suggest prints them"));
	if (s->count && (s->of != &product_entity || !s->has[OF_SUPPLIER] || !s->has[OF_QUANTITY]))
		die(USAGE, _("its input are rows with the columns product_id, supplier_id and quantity, "
		    "as crm-purchase suggest prints them"));
	o.suppliers = arena_alloc(run->arena, (s->count + 1) * sizeof *o.suppliers);
	o.ids = arena_alloc(run->arena, (s->count + 1) * sizeof *o.ids);
	run_can_print(run, &purchase_entity);
	o.change = run_change(run);
	if (change_repeated(o.change))
		return run_repeated(run, o.change, &purchase_entity);
	return order_rows(&o, &p) ? run_changed(run, o.change, &purchase_entity, o.ids, o.count) :
	    run_refused(run, o.change, &p);
}

const struct entity *
purchasing_line_noun(struct run *run)
{
	(void)run;
	return &purchase_line_entity;
}

enum status
purchasing_open(struct run *run)
{
	struct query *q = run_query(run, &purchase_line_entity);

	query_filter(q, "purchase.status=approved");
	query_filter(q, "purchase.deleted=");
	query_filter(q, "in_force=yes");
	query_filter(q, "left=0.0001..");
	run_filters(run, q);
	return run_print_as(run, q, "purchase,purchase.code,purchase.supplier,line,product,base,arrived,left,"
	    "purchase.expected,late", "purchase.expected,purchase_line_id");
}
