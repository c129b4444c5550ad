/* SPDX-License-Identifier: ISC */
/* sqlite - what the files of the SQLite engine share; nobody else includes this. */
#ifndef DB_SQLITE_H
#define DB_SQLITE_H

#include <sqlite3.h>

#include "db/db.h"

struct db {
	sqlite3 *handle;
	char *where;
	struct calendar calendar;
	bool has_day;
	day day;                  /* that of --as-of */
	enum db_purpose purpose;
	struct map *kept;         /* of db_keep: SQL to statement; or NULL */
	struct timespec waiting_since;
	bool holder_named;
};

/* Ends the program with what SQLite says; doing is a verb: "write". */
_Noreturn void sqlite_die(struct db *, const char *doing);

/* Before the first database is opened: how SQLite gets its memory; no effect afterwards. */
void sqlite_memory(void);

void sqlite_functions(struct db *);

void sqlite_json(struct db *);

/* Waits for a lock with jitter; sqlite3_busy_handler. */
int sqlite_wait(void *context, int count);

#endif
