// SPDX-License-Identifier: ISC
title: Quotation
noun: quote
language: en
paper: a4
foot: {company.name} || Quotation {code} || Page {page} of {pages}

# {company.name}
## Quotation

To: {customer} || Quotation No: {code}
Address: {customer.address} || Date: {day|date}
Attention: {contact} || Valid until: {valid_until|date}
Telephone: {customer.phone} || From: {owner}
?title Subject: {title}

| No | Product | Description | Quantity | Unit | Price | Disc. | Tax % | Amount |
| 5^ | 22 | 18 | 10> | 8^ | 11> | 7> | 7^ | 12> |
| {#} | {product} | {title} | {quantity} | {unit} | {price} | {discount} | {tax_rate} | {amount} |
|= **Total ({currency})** | {sum amount} |

[keep]
Net {net} {currency}, tax {tax} {currency}.
?terms Terms of payment: {terms}
?note {note}

|| For and on behalf of
|| {company.name}
|| {company.address}
|| {company.phone}
[end]
