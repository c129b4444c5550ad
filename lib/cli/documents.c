/* SPDX-License-Identifier: ISC */
/* documents - lines as they are typed, and the states of documents. */
#include "cli/documents.h"

#include <stdlib.h>
#include <string.h>

#include "cli/human.h"
#include "query/key.h"
#include "trade/document.h"

static const char *approver;
static bool removes;

const struct option document_submit_options[] = {
	{ "to", .argument = "USER", .text = &approver, .says = N_("who is to decide it (else the owner's boss)") },
	{ 0 }
};

const struct option document_line_options[] = {
	{ "rm", .flag = &removes, .says = N_("take the line out") },
	{ 0 }
};

static bool
refuse(struct problem *p, const char *place, const char *reason)
{
	*p = (struct problem){ place, NULL, reason };
	return false;
}

/* qty, tax and disc as they are typed; other names as they are. */
static const char *
long_name(struct arena *arena, const char *assignment)
{
	static const struct { const char *shorter, *name; } names[] = {
		{ "qty=", "quantity=" }, { "tax=", "tax_rate=" }, { "disc=", "discount=" },
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strncmp(assignment, names[i].shorter, strlen(names[i].shorter)) == 0)
			return arena_printf(arena, "%s%s", names[i].name, assignment + strlen(names[i].shorter));
	return assignment;
}

static bool
assign(struct run *run, struct draft *d, const char *text, struct problem *p)
{
	struct assignment a = assign_parse(run->arena, d->entity, long_name(run->arena, text));
	struct reading r;

	access_reading(run->access, &r);
	return assign_into(d, run->access, &r, &a, a.value, p);
}

/* Splits "10箱@99.50" and puts its parts into the draft. */
static bool
take_quantity(struct run *run, struct draft *d, char *text, struct problem *p)
{
	char *price = strchr(text, '@');
	size_t digits;

	if (price)
		*price++ = '\0';
	digits = strspn(text, "-+0123456789.");
	if (text[digits] && !assign(run, d, arena_printf(run->arena, "unit=%s", text + digits), p))
		return false;
	text[digits] = '\0';
	return assign(run, d, arena_printf(run->arena, "quantity=%s", text), p) &&
	    (!price || assign(run, d, arena_printf(run->arena, "%s=%s", entity_field(d->entity, "price") ? "price" : "cost", price),
	    p));
}

static bool
fill_line(struct run *run, struct draft *d, const char *typed, struct problem *p)
{
	char *product = arena_string(run->arena, typed), *quantity = strchr(product, ':'), *more;

	*quantity++ = '\0';
	more = strchr(quantity, ',');
	if (more)
		*more++ = '\0';
	if (*product && !assign(run, d, arena_printf(run->arena, "product=%s", product), p))
		return false;
	if (!take_quantity(run, d, quantity, p))
		return false;
	while (more) {
		char *next = strchr(more, ',');

		if (next)
			*next++ = '\0';
		if (!assign(run, d, more, p))
			return false;
		more = next;
	}
	return true;
}

bool
document_add_line(struct run *run, struct change *c, const struct entity *entity, int64_t document, const char *typed,
    struct problem *p)
{
	struct draft *d = draft_new(run->arena, entity->lines);
	int64_t id;

	draft_set(d, entity->lines->part_of, value_number(document));
	if (fill_line(run, d, typed, p) && record_add(c, d, &id, p))
		return true;
	p->place = typed;
	return false;
}

static enum status
print_lines(struct run *run, const struct entity *lines, int64_t document)
{
	struct query *q = run_query(run, lines);

	query_filter(q, arena_printf(run->arena, "%s_id=%lld", lines->part_of, (long long)document));
	if (entity_field(lines, "ended"))
		query_filter(q, "ended=");
	query_sort(q, "line");
	return run_print(run, q);
}

/* The line a number names, changed or taken out. */
static bool
change_line(struct run *run, struct change *c, const struct entity *entity, int64_t document, const char *number, int from,
    struct problem *p)
{
	int64_t id = document_line(c, entity->lines, document, strtoll(number, NULL, 10));
	struct draft *d = draft_new(run->arena, entity->lines);
	bool changed;

	if (!id)
		return refuse(p, number, N_("no such line"));
	if (removes)
		return document_is_open(c, entity, document, p) && record_remove(c, entity->lines, id, &changed, p);
	for (int i = from; i < run->count; i++)
		if (!assign(run, d, run->operands[i], p))
			return false;
	return record_set(c, id, d, &changed, p);
}

/* amend KEY [LINE] ...: as line, on what is approved. */
static bool
amend_lines(struct run *run, struct change *c, const struct entity *entity, int64_t document, struct problem *p)
{
	struct draft *d = draft_new(run->arena, entity->lines);
	bool new = strchr(run->operands[1], ':') != NULL;
	int64_t line = new ? 0 : document_line(c, entity->lines, document, strtoll(run->operands[1], NULL, 10));

	if (!new && !line)
		return refuse(p, run->operands[1], N_("no such line"));
	if (new && !fill_line(run, d, run->operands[1], p))
		return false;
	for (int i = 2; i < run->count; i++)
		if (!assign(run, d, run->operands[i], p))
			return false;
	return document_amend(c, entity, document, line, removes ? NULL : d, change_day(c), run->options.why, p);
}

enum status
document_amend_verb(struct run *run)
{
	const struct entity *entity = run->program->entity;
	struct problem p = { 0 };
	struct change *c;
	int64_t document;

	if (run->count < 2)
		die(USAGE, _("name the %s and the line to amend"), entity->name);
	document = key_need(run->access, entity, run->operands[0], false);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, entity);
	if (!amend_lines(run, c, entity, document, &p))
		return run_refused(run, c, &p);
	return run_changed(run, c, entity, &document, 1);
}

enum status
document_line_verb(struct run *run)
{
	const struct entity *entity = run->program->entity;
	struct problem p = { 0 };
	struct change *c;
	int64_t document;
	bool good = true;

	if (run->count == 0)
		die(USAGE, _("name the %s whose lines are meant"), entity->name);
	document = key_need(run->access, entity, run->operands[0], false);
	if (run->count == 1)
		return print_lines(run, entity->lines, document);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, entity->lines);
	if (strchr(run->operands[1], ':'))
		for (int i = 1; good && i < run->count; i++)
			good = document_add_line(run, c, entity, document, run->operands[i], &p);
	else
		good = change_line(run, c, entity, document, run->operands[1], 2, &p);
	if (!good)
		return run_refused(run, c, &p);
	return run_changed(run, c, entity, &document, 1);
}

static bool
move(struct run *run, struct change *c, int64_t id, struct draft *d, enum document_move move, struct problem *p)
{
	const struct value *why = draft_get(d, "reason");
	int64_t to = approver ? key_need(run->access, &user_entity, approver, false) : 0;

	return document_move(c, d->entity, id, move, to, why->kind == TEXT ? why->text : NULL, p);
}

static bool
submit_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	return move(run, c, id, d, DOCUMENT_SUBMIT, p);
}

static bool
approve_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	return move(run, c, id, d, DOCUMENT_APPROVE, p);
}

static bool
reject_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	if (draft_has(d, "reason"))
		return move(run, c, id, d, DOCUMENT_REJECT, p);
	*p = (struct problem){ NULL, "reason", N_("is required: reason=TEXT says why it is sent back") };
	return false;
}

static bool
cancel_row(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	return move(run, c, id, d, DOCUMENT_CANCEL, p);
}

enum status
document_submit(struct run *run)
{
	return each_row(run, run->program->entity, submit_row);
}

enum status
document_approve(struct run *run)
{
	return each_row(run, run->program->entity, approve_row);
}

enum status
document_reject(struct run *run)
{
	return each_row(run, run->program->entity, reject_row);
}

enum status
document_cancel(struct run *run)
{
	return each_row(run, run->program->entity, cancel_row);
}

void
offer_documents(struct run *run, const char *prefix)
{
	complete_keys(run, run->program->entity, prefix);
}
