/* SPDX-License-Identifier: ISC */
/* receiving - what arrives of purchases and goes back, and what it costs or brings beside its price. */
#include "cli/receiving.h"

#include <stdlib.h>
#include <string.h>

#include "access/setting.h"
#include "base/decimal.h"
#include "cli/human.h"
#include "cli/standard.h"
#include "query/choice.h"
#include "query/key.h"
#include "trade/document.h"
#include "trade/landed.h"
#include "trade/purchase.h"

static bool estimated;
static const char *rate, *spread = "value", *tax, *taken;

const struct option receiving_options[] = {
	{ "estimated", .flag = &estimated, .says = N_("the cost is estimated until the invoice comes: crm-stock price corrects it") },
	{ "rate", .argument = "NUMBER", .text = &rate, .says = N_("how much of our currency one of the purchase's is") },
	{ 0 }
};

const struct option receiving_cost_options[] = {
	{ "by", .argument = "value|quantity|weight", .text = &spread, .values = "value|quantity|weight",
	  .says = N_("spread by what the goods cost, how many they are, or what they weigh (value)") },
	{ "tax", .argument = "RATE", .text = &tax, .says = N_("the tax rate that the amounts include (none)") },
	{ 0 }
};

const struct option receiving_rebate_options[] = {
	{ "as", .argument = "stock|payable|both", .text = &taken, .values = "stock|payable|both",
	  .says = N_("taken off what the goods cost, off what is owed, or off both") },
	{ 0 }
};

/* The facts of a noun that the change has made, printed. */
static enum status
print_made(struct run *run, struct change *c, const struct entity *entity)
{
	int64_t first = 1, last = 0, *ids;
	size_t count = 0;

	change_made(c, entity_table(entity), &first, &last);
	ids = arena_alloc(run->arena, ((size_t)(last - first) + 2) * sizeof *ids);
	for (; first <= last; first++)
		ids[count++] = first;
	return run_changed(run, c, entity, ids, count);
}

/* Puts the operands that are assignments into a draft, and leaves the others. */
static void
take_assignments(struct run *run, struct draft *d)
{
	struct problem p = { 0 };
	struct reading r;
	int left = 0;

	access_reading(run->access, &r);
	for (int i = 0; i < run->count; i++) {
		if (assign_is(run->operands[i])) {
			struct assignment a = assign_parse(run->arena, d->entity, run->operands[i]);

			if (a.column)
				die(USAGE, _("'%s': a column is for verbs that read rows"), run->operands[i]);
			if (!assign_into(d, run->access, &r, &a, a.value, &p)) {
				p.place = run->operands[i];
				warn_problem(&p);
				exit(REFUSED);
			}
		} else
			run->operands[left++] = run->operands[i];
	}
	run->count = left;
}

/* LINE:QUANTITY. */
static void
read_part(struct run *run, const char *typed, struct arrival *out)
{
	char *colon;
	long long line = strtoll(typed, &colon, 10);
	const char *why;

	(void)run;
	if (*colon != ':' || line <= 0)
		die(USAGE, _("'%s': not LINE:QUANTITY, such as 1:10"), typed);
	why = decimal_parse(colon + 1, strlen(colon + 1), MONEY_PLACES, MONEY_PLACES, false, &out->quantity);
	if (!why && out->quantity <= 0)
		why = N_("a quantity is more than nothing");
	if (why)
		die(REFUSED, _("'%s': %s"), typed, _(why));
	out->line = line;
	out->place = typed;
}

static struct arrival *
read_parts(struct run *run, char **typed, int count)
{
	struct arrival *all = arena_alloc(run->arena, (size_t)(count + 1) * sizeof *all);

	for (int i = 0; i < count; i++) {
		read_part(run, typed[i], &all[i]);
		for (int k = 0; k < i; k++)
			if (all[k].line == all[i].line)
				die(USAGE, _("line %lld is named twice"), (long long)all[i].line);
	}
	return all;
}

/* The warehouse and the note of the entry, which may be given as its fields. */
static void
take_receipt(struct run *run, struct receipt *how)
{
	struct draft *d = draft_new(run->arena, &stock_entry_entity);
	int64_t one;

	take_assignments(run, d);
	for (const struct field *f = stock_entry_entity.fields; f->name; f++)
		if (draft_gives(d, f->name) && strcmp(f->name, "warehouse") != 0 && strcmp(f->name, "note") != 0)
			die(USAGE, _("%s= is not for %s: it takes warehouse= and note="), f->name, run->verb->name);
	how->warehouse = draft_get(d, "warehouse")->number;
	how->note = draft_get(d, "note")->text;
	how->estimated = estimated;
	if (!rate)
		return;
	if (decimal_parse(rate, strlen(rate), 6, 6, false, &one) || one <= 0)
		die(USAGE, _("--rate '%s': not a rate, such as 7.1234"), rate);
	how->rate = one;
}

static enum status
receive_rows(struct run *run, struct receipt *how)
{
	struct selection *s = selection_read(run, &purchase_entity, true);
	struct problem p = { 0 };
	struct change *c = run_change(run);

	if (change_repeated(c))
		return run_repeated(run, c, &delivery_entity);
	for (size_t i = 0; i < s->count; i++) {
		change_place(c, s->rows[i].place, NULL, 0);
		if (!purchase_receive(c, selection_id(run, &purchase_entity, &s->rows[i], false), NULL, 0, how, &p)) {
			p.place = p.place ? p.place : s->rows[i].place ? s->rows[i].place : s->rows[i].key;
			return run_refused(run, c, &p);
		}
	}
	return print_made(run, c, &delivery_entity);
}

static enum status
moved_parts(struct run *run, bool good, struct change *c, struct problem *p)
{
	if (!good && !p->place)
		p->place = run->operands[0];
	return good ? print_made(run, c, &delivery_entity) : run_refused(run, c, p);
}

enum status
receiving_receive(struct run *run)
{
	struct receipt how = { 0 };
	struct problem p = { 0 };
	struct arrival *parts;
	struct change *c;
	int64_t purchase;

	take_receipt(run, &how);
	if (run->dash)
		return receive_rows(run, &how);
	if (run->count == 0)
		die(USAGE, _("name the purchase that arrived"));
	purchase = key_need(run->access, &purchase_entity, run->operands[0], false);
	parts = read_parts(run, run->operands + 1, run->count - 1);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &delivery_entity);
	return moved_parts(run, purchase_receive(c, purchase, parts, (size_t)run->count - 1, &how, &p), c, &p);
}

enum status
receiving_return(struct run *run)
{
	struct receipt how = { 0 };
	struct problem p = { 0 };
	struct arrival *parts;
	struct change *c;
	int64_t purchase;

	take_receipt(run, &how);
	if (run->count < 2)
		die(USAGE, _("name the purchase and what goes back: LINE:QUANTITY"));
	purchase = key_need(run->access, &purchase_entity, run->operands[0], false);
	parts = read_parts(run, run->operands + 1, run->count - 1);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &delivery_entity);
	return moved_parts(run, purchase_return(c, purchase, parts, (size_t)run->count - 1, how.warehouse, how.note, &p), c, &p);
}

/* One KIND=AMOUNT of cost. */
struct cost {
	const char *kind;
	int64_t amount, net;   /* with and without the tax in it */
	const char *typed;
};

/* What the stock bears: all of it, or what is left when the tax is deducted. */
static int64_t
net_of(struct run *run, int64_t amount)
{
	const struct choice *of = tax ? choice_find(run->access, "tax-rate", tax, strlen(tax)) : NULL;
	struct line_amounts amounts;

	if (tax && !of)
		die(USAGE, _("--tax '%s': no such rate: crm-db choices tax-rate lists them"), tax);
	if (!of || strcmp(access_setting(run->access, "taxpayer"), "small") == 0 || !line_amounts(10000, amount, 0, of->rate, true,
	    currency_decimals(access_setting(run->access, "currency")), &amounts))
		return amount;
	return amounts.net;
}

static void
read_cost(struct run *run, const char *typed, struct cost *out)
{
	const char *sign = strchr(typed, '=');
	const struct choice *kind = sign ? choice_find(run->access, "cost-kind", typed, (size_t)(sign - typed)) : NULL;
	struct reading r;
	struct value v;
	const char *why;

	if (!kind)
		die(USAGE, _("'%s': not KIND=AMOUNT: crm-db choices cost-kind lists the kinds"), typed);
	access_reading(run->access, &r);
	why = type_money.parse(&r, sign + 1, strlen(sign + 1), &v);
	if (!why && v.number <= 0)
		why = N_("an amount is more than nothing");
	if (why)
		die(REFUSED, _("'%s': %s"), typed, _(why));
	*out = (struct cost){ kind->code, v.number, net_of(run, v.number), typed };
}

/* Takes supplier=KEY out of the operands; 0 without. */
static int64_t
take_supplier(struct run *run)
{
	static const char name[] = "supplier=";
	int64_t id = 0;
	int left = 0;

	for (int i = 0; i < run->count; i++)
		if (strncmp(run->operands[i], name, strlen(name)) == 0)
			id = key_need(run->access, &supplier_entity, run->operands[i] + strlen(name), false);
		else
			run->operands[left++] = run->operands[i];
	run->count = left;
	return id;
}

static bool
add_costs(struct run *run, struct change *c, struct landed *l, const struct cost *costs, int count, struct problem *p)
{
	int64_t all = 0;

	for (int i = 0; i < count; i++)
		all += costs[i].amount;
	if (l->supplier && !landed_payable(c, l->supplier, all, key_title(run->access, run->arena, &purchase_entity, l->purchase),
	    &l->payable, p))
		return false;
	for (int i = 0; i < count; i++) {
		l->kind = costs[i].kind;
		l->amount = costs[i].net;
		p->place = costs[i].typed;
		if (!landed_add(c, l, p))
			return false;
	}
	return true;
}

enum status
receiving_cost(struct run *run)
{
	struct landed l = { .supplier = take_supplier(run), .spread = spread, .why = run->options.why };
	struct cost *costs = arena_alloc(run->arena, (size_t)(run->count + 1) * sizeof *costs);
	struct problem p = { 0 };
	struct change *c;

	if (run->count < 2 || strchr(run->operands[0], '='))
		die(USAGE, _("name the purchase and what was paid besides: freight=800"));
	l.purchase = key_need(run->access, &purchase_entity, run->operands[0], false);
	for (int i = 1; i < run->count; i++)
		read_cost(run, run->operands[i], &costs[i - 1]);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &landed_cost_entity);
	return add_costs(run, c, &l, costs, run->count - 1, &p) ? print_made(run, c, &landed_cost_entity) :
	    run_refused(run, c, &p);
}

static bool
add_rebate(struct run *run, struct change *c, const struct draft *d, struct problem *p)
{
	int64_t supplier = draft_get(d, "supplier")->number, purchase = draft_get(d, "purchase")->number;
	int64_t amount = draft_get(d, "amount")->number;

	if (purchase && supplier && record_value(c, &purchase_entity, purchase, "supplier").number != supplier)
		return refuse(p, "purchase", N_("is one of another supplier"));
	if (purchase)
		supplier = record_value(c, &purchase_entity, purchase, "supplier").number;
	if (amount <= 0)
		return refuse(p, "amount", N_("an amount is more than nothing"));
	if (strcmp(taken, "payable") != 0 && !purchase)
		return refuse(p, "purchase", N_("is required: the goods of which purchase cost less?"));
	return (strcmp(taken, "payable") == 0 || rebate_off_stock(c, purchase, amount, run->options.why, p)) &&
	    (strcmp(taken, "stock") == 0 || rebate_off_payables(c, supplier, purchase, amount, run->options.why, p));
}

enum status
receiving_rebate(struct run *run)
{
	struct draft *d = draft_new(run->arena, &rebate_entity);
	struct problem p = { 0 };
	struct change *c;

	take_assignments(run, d);
	if (run->count > 0 || !draft_has(d, "amount") || (!draft_has(d, "supplier") && !draft_has(d, "purchase")))
		die(USAGE, _("say who gives how much: supplier=KEY (or purchase=KEY) amount=AMOUNT"));
	if (!taken)
		die(USAGE, _("say what it is taken off: --as stock, payable or both"));
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &rebate_entity);
	return add_rebate(run, c, d, &p) ? print_made(run, c, &rebate_entity) : run_refused(run, c, &p);
}

static enum status
print_all(struct run *run, const struct entity *entity, const char *filter)
{
	struct query *q = run_query(run, entity);

	if (filter)
		query_filter(q, filter);
	run_filters(run, q);
	return run_print(run, q);
}

enum status
receiving_costs(struct run *run)
{
	return print_all(run, &landed_cost_entity, NULL);
}

enum status
receiving_rebates(struct run *run)
{
	return print_all(run, &rebate_entity, NULL);
}

enum status
receiving_arrivals(struct run *run)
{
	return print_all(run, &delivery_entity, "purchase!=");
}

const struct entity *
receiving_cost_noun(struct run *run)
{
	(void)run;
	return &landed_cost_entity;
}

const struct entity *
receiving_rebate_noun(struct run *run)
{
	(void)run;
	return &rebate_entity;
}

const struct entity *
receiving_arrival_noun(struct run *run)
{
	(void)run;
	return &delivery_entity;
}
