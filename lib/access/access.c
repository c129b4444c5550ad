/* SPDX-License-Identifier: ISC */
/* access - the caller, the settings, and the names that questions read from. */
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "access/access.h"
#include "access/setting.h"
#include "base/error.h"
#include "model/ddl.h"

#define MOST_REMEMBERED 40

struct access {
	struct arena *arena;
	struct db *db;
	int64_t caller;
	bool admin;
	const char *as_of;            /* NULL: today */
	bool has_calendar, has_decimals;
	bool has_views;               /* of nouns, before their tables */
	int decimals;                 /* of the currency */
	struct calendar calendar;
	struct {
		const char *name, *value;
	} remembered[MOST_REMEMBERED];   /* settings */
	int remembered_count;
};

/* /etc/passwd first: asking the name service loads its libraries, which takes longer than a look-up. */
const char *
access_login(void)
{
	static char login[256];
	FILE *file = *login ? NULL : fopen("/etc/passwd", "re");
	struct passwd *entry = NULL;
	char line[1024];

	if (*login)
		return login;
	while (file && fgets(line, sizeof line, file)) {
		char *name = strtok(line, ":"), *uid = (strtok(NULL, ":"), strtok(NULL, ":"));

		if (uid && strtoul(uid, NULL, 10) == getuid()) {
			snprintf(login, sizeof login, "%s", name);
			break;
		}
	}
	if (file)
		fclose(file);
	if (!*login && (entry = getpwuid(getuid())) != NULL)
		snprintf(login, sizeof login, "%s", entry->pw_name);
	if (!*login)
		snprintf(login, sizeof login, "uid%lu", (unsigned long)getuid());
	return login;
}

static void
find_caller(struct access *a)
{
	struct statement *st = db_prepare(a->db,
	    "SELECT user_id, admin FROM main.\"user\" WHERE login = ?1 AND deleted IS NULL");

	db_bind_text(st, 1, access_login());
	if (!db_step(st))
		die(FORBIDDEN, "no user of '%s' has the login '%s': an administrator adds one with crm-user add "
		    "login=%s", db_where(a->db), access_login(), access_login());
	a->caller = db_number(st, 0);
	a->admin = db_number(st, 1) != 0;
	db_finish(st);
}

struct access *
access_new(struct arena *arena, struct db *db)
{
	struct access *a = arena_alloc(arena, sizeof *a);

	*a = (struct access){ .arena = arena, .db = db, .admin = true };
	return a;
}

struct access *
access_open(struct arena *arena, const char *where, enum db_purpose purpose)
{
	struct access *a = access_new(arena, db_open(where, purpose));

	ddl_check(a->db);
	find_caller(a);
	return a;
}

void
access_close(struct access *a)
{
	db_close(a->db);
}

struct db *
access_db(struct access *a)
{
	return a->db;
}

int64_t
access_caller(struct access *a)
{
	return a->caller;
}

bool
access_is_admin(struct access *a)
{
	return a->admin;
}

void
access_need_admin(struct access *a, const char *doing)
{
	if (!a->admin)
		die(FORBIDDEN, "cannot %s: '%s' is not an administrator", doing, access_login());
}

static const char *
read_setting(struct access *a, const char *name)
{
	const struct setting *s = setting_named(name);
	struct statement *st = db_keep(a->db, "SELECT value FROM main.setting WHERE name = ?1 AND deleted IS NULL");
	const char *answer = s ? s->preset : NULL;

	db_bind_text(st, 1, name);
	if (db_step(st) && db_text(st, 0))
		answer = arena_string(a->arena, db_text(st, 0));
	db_reset(st);
	return answer;
}

const char *
access_setting(struct access *a, const char *name)
{
	const char *value;

	for (int i = 0; i < a->remembered_count; i++)
		if (strcmp(a->remembered[i].name, name) == 0)
			return a->remembered[i].value;
	value = read_setting(a, name);
	if (a->remembered_count < MOST_REMEMBERED) {
		a->remembered[a->remembered_count].name = arena_string(a->arena, name);
		a->remembered[a->remembered_count++].value = value;
	}
	return value;
}

void
access_forget_settings(struct access *a)
{
	a->remembered_count = 0;
	a->has_decimals = false;
}

static day
today(struct access *a)
{
	const char *fixed = getenv("CRM_TODAY");
	day d;

	if (fixed && *fixed) {
		d = date_iso(fixed, strlen(fixed));
		if (d == DATE_NONE)
			die(USAGE, "CRM_TODAY is '%s': a day is written YYYY-MM-DD", fixed);
		return d;
	}
	d = date_in_zone(time(NULL), access_setting(a, "zone"));
	return d == DATE_NONE ? date_in_zone(time(NULL), "") : d;
}

const struct calendar *
access_calendar(struct access *a)
{
	if (!a->has_calendar) {
		a->calendar.today = today(a);
		a->calendar.week_start = atoi(access_setting(a, "week-start"));
		a->calendar.year_start = atoi(access_setting(a, "fiscal-year"));
		a->has_calendar = true;
		db_calendar(a->db, &a->calendar);
	}
	return &a->calendar;
}

void
access_reading(struct access *a, struct reading *r)
{
	if (!a->has_decimals)
		a->decimals = currency_decimals(access_setting(a, "currency"));
	a->has_decimals = true;
	*r = (struct reading){ .arena = a->arena, .calendar = *access_calendar(a), .money_decimals = a->decimals };
}

const char *
access_source(struct access *a, const struct entity *entity)
{
	return arena_printf(a->arena, "\"%s\"", entity->name);
}

const char *
access_table(struct access *a, const struct entity *entity)
{
	return entity->role && !a->has_views ? arena_printf(a->arena, "main.\"%s\"", entity_table(entity)) : NULL;
}

/* The column of a noun's view on a day: the last fact of a dated field up to then, and any other
 * field as it is. */
static void
column_on(struct buf *sql, const struct entity *entity, const struct field *f, const char *iso)
{
	const char *table = entity_table(entity);

	if (f->dated)
		buf_printf(sql, "(SELECT d.%s FROM main.%s_dated AS d WHERE d.row_id = m.%s AND d.field = '%s' "
		    "AND d.since <= '%s' ORDER BY d.since DESC, d.dated_id DESC LIMIT 1)",
		    f->type->integer ? "number" : "text", table, entity_stored_key(entity), f->name, iso);
	else if (strcmp(f->name, "deleted") == 0)
		buf_printf(sql, "CASE WHEN m.deleted <= '%s' THEN m.deleted END", iso);
	else
		buf_printf(sql, "m.\"%s\"", field_column(f));
	buf_printf(sql, " AS \"%s\"", f->column && f->type == &type_id ? f->name : field_column(f));
}

/* The rows of a noun: those that were there on the day in force, among the ids of the table, if any. */
static void
put_view(struct access *a, const struct entity *entity, const char *among)
{
	bool past = a->as_of && (entity_has_dated(entity) || entity->born);
	struct buf sql = { 0 };

	buf_printf(&sql, "DROP VIEW IF EXISTS temp.\"%s\"; CREATE TEMP VIEW \"%s\" AS SELECT ", entity->name,
	    entity->name);
	for (const struct field *f = entity->fields; past && f->name; f++) {
		if (f != entity->fields)
			buf_text(&sql, ", ");
		column_on(&sql, entity, f, a->as_of);
	}
	if (a->as_of && entity->on_day)
		buf_printf(&sql, "* FROM (%s) AS m WHERE 1", entity->on_day);
	else
		buf_printf(&sql, "%s FROM main.\"%s\" AS m WHERE 1", past ? "" : "*",
		    past ? entity_table(entity) : entity->name);
	if (past && entity->born)
		buf_printf(&sql, " AND coalesce(m.%s, m.created) <= '%s'", entity->born, a->as_of);
	if (past && entity->role)
		buf_printf(&sql, " AND m.%s = 1", entity->role);
	if (among)
		buf_printf(&sql, " AND m.%s IN (SELECT id FROM \"%s\")", past ? entity_stored_key(entity) :
		    entity_key(entity), among);
	db_run(a->db, sql.data);
	buf_free(&sql);
	a->has_views = true;
}

void
access_as_of(struct access *a, const char *iso)
{
	a->as_of = iso;
	db_day(a->db, date_iso(iso, strlen(iso)));
	for (int i = 0; model[i]; i++)
		if (entity_has_dated(model[i]) || model[i]->born || model[i]->on_day)
			put_view(a, model[i], NULL);
}

const char *
access_day(struct access *a)
{
	return a->as_of;
}

void
access_narrow(struct access *a, const struct entity *entity, const char *among)
{
	put_view(a, entity, among);
}

void
access_means(struct access *a, const struct entity *entity, const char *select)
{
	db_run(a->db, arena_printf(a->arena, "DROP VIEW IF EXISTS temp.\"%s\"; CREATE TEMP VIEW \"%s\" AS %s",
	    entity->name, entity->name, select));
	a->has_views = true;
}
