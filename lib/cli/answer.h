/* SPDX-License-Identifier: ISC */
/*
 * answer - rows that are not those of a plain question: of a report, a pivot, a list of files.
 *
 * --columns, --sort and --limit speak of the columns of the answer. Without --sort a row is printed
 * as it comes.
 */
#ifndef CLI_ANSWER_H
#define CLI_ANSWER_H

#include "cli/run.h"

struct answer;

/* The columns are borrowed until the end. Dies with USAGE when an option names no column. */
struct answer *answer_new(struct run *, const struct column *, int count);

/* One row: a value for each column, borrowed for this call. False when no more rows are wanted. */
bool answer_row(struct answer *, const struct value *);

/* A row that stands below all others, whatever --sort and --limit say; up to 20 of them. */
void answer_below(struct answer *, const struct value *);

/* All rows of a statement, which is finished. */
void answer_all(struct answer *, struct statement *);

/* The rows of a question with an id for ?1, for each operand of the run, which is a KEY of the noun. */
void answer_keys(struct answer *, const struct entity *, const char *sql);

/* An answer with all rows of a statement, which is finished, or of a question. */
struct answer *answer_statement(struct run *, struct statement *, const struct column *, int count);
struct answer *answer_groups(struct run *, struct query *);

/* The whole answer: the rows of a statement, whose columns are those, which is finished. DONE. */
enum status answer_sql(struct run *, const struct column *, int count, struct statement *);

/* Dies with USAGE as answer_new does, and prints nothing: what a verb that writes must know before it does. */
void answer_check(struct run *, const struct column *, int count);

/* Prints what is left; another answer goes on behind it unless it is the last. */
void answer_part(struct answer *, bool last);

/* The same of a last one. DONE. */
enum status answer_end(struct answer *);

#endif
