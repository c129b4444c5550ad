/* SPDX-License-Identifier: ISC */
/* execution - how far contracts have been carried out, on both sides. */
#ifndef CLI_EXECUTION_H
#define CLI_EXECUTION_H

#include "cli/run.h"

/* execution KEY: a row for each line and each instalment with what was contracted, shipped, invoiced, collected;
 * --kind: the history of one thing. */
enum status execution_verb(struct run *);
extern const struct option execution_options[];

/* summary KEY...: the contract at a glance: customer, deal, dates, and the sums of its execution. */
enum status execution_summary(struct run *);

/* status KEY...: what either side still owes the other, a row for each thing that is to be done. */
enum status execution_status(struct run *);

#define EXECUTION_VERBS \
	{ "execution", "KEY", N_("contracted, shipped, invoiced, collected, by line and instalment; " \
	  "or the history of one of them"), execution_verb, TAKES_KEYS, PRINTS | AS_OF, .options = execution_options, \
	  .example = "execution id=1 --kind collections" }, \
	{ "summary", "KEY... [FILTER...]", N_("contracts at a glance: deal, dates, and the sums of their execution"), \
	  execution_summary, TAKES_KEYS | TAKES_FILTERS, PRINTS | AS_OF | READS_ROWS }, \
	{ "status", "KEY...", N_("what each side of a contract has still to do, and by when"), execution_status, \
	  TAKES_KEYS, PRINTS | AS_OF }

#endif
