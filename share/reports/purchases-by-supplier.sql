-- SPDX-License-Identifier: ISC
-- title: Purchases by supplier
-- title[zh]: 按供应商统计采购
-- says: what was ordered of each supplier, what of it arrived and went back, and what it cost besides
-- says[zh]: 各供应商的订购金额、到货金额、退货金额和采购费用
-- noun: purchase
-- param: from date-from 2000-01-01 "First day"
-- param[zh]: from "起始日"
-- param: to date-to today "Last day"
-- param[zh]: to "截止日"
-- column: supplier_id id
-- column: supplier text "Supplier"
-- column: purchases integer "Purchases"
-- column: amount money "Ordered" bar
-- column: arrived money "Arrived"
-- column: returned money "Returned"
-- column: costs money "Landed cost"
-- column: share rate "Share of ordered"
-- column[zh]: supplier "供应商"
-- column[zh]: purchases "采购单数"
-- column[zh]: amount "订购金额"
-- column[zh]: arrived "到货金额"
-- column[zh]: returned "退货金额"
-- column[zh]: costs "采购费用"
-- column[zh]: share "订购金额占比"
-- drill: crm-purchase list supplier_id={supplier_id} day>={from} day<={to} status!=draft status!=pending status!=rejected status!=cancelled

WITH ordered AS (
	SELECT purchase_id, supplier_id, standing AS amount
	FROM purchase_figures
	WHERE deleted IS NULL AND status IN ('approved', 'closed') AND day BETWEEN :from AND :to
), came AS (
	SELECT d.purchase_id, sum(CASE WHEN d.quantity >= 0 THEN d.amount ELSE 0 END) AS arrived,
		-sum(CASE WHEN d.quantity < 0 THEN d.amount ELSE 0 END) AS returned
	FROM delivery AS d
	WHERE d.purchase_id IS NOT NULL AND d.reverses_id IS NULL AND NOT EXISTS (
		SELECT 1 FROM delivery AS r WHERE r.reverses_id = d.delivery_id)
	GROUP BY d.purchase_id
), cost AS (
	SELECT purchase_id, sum(amount) AS costs FROM landed_cost GROUP BY purchase_id
)
SELECT o.supplier_id, s.name AS supplier, count(*) AS purchases, sum(o.amount) AS amount,
	coalesce(sum(c.arrived), 0) AS arrived, coalesce(sum(c.returned), 0) AS returned, coalesce(sum(k.costs), 0) AS costs,
	crm_muldiv(sum(o.amount), 1000000, sum(sum(o.amount)) OVER ()) AS share
FROM ordered AS o
JOIN supplier AS s ON s.supplier_id = o.supplier_id
LEFT JOIN came AS c ON c.purchase_id = o.purchase_id
LEFT JOIN cost AS k ON k.purchase_id = o.purchase_id
GROUP BY o.supplier_id, s.name
ORDER BY amount DESC, supplier, o.supplier_id
