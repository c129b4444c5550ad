-- SPDX-License-Identifier: ISC
-- title: What is bought together
-- title[zh]: 关联产品
-- says: the products that the buyers of one product bought too, those of the most buyers first
-- says[zh]: 购买过某产品的客户还购买了哪些产品，客户数最多的在前
-- param: product reference:product "Product"
-- param[zh]: product "产品"
-- column: product_id id
-- column: product text "Product"
-- column: buyers integer "Customers" bar
-- column: share rate "Share of the buyers"
-- column: together integer "In one contract"
-- column: last date "Last"
-- column[zh]: product "产品"
-- column[zh]: buyers "客户数"
-- column[zh]: share "占购买客户的比例"
-- column[zh]: together "同一合同次数"
-- column[zh]: last "最近日期"
-- drill: crm-product buyers {product}

WITH sold AS (
	SELECT DISTINCT l.product_id, c.contract_id, c.customer_id, c.day
	FROM contract_line_figures AS l
	JOIN contract AS c ON c.contract_id = l.contract_id
	WHERE l.product_id IS NOT NULL AND l.in_force = 1 AND l.deleted IS NULL AND c.deleted IS NULL AND c.status IN ('approved', 'closed')
), buyer AS (
	SELECT DISTINCT customer_id FROM sold WHERE product_id = :product
)
SELECT s.product_id, p.name AS product, count(DISTINCT s.customer_id) AS buyers,
	crm_muldiv(count(DISTINCT s.customer_id), 1000000, (SELECT count(*) FROM buyer)) AS share,
	count(DISTINCT o.contract_id) AS together, max(s.day) AS last
FROM sold AS s
JOIN buyer AS b ON b.customer_id = s.customer_id
JOIN product AS p ON p.product_id = s.product_id
LEFT JOIN sold AS o ON o.contract_id = s.contract_id AND o.product_id = :product
WHERE s.product_id <> :product
GROUP BY s.product_id, p.name
ORDER BY buyers DESC, together DESC, s.product_id
