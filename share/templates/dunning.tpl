// SPDX-License-Identifier: ISC
title: Reminder of payment, level 1, 2 or 3 (Chinese)
title-zh: 收款通知书、催款函
noun: reminder
paper: a4
size: 11.5
margin: 25
foot: {company.name} || || 第 {page} 页 共 {pages} 页

?level=1 # 收款通知书
?level=2 # 催　款　函
?level=3 # 最后催款通知书

> {today|date}

**{customer}：**

?level=1 　　感谢贵公司一直以来的支持与合作。经核对，截至 {today|date}，贵公司下列货款已到付款期，请安排付款。如款项已经汇出，请不必理会本通知。
?level=2 　　贵公司下列款项早已到期，本公司至今未收到。请在收到本函之日起七日内付清，如对账目有异议，请在同一期限内书面告知。
?level=3 　　贵公司下列款项逾期已久，本公司至今仍未收到。请在收到本通知之日起三日内付清全部欠款；逾期仍未付清的，本公司将停止供货，并依照合同约定及有关法律规定，通过法律途径追究贵公司的违约责任，由此产生的费用由贵公司承担。

| 序号 | 单据号 | 到期日 | 金额 | 未付金额 | 逾期天数 |
| 8^ | 24 | 16^ | 19> | 19> | 14> |
| {#} | {document?} | {due} | {amount|money} | {open|money} | {overdue} |
|= **合计** | {sum open|money} | |
|= 应付人民币（大写）：{sum open|capitals} |

?penalty 逾期违约金（截至 {day?|date}，按日计算）：￥{penalty?|money}

请将款项汇至以下账户：
户名：{company.name}
开户银行：{company.bank}
账号：{company.account}

?level=1 　　顺祝商祺！
?level=2 　　特此函告，请予重视。
?level=3 　　特此通知。

[keep]
> {company.name}（盖章）
> 联系电话：{company.phone}
[end]
