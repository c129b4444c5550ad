/* SPDX-License-Identifier: ISC */
/* shipping - the verbs of crm-ship that write. */
#include "cli/shipping.h"

#include <string.h>

#include "cli/delivering.h"
#include "cli/documents.h"
#include "cli/human.h"
#include "query/key.h"
#include "trade/document.h"

static const char *by;

const struct option shipping_signoff_options[] = {
	{ "by", .argument = "NAME", .text = &by, .says = N_("who signed for the goods") },
	{ 0 }
};

/* Without a line: all that is left of the contract. */
static bool
fill(struct run *run, struct change *c, int64_t id, struct problem *p)
{
	(void)run;
	return document_next_line(c, &shipment_line_entity, id) > 1 || shipping_fill(c, id, p);
}

enum status
shipping_add_verb(struct run *run)
{
	return add_rows_then(run, &shipment_entity, fill);
}

/* Prints the deliveries that were made. */
static enum status
sent(struct run *run, struct change *c, const int64_t *ids, size_t count)
{
	if (!run->options.columns)
		run->options.columns = DELIVERY_COLUMNS;
	return run_changed(run, c, &stock_entry_entity, ids, count);
}

/* True when an approved shipment of which nothing is left is one of the rows on standard input. */
static bool
is_sent(struct change *c, const struct delivering *d, size_t at)
{
	return d->rows->rows[at].place &&
	    strcmp(record_value(c, &shipment_entity, d->ids[at], "status").text, "approved") == 0;
}

/* The deliveries of all that is left of each shipment, or of the lines of one. */
static bool
send_all(struct run *run, struct change *c, const struct delivering *d, int64_t **ids, size_t *made, struct problem *p)
{
	size_t passed = 0;

	*made = 0;
	*ids = arena_alloc(run->arena, sizeof **ids);
	for (size_t i = 0; i < d->count; i++) {
		struct draft *given = delivering_draft(run, d, i, p);
		int count = d->line_count, n = 0;
		struct shipping_part *parts = !given ? NULL : count ? delivering_parts(run, c, d, &shipment_line_entity,
		    d->ids[i], p) : shipping_rest(c, d->ids[i], &count);
		int64_t *more = arena_alloc(run->arena, (*made + (size_t)count + 1) * sizeof *more);

		if (parts && count == 0 && is_sent(c, d, i)) {
			passed++;
			continue;
		}
		if (*made)
			memcpy(more, *ids, *made * sizeof *more);
		*ids = more;
		if (!parts || !shipping_send(c, d->ids[i], parts, count, given, more + *made, &n, p)) {
			if (!p->place)
				p->place = key_title(run->access, run->arena, &shipment_entity, d->ids[i]);
			return false;
		}
		*made += (size_t)n;
	}
	selection_passed(passed);
	return true;
}

enum status
shipping_send_verb(struct run *run)
{
	struct delivering *d = delivering_read(run, &shipment_entity);
	struct problem p = { 0 };
	struct change *c;
	int64_t *ids;
	size_t made;

	run_can_print(run, &stock_entry_entity);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &stock_entry_entity);
	return send_all(run, c, d, &ids, &made, &p) &&
	    change_settle(c, &p) ? sent(run, c, ids, made) : run_refused(run, c, &p);
}

enum status
shipping_return_verb(struct run *run)
{
	struct delivering *d = delivering_read(run, &contract_entity);
	struct problem p = { 0 };
	struct shipping_part *parts;
	struct change *c;
	struct draft *given;
	int64_t entry;

	if (d->count != 1 || d->line_count == 0)
		die(USAGE, _("name a contract and the lines that come back, LINE:QUANTITY"));
	run_can_print(run, &stock_entry_entity);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &stock_entry_entity);
	given = delivering_draft(run, d, 0, &p);
	parts = given ? delivering_parts(run, c, d, &contract_line_entity, d->ids[0], &p) : NULL;
	if (parts && shipping_return(c, d->ids[0], parts, d->line_count, given, &entry, &p) && change_settle(c, &p))
		return sent(run, c, &entry, 1);
	if (!p.place)
		p.place = key_title(run->access, run->arena, &contract_entity, d->ids[0]);
	return run_refused(run, c, &p);
}

/* True when the KEYs are those of deliveries. */
static bool
means_deliveries(struct run *run)
{
	int64_t id;

	for (int i = 0; i < run->count; i++)
		if (!assign_is(run->operands[i]))
			return key_find(run->access, &shipment_entity, run->operands[i], strlen(run->operands[i]),
			    true, &id) == FOUND_NONE && key_find(run->access, &stock_entry_entity, run->operands[i],
			    strlen(run->operands[i]), true, &id) == FOUND_ONE;
	return false;
}

enum status
shipping_cancel_verb(struct run *run)
{
	return document_cancel_of(run, means_deliveries(run) ? &stock_entry_entity : &shipment_entity);
}

static bool
sign(struct run *run, struct change *c, int64_t id, struct draft *d, struct problem *p)
{
	const char *kind = record_value(c, &stock_entry_entity, id, "kind").text;
	bool changed;

	(void)run;
	if (strcmp(kind, "sale") != 0 ||
	    strcmp(record_value(c, &stock_entry_entity, id, "status").text, "approved") != 0)
		return refuse(p, NULL, N_("is no delivery that was sent"));
	draft_set(d, "signed_on", value_text(change_day(c)));
	draft_set(d, "signed_by", value_text(by));
	return record_set(c, id, d, &changed, p);
}

enum status
shipping_signoff_verb(struct run *run)
{
	if (!by)
		die(USAGE, _("--by NAME says who signed for the goods"));
	if (!run->options.columns)
		run->options.columns = DELIVERY_COLUMNS;
	return each_row(run, &stock_entry_entity, sign);
}

void
shipping_offer_deliveries(struct run *run, const char *prefix)
{
	complete_keys(run, &stock_entry_entity, prefix);
}

void
shipping_offer_contracts(struct run *run, const char *prefix)
{
	complete_keys(run, &contract_entity, prefix);
}
