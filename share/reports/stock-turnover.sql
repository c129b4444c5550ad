-- SPDX-License-Identifier: ISC
-- title: Turnover of stock
-- title[zh]: 库存周转
-- says: by month, the cost of what went out, the value of stock at its end, and how often that was turned over
-- says[zh]: 按月统计出库成本、月末库存金额和周转次数
-- noun: movement
-- param: from date-from this-year "First day"
-- param[zh]: from "起始日"
-- param: to date-to today "Last day"
-- param[zh]: to "截止日"
-- column: month text "Month"
-- column: went money "Cost of what went out" bar
-- column: closing money "Value at the end"
-- column: turns rate "Turned over"
-- column[zh]: month "月份"
-- column[zh]: went "出库成本"
-- column[zh]: closing "月末金额"
-- column[zh]: turns "周转率"
-- drill: crm-stock ledger day={month}

-- Turned over: what went out, of half of what lay there at the beginning and at the end. What came back counts against it.
WITH months AS (
	SELECT substr(m.day, 1, 7) AS month, sum(m.value) AS moved,
		-coalesce(sum(m.value) FILTER (WHERE (c.sign < 0 AND m.kind NOT IN ('transfer', 'arrival', 'loan-out',
			'loan-back', 'return-out')) OR m.kind = 'return-in'), 0) AS went
	FROM movement AS m
	LEFT JOIN choice AS c ON c.list = 'stock-kind' AND c.code = m.kind
	WHERE m.day <= :to
	GROUP BY substr(m.day, 1, 7)
), lying AS (
	SELECT month, went, moved, sum(moved) OVER (ORDER BY month) AS closing
	FROM months
)
SELECT month, went, closing, crm_muldiv(went, 2000000, closing + closing - moved) AS turns
FROM lying
WHERE month >= substr(:from, 1, 7)
ORDER BY month
