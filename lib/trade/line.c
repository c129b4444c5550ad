/* SPDX-License-Identifier: ISC */
/* line - what a line of a document comes to: its unit, its price, its tax. */
#include <string.h>

#include "access/setting.h"
#include "base/decimal.h"
#include "base/map.h"
#include "query/choice.h"
#include "trade/document.h"
#include "trade/price.h"
#include "trade/supply.h"
#include "trade/trade.h"

#define ONE_RATE INT64_C(1000000)
#define ONE_QUANTITY INT64_C(10000)
#define MOST_FIELDS 100

int64_t
line_money_unit(int decimals)
{
	int64_t unit = 1;

	for (int i = decimals; i < MONEY_PLACES; i++)
		unit *= 10;
	return unit;
}

bool
line_amounts(int64_t quantity, int64_t price, int64_t discount, int64_t rate, bool includes_tax, int decimals,
    struct line_amounts *out)
{
	int64_t unit = line_money_unit(decimals), value, part;

	if (!decimal_mul3div(quantity, price, ONE_RATE - discount, ONE_QUANTITY * ONE_RATE * unit, &value) ||
	    !decimal_muldiv(value, unit, 1, &value))
		return false;
	if (!(includes_tax ? decimal_muldiv(value, ONE_RATE, (ONE_RATE + rate) * unit, &part) :
	    decimal_muldiv(value, rate, ONE_RATE * unit, &part)))
		return false;
	part *= unit;
	out->net = includes_tax ? part : value;
	out->tax = includes_tax ? value - part : part;
	return decimal_add(out->net, out->tax, &out->amount);
}

/* A row as it is stored, in memory of the caller: nothing is prepared for each line of an import. */
#define LOADED(name) struct draft name = { NULL, (struct value[MOST_FIELDS]){ 0 }, (bool[MOST_FIELDS]){ 0 } }

static struct statement *
prepare_factor(struct change *c, int64_t product, const char *unit)
{
	struct statement *st = db_prepare(access_db(change_access(c)), "SELECT factor FROM main.packing WHERE "
	    "product_id = ?1 AND unit = ?2 AND deleted IS NULL");

	db_bind_number(st, 1, product);
	db_bind_text(st, 2, unit);
	return st;
}

/* How many of the product's own unit one of another unit holds, in 10^-4; 0 when the product is not traded in it. What
 * one change set has found is kept until the next. */
static int64_t
packed(struct change *c, int64_t product, const char *unit)
{
	static struct map *known;
	static int64_t known_by;
	const char *key = arena_printf(change_arena(c), "%lld %s", (long long)product, unit);
	struct statement *st;
	int64_t factor = 0;

	if (known_by != change_id(c)) {
		map_free(known);
		known = map_new();
		known_by = change_id(c);
	}
	if (map_get(known, key, strlen(key), &factor))
		return factor;
	st = prepare_factor(c, product, unit);
	if (db_step(st))
		factor = db_number(st, 0);
	db_finish(st);
	if (factor)
		map_add(known, key, strlen(key), factor);
	return factor;
}

static int64_t
factor_of(struct change *c, const struct draft *product, int64_t id, const char *unit)
{
	if (!draft_has(product, "unit") || strcmp(draft_get(product, "unit")->text, unit) == 0)
		return ONE_QUANTITY;
	return packed(c, id, unit);
}

bool
line_unit(struct change *c, struct draft *d, int64_t *factor, struct problem *p)
{
	LOADED(product);
	int64_t id = draft_get(d, "product")->number, base;

	*factor = ONE_QUANTITY;
	product.entity = &product_entity;
	if (draft_has(d, "product") && record_load(c, id, &product)) {
		if (!draft_has(d, "unit") && draft_has(&product, "unit"))
			draft_set(d, "unit",
			    value_text(arena_string(change_arena(c), draft_get(&product, "unit")->text)));
		if (draft_has(d, "unit"))
			*factor = factor_of(c, &product, id, draft_get(d, "unit")->text);
	}
	if (*factor == 0)
		return refuse(p, "unit",
		    arena_said(change_arena(c), "the product is not traded in '%s': crm-packing add product=... "
		    "unit=... factor=... says how many of its own that holds", draft_get(d, "unit")->text));
	if (!draft_has(d, "quantity") ||
	    !decimal_muldiv(draft_get(d, "quantity")->number, *factor, ONE_QUANTITY, &base))
		return refuse(p, "quantity", draft_has(d, "quantity") ? N_("too large") : N_("is required"));
	draft_set(d, "base", value_number(base));
	return true;
}

/* The product's own unit and list price (of a purchase, those of the supplier), where the line has none, and the
 * quantity in the product's unit. */
static bool
take_product(struct change *c, struct draft *d, const struct draft *head, struct problem *p)
{
	LOADED(product);
	int64_t price, factor;

	if (head->entity == &purchase_entity)
		supply_take(c, d, head);
	if (!line_unit(c, d, &factor, p))
		return false;
	product.entity = &product_entity;
	if (head->entity != &purchase_entity && draft_has(d, "product") && !draft_has(d, "price") &&
	    record_load(c, draft_get(d, "product")->number, &product) &&
	    draft_has(&product, "list_price") &&
	    decimal_muldiv(draft_get(&product, "list_price")->number, factor, ONE_QUANTITY, &price))
		draft_set(d, "price", value_number(price));
	return true;
}

bool
line_tax(struct change *c, struct draft *d, int64_t includes_tax, struct problem *p)
{
	const char *preset = access_setting(change_access(c), "tax-rate");
	const char *code = draft_has(d, "tax_rate") ? draft_get(d, "tax_rate")->text : preset;
	const struct choice *rate = choice_find(change_access(c), "tax-rate", code, strlen(code));

	if (!rate)
		return refuse(p, "tax_rate",
		    arena_said(change_arena(c), "no choice '%s' in list tax-rate: see the setting tax-rate", code));
	draft_set(d, "tax_rate", value_text(rate->code));
	draft_set(d, "rate", value_number(rate->rate));
	draft_set(d, "includes_tax", value_number(includes_tax));
	return true;
}

static bool
comes_back(const struct draft *d)
{
	return entity_field(d->entity, "is_return") && draft_get(d, "is_return")->number;
}

/* The net, the tax and the amount of a line whose other fields are there. */
static bool
work_out(const char *currency, struct draft *d, struct problem *p)
{
	struct line_amounts amounts;
	int64_t sign = comes_back(d) ? -1 : 1;

	if (!draft_has(d, "price"))
		return refuse(p, "price", d->entity == &purchase_line_entity ?
		    N_("is required: no price of the supplier (crm-supply) is in force for it") :
		    N_("is required: the product has no list price"));
	if (!line_amounts(draft_get(d, "quantity")->number, draft_get(d, "price")->number,
	    draft_get(d, "discount")->number, draft_get(d, "rate")->number, draft_get(d, "includes_tax")->number,
	    currency_decimals(currency), &amounts))
		return refuse(p, "quantity", N_("quantity times price is too large"));
	draft_set(d, "net", value_number(sign * amounts.net));
	draft_set(d, "tax", value_number(sign * amounts.tax));
	draft_set(d, "amount", value_number(sign * amounts.amount));
	draft_set(d, "base", value_number(sign * draft_get(d, "base")->number));
	return true;
}

static bool
prepare_line(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	const struct entity *head = entity_field(d->entity, d->entity->part_of)->to;
	LOADED(document);
	const char *currency = access_setting(change_access(c), "currency");
	int64_t document_id;
	bool decided;

	(void)id;
	draft_complete(old, d);
	document_id = draft_get(d, d->entity->part_of)->number;
	if (!document_amending(c) && !document_is_open(c, head, document_id, p))
		return false;
	document.entity = head;
	record_load(c, document_id, &document);
	if (draft_has(&document, "currency"))
		currency = arena_string(change_arena(c), draft_get(&document, "currency")->text);
	decided = strcmp(draft_get(&document, "status")->text, "approved") == 0 && !document_amending(c);
	if (entity_field(d->entity, "day") && !draft_has(d, "day"))
		draft_set(d, "day", value_text(arena_string(change_arena(c), draft_get(&document, "day")->text)));
	if (!draft_has(d, "line"))
		draft_set(d, "line", value_number(document_next_line(c, d->entity, document_id)));
	return take_product(c, d, &document, p) && line_tax(c, d, draft_get(&document, "includes_tax")->number, p) &&
	    work_out(currency, d, p) && (decided || comes_back(d) || price_allowed(c, head, document_id, d, p));
}

const struct hooks quote_line_hooks = { .entity = &quote_line_entity, .prepare = prepare_line };
const struct hooks contract_line_hooks = { .entity = &contract_line_entity, .prepare = prepare_line };
const struct hooks purchase_line_hooks = { .entity = &purchase_line_entity, .prepare = prepare_line };
