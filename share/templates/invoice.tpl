// SPDX-License-Identifier: ISC
// For rows of invoices: crm-invoice show KEY -o json, which crm-print asks for itself.
title: Invoice list (Chinese)
title-zh: 发票清单
noun: invoice
paper: a4
margin: 17
size: 10
foot: 发票号码：{number?} || || 第 {page} 页 共 {pages} 页

# 发　票　清　单

发票代码：{number_code?} || 发票号码：{number?}
开票日期：{day|date} || 单据编号：{code}

购买方名称：{name?} || 销售方名称：{company.name}
纳税人识别号：{tax_id?} || 纳税人识别号：{company.tax-id}
地址、电话：{address?} {phone?} || 地址、电话：{company.address} {company.phone}
开户行及账号：{bank?} {account?} || 开户行及账号：{company.bank} {company.account}

| 序号 | 项目名称 | 规格型号 | 单位 | 数量 | 金额 | 税率 | 税额 |
| 6^ | 30 | 14 | 7^ | 10> | 14> | 7^ | 12> |
| {#} | {title?} | {spec?} | {unit?} | {quantity?} | {net} | {tax_rate} | {tax} |
|= **合计** | {sum net} | | {sum tax} |
|= 价税合计（大写）：{sum amount|capitals}　　（小写）￥{sum amount} |

?red_of 红字发票，对应蓝字发票：{red_of}　原因：{why?}
备注：{note?}
