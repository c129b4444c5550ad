/* SPDX-License-Identifier: ISC */
/* stocking - stock from the prompt. */
#include "cli/stocking.h"

#include <stdlib.h>
#include <string.h>

#include "cli/human.h"
#include "cli/standard.h"
#include "query/key.h"
#include "trade/document.h"
#include "trade/follow.h"
#include "trade/stock.h"

static const char *lost, *to;

const struct option stock_receive_options[] = {
	{ "lost", .argument = "WHY", .text = &lost,
	  .says = N_("the rest of these lines never comes: write it off, and say why") },
	{ "to", .argument = "WAREHOUSE", .text = &to, .says = N_("the warehouse they come to, if another") },
	{ 0 }
};

const struct option stock_return_options[] = {
	{ "to", .argument = "WAREHOUSE", .text = &to, .says = N_("the warehouse they come to or go from, if another") },
	{ 0 }
};

static enum status
print_of(struct run *run, const struct entity *entity)
{
	struct query *q = run_query(run, entity);

	run_filters(run, q);
	return run_print(run, q);
}

enum status
stock_on_hand(struct run *run)
{
	return print_of(run, &stock_entity);
}

enum status
stock_ledger(struct run *run)
{
	return print_of(run, &movement_entity);
}

enum status
stock_alerts(struct run *run)
{
	struct query *q = run_query(run, &product_entity);

	if (!run->options.columns)
		query_columns(q, "code,name,unit,stock,min_stock,max_stock,alert");
	query_filter(q, "alert!=");
	run_filters(run, q);
	return run_print(run, q);
}

/* The lines of entries of a kind whose goods are still away. */
static enum status
print_away(struct run *run, const char *kind, const char *columns)
{
	struct query *q = run_query(run, &stock_line_entity);

	query_filter(q, kind);
	query_filter(q, "outstanding=0.0001..");
	run_filters(run, q);
	return run_print_as(run, q, columns, "stock_entry.day,stock_line_id");
}

enum status
stock_transit(struct run *run)
{
	return print_away(run, "stock_entry.kind=transfer", "stock_entry.code,line,product.code,product,outstanding,"
	    "stock_entry.warehouse,stock_entry.to_warehouse,stock_entry.day,stock_entry.away");
}

enum status
stock_loans(struct run *run)
{
	return print_away(run, "stock_entry.kind=loan-out",
	    "stock_entry.code,line,product.code,product,outstanding,stock_entry.borrower,stock_entry.customer,"
	    "stock_entry.who,stock_entry.day,stock_entry.due,stock_entry.late");
}

/* LINE or LINE:QUANTITY of an entry. */
static bool
read_piece(struct run *run, struct change *c, int64_t entry, const char *typed, struct piece *piece, struct problem *p)
{
	const char *colon = strchr(typed, ':'), *why = NULL;
	struct reading r;
	struct value v = value_number(0);
	char *end;
	long long line = strtoll(typed, &end, 10);

	piece->line = *end && *end != ':' ? 0 : document_line(c, &stock_line_entity, entry, line);
	if (!piece->line) {
		*p = (struct problem){ typed, NULL, N_("no such line") };
		return false;
	}
	access_reading(run->access, &r);
	if (colon)
		why = type_quantity.parse(&r, colon + 1, strlen(colon + 1), &v);
	if (!why && colon && v.number <= 0)
		why = N_("a quantity is more than nothing");
	if (why)
		*p = (struct problem){ typed, "quantity", why };
	piece->quantity = v.number;
	return !why;
}

/* The entry that is named first, the pieces behind it, and a change to answer it in. */
struct asked {
	struct change *change;
	int64_t entry, warehouse;
	struct piece *pieces;
};

static bool
ask(struct run *run, struct asked *a, struct problem *p)
{
	if (run->count == 0)
		die(USAGE, _("name the stock entry"));
	a->entry = key_need(run->access, &stock_entry_entity, run->operands[0], false);
	a->warehouse = to ? key_need(run->access, &warehouse_entity, to, false) : 0;
	a->pieces = arena_alloc(run->arena, (size_t)run->count * sizeof *a->pieces);
	a->change = run_change(run);
	for (int i = 1; i < run->count && !change_repeated(a->change); i++)
		if (!read_piece(run, a->change, a->entry, run->operands[i], &a->pieces[i - 1], p))
			return false;
	return true;
}

enum status
stock_receive_verb(struct run *run)
{
	struct problem p = { 0 };
	struct asked a;
	int64_t made[2] = { 0 };
	int count = 0;
	bool good = ask(run, &a, &p);

	if (change_repeated(a.change))
		return run_repeated(run, a.change, &stock_entry_entity);
	good = good && follow_receive(a.change, a.entry, a.pieces, run->count - 1, a.warehouse, lost, made, &count, &p);
	if (!p.place)
		p.place = run->operands[0];
	return good ? run_changed(run, a.change, &stock_entry_entity, made, (size_t)count) :
	    run_refused(run, a.change, &p);
}

enum status
stock_return_verb(struct run *run)
{
	struct problem p = { 0 };
	struct asked a;
	int64_t made = 0;
	bool good = ask(run, &a, &p);

	if (change_repeated(a.change))
		return run_repeated(run, a.change, &stock_entry_entity);
	good = good && follow_return(a.change, a.entry, a.pieces, run->count - 1, a.warehouse, &made, &p);
	if (!p.place)
		p.place = run->operands[0];
	return good ? run_changed(run, a.change, &stock_entry_entity, &made, 1) : run_refused(run, a.change, &p);
}

static bool
price_line(struct run *run, struct change *c, int64_t entry, const char *number, const char *typed, struct problem *p)
{
	struct piece piece;
	struct reading r;
	struct value cost;
	const char *why;

	if (!read_piece(run, c, entry, number, &piece, p))
		return false;
	access_reading(run->access, &r);
	why = type_price.parse(&r, typed, strlen(typed), &cost);
	if (!why && cost.number < 0)
		why = N_("a cost cannot be below zero");
	if (why)
		return refuse(p, "cost", why);
	return stock_price(c, piece.line, cost.number, change_day(c), p);
}

enum status
stock_price_verb(struct run *run)
{
	struct problem p = { 0 };
	struct change *c;
	bool good = true;
	int64_t entry;

	if (run->count < 3 || run->count % 2 == 0)
		die(USAGE, _("name the entry, and each line with its cost: KC2026-0001 1 cost=9.80"));
	for (int i = 2; i < run->count; i += 2)
		if (strncmp(run->operands[i], "cost=", 5) != 0)
			die(USAGE, _("'%s' is not cost=COST"), run->operands[i]);
	entry = key_need(run->access, &stock_entry_entity, run->operands[0], false);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &stock_entry_entity);
	for (int i = 1; good && i < run->count; i += 2)
		if (!(good = price_line(run, c, entry, run->operands[i], run->operands[i + 1] + strlen("cost="), &p)) &&
		    !p.place)
			p.place = arena_printf(run->arena, "%s %s", run->operands[0], run->operands[i]);
	return good ? run_changed(run, c, &stock_entry_entity, &entry, 1) : run_refused(run, c, &p);
}
