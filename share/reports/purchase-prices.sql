-- SPDX-License-Identifier: ISC
-- title: Purchase prices
-- title[zh]: 采购价格历史
-- says: what a product was bought at, supplier by supplier, in the product's own unit, and the change since the last time
-- says[zh]: 各供应商历次采购该产品的单价（按产品单位），以及与上一次相比的变化
-- noun: purchase
-- param: product reference:product "Product"
-- param[zh]: product "产品"
-- param: from date-from 2000-01-01 "First day"
-- param[zh]: from "起始日"
-- param: to date-to today "Last day"
-- param[zh]: to "截止日"
-- column: purchase_id id
-- column: purchase text "Purchase"
-- column: day date "Date"
-- column: product text "Product"
-- column: supplier text "Supplier"
-- column: quantity quantity "Quantity"
-- column: price price "Price"
-- column: currency text "Currency"
-- column: change rate "Change"
-- column[zh]: purchase "采购单"
-- column[zh]: day "日期"
-- column[zh]: product "产品"
-- column[zh]: supplier "供应商"
-- column[zh]: quantity "数量"
-- column[zh]: price "单价"
-- column[zh]: currency "币种"
-- column[zh]: change "变化"
-- drill: crm-purchase show id={purchase_id}

WITH bought AS (
	SELECT o.purchase_id, o.code, o.day, o.supplier_id, o.currency, l.product_id, l.line, l.base AS quantity,
		crm_muldiv(l.net, 10000, l.base) AS price
	FROM purchase_line AS l
	JOIN purchase AS o ON o.purchase_id = l.purchase_id
	WHERE l.deleted IS NULL AND l.ended IS NULL AND o.deleted IS NULL AND o.status IN ('approved', 'closed')
		AND l.product_id IS NOT NULL AND (:product IS NULL OR l.product_id = :product)
), compared AS (
	SELECT b.*, lag(price) OVER (PARTITION BY product_id, supplier_id, currency ORDER BY day, purchase_id, line) AS before
	FROM bought AS b
)
SELECT c.purchase_id, c.code AS purchase, c.day, p.name AS product, s.name AS supplier, c.quantity, c.price, c.currency,
	crm_muldiv(c.price - c.before, 1000000, c.before) AS change
FROM compared AS c
JOIN product AS p ON p.product_id = c.product_id
JOIN supplier AS s ON s.supplier_id = c.supplier_id
WHERE c.day BETWEEN :from AND :to
ORDER BY p.name, c.product_id, c.day, c.purchase_id, c.line
