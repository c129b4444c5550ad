-- SPDX-License-Identifier: ISC
-- title: Sales by region
-- title[zh]: 按部门统计销售额
-- says: the deals won in a stretch of days and their amounts, by the department of their owner
-- says[zh]: 一段时间内赢单的商机数和金额，按负责人的部门
-- noun: deal
-- column: department_id id
-- column: department text "Department"
-- column[zh]: department "部门"
-- drill: crm-deal list owner.department_id={department_id} stage={won} closed>={from} closed<={to}
-- include: sales
, by_owner AS (
	SELECT +owner_id AS owner_id, count(*) AS deals, coalesce(sum(amount), 0) AS amount
	FROM won_deal
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
