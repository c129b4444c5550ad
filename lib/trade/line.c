/* SPDX-License-Identifier: ISC */
/* line - what a line of a document comes to: its unit, its price, its tax. */
#include <stdlib.h>
#include <string.h>

#include "access/setting.h"
#include "base/decimal.h"
#include "query/choice.h"
#include "trade/document.h"
#include "trade/price.h"
#include "trade/trade.h"

#define ONE_RATE INT64_C(1000000)
#define ONE_QUANTITY INT64_C(10000)

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

static bool
refuse(struct problem *p, const char *field, const char *reason)
{
	*p = (struct problem){ NULL, field, reason };
	return false;
}

/* One number of the row a reference of a draft names; fallback when there is none. column: of the model. */
static int64_t
number_of(struct change *c, const char *table, const char *column, const char *key, int64_t id, int64_t fallback)
{
	struct buf sql = { 0 };
	int64_t answer;

	buf_printf(&sql, "SELECT %s FROM main.\"%s\" WHERE %s = %lld", column, table, key, (long long)id);
	answer = db_one(access_db(change_access(c)), sql.data, NULL, fallback);
	buf_free(&sql);
	return answer;
}

static const char *
text_of(struct change *c, const char *table, const char *column, const char *key, int64_t id)
{
	struct buf sql = { 0 }, text = { 0 };
	const char *answer = NULL;

	buf_printf(&sql, "SELECT %s FROM main.\"%s\" WHERE %s = %lld", column, table, key, (long long)id);
	if (db_one_text(access_db(change_access(c)), sql.data, NULL, &text))
		answer = arena_string(change_arena(c), text.data);
	buf_free(&sql);
	buf_free(&text);
	return answer;
}

/* How many of the product's own unit one of the line's unit holds, in 10^-4; 0 when the product is not traded in it. */
static int64_t
factor_of(struct change *c, int64_t product, const char *unit)
{
	const char *own = text_of(c, "product", "unit", "product_id", product);
	struct statement *st;
	int64_t factor = 0;

	if (!own || strcmp(own, unit) == 0)
		return ONE_QUANTITY;
	st = db_prepare(access_db(change_access(c)), "SELECT factor FROM main.packing WHERE product_id = ?1 AND unit = ?2 "
	    "AND deleted IS NULL");
	db_bind_number(st, 1, product);
	db_bind_text(st, 2, unit);
	if (db_step(st))
		factor = db_number(st, 0);
	db_finish(st);
	return factor;
}

bool
line_unit(struct change *c, struct draft *d, int64_t *factor, struct problem *p)
{
	int64_t product = draft_get(d, "product")->number, base;

	*factor = ONE_QUANTITY;
	if (draft_has(d, "product") && !draft_has(d, "unit"))
		draft_set(d, "unit", value_text(text_of(c, "product", "unit", "product_id", product)));
	if (draft_has(d, "product") && draft_has(d, "unit"))
		*factor = factor_of(c, product, draft_get(d, "unit")->text);
	if (*factor == 0)
		return refuse(p, "unit", arena_said(change_arena(c), "the product is not traded in '%s': "
		    "crm-packing add product=... unit=... factor=... says how many of its own that holds", draft_get(d, "unit")->text));
	if (!draft_has(d, "quantity") || !decimal_muldiv(draft_get(d, "quantity")->number, *factor, ONE_QUANTITY, &base))
		return refuse(p, "quantity", draft_has(d, "quantity") ? N_("too large") : N_("is required"));
	draft_set(d, "base", value_number(base));
	return true;
}

/* The product's own unit and list price, where the line has none, and the quantity in that unit. */
static bool
take_product(struct change *c, struct draft *d, struct problem *p)
{
	int64_t price, factor;

	if (!line_unit(c, d, &factor, p))
		return false;
	if (!draft_has(d, "product") || draft_has(d, "price"))
		return true;
	price = number_of(c, "product", "list_price", "product_id", draft_get(d, "product")->number, -1);
	if (price >= 0 && decimal_muldiv(price, factor, ONE_QUANTITY, &price))
		draft_set(d, "price", value_number(price));
	return true;
}

struct draft *
line_whole(struct change *c, const struct draft *old, const struct draft *d)
{
	struct draft *whole = draft_new(change_arena(c), d->entity);

	for (const struct field *f = d->entity->fields; f->name; f++) {
		size_t i = (size_t)(f - d->entity->fields);

		whole->values[i] = d->given[i] || !old ? d->values[i] : old->values[i];
		whole->given[i] = d->given[i] || old;
	}
	return whole;
}

void
line_done(const struct draft *whole, struct draft *d)
{
	memcpy(d->values, whole->values, (size_t)entity_field_count(d->entity) * sizeof *d->values);
	memcpy(d->given, whole->given, (size_t)entity_field_count(d->entity) * sizeof *d->given);
}

static bool
take_tax(struct change *c, struct draft *d, int64_t includes_tax, struct problem *p)
{
	const char *preset = access_setting(change_access(c), "tax-rate");
	const char *code = draft_has(d, "tax_rate") ? draft_get(d, "tax_rate")->text : preset;
	const struct choice *rate = choice_find(change_access(c), "tax-rate", code, strlen(code));

	if (!rate)
		return refuse(p, "tax_rate", arena_said(change_arena(c), "no choice '%s' in list tax-rate: see the setting tax-rate",
		    code));
	draft_set(d, "tax_rate", value_text(rate->code));
	draft_set(d, "rate", value_number(rate->rate));
	draft_set(d, "includes_tax", value_number(includes_tax));
	return true;
}

static bool
prepare_line(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	const char *part = d->entity->part_of;
	const struct entity *head = entity_field(d->entity, part)->to;
	struct draft *whole = line_whole(c, old, d);
	struct line_amounts amounts;
	int64_t document = draft_get(whole, part)->number;

	(void)id;
	if (!document_amending(c) && !document_is_open(c, head, document, p))
		return false;
	if (entity_field(d->entity, "day") && !draft_has(whole, "day"))
		draft_set(whole, "day", value_text(text_of(c, head->name, "day", entity_key(head), document)));
	if (!draft_has(whole, "line"))
		draft_set(whole, "line", value_number(document_next_line(c, d->entity, document)));
	if (!take_product(c, whole, p) ||
	    !take_tax(c, whole, number_of(c, head->name, "includes_tax", entity_key(head), document, 1), p))
		return false;
	if (!draft_has(whole, "price"))
		return refuse(p, "price", N_("is required: the product has no list price"));
	if (!line_amounts(draft_get(whole, "quantity")->number, draft_get(whole, "price")->number,
	    draft_get(whole, "discount")->number, draft_get(whole, "rate")->number, draft_get(whole, "includes_tax")->number,
	    currency_decimals(access_setting(change_access(c), "currency")), &amounts))
		return refuse(p, "quantity", N_("quantity times price is too large"));
	if (!price_allowed(c, head, document, whole, p))
		return false;
	draft_set(whole, "net", value_number(amounts.net));
	draft_set(whole, "tax", value_number(amounts.tax));
	draft_set(whole, "amount", value_number(amounts.amount));
	line_done(whole, d);
	return true;
}

const struct hooks quote_line_hooks = { .entity = &quote_line_entity, .prepare = prepare_line };
const struct hooks contract_line_hooks = { .entity = &contract_line_entity, .prepare = prepare_line };
