/* SPDX-License-Identifier: ISC */
/* producing - the verbs of crm-product. */
#include "cli/producing.h"

#include <string.h>

#include "cli/by_report.h"
#include "cli/human.h"
#include "cli/standard.h"
#include "query/key.h"
#include "trade/stock.h"

static const char *note;
static bool ends;

const struct option producing_watch_options[] = {
	{ "note", .argument = "TEXT", .text = &note, .says = N_("what they want to hear") },
	{ "end", .flag = &ends, .says = N_("they no longer want to") },
	{ 0 }
};

const struct entity *
producing_interests(struct run *run)
{
	(void)run;
	return &interest_entity;
}

const struct entity *
producing_customers(struct run *run)
{
	(void)run;
	return &customer_entity;
}

/* The row that says so, in the recycle bin or not; 0: there is none. */
static int64_t
interest_of(struct change *c, int64_t product, int64_t customer)
{
	return stock_number(access_db(change_access(c)),
	    "SELECT interest_id FROM main.interest WHERE product_id = ?1 AND customer_id = ?2", product, customer, 0);
}

static bool
begin(struct change *c, int64_t id, int64_t product, int64_t customer, int64_t *made, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), &interest_entity);
	bool changed;

	*made = id;
	if (note)
		draft_set(d, "note", value_text(note));
	if (id)
		return record_restore(c, &interest_entity, id, &changed, p) && record_set(c, id, d, &changed, p);
	draft_set(d, "product", value_number(product));
	draft_set(d, "customer", value_number(customer));
	draft_set(d, "day", value_text(change_day(c)));
	return record_add(c, d, made, p);
}

static bool
end(struct change *c, int64_t id, int64_t *ended, struct problem *p)
{
	bool changed = false;

	*ended = id;
	return (id && record_remove(c, &interest_entity, id, &changed, p) && changed) ||
	    refuse(p, NULL, N_("does not watch it"));
}

enum status
producing_watch(struct run *run)
{
	int64_t *customers = arena_alloc(run->arena, (size_t)(run->count + 1) * sizeof *customers), product;
	struct problem p = { 0 };
	struct change *c;
	bool good = true;

	if (run->count < 2)
		die(USAGE, _("name the product and the customers who watch it"));
	run_can_print(run, &interest_entity);
	product = key_need(run->access, &product_entity, run->operands[0], false);
	for (int i = 1; i < run->count; i++)
		customers[i - 1] = key_need(run->access, &customer_entity, run->operands[i], false);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &interest_entity);
	for (int i = 0; good && i < run->count - 1; i++) {
		int64_t id = interest_of(c, product, customers[i]);

		good = ends ? end(c, id, &customers[i], &p) : begin(c, id, product, customers[i], &customers[i], &p);
		p.place = run->operands[i + 1];
	}
	return good ? run_changed(run, c, &interest_entity, customers, (size_t)run->count - 1) :
	    run_refused(run, c, &p);
}

enum status
producing_cost(struct run *run)
{
	struct query *q = run_query(run, &product_entity);
	int64_t *ids = arena_alloc(run->arena, (size_t)(run->count + 1) * sizeof *ids);

	if (run->count == 0)
		die(USAGE, _("name a product"));
	for (int i = 0; i < run->count; i++)
		ids[i] = key_need(run->access, &product_entity, run->operands[i], false);
	query_rows(q, ids, (size_t)run->count);
	return run_print_as(run, q, "code,name,stock,stock_value,average_cost", NULL);
}

void
producing_report_check(struct run *run)
{
	by_report_check(run, strcmp(run->verb->name, "buyers") == 0 ? "product-buyers" : "product-related", "product",
	    true);
}
