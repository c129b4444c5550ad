// SPDX-License-Identifier: ISC
title: Confirmation of balance (Chinese)
title-zh: 往来询证函
noun: confirmation
paper: a4
size: 12
margin: 25
foot: {company.name} || || 第 {page} 页 共 {pages} 页

# 企业询证函

> 编号：{code?}

**{customer}：**

　　为核对往来账目，兹将本公司截至 {as_of|date} 与贵公司的往来账项余额列示如下。下列数据出自本公司账簿记录，如与贵公司记录相符，请在本函下端“数据证明无误”处签章证明；如有不符，请在“数据不符”处列明不符金额。回函请直接寄至本公司：

通信地址：{company.address} || 电话：{company.phone}

1. 本公司与贵公司的往来账项列示如下：

| 截止日期 | 贵公司欠（元） | 欠贵公司（元） | 备注 |
| 25^ | 30> | 25> | 20 |
|= {as_of|date} | {receivable|money} | {payable?|money} | |
|= 贵公司欠款人民币（大写）：{receivable|capitals} |

2. 本函仅为复核账目之用，并非催款结算。若款项在上述日期之后已经付清，仍请及时函复为盼。

> {company.name}（盖章）
> {today|date}

[rule]
[keep]
结论：
**1. 数据证明无误。** || **2. 数据不符，请列明不符金额：**
[space 18]
贵公司签章： || 贵公司签章：
经办人： || 经办人：
日期：　　　年　　月　　日 || 日期：　　　年　　月　　日
[end]
