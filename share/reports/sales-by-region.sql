-- SPDX-License-Identifier: ISC
-- title: Sales by region
-- title[zh]: 按部门统计销售额
-- says: the deals won in a stretch of days and their amounts, by the department of their owner
-- says[zh]: 一段时间内赢单的商机数和金额，按负责人的部门
-- noun: deal
-- param: from date-from 2000-01-01 "First day"
-- param[zh]: from "起始日"
-- param: to date-to today "Last day"
-- param[zh]: to "截止日"
-- column: department_id id
-- column: department text "Department"
-- column: deals integer "Deals"
-- column: amount money "Amount" bar
-- column: average money "Average"
-- column: share rate "Share of amount"
-- column: won text hidden
-- column[zh]: department "部门"
-- column[zh]: deals "商机数"
-- column[zh]: amount "金额"
-- column[zh]: average "平均金额"
-- column[zh]: share "金额占比"
-- drill: crm-deal list owner.department_id={department_id} stage={won} closed>={from} closed<={to}

-- The + keeps SQLite from walking the index of that column, which takes three times as long.
WITH won AS (
	SELECT code FROM choice WHERE list = 'deal-stage' AND outcome = 'won' ORDER BY position
), by_owner AS (
	SELECT +owner_id AS owner_id, count(*) AS deals, coalesce(sum(amount), 0) AS amount
	FROM deal
	WHERE deleted IS NULL AND closed BETWEEN :from AND :to AND stage IN (SELECT code FROM won)
	GROUP BY 1
), sold AS (
	SELECT u.department_id, sum(o.deals) AS deals, sum(o.amount) AS amount
	FROM by_owner AS o
	LEFT JOIN "user" AS u ON u.user_id = o.owner_id
	GROUP BY u.department_id
)
SELECT s.department_id, d.name AS department, s.deals, s.amount,
	100 * crm_muldiv(s.amount, 1, 100 * s.deals) AS average,
	crm_muldiv(s.amount, 1000000, sum(s.amount) OVER ()) AS share,
	(SELECT crm_list(code) FROM won) AS won
FROM sold AS s
LEFT JOIN department AS d ON d.department_id = s.department_id
ORDER BY s.amount DESC, department, s.department_id
