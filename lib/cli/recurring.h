/* SPDX-License-Identifier: ISC */
/* recurring - the verbs of crm-recurring. */
#ifndef CLI_RECURRING_H
#define CLI_RECURRING_H

#include "cli/run.h"

enum status recurring_book_verb(struct run *);
enum status recurring_change_verb(struct run *);
enum status recurring_due(struct run *);
void recurring_due_check(struct run *);
void offer_recurring(struct run *, const char *prefix);

#endif
