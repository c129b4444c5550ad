// SPDX-License-Identifier: ISC
title: Quotation (Chinese)
title-zh: 报价单
noun: quote
paper: a4
foot: {company.name} || 报价单 {code} || 第 {page} 页 共 {pages} 页

# {company.name}
## 报　价　单

客户：{customer} || 报价单号：{code}
地址：{customer.address} || 报价日期：{day|date}
联系人：{contact} || 有效期至：{valid_until|date}
电话：{customer.phone} || 报价人：{owner}
?title 项目：{title}

| 序号 | 品名 | 规格说明 | 数量 | 单位 | 单价 | 折扣 | 税率 | 金额 |
| 6^ | 22 | 17 | 9> | 7^ | 12> | 7> | 7^ | 14> |
| {#} | {product} | {title} | {quantity} | {unit} | {price} | {discount} | {tax_rate} | {amount} |
|= **合计** | {sum amount} |
|= 价税合计（大写）：人民币{sum amount|capitals} |

[keep]
说明：
1. 以上价格币种为 {currency}，其中不含税金额 {net}，税额 {tax}。
?terms 2. 付款方式：{terms}
?!terms 2. 付款方式：双方另行约定。
3. 本报价有效期至 {valid_until|date}，逾期请重新询价。
?note 4. 备注：{note}

|| 报价单位（盖章）：{company.name}
|| 地址：{company.address}
|| 电话：{company.phone}
|| 日期：{day|date}
[end]
