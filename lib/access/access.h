/* SPDX-License-Identifier: ISC */
/*
 * access - who is calling, and what they may see.
 *
 * Every read goes through here: a bare table name (customer) in SQL means what the caller may see.
 * For who sees all, that is the table itself; for others, and for a day in the past, this room
 * puts a TEMP view of the same name before it. main.customer is the whole truth, for record and
 * trade alone. Today there is one kind of caller, who sees all.
 */
#ifndef ACCESS_ACCESS_H
#define ACCESS_ACCESS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/memory.h"
#include "db/db.h"
#include "model/model.h"

struct access;

/* Opens the database, checks its version, and finds the caller: the user whose login is the OS
 * account of the real uid. Dies: no database (FAILED), no such user (FORBIDDEN). The arena must
 * outlive it. */
struct access *access_open(struct arena *, const char *where, enum db_purpose);

/* Around a database that is open already and a caller who may do all: for crm-db init. */
struct access *access_new(struct arena *, struct db *);
void access_close(struct access *);

struct db *access_db(struct access *);
/* The OS account of the real uid. */
const char *access_login(void);
/* The caller's user_id; 0 while the database has no users. */
int64_t access_caller(struct access *);

bool access_is_admin(struct access *);
/* Dies with FORBIDDEN unless the caller is an administrator; doing: "restore". */
void access_need_admin(struct access *, const char *doing);

/* Settings, or their defaults (access/setting.h). Borrowed for ever. Each is read once, so that rules may ask for every
 * row, until they are forgotten: record says so where a change begins or ends, and where it writes a setting. */
const char *access_setting(struct access *, const char *name);
void access_forget_settings(struct access *);
/* Today, week and year: CRM_TODAY or the clock in the zone of the settings. */
const struct calendar *access_calendar(struct access *);
/* Fills a reading with the calendar, the currency's decimals and the arena. */
void access_reading(struct access *, struct reading *);

/* From here on every bare name means what held on that day (YYYY-MM-DD): dated fields have that day's
 * value, and rows of a noun that says when it was born are not there before. Rows that were only entered
 * later stay, since others refer to them by name; a list of their own noun leaves them out. */
void access_as_of(struct access *, const char *iso);
const char *access_day(struct access *);   /* that day, or NULL */

/* From here on the bare name of a noun means only those of its rows whose ids stand in that TEMP table
 * (query_into_temp makes one; NULL: all of them again), on the day of access_as_of, which comes first. */
void access_narrow(struct access *, const struct entity *, const char *table);

/* From here on the bare name of a noun means the rows of that SELECT, which has its columns: where one pass over all
 * facts answers sooner than looking up each row does. */
void access_means(struct access *, const struct entity *, const char *select);

/* A SELECT that gives the rows of a noun, for the FROM of a question: its bare name, quoted. */
const char *access_source(struct access *, const struct entity *);

/* The table whose rows in its role a noun is (customer: party, is_customer), quoted, where that gives what the bare
 * name would, so that a question for one column need not unfold a view of a hundred; NULL: where it would not. */
const char *access_table(struct access *, const struct entity *);

#endif
