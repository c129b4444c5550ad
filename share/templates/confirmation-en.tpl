// SPDX-License-Identifier: ISC
title: Confirmation of balance
noun: confirmation
language: en
paper: a4
size: 11
margin: 25
foot: {company.name} || || Page {page} of {pages}

# Confirmation of balance

> No. {code?}

{customer}

For the audit of our accounts please confirm the balance below, which our books show on {as_of|date}, or tell us what yours show. Please send your answer to us.

Address: {company.address} || Telephone: {company.phone}

You owe us: {receivable|money}
We owe you: {payable?|money}

This letter serves to compare our books and is no request for payment, even where you have paid since.

> {company.name}
> {today|date}

[rule]
[keep]
**The balance is right.** || **Our books show:**
[space 18]
Seal and signature: || Seal and signature:
Date: || Date:
[end]
