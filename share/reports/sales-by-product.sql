-- SPDX-License-Identifier: ISC
-- title: Sales by product
-- title[zh]: 按产品统计销售额
-- says: the deals won in a stretch of days and their amounts, by product
-- says[zh]: 一段时间内赢单的商机数和金额，按产品
-- noun: deal
-- column: product_id id
-- column: product text "Product"
-- column[zh]: product "产品"
-- drill: crm-deal list product_id={product_id} stage={won} closed>={from} closed<={to}
-- include: sales
, sold AS (
	SELECT product_id, count(*) AS deals, coalesce(sum(amount), 0) AS amount
	FROM won_deal
	GROUP BY product_id
)
SELECT s.product_id, n.name AS product, s.deals, s.amount,
	100 * crm_muldiv(s.amount, 1, 100 * s.deals) AS average,
	crm_muldiv(s.amount, 1000000, sum(s.amount) OVER ()) AS share,
	(SELECT crm_list(code) FROM won) AS won
FROM sold AS s
LEFT JOIN product AS n ON n.product_id = s.product_id
ORDER BY s.amount DESC, product, s.product_id
