/* SPDX-License-Identifier: ISC */
/* pricing - what a product may be sold at. */
#include "cli/pricing.h"

#include <string.h>

#include "base/decimal.h"
#include "cli/by_report.h"
#include "cli/human.h"
#include "query/key.h"
#include "rows/writer.h"
#include "trade/price.h"

static const char *user, *quantity, *on, *margin, *tax;

const struct option pricing_floor_options[] = {
	{ "user", .argument = "USER", .text = &user, .says = N_("who sells (the caller)") },
	{ "quantity", .argument = "NUMBER", .text = &quantity, .says = N_("how many of the product's own unit (1)") },
	{ "on", .argument = "DAY", .text = &on, .type = &type_date, .says = N_("the day of the document (today)") },
	{ 0 }
};

const struct option pricing_suggest_options[] = {
	{ "margin", .argument = "RATE", .text = &margin,
	  .says = N_("the part of the net price that is to be left (0.2)") },
	{ "tax", .argument = "RATE", .text = &tax, .says = N_("the tax rate of the price (0.13)") },
	{ 0 }
};

void
pricing_suggest_check(struct run *run)
{
	by_report_check(run, "price-suggest", "product", false);
	by_report_give(run, "margin", margin);
	by_report_give(run, "tax", tax);
}

const struct entity *
pricing_products(struct run *run)
{
	(void)run;
	return &product_entity;
}

static const struct column columns[] = {
	{ "product_id", N_("Product"), &type_id, NULL, false },
	{ "product", N_("Product"), &type_text, NULL, false },
	{ "user", N_("Seller"), &type_text, NULL, false },
	{ "quantity", N_("Quantity"), &type_quantity, NULL, false },
	{ "day", N_("Date"), &type_date, NULL, false },
	{ "floor", N_("Lowest price"), &type_price, NULL, false },
	{ "tier_id", N_("Price tier"), &type_id, NULL, false },
	{ "tier", N_("Price tier"), &type_text, NULL, false },
};

static struct value
title_of(struct run *run, const struct entity *entity, int64_t id)
{
	const char *title = id ? key_title(run->access, run->arena, entity, id) : NULL;

	return title ? value_text(title) : VALUE_EMPTY;
}

int64_t
pricing_quantity(const char *typed)
{
	int64_t n = 10000;
	const char *why = typed ? decimal_parse(typed, strlen(typed), MONEY_PLACES, MONEY_PLACES, false, &n) : NULL;

	if (!why && n <= 0)
		why = N_("a quantity is more than nothing");
	if (why)
		die(USAGE, _("--quantity '%s': %s"), typed, _(why));
	return n;
}

static void
print_floor(struct run *run, struct writer *w, int64_t product, int64_t seller, int64_t n)
{
	const char *date = on ? on : run_today(run);
	int64_t tier, floor = price_floor(run->access, seller, product, n, date, &tier);

	writer_row(w, (struct value[]){ value_number(product), title_of(run, &product_entity, product),
	    title_of(run, &user_entity, seller), value_number(n), value_text(date),
	    floor < 0 ? VALUE_EMPTY : value_number(floor), tier ? value_number(tier) : VALUE_EMPTY,
	    title_of(run, &tier_entity, tier) });
}

enum status
pricing_floor(struct run *run)
{
	int64_t seller = user ? key_need(run->access, &user_entity, user, false) : access_caller(run->access),
	    n = pricing_quantity(quantity);
	int64_t *products = arena_alloc(run->arena, (size_t)(run->count + 1) * sizeof *products);
	struct writer *w;

	if (run->count == 0)
		die(USAGE, _("name a product"));
	for (int i = 0; i < run->count; i++)
		products[i] = key_need(run->access, &product_entity, run->operands[i], false);
	w = run_writer(run, columns, sizeof columns / sizeof *columns);
	for (int i = 0; i < run->count; i++)
		print_floor(run, w, products[i], seller, n);
	run_written(run, w);
	return DONE;
}

void
offer_products(struct run *run, const char *prefix)
{
	complete_keys(run, &product_entity, prefix);
}
