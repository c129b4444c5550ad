// SPDX-License-Identifier: ISC
title: Contract of sale
noun: contract
language: en
paper: a4
foot: Contract {code} || || Page {page} of {pages}

# Contract of sale

Seller: {company.name} || Contract No: {code}
Buyer: {customer.name} || Date: {day|date}

The seller sells and the buyer buys the goods below on these terms.

### 1. Goods and prices

| No | Goods | Description | Unit | Quantity | Price | Tax % | Amount |
| 5^ | 25 | 19 | 8^ | 11> | 12> | 8^ | 14> |
| {#} | {product} | {title} | {unit} | {quantity} | {price} | {tax_rate} | {amount} |
|= **Total ({currency})** | {sum amount} |

Net {net}, tax {tax}, total {amount} {currency}.

### 2. Delivery
?ship_by The seller ships the goods by {ship_by|date} to {customer.address}.
?!ship_by The day of shipment is agreed in writing; the goods go to {customer.address}.

### 3. Payment
?terms {terms}
?!terms Within thirty days of delivery.

### 4. Inspection
The buyer inspects the goods within seven days of receipt and reports defects in writing within that time.

### 5. Disputes
Disputes are settled by negotiation, failing which by the courts at the seller's seat.

?note ### 6. Other terms
?note {note}

[keep]
| 50 | 50 |
|= **Seller** | **Buyer** |
|= {company.name} | {customer.name} |
|= {company.address} | {customer.address} |
|= Telephone: {company.phone} | Telephone: {customer.phone} |
|= Signature and seal: | Signature and seal: |
|= Date: | Date: |
[end]
