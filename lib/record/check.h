/* SPDX-License-Identifier: ISC */
/* check - the invariants of a database, each with a name. */
#ifndef RECORD_CHECK_H
#define RECORD_CHECK_H

#include "db/db.h"
#include "model/model.h"

struct finding {
	const char *check;     /* the name of the invariant */
	const char *entity;    /* the table; NULL: the file */
	int64_t row;           /* 0: none */
	const char *says;
};

/* Calls visit for each row (and each fault of the file) that breaks an invariant; returns how many. */
long check_database(struct db *, void (*visit)(const struct finding *, void *), void *context);

/* Somebody who looks for faults: whom he tells, and how many he has found. */
struct audit {
	struct db *db;
	void (*visit)(const struct finding *, void *);
	void *context;
	long found;
};

/* Tells of one row. */
void audit_tell(struct audit *, const char *check, const char *entity, int64_t row, const char *says);

/* Tells of each row that check_rows finds. */
void audit_rows(struct audit *, const char *check, const char *entity, const char *says, const char *sql);

/* Calls visit for each row of a question whose rows are faults: the row's id and, if it has a second column, what is
 * wrong (else says); returns how many. */
long check_rows(struct db *, const char *check, const char *entity, const char *says, const char *sql,
    void (*visit)(const struct finding *, void *), void *context);

/* The same as check_database for one invariant: every row that has a parent by this field is reached from a root. */
long check_tree(struct db *, const char *table, const struct field *, void (*visit)(const struct finding *, void *),
    void *context);

#endif
