-- SPDX-License-Identifier: ISC
-- title: Sales by owner
-- title[zh]: 按负责人统计销售额
-- says: the deals won in a stretch of days and their amounts, by owner
-- says[zh]: 一段时间内赢单的商机数和金额，按负责人
-- noun: deal
-- column: owner_id id
-- column: owner text "Owner"
-- column[zh]: owner "负责人"
-- drill: crm-deal list owner_id={owner_id} stage={won} closed>={from} closed<={to}
-- include: sales
, sold AS (
	SELECT +owner_id AS owner_id, count(*) AS deals, coalesce(sum(amount), 0) AS amount
	FROM won_deal
	GROUP BY 1
)
SELECT s.owner_id, coalesce(u.name, u.login) AS owner, s.deals, s.amount,
	100 * crm_muldiv(s.amount, 1, 100 * s.deals) AS average,
	crm_muldiv(s.amount, 1000000, sum(s.amount) OVER ()) AS share,
	(SELECT crm_list(code) FROM won) AS won
FROM sold AS s
LEFT JOIN "user" AS u ON u.user_id = s.owner_id
ORDER BY s.amount DESC, owner, s.owner_id
