-- SPDX-License-Identifier: ISC
-- title: Cash of the next 13 weeks
-- title[zh]: 十三周现金流预测
-- says: what is in the accounts, what is due to come in and go out week by week, and what is left then; overdue in the first week
-- says[zh]: 账户现有余额，以及按周到期的应收、应付和预计余额；已逾期的计入第一周，无到期日的单列
-- param: weeks integer 13 "Weeks"
-- param[zh]: weeks "周数"
-- param: currency code "Currency"
-- param[zh]: currency "币种"
-- column: week date "Week from"
-- column: until date "To"
-- column: opening money "At the beginning"
-- column: due_in money "Due to come in"
-- column: due_out money "Due to go out"
-- column: closing money "At the end" bar
-- column: overdue_in money "Overdue of what comes in"
-- column: overdue_out money "Overdue of what goes out"
-- column: first text hidden
-- column: last text hidden
-- column[zh]: week "周（起）"
-- column[zh]: until "周（止）"
-- column[zh]: opening "期初余额"
-- column[zh]: due_in "预计收款"
-- column[zh]: due_out "预计付款"
-- column[zh]: closing "期末余额"
-- column[zh]: overdue_in "其中逾期应收"
-- column[zh]: overdue_out "其中逾期应付"
-- drill: crm-report cash-due {first} {last} currency={currency}

-- The first week is the rest of the one today is in. Behind the weeks stand a row of what is due later, without an end, and
-- one of what has no date yet.
-- include: due
, weeks AS (
	SELECT 1 AS n, crm_day() AS week, crm_add_days(crm_week(crm_day()), 6) AS until
	UNION ALL
	SELECT n + 1, crm_add_days(until, 1), CASE WHEN n < :weeks THEN crm_add_days(until, 7) END
	FROM weeks
	WHERE n <= :weeks
), rows AS (
	SELECT n, week, until FROM weeks
	UNION ALL
	SELECT :weeks + 2, NULL, NULL
), placed AS (
	SELECT CASE WHEN due IS NULL THEN :weeks + 2 WHEN due < crm_day() THEN 1
			WHEN crm_days_between(crm_week(crm_day()), due) >= 7 * :weeks THEN :weeks + 1
			ELSE 1 + crm_days_between(crm_week(crm_day()), due) / 7 END AS n,
		side, amount, due < crm_day() AS overdue
	FROM due
), summed AS (
	SELECT n, coalesce(sum(amount) FILTER (WHERE side = 'in'), 0) AS due_in,
		-coalesce(sum(amount) FILTER (WHERE side = 'out'), 0) AS due_out,
		coalesce(sum(amount) FILTER (WHERE side = 'in' AND overdue), 0) AS overdue_in,
		-coalesce(sum(amount) FILTER (WHERE side = 'out' AND overdue), 0) AS overdue_out
	FROM placed
	GROUP BY n
), running AS (
	SELECT r.n, r.week, r.until, coalesce(s.due_in, 0) AS due_in, coalesce(s.due_out, 0) AS due_out,
		coalesce(s.overdue_in, 0) AS overdue_in, coalesce(s.overdue_out, 0) AS overdue_out,
		coalesce((
			SELECT sum(b.balance)
			FROM account_balance AS b
			JOIN account AS a ON a.account_id = b.account_id
			WHERE a.deleted IS NULL AND a.kind <> 'bill' AND a.currency IN (SELECT currency FROM home)
		), 0) + sum(coalesce(s.due_in, 0) - coalesce(s.due_out, 0)) OVER (ORDER BY r.n) AS closing
	FROM rows AS r
	LEFT JOIN summed AS s ON s.n = r.n
)
SELECT week, until, closing - due_in + due_out AS opening, due_in, due_out, closing, overdue_in, overdue_out,
	CASE WHEN n = 1 THEN NULL WHEN week IS NULL THEN 'dated=no' ELSE 'from=' || week END AS first,
	CASE WHEN until IS NOT NULL THEN 'to=' || until WHEN week IS NOT NULL THEN 'dated=yes' END AS last
FROM running
ORDER BY n
