/* SPDX-License-Identifier: ISC */
/* change - the transaction of a run and its change set. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "model/ddl.h"
#include "record/code.h"
#include "record/hook.h"
#include "record/record.h"
#include "rows/out.h"

#define MOST_TABLES 200
#define MOST_WARNED 20

/* What this change has done to a table. */
struct touched {
	const char *table;
	bool tracked;
	int64_t first, last;    /* ids of new rows; 0: none */
	int64_t settled;        /* the last of them that was asked for by change_unsettled */
};

struct change {
	struct access *access;
	struct arena *arena;
	struct change_options options;
	int64_t id;
	const char *today;
	bool repeated, dirty, brings_history;
	struct touched tables[MOST_TABLES], before[MOST_TABLES];   /* before: as it was at the point */
	int count, before_count;
	const char *place, *file;                                  /* of the row at work */
	long line;
	long warned;
};

/* {today}, {month} and {sha256} in a once key, since a crontab cannot write dates with %. */
static const char *
expanded(struct change *c, const char *key)
{
	struct buf out = { 0 };
	const char *answer;

	while (*key) {
		if (strncmp(key, "{today}", 7) == 0) {
			buf_text(&out, c->today);
			key += 7;
		} else if (strncmp(key, "{month}", 7) == 0) {
			buf_add(&out, c->today, 7);
			key += 7;
		} else if (strncmp(key, "{sha256}", 8) == 0) {
			if (!c->options.input_digest)
				die(USAGE, "--once: {sha256} stands for the input, and this run has none");
			buf_text(&out, c->options.input_digest);
			key += 8;
		} else {
			buf_byte(&out, *key++);
		}
	}
	answer = arena_string(c->arena, buf_string(&out));
	buf_free(&out);
	return answer;
}

/* The clock of the log never runs backwards, whatever the machine's does. */
static const char *
instant(struct change *c)
{
	struct buf last = { 0 };
	struct tm tm;
	char now[32];
	time_t t = time(NULL);
	const char *answer;

	gmtime_r(&t, &tm);
	strftime(now, sizeof now, "%Y-%m-%dT%H:%M:%SZ", &tm);
	db_one_text(access_db(c->access), "SELECT at FROM main.change_set ORDER BY change_set_id DESC LIMIT 1", NULL,
	    &last);
	answer = arena_string(c->arena, strcmp(buf_string(&last), now) > 0 ? last.data : now);
	buf_free(&last);
	return answer;
}

static void
open_change_set(struct change *c)
{
	struct statement *st = db_prepare(access_db(c->access), "INSERT INTO main.change_set "
	    "(at, login, host, command, group_name, once_key) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
	char host[256] = "";
	struct value group = value_text(c->options.group), once = value_text(c->options.once);

	gethostname(host, sizeof host - 1);
	db_bind_text(st, 1, instant(c));
	db_bind_text(st, 2, access_login());
	db_bind_text(st, 3, host);
	db_bind_text(st, 4, c->options.command);
	db_bind(st, 5, &group);
	db_bind(st, 6, &once);
	db_step(st);
	db_finish(st);
	c->id = db_last_id(access_db(c->access));
}

struct change *
change_begin(struct access *a, struct arena *arena, const struct change_options *options)
{
	struct change *c = arena_alloc(arena, sizeof *c);
	char *today = arena_alloc(arena, DATE_TEXT);

	*c = (struct change){ .access = a, .arena = arena, .options = *options };
	c->today = date_text(access_calendar(a)->today, today);
	if (options->once)
		c->options.once = expanded(c, options->once);
	db_begin(access_db(a));
	access_forget_settings(a);
	if (options->upgrade)
		ddl_make(access_db(a), db_version(access_db(a)));
	ddl_check(access_db(a));
	if (c->options.once)
		c->id = db_one(access_db(a), "SELECT change_set_id FROM main.change_set WHERE once_key = ?1",
		    c->options.once, 0);
	c->repeated = c->id != 0;
	if (!c->repeated)
		open_change_set(c);
	return c;
}

bool
change_repeated(const struct change *c)
{
	return c->repeated;
}

int64_t
change_id(const struct change *c)
{
	return c->id;
}

struct access *
change_access(struct change *c)
{
	return c->access;
}

struct arena *
change_arena(struct change *c)
{
	return c->arena;
}

const char *
change_today(const struct change *c)
{
	return c->today;
}

const char *
change_day(const struct change *c)
{
	return c->options.on ? c->options.on : c->today;
}

bool
change_has_day(const struct change *c)
{
	return c->options.on != NULL;
}

const char *
change_reason(const struct change *c)
{
	return c->options.why;
}

void
change_keep_result(struct change *c, const char *text)
{
	struct statement *st = db_prepare(access_db(c->access),
	    "UPDATE main.change_set SET result = ?1 WHERE change_set_id = ?2");

	db_bind_text(st, 1, text);
	db_bind_number(st, 2, c->id);
	db_step(st);
	db_finish(st);
}

const char *
change_result(struct change *c)
{
	struct value v = record_value(c, &change_set_entity, c->id, "result");

	return v.kind == TEXT ? v.text : NULL;
}

void
change_bring_history(struct change *c)
{
	c->brings_history = true;
}

bool
change_brings_history(const struct change *c)
{
	return c->brings_history;
}

void
change_because(struct change *c, const char *why)
{
	c->options.why = why;
}

void
change_place(struct change *c, const char *place, const char *file, long line)
{
	c->place = place;
	c->file = file;
	c->line = line;
}

void
change_warn(struct change *c, const char *field, const char *reason)
{
	char place[4096];

	if (c->warned++ >= MOST_WARNED)
		return;
	if (!c->place && c->file)
		snprintf(place, sizeof place, "%s:%ld", c->file, c->line);
	warn_problem(&(struct problem){ c->place ? c->place : c->file ? place : NULL, field, reason });
}

static void
tell_warned(struct change *c)
{
	if (c->warned > MOST_WARNED)
		warn("%ld more rows are in doubt: list them by the filter doubt!=", c->warned - MOST_WARNED);
	c->warned = 0;
}

/* What is remembered of a table that is written is so no more. */
static void
forget_written(struct change *c, const char *table)
{
	if (strcmp(table, entity_table(&setting_entity)) == 0)
		access_forget_settings(c->access);
}

static struct touched *
touched_table(struct change *c, const char *table)
{
	for (int i = 0; i < c->count; i++)
		if (strcmp(c->tables[i].table, table) == 0)
			return &c->tables[i];
	c->tables[c->count] = (struct touched){ .table = arena_string(c->arena, table) };
	return &c->tables[c->count++];
}

void
change_track(struct change *c, const char *table)
{
	struct touched *t = touched_table(c, table);
	const char *const *columns = ddl_columns(table);

	if (!t->tracked)
		db_track(access_db(c->access), table, columns[0], columns, c->id,
		    t->first ? t->first - 1 : db_highest(access_db(c->access), table, columns[0]));
	t->tracked = true;
	c->dirty = true;
	forget_written(c, table);
}

bool
change_track_rows(struct change *c, const char *table, const char *const *columns, const char *ids)
{
	struct touched *t = touched_table(c, table);
	const char *key = ddl_columns(table)[0];

	c->dirty = true;
	if (!t->tracked)
		db_track_rows(access_db(c->access), table, key, columns, c->id,
		    t->first ? t->first - 1 : db_highest(access_db(c->access), table, key), ids);
	return !t->tracked;
}

void
change_inserted(struct change *c, const char *table, int64_t id)
{
	struct touched *t = touched_table(c, table);

	if (!t->first)
		t->first = id;
	t->last = id;
	c->dirty = true;
	forget_written(c, table);
}

bool
change_made(struct change *c, const char *table, int64_t *first, int64_t *last)
{
	const struct touched *t = touched_table(c, table);

	*first = t->first;
	*last = t->last;
	return t->first != 0;
}

void
change_point(struct change *c)
{
	memcpy(c->before, c->tables, (size_t)c->count * sizeof *c->tables);
	c->before_count = c->count;
	db_point(access_db(c->access));
}

/* The images' triggers go back with the rest, so their tables are tracked anew when it comes to that. */
void
change_point_back(struct change *c)
{
	memcpy(c->tables, c->before, (size_t)c->before_count * sizeof *c->tables);
	c->count = c->before_count;
	access_forget_settings(c->access);
	db_point_back(access_db(c->access));
}

void
change_point_done(struct change *c)
{
	db_point_done(access_db(c->access));
}

bool
change_unsettled(struct change *c, const char *table, int64_t *first, int64_t *last)
{
	struct touched *t = touched_table(c, table);

	*first = t->settled ? t->settled + 1 : t->first;
	*last = t->last;
	if (t->first == 0 || *first > *last)
		return false;
	t->settled = t->last;
	return true;
}

bool
change_settle_step(struct change *c, struct problem *p)
{
	return record_settle(c, p);
}

bool
change_settle(struct change *c, struct problem *p)
{
	return record_settle(c, p) && record_conclude(c, p);
}

/* Every way to the end of a change leads through here. */
static void
need_settled(struct change *c)
{
	struct problem p = { 0 };

	if (change_settle(c, &p))
		return;
	change_abandon(c);
	warn_problem(&p);
	exit(REFUSED);
}

void
change_note(struct change *c)
{
	struct statement *st;

	need_settled(c);
	st = db_prepare(access_db(c->access),
	    "INSERT INTO main.inserted (change_set_id, entity, first_id, last_id) VALUES (?1, ?2, ?3, ?4)");
	for (int i = 0; i < c->count; i++) {
		if (!c->tables[i].first)
			continue;
		db_bind_number(st, 1, c->id);
		db_bind_text(st, 2, c->tables[i].table);
		db_bind_number(st, 3, c->tables[i].first);
		db_bind_number(st, 4, c->tables[i].last);
		db_step(st);
		db_reset(st);
		c->tables[i].first = 0;
	}
	db_finish(st);
}

bool
change_commit(struct change *c)
{
	bool keep = !c->repeated && !c->options.dry_run && (c->dirty || c->options.once || c->options.upgrade);

	tell_warned(c);
	if (keep)
		need_settled(c);
	record_close();
	if (!keep) {
		change_abandon(c);
		return false;
	}
	change_note(c);
	code_save(c);
	db_commit(access_db(c->access));
	out_after(c->id);
	return c->dirty;
}

void
change_abandon(struct change *c)
{
	record_close();
	code_forget();
	access_forget_settings(c->access);
	db_rollback(access_db(c->access));
}
