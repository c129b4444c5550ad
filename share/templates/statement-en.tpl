// SPDX-License-Identifier: ISC
title: Statement of account
noun: statement
language: en
paper: a4
foot: {company.name} || || Page {page} of {pages}

# {company.name}
## Statement of account

Customer: {customer} || Period: {from} to {to}
?customer.address Address: {customer.address?}

| Date | Kind | Document | Debit | Credit | Balance |
| 13^ | 17 | 22 | 16> | 16> | 16> |
|= {from} | Opening balance | | | | {opening|money} |
| {day} | {text} | {document} | {debit|money} | {credit|money} | {balance|money} |
|= **Total** | {sum debit|money} | {sum credit|money} | |
|= **Closing balance** | {closing|money} |

[keep]
?!in_credit Our books show {closing|money} owed by you on {to|date}.
?in_credit Our books show {in_credit?|money} in your favour on {to|date}.
?ledger ~ Not due {not_due?|money}; overdue up to 30 days {overdue_30?|money}; 31 to 60 {overdue_60?|money}; 61 to 90 {overdue_90?|money}; longer {overdue_more?|money}; paid in advance {advances?|money}
Please tell us within seven days if yours do not agree.

Bank: {company.bank} || Account: {company.account}
[end]
