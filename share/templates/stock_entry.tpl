// SPDX-License-Identifier: ISC
title: Stock entry (Chinese)
title-zh: 出入库单
noun: stock_entry
paper: 241x140
margin: 12
size: 10
foot: {code} || || 第 {page} 页 共 {pages} 页

## {company.name}　{kind}单

单号：{code} || 日期：{day} || 仓库：{warehouse}
摘要：{title} || 经办人：{owner} || 调入仓库：{to_warehouse}

| 序号 | 货号 | 品名 | 数量 | 单位 | 单位成本 | 金额 | 备注 |
| 6^ | 12 | 28 | 10> | 7^ | 12> | 13> | 12 |
| {#} | {product.code} | {product} | {quantity} | {unit} | {cost} | {value} | {note} |
|= **合计** | {sum quantity} | | | {sum value} | |

制单： || 仓管员： || 经办人： || 审核：
