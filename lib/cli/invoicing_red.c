/* SPDX-License-Identifier: ISC */
/* invoicing_red - red letters: invoices below zero that answer others. */
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "cli/human.h"
#include "cli/invoicing.h"
#include "cli/making.h"
#include "cli/standard.h"
#include "query/key.h"
#include "record/assign.h"
#include "trade/document.h"
#include "trade/stock.h"

/* What a red letter has of its original. */
static void
take_original(struct making *m, int64_t original)
{
	static const char *const same[] = { "direction", "kind", "party", "contract", "purchase", "item",
	    "stock_entry", "name",
		"tax_id", "address", "phone", "bank", "account", "includes_tax", "currency" };

	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (!draft_has(m->head, same[i]))
			draft_set(m->head, same[i], record_value(m->change, &invoice_entity, original, same[i]));
	draft_set(m->head, "red_of", value_number(original));
}

/* So much of a line of the original, below zero. */
static bool
add_red_line(struct making *m, int64_t line, const struct unbilled *u)
{
	static const char *const same[] = { "product", "title", "spec", "tax_code", "unit", "price", "discount",
	    "tax_rate", "includes_tax",
		"contract_line", "purchase_line" };
	struct draft *of = draft_new(m->run->arena, &invoice_line_entity), *d = draft_new(m->run->arena,
	    &invoice_line_entity);
	int64_t quantity = 0;

	record_load(m->change, line, of);
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		draft_set(d, same[i], draft_get(of, same[i])->kind == TEXT ?
		    value_text(arena_string(m->run->arena, draft_get(of, same[i])->text)) : *draft_get(of, same[i]));
	if (u->base != 0 && decimal_muldiv(u->base, draft_get(of, "quantity")->number, making_base_of(of), &quantity))
		draft_set(d, "quantity", value_number(-quantity));
	draft_set(d, "original", value_number(line));
	making_set_amounts(d, &(struct unbilled){ 0, -u->net, -u->tax, -u->amount });
	return making_add_line(m, d);
}

/* LINE:QTY of the original. */
static bool
add_red_typed(struct making *m, int64_t original, const char *typed)
{
	int64_t line = document_line(m->change, &invoice_line_entity, original, strtoll(typed, NULL, 10)), number, base;
	struct draft *of = draft_new(m->run->arena, &invoice_line_entity);
	struct unbilled left, u;
	const char *why;

	if (!line || !record_load(m->change, line, of))
		return making_refuse_at(m->problem, typed, N_("no such line"));
	if (!making_read_number(strchr(typed, ':') + 1, strlen(strchr(typed, ':') + 1), MONEY_PLACES, &number, &why))
		return making_refuse_at(m->problem, typed, said(why));
	left = invoice_left(m->change, line);
	if (!decimal_muldiv(number, making_base_of(of), draft_get(of, "quantity")->number, &base) || base > left.base)
		return making_refuse_at(m->problem, typed,
		    N_("the red letter takes more of the line than it has left"));
	u = left;
	if (base != left.base) {
		u = (struct unbilled){ base, making_share(m, draft_get(of, "net")->number, base, making_base_of(of)), 0,
			making_share(m, draft_get(of, "amount")->number, base, making_base_of(of)) };
		u.tax = u.amount - u.net;
	}
	return add_red_line(m, line, &u);
}

/* All that is left of the original, or an amount over its lines in proportion to that, the last taking the
 * remainder. */
static bool
add_red_all(struct making *m, int64_t original, const int64_t *amount)
{
	struct statement *st = db_prepare(access_db(m->run->access),
	    "SELECT invoice_line_id FROM main.invoice_line WHERE invoice_id = ?1 "
	    "AND deleted IS NULL ORDER BY line");
	int64_t total = stock_number(access_db(m->run->access),
	    "SELECT sum(b.amount) FROM main.invoice AS i JOIN main.invoice_line AS l ON l.invoice_id = i.invoice_id "
	    "JOIN main.billing AS b ON b.invoice_line_id = l.invoice_line_id WHERE i.invoice_id = ?1 "
	    "OR i.red_of_id = ?1", original, 0, 0), left_amount = amount ? *amount : 0, left_total = total;
	bool good = true;

	if (total <= 0 || (amount && *amount > total))
		good = refuse(m->problem, "amount", N_("the red letter takes more than the invoice has left"));
	db_bind_number(st, 1, original);
	while (good && db_step(st)) {
		struct unbilled left = invoice_left(m->change, db_number(st, 0)), u = left;

		if (amount) {
			u = (struct unbilled){ 0, 0, 0, making_share(m, left_amount, left.amount, left_total) };
			u.net = making_share(m, left.net, u.amount, left.amount);
			u.tax = u.amount - u.net;
			left_amount -= u.amount;
			left_total -= left.amount;
		}
		good = (u.amount == 0 && u.base == 0) || add_red_line(m, db_number(st, 0), &u);
	}
	db_finish(st);
	return good;
}

static bool
make_red(struct making *m, int64_t original)
{
	int64_t amount;

	take_original(m, original);
	m->side = strcmp(draft_get(m->head, "direction")->text, "issued") == 0 ? &side_sales : &side_purchases;
	if (record_value(m->change, &invoice_entity, original, "red_of").kind != EMPTY)
		return refuse(m->problem, "red_of", N_("it is a red letter itself"));
	if (!record_add(m->change, m->head, &m->id, m->problem))
		return false;
	for (int i = 0; i < m->line_count; i++)
		if (!add_red_typed(m, original, m->lines[i]))
			return false;
	if (m->amount)
		return making_typed_amount(m, &amount) && add_red_all(m, original, &amount);
	return m->line_count > 0 || add_red_all(m, original, NULL);
}

enum status
invoicing_red(struct run *run)
{
	struct problem p = { 0 };
	struct making m;
	int64_t original;

	if (run->count == 0 || assign_is(run->operands[0]) || strchr(run->operands[0], ':'))
		die(USAGE, _("name the invoice that the red letter answers"));
	original = key_need(run->access, &invoice_entity, run->operands[0], false);
	making_begin(&m, run, &p);
	run_can_print(run, &invoice_entity);
	for (int i = 1; i < run->count; i++)
		if (!making_take_operand(&m, run->operands[i])) {
			warn_problem(&p);
			return REFUSED;
		}
	if (!draft_has(m.head, "why"))
		die(USAGE, _("say why: reason=TEXT"));
	m.change = run_change(run);
	if (change_repeated(m.change))
		return run_repeated(run, m.change, &invoice_entity);
	return making_finish(&m, make_red(&m, original));
}
