-- SPDX-License-Identifier: ISC
-- title: Purchases by product
-- title[zh]: 按产品统计采购
-- says: what was ordered in a stretch of days, by product, category, buyer, supplier or month, and what of it has arrived
-- says[zh]: 一段时间内的采购金额和到货金额，按产品、类别、采购员、供应商或月份
-- noun: purchase
-- param: by word:product|category|owner|supplier|month|all product "One row for each"
-- param[zh]: by "分组"
-- include: days
-- column: group_id id
-- column: group text "Group"
-- column: purchases integer "Purchases"
-- column: net money "Net"
-- column: amount money "Amount" bar
-- column: share rate "Share of amount"
-- column: arrived money "Amount arrived"
-- column: coming money "Still to come"
-- column: which text hidden
-- column: first date hidden
-- column: last date hidden
-- column[zh]: group "分组"
-- column[zh]: purchases "采购单数"
-- column[zh]: net "不含税金额"
-- column[zh]: amount "采购金额"
-- column[zh]: share "金额占比"
-- column[zh]: arrived "已到货金额"
-- column[zh]: coming "未到货金额"
-- drill: crm-purchase lines {which} day>={first} day<={last} status=approved,closed

WITH arrived AS (
	SELECT purchase_id, line, sum(amount) AS amount FROM delivery WHERE purchase_id IS NOT NULL GROUP BY purchase_id, line
), grouped AS (
	SELECT
		CASE :by WHEN 'supplier' THEN o.supplier_id WHEN 'product' THEN l.product_id WHEN 'category' THEN p.category_id
			WHEN 'owner' THEN o.owner_id END AS id,
		CASE :by WHEN 'month' THEN substr(o.day, 1, 7) WHEN 'all' THEN 'all' END AS word,
		count(DISTINCT o.purchase_id) AS purchases, sum(l.net) AS net, sum(l.amount) AS amount, sum(coalesce(a.amount, 0)) AS arrived,
		min(o.day) AS first, max(o.day) AS last
	FROM purchase AS o
	JOIN purchase_line AS l ON l.purchase_id = o.purchase_id
	LEFT JOIN arrived AS a ON a.purchase_id = l.purchase_id AND a.line = l.line
	LEFT JOIN product AS p ON p.product_id = l.product_id
	WHERE o.deleted IS NULL AND o.status IN ('approved', 'closed') AND o.day BETWEEN :from AND :to AND l.deleted IS NULL
		AND (l.day <= crm_day() OR l.day <= o.day) AND (l.ended IS NULL OR (l.ended > crm_day() AND l.ended > o.day))
	GROUP BY 1, 2
)
SELECT g.id AS group_id,
-- include: group-name
	g.purchases, g.net, g.amount, crm_muldiv(g.amount, 1000000, sum(g.amount) OVER ()) AS share, g.arrived,
	g.amount - g.arrived AS coming,
	CASE :by WHEN 'supplier' THEN 'supplier_id=' WHEN 'product' THEN 'product_id=' WHEN 'category' THEN 'product.category_id='
		WHEN 'owner' THEN 'owner_id=' END || coalesce(CAST(g.id AS TEXT), '') AS which,
	g.first, g.last
FROM grouped AS g
ORDER BY CASE WHEN :by = 'month' THEN g.word END, g.amount DESC, 2, g.id
