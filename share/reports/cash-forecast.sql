-- SPDX-License-Identifier: ISC
-- title: Cash forecast
-- title[zh]: 资金预测
-- says: what is in all accounts now and, week by week, what receivables, bills and payables bring and take by the days they are due; what is overdue counts now, what has no day or a later one comes last
-- says[zh]: 现有资金，以及按到期日逐周预计的应收、票据收入和应付支出；逾期的计入本周，无到期日或更晚的列在最后
-- param: weeks integer 13 "Weeks"
-- param[zh]: weeks "周数"
-- param: currency code "Currency"
-- param[zh]: currency "币种"
-- column: week text "Week from"
-- column: opening money "At its beginning"
-- column: receivables money "Receivables"
-- column: bills money "Bills"
-- column: payables money "Payables"
-- column: closing money "At its end" bar
-- column[zh]: week "周起始"
-- column[zh]: opening "期初"
-- column[zh]: receivables "应收"
-- column[zh]: bills "票据"
-- column[zh]: payables "应付"
-- column[zh]: closing "期末"

WITH RECURSIVE weeks AS (
	SELECT 0 AS n, crm_week(crm_day()) AS first
	UNION ALL
	SELECT n + 1, crm_add_days(first, 7) FROM weeks WHERE n + 1 < :weeks
), money AS (
	SELECT coalesce(:currency, (SELECT value FROM setting WHERE name = 'currency' AND deleted IS NULL), 'CNY') AS currency
), due AS (
	SELECT i.ledger AS kind, CASE WHEN b.due < crm_day() THEN crm_day() ELSE b.due END AS day, b.open AS amount
	FROM balance AS b
	JOIN item AS i ON i.item_id = b.item_id
	WHERE i.sign = 1 AND b.open > 0 AND i.currency = (SELECT currency FROM money)
	UNION ALL
	SELECT 'bill', CASE WHEN b.maturity < crm_day() THEN crm_day() ELSE b.maturity END, b.held
	FROM bill_figures AS b
	JOIN account AS a ON a.account_id = b.account_id
	WHERE b.deleted IS NULL AND b.held > 0 AND a.currency = (SELECT currency FROM money)
), placed AS (
	SELECT d.kind, d.amount, coalesce((SELECT max(w.n) FROM weeks AS w WHERE w.first <= d.day
		AND d.day < crm_add_days(w.first, 7)), :weeks) AS n
	FROM due AS d
), sums AS (
	SELECT n, coalesce(sum(amount) FILTER (WHERE kind = 'ar'), 0) AS receivables,
		coalesce(sum(amount) FILTER (WHERE kind = 'bill'), 0) AS bills,
		coalesce(sum(amount) FILTER (WHERE kind = 'ap'), 0) AS payables
	FROM placed
	GROUP BY n
), lines AS (
	SELECT n, first AS week FROM weeks
	UNION ALL
	SELECT :weeks, 'later' FROM money WHERE EXISTS (SELECT 1 FROM sums WHERE n = :weeks)
), cash AS (
	SELECT coalesce(sum(b.balance), 0) AS balance
	FROM account_balance AS b
	JOIN account AS a ON a.account_id = b.account_id
	WHERE a.kind <> 'bill' AND a.currency = (SELECT currency FROM money)
), flow AS (
	SELECT l.n, l.week, coalesce(s.receivables, 0) AS receivables, coalesce(s.bills, 0) AS bills,
		coalesce(s.payables, 0) AS payables,
		sum(coalesce(s.receivables + s.bills - s.payables, 0)) OVER (ORDER BY l.n) AS moved
	FROM lines AS l
	LEFT JOIN sums AS s ON s.n = l.n
)
SELECT f.week, c.balance + f.moved - f.receivables - f.bills + f.payables AS opening, f.receivables, f.bills, f.payables,
	c.balance + f.moved AS closing
FROM flow AS f, cash AS c
ORDER BY f.n
