-- SPDX-License-Identifier: ISC
-- title: Sales by account
-- title[zh]: 按客户统计销售额
-- says: the deals won in a stretch of days and their amounts, by account
-- says[zh]: 一段时间内赢单的商机数和金额，按客户
-- noun: deal
-- column: customer_id id
-- column: customer text "Customer"
-- column[zh]: customer "客户"
-- drill: crm-deal list customer_id={customer_id} stage={won} closed>={from} closed<={to}
-- include: sales
, sold AS (
	SELECT +customer_id AS customer_id, count(*) AS deals, coalesce(sum(amount), 0) AS amount
	FROM won_deal
	GROUP BY 1
)
SELECT s.customer_id, n.name AS customer, s.deals, s.amount,
	100 * crm_muldiv(s.amount, 1, 100 * s.deals) AS average,
	crm_muldiv(s.amount, 1000000, sum(s.amount) OVER ()) AS share,
	(SELECT crm_list(code) FROM won) AS won
FROM sold AS s
LEFT JOIN customer AS n ON n.customer_id = s.customer_id
ORDER BY s.amount DESC, customer, s.customer_id
