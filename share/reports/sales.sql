-- SPDX-License-Identifier: ISC
-- title: Sales by period, beside the period before and the year before
-- title[zh]: 销售同比环比
-- says: contracted, shipped or collected amounts by year, quarter, month or week, with growth on the one before and on last year
-- says[zh]: 按年、季、月、周统计签约、发货或回款金额，并与上期（环比）和上年同期（同比）比较
-- noun: contract
-- param: of word:contracted|shipped|collected contracted "What counts as sold"
-- param[zh]: of "统计口径"
-- param: per word:month|quarter|year|week month "Period"
-- param[zh]: per "期间"
-- param: by word:all|owner|department|customer|region|product|category all "One row for each"
-- param[zh]: by "分组"
-- param: from date-from this-year "First day"
-- param[zh]: from "起始日"
-- param: to date-to today "Last day"
-- param[zh]: to "截止日"
-- column: period text "Period"
-- column: group_id id
-- column: group text "Group"
-- column: amount money "Amount" bar
-- column: previous money "Period before"
-- column: growth rate "Growth"
-- column: last_year money "A year before"
-- column: year_growth rate "Growth on the year"
-- column: which text hidden
-- column: first date hidden
-- column: last date hidden
-- column[zh]: period "期间"
-- column[zh]: group "分组"
-- column[zh]: amount "金额"
-- column[zh]: previous "上期金额"
-- column[zh]: growth "环比增长率"
-- column[zh]: last_year "上年同期金额"
-- column[zh]: year_growth "同比增长率"
-- drill: crm-report sales-lines of={of} {which} from={first} to={last}

-- Each fact counts in its period, in the next one as the one before, and a year later. A period that is not over is held
-- against as many days of the earlier ones.
WITH until AS (
	SELECT CASE WHEN :to < crm_day() THEN :to ELSE crm_day() END AS day
)
-- include: collected
-- include: sold
, daily AS (
	SELECT
		CASE :by
			WHEN 'owner' THEN c.owner_id WHEN 'department' THEN u.department_id WHEN 'customer' THEN c.customer_id
			WHEN 'product' THEN s.product_id WHEN 'category' THEN p.category_id
		END AS id,
		CASE :by WHEN 'region' THEN r.province WHEN 'all' THEN 'all' END AS word, s.day, sum(s.amount) AS amount
	FROM sold AS s
	JOIN contract AS c ON c.contract_id = s.contract_id
	LEFT JOIN "user" AS u ON u.user_id = c.owner_id
	LEFT JOIN customer AS r ON r.customer_id = c.customer_id
	LEFT JOIN product AS p ON p.product_id = s.product_id
	GROUP BY 1, 2, 3
), shifted AS (
	SELECT id, word, day AS on_day, day, amount, 0 AS previous, 0 AS last_year FROM daily
	UNION ALL
	SELECT id, word, CASE :per WHEN 'month' THEN crm_add_months(day, 1) WHEN 'quarter' THEN crm_add_months(day, 3)
		WHEN 'year' THEN crm_add_months(day, 12) ELSE crm_add_days(day, 7) END, NULL, 0, amount, 0
	FROM daily
	UNION ALL
	SELECT id, word, CASE :per WHEN 'week' THEN crm_add_days(day, 364) ELSE crm_add_months(day, 12) END, NULL, 0, 0, amount
	FROM daily
), grouped AS (
	SELECT
		CASE :per WHEN 'month' THEN substr(on_day, 1, 7) WHEN 'quarter' THEN crm_quarter(on_day)
			WHEN 'year' THEN substr(crm_quarter(on_day), 1, 4) ELSE crm_week(on_day) END AS period,
		id, word, sum(amount) AS amount, sum(previous) AS previous, sum(last_year) AS last_year, min(day) AS first, max(day) AS last
	FROM shifted
	WHERE on_day BETWEEN :from AND (SELECT day FROM until)
	GROUP BY 1, 2, 3
)
SELECT g.period, g.id AS group_id,
-- include: group-name
	g.amount, g.previous, crm_muldiv(g.amount - g.previous, 1000000, g.previous) AS growth, g.last_year,
	crm_muldiv(g.amount - g.last_year, 1000000, g.last_year) AS year_growth,
	CASE :by
		WHEN 'owner' THEN 'owner_id=' || coalesce(CAST(g.id AS TEXT), '')
		WHEN 'department' THEN 'owner.department_id=' || coalesce(CAST(g.id AS TEXT), '')
		WHEN 'customer' THEN 'customer_id=' || coalesce(CAST(g.id AS TEXT), '')
		WHEN 'region' THEN 'customer.province=' || coalesce(g.word, '')
		WHEN 'product' THEN 'product_id=' || coalesce(g.id, 0)
		WHEN 'category' THEN 'category_id=' || coalesce(g.id, 0)
	END AS which,
	coalesce(g.first, crm_add_days(:to, 1)) AS first, coalesce(g.last, :to) AS last
FROM grouped AS g
WHERE g.amount <> 0 OR g.previous <> 0 OR g.last_year <> 0
ORDER BY g.period, g.amount DESC, 3, g.id
