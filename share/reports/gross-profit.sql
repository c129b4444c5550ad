-- SPDX-License-Identifier: ISC
-- title: Gross profit of what was shipped
-- title[zh]: 已发货毛利
-- says: net revenue of what was shipped in a stretch of days less the cost of those goods, by contract, owner, customer ...
-- says[zh]: 一段时间内已发货的不含税收入减去发出成本，按合同、负责人、客户、产品、月份等
-- noun: delivery
-- param: by word:contract|owner|department|customer|region|product|category|month|all contract "One row for each"
-- param[zh]: by "分组"
-- param: late word:yes|no yes "With late costs"
-- param[zh]: late "计入滞后成本"
-- column: group_id id
-- column: group text "Group"
-- column: revenue money "Net revenue"
-- column: cost money "Cost"
-- column: late_costs money "Late costs"
-- column: profit money "Gross profit" bar
-- column: margin rate "Margin"
-- column: share rate "Share of profit"
-- column: which text hidden
-- column: first date hidden
-- column: last date hidden
-- column[zh]: group "分组"
-- column[zh]: revenue "不含税收入"
-- column[zh]: cost "成本"
-- column[zh]: late_costs "滞后成本"
-- column[zh]: profit "毛利"
-- column[zh]: margin "毛利率"
-- column[zh]: share "毛利占比"
-- drill: crm-report gross-profit-lines {which} from={first} to={last}
-- include: days
-- include: profit

-- Late costs are what became known after the goods had gone: freight, or an invoice above its estimate. They are those of a
-- product, not of a contract: by contract, owner or customer they stand in a row without any.
, figures AS (
	SELECT contract_id, product_id, CASE :by WHEN 'month' THEN substr(day, 1, 7) END AS month, sum(net) AS revenue,
		sum(cost) AS cost, 0 AS late
	FROM sold
	GROUP BY 1, 2, 3
	UNION ALL
	SELECT NULL, product_id, CASE :by WHEN 'month' THEN substr(day, 1, 7) END, 0, 0, sum(given - value)
	FROM movement
	WHERE quantity = 0 AND given <> value AND day BETWEEN :from AND :to AND :late = 'yes'
		AND product_id IN (SELECT product_id FROM delivery WHERE contract_id IS NOT NULL)
	GROUP BY 2, 3
), grouped AS (
	SELECT
		CASE :by
			WHEN 'contract' THEN f.contract_id WHEN 'owner' THEN c.owner_id WHEN 'department' THEN u.department_id
			WHEN 'customer' THEN c.customer_id WHEN 'product' THEN f.product_id WHEN 'category' THEN p.category_id
		END AS id,
		CASE :by WHEN 'region' THEN r.province WHEN 'month' THEN f.month WHEN 'all' THEN 'all' END AS word,
		sum(f.revenue) AS revenue, sum(f.cost) AS cost, sum(f.late) AS late, sum(f.revenue - f.cost - f.late) AS profit
	FROM figures AS f
	LEFT JOIN contract AS c ON c.contract_id = f.contract_id
	LEFT JOIN "user" AS u ON u.user_id = c.owner_id
	LEFT JOIN customer AS r ON r.customer_id = c.customer_id
	LEFT JOIN product AS p ON p.product_id = f.product_id
	GROUP BY 1, 2
)
SELECT g.id AS group_id,
-- include: group-name
	g.revenue, g.cost, g.late AS late_costs, g.profit, crm_muldiv(g.profit, 1000000, g.revenue) AS margin,
	crm_muldiv(g.profit, 1000000, sum(g.profit) OVER ()) AS share,
	CASE :by
		WHEN 'contract' THEN 'contract_id=' WHEN 'owner' THEN 'contract.owner_id='
		WHEN 'department' THEN 'contract.owner.department_id=' WHEN 'customer' THEN 'contract.customer_id='
		WHEN 'region' THEN 'contract.customer.province=' WHEN 'product' THEN 'product_id='
		WHEN 'category' THEN 'product.category_id='
	END || coalesce(CAST(g.id AS TEXT), g.word, '') AS which,
	CASE WHEN :by = 'month' AND g.word || '-01' > :from THEN g.word || '-01' ELSE :from END AS first,
	CASE WHEN :by = 'month' AND crm_add_days(crm_add_months(g.word || '-01', 1), -1) < :to
		THEN crm_add_days(crm_add_months(g.word || '-01', 1), -1) ELSE :to END AS last
FROM grouped AS g
ORDER BY CASE WHEN :by = 'month' THEN g.word END, g.profit DESC, 2, g.id
