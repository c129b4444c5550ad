-- SPDX-License-Identifier: ISC
-- title: Days payable outstanding
-- title[zh]: 应付账款周转天数
-- says: how many days of purchases are unpaid at the end of each month, and what part of it was paid
-- says[zh]: 各月末未付款相当于多少天的采购额，以及当月付款率
-- chart: lines
-- param: months integer 12 "Months"
-- param[zh]: months "月数"
-- column: month text "Month"
-- column: billed money "Became due to suppliers"
-- column: settled money "Settled"
-- column: open money "Open at its end" bar
-- column: days integer "Days payable outstanding"
-- column: share rate "Paid"
-- column[zh]: month "月份"
-- column[zh]: billed "本月新增应付"
-- column[zh]: settled "已结清"
-- column[zh]: open "月末余额"
-- column[zh]: days "周转天数(DPO)"
-- column[zh]: share "付款率"
-- drill: crm-ap list day={month}

-- Days = what is open at the end of the month x the days of it and the two months before / what came to be payable in them;
-- the share is what was settled in the month of what was open before it and came in it.
WITH RECURSIVE flows AS (
	SELECT substr(i.day, 1, 7) AS month, i.amount AS change, b.amount AS billed
	FROM item AS i JOIN balance AS b ON b.item_id = i.item_id
	WHERE i.is_payable = 1
	UNION ALL
	SELECT substr(s.day, 1, 7), -s.amount, 0 FROM settlement AS s JOIN item AS i ON i.item_id = s.item_id WHERE i.is_payable = 1
	UNION ALL
	SELECT substr(s.day, 1, 7), s.amount, 0 FROM settlement AS s JOIN item AS i ON i.item_id = s.source_id WHERE i.is_payable = 1
), moved AS (
	SELECT month, sum(change) AS change, sum(billed) AS billed FROM flows GROUP BY month
), months(first) AS (
	SELECT min(month) || '-01' FROM moved
	UNION ALL
	SELECT crm_add_months(first, 1) FROM months WHERE crm_add_months(first, 1) <= crm_day()
), standing AS (
	SELECT m.first, coalesce(v.billed, 0) AS billed, coalesce(v.change, 0) AS change,
		sum(coalesce(v.change, 0)) OVER (ORDER BY m.first) AS open,
		sum(coalesce(v.billed, 0)) OVER (ORDER BY m.first ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS quarter
	FROM months AS m LEFT JOIN moved AS v ON v.month = substr(m.first, 1, 7)
	WHERE m.first IS NOT NULL
)
SELECT substr(first, 1, 7) AS month, billed, billed - change AS settled, open,
	crm_muldiv(open, crm_days_between(crm_add_months(first, -2), crm_add_months(first, 1)), quarter) AS days,
	crm_muldiv(billed - change, 1000000, open - change + billed) AS share
FROM standing
WHERE first > crm_add_months(crm_day(), -:months)
ORDER BY first
