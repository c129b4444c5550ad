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
| {day} | {kind} | {document} | {debit|money} | {credit|money} | {balance|money} |
|= **Total** | {sum debit|money} | {sum credit|money} | |
|= **Closing balance** | {closing|money} |

[keep]
Our books show {closing|money} owed by you on {to|date}. Please tell us within seven days if yours do not agree.

Bank: {company.bank} || Account: {company.account}
[end]
