-- SPDX-License-Identifier: ISC
-- title: Sales by owner
-- title[zh]: 按负责人统计销售额
-- says: the deals won in a stretch of days and their amounts, by owner
-- says[zh]: 一段时间内赢单的商机数和金额，按负责人
-- noun: deal
-- param: from date-from 2000-01-01 "First day"
-- param[zh]: from "起始日"
-- param: to date-to today "Last day"
-- param[zh]: to "截止日"
-- column: owner_id id
-- column: owner text "Owner"
-- column: deals integer "Deals"
-- column: amount money "Amount" bar
-- column: average money "Average"
-- column: share rate "Share of amount"
-- column: won text hidden
-- column[zh]: owner "负责人"
-- column[zh]: deals "商机数"
-- column[zh]: amount "金额"
-- column[zh]: average "平均金额"
-- column[zh]: share "金额占比"
-- drill: crm-deal list owner_id={owner_id} stage={won} closed>={from} closed<={to}

-- The + keeps SQLite from walking the index of that column, which takes three times as long.
WITH won AS (
	SELECT code FROM choice WHERE list = 'deal-stage' AND outcome = 'won' ORDER BY position
), sold AS (
	SELECT +owner_id AS owner_id, count(*) AS deals, coalesce(sum(amount), 0) AS amount
	FROM deal
	WHERE deleted IS NULL AND closed BETWEEN :from AND :to AND stage IN (SELECT code FROM won)
	GROUP BY 1
)
SELECT s.owner_id, coalesce(u.name, u.login) AS owner, s.deals, s.amount,
	100 * crm_muldiv(s.amount, 1, 100 * s.deals) AS average,
	crm_muldiv(s.amount, 1000000, sum(s.amount) OVER ()) AS share,
	(SELECT crm_list(code) FROM won) AS won
FROM sold AS s
LEFT JOIN "user" AS u ON u.user_id = s.owner_id
ORDER BY s.amount DESC, owner, s.owner_id
