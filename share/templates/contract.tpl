// SPDX-License-Identifier: ISC
title: Contract of sale (Chinese)
title-zh: 购销合同
noun: contract
paper: a4
margin: 17
size: 10
foot: 合同编号：{code} || || 第 {page} 页 共 {pages} 页

# 购　销　合　同

供方：{company.name} || 合同编号：{code}
需方：{customer.name} || 签订日期：{day|date}

根据《中华人民共和国民法典》及有关法律法规，供需双方经友好协商，就需方向供方购买下列产品一事订立本合同，共同遵守。

### 一、产品名称、规格、数量、价款

| 序号 | 产品名称 | 规格型号 | 单位 | 数量 | 单价 | 税率 | 金额 | 备注 |
| 6^ | 21 | 14 | 7^ | 10> | 12> | 7^ | 14> | 9 |
| {#} | {product} | {title} | {unit} | {quantity} | {price} | {tax_rate} | {amount} | {note} |
|= **合计** | {sum amount} | |
|= 合计人民币（大写）：{sum amount|capitals} |

?includes_tax=yes 以上单价含增值税；不含税金额 {net} 元，税额 {tax} 元。
?includes_tax=no 以上单价不含增值税；不含税金额 {net} 元，税额 {tax} 元，金额为价税合计。

### 二、质量要求与技术标准
按国家标准、行业标准执行；无上述标准的，按供方企业标准执行。

### 三、交货时间、地点与方式
?ship_by 供方于 {ship_by|date} 前交货，交货地点为需方所在地：{customer.address}。
?!ship_by 交货时间由双方另行书面约定，交货地点为需方所在地：{customer.address}。
运输费用由供方承担，货物毁损、灭失的风险自交付时起由需方承担。

### 四、验收
需方应在收货后七日内按本合同第一、二条验收，有异议的应在该期限内以书面形式提出，逾期视为验收合格。

### 五、付款方式
?terms {terms}
?!terms 需方应在验收合格后三十日内付清全部货款，供方开具合法有效的增值税发票。

### 六、违约责任
供方逾期交货或者需方逾期付款的，每逾期一日，按逾期部分价款的万分之五向对方支付违约金。其他违约责任按《中华人民共和国民法典》执行。

### 七、争议解决
因本合同发生的争议，双方应协商解决；协商不成的，向供方所在地人民法院提起诉讼。

[keep]
### 八、其他
本合同一式两份，双方各执一份，自双方签字盖章之日起生效，传真件、扫描件与原件具有同等效力。
?note 其他约定：{note}

| 50 | 50 |
|= **供方** | **需方** |
|= 单位名称（盖章）：{company.name} | 单位名称（盖章）：{customer.name} |
|= 单位地址：{company.address} | 单位地址：{customer.address} |
|= 法定代表人或委托代理人（签字）： | 法定代表人或委托代理人（签字）： |
|= 电话：{company.phone} | 电话：{customer.phone} |
|= 税号：{company.tax-id} | 税号：{customer.tax_id} |
|= 开户银行：{company.bank} | 开户银行： |
|= 账号：{company.account} | 账号： |
|= 日期：　　　　年　　月　　日 | 日期：　　　　年　　月　　日 |
[end]
