-- SPDX-License-Identifier: ISC
-- title: Won deals by month
-- title[zh]: 按月统计赢单
-- says: the deals won and their amounts, by the month they closed in
-- says[zh]: 赢单的商机数和金额，按成交月份
-- noun: deal
-- chart: lines
-- param: from date-from 2000-01-01 "First day"
-- param[zh]: from "起始日"
-- param: to date-to today "Last day"
-- param[zh]: to "截止日"
-- column: month text "Month"
-- column: deals integer "Deals"
-- column: amount money "Amount" bar
-- column: average money "Average"
-- column: won text hidden
-- column[zh]: month "月份"
-- column[zh]: deals "商机数"
-- column[zh]: amount "金额"
-- column[zh]: average "平均金额"
-- drill: crm-deal list stage={won} closed>={month} closed<={month} closed>={from} closed<={to}

WITH won AS (
	SELECT code FROM choice WHERE list = 'deal-stage' AND outcome = 'won' ORDER BY position
), sold AS (
	SELECT substr(closed, 1, 7) AS month, count(*) AS deals, coalesce(sum(amount), 0) AS amount
	FROM deal
	WHERE deleted IS NULL AND closed BETWEEN :from AND :to AND stage IN (SELECT code FROM won)
	GROUP BY substr(closed, 1, 7)
)
SELECT month, deals, amount,
	100 * crm_muldiv(amount, 1, 100 * deals) AS average,
	(SELECT crm_list(code) FROM won) AS won
FROM sold
ORDER BY month
