/* SPDX-License-Identifier: ISC */
/* sending - deliveries of shipments, and goods that come back: the stock entries they are. */
#include <string.h>

#include "base/decimal.h"
#include "trade/document.h"
#include "trade/shipping.h"
#include "trade/stock.h"

#define MOST_FIELDS 100
#define LOADED(name) struct draft name = { NULL, (struct value[MOST_FIELDS]){ 0 }, (bool[MOST_FIELDS]){ 0 } }

static struct db *
db_of(struct change *c)
{
	return access_db(change_access(c));
}

/* A value of a row that was loaded, to outlast the next. */
static struct value
lasting(struct change *c, const struct value *v)
{
	return v->kind == TEXT ? value_text(arena_copy(change_arena(c), v->text, v->length)) : *v;
}

static void
say_quantity(struct buf *says, int64_t quantity)
{
	decimal_print(says, quantity, MONEY_PLACES, 0);
}

/* "5 are to go from W01, where 3 are; W02 has 4": of a product, where it lies. */
static const char *
what_is_there(struct change *c, int64_t product, int64_t warehouse, int64_t wanted, int64_t there)
{
	struct statement *st = db_prepare(db_of(c), "SELECT w.code, s.quantity "
	    "FROM main.stock AS s JOIN main.warehouse AS w ON w.warehouse_id = s.warehouse_id "
	    "WHERE s.product_id = ?1 AND s.quantity > 0 AND s.warehouse_id <> ?2 ORDER BY w.code LIMIT 10");
	struct buf says = { 0 }, has = { 0 };
	const char *answer;

	say_quantity(&says, wanted);
	say_quantity(&has, there);
	db_bind_number(st, 1, product);
	db_bind_number(st, 2, warehouse);
	answer = arena_said(change_arena(c), "%s are to go from %s, and only %s is there", buf_string(&says),
	    record_value(c, &warehouse_entity, warehouse, "code").text, buf_string(&has));
	buf_clear(&says);
	while (db_step(st)) {
		buf_printf(&says, "; %s: ", db_text(st, 0));
		say_quantity(&says, db_number(st, 1));
	}
	db_finish(st);
	answer = arena_printf(change_arena(c), "%s%s", answer, buf_string(&says));
	buf_free(&says);
	buf_free(&has);
	return answer;
}

static bool
is_service(struct change *c, int64_t product)
{
	return stock_number(db_of(c), "SELECT 1 FROM main.product WHERE product_id = ?1 AND kind = 'service'", product,
	    0, 0) != 0;
}

/* Says what lies where, before the posting refuses; on days that are past the posting knows better. */
static bool
is_there(struct change *c, const struct draft *line, int64_t warehouse, const char *on, struct problem *p)
{
	int64_t product = draft_get(line, "product")->number, wanted = draft_get(line, "base")->number, there;

	if (strcmp(on, change_today(c)) != 0 ||
	    strcmp(access_setting(change_access(c), "stock.negative"), "yes") == 0 || is_service(c, product))
		return true;
	there = stock_number(db_of(c), "SELECT quantity FROM main.stock WHERE product_id = ?1 AND warehouse_id = ?2",
	    product, warehouse, 0);
	if (there >= wanted)
		return true;
	*p = (struct problem){ record_value(c, &product_entity, product, "code").text, "quantity",
		what_is_there(c, product, warehouse, wanted, there) };
	return false;
}

/* Which goods exactly: those that are named, else those that the shipment names. */
static void
take_lots(struct change *c, struct draft *d, const struct shipping_part *part, const struct draft *of)
{
	bool named = part->lot || part->serials || !entity_field(of->entity, "lot");

	draft_set(d, "lot", named ? value_text(part->lot) : lasting(c, draft_get(of, "lot")));
	draft_set(d, "serials", named ? value_text(part->serials) : lasting(c, draft_get(of, "serials")));
}

/* The line of an entry that a part becomes. order: the id of the line of the contract as it stands now. */
static bool
add_part(struct change *c, int64_t entry, const struct shipping_part *part, const struct draft *of, int64_t order,
    struct draft *d, struct problem *p)
{
	int64_t factor;

	draft_clear(d);
	draft_set(d, "stock_entry", value_number(entry));
	draft_set(d, "product", lasting(c, draft_get(of, "product")));
	draft_set(d, "quantity", value_number(part->quantity));
	draft_set(d, "unit", part->unit ? value_text(part->unit) : lasting(c, draft_get(of, "unit")));
	draft_set(d, "contract_line", value_number(order));
	take_lots(c, d, part, of);
	return line_unit(c, d, &factor, p);
}

static void
take_day(struct change *c, struct draft *entry)
{
	if (!draft_has(entry, "day"))
		draft_set(entry, "day", value_text(change_day(c)));
}

/* Copies what is to be said of a delivery from its shipment, where it is not given; what goes later than it should be
 * there is expected on no day. */
static void
take_over(struct change *c, struct draft *entry, const struct draft *shipment)
{
	static const char *const kept[] = { "method", "carrier", "address", "receiver", "phone", "arrives" };

	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		if (!draft_gives(entry, kept[i]))
			draft_set(entry, kept[i], lasting(c, draft_get(shipment, kept[i])));
	if (draft_has(shipment, "arrives") && draft_has(entry, "day") && strcmp(draft_get(shipment, "arrives")->text,
	    draft_get(entry, "day")->text) < 0 &&
	    value_same(draft_get(entry, "arrives"), draft_get(shipment, "arrives")))
		draft_set(entry, "arrives", VALUE_EMPTY);
}

/* A new entry with what is given; its approver is the caller, since what it does was approved before. */
static bool
add_entry(struct change *c, struct draft *given, const char *kind, int64_t warehouse, int64_t contract, int64_t *id,
    struct problem *p)
{
	draft_set(given, "kind", value_text(kind));
	draft_set(given, "warehouse", value_number(warehouse));
	draft_set(given, "contract", value_number(contract));
	draft_set(given, "approver", value_number(access_caller(change_access(c))));
	return record_add(c, given, id, p);
}

struct delivery {
	int64_t shipment, contract, warehouse;
	struct draft *shipped;        /* the shipment as it is stored */
	struct draft *given;
};

static int64_t
warehouse_of(const struct delivery *k, const struct shipping_part *part, const struct draft *line)
{
	const struct value *own = draft_get(line, "warehouse");

	return part->warehouse ? part->warehouse : draft_has(k->given, "warehouse") ? draft_get(k->given,
	    "warehouse")->number : own->kind == INTEGER ? own->number : draft_get(k->shipped, "warehouse")->number;
}

/* Adds a part to an entry: no more than is left of its line. */
static bool
send_part(struct change *c, struct delivery *k, int64_t entry, const struct shipping_part *part, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &stock_line_entity);
	int64_t number, order, left, id;
	struct buf text = { 0 };
	LOADED(line);

	line.entity = &shipment_line_entity;
	record_load(c, part->line, &line);
	number = draft_get(&line, "line")->number;
	order = document_line(c, &contract_line_entity, k->contract, number);
	if (!order)
		return refuse(p, "line",
		    arena_said(change_arena(c), "the contract has no line %lld any more", (long long)number));
	left = draft_get(&line, "base")->number - shipping_sent(c, part->line) - stock_number(db_of(c),
	    "SELECT coalesce(sum(base), 0) FROM main.stock_line WHERE stock_entry_id = ?1 AND shipment_line_id = ?2",
	    entry, part->line, 0);
	if (!add_part(c, entry, part, &line, order, d, p))
		return false;
	draft_set(d, "shipment_line", value_number(part->line));
	if (draft_get(d, "base")->number > left) {
		say_quantity(&text, left > 0 ? left : 0);
		refuse(p, "quantity", arena_said(change_arena(c), "only %s of line %lld is left to send",
		    buf_string(&text), (long long)number));
		buf_free(&text);
		return false;
	}
	return is_there(c, d, k->warehouse, draft_get(k->given, "day")->text, p) && record_add(c, d, &id, p);
}

static bool
fail_at(const struct shipping_part *part, struct problem *p)
{
	if (!p->place)
		p->place = part->place;
	return false;
}

/* The entry of all parts that leave one warehouse, from the first of them on. */
static bool
send_from(struct change *c, struct delivery *k, const struct shipping_part *parts, const int64_t *warehouses, int first,
    int count, int64_t *entry, struct problem *p)
{
	k->warehouse = warehouses[first];
	if (!add_entry(c, k->given, "sale", k->warehouse, k->contract, entry, p))
		return false;
	draft_set(k->given, "code", VALUE_EMPTY);
	for (int i = first; i < count; i++)
		if (warehouses[i] == k->warehouse && !send_part(c, k, *entry, &parts[i], p))
			return fail_at(&parts[i], p);
	return document_move(c, &stock_entry_entity, *entry, DOCUMENT_APPROVE, 0, NULL, p);
}

static bool
is_done(const int64_t *warehouses, int at)
{
	for (int i = 0; i < at; i++)
		if (warehouses[i] == warehouses[at])
			return true;
	return false;
}

/* A service leaves no warehouse: it stands in the entry of the first goods, or of any place where goods lie. */
static int64_t
place_of_service(struct change *c, const int64_t *warehouses, int before)
{
	for (int i = 0; i < before; i++)
		if (warehouses[i])
			return warehouses[i];
	return stock_number(db_of(c),
	    "SELECT min(warehouse_id) FROM main.warehouse WHERE kind = 'normal' AND deleted IS NULL", 0, 0, 0);
}

/* Where each part leaves from; NULL and *problem when nobody said so. */
static int64_t *
find_warehouses(struct change *c, struct delivery *k, const struct shipping_part *parts, int count, struct problem *p)
{
	int64_t *warehouses = arena_alloc(change_arena(c), ((size_t)count + 1) * sizeof *warehouses);
	struct draft *line = draft_new(change_arena(c), &shipment_line_entity);

	for (int i = 0; i < count; i++) {
		record_load(c, parts[i].line, line);
		warehouses[i] = warehouse_of(k, &parts[i], line);
		if (!warehouses[i] && is_service(c, draft_get(line, "product")->number))
			warehouses[i] = place_of_service(c, warehouses, i);
		if (!warehouses[i]) {
			refuse(p, "warehouse", N_("is required: warehouse=W01 says where the goods leave from"));
			fail_at(&parts[i], p);
			return NULL;
		}
	}
	return warehouses;
}

bool
shipping_send(struct change *c, int64_t shipment, const struct shipping_part *parts, int count, struct draft *given,
    int64_t *entries, int *made, struct problem *p)
{
	struct delivery k = { .shipment = shipment, .shipped = draft_new(change_arena(c), &shipment_entity),
	    .given = given };
	const char *status;
	int64_t *warehouses;

	*made = 0;
	record_load(c, shipment, k.shipped);
	status = draft_get(k.shipped, "status")->text;
	if (strcmp(status, "approved") != 0)
		return refuse(p, "status", arena_said(change_arena(c), "is %s: goods go when it is approved", status));
	if (count == 0)
		return refuse(p, NULL, N_("nothing is left to send"));
	k.contract = draft_get(k.shipped, "contract")->number;
	take_day(c, given);
	take_over(c, given, k.shipped);
	draft_set(given, "shipment", value_number(shipment));
	warehouses = find_warehouses(c, &k, parts, count, p);
	for (int i = 0; warehouses && i < count; i++)
		if (!is_done(warehouses, i) && !send_from(c, &k, parts, warehouses, i, count, &entries[(*made)++], p))
			return false;
	return warehouses != NULL;
}

/* Deliveries of a line of a contract that goods may come back from: the last ones first, with what has not come
 * back. */
static struct statement *
sources(struct change *c, int64_t contract, int64_t number, const char *on)
{
	struct statement *st = db_prepare(db_of(c), "SELECT s.stock_line_id, s.base - coalesce((SELECT sum(r.base) "
	    "FROM main.stock_line AS r JOIN main.stock_entry AS b ON b.stock_entry_id = r.stock_entry_id "
	    "AND b.status = 'approved' WHERE r.of_id = s.stock_line_id AND r.deleted IS NULL), 0) AS rest "
	    "FROM main.delivery AS d JOIN main.stock_line AS s ON s.stock_line_id = d.stock_line_id "
	    "JOIN main.stock_entry AS e ON e.stock_entry_id = s.stock_entry_id AND e.kind = 'sale' "
	    "AND e.status = 'approved' WHERE d.contract_id = ?1 AND d.line = ?2 AND d.day <= ?3 "
	    "AND d.reverses_id IS NULL ORDER BY d.day DESC, d.delivery_id DESC");

	db_bind_number(st, 1, contract);
	db_bind_number(st, 2, number);
	db_bind_text(st, 3, on);
	return st;
}

/* Lines for what comes back of goods, each from the delivery whose cost it has. */
static bool
return_goods(struct change *c, struct draft *d, struct statement *st, int64_t number, struct problem *p)
{
	int64_t wanted = draft_get(d, "base")->number, all = wanted, id;
	bool good = true;

	while (good && wanted > 0 && db_step(st)) {
		int64_t part = db_number(st, 1) < wanted ? db_number(st, 1) : wanted;

		if (part <= 0)
			continue;
		if (part < all) {
			draft_set(d, "quantity", value_number(part));
			draft_set(d, "unit", VALUE_EMPTY);
		}
		draft_set(d, "line", VALUE_EMPTY);
		draft_set(d, "of", value_number(db_number(st, 0)));
		good = record_add(c, d, &id, p);
		wanted -= part;
	}
	if (good && wanted > 0) {
		struct buf text = { 0 };

		say_quantity(&text, all - wanted);
		good = refuse(p, "quantity", arena_said(change_arena(c),
		    "only %s of line %lld went and has not come back", buf_string(&text), (long long)number));
		buf_free(&text);
	}
	return good;
}

static bool
return_part(struct change *c, int64_t entry, const struct shipping_part *part, const char *on, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &stock_line_entity),
	    *line = draft_new(change_arena(c), &contract_line_entity);
	struct statement *st;
	int64_t number, id;
	bool good;

	record_load(c, part->line, line);
	number = draft_get(line, "line")->number;
	if (!draft_has(line, "product"))
		return refuse(p, "line", N_("names no product, of which something could come back"));
	if (!add_part(c, entry, part, line, part->line, d, p))
		return false;
	if (is_service(c, draft_get(d, "product")->number))
		return record_add(c, d, &id, p);
	st = sources(c, draft_get(line, "contract")->number, number, on);
	good = return_goods(c, d, st, number, p);
	db_finish(st);
	return good;
}

bool
shipping_return(struct change *c, int64_t contract, const struct shipping_part *parts, int count, struct draft *given,
    int64_t *entry, struct problem *p)
{
	const char *why = draft_has(given, "reason") ? draft_get(given, "reason")->text : NULL;

	if (!draft_has(given, "warehouse"))
		return refuse(p, "warehouse", N_("is required: warehouse=W01 says where the goods come to"));
	take_day(c, given);
	if (!add_entry(c, given, "return-in", draft_get(given, "warehouse")->number, contract, entry, p))
		return false;
	for (int i = 0; i < count; i++)
		if (!return_part(c, *entry, &parts[i], draft_get(given, "day")->text, p))
			return fail_at(&parts[i], p);
	return document_move(c, &stock_entry_entity, *entry, DOCUMENT_APPROVE, 0, why, p);
}
