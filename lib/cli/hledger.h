/* SPDX-License-Identifier: ISC */
/*
 * hledger - the books for another program: a journal for hledger (hledger.org, journal format), or a sheet of vouchers as
 * accounting software reads it.
 *
 * Both print the rows of the report journal, which knows what is posted where; names of accounts are those of the choice list
 * account-title, with the party, account or warehouse behind it. Names and texts of users lose what the format would take
 * for something else. Rows go out as they come: only what was before the first day is collected, as opening balances.
 */
#ifndef CLI_HLEDGER_H
#define CLI_HLEDGER_H

#include "cli/run.h"

extern const struct option cash_export_options[];

enum status cash_export(struct run *);
/* Finds the report; dies with USAGE when no form is asked for, or more than one. */
void cash_export_check(struct run *);

#endif
