-- SPDX-License-Identifier: ISC
-- title: Limits that fit
-- title[zh]: 建议信用额度
-- says: a limit by what a customer bought in a month and how late it paid, beside the one it has
-- says[zh]: 按月均采购额和付款及时程度测算的额度，与现有额度对照
-- noun: customer
-- param: customer reference:customer "Customer"
-- param[zh]: customer "客户"
-- column: customer_id id
-- column: customer text "Customer"
-- column: months integer "Months"
-- column: monthly money "Bought in a month"
-- column: days integer "Days to pay"
-- column: late integer "Average days late"
-- column: worst integer "Most days late"
-- column: share rate "Part granted"
-- column: suggested money "Suggested limit"
-- column: limit money "Limit"
-- column[zh]: customer "客户"
-- column[zh]: months "月数"
-- column[zh]: monthly "月均采购额"
-- column[zh]: days "账期"
-- column[zh]: late "平均逾期天数"
-- column[zh]: worst "最长逾期天数"
-- column[zh]: share "授信系数"
-- column[zh]: suggested "建议额度"
-- column[zh]: limit "信用额度"
-- drill: crm-ar list customer_id={customer_id}

-- Twelve months at most, fewer of who is new; days late are weighted by amount, and what is still open counts until today.
WITH bought AS (
	SELECT c.customer_id, min(d.day) AS first, sum(CASE WHEN d.day > crm_add_months(crm_day(), -12) THEN d.amount ELSE 0 END) AS amount
	FROM delivery AS d
	JOIN contract AS c ON c.contract_id = d.contract_id
	WHERE c.currency = coalesce((SELECT value FROM setting WHERE name = 'currency' AND deleted IS NULL), 'CNY') AND
		(:customer IS NULL OR c.customer_id = :customer)
	GROUP BY c.customer_id
), paid AS (
	SELECT i.party_id AS customer_id, s.amount, crm_days_between(b.due, s.day) AS days
	FROM item AS i
	JOIN balance AS b ON b.item_id = i.item_id
	JOIN settlement AS s ON s.item_id = i.item_id AND s.kind = 'allocation' AND s.amount > 0
	WHERE i.is_receivable = 1 AND b.due IS NOT NULL AND NOT EXISTS (SELECT 1 FROM settlement AS r WHERE r.reverses_id = s.settlement_id)
	UNION ALL
	SELECT i.party_id, b.open, crm_days_between(b.due, crm_day())
	FROM item AS i
	JOIN balance AS b ON b.item_id = i.item_id
	WHERE i.is_receivable = 1 AND b.due < crm_day() AND b.open > 0
), late AS (
	SELECT customer_id, max(CASE WHEN days > 0 THEN days ELSE 0 END) AS worst,
		crm_muldiv(sum(CASE WHEN days > 0 THEN days ELSE 0 END * (amount / 10000)), 1, sum(amount / 10000)) AS days
	FROM paid
	GROUP BY customer_id
), months AS (
	SELECT b.customer_id, b.amount, CASE WHEN b.first <= crm_add_months(crm_day(), -12) THEN 12
		ELSE crm_days_between(b.first, crm_day()) / 31 + 1 END AS months
	FROM bought AS b
), figured AS (
	SELECT m.customer_id, m.months, 100 * crm_muldiv(m.amount, 1, 100 * m.months) AS monthly, coalesce(l.days, 0) AS late,
		coalesce(l.worst, 0) AS worst, CASE WHEN coalesce(l.days, 0) = 0 THEN 1000000 WHEN l.days <= 15 THEN 800000
		WHEN l.days <= 30 THEN 500000 ELSE 0 END AS share
	FROM months AS m
	LEFT JOIN late AS l ON l.customer_id = m.customer_id
), termed AS (
	SELECT c.customer_id, c.name AS customer, c.limit_in_force AS most, coalesce(c.credit_days, c.payment_days, 0) AS days
	FROM customer_figures AS c
	WHERE c.deleted IS NULL
)
SELECT t.customer_id, t.customer, f.months, f.monthly, t.days, f.late, f.worst, f.share,
	1000000 * (crm_muldiv(crm_muldiv(f.monthly, CASE WHEN t.days > 30 THEN t.days ELSE 30 END, 30), f.share, 1000000) / 1000000) AS suggested,
	t.most AS "limit"
FROM termed AS t
JOIN figured AS f ON f.customer_id = t.customer_id
ORDER BY t.customer_id
