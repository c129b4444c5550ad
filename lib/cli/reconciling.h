/* SPDX-License-Identifier: ISC */
/* reconciling - the verbs of crm-cash that hold the book against the bank. */
#ifndef CLI_RECONCILING_H
#define CLI_RECONCILING_H

#include "cli/run.h"

extern const struct option cash_match_options[], cash_accept_options[], cash_unmatched_options[];

enum status cash_match(struct run *);
enum status cash_accept(struct run *);
enum status cash_unmatched(struct run *);
/* The statement of reconciliation: the rows of the report of that name, or, in JSON and NDJSON, a document for each account
 * with an array lines, which is what the template of crm-print takes; in reconciliation.c. */
enum status cash_reconcile(struct run *);
/* The operands of reconcile. */
void cash_reconcile_check(struct run *);

/* What the filters of match and unmatched speak of. */
const struct entity *cash_line_noun(struct run *);
void offer_lines(struct run *, const char *prefix);

#endif
