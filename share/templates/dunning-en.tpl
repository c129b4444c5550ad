// SPDX-License-Identifier: ISC
title: Reminder of payment, level 1, 2 or 3
noun: reminder
language: en
paper: a4
size: 11
margin: 25
foot: {company.name} || || Page {page} of {pages}

?level=1 # Payment reminder
?level=2 # Second reminder
?level=3 # Final demand

> {today|date}

{customer}

?level=1 The amounts below have fallen due. If you have paid meanwhile, please disregard this letter.
?level=2 The amounts below fell due long ago, and we have not been paid. Please pay within seven days, or tell us in writing what you object to.
?level=3 The amounts below are long overdue and still unpaid. Unless we are paid within three days we shall stop deliveries and take legal steps at your expense.

| No | Document | Due | Amount | Open | Days overdue |
| 8^ | 24 | 16^ | 19> | 19> | 14> |
| {#} | {document?} | {due} | {amount|money} | {open|money} | {overdue} |
|= **Total** | {sum open|money} | |

?penalty Interest for late payment until {day?|date}: {penalty?|money}

Please pay to {company.name}, {company.bank}, account {company.account}.

[keep]
Yours faithfully,
{company.name}
{company.phone}
[end]
