/* SPDX-License-Identifier: ISC */
/* crm-quote - what we offer at which prices, version after version */
#include <string.h>

#include "cli/documents.h"
#include "cli/human.h"
#include "query/key.h"
#include "trade/document.h"

/* A new document with the lines of a quote; what it takes over is set by its own name. */
static bool
follow(struct change *c, const struct draft *quote, int64_t from, struct draft *d, int64_t *id, struct problem *p)
{
	static const char *const kept[] = { "title", "customer", "deal", "contact", "owner", "includes_tax", "currency",
	    "terms" };

	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		if (!draft_gives(d, kept[i]))
			draft_set(d, kept[i], *draft_get(quote, kept[i]));
	return record_add(c, d, id, p) &&
	    document_copy_lines(c, &quote_line_entity, from, d->entity->lines, *id, p);
}

/* The quote that an operand names, and a change to make something of it. */
static struct draft *
begin(struct run *run, struct change **c, int64_t *id)
{
	struct draft *quote = draft_new(run->arena, &quote_entity);

	if (run->count == 0)
		die(USAGE, _("name a quote"));
	*id = key_need(run->access, &quote_entity, run->operands[0], false);
	*c = run_change(run);
	if (!change_repeated(*c))
		record_load(*c, *id, quote);
	return quote;
}

static enum status
finish(struct run *run, struct change *c, const struct entity *entity, bool good, int64_t id, const struct problem *p)
{
	return good ? run_changed(run, c, entity, &id, 1) : run_refused(run, c, p);
}

/* A quote is signed once; what became of that may be given up. */
static bool
is_signed(struct run *run, int64_t quote)
{
	struct statement *st = db_prepare(access_db(run->access), "SELECT 1 FROM main.contract WHERE quote_id = ?1 AND "
	    "status <> 'cancelled' AND deleted IS NULL");
	bool answer;

	db_bind_number(st, 1, quote);
	answer = db_step(st);
	db_finish(st);
	return answer;
}

static enum status
to_contract(struct run *run)
{
	struct change *c;
	struct problem p = { .place = run->count ? run->operands[0] : NULL };
	int64_t from, id = 0;
	struct draft *quote = begin(run, &c, &from), *d = draft_new(run->arena, &contract_entity);
	const char *status;
	bool good = false;

	if (change_repeated(c))
		return run_repeated(run, c, &contract_entity);
	status = draft_get(quote, "status")->text;
	draft_set(d, "quote", value_number(from));
	draft_set(d, "day", value_text(change_day(c)));
	if (strcmp(status, "cancelled") == 0 || strcmp(status, "rejected") == 0 || strcmp(status, "pending") == 0)
		p = (struct problem){ p.place, "status", arena_said(run->arena, "is %s: nobody signs that", status) };
	else if (is_signed(run, from))
		p = (struct problem){ p.place, "status", arena_said(run->arena, "was signed already: crm-contract list quote=%s",
		    run->operands[0]) };
	else if (draft_has(quote, "valid_until") && strcmp(draft_get(quote, "valid_until")->text, change_day(c)) < 0)
		p = (struct problem){ p.place, "valid_until", arena_said(run->arena, "ended on %s: revise it first",
		    draft_get(quote, "valid_until")->text) };
	else
		good = follow(c, quote, from, d, &id, &p);
	return finish(run, c, &contract_entity, good, id, &p);
}

/* The next version of a quote; the old one is cancelled. */
static enum status
revise(struct run *run)
{
	struct change *c;
	struct problem p = { .place = run->count ? run->operands[0] : NULL };
	int64_t from, id = 0;
	struct draft *quote = begin(run, &c, &from), *d = draft_new(run->arena, &quote_entity);
	bool good;

	if (change_repeated(c))
		return run_repeated(run, c, &quote_entity);
	draft_set(d, "version", value_number(draft_get(quote, "version")->number + 1));
	draft_set(d, "replaces", value_number(from));
	draft_set(d, "day", value_text(change_day(c)));
	good = follow(c, quote, from, d, &id, &p) &&
	    document_move(c, &quote_entity, from, DOCUMENT_CANCEL, 0,
	    arena_printf(run->arena, "-> id=%lld", (long long)id), &p);
	return finish(run, c, &quote_entity, good, id, &p);
}

static const struct verb verbs[] = {
	DOCUMENT_VERBS,
	{ "contract", "KEY", N_("make the contract that a quote was for"), to_contract, TAKES_KEYS,
	  PRINTS | WRITES | DATES },
	{ "revise", "KEY", N_("make the next version of a quote, which takes its place"), revise, TAKES_KEYS,
	  PRINTS | WRITES | DATES },
	{ 0 }
};

int
main(int argc, char *argv[])
{
	return program_main(argc, argv, &(const struct program){
		.name = "crm-quote", .group = FOR_PRICES,
		.says = N_("what we offer at which prices, version after version"),
		.entity = &quote_entity, .verbs = verbs, .standard = standard_verbs,
	});
}
