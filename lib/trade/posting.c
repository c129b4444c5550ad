/* SPDX-License-Identifier: ISC */
/* posting - what movements are worth, and what lies there after each, kept in step with the facts. */
#include <string.h>

#include "access/setting.h"
#include "base/decimal.h"
#include "query/key.h"
#include "record/check.h"
#include "trade/average.h"
#include "trade/document.h"
#include "trade/reserve.h"
#include "trade/stock.h"

/* A movement as it is stored, with the values of the one its goods come from and of the one it takes back. */
struct movement {
	int64_t id, product, warehouse, place, quantity, given, value, reversed_value;
	int64_t part;              /* from which piece of the source on */
	struct holding source, after;
	bool has_given, is_moved, is_reversal, is_new;
	char day[DATE_TEXT];
};

#define MOVEMENT \
	"SELECT m.movement_id, m.product_id, m.warehouse_id, m.place, m.quantity, m.given, m.value, " \
	"s.value, r.value, m.on_hand, m.worth, m.source_id, m.reverses_id, m.day, s.quantity, m.part " \
	"FROM main.movement AS m LEFT JOIN main.movement AS s ON s.movement_id = m.source_id " \
	"LEFT JOIN main.movement AS r ON r.movement_id = m.reverses_id "

struct posting {
	struct change *change;
	struct db *db;
	int64_t unit;
	bool may_be_negative;
};

static bool
is_null(struct statement *st, int column)
{
	struct value v;

	db_value(st, column, &v);
	return v.kind == EMPTY;
}

static void
read_movement(struct statement *st, struct movement *m)
{
	*m = (struct movement){
		.id = db_number(st, 0), .product = db_number(st, 1), .warehouse = db_number(st, 2),
		.place = db_number(st, 3),
		.quantity = db_number(st, 4), .given = db_number(st, 5), .value = db_number(st, 6),
		.source = { db_number(st, 14), db_number(st, 7) }, .part = db_number(st, 15),
		.reversed_value = db_number(st, 8),
		.after = { db_number(st, 9), db_number(st, 10) }, .has_given = !is_null(st, 5),
		.is_moved = !is_null(st, 11), .is_reversal = !is_null(st, 12), .is_new = is_null(st, 9),
	};
	memcpy(m->day, db_text(st, 13), strnlen(db_text(st, 13), DATE_TEXT - 1));
}

static int64_t
size_of(int64_t number)
{
	return number < 0 ? -number : number;
}

/* The value of so many of the first pieces of a movement. */
static bool
value_up_to(const struct holding *source, int64_t pieces, int64_t unit, int64_t *value)
{
	int64_t all = size_of(source->quantity);

	return all != 0 && all <= INT64_MAX / unit && decimal_muldiv(source->value, pieces, all * unit, value) &&
	    decimal_muldiv(*value, unit, 1, value);
}

/* Goods that come from elsewhere, or back, have the share of their pieces in the value they left with. */
static bool
value_of_pieces(const struct movement *m, int64_t unit, int64_t *value)
{
	int64_t from, to;

	if (!value_up_to(&m->source, m->part, unit, &from) ||
	    !value_up_to(&m->source, m->part + size_of(m->quantity), unit, &to))
		return false;
	*value = from - to;
	return true;
}

/* No more value goes than there is, and with the last piece all of it; without any pieces there is none to correct. */
static int64_t
within(const struct movement *m, const struct holding *before, int64_t value)
{
	if (m->quantity < 0 && before->quantity + m->quantity == 0)
		return -before->value;
	if (m->quantity == 0 && before->quantity <= 0)
		return 0;
	return m->quantity <= 0 && before->value >= 0 && value < -before->value ? -before->value : value;
}

/* The value a movement has on what lay there before it. False when a number leaves int64. */
static bool
value_of(const struct movement *m, const struct holding *before, int64_t unit, int64_t *value)
{
	if (!m->is_reversal && !m->is_moved && !m->has_given)
		return average_value(before, m->quantity, unit, value);
	*value = m->is_reversal ? -m->reversed_value : m->given;
	if (m->is_moved && !m->is_reversal && !value_of_pieces(m, unit, value))
		return false;
	if (!m->is_reversal)
		*value = within(m, before, *value);
	return true;
}

/* The entry that made a movement, for who is told of it. */
static const char *
entry_of(struct posting *k, const struct movement *m)
{
	int64_t entry = stock_number(k->db, "SELECT l.stock_entry_id FROM main.movement AS m JOIN main.stock_line AS l "
	    "ON l.stock_line_id = m.line_id WHERE m.movement_id = ?1", m->id, 0, 0);
	struct draft *d = draft_new(change_arena(k->change), &stock_entry_entity);

	return entry && record_load(k->change, entry, d) ? arena_string(change_arena(k->change),
	    draft_get(d, "code")->text) : "-";
}

static const char *
code_of(struct posting *k, const struct entity *entity, int64_t id)
{
	struct draft *d = draft_new(change_arena(k->change), entity);

	return record_load(k->change, id, d) ? arena_string(change_arena(k->change), draft_get(d, entity->code)->text) :
	    "-";
}

static bool
refuse_posting(struct posting *k, struct problem *p, const struct movement *m, const char *field, const char *reason)
{
	*p = (struct problem){ arena_said(change_arena(k->change), "%s in %s", code_of(k, &product_entity, m->product),
	    code_of(k, &warehouse_entity, m->warehouse)), field, reason };
	return false;
}

/* What another movement takes back right behind it lacks nothing. */
static bool
is_answered(struct posting *k, const struct movement *m)
{
	return stock_number(k->db, "SELECT 1 FROM main.movement WHERE reverses_id = ?1", m->id, 0, 0) == 1;
}

/* Where too little is there already, it may become more. */
static bool
has_enough(struct posting *k, const struct movement *m, const struct holding *before, struct problem *p)
{
	int64_t after = before->quantity + m->quantity;

	if (k->may_be_negative || after >= 0 || (m->is_new ? m->quantity >= 0 : after >= m->after.quantity) ||
	    is_answered(k, m))
		return true;
	return refuse_posting(k, p, m, "quantity",
	    arena_said(change_arena(k->change), "%s takes %s on %s, and only %s is there then", entry_of(k, m),
	    stock_quantity(k->change, -m->quantity), m->day, stock_quantity(k->change, before->quantity)));
}

/* Works a movement out on what lies there, which it becomes part of. */
static bool
work_out(struct posting *k, const struct movement *m, struct holding *there, int64_t *value, struct problem *p)
{
	struct holding before = *there;

	if (m->quantity > 0 && there->quantity == 0 && !m->is_reversal && !m->is_moved && !m->has_given)
		return refuse_posting(k, p, m, "cost", arena_said(change_arena(k->change),
		    "%s brings goods on %s without a cost, and there are none to take the average of", entry_of(k, m),
		    m->day));
	if (!value_of(m, &before, k->unit, value) || !average_move(there, m->quantity, *value))
		return refuse_posting(k, p, m, "quantity", N_("too large"));
	return has_enough(k, m, &before, p);
}

/* Runs a statement for one id, or for those from first to last. */
static void
run_for(struct posting *k, const char *sql, int64_t first, int64_t last)
{
	struct statement *st = db_keep(k->db, sql);

	db_bind_number(st, 1, first);
	if (db_parameter(st, 2))
		db_bind_number(st, 2, last);
	db_step(st);
	db_reset(st);
}

static void
write_movement(struct posting *k, const struct movement *m, int64_t value, const struct holding *after)
{
	struct statement *st = db_keep(k->db, "UPDATE main.movement SET value = ?1, on_hand = ?2, worth = ?3 WHERE "
	    "movement_id = ?4");

	db_bind_number(st, 1, value);
	db_bind_number(st, 2, after->quantity);
	db_bind_number(st, 3, after->value);
	db_bind_number(st, 4, m->id);
	db_step(st);
	db_reset(st);
	if (m->is_new || value != m->value)
		run_for(k, "INSERT INTO temp.stock_todo SELECT day, place, movement_id, product_id, warehouse_id "
		    "FROM main.movement WHERE source_id = ?1 ON CONFLICT DO NOTHING", m->id, 0);
}

static void
write_total(struct posting *k, int64_t product, int64_t warehouse, const struct holding *there)
{
	struct statement *st = db_keep(k->db, "INSERT INTO main.stock (product_id, warehouse_id, quantity, value) "
	    "VALUES (?1, ?2, ?3, ?4) ON CONFLICT (product_id, "
	    "warehouse_id) DO UPDATE SET quantity = excluded.quantity, value = excluded.value");

	db_bind_number(st, 1, product);
	db_bind_number(st, 2, warehouse);
	db_bind_number(st, 3, there->quantity);
	db_bind_number(st, 4, there->value);
	db_step(st);
	db_reset(st);
}

static void
bind_place(struct statement *st, const struct movement *m)
{
	db_bind_number(st, 1, m->product);
	db_bind_number(st, 2, m->warehouse);
	db_bind_text(st, 3, m->day);
	db_bind_number(st, 4, m->place);
	db_bind_number(st, 5, m->id);
}

/* What lies there before a movement: what the one before it has left. */
static struct holding
before(struct posting *k, const struct movement *m)
{
	struct statement *st = db_keep(k->db, "SELECT on_hand, worth FROM main.movement WHERE product_id = ?1 AND "
	    "warehouse_id = ?2 "
	    "AND (day, place, movement_id) < (?3, ?4, ?5) ORDER BY day DESC, place DESC, movement_id DESC LIMIT 1");
	struct holding there = { 0, 0 };

	bind_place(st, m);
	if (db_step(st))
		there = (struct holding){ db_number(st, 0), db_number(st, 1) };
	db_reset(st);
	return there;
}

/* The next movement of that product and warehouse; false at the end. */
static bool
next(struct posting *k, struct movement *m)
{
	struct statement *st = db_keep(k->db, MOVEMENT "WHERE m.product_id = ?1 AND m.warehouse_id = ?2 AND "
	    "(m.day, m.place, m.movement_id) > (?3, ?4, ?5) ORDER BY m.day, m.place, m.movement_id LIMIT 1");
	bool found;

	bind_place(st, m);
	found = db_step(st);
	if (found)
		read_movement(st, m);
	db_reset(st);
	return found;
}

/* Works out a movement and those behind it, until one comes out as it is stored. */
static bool
follow(struct posting *k, struct movement *m, struct problem *p)
{
	struct holding there = before(k, m);
	int64_t value, product = m->product, warehouse = m->warehouse;

	m->id--;
	while (next(k, m)) {
		if (!work_out(k, m, &there, &value, p))
			return false;
		if (!m->is_new && value == m->value && there.quantity == m->after.quantity &&
		    there.value == m->after.value)
			return true;
		write_movement(k, m, value, &there);
	}
	write_total(k, product, warehouse, &there);
	return true;
}

/* The earliest movement that is to be worked out, which is taken from the list; false when there is none left. */
static bool
take_todo(struct posting *k, struct movement *m)
{
	struct statement *st = db_keep(k->db, "SELECT movement_id, product_id, warehouse_id, place, day "
	    "FROM temp.stock_todo ORDER BY day, place, movement_id LIMIT 1");
	bool found = db_step(st);

	if (found) {
		*m = (struct movement){ .id = db_number(st, 0), .product = db_number(st, 1),
		    .warehouse = db_number(st, 2),
			.place = db_number(st, 3) };
		memcpy(m->day, db_text(st, 4), strnlen(db_text(st, 4), DATE_TEXT - 1));
	}
	db_reset(st);
	if (!found)
		return false;
	st = db_keep(k->db, "DELETE FROM temp.stock_todo WHERE day = ?1 AND place = ?2 AND movement_id = ?3");
	db_bind_text(st, 1, m->day);
	db_bind_number(st, 2, m->place);
	db_bind_number(st, 3, m->id);
	db_step(st);
	db_reset(st);
	return true;
}

static int64_t
money_unit(const char *currency)
{
	return line_money_unit(currency_decimals(currency));
}

bool
stock_settle(struct change *c, int64_t first, int64_t last, struct problem *p)
{
	struct access *a = change_access(c);
	struct posting k = { c, access_db(a), money_unit(access_setting(a, "currency")),
		strcmp(access_setting(a, "stock.negative"), "yes") == 0 };
	struct movement m;

	db_run(k.db, "CREATE TEMP TABLE IF NOT EXISTS stock_todo (day TEXT, place INTEGER, movement_id INTEGER, "
	    "product_id INTEGER, "
	    "warehouse_id INTEGER, PRIMARY KEY (day, place, movement_id)); DELETE FROM temp.stock_todo");
	run_for(&k, "UPDATE main.movement SET place = movement_id "
	    "WHERE movement_id BETWEEN ?1 AND ?2 AND place IS NULL", first, last);
	run_for(&k, "INSERT INTO temp.stock_todo SELECT day, place, movement_id, product_id, warehouse_id "
	    "FROM main.movement WHERE movement_id BETWEEN ?1 AND ?2", first, last);
	while (take_todo(&k, &m))
		if (!follow(&k, &m, p))
			return false;
	return k.may_be_negative || reserve_holds(c, first, last, p);
}

/* Walks over all movements as if none had been worked out before. */
static void
check_movements(struct audit *k, int64_t unit)
{
	struct statement *st = db_prepare(k->db, MOVEMENT
	    "ORDER BY m.product_id, m.warehouse_id, m.day, m.place, m.movement_id");
	struct holding there = { 0, 0 };
	struct movement m, last = { 0 };
	int64_t value;

	while (db_step(st)) {
		read_movement(st, &m);
		if (m.product != last.product || m.warehouse != last.warehouse)
			there = (struct holding){ 0, 0 };
		last = m;
		if (!value_of(&m, &there, unit, &value) || value != m.value)
			audit_tell(k, "stock", "movement",
			    m.id, "its value is not what follows from the movements before it");
		else if (!average_move(&there, m.quantity, value) || there.quantity != m.after.quantity ||
		    there.value != m.after.value)
			audit_tell(k, "stock", "movement",
			    m.id, "what lies there after it is not what follows from the movements before it");
		there = m.after;
	}
	db_finish(st);
}

static void
check_totals(struct audit *k)
{
	audit_rows(k, "stock", "stock", "quantity and value are not the sums of its movements",
	    "SELECT s.stock_id FROM main.stock AS s LEFT JOIN (SELECT product_id, warehouse_id, "
	    "sum(quantity) AS quantity, sum(value) AS value FROM main.movement GROUP BY product_id, warehouse_id) AS m "
	    "ON m.product_id = s.product_id AND m.warehouse_id = s.warehouse_id WHERE s.quantity IS DISTINCT FROM "
	    "m.quantity OR s.value IS DISTINCT FROM m.value");
	audit_rows(k, "stock", "movement", "its product and warehouse have no total",
	    "SELECT min(m.movement_id) FROM main.movement AS m WHERE NOT EXISTS (SELECT 1 FROM main.stock AS s WHERE "
	    "s.product_id = m.product_id AND s.warehouse_id = m.warehouse_id) GROUP BY m.product_id, m.warehouse_id");
}

long
stock_check(struct db *db, void (*visit)(const struct finding *, void *), void *context)
{
	struct audit k = { db, visit, context, 0 };
	struct buf currency = { 0 };

	if (!db_one_text(db, "SELECT value FROM main.setting WHERE name = 'currency' AND deleted IS NULL", NULL,
	    &currency))
		buf_text(&currency, setting_named("currency")->preset);
	check_movements(&k, money_unit(currency.data));
	check_totals(&k);
	buf_free(&currency);
	return k.found;
}
