-- SPDX-License-Identifier: ISC
-- title: Deliveries on time
-- title[zh]: 准时交货率
-- says: by month, the lines of contracts that were to be shipped in it, and how many went in full by then
-- says[zh]: 按月统计应发的合同明细行数和按时全部发出的行数
-- noun: contract
-- param: from date-from 2000-01-01 "First day"
-- param[zh]: from "起始日"
-- param: to date-to today "Last day"
-- param[zh]: to "截止日"
-- column: month text "Month"
-- column: lines integer "Lines to ship"
-- column: on_time integer "In full and on time"
-- column: share rate "On time" bar
-- column: late integer "In full, but late"
-- column: open integer "Not in full yet"
-- column: days integer "Days late, at most"
-- column[zh]: month "月份"
-- column[zh]: lines "应发行数"
-- column[zh]: on_time "按时发齐"
-- column[zh]: share "准时率"
-- column[zh]: late "迟发"
-- column[zh]: open "未发齐"
-- column[zh]: days "最多迟发天数"
-- drill: crm-contract lines ship_by>={month} ship_by<={month} ship_by>={from} ship_by<={to} status=approved,closed product!=

WITH line AS (
	SELECT c.contract_id, c.ship_by, l.line, l.base, (
		SELECT coalesce(sum(d.quantity), 0) FROM delivery AS d
		WHERE d.contract_id = l.contract_id AND d.line = l.line AND d.day <= c.ship_by
	) AS in_time, (
		SELECT coalesce(sum(d.quantity), 0) FROM delivery AS d WHERE d.contract_id = l.contract_id AND d.line = l.line
	) AS by_now, (
		SELECT max(d.day) FROM delivery AS d
		WHERE d.contract_id = l.contract_id AND d.line = l.line AND d.quantity > 0 AND d.reverses_id IS NULL
	) AS last
	FROM contract AS c
	JOIN contract_line AS l ON l.contract_id = c.contract_id AND l.deleted IS NULL AND l.product_id IS NOT NULL
		AND (l.ended IS NULL OR l.ended > crm_day())
	WHERE c.deleted IS NULL AND c.status IN ('approved', 'closed') AND c.ship_by BETWEEN :from AND :to
)
SELECT substr(ship_by, 1, 7) AS month, count(*) AS lines, count(*) FILTER (WHERE in_time >= base) AS on_time,
	crm_muldiv(count(*) FILTER (WHERE in_time >= base), 1000000, count(*)) AS share,
	count(*) FILTER (WHERE in_time < base AND by_now >= base) AS late, count(*) FILTER (WHERE by_now < base) AS open,
	max(CASE WHEN in_time < base THEN crm_days_between(ship_by, CASE WHEN by_now >= base THEN last ELSE crm_day() END) END) AS days
FROM line
GROUP BY substr(ship_by, 1, 7)
ORDER BY month
