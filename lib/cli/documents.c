/* SPDX-License-Identifier: ISC */
/* documents - lines as they are typed, and the states of documents. */
#include "cli/documents.h"

#include <stdlib.h>
#include <string.h>

#include "base/narrow.h"
#include "cli/document_rows.h"
#include "cli/human.h"
#include "query/key.h"
#include "record/assign.h"
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
refuse_at(struct problem *p, const char *place, const char *reason)
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

/* The end of digits with marks of thousands between them: a comma with a digit behind it. */
static char *
skip_number(char *at)
{
	at += *at == '+' || *at == '-';
	while ((*at >= '0' && *at <= '9') || *at == '.' || (*at == ',' && at[1] >= '0' && at[1] <= '9'))
		at++;
	return at;
}

/* The end of QTY[UNIT][@PRICE], which is that of the operand or a comma before a field; NULL for anything else. */
static char *
skip_quantity(char *at)
{
	char *begin = at;

	at = skip_number(at);
	if (at == begin)
		return NULL;
	at += strcspn(at, "@,:=");
	if (*at == '@')
		at = skip_number(at + 1);
	return *at == '\0' || *at == ',' ? at : NULL;
}

/* Full-width digits, points and commas behind a colon or an at sign, as Chinese input methods type them, become
 * ASCII. */
static void
narrow_numbers(char *text)
{
	char *to = text;
	bool number = false;

	for (const char *at = text; *at;) {
		bool wide = number && strncmp(at, "\xef\xbc", 2) == 0 &&
		    (narrow_digit((char)(at[2] - 0x60)) || at[2] == '\x8e' || at[2] == '\x8c');

		number = wide || *at == ':' || *at == '@' ||
		    (number && (narrow_digit(*at) || *at == '.' || *at == ','));
		*to++ = wide ? (char)((unsigned char)at[2] - 0x60) : *at;
		at += wide ? 3 : 1;
	}
	*to = '\0';
}

/* The colon before the quantity: the first with a quantity behind it, since a KEY may hold colons, too. */
static char *
find_quantity(char *typed)
{
	for (char *colon = strchr(typed, ':'); colon; colon = strchr(colon + 1, ':'))
		if (skip_quantity(colon + 1))
			return colon;
	return strchr(typed, ':');
}

/* Takes "10箱@99.50" apart and puts it into the draft. */
static bool
take_quantity(struct run *run, struct draft *d, char *text, struct problem *p)
{
	char *price = strchr(text, '@'), *unit;

	if (price)
		*price++ = '\0';
	if (price && !*price)
		return refuse(p, entity_field(d->entity, "price") ? "price" : "cost", N_("stands empty behind @"));
	unit = skip_number(text);
	if (*unit && !assign(run, d, arena_printf(run->arena, "unit=%s", unit), p))
		return false;
	*unit = '\0';
	return assign(run, d, arena_printf(run->arena, "quantity=%s", text), p) &&
	    (!price || assign(run, d,
	    arena_printf(run->arena, "%s=%s", entity_field(d->entity, "price") ? "price" : "cost", price), p));
}

/* What stands before the quantity: a product, or, of lines that are those of another document, the number there. */
static const char *
first_word(struct run *run, const struct draft *d, const char *word)
{
	bool numbered = d->entity == &shipment_line_entity && word[strspn(word, "0123456789")] == '\0';

	return arena_printf(run->arena, "%s=%s", numbered ? "line" : "product", word);
}

bool
document_read_line(struct run *run, struct draft *d, const char *typed, struct problem *p)
{
	char *product = arena_string(run->arena, typed), *quantity, *more;

	narrow_numbers(product);
	quantity = find_quantity(product);
	if (!quantity)
		return refuse_at(p, typed, N_("not a line: LINE:QUANTITY is, or PRODUCT:QUANTITY"));
	*quantity++ = '\0';
	more = skip_quantity(quantity);
	if (!more)
		more = quantity + strcspn(quantity, ",");
	if (*more)
		*more++ = '\0';
	if (*product && !assign(run, d, first_word(run, d, product), p))
		return false;
	if (!take_quantity(run, d, quantity, p))
		return false;
	while (*more) {
		char *next = more + strcspn(more, ",");

		if (*next)
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
	if (document_read_line(run, d, typed, p) && record_add(c, d, &id, p))
		return true;
	p->place = typed;
	return false;
}

static enum status
print_lines(struct run *run, const struct entity *entity, int64_t document)
{
	return run_print(run, document_lines_query(run, entity, document));
}

/* A line of a document that a number names; 0 and *problem without one. */
static int64_t
numbered_line(struct change *c, const struct entity *entity, int64_t document, const char *number, struct problem *p)
{
	char *end;
	long long n = strtoll(number, &end, 10);
	int64_t id = *end ? 0 : document_line(c, entity->lines, document, n);

	if (!id)
		refuse_at(p, number, N_("no such line"));
	return id;
}

/* The words of a command about one line: its number or PRODUCT:QTY, and the assignments behind it. */
struct words {
	const char *line;
	char **assignments;
	int count;
};

static bool
fill(struct run *run, struct draft *d, const struct words *w, struct problem *p)
{
	if (strchr(w->line, ':') && !document_read_line(run, d, w->line, p))
		return false;
	for (int i = 0; i < w->count; i++)
		if (!assign(run, d, w->assignments[i], p))
			return false;
	return true;
}

/* Adds a line, or changes the one a number names, or takes it out. */
static bool
change_line(struct run *run, struct change *c, const struct entity *entity, int64_t document, const struct words *w,
    struct problem *p)
{
	struct draft *d = draft_new(run->arena, entity->lines);
	bool new = strchr(w->line, ':') != NULL, changed;
	int64_t id = new ? 0 : numbered_line(c, entity, document, w->line, p);

	if (!new && !id)
		return false;
	if (removes && !new)
		return document_is_open(c, entity, document, p) && record_remove(c, entity->lines, id, &changed, p);
	if (!fill(run, d, w, p))
		return false;
	if (new)
		draft_set(d, entity->lines->part_of, value_number(document));
	return new ? record_add(c, d, &id, p) : record_set(c, id, d, &changed, p);
}

/* The same on what is approved. */
static bool
amend_line(struct run *run, struct change *c, const struct entity *entity, int64_t document, const struct words *w,
    struct problem *p)
{
	struct draft *d = draft_new(run->arena, entity->lines);
	bool new = strchr(w->line, ':') != NULL;
	int64_t id = new ? 0 : numbered_line(c, entity, document, w->line, p);

	if ((!new && !id) || !fill(run, d, w, p))
		return false;
	return document_amend(c, entity, document, id, removes && !new ? NULL : d, change_day(c), run->options.why, p);
}

typedef bool one_line(struct run *, struct change *, const struct entity *, int64_t document, const struct words *,
    struct problem *);

/* One line after the other, in one change: KEY LINE FIELD=VALUE... LINE FIELD=VALUE... */
static enum status
each_line(struct run *run, int64_t document, one_line *one)
{
	const struct entity *entity = run->program->entity;
	struct problem p = { 0 };
	struct change *c;
	bool good = true;

	if (assign_is(run->operands[1]))
		die(USAGE, _("name the %s and the line before %s"), entity_words(run->arena, entity),
		    run->operands[1]);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, entity);
	for (int i = 1, next; good && i < run->count; i = next) {
		struct words w = { run->operands[i], run->operands + i + 1, 0 };

		for (next = i + 1; next < run->count && assign_is(run->operands[next]); next++)
			w.count++;
		good = one(run, c, entity, document, &w, &p);
		if (!good && !p.place)
			p.place = strchr(w.line, ':') || run->count > next || i > 1 ? w.line : NULL;
	}
	return good ? run_changed(run, c, entity, &document, 1) : run_refused(run, c, &p);
}

enum status
document_amend_verb(struct run *run)
{
	const struct entity *entity = run->program->entity;

	if (run->count < 2)
		die(USAGE, _("name the %s and the line to amend"), entity_words(run->arena, entity));
	return each_line(run, key_need(run->access, entity, run->operands[0], false), amend_line);
}

enum status
document_line_verb(struct run *run)
{
	const struct entity *entity = run->program->entity;
	int64_t document;

	if (run->count == 0)
		die(USAGE, _("name the %s whose lines are meant"), entity_words(run->arena, entity));
	document = key_need(run->access, entity, run->operands[0], false);
	return run->count == 1 ? print_lines(run, entity, document) : each_line(run, document, change_line);
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
	return refuse(p, "reason", N_("is required: reason=TEXT says why it is sent back"));
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
document_cancel_of(struct run *run, const struct entity *entity)
{
	return each_row(run, entity, cancel_row);
}

enum status
document_cancel(struct run *run)
{
	return document_cancel_of(run, run->program->entity);
}

void
offer_documents(struct run *run, const char *prefix)
{
	complete_keys(run, run->program->entity, prefix);
}
