// SPDX-License-Identifier: ISC
title: Receipt (Chinese)
title-zh: 收据
noun: receipt
paper: 241x93
margin: 12
size: 11

# 收　　据

> 日期：{day|date}　　编号：{code?}

| 25 | 75 |
|= 今收到 | {customer} |
|= 交来 | {title?} |
|= 人民币（大写） | {amount|capitals} |
|= 人民币（小写） | ￥{amount|money} |

收款单位（盖章）：{company.name}
会计： || 收款人： || 交款人：
