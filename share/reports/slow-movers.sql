-- SPDX-License-Identifier: ISC
-- title: Slow movers
-- title[zh]: 呆滞库存
-- says: products in stock of which nothing has gone out for a number of days, and what they are worth
-- says[zh]: 若干天内没有出库的库存产品及其金额
-- noun: product
-- param: days integer:1..3650 90 "Days"
-- param[zh]: days "天数"
-- column: product_id id
-- column: product text "Product"
-- column: quantity quantity "In stock"
-- column: value money "Value" bar
-- column: last_out date "Last out"
-- column: idle integer "Days since"
-- column[zh]: product "产品"
-- column[zh]: quantity "库存数量"
-- column[zh]: value "金额"
-- column[zh]: last_out "最后出库日"
-- column[zh]: idle "未动天数"
-- drill: crm-stock ledger product_id={product_id}

-- Goods that never went out are idle since they first came.
WITH there AS (
	SELECT product_id, sum(quantity) AS quantity, sum(value) AS value
	FROM stock
	GROUP BY product_id
	HAVING sum(quantity) > 0
), moved AS (
	SELECT m.product_id, min(m.day) AS first,
		max(m.day) FILTER (WHERE m.quantity < 0 AND c.sign < 0 AND
			m.kind NOT IN ('transfer', 'arrival', 'loan-out', 'loan-back', 'return-out')) AS last_out
	FROM movement AS m
	LEFT JOIN choice AS c ON c.list = 'stock-kind' AND c.code = m.kind
	GROUP BY m.product_id
)
SELECT t.product_id, p.name AS product, t.quantity, t.value, m.last_out,
	crm_days_between(coalesce(m.last_out, m.first), crm_day()) AS idle
FROM there AS t
JOIN product AS p ON p.product_id = t.product_id
JOIN moved AS m ON m.product_id = t.product_id
WHERE crm_days_between(coalesce(m.last_out, m.first), crm_day()) >= :days
ORDER BY t.value DESC, t.product_id
