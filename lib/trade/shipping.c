/* SPDX-License-Identifier: ISC */
/* shipping - shipments and their lines: what may go. */
#include "trade/shipping.h"

#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "query/key.h"
#include "trade/delivery.h"
#include "trade/document.h"
#include "trade/stock.h"
#include "trade/trade.h"

#define MOST_FIELDS 100
#define LOADED(name) struct draft name = { NULL, (struct value[MOST_FIELDS]){ 0 }, (bool[MOST_FIELDS]){ 0 } }

static struct db *
db_of(struct change *c)
{
	return access_db(change_access(c));
}

static const char *
quantity_text(struct change *c, int64_t quantity)
{
	struct buf text = { 0 };
	const char *answer;

	decimal_print(&text, quantity, MONEY_PLACES, 0);
	answer = arena_string(change_arena(c), buf_string(&text));
	buf_free(&text);
	return answer;
}

/* What is left of a line of a contract, in 10^-4 of the product's own unit; except: a shipment that does not count,
 * or 0. */
static int64_t
left_of(struct change *c, int64_t contract, int64_t number, int64_t except)
{
	static const char waiting[] = "SELECT coalesce(sum(CASE WHEN l.base > l.sent THEN l.base - l.sent ELSE 0 END), "
	    "0) FROM (SELECT l.base, (SELECT coalesce(sum(d.quantity), 0) "
	    "FROM main.stock_line AS s JOIN main.delivery AS d ON d.stock_line_id = s.stock_line_id "
	    "WHERE s.shipment_line_id = l.shipment_line_id) AS sent FROM main.shipment AS h "
	    "JOIN main.shipment_line AS l ON l.shipment_id = h.shipment_id AND l.line = ?2 AND l.deleted IS NULL "
	    "WHERE h.contract_id = ?1 AND h.status = 'approved' AND h.shipment_id <> ?3 AND h.deleted IS NULL) AS l";
	int64_t line = document_line(c, &contract_line_entity, contract, number), left;
	struct statement *st;

	if (!line)
		return 0;
	left = delivery_most(c, &side_sales, record_value(c, &contract_line_entity, line, "base").number) -
	    delivery_quantity(c, &side_sales, contract, number);
	st = db_keep(db_of(c), waiting);
	db_bind_number(st, 1, contract);
	db_bind_number(st, 2, number);
	db_bind_number(st, 3, except);
	db_step(st);
	left -= db_number(st, 0);
	db_reset(st);
	return left;
}

bool
shipping_allows(struct change *c, const struct entity *lines, int64_t document, int64_t number, int64_t base,
    struct problem *p)
{
	const struct side *side = side_of(lines);
	int64_t delivered = side ? delivery_quantity(c, side, document, number) : 0;

	if (!side || delivered <= (base > 0 ? delivery_most(c, side, base) : 0))
		return true;
	return refuse(p, "quantity", arena_said(change_arena(c), "%s of line %lld were delivered already: "
	    "take them back first", quantity_text(c, delivered), (long long)number));
}

bool
shipping_never_began(struct change *c, const struct entity *documents, int64_t document, struct problem *p)
{
	const struct side *side = side_of(documents);

	if (!side || !stock_number(db_of(c), arena_printf(change_arena(c), "SELECT 1 FROM main.delivery "
	    "WHERE %s_id = ?1 GROUP BY line HAVING sum(quantity) <> 0 LIMIT 1", side->document), document, 0, 0))
		return true;
	return refuse(p, "status", N_("goods were delivered already: take them back first"));
}

/* Where the goods of a contract go: the customer's delivery address, the one that is the default first, else its
 * own. */
static void
take_address(struct change *c, struct draft *d)
{
	struct statement *st = db_keep(db_of(c), "SELECT a.province, a.city, a.district, a.address, a.receiver, "
	    "a.phone, 1, coalesce(a.is_default, 0) AS preferred, a.address_id FROM main.contract AS c "
	    "JOIN main.address AS a ON a.customer_id = c.customer_id WHERE c.contract_id = ?1 AND a.kind = 'delivery' "
	    "AND a.deleted IS NULL UNION ALL SELECT u.province, u.city, u.district, u.address, NULL, u.phone, 0, 0, 0 "
	    "FROM main.contract AS c JOIN main.party AS u ON u.party_id = c.customer_id "
	    "WHERE c.contract_id = ?1 AND u.address IS NOT NULL ORDER BY 7 DESC, 8 DESC, 9 DESC LIMIT 1");
	struct buf address = { 0 };

	db_bind_number(st, 1, draft_get(d, "contract")->number);
	if (db_step(st)) {
		for (int i = 0; i < 4; i++)
			if (db_text(st, i))
				buf_printf(&address, "%s%s", address.length ? " " : "", db_text(st, i));
		draft_set(d, "address", value_text(arena_string(change_arena(c), buf_string(&address))));
		for (int i = 4; i < 6; i++)
			if (db_text(st, i) && !draft_gives(d, i == 4 ? "receiver" : "phone"))
				draft_set(d, i == 4 ? "receiver" : "phone",
				    value_text(arena_string(change_arena(c), db_text(st, i))));
	}
	db_reset(st);
	buf_free(&address);
}

static bool
is_approved(struct change *c, int64_t contract, const char *field, struct problem *p)
{
	const char *status = record_value(c, &contract_entity, contract, "status").text;

	if (status && strcmp(status, "approved") == 0)
		return true;
	return refuse(p, field, arena_said(change_arena(c), "%s is %s: nothing goes before it is approved",
	    key_title(change_access(c), change_arena(c), &contract_entity, contract), status ? status : "-"));
}

bool
shipping_days(const struct draft *old, const struct draft *d, struct problem *p)
{
	static const char *const later[] = { "arrives", "signed_on" };
	const struct value *from = draft_then(old, d, "day"), *until;

	for (int i = 0; i < 2; i++)
		if (entity_field(d->entity, later[i]) && (until = draft_then(old, d, later[i]))->kind == TEXT &&
		    from->kind == TEXT && strcmp(until->text, from->text) < 0)
			return refuse(p, later[i], N_("nothing is there before it goes"));
	return true;
}

static bool
prepare_shipment(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	(void)id;
	if (!shipping_days(old, d, p))
		return false;
	if (old && draft_changes(old, d, "contract"))
		return refuse(p, "contract", N_("a shipment stays with its contract"));
	if (old || !draft_has(d, "contract"))
		return true;
	if (!draft_gives(d, "address"))
		take_address(c, d);
	return is_approved(c, draft_get(d, "contract")->number, "contract", p);
}

const struct hooks shipment_hooks = { .entity = &shipment_entity, .prepare = prepare_shipment };

/* The one line of a document that names a product; 0 and *problem without one. */
static int64_t
line_of_product(struct change *c, const struct entity *lines, int64_t document, int64_t product, struct problem *p)
{
	struct statement *st = db_keep(db_of(c), arena_printf(change_arena(c),
	    "SELECT %s FROM main.%s WHERE %s = ?1 AND product_id = ?2 AND deleted IS NULL%s ORDER BY line LIMIT 2",
	    entity_stored_key(lines), entity_table(lines), field_column(entity_field(lines, lines->part_of)),
	    entity_field(lines, "ended") ? " AND ended IS NULL" : ""));
	int64_t id = 0;
	bool more = false;

	db_bind_number(st, 1, document);
	db_bind_number(st, 2, product);
	if (db_step(st)) {
		id = db_number(st, 0);
		more = db_step(st);
	}
	db_reset(st);
	if (id && !more)
		return id;
	refuse(p, "product", more ? N_("is on several lines: give the number of the line") : N_("is on no line"));
	return 0;
}

int64_t
shipping_line(struct change *c, const struct entity *lines, int64_t document, const struct draft *said,
    struct problem *p)
{
	int64_t number = draft_get(said, "line")->number, id;

	if (!draft_has(said, "line") && draft_has(said, "product"))
		return line_of_product(c, lines, document, draft_get(said, "product")->number, p);
	id = document_line(c, lines, document, number);
	if (!id)
		refuse(p, "line", number ? arena_said(change_arena(c), "there is no line %lld", (long long)number) :
		    N_("is required: LINE:QUANTITY"));
	return id;
}

/* Finds the line of the contract that one of a shipment is of, and takes product and unit from it. */
static bool
take_contract_line(struct change *c, struct draft *d, int64_t contract, struct problem *p)
{
	int64_t id = shipping_line(c, &contract_line_entity, contract, d, p);
	LOADED(line);

	if (!id)
		return false;
	line.entity = &contract_line_entity;
	record_load(c, id, &line);
	if (!draft_has(&line, "product"))
		return refuse(p, "line", N_("names no product, of which something could be shipped"));
	if (draft_has(d, "product") && !value_same(draft_get(d, "product"), draft_get(&line, "product")))
		return refuse(p, "product", arena_said(change_arena(c), "line %lld of the contract is another product",
		    (long long)draft_get(&line, "line")->number));
	draft_set(d, "line", *draft_get(&line, "line"));
	draft_set(d, "contract_line", value_number(id));
	draft_set(d, "product", *draft_get(&line, "product"));
	if (!draft_has(d, "unit") && draft_has(&line, "unit"))
		draft_set(d, "unit", value_text(arena_string(change_arena(c), draft_get(&line, "unit")->text)));
	return true;
}

static bool
is_left(struct change *c, int64_t shipment, int64_t contract, const struct draft *line, struct problem *p)
{
	int64_t number = draft_get(line, "line")->number, left = left_of(c, contract, number, shipment);

	if (draft_get(line, "base")->number <= left)
		return true;
	return refuse(p, "quantity", arena_said(change_arena(c), "only %s of line %lld is left to ship: "
	    "the rest has gone or is approved to go", quantity_text(c, left > 0 ? left : 0), (long long)number));
}

static bool
prepare_shipment_line(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	int64_t shipment, contract, factor, same;

	draft_complete(old, d);
	if (!draft_has(d, "shipment"))
		return refuse(p, "shipment", N_("is required"));
	shipment = draft_get(d, "shipment")->number;
	if (!document_is_open(c, &shipment_entity, shipment, p))
		return false;
	contract = record_value(c, &shipment_entity, shipment, "contract").number;
	if (!take_contract_line(c, d, contract, p) || !line_unit(c, d, &factor, p))
		return false;
	same = document_line(c, &shipment_line_entity, shipment, draft_get(d, "line")->number);
	if (same && (!old || same != id))
		return refuse(p, "line",
		    N_("is there already: give it another quantity, and split it over warehouses when it is sent"));
	return is_left(c, shipment, contract, d, p);
}

const struct hooks shipment_line_hooks = { .entity = &shipment_line_entity, .prepare = prepare_shipment_line };

/* The ids that a question with one id for ?1 gives, in the arena. */
static int64_t *
ids_of(struct change *c, const char *sql, int64_t id, int *count)
{
	struct statement *st = db_prepare(db_of(c), sql);
	int64_t *ids = NULL, *answer;
	size_t n = 0, room = 0;

	db_bind_number(st, 1, id);
	while (db_step(st)) {
		if (n == room)
			ids = must_realloc(ids, (room = 2 * room + 16) * sizeof *ids);
		ids[n++] = db_number(st, 0);
	}
	db_finish(st);
	answer = arena_alloc(change_arena(c), (n + 1) * sizeof *answer);
	if (n)
		memcpy(answer, ids, n * sizeof *answer);
	free(ids);
	*count = (int)n;
	return answer;
}

/* A line for what is left of one of the contract, in the line's own unit where that comes out even. */
static bool
add_rest(struct change *c, int64_t shipment, const struct draft *line, int64_t left, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &shipment_line_entity);
	int64_t base = draft_get(line, "base")->number, quantity = draft_get(line, "quantity")->number, id, part;
	struct value unit = record_value(c, &product_entity, draft_get(line, "product")->number, "unit");

	draft_set(d, "shipment", value_number(shipment));
	draft_set(d, "line", *draft_get(line, "line"));
	if (decimal_muldiv(left, quantity, base, &part) && decimal_muldiv(part, base, quantity, &id) && id == left)
		draft_set(d, "quantity", value_number(part));
	else {
		draft_set(d, "quantity", value_number(left));
		draft_set(d, "unit", unit);
	}
	return record_add(c, d, &id, p);
}

bool
shipping_fill(struct change *c, int64_t shipment, struct problem *p)
{
	int64_t contract = record_value(c, &shipment_entity, shipment, "contract").number, most, left;
	struct draft *line = draft_new(change_arena(c), &contract_line_entity);
	bool good = true;
	int count, filled = 0;
	int64_t *ids = ids_of(c, "SELECT contract_line_id FROM main.contract_line WHERE contract_id = ?1 "
	    "AND ended IS NULL AND deleted IS NULL AND product_id IS NOT NULL ORDER BY line", contract, &count);

	for (int i = 0; good && i < count; i++) {
		record_load(c, ids[i], line);
		left = left_of(c, contract, draft_get(line, "line")->number, shipment);
		most = draft_get(line, "base")->number;
		left -= delivery_most(c, &side_sales, most) - most;
		if (left > 0) {
			good = add_rest(c, shipment, line, left, p);
			filled++;
		}
	}
	return good && (filled || refuse(p, "contract", N_("nothing of it is left to ship")));
}

bool
shipping_fits(struct change *c, int64_t shipment, struct problem *p)
{
	int64_t contract = record_value(c, &shipment_entity, shipment, "contract").number;
	struct draft *line = draft_new(change_arena(c), &shipment_line_entity);
	int count;
	int64_t *ids = ids_of(c, "SELECT shipment_line_id FROM main.shipment_line "
	    "WHERE shipment_id = ?1 AND deleted IS NULL ORDER BY line", shipment, &count);
	bool good = is_approved(c, contract, "contract", p);

	for (int i = 0; good && i < count; i++) {
		record_load(c, ids[i], line);
		good = is_left(c, shipment, contract, line, p);
	}
	return good;
}

int64_t
shipping_sent(struct change *c, int64_t line)
{
	return stock_number(db_of(c), "SELECT coalesce(sum(d.quantity), 0) FROM main.stock_line AS s "
	    "JOIN main.delivery AS d ON d.stock_line_id = s.stock_line_id WHERE s.shipment_line_id = ?1", line, 0, 0);
}

struct shipping_part *
shipping_rest(struct change *c, int64_t shipment, int *count)
{
	int64_t *ids = ids_of(c, "SELECT shipment_line_id FROM main.shipment_line "
	    "WHERE shipment_id = ?1 AND deleted IS NULL ORDER BY line", shipment, count);
	struct shipping_part *parts = arena_alloc(change_arena(c), ((size_t)*count + 1) * sizeof *parts);
	int n = 0;

	for (int i = 0; i < *count; i++) {
		struct value product = record_value(c, &shipment_line_entity, ids[i], "product");
		int64_t left = record_value(c, &shipment_line_entity, ids[i], "base").number - shipping_sent(c, ids[i]);

		if (left > 0)
			parts[n++] = (struct shipping_part){ .line = ids[i], .quantity = left,
			    .unit = record_value(c, &product_entity, product.number, "unit").text };
	}
	*count = n;
	return parts;
}
