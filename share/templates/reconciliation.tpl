// SPDX-License-Identifier: ISC
title: Bank reconciliation statement (Chinese)
title-zh: 银行存款余额调节表
noun: reconciliation
paper: a4
foot: {company.name} || || 第 {page} 页 共 {pages} 页

# 银行存款余额调节表

单位：{company.name} || 截止日期：{day|date}
账户：{account} {name?} || 币种：{currency}
开户行：{bank?} || 账号：{number?}

| 项目 | 金额 | 项目 | 金额 |
| 30 | 20> | 30 | 20> |
|= 企业银行存款日记账余额 | {book_balance|money} | 银行对账单余额 | {bank_balance|money} |
|= 加：银行已收、企业未收 | {received_not_in_book|money} | 加：企业已收、银行未收 | {received_not_at_bank|money} |
|= 减：银行已付、企业未付 | {paid_not_in_book|money} | 减：企业已付、银行未付 | {paid_not_at_bank|money} |
|= **调节后的存款余额** | {book_adjusted|money} | **调节后的存款余额** | {bank_adjusted|money} |

?!difference=0.00 调节后两者相差 {difference|money}，请查明原因。

### 未达账项明细

| 日期 | 未达账项 | 流水号 | 对方户名 | 摘要 | 金额 |
| 15^ | 29 | 12 | 18 | 11 | 15> |
| {day} | {label} | {reference?} | {counterparty?} | {text?} | {amount|money} |

[keep]
会计主管：　　　　　　 || 编制人：　　　　　　 || 编制日期：{today|date}
[end]
