/* SPDX-License-Identifier: ISC */
/* asked - a report as it was asked for: its parameters and filters; what its page says of them. */
#ifndef CLI_ASKED_H
#define CLI_ASKED_H

#include "cli/report.h"

struct asked {
	struct report *report;
	const char **filters;   /* those operands that are filters of its noun */
	int filter_count;
	bool drills;            /* a last column has the command behind each row */
};

/* The report of that name, with room for as many filters. Dies when there is none. */
struct asked *asked_new(struct run *, const char *name, int operands);

/* Takes NAME=VALUE as a parameter, else as a filter. False when it is neither. */
bool asked_take(struct asked *, const char *operand);

/* Dies with USAGE: no report takes the operand. */
_Noreturn void asked_unknown(struct run *, const struct asked *, const char *operand);

/* Reads the values of the parameters, with the database open. */
void asked_settle(struct run *, struct asked *);

/* Puts above the rows what is computed: for which parameters, filters, day and zone. */
void asked_page(struct run *, const struct asked *);

/* The statement that gives its rows, for who prints them in a form of its own: of columns as the head declares them,
 * on the day of today, without filters. To be finished by the caller. */
struct statement *asked_rows(struct run *, struct asked *);

/* Computes it and prints its rows; the last one of a page ends the output. */
void asked_print(struct run *, struct asked *, bool last);

#endif
