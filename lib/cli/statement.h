/* SPDX-License-Identifier: ISC */
/*
 * statement - bank statements as banks write them, made ready for crm-import.
 *
 * The row with the names is the first of 30 that has names for a day and for an amount, a debit or a credit; what
 * stands above it is the bank's letterhead, whose number of an account says which it is of. Each field takes the first
 * of its aliases that the file has. Rows without a day that speak of totals, and those of payments that came to
 * nothing, are left out and counted on stderr.
 * The chain of balances is held, in either order of the file: each is that of the line before it and the amount.
 */
#ifndef CLI_STATEMENT_H
#define CLI_STATEMENT_H

#include "cli/run.h"
#include "record/assign.h"

struct statement_file {
	const char *header;                     /* the number of the row with the names, for --header */
	const struct assignment *assignments;   /* those that were given, and the columns of the file */
	int assignment_count;
	long *left_out;                         /* the numbers of rows to be left out, ascending */
	size_t left_out_count;
};

/* Reads a whole file through crm-convert. NULL when it is wrong, which has been said; may end the program. */
struct statement_file *statement_read(struct run *, const char *file, const struct assignment *, int assignment_count);

/* For import_shape: whether a row is one of those; context: the statement_file. */
bool statement_leaves_out(const struct row *, void *);

#endif
