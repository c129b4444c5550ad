/* SPDX-License-Identifier: ISC */
/* setup - the verbs of crm-db that set a database up: settings and choice lists. */
#include <stdlib.h>
#include <string.h>

#include "access/setting.h"
#include "cli/answer.h"
#include "cli/database.h"
#include "cli/human.h"
#include "cli/standard.h"
#include "query/choice.h"
#include "query/near.h"

static const struct column setting_columns[] = {
	{ "name", N_("Setting"), &type_text, NULL, false },
	{ "value", N_("Value"), &type_text, NULL, false },
	{ "says", N_("Meaning"), &type_text, NULL, false },
};

/* The settings that the operands name; all when there are none. */
static bool
is_wanted(struct run *run, const struct setting *s)
{
	size_t n = strlen(s->name);

	for (int i = 0; i < run->count; i++)
		if (strncmp(run->operands[i], s->name, n) == 0 && (run->operands[i][n] == '=' || !run->operands[i][n]))
			return true;
	return run->count == 0;
}

static void
print_settings(struct run *run)
{
	struct answer *a = answer_new(run, setting_columns, 3);

	for (const struct setting *s = settings; s->name; s++)
		if (is_wanted(run, s))
			answer_row(a, (struct value[]){ value_text(s->name),
			    value_text(access_setting(run->access, s->name)), value_text(_(s->says)) });
	answer_end(a);
}

/* The setting of an operand NAME or NAME=VALUE; *value stays NULL for the first. */
static const struct setting *
need_setting(struct run *run, const char *operand, const char **value)
{
	size_t n = strcspn(operand, "=");
	const char *name = arena_copy(run->arena, operand, n);
	const struct setting *s = setting_named(name);
	struct near *near = near_new(run->arena, name);
	const char *why;

	*value = NULL;
	for (const struct setting *o = settings; o->name && !s; o++)
		near_offer(near, o->name);
	if (!s)
		die(USAGE, _("no setting '%s'%s"), name, near_says(near));
	if (!operand[n])
		return s;
	*value = operand[n + 1] ? operand + n + 1 : s->preset;
	why = s->check ? s->check(*value) : NULL;
	if (why)
		die(REFUSED, _("%s cannot be '%s': %s"), name, *value, _(why));
	return s;
}

/* Amounts are whole units of their currency, so it cannot become one with fewer decimals than they have. */
static void
need_fitting_amounts(struct run *run, const char *currency)
{
	static const int units[] = { 10000, 1000, 100, 10 };   /* of 10^-4, by decimals */

	for (int i = 0; model[i]; i++)
		for (const struct field *f = model[i]->fields; f->name; f++)
			if (f->type == &type_money && db_one(access_db(run->access), arena_printf(run->arena,
			    "SELECT 1 FROM main.\"%s\" WHERE \"%s\" %% %d <> 0 LIMIT 1", entity_table(model[i]),
			    field_column(f), units[currency_decimals(currency)]), NULL, 0))
				die(REFUSED, _("currency cannot be '%s': %s of %s has more decimals than it"),
				    currency, f->name, entity_one(run->arena, model[i]));
}

static void
write_setting(struct run *run, struct change *c, const char *operand)
{
	struct draft *d = draft_new(run->arena, &setting_entity);
	struct problem p;
	const char *value;
	const struct setting *s = need_setting(run, operand, &value);
	int64_t id = db_one(access_db(run->access), "SELECT setting_id FROM main.setting WHERE name = ?1", s->name, 0);
	bool changed, good;

	if (!value)
		return;
	if (strcmp(s->name, "currency") == 0)
		need_fitting_amounts(run, value);
	draft_set(d, "name", value_text(s->name));
	draft_set(d, "value", value_text(value));
	good = id ? record_set(c, id, d, &changed, &p) : record_add(c, d, &id, &p);
	if (!good)
		exit((int)run_refused(run, c, &p));
}

enum status
database_settings(struct run *run)
{
	struct change *c;
	bool writes = false;

	for (int i = 0; i < run->count; i++)
		writes |= strchr(run->operands[i], '=') != NULL;
	if (writes) {
		access_need_admin(run->access, "change settings");
		c = run_change(run);
		for (int i = 0; i < run->count && !change_repeated(c); i++)
			write_setting(run, c, run->operands[i]);
		if (run->options.dry_run)
			return run_changed(run, c, &setting_entity, NULL, 0);
		change_commit(c);
	}
	print_settings(run);
	return DONE;
}

void
offer_settings(struct run *run, const char *prefix)
{
	(void)run, (void)prefix;
	for (const struct setting *s = settings; s->name; s++)
		complete_word(arena_printf(run->arena, "%s=", s->name), s->says);
}

static const char *
need_list(struct run *run, int least)
{
	struct near *near;
	struct statement *st;
	bool known = false;

	if (run->count < least)
		die(USAGE, "%s", least == 1 ? _("name a list") : _("name a list and a word of it"));
	near = near_new(run->arena, run->operands[0]);
	st = db_prepare(access_db(run->access), "SELECT DISTINCT list FROM choice");
	while (db_step(st)) {
		near_offer(near, db_text(st, 0));
		known |= strcmp(db_text(st, 0), run->operands[0]) == 0;
	}
	db_finish(st);
	for (int i = 0; model[i]; i++)
		for (const struct field *f = model[i]->fields; f->name; f++)
			known |= f->list && strcmp(f->list, run->operands[0]) == 0;
	if (!known)
		die(NO, _("no choice list '%s'%s"), run->operands[0], near_says(near));
	return run->operands[0];
}

static const struct choice *
need_choice(struct run *run, const char *list, const char *code)
{
	const struct choice *c = choice_find(run->access, list, code, strlen(code));

	if (!c)
		die(NO, _("no choice '%s' in list %s%s"), code, list, choice_near(run->access, run->arena, list, code));
	return c;
}

static enum status
print_list(struct run *run, const char *list)
{
	struct query *q = run_query(run, &choice_entity);

	if (list)
		query_filter(q, arena_printf(run->arena, "list=%s", list));
	return run_print(run, q);
}

enum status
database_choices(struct run *run)
{
	return print_list(run, run->count ? need_list(run, 1) : NULL);
}

void
offer_lists(struct run *run, const char *prefix)
{
	struct statement *st = db_prepare(access_db(run->access), "SELECT DISTINCT list FROM choice ORDER BY 1");

	(void)prefix;
	while (db_step(st))
		complete_word(db_text(st, 0), NULL);
	db_finish(st);
}

/* A change of choices: those it has changed, to be printed. */
struct choosing {
	struct change *change;
	const char *list;
	struct draft *draft;
	int64_t *ids;
	size_t count;
};

static struct choosing
choosing_new(struct run *run, int least)
{
	struct choosing g = { .list = need_list(run, least), .draft = draft_new(run->arena, &choice_entity) };
	size_t most = (size_t)run->count;

	access_need_admin(run->access, "change choice lists");
	while (choice_at(run->access, g.list, (int)most))
		most++;
	g.ids = arena_alloc(run->arena, (most + 1) * sizeof *g.ids);
	g.change = run_change(run);
	return g;
}

static enum status
choosing_end(struct run *run, struct choosing *g)
{
	if (change_repeated(g->change))
		return run_repeated(run, g->change, &choice_entity);
	choice_forget(g->list);
	return run_changed(run, g->change, &choice_entity, g->ids, g->count);
}

/* The operands from first on as assignments. */
static void
take_assignments(struct run *run, struct choosing *g, int first)
{
	struct problem p = { 0 };
	struct reading r;

	access_reading(run->access, &r);
	for (int i = first; i < run->count; i++) {
		struct assignment a = assign_parse(run->arena, &choice_entity, run->operands[i]);

		if (strcmp(a.field->name, "list") == 0 || strcmp(a.field->name, "code") == 0)
			die(USAGE, _("rows keep the code of a choice, so it has the one it was made with for ever"));
		if (!assign_into(g->draft, run->access, &r, &a, a.value, &p))
			exit((int)run_refused(run, g->change, &p));
	}
}

static void
set_choice(struct run *run, struct choosing *g, const struct choice *choice)
{
	struct problem p = { 0 };
	bool changed;

	if (!change_repeated(g->change) && !record_set(g->change, choice->id, g->draft, &changed, &p)) {
		p.place = choice->code;
		exit((int)run_refused(run, g->change, &p));
	}
	g->ids[g->count++] = choice->id;
}

enum status
choices_add(struct run *run)
{
	struct choosing g = choosing_new(run, 2);
	struct problem p = { .place = run->operands[1] };

	take_assignments(run, &g, 2);
	draft_set(g.draft, "list", value_text(g.list));
	draft_set(g.draft, "code", value_text(run->operands[1]));
	if (!draft_has(g.draft, "position"))
		draft_set(g.draft, "position", value_number(db_one(access_db(run->access),
		    "SELECT max(position) FROM main.choice WHERE list = ?1", g.list, 0) + 1));
	if (!change_repeated(g.change) && !record_add(g.change, g.draft, &g.ids[g.count++], &p))
		return run_refused(run, g.change, &p);
	return choosing_end(run, &g);
}

/* Whether a stage ends a deal is told to its deals when they enter it. */
static void
keep_outcome(struct run *run, struct choosing *g, const struct choice *choice)
{
	if (!draft_gives(g->draft, "outcome") || strcmp(g->list, "deal-stage") != 0 ||
	    !db_one(access_db(run->access), "SELECT 1 FROM main.deal WHERE stage = ?1 LIMIT 1", choice->code, 0))
		return;
	change_abandon(g->change);
	die(REFUSED, _("deals stand in the stage '%s', so its outcome stays: move them first"), choice->code);
}

enum status
choices_set(struct run *run)
{
	struct choosing g = choosing_new(run, 2);
	const struct choice *choice = need_choice(run, g.list, run->operands[1]);

	if (run->count < 3)
		die(USAGE, _("give the fields to set: field=value"));
	take_assignments(run, &g, 2);
	keep_outcome(run, &g, choice);
	set_choice(run, &g, choice);
	return choosing_end(run, &g);
}

enum status
choices_rename(struct run *run)
{
	struct choosing g = choosing_new(run, 2);

	if (run->count != 3)
		die(USAGE, _("give the list, the word and its new label"));
	draft_set(g.draft, "label", *run->operands[2] ? value_text(run->operands[2]) : VALUE_EMPTY);
	set_choice(run, &g, need_choice(run, g.list, run->operands[1]));
	return choosing_end(run, &g);
}

/* True when an operand names this choice. */
static bool
is_named(struct run *run, const char *list, const struct choice *choice)
{
	for (int i = 1; i < run->count; i++)
		if (need_choice(run, list, run->operands[i]) == choice)
			return true;
	return false;
}

static void
place_next(struct run *run, struct choosing *g, const struct choice *choice)
{
	draft_clear(g->draft);
	draft_set(g->draft, "position", value_number((int64_t)g->count + 1));
	set_choice(run, g, choice);
}

enum status
choices_order(struct run *run)
{
	struct choosing g = choosing_new(run, 2);
	const struct choice *one;

	for (int i = 1; i < run->count; i++)
		place_next(run, &g, need_choice(run, g.list, run->operands[i]));
	for (int i = 0; (one = choice_at(run->access, g.list, i)) != NULL; i++)
		if (!is_named(run, g.list, one))
			place_next(run, &g, one);
	return choosing_end(run, &g);
}

static enum status
set_active(struct run *run, bool active)
{
	struct choosing g = choosing_new(run, 2);

	for (int i = 1; i < run->count; i++) {
		draft_clear(g.draft);
		draft_set(g.draft, "active", value_number(active));
		set_choice(run, &g, need_choice(run, g.list, run->operands[i]));
	}
	return choosing_end(run, &g);
}

enum status
choices_retire(struct run *run)
{
	return set_active(run, false);
}

enum status
choices_revive(struct run *run)
{
	return set_active(run, true);
}
