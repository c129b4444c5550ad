/* SPDX-License-Identifier: ISC */
/* sharing - the verbs share and unshare. */
#include "cli/sharing.h"

#include <string.h>

#include "cli/human.h"
#include "cli/standard.h"
#include "query/key.h"
#include "trade/sharing.h"

static const char *with, *rights, *until;

#define WITH { "with", .argument = "WHO", .text = &with, .single = true, .says = N_("a user or a department") }

const struct option unsharing_options[] = { WITH, { 0 } };

const struct option sharing_options[] = {
	WITH,
	{ "rights", .argument = "RIGHTS", .text = &rights,
	  .says = N_("what they may do, from the list rights: read (else), edit, all") },
	{ "until", .argument = "DATE", .text = &until, .type = &type_date, .says = N_("the last day of it") },
	{ 0 }
};

/* With whom: a field of the share, and the row it names. */
struct party {
	const struct field *field;
	int64_t id;
};

static struct party
party_wanted(struct run *run)
{
	struct party user = { .field = entity_field(&share_entity, "user") };
	struct party department = { .field = entity_field(&share_entity, "department") };
	enum found found;

	if (!with || !*with)
		die(USAGE, _("say with whom: --with USER or --with DEPARTMENT"));
	found = key_find(run->access, &department_entity, with, strlen(with), false, &department.id);
	if (found != FOUND_ONE) {
		user.id = key_need(run->access, &user_entity, with, false);
		return user;
	}
	if (key_find(run->access, &user_entity, with, strlen(with), false, &user.id) != FOUND_NONE)
		die(USAGE, _("'%s' is a user and a department: crm-share add user=... or department=... says which"),
		    with);
	return department;
}

/* A choice or a day as the share's own field reads it. */
static bool
fill(struct run *run, struct draft *d, const char *field, const char *text, struct problem *p)
{
	struct assignment a = { .field = entity_field(&share_entity, field) };
	struct reading r;

	access_reading(run->access, &r);
	return !text || assign_into(d, run->access, &r, &a, text, p);
}

/* What is shared with them already becomes what is said now. */
static bool
share_one(struct run *run, struct change *c, const struct party *party, int64_t row, int64_t *id, struct problem *p)
{
	const struct field *of = entity_field(&share_entity, run->program->entity->name);
	struct draft *d = draft_new(run->arena, &share_entity);
	const char *ended;
	bool changed;

	if (!fill(run, d, "rights", rights ? rights : "read", p) || !fill(run, d, "until", until ? until : "", p))
		return false;
	*id = share_running(c, of, row, party->field, party->id, &ended);
	if (*id)
		return record_set(c, *id, d, &changed, p);
	draft_set(d, of->name, value_number(row));
	draft_set(d, party->field->name, value_number(party->id));
	return record_add(c, d, id, p);
}

static bool
unshare_one(struct run *run, struct change *c, const struct party *party, int64_t row, int64_t *id, struct problem *p)
{
	const struct field *of = entity_field(&share_entity, run->program->entity->name);
	struct draft *d = draft_new(run->arena, &share_entity);
	const char *ended;
	bool changed;

	*id = share_running(c, of, row, party->field, party->id, &ended);
	if (!*id)
		return refuse(p, NULL, ended ? arena_said(run->arena, "what was shared with '%s' ended on %s", with,
		    ended) : arena_said(run->arena, "is not shared with '%s'", with));
	draft_set(d, "until", value_text(change_today(c)));
	return record_set(c, *id, d, &changed, p);
}

typedef bool share_row(struct run *, struct change *, const struct party *, int64_t row, int64_t *id, struct problem *);

/* For each KEY its share. */
static enum status
each_share(struct run *run, share_row *work)
{
	const struct entity *entity = run->program->entity;
	struct party party = party_wanted(run);
	struct selection *s = selection_read(run, entity, true);
	int64_t *ids = arena_alloc(run->arena, (s->count + 1) * sizeof *ids);
	struct problem p = { 0 };
	struct change *c;

	if (s->count == 0 && !run->dash)
		die(USAGE, _("name %s, or give rows on standard input with a lone -"),
		    entity_one(run->arena, entity));
	run_can_print(run, &share_entity);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &share_entity);
	for (size_t i = 0; i < s->count; i++)
		if (!work(run, c, &party, selection_id(run, entity, &s->rows[i], false), &ids[i], &p)) {
			p.place = s->rows[i].place ? s->rows[i].place : s->rows[i].key;
			return run_refused(run, c, &p);
		}
	return run_changed(run, c, &share_entity, ids, s->count);
}

enum status
sharing_share(struct run *run)
{
	return each_share(run, share_one);
}

enum status
sharing_unshare(struct run *run)
{
	return each_share(run, unshare_one);
}
