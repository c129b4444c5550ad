-- SPDX-License-Identifier: ISC
-- title: Cash for 13 weeks
-- title[zh]: 未来13周现金流
-- says: what is open by the week it falls due, a promise to pay by its day: money that comes, money that goes, and both so far
-- says[zh]: 按到期周统计未结清的应收应付(有承诺的按承诺日)：流入、流出、净额与累计
-- param: weeks integer 13 "Weeks"
-- param[zh]: weeks "周数"
-- column: week date "Week of"
-- column: comes money "Comes"
-- column: goes money "Goes"
-- column: net money "Net" bar
-- column: total money "So far"
-- column[zh]: week "周(起始日)"
-- column[zh]: comes "流入"
-- column[zh]: goes "流出"
-- column[zh]: net "净额"
-- column[zh]: total "累计"
-- drill: crm-report cash-due from={week}

-- What is overdue, with no promise for a day to come, is counted in this week; what has no date in none.
WITH RECURSIVE weeks(week, n) AS (
	SELECT crm_week(crm_day()), 1
	UNION ALL
	SELECT crm_add_days(week, 7), n + 1 FROM weeks WHERE n < :weeks
), promised AS (
	SELECT receivable_id, max(promised) AS day FROM promise
	WHERE deleted IS NULL AND promised >= crm_day() GROUP BY receivable_id
), falling AS (
	SELECT coalesce(p.day, b.due) AS day, i.ledger, b.open
	FROM balance AS b JOIN item AS i ON i.item_id = b.item_id LEFT JOIN promised AS p ON p.receivable_id = i.item_id
	WHERE b.open IS NOT NULL AND coalesce(i.is_receivable, i.is_payable) = 1 AND coalesce(p.day, b.due) IS NOT NULL
), weekly AS (
	SELECT crm_week(CASE WHEN day < crm_day() THEN crm_day() ELSE day END) AS week,
		sum(CASE ledger WHEN 'ar' THEN open ELSE 0 END) AS comes, sum(CASE ledger WHEN 'ap' THEN open ELSE 0 END) AS goes
	FROM falling GROUP BY 1
)
SELECT w.week, coalesce(f.comes, 0) AS comes, coalesce(f.goes, 0) AS goes, coalesce(f.comes, 0) - coalesce(f.goes, 0) AS net,
	sum(coalesce(f.comes, 0) - coalesce(f.goes, 0)) OVER (ORDER BY w.week) AS total
FROM weeks AS w LEFT JOIN weekly AS f ON f.week = w.week
ORDER BY w.week
