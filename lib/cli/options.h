/* SPDX-License-Identifier: ISC */
/*
 * options - inside cli: the command line read against the tables, and what its files share.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>

#include "cli/program.h"
#include "cli/run.h"

#define VERSION "0.1.0"

/* The columns that help is wrapped to. */
#define HELP_WIDTH 80

/* One reading of a command line. */
struct parse {
	struct run *run;               /* gets verb, operands and dash */
	bool lenient;                  /* completing: what is wrong is passed over */
	bool over;                     /* a -- ended the options */
	bool version;                  /* --version was given */
	const struct option *pending;  /* lenient: the last word, its value still to come */
};

/* Where the values of the options that verbs share are put. */
extern struct run_options options_shared;

/* Finds the verb and reads its options and operands; argv is permuted. Dies with USAGE on what no
 * table has. run->verb stays NULL when no verb was named. */
void options_read(struct parse *, int argc, char *argv[]);

/* The verbs of a program one after the other, the standard ones first; NULL behind the last. */
const struct verb *verb_at(const struct program *, int index);

/* True for an option that is in the verb's own table. */
bool option_is_own(const struct verb *, const struct option *);

/* The option whose text ends at the last day of the period typed for it. */
bool option_is_date(const struct option *);

/* True for one of the words "a|b|c"; the same words as a sentence has them: "a, b, c". */
bool is_among(const char *word, const char *words);
const char *value_list(struct arena *, const char *words);

/* Adds a word as a shell would read it back. In program.c. */
void add_quoted(struct buf *, const char *word);

/* Sends a text to stdout; dies when that fails. */
void put_out(const struct buf *);

#endif
