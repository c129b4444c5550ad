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
	{ "estimated", .flag = &estimated,
	  .says = N_("the cost is estimated until the invoice comes: crm-stock price corrects it") },
	{ "rate", .argument = "NUMBER", .text = &rate,
	  .says = N_("how much of our currency one of the purchase's is") },
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

static void
assign_one(struct run *run, struct draft *d, const char *typed)
{
	struct assignment a = assign_parse(run->arena, d->entity, typed);
	struct problem p = { 0 };
	struct reading r;

	if (a.column)
		die(USAGE, _("'%s': a column is for verbs that read rows"), typed);
	access_reading(run->access, &r);
	if (assign_into(d, run->access, &r, &a, a.value, &p))
		return;
	p.place = typed;
	warn_problem(&p);
	exit(REFUSED);
}

/* Puts the operands that are assignments into a draft, and leaves the others. */
static void
take_assignments(struct run *run, struct draft *d)
{
	int left = 0;

	for (int i = 0; i < run->count; i++)
		if (assign_is(run->operands[i]))
			assign_one(run, d, run->operands[i]);
		else
			run->operands[left++] = run->operands[i];
	run->count = left;
}

/* What is said of the goods of a part, FIELD=VALUE,...: NULL when there is nothing. */
static const struct draft *
read_goods(struct run *run, const char *typed, const char *more)
{
	static const char *const allowed[] = { "lot", "serials", "expires", "note" };
	struct draft *d = draft_new(run->arena, &stock_line_entity);
	char *text = arena_string(run->arena, more), *save = NULL;

	for (char *word = strtok_r(text, ",", &save); word; word = strtok_r(NULL, ",", &save)) {
		if (!assign_is(word))
			die(USAGE, _("'%s': not LINE:QUANTITY, such as 1:10"), typed);
		assign_one(run, d, word);
	}
	for (const struct field *f = d->entity->fields; f->name; f++) {
		bool known = !draft_gives(d, f->name);

		for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
			known |= strcmp(f->name, allowed[i]) == 0;
		if (!known)
			die(USAGE, _("'%s': of goods lot=, serials=, expires= and note= may be told here"), typed);
	}
	return *more ? d : NULL;
}

/* LINE:QUANTITY[,FIELD=VALUE...]. */
static void
read_part(struct run *run, const char *typed, struct arrival *out)
{
	char *colon, *number;
	long long line = strtoll(typed, &colon, 10);
	size_t length = strcspn(colon, ",");
	const char *why;

	if (*colon != ':' || line <= 0)
		die(USAGE, _("'%s': not LINE:QUANTITY, such as 1:10"), typed);
	number = arena_copy(run->arena, colon + 1, length - 1);
	why = decimal_parse(number, length - 1, MONEY_PLACES, MONEY_PLACES, false, &out->quantity);
	if (!why && out->quantity <= 0)
		why = N_("a quantity is more than nothing");
	if (why)
		die(REFUSED, _("'%s': %s"), typed, _(why));
	out->line = line;
	out->place = typed;
	out->goods = read_goods(run, typed, colon + length + (colon[length] == ','));
}

static struct arrival *
read_parts(struct run *run, char **typed, int count)
{
	struct arrival *all = arena_alloc(run->arena, (size_t)(count + 1) * sizeof *all);

	for (int i = 0; i < count; i++)
		read_part(run, typed[i], &all[i]);
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

/* What one row of standard input, or KEY, names: of what is complete only the KEY is refused. */
static bool
receive_row(struct run *run, struct change *c, const struct selected *row, struct receipt *how, size_t *passed,
    struct problem *p)
{
	int64_t purchase = selection_id(run, &purchase_entity, row, false);

	if (row->place && purchase_complete(c, purchase))
		return ++*passed;
	change_place(c, row->place, NULL, 0);
	if (purchase_receive(c, purchase, NULL, 0, how, p))
		return true;
	p->place = p->place ? p->place : row->place ? row->place : row->key;
	return false;
}

static enum status
receive_rows(struct run *run, struct receipt *how)
{
	struct selection *s = selection_read(run, &purchase_entity, true);
	struct problem p = { 0 };
	struct change *c = run_change(run);
	size_t passed = 0;

	if (change_repeated(c))
		return run_repeated(run, c, &delivery_entity);
	for (size_t i = 0; i < s->count; i++)
		if (!receive_row(run, c, &s->rows[i], how, &passed, &p))
			return run_refused(run, c, &p);
	selection_passed(passed);
	return run_made(run, c, &delivery_entity);
}

/* The rest of receive and return, without rows: the purchase and its parts. */
static enum status
move_parts(struct run *run, const struct receipt *how, bool back)
{
	int64_t purchase = key_need(run->access, &purchase_entity, run->operands[0], false);
	size_t count = (size_t)run->count - 1;
	struct arrival *parts = read_parts(run, run->operands + 1, run->count - 1);
	struct problem p = { 0 };
	struct change *c = run_change(run);

	if (change_repeated(c))
		return run_repeated(run, c, &delivery_entity);
	if (back ? purchase_return(c, purchase, parts, count, how->warehouse, how->note, &p) :
	    purchase_receive(c, purchase, parts, count, how, &p))
		return run_made(run, c, &delivery_entity);
	p.place = p.place ? p.place : run->operands[0];
	return run_refused(run, c, &p);
}

enum status
receiving_receive(struct run *run)
{
	struct receipt how = { 0 };

	take_receipt(run, &how);
	if (run->dash)
		return receive_rows(run, &how);
	if (run->count == 0)
		die(USAGE, _("name the purchase that arrived"));
	return move_parts(run, &how, false);
}

enum status
receiving_return(struct run *run)
{
	struct receipt how = { 0 };

	take_receipt(run, &how);
	if (run->count < 2)
		die(USAGE, _("name the purchase and what goes back: LINE:QUANTITY"));
	return move_parts(run, &how, true);
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
	if (!of || strcmp(access_setting(run->access, "taxpayer"), "small") == 0 || !line_amounts(10000, amount, 0,
	    of->rate, true, currency_decimals(access_setting(run->access, "currency")), &amounts))
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
	if (l->supplier && !landed_payable(c, l->supplier, all,
	    key_title(run->access, run->arena, &purchase_entity, l->purchase), &l->payable, p))
		return false;
	for (int i = 0; i < count; i++) {
		l->kind = costs[i].kind;
		l->amount = costs[i].net;
		if (!landed_add(c, l, p)) {
			p->place = p->place ? p->place : costs[i].typed;
			return false;
		}
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
	return add_costs(run, c, &l, costs, run->count - 1, &p) ? run_made(run, c, &landed_cost_entity) :
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
	if (strcmp(taken, "both") == 0 && strcmp(record_value(c, &purchase_entity, purchase, "currency").text,
	    access_setting(run->access, "currency")) != 0)
		return refuse(p, "purchase",
		    N_("is in another currency: give its rebate --as payable, and --as stock in ours"));
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
	return add_rebate(run, c, d, &p) ? run_made(run, c, &rebate_entity) : run_refused(run, c, &p);
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
