-- SPDX-License-Identifier: ISC
-- title: Cash forecast
-- title[zh]: 资金预测
-- says: what is in the accounts, what is due to come in and go out week by week, what recurs such as rent, and what is left then; overdue in the first week
-- says[zh]: 账户现有余额，以及按周到期的应收、应付、固定收支和预计余额；已逾期的计入第一周，无到期日的单列
-- param: weeks integer:1..520 13 "Weeks"
-- param[zh]: weeks "周数"
-- param: currency code "Currency"
-- param[zh]: currency "币种"
-- column: week text "Week from"
-- column: opening money "At its beginning"
-- column: receivables money "Receivables"
-- column: bills money "Bills"
-- column: payables money "Payables"
-- column: recurring money "Recurring, what goes out below zero"
-- column: closing money "At its end" bar
-- column: overdue_in money "Overdue of what comes in"
-- column: overdue_out money "Overdue of what goes out"
-- column: first text hidden
-- column: last text hidden
-- column[zh]: week "周起始"
-- column[zh]: opening "期初"
-- column[zh]: receivables "应收"
-- column[zh]: bills "票据"
-- column[zh]: payables "应付"
-- column[zh]: recurring "固定收支（支出为负）"
-- column[zh]: closing "期末"
-- column[zh]: overdue_in "其中逾期应收"
-- column[zh]: overdue_out "其中逾期应付"
-- drill: crm-report cash-due {first} {last} currency={currency}

-- The first week is the one today is in. Behind the weeks stands what is due later, and what has no day yet, less advances.
WITH RECURSIVE horizon AS (
	SELECT crm_add_days(crm_week(crm_day()), 7 * :weeks - 1) AS last
)
-- include: recurring
-- include: due
, weeks AS (
	SELECT 1 AS n, crm_week(crm_day()) AS week
	UNION ALL
	SELECT n + 1, crm_add_days(week, 7) FROM weeks WHERE n < :weeks
), placed AS (
	SELECT CASE WHEN due IS NULL THEN :weeks + 2 WHEN due < crm_day() THEN 1
			WHEN crm_days_between(crm_week(crm_day()), due) >= 7 * :weeks THEN :weeks + 1
			ELSE 1 + crm_days_between(crm_week(crm_day()), due) / 7 END AS n,
		kind, amount, due < crm_day() AS overdue
	FROM due
), summed AS (
	SELECT n, coalesce(sum(amount) FILTER (WHERE kind IN ('receivable', 'receipt')), 0) AS receivables,
		coalesce(sum(amount) FILTER (WHERE kind = 'bill'), 0) AS bills,
		-coalesce(sum(amount) FILTER (WHERE kind IN ('payable', 'payment')), 0) AS payables,
		coalesce(sum(amount) FILTER (WHERE kind = 'recurring'), 0) AS recurring,
		coalesce(sum(amount) FILTER (WHERE amount > 0 AND overdue), 0) AS overdue_in,
		-coalesce(sum(amount) FILTER (WHERE amount < 0 AND overdue), 0) AS overdue_out
	FROM placed
	GROUP BY n
), rows AS (
	SELECT n, week FROM weeks
	UNION ALL
	SELECT n, CASE WHEN n > :weeks + 1 THEN 'undated' ELSE 'later' END FROM summed WHERE n > :weeks
), cash AS (
	SELECT coalesce(sum(b.balance), 0) AS balance
	FROM account_balance AS b
	JOIN account AS a ON a.account_id = b.account_id
	WHERE a.deleted IS NULL AND a.kind <> 'bill' AND a.currency IN (SELECT currency FROM home)
), running AS (
	SELECT r.n, r.week, coalesce(s.receivables, 0) AS receivables, coalesce(s.bills, 0) AS bills, coalesce(s.payables, 0) AS payables,
		coalesce(s.recurring, 0) AS recurring, coalesce(s.overdue_in, 0) AS overdue_in, coalesce(s.overdue_out, 0) AS overdue_out,
		sum(coalesce(s.receivables + s.bills - s.payables + s.recurring, 0)) OVER (ORDER BY r.n) AS moved
	FROM rows AS r
	LEFT JOIN summed AS s ON s.n = r.n
)
SELECT r.week, c.balance + r.moved - r.receivables - r.bills + r.payables - r.recurring AS opening, r.receivables, r.bills,
	r.payables, r.recurring, c.balance + r.moved AS closing, r.overdue_in, r.overdue_out,
	CASE WHEN r.n = 1 THEN NULL WHEN r.week = 'undated' THEN 'dated=no'
		ELSE 'from=' || crm_add_days(crm_week(crm_day()), 7 * (r.n - 1)) END AS first,
	CASE WHEN r.n <= :weeks THEN 'to=' || crm_add_days(crm_week(crm_day()), 7 * r.n - 1) END AS last
FROM running AS r
CROSS JOIN cash AS c
ORDER BY r.n
