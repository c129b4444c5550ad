-- SPDX-License-Identifier: ISC
-- title: Buyers of a product
-- title[zh]: 购买过产品的客户
-- says: the customers who signed for a product: when last, how much, for how much, and who of them watches it
-- says[zh]: 签约购买过某产品的客户：最近日期、数量、金额，以及是否关注
-- noun: customer
-- param: product reference:product "Product"
-- param[zh]: product "产品"
-- column: customer_id id
-- column: customer text "Customer"
-- column: contracts integer "Contracts"
-- column: last date "Last"
-- column: quantity quantity "Quantity"
-- column: amount money "Amount" bar
-- column: watches boolean "Watches it"
-- column[zh]: customer "客户"
-- column[zh]: contracts "合同数"
-- column[zh]: last "最近日期"
-- column[zh]: quantity "数量"
-- column[zh]: amount "金额"
-- column[zh]: watches "关注"
-- drill: crm-contract list customer_id={customer_id}

SELECT u.customer_id, u.name AS customer, count(DISTINCT c.contract_id) AS contracts, max(c.day) AS last, sum(l.base) AS quantity,
	sum(l.amount) AS amount, CASE WHEN EXISTS (SELECT 1 FROM interest AS i WHERE i.product_id = :product AND
	i.customer_id = u.customer_id AND i.deleted IS NULL) THEN 1 ELSE 0 END AS watches
FROM contract_line_figures AS l
JOIN contract AS c ON c.contract_id = l.contract_id
JOIN customer AS u ON u.customer_id = c.customer_id
WHERE l.product_id = :product AND l.in_force = 1 AND l.deleted IS NULL AND c.deleted IS NULL AND c.status IN ('approved', 'closed')
GROUP BY u.customer_id, u.name
ORDER BY amount DESC, u.customer_id
