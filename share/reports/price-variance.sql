-- SPDX-License-Identifier: ISC
-- title: Purchase price variance
-- title[zh]: 采购价格差异
-- says: the net price of each line ordered in a stretch of days beside the last one before it, and what the difference came to
-- says[zh]: 一段时间内每行采购的不含税单价与上次采购价的比较，以及差异金额
-- noun: purchase
-- include: days
-- column: purchase_id id
-- column: purchase text "Purchase"
-- column: day date "Ordered"
-- column: supplier text "Supplier"
-- column: product text "Product"
-- column: quantity quantity "Quantity"
-- column: price price "Net price"
-- column: last_price price "Last net price"
-- column: last_day date "On"
-- column: last_supplier text "Last supplier"
-- column: change rate "Change"
-- column: difference money "Difference" bar
-- column[zh]: purchase "采购单"
-- column[zh]: day "采购日期"
-- column[zh]: supplier "供应商"
-- column[zh]: product "产品"
-- column[zh]: quantity "数量"
-- column[zh]: price "不含税单价"
-- column[zh]: last_price "上次单价"
-- column[zh]: last_day "上次日期"
-- column[zh]: last_supplier "上次供应商"
-- column[zh]: change "变动率"
-- column[zh]: difference "差异金额"
-- drill: crm-purchase show id={purchase_id}

-- Prices are those of the product's own unit. The last one is that of the line before it, in the order of days, of the same
-- product and currency from any supplier that the filters leave.
WITH ordered AS (
	SELECT o.purchase_id, o.code, o.day, o.supplier_id, o.currency, l.product_id, l.base, l.net, l.line,
		crm_muldiv(l.net, 10000, l.base) AS price
	FROM purchase AS o
	JOIN purchase_line AS l ON l.purchase_id = o.purchase_id
	WHERE o.deleted IS NULL AND o.status IN ('approved', 'closed') AND o.day <= :to AND l.deleted IS NULL
		AND (l.day <= crm_day() OR l.day <= o.day) AND (l.ended IS NULL OR (l.ended > crm_day() AND l.ended > o.day))
), beside AS (
	SELECT *, lag(price) OVER w AS last_price, lag(day) OVER w AS last_day, lag(supplier_id) OVER w AS last_supplier_id,
		lag(net) OVER w AS last_net, lag(base) OVER w AS last_base
	FROM ordered
	WINDOW w AS (PARTITION BY product_id, currency ORDER BY day, purchase_id, line)
)
SELECT b.purchase_id, b.code AS purchase, b.day, s.name AS supplier, p.name AS product, b.base AS quantity, b.price, b.last_price,
	b.last_day, t.name AS last_supplier, crm_muldiv(b.price - b.last_price, 1000000, b.last_price) AS change,
	b.net - 100 * crm_muldiv(b.last_net, b.base, 100 * b.last_base) AS difference
FROM beside AS b
JOIN product AS p ON p.product_id = b.product_id
LEFT JOIN supplier AS s ON s.supplier_id = b.supplier_id
LEFT JOIN supplier AS t ON t.supplier_id = b.last_supplier_id
WHERE b.day >= :from
ORDER BY b.day, b.purchase_id, b.line
