/* SPDX-License-Identifier: ISC */
/* by_report - verbs whose answer is a report: their operands are its parameters and filters. */
#ifndef CLI_BY_REPORT_H
#define CLI_BY_REPORT_H

#include "cli/run.h"

/* Takes the operands of the verb, before a database is opened; the first word that is no NAME=VALUE is the value of the
 * parameter called subject, if the report has it. required: the verb needs one. Dies with USAGE. */
void by_report_check(struct run *, const char *report, const char *subject, bool required);

/* Gives one more parameter, as typed; NULL: nothing. */
void by_report_give(struct run *, const char *name, const char *value);

/* Prints the report. DONE. */
enum status by_report(struct run *);

#endif
