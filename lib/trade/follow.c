/* SPDX-License-Identifier: ISC */
/* follow - entries that answer others. */
#include "trade/follow.h"

#include <string.h>

#include "trade/document.h"
#include "trade/stock.h"

/* An entry that is being drawn up to answer another. */
struct answer {
	struct change *change;
	int64_t of, entry;
	const char *kind;
	int64_t warehouse, to;
	const char *title;
	bool decides;          /* it needs no other approval than its caller's */
};

/* The quantity of a line that has not come, or come back: below zero for one that took goods out. */
static int64_t
rest_of(struct db *db, int64_t line)
{
	return stock_number(db, "SELECT m.quantity + coalesce((SELECT sum(x.quantity) FROM main.movement AS x WHERE "
	    "x.source_id = m.movement_id AND x.part IS NOT NULL), 0) FROM main.movement AS m WHERE m.line_id = ?1 AND "
	    "m.quantity <> 0 AND m.reverses_id IS NULL ORDER BY m.quantity DESC LIMIT 1", line, 0, 0);
}

static bool
begin(struct answer *a, struct problem *p)
{
	struct draft *d = draft_new(change_arena(a->change), &stock_entry_entity);
	static const char *const same[] = { "customer", "contract", "borrower", "who" };

	draft_set(d, "kind", value_text(a->kind));
	draft_set(d, "of", value_number(a->of));
	draft_set(d, "day", value_text(change_day(a->change)));
	draft_set(d, "warehouse", value_number(a->warehouse));
	if (a->to)
		draft_set(d, "to_warehouse", value_number(a->to));
	draft_set(d, "title", value_text(a->title));
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		draft_set(d, same[i], record_value(a->change, &stock_entry_entity, a->of, same[i]));
	if (a->decides)
		draft_set(d, "approver", value_number(access_caller(change_access(a->change))));
	return record_add(a->change, d, &a->entry, p);
}

static bool
add_piece(struct answer *a, const struct piece *piece, struct problem *p)
{
	struct draft *d = draft_new(change_arena(a->change), &stock_line_entity);
	int64_t rest = rest_of(access_db(change_access(a->change)), piece->line), id;

	if (!piece->quantity && rest == 0)
		return true;
	if (!a->entry && !begin(a, p))
		return false;
	draft_set(d, "stock_entry", value_number(a->entry));
	draft_set(d, "product", record_value(a->change, &stock_line_entity, piece->line, "product"));
	draft_set(d, "of", value_number(piece->line));
	draft_set(d, "quantity", value_number(piece->quantity ? piece->quantity : rest < 0 ? -rest : rest));
	return record_add(a->change, d, &id, p);
}

/* All lines of the entry. */
static struct piece *
whole(struct change *c, int64_t entry, int *count)
{
	int64_t lines = stock_number(access_db(change_access(c)), "SELECT count(*) FROM main.stock_line WHERE "
	    "stock_entry_id = ?1 AND deleted IS NULL", entry, 0, 0);
	struct piece *all = arena_alloc(change_arena(c), (size_t)(lines + 1) * sizeof *all);
	struct statement *st = db_prepare(access_db(change_access(c)), "SELECT stock_line_id FROM main.stock_line "
	    "WHERE stock_entry_id = ?1 AND deleted IS NULL ORDER BY line, stock_line_id");

	db_bind_number(st, 1, entry);
	for (*count = 0; db_step(st); (*count)++)
		all[*count] = (struct piece){ db_number(st, 0), 0 };
	db_finish(st);
	return all;
}

/* Draws it up. False, without a reason, when there is nothing in it. */
static bool
draw_up(struct answer *a, const struct piece *pieces, int count, struct problem *p)
{
	if (count == 0)
		pieces = whole(a->change, a->of, &count);
	for (int i = 0; i < count; i++)
		if (!add_piece(a, &pieces[i], p))
			return false;
	return true;
}

static bool
is_approved(struct change *c, int64_t entry, struct problem *p)
{
	return strcmp(record_value(c, &stock_entry_entity, entry, "status").text, "approved") == 0 ||
	    refuse(p, "status", N_("is not approved, so that nothing of it has moved"));
}

static bool
post(struct answer *a, int64_t *entries, int *made, struct problem *p)
{
	if (!a->entry)
		return true;
	entries[(*made)++] = a->entry;
	return document_move(a->change, &stock_entry_entity, a->entry, DOCUMENT_APPROVE, 0, NULL, p);
}

/* What is received lies where the entry has put it: in transit or on loan. */
static bool
find_places(struct answer *a, const struct draft *entry, struct problem *p)
{
	bool loan = strcmp(draft_get(entry, "kind")->text, "loan-out") == 0;

	if (!loan && !draft_get(entry, "transit")->number)
		return refuse(p, "kind",
		    N_("is neither a loan nor a transfer in transit: its goods are where they belong"));
	a->kind = loan ? "loan-back" : "arrival";
	a->warehouse = draft_get(entry, "to_warehouse")->number;
	if (!a->to)
		a->to = draft_get(entry, loan ? "warehouse" : "to_warehouse")->number;
	return loan || stock_warehouse(a->change, "transit", &a->warehouse, p);
}

/* The same lines, as far as they are still away once the arrival is posted. */
static bool
write_off(struct answer *came, const struct piece *pieces, int count, const char *lost, int64_t *entries, int *made,
    struct problem *p)
{
	struct answer gone = { .change = came->change, .of = came->of, .kind = "loss", .warehouse = came->warehouse,
		.title = lost, .decides = true };
	struct piece *rest = arena_alloc(change_arena(came->change), (size_t)(count + 1) * sizeof *rest);

	for (int i = 0; i < count; i++)
		rest[i] = (struct piece){ pieces[i].line, 0 };
	return draw_up(&gone, rest, count, p) && post(&gone, entries, made, p);
}

/* True when every line is named with its quantity, or nothing is lost: so much has come. */
static bool
has_come(const struct piece *pieces, int count, const char *lost)
{
	return !lost || (count > 0 && pieces[0].quantity > 0);
}

bool
follow_receive(struct change *c, int64_t entry, const struct piece *pieces, int count, int64_t to, const char *lost,
    int64_t *entries, int *made, struct problem *p)
{
	struct answer a = { .change = c, .of = entry, .to = to, .decides = true };
	struct draft *head = draft_new(change_arena(c), &stock_entry_entity);

	*made = 0;
	record_load(c, entry, head);
	if (!find_places(&a, head, p) || !is_approved(c, entry, p))
		return false;
	if (has_come(pieces, count, lost) && (!draw_up(&a, pieces, count, p) || !post(&a, entries, made, p)))
		return false;
	if (lost && !write_off(&a, pieces, count, lost, entries, made, p))
		return false;
	return *made > 0 || refuse(p, NULL, N_("all of it has come already"));
}

bool
follow_return(struct change *c, int64_t entry, const struct piece *pieces, int count, int64_t warehouse, int64_t *made,
    struct problem *p)
{
	struct answer a = { .change = c, .of = entry, .warehouse = warehouse };
	const char *kind = record_value(c, &stock_entry_entity, entry, "kind").text;
	int64_t sign = db_one(access_db(change_access(c)),
	    "SELECT sign FROM main.choice WHERE list = 'stock-kind' AND code = ?1", kind, 0);

	if (!is_approved(c, entry, p))
		return false;
	if (sign == 0 || record_value(c, &stock_entry_entity, entry, "to_warehouse").kind != EMPTY)
		return refuse(p, "kind",
		    N_("is no sale and no purchase: only what came from others goes back, or went to them"));
	a.kind = sign < 0 ? "return-in" : "return-out";
	if (!a.warehouse)
		a.warehouse = record_value(c, &stock_entry_entity, entry, "warehouse").number;
	if (!draw_up(&a, pieces, count, p))
		return false;
	*made = a.entry;
	return a.entry || refuse(p, NULL, N_("all of it has come back already"));
}
