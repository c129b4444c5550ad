/* SPDX-License-Identifier: ISC */
/* sqlite - opening, statements and transactions on SQLite. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/vfs.h>
#endif

#include "base/error.h"
#include "base/map.h"
#include "base/memory.h"
#include "db/sqlite.h"

#define WAIT_SECONDS 60
#define LOAD_CACHE "PRAGMA cache_size=-196608"   /* KiB */
#define WIDE_ROW 3600   /* bytes that a cursor on a table of a hundred columns takes, and more */
#define WIDE_ROWS 60

void
sqlite_die(struct db *db, const char *doing)
{
	int code = sqlite3_extended_errcode(db->handle);
	int cause = sqlite3_system_errno(db->handle);
	const char *why = sqlite3_errmsg(db->handle);

	switch (code & 0xff) {
	case SQLITE_BUSY:
		die(BUSY, "cannot %s '%s': another program has held it for %d s; nothing was written, try again",
		    doing, db->where, WAIT_SECONDS);
	case SQLITE_READONLY:
		die(FAILED, "cannot %s '%s': the file or its folder is read-only; nothing was written", doing,
		    db->where);
	case SQLITE_FULL:
		die(FAILED, "cannot %s '%s': the disk is full; nothing was written", doing, db->where);
	case SQLITE_NOTADB:
		die(FAILED, "cannot %s '%s': it is not a crm database", doing, db->where);
	case SQLITE_CORRUPT:
		die(FAILED, "cannot %s '%s': the file is damaged (%s); restore a backup", doing, db->where, why);
	case SQLITE_IOERR:
		die(FAILED, "cannot %s '%s': %s%s%s%s", doing, db->where, why, cause ? ": " : "",
		    cause ? strerror(cause) : "", strcmp(doing, "commit to") == 0 ?
		    "; the change may be stored or not: look with crm-db log, or repeat it with the same --once" : "");
	default:
		if (strcmp(why, "integer overflow") == 0)   /* 2^63 of 10^-4: 92 of the largest amounts there are */
			die(REFUSED, "cannot %s '%s': a sum of amounts is beyond 922,337,203,685,477.58, the most "
			    "there is room for: filter for less, or correct amounts that cannot be", doing, db->where);
		die(FAILED, "cannot %s '%s': %s", doing, db->where, why);
	}
}

static void
refuse_network(const char *where)
{
#ifdef __linux__
	static const long network[] = { 0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x564c, 0x5346414f, 0x01021997 };
	struct statfs fs;

	if (statfs(where, &fs) != 0)
		return;
	for (size_t i = 0; i < sizeof network / sizeof *network; i++)
		if ((unsigned long)fs.f_type == (unsigned long)network[i])
			die(FAILED, "cannot open '%s': it lies on a network file system, where locks are not safe",
			    where);
#else
	(void)where;
#endif
}

static void
check_file(const char *where, enum db_purpose purpose)
{
	struct stat st;

	if (stat(where, &st) != 0) {
		if (purpose == DB_CREATE && errno == ENOENT)
			return;
		if (errno == ENOENT)
			die(FAILED, "no database at '%s': crm-db init makes one, --db or CRM_DB names another", where);
		die(FAILED, "cannot open '%s': %s", where, strerror(errno));
	}
	if (purpose == DB_CREATE)
		die(FAILED, "cannot make '%s': it is there already", where);
	if (!S_ISREG(st.st_mode))
		die(FAILED, "cannot open '%s': it is not a file", where);
	refuse_network(where);
}

static int
open_flags(enum db_purpose purpose)
{
	if (purpose == DB_CREATE)
		return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
	return SQLITE_OPEN_READWRITE;
}

static int
reading_only(void *context, int action, const char *a, const char *b, const char *c, const char *d)
{
	(void)context, (void)a, (void)c, (void)d;
	if (action == SQLITE_FUNCTION && b && strcmp(b, "load_extension") == 0)
		return SQLITE_DENY;
	return action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_FUNCTION ||
	    action == SQLITE_RECURSIVE ? SQLITE_OK : SQLITE_DENY;
}

struct db *
db_open(const char *where, enum db_purpose purpose)
{
	struct db *db = must_alloc(sizeof *db);
	int keep = 1;   /* the WAL's file, which else comes and goes with every process */

	sqlite_memory();
	check_file(where, purpose);
	*db = (struct db){ .where = strcpy(must_alloc(strlen(where) + 1), where), .purpose = purpose };
	if (sqlite3_open_v2(where, &db->handle, open_flags(purpose), NULL) != SQLITE_OK)
		sqlite_die(db, "open");
	sqlite3_busy_handler(db->handle, sqlite_wait, db);
	sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
	if (purpose == DB_CREATE)   /* nobody's yet: what is written reaches the file at once, or fails there */
		db_run(db, "PRAGMA journal_mode=MEMORY");
	if (purpose != DB_READ && purpose != DB_FOREIGN)
		db_run(db, "PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=0");
	if (purpose == DB_LOAD)
		db_run(db, LOAD_CACHE);
	if (purpose == DB_LOAD)
		sqlite3_db_config(db->handle, SQLITE_DBCONFIG_LOOKASIDE, NULL, WIDE_ROW, WIDE_ROWS);
	sqlite_functions(db);
	return db;
}

void
db_close(struct db *db)
{
	sqlite3_stmt *st;

	while ((st = sqlite3_next_stmt(db->handle, NULL)) != NULL)
		sqlite3_finalize(st);
	map_free(db->kept);
	if (db->purpose == DB_CREATE)
		db_run(db, "PRAGMA journal_mode=WAL");
	sqlite3_close(db->handle);
	free(db->where);
	free(db);
}

const char *
db_where(const struct db *db)
{
	return db->where;
}

void
db_calendar(struct db *db, const struct calendar *calendar)
{
	db->calendar = *calendar;
}

void
db_day(struct db *db, day d)
{
	db->day = d;
	db->has_day = true;
}

int
db_version(struct db *db)
{
	return (int)db_one(db, "PRAGMA user_version", NULL, 0);
}

int
db_application(struct db *db)
{
	return (int)db_one(db, "PRAGMA application_id", NULL, 0);
}

void
db_stamp(struct db *db, int version, int application)
{
	struct buf sql = { 0 };

	buf_printf(&sql, "PRAGMA user_version=%d; PRAGMA application_id=%d", version, application);
	db_run(db, sql.data);
	buf_free(&sql);
}

void
db_run(struct db *db, const char *sql)
{
	if (sqlite3_exec(db->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
		sqlite_die(db, db->purpose == DB_READ || db->purpose == DB_FOREIGN ? "read" : "write to");
}

struct statement *
db_try_prepare(struct db *db, const char *sql, const char **why)
{
	sqlite3_stmt *st = NULL;
	const char *rest = "";

	*why = NULL;
	if (db->purpose == DB_FOREIGN)
		sqlite3_set_authorizer(db->handle, reading_only, NULL);
	if (sqlite3_prepare_v2(db->handle, sql, -1, &st, &rest) != SQLITE_OK)
		*why = sqlite3_errmsg(db->handle);
	else if (!st)
		*why = "there is no statement";
	else if (rest[strspn(rest, " \t\r\n;")])
		*why = "there is more than one statement";
	else if (db->purpose == DB_FOREIGN && !sqlite3_stmt_readonly(st))   /* VACUUM INTO asks no authorizer */
		*why = "not authorized";
	sqlite3_set_authorizer(db->handle, NULL, NULL);
	if (*why) {
		sqlite3_finalize(st);
		return NULL;
	}
	return (struct statement *)st;
}

int
db_wrong_line(struct db *db, const char *sql)
{
	int line = 1;

	for (int i = sqlite3_error_offset(db->handle) - 1; i >= -1; i--) {
		if (i < 0)
			return line;
		line += sql[i] == '\n';
	}
	return 0;
}

struct statement *
db_prepare(struct db *db, const char *sql)
{
	sqlite3_stmt *st;

	if (sqlite3_prepare_v2(db->handle, sql, -1, &st, NULL) != SQLITE_OK)
		sqlite_die(db, "query");
	return (struct statement *)st;
}

static sqlite3_stmt *
raw(struct statement *st)
{
	return (sqlite3_stmt *)st;
}

void
db_bind(struct statement *st, int position, const struct value *v)
{
	if (v->kind == INTEGER)
		sqlite3_bind_int64(raw(st), position, v->number);
	else if (v->kind == TEXT)
		sqlite3_bind_text(raw(st), position, v->text, (int)v->length, SQLITE_STATIC);
	else
		sqlite3_bind_null(raw(st), position);
}

void
db_bind_number(struct statement *st, int position, int64_t number)
{
	sqlite3_bind_int64(raw(st), position, number);
}

void
db_bind_text(struct statement *st, int position, const char *text)
{
	sqlite3_bind_text(raw(st), position, text, -1, SQLITE_TRANSIENT);
}

bool
db_bind_named(struct statement *st, const char *name, const struct value *v)
{
	for (int i = 1; i <= sqlite3_bind_parameter_count(raw(st)); i++) {
		const char *p = db_parameter(st, i);

		if (p && strcmp(p, name) == 0) {
			db_bind(st, i, v);
			return true;
		}
	}
	return false;
}

const char *
db_parameter(struct statement *st, int position)
{
	const char *name = sqlite3_bind_parameter_name(raw(st), position);

	return name ? name + 1 : NULL;
}

static struct db *
owner(struct statement *st)
{
	static struct db fallback;   /* only to say what went wrong, so a stand-in will do */

	fallback.handle = sqlite3_db_handle(raw(st));
	fallback.where = (char *)(uintptr_t)sqlite3_db_filename(fallback.handle, "main");
	return &fallback;
}

bool
db_step(struct statement *st)
{
	int code = sqlite3_step(raw(st));

	if (code != SQLITE_ROW && code != SQLITE_DONE)
		sqlite_die(owner(st), "read");
	return code == SQLITE_ROW;
}

enum violation
db_write(struct statement *st, const char **name)
{
	int code = sqlite3_step(raw(st));
	const char *says, *colon;

	*name = NULL;
	if (code == SQLITE_ROW || code == SQLITE_DONE)
		return KEPT_RULES;
	if (code != SQLITE_CONSTRAINT)
		sqlite_die(owner(st), "write to");
	code = sqlite3_extended_errcode(sqlite3_db_handle(raw(st)));
	says = sqlite3_errmsg(sqlite3_db_handle(raw(st)));
	colon = strstr(says, ": ");
	*name = colon ? colon + 2 : says;
	if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_ROWID)
		return BROKE_UNIQUE;
	return code == SQLITE_CONSTRAINT_NOTNULL ? BROKE_REQUIRED : BROKE_CHECK;
}

int
db_columns(struct statement *st)
{
	return sqlite3_column_count(raw(st));
}

const char *
db_column_name(struct statement *st, int column)
{
	return sqlite3_column_name(raw(st), column);
}

void
db_value(struct statement *st, int column, struct value *out)
{
	switch (sqlite3_column_type(raw(st), column)) {
	case SQLITE_NULL:
		*out = VALUE_EMPTY;
		break;
	case SQLITE_INTEGER:
		*out = value_number(sqlite3_column_int64(raw(st), column));
		break;
	default:
		out->kind = TEXT;
		out->text = (const char *)sqlite3_column_text(raw(st), column);
		out->length = (size_t)sqlite3_column_bytes(raw(st), column);
	}
}

int64_t
db_number(struct statement *st, int column)
{
	return sqlite3_column_int64(raw(st), column);
}

const char *
db_text(struct statement *st, int column)
{
	return (const char *)sqlite3_column_text(raw(st), column);
}

void
db_reset(struct statement *st)
{
	sqlite3_reset(raw(st));
}

void
db_finish(struct statement *st)
{
	sqlite3_finalize(raw(st));
}

int64_t
db_one(struct db *db, const char *sql, const char *parameter, int64_t fallback)
{
	struct statement *st = db_prepare(db, sql);
	int64_t answer = fallback;

	if (parameter)
		db_bind_text(st, 1, parameter);
	if (db_step(st) && sqlite3_column_type(raw(st), 0) != SQLITE_NULL)
		answer = db_number(st, 0);
	db_finish(st);
	return answer;
}

bool
db_one_text(struct db *db, const char *sql, const char *parameter, struct buf *out)
{
	struct statement *st = db_prepare(db, sql);
	bool found;

	if (parameter)
		db_bind_text(st, 1, parameter);
	found = db_step(st) && db_text(st, 0);
	if (found)
		buf_text(out, db_text(st, 0));
	db_finish(st);
	return found;
}

static void
transaction(struct db *db, const char *sql, const char *doing)
{
	clock_gettime(CLOCK_MONOTONIC, &db->waiting_since);
	db->holder_named = false;
	if (sqlite3_exec(db->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
		sqlite_die(db, doing);
}

void
db_begin(struct db *db)
{
	transaction(db, "BEGIN IMMEDIATE", "write to");
}

void
db_commit(struct db *db)
{
	transaction(db, "COMMIT", "commit to");
}

void
db_rollback(struct db *db)
{
	transaction(db, "ROLLBACK", "take back a change of");
}

void
db_point(struct db *db)
{
	db_run(db, "SAVEPOINT point");
}

void
db_point_back(struct db *db)
{
	db_run(db, "ROLLBACK TO point; RELEASE point");
}

void
db_point_done(struct db *db)
{
	db_run(db, "RELEASE point");
}

void
db_begin_read(struct db *db)
{
	transaction(db, "BEGIN", "read");
}

void
db_end_read(struct db *db)
{
	transaction(db, "COMMIT", "read");
}

int64_t
db_last_id(struct db *db)
{
	return sqlite3_last_insert_rowid(db->handle);
}

const struct dialect *
db_dialect(struct db *db)
{
	static const struct dialect sqlite = { "INTEGER PRIMARY KEY AUTOINCREMENT", " STRICT" };

	(void)db;
	return &sqlite;
}
