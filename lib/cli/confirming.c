/* SPDX-License-Identifier: ISC */
/* confirming - balances that customers are asked to confirm, and what they answer. */
#include <string.h>

#include "cli/human.h"
#include "cli/lettering.h"

static const char *as_of;
static bool all, with_empty;

const struct option confirm_options[] = {
	{ "all", .flag = &all, .says = N_("all customers who owe us, or whom we owe") },
	{ "as-of", .argument = "DATE", .text = &as_of, .type = &type_date,
	  .says = N_("the day the balance is of (today)") },
	{ "empty", .flag = &with_empty, .says = N_("also those whose balance is nothing") },
	LETTER_LANGUAGE,
	{ 0 }
};

void
offer_confirmations(struct run *run, const char *prefix)
{
	complete_keys(run, &confirmation_entity, prefix);
}

/* Customers and currencies that have items up to the day, what they come to, and the confirmation that is there
 * already. */
#define TO_CONFIRM \
	"SELECT i.party_id, i.currency, max(c.country), (SELECT min(f.confirmation_id) FROM main.confirmation AS f " \
	"WHERE f.customer_id = i.party_id AND f.as_of = ?1 AND f.currency = i.currency AND f.deleted IS NULL) " \
	"FROM temp.lettered AS l JOIN item AS i ON i.party_id = l.id JOIN customer AS c ON c.customer_id = l.id " \
	"WHERE i.ledger = 'ar' AND i.day <= ?1 GROUP BY i.party_id, i.currency ORDER BY i.party_id, i.currency"

struct asked {
	int64_t *ids;
	size_t count;
};

/* What there is to confirm is known only once it is written: without a balance it falls back. */
static bool
add_one(struct change *c, struct statement *st, struct draft *d, int64_t *id, struct problem *p)
{
	draft_clear(d);
	draft_set(d, "customer", value_number(db_number(st, 0)));
	draft_set(d, "currency", value_text(db_text(st, 1)));
	draft_set(d, "as_of", value_text(as_of));
	draft_set(d, "sent", value_text(change_day(c)));
	change_point(c);
	if (!record_add(c, d, id, p))
		return false;
	if (draft_get(d, "our")->number != 0 || with_empty) {
		change_point_done(c);
		return true;
	}
	change_point_back(c);
	*id = 0;
	return true;
}

static bool
ask_all(struct run *run, struct change *c, struct asked *a, struct problem *p)
{
	struct statement *st = db_prepare(access_db(run->access), TO_CONFIRM);
	struct draft *d = draft_new(run->arena, &confirmation_entity);
	size_t room = (size_t)db_one(access_db(run->access), "SELECT count(*) FROM item", NULL, 0);
	bool good = true;

	a->ids = arena_alloc(run->arena, (room + 1) * sizeof *a->ids);
	db_bind_text(st, 1, as_of);
	while (good && db_step(st)) {
		int64_t id = db_number(st, 3);

		if (letter_language && strcmp(letter_language_of(db_text(st, 2)), letter_language) != 0)
			continue;
		good = id || add_one(c, st, d, &id, p);
		if (id)
			a->ids[a->count++] = id;
	}
	db_finish(st);
	return good;
}

enum status
confirm_verb(struct run *run)
{
	struct asked asked = { 0 };
	struct problem p = { 0 };
	struct change *c;

	if (!as_of)
		as_of = run_today(run);
	with_empty |= !all && run->count > 0;
	letter_parties(run, &customer_entity, all, "lettered");
	run_can_print(run, &confirmation_entity);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &confirmation_entity);
	if (!ask_all(run, c, &asked, &p))
		return run_refused(run, c, &p);
	return run_changed(run, c, &confirmation_entity, asked.ids, asked.count);
}

/* confirmed KEY their=AMOUNT [note=TEXT] [answered=DATE] */
enum status
confirmed_verb(struct run *run)
{
	struct selection *s = selection_read(run, &confirmation_entity, true);
	int64_t *ids = arena_alloc(run->arena, (s->count + 1) * sizeof *ids);
	struct draft *d = draft_new(run->arena, &confirmation_entity);
	struct problem p = { 0 };
	struct reading r;
	struct change *c;
	bool good = true, changed;

	if ((s->count == 0 && !run->dash) || s->assignment_count == 0)
		die(USAGE,
		    _("name the confirmation and the balance that was answered: confirmed DZ2026-0001 their=1234.50"));
	run_can_print(run, &confirmation_entity);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &confirmation_entity);
	access_reading(run->access, &r);
	for (size_t i = 0; good && i < s->count; i++) {
		draft_clear(d);
		ids[i] = selection_id(run, &confirmation_entity, &s->rows[i], false);
		good = selection_fill(run, s, &s->rows[i], &r, d, &p) && (draft_gives(d, "their") ||
		    refuse(&p, "their", N_("is required: the balance that was answered"))) &&
		    record_set(c, ids[i], d, &changed, &p);
		p.place = s->rows[i].place ? s->rows[i].place : s->rows[i].key;
	}
	return good ? run_changed(run, c, &confirmation_entity, ids, s->count) : run_refused(run, c, &p);
}

/* confirmations [open|agreed|different] [FILTER...] */
enum status
confirmations_verb(struct run *run)
{
	struct query *q = run_query(run, &confirmation_entity);

	for (int i = 0; i < run->count; i++)
		query_filter(q, i == 0 && !query_is_term(run->operands[0]) && !query_is_saved(run->operands[0]) ?
		    arena_printf(run->arena, "state=%s", run->operands[0]) : run->operands[i]);
	return run_print(run, q);
}
