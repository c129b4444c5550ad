/* SPDX-License-Identifier: ISC */
/* lot - lots and serial numbers of what moves. */
#include "trade/lot.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/check.h"
#include "trade/facts.h"
#include "trade/stock.h"
#include "trade/trade.h"

#define ONE INT64_C(10000)
#define MOST_SERIALS 10000

/* Lots move with stock entries alone. */
static bool moving;

static struct db *
db_of(struct change *c)
{
	return access_db(change_access(c));
}

/* "lot", "serial", or NULL for a product that is not tracked. */
static const char *
tracking_of(struct change *c, int64_t product)
{
	const char *how = record_value(c, &product_entity, product, "tracking").text;

	return how && strcmp(how, "none") != 0 ? how : NULL;
}

/* The codes a text names, one after the other. */
struct codes {
	const char **codes;
	size_t count;
};

static void
add_code(struct change *c, struct codes *all, const char *code)
{
	if (all->count < MOST_SERIALS)
		all->codes[all->count++] = arena_string(change_arena(c), code);
}

/* The bytes before the digits at the end of a code. */
static size_t
stem_length(const char *code)
{
	size_t n = strlen(code);

	while (n > 0 && code[n - 1] >= '0' && code[n - 1] <= '9')
		n--;
	return n;
}

/* SN001..SN010: the numbers between two codes of one stem, as wide as the first. False when they are no such two. */
static bool
add_range(struct change *c, struct codes *all, char *word)
{
	char *to = strstr(word, "..");
	size_t stem;
	long long low, high;

	*to = '\0';
	to += 2;
	stem = stem_length(word);
	if (strncmp(word, to, stem) != 0 || !word[stem] || stem_length(to) != stem || strlen(word + stem) > 15)
		return false;
	low = strtoll(word + stem, NULL, 10);
	high = strtoll(to + stem, NULL, 10);
	if (high < low || high - low >= MOST_SERIALS)
		return false;
	for (long long i = low; i <= high; i++)
		add_code(c, all,
		    arena_printf(change_arena(c), "%.*s%0*lld", (int)stem, word, (int)strlen(word + stem), i));
	return true;
}

static bool
read_serials(struct change *c, const char *text, struct codes *all, struct problem *p)
{
	char *words = arena_string(change_arena(c), text), *save = NULL;

	all->codes = arena_alloc(change_arena(c), MOST_SERIALS * sizeof *all->codes);
	for (char *word = strtok_r(words, " ,;\t", &save); word; word = strtok_r(NULL, " ,;\t", &save))
		if (!strstr(word, ".."))
			add_code(c, all, word);
		else if (!add_range(c, all, word))
			return refuse(p, "serials",
			    arena_said(change_arena(c), "'%s' is no range such as SN001..SN010", word));
	for (size_t i = 0; i < all->count; i++)
		for (size_t k = 0; k < i && all->count <= 1000; k++)
			if (strcmp(all->codes[i], all->codes[k]) == 0)
				return refuse(p, "serials",
				    arena_said(change_arena(c), "'%s' stands there twice", all->codes[i]));
	return true;
}

static bool
read_codes(struct change *c, const struct draft *line, const char *how, struct codes *all, struct problem *p)
{
	bool serial = strcmp(how, "serial") == 0;

	*all = (struct codes){ arena_alloc(change_arena(c), sizeof *all->codes), 0 };
	if (!serial && draft_has(line, "lot"))
		all->codes[all->count++] = arena_string(change_arena(c), draft_get(line, "lot")->text);
	return !serial || !draft_has(line, "serials") || read_serials(c, draft_get(line, "serials")->text, all, p);
}

static int64_t
find_lot(struct change *c, int64_t product, const char *code)
{
	struct statement *st = db_keep(db_of(c), "SELECT lot_id FROM main.lot WHERE product_id = ?1 AND code = ?2 AND "
	    "deleted IS NULL");
	int64_t id = 0;

	db_bind_number(st, 1, product);
	db_bind_text(st, 2, code);
	if (db_step(st))
		id = db_number(st, 0);
	db_reset(st);
	return id;
}

/* The day goods expire that came on a day, by the shelf life of their product; NULL when it has none. */
static const char *
shelf_end(struct change *c, int64_t product, const char *on)
{
	struct statement *st = db_keep(db_of(c),
	    "SELECT crm_add_days(?2, shelf_life) FROM main.product WHERE product_id = ?1 AND shelf_life IS NOT NULL");
	const char *end = NULL;

	db_bind_number(st, 1, product);
	db_bind_text(st, 2, on);
	if (db_step(st) && db_text(st, 0))
		end = arena_string(change_arena(c), db_text(st, 0));
	db_reset(st);
	return end;
}

static bool
make_lot(struct change *c, const struct draft *line, const char *code, const char *on, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &lot_entity);
	int64_t id, product = draft_get(line, "product")->number;

	draft_set(d, "code", value_text(code));
	draft_set(d, "day", value_text(on));
	draft_set(d, "product", value_number(product));
	draft_set(d, "expires",
	    draft_has(line, "expires") ? *draft_get(line, "expires") : value_text(shelf_end(c, product, on)));
	return record_add(c, d, &id, p);
}

/* A line that answers all of another is made of the same lots. */
static void
inherit(struct change *c, struct draft *line)
{
	int64_t of = draft_get(line, "of")->number;

	if (!draft_has(line, "of") || draft_has(line, "lot") || draft_has(line, "serials"))
		return;
	draft_set(line, "lot", record_value(c, &stock_line_entity, of, "lot"));
	if (record_value(c, &stock_line_entity, of, "base").number == draft_get(line, "base")->number)
		draft_set(line, "serials", record_value(c, &stock_line_entity, of, "serials"));
}

bool
lots_prepare(struct change *c, struct draft *line, const char *on, int64_t sign, struct problem *p)
{
	int64_t product = draft_get(line, "product")->number, quantity = draft_get(line, "base")->number;
	const char *how = tracking_of(c, product);
	struct codes all;

	if (!how && (draft_has(line, "lot") || draft_has(line, "serials")))
		return refuse(p, draft_has(line, "lot") ? "lot" : "serials",
		    N_("the product is not tracked by it (tracking=)"));
	if (!how)
		return true;
	inherit(c, line);
	on = arena_string(change_arena(c), on);
	if (!read_codes(c, line, how, &all, p))
		return false;
	if (all.count && strcmp(how, "serial") == 0 &&
	    (int64_t)all.count * ONE != (quantity < 0 ? -quantity : quantity))
		return refuse(p, "serials", arena_said(change_arena(c),
		    "these are %zu serial numbers, and the line has another quantity", all.count));
	for (size_t i = 0; i < all.count; i++) {
		if (find_lot(c, product, all.codes[i]))
			continue;
		if (sign < 0 || (sign == 0 && quantity < 0))
			return refuse(p, strcmp(how, "serial") == 0 ? "serials" : "lot", arena_said(change_arena(c),
			    "the product has no '%s'", all.codes[i]));
		if (!make_lot(c, line, all.codes[i], on, p))
			return false;
	}
	return true;
}

/* What lies there, that which expires first before the rest: "L1 5 until 2026-04-01, L2 3". */
static const char *
proposal(struct change *c, int64_t product, int64_t warehouse)
{
	struct statement *st = db_prepare(db_of(c), "SELECT l.code, crm_money(sum(m.quantity)), l.expires "
	    "FROM main.lot AS l JOIN main.lot_move AS m ON m.lot_id = l.lot_id AND m.warehouse_id = ?2 "
	    "WHERE l.product_id = ?1 GROUP BY l.lot_id, l.code, l.expires HAVING sum(m.quantity) > 0 "
	    "ORDER BY l.expires NULLS LAST, l.lot_id LIMIT 5");
	struct buf list = { 0 };
	const char *answer;

	db_bind_number(st, 1, product);
	db_bind_number(st, 2, warehouse);
	while (db_step(st))
		buf_printf(&list, "%s%s (%s%s%s)", list.length ? ", " : "", db_text(st, 0), db_text(st, 1),
		    db_text(st, 2) ? ", " : "", db_text(st, 2) ? db_text(st, 2) : "");
	db_finish(st);
	answer = arena_string(change_arena(c), list.length ? list.data : "-");
	buf_free(&list);
	return answer;
}

static bool
refuse_nameless(struct change *c, const struct draft *line, const char *how, int64_t warehouse, bool comes,
    struct problem *p)
{
	const char *field = strcmp(how, "serial") == 0 ? "serials" : "lot";
	int64_t product = draft_get(line, "product")->number;

	if (comes)
		refuse(p, field, N_("is required: the product is tracked"));
	else
		refuse(p, field, arena_said(change_arena(c), "is required; what expires first is there: %s",
		    proposal(c, product, warehouse)));
	p->place = record_value(c, &product_entity, product, "code").text;
	return false;
}

/* What of a lot has come back by a line, and by others for the same contract or line, beyond what went; 10^-4. */
static int64_t
surplus(struct change *c, const struct draft *line, int64_t lot)
{
	struct statement *st = db_keep(db_of(c), "SELECT sum(m.quantity) FROM main.lot_move AS m "
	    "JOIN main.stock_line AS l ON l.stock_line_id = m.line_id JOIN main.stock_entry AS e "
	    "ON e.stock_entry_id = l.stock_entry_id WHERE m.lot_id = ?1 AND (l.stock_line_id = ?2 OR l.of_id = ?2 "
	    "OR e.contract_id = (SELECT n.contract_id FROM main.stock_entry AS n WHERE n.stock_entry_id = ?3))");
	int64_t sum;

	db_bind_number(st, 1, lot);
	db_bind_number(st, 2, draft_get(line, "of")->number);
	db_bind_number(st, 3, draft_get(line, "stock_entry")->number);
	sum = db_step(st) ? db_number(st, 0) : 0;
	db_reset(st);
	return sum;
}

/* Goods that come back are of a lot that went. */
static bool
went_before(struct change *c, const struct draft *line, int64_t lot, struct problem *p)
{
	if (surplus(c, line, lot) <= 0)
		return true;
	refuse(p, "lot", N_("more of it would come back than went"));
	p->place = record_value(c, &lot_entity, lot, "code").text;
	return false;
}

bool
lots_post(struct change *c, const struct draft *line, int64_t id, const char *on, int64_t warehouse, int64_t sign,
    struct problem *p)
{
	int64_t product = draft_get(line, "product")->number, base = draft_get(line, "base")->number;
	const char *how = tracking_of(c, product);
	struct draft *d = draft_new(change_arena(c), &lot_move_entity);
	struct codes all;
	bool good = true;

	if (!how)
		return true;
	if (!read_codes(c, line, how, &all, p))
		return false;
	if (all.count == 0)
		return refuse_nameless(c, line, how, warehouse, sign > 0 || (sign == 0 && base > 0), p);
	if (strcmp(how, "serial") == 0)
		base = base < 0 ? -ONE : ONE;
	draft_set(d, "day", value_text(arena_string(change_arena(c), on)));
	draft_set(d, "warehouse", value_number(warehouse));
	draft_set(d, "quantity", value_number(sign < 0 ? -base : base));
	draft_set(d, "line", value_number(id));
	for (size_t i = 0; good && i < all.count; i++) {
		draft_set(d, "lot", value_number(find_lot(c, product, all.codes[i])));
		good = facts_add(c, d, &moving, NULL, p) && (sign <= 0 || !draft_has(line, "of") ||
		    went_before(c, line, draft_get(d, "lot")->number, p));
	}
	return good;
}

static bool
reverse(struct change *c, int64_t id, struct problem *p)
{
	static const char *const same[] = { "day", "lot", "warehouse", "line" };
	struct draft *d = draft_new(change_arena(c), &lot_move_entity);
	bool answered;

	id = facts_last(c, &lot_move_entity, id, &answered);
	if (answered)
		return refuse(p, NULL, N_("was taken back since"));
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		draft_set(d, same[i], record_value(c, &lot_move_entity, id, same[i]));
	draft_set(d, "quantity", value_number(-record_value(c, &lot_move_entity, id, "quantity").number));
	draft_set(d, "reverses", value_number(id));
	return facts_add(c, d, &moving, NULL, p);
}

bool
lots_take_back(struct change *c, int64_t entry, struct problem *p)
{
	int64_t last = db_one(db_of(c), "SELECT max(lot_move_id) FROM main.lot_move", NULL, 0);
	struct statement *st;
	bool good = true;

	if (!last)
		return true;
	st = db_prepare(db_of(c), "SELECT m.lot_move_id FROM main.stock_line AS l JOIN main.lot_move AS m ON "
	    "m.line_id = l.stock_line_id WHERE l.stock_entry_id = ?1 AND m.lot_move_id <= ?2 AND NOT EXISTS (SELECT 1 "
	    "FROM main.lot_move AS r WHERE r.reverses_id = m.lot_move_id) ORDER BY m.lot_move_id DESC");
	db_bind_number(st, 1, entry);
	db_bind_number(st, 2, last);
	while (good && db_step(st))
		good = reverse(c, db_number(st, 0), p);
	db_finish(st);
	return good;
}

static bool
prepare(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	(void)c, (void)id, (void)old, (void)d;
	return moving || refuse(p, NULL, N_("lots move by stock entries alone"));
}

/* Goods that have moved keep their name. */
static bool
prepare_lot(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	bool renamed = old && (draft_changes(old, d, "code") || draft_changes(old, d, "product"));

	if (!renamed || !stock_number(db_of(c), "SELECT 1 FROM main.lot_move WHERE lot_id = ?1 LIMIT 1", id, 0, 0))
		return true;
	return refuse(p, draft_changes(old, d, "code") ? "code" : "product",
	    N_("goods of this lot have moved: it stays what it is"));
}

const struct hooks lot_hooks = { .entity = &lot_entity, .prepare = prepare_lot };

/* Lots of which some warehouse has too few after some day, or of which there is more than one piece in all though
 * they are serial numbers. What a day brings counts before what it takes. */
#define LACKING \
	"SELECT lot_id, warehouse_id, day, here FROM (SELECT m.lot_id, m.warehouse_id, m.day, " \
	"sum(sum(m.quantity)) OVER (PARTITION BY m.lot_id, m.warehouse_id ORDER BY m.day) AS here " \
	"FROM main.lot_move AS m WHERE %s GROUP BY m.lot_id, m.warehouse_id, m.day) AS t WHERE here < 0 "
#define DOUBLE \
	"SELECT lot_id, day FROM (SELECT m.lot_id, m.day, sum(sum(m.quantity)) OVER (PARTITION BY m.lot_id " \
	"ORDER BY m.day) AS here FROM main.lot_move AS m JOIN main.lot AS l ON l.lot_id = m.lot_id " \
	"JOIN main.product AS p ON p.product_id = l.product_id AND p.tracking = 'serial' WHERE %s " \
	"GROUP BY m.lot_id, m.day) AS t WHERE here > 10000 "

#define OF_THESE "m.lot_id IN (SELECT n.lot_id FROM main.lot_move AS n WHERE n.lot_move_id BETWEEN ?1 AND ?2)"

static struct statement *
ask(struct db *db, const char *format, const char *condition)
{
	struct buf sql = { 0 };
	struct statement *st;
	const char *at = strstr(format, "%s");

	buf_add(&sql, format, (size_t)(at - format));
	buf_text(&sql, condition);
	buf_text(&sql, at + 2);
	st = db_prepare(db, sql.data);
	buf_free(&sql);
	return st;
}

static bool
settle(struct change *c, int64_t first, int64_t last, struct problem *p)
{
	struct statement *st = ask(db_of(c), LACKING, OF_THESE);
	bool good;

	db_bind_number(st, 1, first);
	db_bind_number(st, 2, last);
	good = !db_step(st);
	if (!good)
		*p = (struct problem){ arena_string(change_arena(c), record_value(c, &lot_entity, db_number(st, 0),
		    "code").text), "lot", arena_said(change_arena(c), "there is not enough of it in %s on %s",
		    record_value(c, &warehouse_entity, db_number(st, 1), "code").text, db_text(st, 2)) };
	db_finish(st);
	if (!good)
		return false;
	st = ask(db_of(c), DOUBLE, OF_THESE);
	db_bind_number(st, 1, first);
	db_bind_number(st, 2, last);
	good = !db_step(st);
	if (!good)
		*p = (struct problem){ arena_string(change_arena(c),
		    record_value(c, &lot_entity, db_number(st, 0), "code").text), "serials", arena_said(change_arena(c),
		    "is here already on %s: a serial number is in one place", db_text(st, 1)) };
	db_finish(st);
	return good;
}

static long
tell_all(struct statement *st, const char *says, void (*visit)(const struct finding *, void *), void *context)
{
	long found = 0;

	for (; db_step(st); found++)
		visit(&(struct finding){ "lot", "lot", db_number(st, 0), says }, context);
	db_finish(st);
	return found;
}

static long
check(struct db *db, void (*visit)(const struct finding *, void *), void *context)
{
	return tell_all(ask(db, LACKING, "m.lot_id > 0"), "less than nothing of it lies in a warehouse", visit,
	    context) +
	    tell_all(ask(db, DOUBLE, "m.lot_id > 0"), "the serial number is in several places", visit, context);
}

const struct hooks lot_move_hooks = {
	.entity = &lot_move_entity, .prepare = prepare, .settle = settle, .reverse = reverse, .check = check,
};
