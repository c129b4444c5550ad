/* SPDX-License-Identifier: ISC */
/* cashing - the verbs of crm-cash. */
#ifndef CLI_CASHING_H
#define CLI_CASHING_H

#include "cli/run.h"

/* Of transfer. */
extern const struct option cash_transfer_options[];

enum status cash_in(struct run *);
enum status cash_out(struct run *);
enum status cash_opening(struct run *);
enum status cash_transfer_verb(struct run *);
enum status cash_ledger(struct run *);
void cash_ledger_check(struct run *);
enum status cash_balance(struct run *);

const struct entity *cash_balance_noun(struct run *);
void offer_accounts(struct run *, const char *prefix);

#endif
