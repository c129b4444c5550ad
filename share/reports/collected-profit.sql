-- SPDX-License-Identifier: ISC
-- title: Gross profit of what was collected
-- title[zh]: 回款毛利
-- says: the part of the gross profit of contracts that payments of a stretch of days brought in, by contract, owner, customer ...
-- says[zh]: 一段时间内回款所实现的合同毛利，按合同、负责人、客户、月份等
-- noun: contract
-- param: by word:contract|owner|department|customer|region|month|all contract "One row for each"
-- param[zh]: by "分组"
-- column: group_id id
-- column: group text "Group"
-- column: amount money "Collected"
-- column: net money "Net of tax"
-- column: profit money "Gross profit" bar
-- column: margin rate "Margin"
-- column: share rate "Share of profit"
-- column: which text hidden
-- column: first date hidden
-- column: last date hidden
-- column[zh]: group "分组"
-- column[zh]: amount "回款金额"
-- column[zh]: net "不含税金额"
-- column[zh]: profit "回款毛利"
-- column[zh]: margin "毛利率"
-- column[zh]: share "毛利占比"
-- drill: crm-report collected-profit-lines {which} from={first} to={last} known={to}
-- include: days

WITH until AS (
	SELECT CASE WHEN :to < crm_day() THEN :to ELSE crm_day() END AS day
)
-- include: contract-profit
-- include: collected
-- include: collected-profit
, grouped AS (
	SELECT
		CASE :by
			WHEN 'contract' THEN s.contract_id WHEN 'owner' THEN c.owner_id WHEN 'department' THEN u.department_id
			WHEN 'customer' THEN c.customer_id
		END AS id,
		CASE :by WHEN 'region' THEN r.province WHEN 'month' THEN substr(s.day, 1, 7) WHEN 'all' THEN 'all' END AS word,
		sum(s.amount) AS amount, sum(s.net) AS net, sum(s.profit) AS profit
	FROM shares AS s
	JOIN contract AS c ON c.contract_id = s.contract_id
	LEFT JOIN "user" AS u ON u.user_id = c.owner_id
	LEFT JOIN customer AS r ON r.customer_id = c.customer_id
	WHERE s.day >= :from
	GROUP BY 1, 2
)
SELECT g.id AS group_id,
-- include: group-name
	g.amount, g.net, g.profit, crm_muldiv(g.profit, 1000000, g.net) AS margin,
	crm_muldiv(g.profit, 1000000, sum(g.profit) OVER ()) AS share,
	CASE :by
		WHEN 'contract' THEN 'contract_id=' WHEN 'owner' THEN 'owner_id=' WHEN 'department' THEN 'owner.department_id='
		WHEN 'customer' THEN 'customer_id=' WHEN 'region' THEN 'customer.province='
	END || coalesce(CAST(g.id AS TEXT), g.word, '') AS which,
	CASE WHEN :by = 'month' AND g.word || '-01' > :from THEN g.word || '-01' ELSE :from END AS first,
	CASE WHEN :by = 'month' AND crm_add_days(crm_add_months(g.word || '-01', 1), -1) < :to
		THEN crm_add_days(crm_add_months(g.word || '-01', 1), -1) ELSE :to END AS last
FROM grouped AS g
ORDER BY CASE WHEN :by = 'month' THEN g.word END, g.profit DESC, 2, g.id
