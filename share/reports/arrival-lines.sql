-- SPDX-License-Identifier: ISC
-- title: Arrivals and the days they were expected on
-- title[zh]: 到货准时明细
-- says: each line that was to come in a stretch of days: when it had all come, and how late that is or was
-- says[zh]: 一段时间内应到货的每行采购：到齐日期和逾期天数
-- noun: purchase
-- include: days
-- column: purchase_id id
-- column: purchase text "Purchase"
-- column: supplier text "Supplier"
-- column: line integer "Line"
-- column: product text "Product"
-- column: quantity quantity "Quantity"
-- column: arrived quantity "Arrived"
-- column: amount money "Amount"
-- column: expected date "Expected"
-- column: whole_on date "All come on"
-- column: days_late integer "Days late" bar
-- column[zh]: purchase "采购单"
-- column[zh]: supplier "供应商"
-- column[zh]: line "行"
-- column[zh]: product "产品"
-- column[zh]: quantity "数量"
-- column[zh]: arrived "已到数量"
-- column[zh]: amount "金额"
-- column[zh]: expected "应到日期"
-- column[zh]: whole_on "到齐日期"
-- column[zh]: days_late "逾期天数"
-- drill: crm-purchase show id={purchase_id}
-- include: arrivals
SELECT j.purchase_id, o.code AS purchase, s.name AS supplier, j.line, p.name AS product, j.quantity, j.arrived, j.amount,
	j.expected, j.whole_on, j.days_late
FROM judged AS j
JOIN purchase AS o ON o.purchase_id = j.purchase_id
LEFT JOIN supplier AS s ON s.supplier_id = j.supplier_id
LEFT JOIN product AS p ON p.product_id = j.product_id
ORDER BY j.expected, o.code, j.line
