/* SPDX-License-Identifier: ISC */
/* document - quotes and contracts: their states, and who decides them. */
#include <string.h>

#include "query/key.h"
#include "record/period.h"
#include "trade/credit.h"
#include "trade/delivery.h"
#include "trade/document.h"
#include "trade/invoice.h"
#include "trade/plan.h"
#include "trade/price.h"
#include "trade/refund.h"
#include "trade/shipping.h"
#include "trade/stock.h"
#include "trade/trade.h"

/* A move writes the status itself, an amendment the lines of what is approved; nobody else may. */
static bool moving, amending;

static const struct {
	const char *from;      /* the states it begins in, with commas between */
	const char *to;
} moves[] = {
	[DOCUMENT_SUBMIT] = { "draft,rejected", "pending" },
	[DOCUMENT_APPROVE] = { "draft,pending", "approved" },
	[DOCUMENT_REJECT] = { "pending", "rejected" },
	[DOCUMENT_CANCEL] = { "draft,pending,approved,rejected", "cancelled" },
};

static const char *
status_of(struct change *c, const struct entity *entity, int64_t id)
{
	struct statement *st = db_keep(access_db(change_access(c)), arena_printf(change_arena(c),
	    "SELECT status FROM main.\"%s\" WHERE %s_id = ?1", entity->name, entity->name));
	const char *status = "";

	db_bind_number(st, 1, id);
	if (db_step(st) && db_text(st, 0))
		status = arena_string(change_arena(c), db_text(st, 0));
	db_reset(st);
	return status;
}

/* What an import made may still get lines in the same run, whatever state it came in with. */
static bool
came_in(struct change *c, const struct entity *entity, int64_t id)
{
	int64_t first, last;

	return change_brings_history(c) && change_made(c, entity->name, &first, &last) && id >= first && id <= last;
}

bool
document_is_open(struct change *c, const struct entity *entity, int64_t id, struct problem *p)
{
	const char *status = status_of(c, entity, id);

	if (strcmp(status, "draft") == 0 || strcmp(status, "rejected") == 0 || came_in(c, entity, id))
		return true;
	return refuse(p, "status", arena_said(change_arena(c), "the %s '%s' is %s and stays as it is",
	    entity_words(change_arena(c), entity),
	    key_title(change_access(c), change_arena(c), entity, id), status));
}

int64_t
document_next_line(struct change *c, const struct entity *lines, int64_t document)
{
	struct statement *st = db_keep(access_db(change_access(c)), arena_printf(change_arena(c),
	    "SELECT coalesce(max(line), 0) + 1 FROM main.\"%s\" WHERE %s = ?1", lines->name,
	    field_column(entity_field(lines, lines->part_of))));
	int64_t next;

	db_bind_number(st, 1, document);
	db_step(st);
	next = db_number(st, 0);
	db_reset(st);
	return next;
}

int64_t
document_line(struct change *c, const struct entity *lines, int64_t document, int64_t line)
{
	const char *ended = entity_field(lines, "ended") ? " AND ended IS NULL" : "";
	struct buf sql = { 0 };
	int64_t id;

	buf_printf(&sql, "SELECT %s FROM main.%s WHERE %s = %lld AND line = %lld AND deleted IS NULL%s",
	    entity_key(lines), lines->name, field_column(entity_field(lines, lines->part_of)), (long long)document,
	    (long long)line, ended);
	id = db_one(access_db(change_access(c)), sql.data, NULL, 0);
	buf_free(&sql);
	return id;
}

bool
document_amending(struct change *c)
{
	(void)c;
	return amending;
}

/* The fields of a line that a copy takes over. */
static const char *const copied[] = { "line", "product", "title", "quantity", "unit", "price", "discount", "tax_rate",
    "note" };

/* Texts are kept in the arena, since those of a row that was loaded last no longer than the next. */
static void
copy_fields(struct change *c, const struct draft *old, struct draft *new)
{
	for (size_t i = 0; i < sizeof copied / sizeof *copied; i++) {
		struct value v = *draft_get(old, copied[i]);

		if (v.kind == TEXT)
			v.text = arena_copy(change_arena(c), v.text, v.length);
		draft_set(new, copied[i], v);
	}
}

bool
document_copy_lines(struct change *c, const struct entity *from, int64_t source, const struct entity *to,
    int64_t target, struct problem *p)
{
	struct draft *old = draft_new(change_arena(c), from), *new = draft_new(change_arena(c), to);
	struct buf sql = { 0 };
	struct statement *st;
	bool good = true;

	buf_printf(&sql, "SELECT %s FROM main.%s WHERE %s = %lld AND deleted IS NULL ORDER BY line", entity_key(from),
	    from->name, field_column(entity_field(from, from->part_of)), (long long)source);
	st = db_prepare(access_db(change_access(c)), sql.data);
	while (good && db_step(st)) {
		int64_t id;

		record_load(c, db_number(st, 0), old);
		draft_clear(new);
		draft_set(new, to->part_of, value_number(target));
		copy_fields(c, old, new);
		good = record_add(c, new, &id, p);
	}
	db_finish(st);
	buf_free(&sql);
	return good;
}

/* The old version of a line ends on the day its successor begins. */
static bool
end_line(struct change *c, const struct draft *old, int64_t line, const char *on, const char *why, struct problem *p)
{
	struct draft *end = draft_new(change_arena(c), old->entity);
	bool changed;

	if (strcmp(on, draft_get(old, "day")->text) < 0)
		return refuse(p, "day", arena_said(change_arena(c),
		    "the line is in force from %s on: amend it on that day or later", draft_get(old, "day")->text));
	draft_set(end, "ended", value_text(on));
	draft_set(end, "why", value_text(why));
	return record_set(c, line, end, &changed, p);
}

/* Only a line that comes to more uses up more credit. line: the old version; 0: none. */
static bool
amended_within_credit(struct change *c, int64_t document, int64_t line, int64_t now, struct problem *p)
{
	const struct entity *lines = &contract_line_entity;
	int64_t was = line ? record_value(c, lines, line, "amount").number : 0;

	return record_value(c, lines, now, "amount").number <= was || credit_allows(c, document, 0, p);
}

bool
document_amend(struct change *c, const struct entity *entity, int64_t document, int64_t line, struct draft *changes,
    const char *on, const char *why, struct problem *p)
{
	struct draft *old = draft_new(change_arena(c), entity->lines), *new = draft_new(change_arena(c), entity->lines);
	bool good = true;
	int64_t id = 0;

	if (!period_is_open(c, entity->area, on, "day", p))
		return false;
	if (strcmp(status_of(c, entity, document), "approved") != 0)
		return refuse(p, "status", N_("only what is approved is amended; a draft is changed by line"));
	amending = true;
	draft_set(new, entity->lines->part_of, value_number(document));
	if (line) {
		record_load(c, line, old);
		copy_fields(c, old, new);
		good = end_line(c, old, line, on, why, p);
	}
	for (const struct field *f = entity->lines->fields; changes && f->name; f++)
		if (changes->given[f - entity->lines->fields])
			draft_set(new, f->name, changes->values[f - entity->lines->fields]);
	draft_set(new, "day", value_text(on));
	draft_set(new, "why", value_text(why));
	draft_set(new, "replaces", line ? value_number(line) : VALUE_EMPTY);
	good = good && (!changes || record_add(c, new, &id, p));
	amending = false;
	return good && (!line || shipping_allows(c, entity->lines, document, draft_get(old, "line")->number,
	    changes ? record_value(c, entity->lines, id, "base").number : 0, p)) &&
	    plan_amended(c, side_of(entity), document, on, p) && (!line || !changes ||
	    delivery_amended(c, side_of(entity), line, id, on, p)) && (!changes || entity != &contract_entity ||
	    amended_within_credit(c, document, line, id, p));
}

/* The caller decides what is given to him; an administrator decides everything. */
static bool
may_decide(struct change *c, const struct entity *entity, int64_t id, struct problem *p)
{
	struct access *a = change_access(c);
	int64_t approver = record_value(c, entity, id, "approver").number;

	if (approver == access_caller(a) || record_value(c, &user_entity, access_caller(a), "admin").number)
		return true;
	return refuse(p, "approver", approver ? arena_said(change_arena(c), "only %s or an administrator decides it",
	    key_title(a, change_arena(c), &user_entity, approver)) : N_("only an administrator decides it"));
}

static bool
contract_begins(struct change *c, int64_t id, struct problem *p)
{
	return plan_start(c, &side_sales, id, p) && credit_allows(c, id, 0, p);
}

static bool
contract_ends(struct change *c, int64_t id, struct problem *p)
{
	return shipping_never_began(c, &contract_entity, id, p) && plan_end(c, &side_sales, id, p);
}

static bool
purchase_begins(struct change *c, int64_t id, struct problem *p)
{
	return plan_start(c, &side_purchases, id, p);
}

static bool
purchase_ends(struct change *c, int64_t id, struct problem *p)
{
	return shipping_never_began(c, &purchase_entity, id, p) && plan_end(c, &side_purchases, id, p);
}

static bool
credit_stands(struct change *c, int64_t id, struct problem *p)
{
	(void)c, (void)id;
	return refuse(p, "status", N_("what it granted stands: another application changes it"));
}

/* What the approval of a document brings about or has to pass, and what takes back one that was approved. A noun may
 * stand in several rows, which are called in this order. */
static const struct consequence {
	const struct entity *entity;
	bool (*approved)(struct change *, int64_t id, struct problem *);
	bool (*taken_back)(struct change *, int64_t id, struct problem *);
} consequences[] = {
	{ &contract_entity, contract_begins, contract_ends },
	{ &purchase_entity, purchase_begins, purchase_ends },
	{ &shipment_entity, shipping_fits, NULL },
	{ &stock_entry_entity, stock_post, stock_take_back },
	{ &stock_entry_entity, credit_allows_entry, NULL },
	{ &invoice_entity, invoice_post, invoice_take_back },
	{ &refund_entity, NULL, refund_is_unpaid },
	{ &credit_application_entity, credit_grant, credit_stands },
};

static bool
moved(struct change *c, const struct entity *entity, int64_t id, const char *from, struct problem *p)
{
	bool approved = strcmp(status_of(c, entity, id), "approved") == 0, was = strcmp(from, "approved") == 0,
	    good = true;

	for (size_t i = 0; good && i < sizeof consequences / sizeof *consequences; i++) {
		const struct consequence *what = &consequences[i];

		if (what->entity != entity)
			continue;
		if (approved && what->approved)
			good = what->approved(c, id, p);
		else if (!approved && was && what->taken_back)
			good = what->taken_back(c, id, p);
	}
	return good;
}

bool
document_move(struct change *c, const struct entity *entity, int64_t id, enum document_move move, int64_t approver,
    const char *why, struct problem *p)
{
	const char *status = status_of(c, entity, id);
	struct draft *d = draft_new(change_arena(c), entity);
	bool changed, good, decides = move == DOCUMENT_APPROVE || move == DOCUMENT_REJECT;

	if (!*status || !strstr(moves[move].from, status))
		return refuse(p, "status", arena_said(change_arena(c), "is %s, which does not become %s", status,
		    moves[move].to));
	if (move != DOCUMENT_CANCEL && entity->lines && document_next_line(c, entity->lines, id) == 1)
		return refuse(p, NULL, N_("it has no lines"));
	if (decides && !may_decide(c, entity, id, p))
		return false;
	if (move == DOCUMENT_SUBMIT && (entity != &contract_entity || credit_will_do(c, id)) && entity->lines &&
	    entity_field(entity->lines, "price") && price_needs_nobody(c, entity, id)) {
		move = DOCUMENT_APPROVE;
		decides = true;
	}
	draft_set(d, "status", value_text(moves[move].to));
	if (decides) {
		draft_set(d, "decider", value_number(access_caller(change_access(c))));
		draft_set(d, "decided", value_text(change_day(c)));
	} else if (move == DOCUMENT_SUBMIT) {
		if (!approver)
			approver = record_value(c, &user_entity, record_value(c, entity, id, "owner").number,
			    "boss").number;
		draft_set(d, "approver", approver ? value_number(approver) : VALUE_EMPTY);
	}
	draft_set(d, "reason", value_text(why));
	moving = true;
	good = record_set(c, id, d, &changed, p);
	moving = false;
	return good && moved(c, entity, id, status, p);
}

/* The lines of what is open are in force from the day it is dated, and move with it. */
static bool
move_lines(struct change *c, const struct entity *lines, int64_t id, const char *from, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), lines);
	int64_t last = document_next_line(c, lines, id);
	bool changed, good = true;

	from = arena_string(change_arena(c), from);
	for (int64_t line = 1, row; good && line < last; line++)
		if ((row = document_line(c, lines, id, line)) != 0) {
			draft_clear(d);
			draft_set(d, "day", value_text(from));
			good = record_set(c, row, d, &changed, p);
		}
	return good;
}

static bool
moves_lines(const struct draft *old, struct draft *d)
{
	const struct value *then = draft_get(d, "day");

	return d->entity->lines && entity_field(d->entity->lines, "day") && then->kind == TEXT &&
	    !value_same(then, draft_get(old, "day"));
}

/* A document with a past: decided by whoever brings it in, on its own day. */
static void
take_history(struct change *c, struct draft *d)
{
	const char *status = draft_get(d, "status")->text;

	if (strcmp(status, "approved") != 0 && strcmp(status, "rejected") != 0)
		return;
	draft_set(d, "decider", value_number(access_caller(change_access(c))));
	draft_set(d, "decided", *draft_get(d, "day"));
}

/* A stock entry that was decided elsewhere would say that goods moved, of which nothing is known here. */
static bool
moves_goods(const struct draft *d)
{
	const char *status = draft_get(d, "status")->text;

	return d->entity == &stock_entry_entity && status &&
	    (strcmp(status, "approved") == 0 || strcmp(status, "closed") == 0);
}

bool
document_void(struct change *c, const struct entity *entity, int64_t id, struct problem *p)
{
	struct draft *d = draft_new(change_arena(c), entity);
	bool changed, good;

	draft_set(d, "status", value_text("cancelled"));
	moving = true;
	good = record_set(c, id, d, &changed, p);
	moving = false;
	return good;
}

static bool
prepare_document(struct change *c, int64_t id, const struct draft *old, struct draft *d, struct problem *p)
{
	const char *currency = access_setting(change_access(c), "currency");

	if (!old) {
		if (entity_field(d->entity, "currency") && !draft_has(d, "currency"))
			draft_set(d, "currency", value_text(currency));
		if (change_brings_history(c) && !moves_goods(d))
			take_history(c, d);
		else if (change_brings_history(c))
			return refuse(p, "status",
			    N_("goods move when an entry is approved here: import drafts, then crm-stock approve"));
		else if (draft_has(d, "status") && strcmp(draft_get(d, "status")->text, "draft") != 0)
			return refuse(p, "status", N_("a new document is a draft: submit or approve it afterwards"));
		return true;
	}
	if (moving)
		return true;
	for (const struct field *f = d->entity->fields; f->name; f++) {
		size_t i = (size_t)(f - d->entity->fields);

		if (!d->given[i] || value_same(&d->values[i], &old->values[i]))
			continue;
		if (strcmp(f->name, "status") == 0)
			return refuse(p, "status", N_("is changed by submit, approve, reject and cancel alone"));
		if ((strcmp(f->name, "includes_tax") == 0 || strcmp(f->name, "currency") == 0) && d->entity->lines &&
		    document_next_line(c, d->entity->lines, id) > 1)
			return refuse(p, f->name, N_("its lines have prices already; take them out first"));
		if (!field_is_late(f) && !document_is_open(c, d->entity, id, p))
			return false;
	}
	return !moves_lines(old, d) || move_lines(c, d->entity->lines, id, draft_get(d, "day")->text, p);
}

const struct hooks quote_hooks = { .entity = &quote_entity, .prepare = prepare_document };
const struct hooks stock_document_hooks = { .entity = &stock_entry_entity, .prepare = prepare_document };
const struct hooks contract_hooks = { .entity = &contract_entity, .prepare = prepare_document };
const struct hooks refund_document_hooks = { .entity = &refund_entity, .prepare = prepare_document };
const struct hooks purchase_hooks = { .entity = &purchase_entity, .prepare = prepare_document };
const struct hooks shipment_document_hooks = { .entity = &shipment_entity, .prepare = prepare_document };
const struct hooks credit_application_document_hooks = { .entity = &credit_application_entity,
    .prepare = prepare_document };
const struct hooks invoice_document_hooks = { .entity = &invoice_entity, .prepare = prepare_document };
