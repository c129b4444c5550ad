-- SPDX-License-Identifier: ISC
-- title: Gross profit, line by line
-- title[zh]: 发货毛利明细
-- says: each line that was shipped or came back in a stretch of days: its net revenue, its cost, its gross profit
-- says[zh]: 一段时间内每笔发货与退货的不含税收入、成本和毛利
-- noun: delivery
-- column: day date "Date"
-- column: contract_id id
-- column: contract text "Contract"
-- column: customer text "Customer"
-- column: owner text "Owner"
-- column: product text "Product"
-- column: quantity quantity "Quantity"
-- column: revenue money "Net revenue"
-- column: cost money "Cost"
-- column: profit money "Gross profit" bar
-- column: margin rate "Margin"
-- column[zh]: day "日期"
-- column[zh]: contract "合同"
-- column[zh]: customer "客户"
-- column[zh]: owner "负责人"
-- column[zh]: product "产品"
-- column[zh]: quantity "数量"
-- column[zh]: revenue "不含税收入"
-- column[zh]: cost "成本"
-- column[zh]: profit "毛利"
-- column[zh]: margin "毛利率"
-- drill: crm-contract show id={contract_id}
-- include: days
-- include: profit
SELECT l.day, l.contract_id, c.code AS contract, r.name AS customer, coalesce(u.name, u.login) AS owner, p.name AS product,
	l.quantity, l.net AS revenue, l.cost, l.net - l.cost AS profit, crm_muldiv(l.net - l.cost, 1000000, l.net) AS margin
FROM sold AS l
LEFT JOIN contract AS c ON c.contract_id = l.contract_id
LEFT JOIN customer AS r ON r.customer_id = c.customer_id
LEFT JOIN "user" AS u ON u.user_id = c.owner_id
LEFT JOIN product AS p ON p.product_id = l.product_id
ORDER BY l.day, l.delivery_id
