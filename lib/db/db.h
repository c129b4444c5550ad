/* SPDX-License-Identifier: ISC */
/*
 * db - one small interface to a SQL database. Behind it: SQLite (sqlite*.c); no other room knows.
 *
 * What is wrong with the machine, the file or the SQL ends the program with FAILED, and a database
 * that stays locked with BUSY; what is wrong with the data (a broken constraint) is returned.
 * Statements are owned by the caller until db_finish; texts they give are borrowed until the next
 * step. Parameters are numbered ?1, ?2, ... or named :name.
 *
 * SQL of every room keeps to what SQLite and PostgreSQL share, plus these functions, which both
 * engines define:
 *   crm_fold(text)                 folded for comparing (base/text.h)
 *   crm_contains(text, folded)     1 when the folded text holds the second, which is folded already
 *   crm_matches(text, word)        how well the text answers the word, as it stands or by its pinyin: 0 not at all,
 *                                  6 it is the word (enum seek_rank of base/seek.h)
 *   crm_muldiv(a, b, c)            a * b / c rounded half away from zero; NULL when c is 0
 *   crm_today()                    the run's today
 *   crm_day()                      the day a question is asked for: that of --as-of, else today
 *   crm_add_days(date, n), crm_add_months(date, n), crm_days_between(from, to)
 *   crm_week(date)                 the day the week of that date begins on
 *   crm_quarter(date)              2026Q1, of the fiscal year that begins in 2026
 *   crm_occurrence(first, every, on, n)   the nth day on which something falls that comes back (base/occurrence.h);
 *                                  on NULL: that of first; NULL where there is none
 *   crm_json_has(image, column)    1 when an image of history has that column; NULL: it is no JSON
 *   crm_json_value(image, column)  its value, an integer or a text
 *   crm_money(scaled)              the decimal text of an amount, price or quantity
 *   crm_mask(value, first, last)   the value with stars for all but so many digits (text_mask in base/text.h)
 *   crm_list(text)                 an aggregate: the texts that are not NULL, with commas between them
 */
#ifndef DB_DB_H
#define DB_DB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/value.h"

struct db;
struct statement;

enum db_purpose {
	DB_READ,      /* our own questions */
	DB_WRITE,     /* a short write */
	DB_LOAD,      /* a write of many rows: a large page cache */
	DB_FOREIGN,   /* SQL of the user's own: nothing but reading works */
	DB_CREATE     /* makes the file; it must not exist */
};

/* Opens where (a path). Dies when it is not there, not a database, on a network file system or not ours. */
struct db *db_open(const char *where, enum db_purpose);
/* Statements that are still open are finished; what was written reaches the file itself. */
void db_close(struct db *);
const char *db_where(const struct db *);

/* What crm_today, crm_week and crm_quarter answer, and crm_day, until db_day says otherwise. */
void db_calendar(struct db *, const struct calendar *);
void db_day(struct db *, day);

/* The schema version and application id the file carries, and setting them. */
int db_version(struct db *);
int db_application(struct db *);
void db_stamp(struct db *, int version, int application);

/* Runs SQL that gives no rows. */
void db_run(struct db *, const char *sql);

struct statement *db_prepare(struct db *, const char *sql);
/* A statement kept for this SQL until the database is closed: compiled by the first call, the same one after
 * that. It is reset after use and never finished; its values are bound, since every other text is another one. */
struct statement *db_keep(struct db *, const char *sql);
/* The same for SQL a user wrote: NULL and *why (borrowed until the next call) when it is wrong. */
struct statement *db_try_prepare(struct db *, const char *sql, const char **why);
/* The line of that SQL, from 1, where it is wrong; 0 when the engine does not tell. */
int db_wrong_line(struct db *, const char *sql);

void db_bind(struct statement *, int position, const struct value *);
void db_bind_number(struct statement *, int position, int64_t);
void db_bind_text(struct statement *, int position, const char *);
/* False when the statement has no parameter of that name (without its colon). */
bool db_bind_named(struct statement *, const char *name, const struct value *);
/* The name of a parameter, without its colon, from position 1 on; NULL at the end. */
const char *db_parameter(struct statement *, int position);

/* True while there are rows. */
bool db_step(struct statement *);

/* A step that writes. */
enum violation { KEPT_RULES, BROKE_CHECK, BROKE_UNIQUE, BROKE_REQUIRED };
/* name: of the rule for BROKE_CHECK, else "table.column[, table.column]"; borrowed till next call. */
enum violation db_write(struct statement *, const char **name);

int db_columns(struct statement *);
const char *db_column_name(struct statement *, int column);
void db_value(struct statement *, int column, struct value *);
int64_t db_number(struct statement *, int column);
const char *db_text(struct statement *, int column);   /* NULL for NULL */
void db_reset(struct statement *);
void db_finish(struct statement *);                    /* NULL is allowed */

/* One value of one row; fallback when there is no row or it is NULL. The text of db_one_text goes
 * into the buffer; false when there is none. Up to one text parameter (NULL: none). */
int64_t db_one(struct db *, const char *sql, const char *parameter, int64_t fallback);
bool db_one_text(struct db *, const char *sql, const char *parameter, struct buf *);

/* A writing transaction: waits for others up to 60 s, naming the holder after one. */
void db_begin(struct db *);
void db_commit(struct db *);
void db_rollback(struct db *);
/* A point inside the transaction to fall back to, and its end. One at a time. */
void db_point(struct db *);
void db_point_back(struct db *);
void db_point_done(struct db *);
/* A reading transaction, so that several questions see one state. */
void db_begin_read(struct db *);
void db_end_read(struct db *);

int64_t db_last_id(struct db *);

/* Words in which the engines' DDL differs. */
struct dialect {
	const char *identity;   /* a key that numbers itself and never gives a number again */
	const char *options;    /* after a table's closing bracket */
};
const struct dialect *db_dialect(struct db *);

/* From here to the end of the transaction, every update and delete of a table's rows leaves its
 * before-image in history(change_set_id, entity, row_id, op, image): the old values of the
 * columns that changed as a JSON object, the whole row for a delete. Rows with keys above highest, which
 * the change set itself made, leave none. */
void db_track(struct db *, const char *table, const char *key, const char *const *columns, int64_t change_set,
    int64_t highest);

/* The same, at once, for an UPDATE of these columns of the rows whose ids stand in the TEMP table ids(id): the
 * old values of them all, whether they are about to change or not. A statement for all rows takes a fraction
 * of what a trigger does that runs for each. */
void db_track_rows(struct db *, const char *table, const char *key, const char *const *columns, int64_t change_set,
    int64_t highest, const char *ids);

/* The highest key a table has ever given to a row; 0 before the first. */
int64_t db_highest(struct db *, const char *table, const char *key);

/* A whole and checked copy in a new file (written beside it, synced, renamed); readers and writers
 * go on. Calls check on the copy before it gets its name; when that returns false there is no copy. */
bool db_backup(struct db *, const char *path, bool (*check)(struct db *, void *), void *context);

/* Replaces all content by that of another database, in one transaction. */
void db_restore(struct db *, struct db *from);

/* Calls visit for everything the engine itself finds wrong with the file. */
void db_integrity(struct db *, void (*visit)(const char *says, void *), void *context);

/*
 * An index of terms: which numbers belong to texts that hold a phrase. Terms are words of letters and
 * digits with spaces between them. Nothing feeds it but who made it, and a number never leaves it.
 */
bool db_index_there(struct db *);
void db_index_make(struct db *);
void db_index_drop(struct db *);
/* A statement that adds ?1, a number above 0 that was not added before, with the terms of its text, ?2. Numbers
 * that ascend are added fastest. */
struct statement *db_index_adder(struct db *);

/* Terms that follow each other; begins: the last is the beginning of a term. */
struct index_phrase {
	const char *terms;
	bool begins;
};
/* A statement that gives the numbers whose texts hold all of these phrases, at least one. */
struct statement *db_index_finder(struct db *, const struct index_phrase *, int count);

/* Bytes of the file and free bytes in it. */
void db_size(struct db *, int64_t *bytes, int64_t *free);

#endif
