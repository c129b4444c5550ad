-- SPDX-License-Identifier: ISC
-- title: Purchases by month
-- title[zh]: 按月统计采购
-- says: what was ordered in each month, and what arrived in it, less what went back
-- says[zh]: 各月的订购金额，以及当月到货金额（已减退货）
-- noun: purchase
-- chart: lines
-- param: from date-from 2000-01-01 "First day"
-- param[zh]: from "起始日"
-- param: to date-to today "Last day"
-- param[zh]: to "截止日"
-- column: month text "Month"
-- column: purchases integer "Purchases"
-- column: amount money "Ordered" bar
-- column: arrived money "Arrived"
-- column[zh]: month "月份"
-- column[zh]: purchases "采购单数"
-- column[zh]: amount "订购金额"
-- column[zh]: arrived "到货金额"
-- drill: crm-purchase list day>={month} day<={month} day>={from} day<={to} status!=draft status!=pending status!=rejected status!=cancelled

WITH counted AS (
	SELECT substr(day, 1, 7) AS month, 1 AS purchases, standing AS amount, 0 AS arrived
	FROM purchase_figures
	WHERE deleted IS NULL AND status IN ('approved', 'closed') AND day BETWEEN :from AND :to
	UNION ALL
	SELECT substr(d.day, 1, 7), 0, 0, d.amount
	FROM delivery AS d
	JOIN purchase AS o ON o.purchase_id = d.purchase_id
	WHERE d.day BETWEEN :from AND :to
)
SELECT month, sum(purchases) AS purchases, sum(amount) AS amount, sum(arrived) AS arrived
FROM counted
GROUP BY month
ORDER BY month
