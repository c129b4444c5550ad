-- SPDX-License-Identifier: ISC
-- title: Allowance for bad debts
-- title[zh]: 坏账准备（账龄分析法）
-- says: what is open of each customer by its age in years, and what is likely to be lost of it
-- says[zh]: 按账龄统计各客户未收款，并按比例计提坏账准备
-- param: first rate:0..1 0.05 "Of up to a year"
-- param: second rate:0..1 0.1 "Of one to two years"
-- param: third rate:0..1 0.3 "Of two to three years"
-- param: older rate:0..1 1 "Of what is older"
-- param[zh]: first "一年以内"
-- param[zh]: second "一至二年"
-- param[zh]: third "二至三年"
-- param[zh]: older "三年以上"
-- column: customer_id id
-- column: customer text "Customer"
-- column: open money "Open" bar
-- column: year_1 money "Up to a year"
-- column: year_2 money "One to two years"
-- column: year_3 money "Two to three years"
-- column: year_4 money "Older"
-- column: allowance money "Allowance"
-- column[zh]: customer "客户"
-- column[zh]: open "未收款"
-- column[zh]: year_1 "一年以内"
-- column[zh]: year_2 "一至二年"
-- column[zh]: year_3 "二至三年"
-- column[zh]: year_4 "三年以上"
-- column[zh]: allowance "坏账准备"
-- drill: crm-ar list customer_id={customer_id} open!=0

-- The age is that of the receivable. Advances and credits of a customer are what he can lose, not we: they are left out.
WITH aged AS (
	SELECT i.party_id, b.open, CASE WHEN i.day > crm_add_months(crm_day(), -12) THEN 1
		WHEN i.day > crm_add_months(crm_day(), -24) THEN 2 WHEN i.day > crm_add_months(crm_day(), -36) THEN 3 ELSE 4 END AS age
	FROM balance AS b JOIN item AS i ON i.item_id = b.item_id
	WHERE b.open > 0 AND i.is_receivable = 1
), summed AS (
	SELECT party_id, sum(open) AS open, coalesce(sum(open) FILTER (WHERE age = 1), 0) AS year_1,
		coalesce(sum(open) FILTER (WHERE age = 2), 0) AS year_2, coalesce(sum(open) FILTER (WHERE age = 3), 0) AS year_3,
		coalesce(sum(open) FILTER (WHERE age = 4), 0) AS year_4
	FROM aged GROUP BY party_id
)
SELECT s.party_id AS customer_id, p.name AS customer, s.open, s.year_1, s.year_2, s.year_3, s.year_4,
	(crm_muldiv(s.year_1, :first, 100000000) + crm_muldiv(s.year_2, :second, 100000000) +
	crm_muldiv(s.year_3, :third, 100000000) + crm_muldiv(s.year_4, :older, 100000000)) * 100 AS allowance
FROM summed AS s JOIN party AS p ON p.party_id = s.party_id
ORDER BY allowance DESC, s.party_id
