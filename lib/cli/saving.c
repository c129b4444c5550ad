/* SPDX-License-Identifier: ISC */
/* saving - save NAME FILTER...: filters under a name, for @NAME. */
#include "cli/saving.h"

#include <string.h>

#include "cli/human.h"
#include "cli/options.h"
#include "cli/standard.h"
#include "query/key.h"

static const char *note;

const struct option saving_options[] = {
	{ "note", .argument = "TEXT", .text = &note, .says = N_("what the filters are for") },
	{ 0 }
};

static const char *
need_name(const struct run *run)
{
	const char *name = run->count ? run->operands[0] + query_is_saved(run->operands[0]) : "";

	if (!*name || query_is_term(name))
		die(USAGE, _("name what is saved, before its filters: save key-accounts grade=A"));
	if (run->count == 1)
		die(USAGE, _("give the filters that '%s' stands for: field=value"), name);
	return name;
}

/* The filters as one line that text_word reads. Each is tried first, so that what is saved can be used. */
static const char *
need_terms(struct run *run)
{
	struct query *q = query_new(run->access, run->arena, run->program->entity);
	struct buf line = { 0 };
	const char *terms;

	for (int i = 1; i < run->count; i++) {
		if (query_is_saved(run->operands[i]))
			die(USAGE, _("'%s' stands among saved filters: they hold no others"), run->operands[i]);
		query_filter(q, run->operands[i]);
		if (i > 1)
			buf_byte(&line, ' ');
		add_quoted(&line, run->operands[i]);
	}
	terms = arena_string(run->arena, buf_string(&line));
	buf_free(&line);
	return terms;
}

/* The row of that name, 0 when there is none; dies when it is somebody else's. */
static int64_t
own_row(struct run *run, const char *name, bool *removed)
{
	struct statement *st = db_prepare(access_db(run->access),
	    "SELECT filter_id, owner_id, deleted FROM main.\"filter\" WHERE noun = ?1 AND name = ?2");
	int64_t id = 0, owner = 0;

	*removed = false;
	db_bind_text(st, 1, run->program->entity->name);
	db_bind_text(st, 2, name);
	if (db_step(st)) {
		id = db_number(st, 0);
		owner = db_number(st, 1);
		*removed = db_text(st, 2) != NULL;
	}
	db_finish(st);
	if (id && !*removed && owner && owner != access_caller(run->access))
		die(FORBIDDEN, _("cannot save '@%s': it is what %s has saved; take another name"), name,
		    key_title(run->access, run->arena, &user_entity, owner));
	return id;
}

static bool
save_row(struct run *run, struct change *c, struct draft *d, int64_t *id, struct problem *p)
{
	bool removed, changed;

	*id = own_row(run, draft_get(d, "name")->text, &removed);
	if (!*id)
		return record_add(c, d, id, p);
	return (!removed || record_restore(c, &filter_entity, *id, &changed, p)) && record_set(c, *id, d, &changed, p);
}

enum status
saving(struct run *run)
{
	const char *name = need_name(run), *terms = need_terms(run);
	struct draft *d = draft_new(run->arena, &filter_entity);
	struct problem p = { 0 };
	struct change *c;
	int64_t id;

	run_can_print(run, &filter_entity);
	c = run_change(run);
	if (change_repeated(c))
		return run_repeated(run, c, &filter_entity);
	draft_set(d, "noun", value_text(run->program->entity->name));
	draft_set(d, "name", value_text(name));
	draft_set(d, "terms", value_text(terms));
	draft_set(d, "owner", value_number(access_caller(run->access)));
	if (note)
		draft_set(d, "note", value_text(note));
	return save_row(run, c, d, &id, &p) ? run_changed(run, c, &filter_entity, &id, 1) : run_refused(run, c, &p);
}

static void
offer(const char *name, const char *says)
{
	char word[512];

	word[0] = '@';
	strncpy(word + 1, name, sizeof word - 2);
	word[sizeof word - 1] = '\0';
	complete_word(word, says);
}

void
complete_saved(struct run *run, const struct entity *entity)
{
	query_saved(run->access, entity, offer);
}
