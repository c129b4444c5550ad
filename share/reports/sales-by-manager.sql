-- SPDX-License-Identifier: ISC
-- title: Sales by manager
-- title[zh]: 按上级统计销售额
-- says: the deals won in a stretch of days and their amounts, by the boss of their owner
-- says[zh]: 一段时间内赢单的商机数和金额，按负责人的上级
-- noun: deal
-- column: boss_id id
-- column: boss text "Boss"
-- column[zh]: boss "上级"
-- drill: crm-deal list owner.boss_id={boss_id} stage={won} closed>={from} closed<={to}
-- include: sales
, by_owner AS (
	SELECT +owner_id AS owner_id, count(*) AS deals, coalesce(sum(amount), 0) AS amount
	FROM won_deal
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
