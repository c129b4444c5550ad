// SPDX-License-Identifier: ISC
// For rows of a shipment, and for those of a contract: crm-contract show KEY -o json
title: Delivery note (Chinese)
title-zh: 送货单
noun: shipment
paper: 241x140
margin: 12
size: 10
foot: 白联：存根　红联：客户　黄联：回单 || || 第 {page} 页 共 {pages} 页

## {company.name}　送货单

收货单位：{customer} || 单号：{code}
收货地址：{address?}{customer.address?} || 日期：{day}

| 序号 | 品名 | 规格说明 | 单位 | 数量 | 备注 |
| 7^ | 33 | 24 | 8^ | 12> | 16 |
| {#} | {product} | {title?} | {unit?} | {quantity} | {note?} |
|= **合计** | {sum quantity} | |

请核对货物的品名、数量与外观，无误后签收。
送货人： || 收货人（签字盖章）： || 收货日期：　　年　月　日
