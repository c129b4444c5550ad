// SPDX-License-Identifier: ISC
title: Statement of account (Chinese)
title-zh: 对账单
noun: statement
paper: a4
foot: {company.name} || || 第 {page} 页 共 {pages} 页

# {company.name}
## 对　账　单

客户：{customer} || 对账期间：{from} 至 {to}
地址：{customer.address?} || 电话：{customer.phone?}

| 日期 | 摘要 | 单据号 | 应收（借方） | 收款（贷方） | 余额 |
| 13^ | 17 | 22 | 16> | 16> | 16> |
|= {from} | 期初余额 | | | | {opening|money} |
| {day} | {text} | {document} | {debit|money} | {credit|money} | {balance|money} |
|= **本期合计** | {sum debit|money} | {sum credit|money} | |
|= **期末余额** | {closing|money} |

[keep]
?!in_credit 截至 {to|date}，贵公司欠我公司货款人民币（大写）{closing|capitals}（￥{closing|money}）。
?in_credit 截至 {to|date}，我公司尚欠贵公司（预收）人民币（大写）{in_credit?|capitals}（￥{in_credit?|money}）。
?ledger ~ 其中：未到期 {not_due?|money}；逾期 1–30 天 {overdue_30?|money}；31–60 天 {overdue_60?|money}；61–90 天 {overdue_90?|money}；90 天以上 {overdue_more?|money}；预收 {advances?|money}
请核对后签章寄回；收到后七日内未提出异议的，视为核对无误。

开户行：{company.bank} || 账号：{company.account}

供方（盖章）：{company.name} || 需方（盖章）：{customer}

经办人：　　　　日期：{today|date} || 经办人：　　　　日期：　　年　　月　　日
[end]
