/* SPDX-License-Identifier: ISC */
/* reserving - reservations of goods from the prompt. */
#include <string.h>

#include "cli/human.h"
#include "cli/standard.h"
#include "cli/stocking.h"
#include "query/key.h"
#include "record/assign.h"
#include "trade/reserve.h"

static const char *some;

const struct option stock_release_options[] = {
	{ "quantity", .argument = "NUMBER", .text = &some,
	  .says = N_("of one reservation, so many (else all that is left)") },
	{ 0 }
};

/* PRODUCT:QTY into a draft. */
static bool
read_goods(struct run *run, struct draft *d, const char *typed, const struct reading *r, struct problem *p)
{
	char *product = arena_string(run->arena, typed), *quantity = strrchr(product, ':');
	struct value v;
	const char *why;

	*quantity++ = '\0';
	draft_set(d, "product", value_number(key_need(run->access, &product_entity, product, false)));
	why = type_quantity.parse(r, quantity, strlen(quantity), &v);
	if (why)
		return refuse(p, "quantity", why);
	draft_set(d, "quantity", v);
	return true;
}

static bool
reserve_one(struct run *run, struct change *c, const char *typed, int64_t *id, struct problem *p)
{
	struct draft *d = draft_new(run->arena, &reservation_entity);
	struct reading r;

	access_reading(run->access, &r);
	draft_set(d, "day", value_text(change_day(c)));
	for (int i = 0; i < run->count; i++)
		if (assign_is(run->operands[i])) {
			struct assignment a = assign_parse(run->arena, &reservation_entity, run->operands[i]);

			if (!assign_into(d, run->access, &r, &a, a.value, p))
				return false;
		}
	if (read_goods(run, d, typed, &r, p) && reserve_add(c, d, id, p))
		return true;
	p->place = p->place ? p->place : typed;
	return false;
}

enum status
stock_reserve_verb(struct run *run)
{
	int64_t *ids = arena_alloc(run->arena, (size_t)(run->count + 1) * sizeof *ids);
	struct problem p = { 0 };
	struct change *c;
	size_t count = 0;
	bool good = true;

	for (int i = 0; i < run->count; i++)
		if (!assign_is(run->operands[i])) {
			if (!strchr(run->operands[i], ':'))
				die(USAGE, _("'%s' is neither FIELD=VALUE nor a line, PRODUCT:QTY"), run->operands[i]);
			count++;
		}
	if (count == 0)
		die(USAGE, _("name what to reserve: PRODUCT:QTY"));
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &reservation_entity);
	count = 0;
	for (int i = 0; good && i < run->count; i++)
		if (!assign_is(run->operands[i]))
			good = reserve_one(run, c, run->operands[i], &ids[count++], &p);
	good = good && change_settle(c, &p);
	return good ? run_changed(run, c, &reservation_entity, ids, count) : run_refused(run, c, &p);
}

/* The reservations that all filters hold for and that have something left. */
static int64_t *
find(struct run *run, size_t *count)
{
	struct query *q = run_query(run, &reservation_entity);
	struct statement *st;
	int64_t *ids;

	query_filter(q, "reserved=0.0001..");
	run_filters(run, q);
	query_into_temp(q, "released");
	ids = arena_alloc(run->arena,
	    (size_t)(1 + db_one(access_db(run->access), "SELECT count(*) FROM temp.released", NULL, 0)) *
	    sizeof *ids);
	st = db_prepare(access_db(run->access), "SELECT id FROM temp.released ORDER BY id");
	for (*count = 0; db_step(st); (*count)++)
		ids[*count] = db_number(st, 0);
	db_finish(st);
	return ids;
}

static int64_t
quantity_asked(struct run *run, size_t count)
{
	struct reading r;
	struct value v;
	const char *why;

	if (!some)
		return 0;
	access_reading(run->access, &r);
	why = type_quantity.parse(&r, some, strlen(some), &v);
	if (!why && v.number <= 0)
		why = N_("a quantity is more than nothing");
	if (why)
		die(USAGE, _("cannot read --quantity '%s': %s"), some, _(why));
	if (count > 1)
		die(USAGE, _("--quantity is of one reservation, and these are %zu: add a filter"), count);
	return v.number;
}

enum status
stock_release_verb(struct run *run)
{
	struct problem p = { 0 };
	struct change *c;
	int64_t *ids, quantity;
	size_t count;
	bool good = true;

	if (run->count == 0)
		die(USAGE, _("say which reservations: contract=KEY, product=KEY, reservation_id=NUMBER"));
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &reservation_entity);
	ids = find(run, &count);
	quantity = quantity_asked(run, count);
	for (size_t i = 0; good && i < count; i++)
		good = reserve_release(c, ids[i], quantity, 0, &p);
	return good ? run_changed(run, c, &reservation_entity, ids, count) : run_refused(run, c, &p);
}

enum status
stock_reservations(struct run *run)
{
	struct query *q = run_query(run, &reservation_entity);

	query_filter(q, "reserved=0.0001..");
	run_filters(run, q);
	return run_print(run, q);
}
