/* SPDX-License-Identifier: ISC */
/* reversing - verbs that take back what was entered, on a later day where need be: receipts, payments, refunds,
 * entries. */
#ifndef CLI_REVERSING_H
#define CLI_REVERSING_H

#include "cli/run.h"

/* Of receipts and payments, and of refunds; the settlements that it takes are printed. */
enum status ledger_reverse(struct run *);
enum status refund_reverse(struct run *);
/* Of the account book; the entries that answer those named are printed. */
enum status cash_reverse_verb(struct run *);

#endif
