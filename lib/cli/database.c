/* SPDX-License-Identifier: ISC */
/* database - the verbs of crm-db that concern the file. */
#include "cli/database.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/answer.h"
#include "cli/changes.h"
#include "cli/human.h"
#include "cli/selection.h"
#include "cli/standard.h"
#include "model/ddl.h"
#include "record/check.h"
#include "record/init.h"
#include "record/undo.h"

const char *database_group, *database_why;

enum status
database_make(struct run *run)
{
	const char *path = run_database(run);

	database_init(run->arena, path, run->command);
	if (human_terminal(STDERR_FILENO) || run->options.verbose)
		warn(_("made '%s'; its administrator is '%s'"), path, access_login());
	return DONE;
}

enum status
database_upgrade(struct run *run)
{
	const char *path = run_database(run);
	int version = database_raise(run->arena, path, run->command);

	if (run->options.verbose || human_terminal(STDERR_FILENO))
		warn(_("'%s' was of version %d and is of version %d"), path, version, model_version());
	return DONE;
}

static const struct column check_columns[] = {
	{ "check", N_("Check"), &type_text, NULL, false },
	{ "table", N_("Table"), &type_text, NULL, false },
	{ "row_id", N_("Row"), &type_id, NULL, false },
	{ "says", N_("What is wrong"), &type_text, NULL, false },
};

static void
print_finding(const struct finding *f, void *answer)
{
	answer_row(answer, (struct value[]){ value_text(f->check), value_text(f->entity),
	    f->row ? value_number(f->row) : VALUE_EMPTY, value_text(f->says) });
}

enum status
database_check(struct run *run)
{
	struct answer *a = answer_new(run, check_columns, sizeof check_columns / sizeof *check_columns);
	long found = check_database(access_db(run->access), print_finding, a);

	answer_end(a);
	return found ? NO : DONE;
}

enum status
database_log(struct run *run)
{
	struct query *q = run_query(run, &change_set_entity);

	run_filters(run, q);
	return run_print(run, q);
}

static int64_t
change_set_number(const char *text)
{
	char *end;
	int64_t number = strtoll(text, &end, 10);

	if (*end || end == text)
		die(USAGE, _("'%s' is not the number of a change set: crm-db log lists them"), text);
	return number;
}

enum status
database_changes(struct run *run)
{
	int64_t id;

	if (run->count != 1)
		die(USAGE, _("name one change set: crm-db log lists them"));
	id = change_set_number(run->operands[0]);
	if (!db_one(access_db(run->access), arena_printf(run->arena,
	    "SELECT 1 FROM change_set WHERE change_set_id = %lld", (long long)id), NULL, 0))
		die(NO, _("no change set %lld: crm-db log lists them"), (long long)id);
	changes_print(run, NULL, id, NULL);
	return DONE;
}

static void
print_conflict(const struct problem *p, void *context)
{
	(void)context;
	warn_problem(p);
}

/* The change sets that the operands, standard input and --group name. */
static int64_t *
wanted_change_sets(struct run *run, size_t *count)
{
	struct selection *s = selection_read(run, &change_set_entity, true);
	int64_t *ids, grouped = 0;
	struct statement *st = db_prepare(access_db(run->access),
	    "SELECT change_set_id FROM change_set WHERE group_name = ?1 ORDER BY 1");

	db_bind_text(st, 1, database_group ? database_group : "");
	while (db_step(st))
		grouped++;
	if (database_group && grouped == 0)
		die(NO, _("no change set of the group '%s'"), database_group);
	ids = arena_alloc(run->arena, (s->count + (size_t)grouped + 1) * sizeof *ids);
	*count = 0;
	for (size_t i = 0; i < s->count; i++)
		if (s->rows[i].key)   /* an import that changed nothing has no change set */
			ids[(*count)++] = change_set_number(s->rows[i].key);
	db_reset(st);
	while (db_step(st))
		ids[(*count)++] = db_number(st, 0);
	db_finish(st);
	return ids;
}

enum status
database_undo(struct run *run)
{
	size_t count;
	int64_t *ids = wanted_change_sets(run, &count), made;
	struct answer *answer = NULL;
	struct change *c;

	if (count == 0 && !run->dash)
		die(USAGE, _("name the change sets to undo, or --group NAME: crm-db log lists them"));
	if (!run->options.dry_run)
		answer = changes_answer(run);
	run->options.why = database_why;
	c = run_change(run);
	made = change_id(c);
	if (!change_repeated(c)) {
		if (!undo_change_sets(c, ids, count, print_conflict, NULL)) {
			change_abandon(c);
			warn(_("nothing was undone"));
			return REFUSED;
		}
		if (run->options.dry_run)
			return run_changed(run, c, NULL, NULL, 0);
		change_commit(c);
	} else {
		change_abandon(c);
	}
	changes_print(run, answer, made, NULL);
	return DONE;
}

void
database_tell(const struct finding *f, void *context)
{
	(void)context;
	warn(_("%s: %s row %lld: %s"), f->check, f->entity ? f->entity : "file", (long long)f->row, f->says);
}

static bool
copy_is_good(struct db *copy, void *context)
{
	ddl_check(copy);
	return check_database(copy, database_tell, context) == 0;
}

/* A backup may take the place of an older one, and of nothing else. */
static void
check_target(struct run *run, const char *path)
{
	static const char magic[] = "SQLite format 3";
	char head[sizeof magic] = "";
	struct stat target, own;
	FILE *file;

	if (stat(path, &target) != 0)
		return;
	if (stat(db_where(access_db(run->access)), &own) == 0 && own.st_dev == target.st_dev &&
	    own.st_ino == target.st_ino)
		die(USAGE, _("'%s' is the database itself: name another file"), path);
	file = fopen(path, "re");
	if (!file || fread(head, 1, sizeof head, file) != sizeof head || memcmp(head, magic, sizeof head) != 0)
		die(USAGE, _("'%s' is there and is no backup: name another file"), path);
	fclose(file);
}

enum status
database_backup(struct run *run)
{
	if (run->count != 1)
		die(USAGE, _("name the file to back up to"));
	check_target(run, run->operands[0]);
	if (db_backup(access_db(run->access), run->operands[0], copy_is_good, NULL))
		return DONE;
	warn(_("the copy breaks the invariants above and was not kept; crm-db check shows the same of the database"));
	return NO;
}

enum status
database_restore(struct run *run)
{
	struct db *from;

	if (run->count != 1)
		die(USAGE, _("name the backup to restore"));
	access_need_admin(run->access, "restore");
	if (run->options.once)
		die(USAGE, _("a restore replaces the log too, so --once cannot hold for it"));
	from = db_open(run->operands[0], DB_READ);
	ddl_check(from);
	if (check_database(from, database_tell, NULL) > 0)
		die(REFUSED, _("'%s' breaks the invariants above; nothing was replaced"), run->operands[0]);
	if (!run->options.dry_run)
		db_restore(access_db(run->access), from);
	db_close(from);
	return DONE;
}

static const struct column stats_columns[] = {
	{ "table", N_("Table"), &type_text, NULL, false },
	{ "rows", N_("Rows"), &type_integer, NULL, false },
	{ "deleted", N_("In the recycle bin"), &type_integer, NULL, false },
};

static void
count_table(struct run *run, struct answer *a, const char *table, bool can_delete)
{
	const char *sql = arena_printf(run->arena, can_delete ? "SELECT count(*), count(deleted) FROM main.\"%s\"" :
	    "SELECT count(*), NULL FROM main.\"%s\"", table);
	struct statement *st = db_prepare(access_db(run->access), sql);
	struct value rows = VALUE_EMPTY, gone = VALUE_EMPTY;

	if (db_step(st)) {
		db_value(st, 0, &rows);
		db_value(st, 1, &gone);
	}
	db_finish(st);
	answer_row(a, (struct value[]){ value_text(table), rows, gone });
}

enum status
database_stats(struct run *run)
{
	struct answer *a = answer_new(run, stats_columns, 3);
	const char *const *tables = model_tables();
	int64_t bytes, spare;

	for (int i = 0; tables[i]; i++) {
		const struct entity *entity = table_entity(tables[i]);

		count_table(run, a, tables[i], entity_field(entity, "deleted") != NULL);
		if (entity_has_dated(entity))
			count_table(run, a, arena_printf(run->arena, "%s_dated", tables[i]), false);
	}
	count_table(run, a, "history", false);
	db_size(access_db(run->access), &bytes, &spare);
	answer_row(a, (struct value[]){ value_text("bytes of the file"), value_number(bytes), VALUE_EMPTY });
	answer_row(a, (struct value[]){ value_text("bytes unused in it"), value_number(spare), VALUE_EMPTY });
	answer_end(a);
	return DONE;
}

/* A column called "won:money" is the column won, of type money. */
static void
typed_column(struct run *run, const char *name, struct column *column)
{
	const char *colon = strrchr(name, ':');
	const struct type *type = colon ? type_named(colon + 1) : NULL;

	*column = (struct column){ .type = type ? type : &type_text };
	column->name = type ? arena_copy(run->arena, name, (size_t)(colon - name)) : arena_string(run->arena, name);
}

enum status
database_sql(struct run *run)
{
	struct value values[300];
	struct column columns[300];
	const char *why;
	struct statement *st;
	struct answer *a;
	int n;

	if (run->count != 1)
		die(USAGE, _("give one SELECT, quoted as one word"));
	access_calendar(run->access);
	run_query(run, &deal_entity);
	st = db_try_prepare(access_db(run->access), run->operands[0], &why);
	if (!st)
		die(USAGE, _("cannot run this SQL: %s"), why);
	n = db_columns(st);
	if (n > 300)
		die(USAGE, _("more than 300 columns"));
	for (int i = 0; i < n; i++)
		typed_column(run, db_column_name(st, i), &columns[i]);
	a = answer_new(run, columns, n);
	while (db_step(st)) {
		for (int i = 0; i < n; i++)
			db_value(st, i, &values[i]);
		answer_row(a, values);
	}
	db_finish(st);
	answer_end(a);
	return DONE;
}
