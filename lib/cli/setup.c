/* SPDX-License-Identifier: ISC */
/* setup - the verbs of crm-db that set a database up: settings and choice lists. */
#include <stdlib.h>
#include <string.h>

#include "access/setting.h"
#include "base/text.h"
#include "cli/database.h"
#include "cli/human.h"
#include "cli/standard.h"
#include "query/choice.h"
#include "query/key.h"
#include "query/near.h"
#include "rows/writer.h"

const char *database_label, *database_label_zh;

static const struct column setting_columns[] = {
	{ "name", N_("Setting"), &type_text, NULL, false },
	{ "value", N_("Value"), &type_text, NULL, false },
	{ "says", N_("Meaning"), &type_text, NULL, false },
};

static void
print_settings(struct run *run)
{
	struct writer *w = run_writer(run, setting_columns, 3);

	for (const struct setting *s = settings; s->name; s++)
		writer_row(w, (struct value[]){ value_text(s->name), value_text(access_setting(run->access, s->name)),
		    value_text(_(s->says)) });
	run_written(run, w);
}

static const struct setting *
need_setting(struct run *run, const char *operand, const char **value)
{
	size_t n = strcspn(operand, "=");
	const char *name = arena_copy(run->arena, operand, n);
	const struct setting *s = setting_named(name);
	struct near *near = near_new(run->arena, name);
	const char *why;

	if (operand[n] != '=')
		die(USAGE, "'%s' is not NAME=VALUE", operand);
	for (const struct setting *o = settings; o->name && !s; o++)
		near_offer(near, o->name);
	if (!s)
		die(USAGE, "no setting '%s'%s", name, near_says(near));
	*value = operand[n + 1] ? operand + n + 1 : s->preset;
	why = s->check ? s->check(*value) : NULL;
	if (why)
		die(REFUSED, "%s cannot be '%s': %s", name, *value, _(why));
	return s;
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

	draft_set(d, "name", value_text(s->name));
	draft_set(d, "value", value_text(value));
	good = id ? record_set(c, id, d, &changed, &p) : record_add(c, d, &id, &p);
	if (!good)
		exit(run_refused(run, c, &p));
}

enum status
database_settings(struct run *run)
{
	struct change *c;

	if (run->count > 0) {
		access_need_admin(run->access, "change settings");
		c = run_change(run);
		for (int i = 0; i < run->count && !change_repeated(c); i++)
			write_setting(run, c, run->operands[i]);
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
		die(USAGE, "%s", least == 1 ? "name a list" : "name a list and a word of it");
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
		die(NO, "no choice list '%s'%s", run->operands[0], near_says(near));
	return run->operands[0];
}

static const struct choice *
need_choice(struct run *run, const char *list, const char *code)
{
	const struct choice *c = choice_find(run->access, list, code, strlen(code));

	if (!c)
		die(NO, "no choice '%s' in list %s%s", code, list, choice_near(run->access, run->arena, list, code));
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

/* Labels from the options, and whatever assignments were given. */
static struct draft *
choice_draft(struct run *run, struct change *c, int first)
{
	struct draft *d = draft_new(run->arena, &choice_entity);
	struct problem p = { 0 };
	struct reading r;

	access_reading(run->access, &r);
	for (int i = first; i < run->count; i++) {
		struct assignment a = assign_parse(run->arena, &choice_entity, run->operands[i]);

		if (!assign_into(d, run->access, &r, &a, a.value, &p))
			exit(run_refused(run, c, &p));
	}
	if (database_label)
		draft_set(d, "label", value_text(database_label));
	if (database_label_zh)
		draft_set(d, "label_zh", value_text(database_label_zh));
	return d;
}

/* Ends the change and prints the list as it is now. */
static enum status
list_changed(struct run *run, struct change *c, const char *list)
{
	if (run->options.dry_run)
		return run_changed(run, c, &choice_entity, NULL, 0);
	change_commit(c);
	choice_forget(list);
	return print_list(run, list);
}

static void
set_choice(struct run *run, struct change *c, int64_t id, struct draft *d)
{
	struct problem p = { 0 };
	bool changed;

	if (!change_repeated(c) && !record_set(c, id, d, &changed, &p))
		exit(run_refused(run, c, &p));
}

enum status
choices_add(struct run *run)
{
	const char *list = need_list(run, 2);
	struct change *c;
	struct draft *d;
	struct problem p = { 0 };
	int64_t id;

	access_need_admin(run->access, "change choice lists");
	c = run_change(run);
	d = choice_draft(run, c, 2);
	draft_set(d, "list", value_text(list));
	draft_set(d, "code", value_text(run->operands[1]));
	if (!draft_has(d, "position"))
		draft_set(d, "position", value_number(db_one(access_db(run->access),
		    "SELECT max(position) FROM main.choice WHERE list = ?1", list, 0) + 1));
	if (!change_repeated(c) && !record_add(c, d, &id, &p))
		return run_refused(run, c, &p);
	return list_changed(run, c, list);
}

enum status
choices_rename(struct run *run)
{
	const char *list = need_list(run, 2);
	const struct choice *choice = need_choice(run, list, run->operands[1]);
	struct change *c;
	struct draft *d;

	access_need_admin(run->access, "change choice lists");
	if (run->count > 3 || (run->count < 3 && !database_label && !database_label_zh))
		die(USAGE, "give the new label behind the word, or --label and --label-zh");
	if (run->count == 3)
		database_label = run->operands[2];
	c = run_change(run);
	d = choice_draft(run, c, run->count);
	set_choice(run, c, choice->id, d);
	return list_changed(run, c, list);
}

enum status
choices_order(struct run *run)
{
	const char *list = need_list(run, 2);
	struct change *c = run_change(run);
	struct draft *d = draft_new(run->arena, &choice_entity);
	const struct choice *one;
	int64_t position = 0;

	access_need_admin(run->access, "change choice lists");
	for (int i = 1; i < run->count; i++) {
		draft_clear(d);
		draft_set(d, "position", value_number(++position));
		set_choice(run, c, need_choice(run, list, run->operands[i])->id, d);
	}
	for (int i = 0; (one = choice_at(run->access, list, i)) != NULL; i++) {
		bool named = false;

		for (int k = 1; k < run->count; k++)
			named |= need_choice(run, list, run->operands[k])->id == one->id;
		if (named)
			continue;
		draft_clear(d);
		draft_set(d, "position", value_number(++position));
		set_choice(run, c, one->id, d);
	}
	return list_changed(run, c, list);
}

static enum status
set_active(struct run *run, bool active)
{
	const char *list = need_list(run, 2);
	struct change *c = run_change(run);
	struct draft *d = draft_new(run->arena, &choice_entity);

	access_need_admin(run->access, "change choice lists");
	for (int i = 1; i < run->count; i++) {
		draft_clear(d);
		draft_set(d, "active", value_number(active));
		set_choice(run, c, need_choice(run, list, run->operands[i])->id, d);
	}
	return list_changed(run, c, list);
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
