-- SPDX-License-Identifier: ISC
-- title: Sales by manager
-- title[zh]: 按上级统计销售额
-- says: the deals won in a stretch of days and their amounts, by the boss of their owner
-- says[zh]: 一段时间内赢单的商机数和金额，按负责人的上级
-- noun: deal
-- param: from date-from 2000-01-01 "First day"
-- param[zh]: from "起始日"
-- param: to date-to today "Last day"
-- param[zh]: to "截止日"
-- column: boss_id id
-- column: boss text "Boss"
-- column: deals integer "Deals"
-- column: amount money "Amount" bar
-- column: average money "Average"
-- column: share rate "Share of amount"
-- column: won text hidden
-- column[zh]: boss "上级"
-- column[zh]: deals "商机数"
-- column[zh]: amount "金额"
-- column[zh]: average "平均金额"
-- column[zh]: share "金额占比"
-- drill: crm-deal list owner.boss_id={boss_id} stage={won} closed>={from} closed<={to}

-- The + keeps SQLite from walking the index of that column, which takes three times as long.
WITH won AS (
	SELECT code FROM choice WHERE list = 'deal-stage' AND outcome = 'won' ORDER BY position
), by_owner AS (
	SELECT +owner_id AS owner_id, count(*) AS deals, coalesce(sum(amount), 0) AS amount
	FROM deal
	WHERE deleted IS NULL AND closed BETWEEN :from AND :to AND stage IN (SELECT code FROM won)
	GROUP BY 1
), sold AS (
	SELECT u.boss_id, sum(o.deals) AS deals, sum(o.amount) AS amount
	FROM by_owner AS o
	LEFT JOIN "user" AS u ON u.user_id = o.owner_id
	GROUP BY u.boss_id
)
SELECT s.boss_id, coalesce(b.name, b.login) AS boss, s.deals, s.amount,
	100 * crm_muldiv(s.amount, 1, 100 * s.deals) AS average,
	crm_muldiv(s.amount, 1000000, sum(s.amount) OVER ()) AS share,
	(SELECT crm_list(code) FROM won) AS won
FROM sold AS s
LEFT JOIN "user" AS b ON b.user_id = s.boss_id
ORDER BY s.amount DESC, boss, s.boss_id
