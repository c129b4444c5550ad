/* SPDX-License-Identifier: ISC */
/*
 * hledger - the books as a journal for hledger, plain text that other programs keep accounts by (hledger.org, journal
 * format).
 *
 * Accounts are assets:KIND:CODE, assets:receivable:CUSTOMER, liabilities:payable:SUPPLIER, income:..., expenses:... and
 * equity:...; names and texts of users lose what the format would take for something else.
 */
#ifndef CLI_HLEDGER_H
#define CLI_HLEDGER_H

#include "cli/run.h"

extern const struct option cash_export_options[];

enum status cash_export(struct run *);
void cash_export_check(struct run *);

#endif
