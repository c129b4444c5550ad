-- SPDX-License-Identifier: ISC
-- title: ABC analysis of customers and products
-- title[zh]: 客户与产品 ABC 分析
-- says: customers, products or owners by what was contracted, shipped or collected, the largest first: A up to 80%, B 95%, C the rest
-- says[zh]: 按签约、发货或回款金额从大到小排列客户、产品或负责人：累计 80% 以内为 A，95% 以内为 B，其余为 C
-- noun: contract
-- param: of word:contracted|shipped|collected contracted "What counts as sold"
-- param[zh]: of "统计口径"
-- param: by word:customer|product|owner customer "One row for each"
-- param[zh]: by "分组"
-- param: a integer:0..100 80 "A up to this percentage"
-- param[zh]: a "A 类累计百分比"
-- param: b integer:0..100 95 "B up to this percentage"
-- param[zh]: b "B 类累计百分比"
-- include: days
-- column: place integer "Place"
-- column: group_id id
-- column: group text "Group"
-- column: amount money "Amount" bar
-- column: share rate "Share of amount"
-- column: running rate "Running share"
-- column: class text "Class"
-- column: which text hidden
-- column[zh]: place "名次"
-- column[zh]: group "名称"
-- column[zh]: amount "金额"
-- column[zh]: share "金额占比"
-- column[zh]: running "累计占比"
-- column[zh]: class "类别"
-- drill: crm-report sales-lines of={of} {which} from={from} to={to}

-- One is of class A while what stands above it makes less than 80% of the whole, so that A holds at least 80% and there is one.
WITH until AS (
	SELECT CASE WHEN :to < crm_day() THEN :to ELSE crm_day() END AS day
)
-- include: collected
-- include: sold
, grouped AS (
	SELECT CASE :by WHEN 'customer' THEN c.customer_id WHEN 'product' THEN s.product_id ELSE c.owner_id END AS id, sum(s.amount) AS amount
	FROM sold AS s
	JOIN contract AS c ON c.contract_id = s.contract_id
	WHERE s.day BETWEEN :from AND (SELECT day FROM until)
	GROUP BY 1
), named AS (
	SELECT id, amount, CASE :by WHEN 'customer' THEN (SELECT name FROM customer WHERE customer_id = id)
		WHEN 'product' THEN (SELECT name FROM product WHERE product_id = id)
		ELSE (SELECT coalesce(name, login) FROM "user" WHERE user_id = id) END AS name
	FROM grouped
	WHERE amount <> 0
), ranked AS (
	SELECT *, row_number() OVER w AS place, sum(amount) OVER w AS running, sum(amount) OVER () AS whole
	FROM named
	WINDOW w AS (ORDER BY amount DESC, name, id ROWS UNBOUNDED PRECEDING)
)
SELECT place, id AS group_id, name AS "group", amount, crm_muldiv(amount, 1000000, whole) AS share,
	crm_muldiv(running, 1000000, whole) AS running,
	CASE WHEN crm_muldiv(running - amount, 1000000, whole) < :a * 10000 THEN 'A'
		WHEN crm_muldiv(running - amount, 1000000, whole) < :b * 10000 THEN 'B' ELSE 'C' END AS class,
	CASE WHEN :by = 'product' THEN 'product_id=' || coalesce(id, 0) ELSE :by || '_id=' || coalesce(CAST(id AS TEXT), '') END AS which
FROM ranked
ORDER BY place
