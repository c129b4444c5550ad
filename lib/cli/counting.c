/* SPDX-License-Identifier: ISC */
/* counting - counts of stock from the prompt. */
#include "cli/counting.h"

#include <string.h>

#include "cli/human.h"
#include "cli/standard.h"
#include "query/key.h"
#include "record/assign.h"
#include "trade/count.h"

static bool blind, recount;
static const char *uncounted;

const struct option count_open_options[] = {
	{ "blind", .flag = &blind, .says = N_("its sheets do not tell what the books say") },
	{ 0 }
};

const struct option count_enter_options[] = {
	{ "recount", .flag = &recount, .says = N_("take another number for what was counted already") },
	{ 0 }
};

const struct option count_post_options[] = {
	{ "uncounted", .argument = "WORD", .text = &uncounted, .values = "keep|zero",
	  .says = N_("what becomes of products nobody has counted: keep them as the books say, or zero") },
	{ 0 }
};

void
offer_counts(struct run *run, const char *prefix)
{
	complete_keys(run, &count_entity, prefix);
}

/* True when an operand assigns to a field of the count; else it is a filter of products, as their code is. */
static bool
is_own(struct run *run, const char *operand)
{
	size_t n = strcspn(operand, "=!~<>.");
	const char *name = arena_copy(run->arena, operand, n);

	return operand[n] == '=' && strcmp(name, "code") != 0 && entity_field(&count_entity, name);
}

/* Assignments into the draft; the products that filters hold for into a TEMP table. True when there are any filters. */
static bool
take_operands(struct run *run, struct draft *d, struct problem *p, bool *good)
{
	struct query *products = run_query(run, &product_entity);
	struct reading r;
	bool filters = false;

	access_reading(run->access, &r);
	for (int i = 0; i < run->count && *good; i++)
		if (is_own(run, run->operands[i])) {
			struct assignment a = assign_parse(run->arena, &count_entity, run->operands[i]);

			*good = assign_into(d, run->access, &r, &a, a.value, p);
		} else {
			query_filter(products, run->operands[i]);
			filters = true;
		}
	if (filters)
		query_into_temp(products, "count_products");
	return filters;
}

enum status
count_open(struct run *run)
{
	struct draft *d = draft_new(run->arena, &count_entity);
	struct problem p = { 0 };
	struct change *c;
	bool good = true, some;
	int64_t id = 0;

	if (run->count == 0)
		die(USAGE, _("name the warehouse: warehouse=W01"));
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &count_entity);
	some = take_operands(run, d, &p, &good);
	if (blind)
		draft_set(d, "blind", value_number(1));
	good = good && record_add(c, d, &id, &p) && count_fill(c, id, some ? "count_products" : NULL, &p);
	return good ? run_changed(run, c, &count_entity, &id, 1) : run_refused(run, c, &p);
}

static bool
read_decimal(const struct type *type, const struct reading *r, const char *text, struct value *v, const char *place,
    const char *field, struct problem *p)
{
	const char *why = type->parse(r, text, strlen(text), v);

	if (!why)
		return true;
	*p = (struct problem){ place, field, why };
	return false;
}

/* P001=98, or P001=98@1.50 for goods that the books do not know. */
static bool
enter_one(struct run *run, struct change *c, int64_t count, const char *typed, struct problem *p)
{
	struct counted found = { .again = recount };
	char *product = arena_string(run->arena, typed), *number = strrchr(product, '='), *cost;
	struct value quantity;
	struct reading r;

	*number++ = '\0';
	cost = strchr(number, '@');
	if (cost)
		*cost++ = '\0';
	access_reading(run->access, &r);
	found.product = key_need(run->access, &product_entity, product, false);
	if (!read_decimal(&type_quantity, &r, number, &quantity, typed, "counted", p) ||
	    (cost && !read_decimal(&type_price, &r, cost, &found.cost, typed, "cost", p)))
		return false;
	found.quantity = quantity.number;
	if (count_enter(c, count, &found, p))
		return true;
	p->place = typed;
	return false;
}

enum status
count_enter_verb(struct run *run)
{
	struct problem p = { 0 };
	struct change *c;
	bool good = true;
	int64_t id;

	if (run->count < 2)
		die(USAGE, _("name the count and what was found: PD2026-0001 PRODUCT=QUANTITY"));
	for (int i = 1; i < run->count; i++)
		if (!strchr(run->operands[i], '='))
			die(USAGE, _("'%s' is not PRODUCT=QUANTITY"), run->operands[i]);
	id = key_need(run->access, &count_entity, run->operands[0], false);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &count_entity);
	for (int i = 1; good && i < run->count; i++)
		good = enter_one(run, c, id, run->operands[i], &p);
	return good ? run_changed(run, c, &count_entity, &id, 1) : run_refused(run, c, &p);
}

/* The lines of the count that is named first, those for which the condition holds. */
static enum status
print_lines(struct run *run, const char *condition, const char *columns)
{
	struct query *q = run_query(run, &count_line_entity);
	int64_t id;

	if (run->count == 0)
		die(USAGE, _("name the count"));
	id = key_need(run->access, &count_entity, run->operands[0], false);
	query_filter(q, arena_printf(run->arena, "count_id=%lld", (long long)id));
	if (condition)
		query_filter(q, condition);
	for (int i = 1; i < run->count; i++)
		query_filter(q, run->operands[i]);
	return run_print_as(run, q, columns, "product.code");
}

enum status
count_sheet(struct run *run)
{
	bool is_blind;

	if (run->count == 0)
		die(USAGE, _("name the count"));
	is_blind = db_one(access_db(run->access), arena_printf(run->arena, "SELECT blind FROM main.count WHERE "
	    "count_id = %lld", (long long)key_need(run->access, &count_entity, run->operands[0], false)), NULL, 0) == 1;
	return print_lines(run, NULL,
	    is_blind ? "product.code,product,unit,counted" : "product.code,product,unit,book,counted");
}

enum status
count_lines(struct run *run)
{
	return print_lines(run, NULL, "product.code,product,unit,book,counted,difference,counter");
}

enum status
count_differences(struct run *run)
{
	return print_lines(run, "difference!=0", "product.code,product,unit,book,counted,difference,booked,counter,value");
}

enum status
count_uncounted(struct run *run)
{
	return print_lines(run, "counted=", "product.code,product,unit,book");
}

static bool
post_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	(void)run, (void)d;
	return count_post(c, id, !uncounted ? UNCOUNTED_REFUSED : *uncounted == 'k' ? UNCOUNTED_KEPT : UNCOUNTED_ZERO,
	    p);
}

static bool
cancel_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	(void)run, (void)d;
	return count_cancel(c, id, p);
}

enum status
count_post_verb(struct run *run)
{
	return each_row(run, &count_entity, post_row);
}

enum status
count_cancel_verb(struct run *run)
{
	return each_row(run, &count_entity, cancel_row);
}
