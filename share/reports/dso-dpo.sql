-- SPDX-License-Identifier: ISC
-- title: Days of sales and purchases that are unpaid (DSO, DPO)
-- title[zh]: 应收与应付周转天数（DSO、DPO）
-- says: at the end of each month what is receivable and payable, and how many days of sales and of arrivals that is
-- says[zh]: 每月末的应收、应付余额，以及相当于多少天的发货额和到货额
-- chart: lines
-- param: from date-from this-year "First day"
-- param[zh]: from "起始日"
-- param: to date-to today "Last day"
-- param[zh]: to "截止日"
-- param: days integer 90 "Sales of so many days"
-- param[zh]: days "取最近天数"
-- column: month text "Month"
-- column: receivable money "Receivable"
-- column: shipped money "Shipped"
-- column: dso integer "DSO" bar
-- column: payable money "Payable"
-- column: arrived money "Arrived"
-- column: dpo integer "DPO" bar
-- column: last date hidden
-- column[zh]: month "月份"
-- column[zh]: receivable "应收余额"
-- column[zh]: shipped "发货额"
-- column[zh]: dso "应收周转天数"
-- column[zh]: payable "应付余额"
-- column[zh]: arrived "到货额"
-- column[zh]: dpo "应付周转天数"
-- drill: crm-ar aging --as-of {last}

-- DSO = receivables / (shipped in the last :days, tax included) x :days; DPO likewise. What waits for an event has no due
-- date and is not owed yet; advances are left out.
WITH RECURSIVE months AS (
	SELECT substr(:from, 1, 7) || '-01' AS first
	UNION ALL
	SELECT crm_add_months(first, 1) FROM months WHERE crm_add_months(first, 1) <= CASE WHEN :to < crm_day() THEN :to ELSE crm_day() END
), ends AS (
	SELECT substr(m.first, 1, 7) AS month, (SELECT min(t.day) FROM (SELECT crm_add_days(crm_add_months(m.first, 1), -1) AS day
		UNION ALL SELECT :to UNION ALL SELECT crm_day()) AS t) AS day
	FROM months AS m
), dated AS (
	SELECT i.item_id, coalesce(i.is_payable, 0) = 1 AS pays, i.amount,
		CASE WHEN i.due IS NOT NULL THEN i.day ELSE (
			SELECT min(s.day) FROM settlement AS s WHERE s.item_id = i.item_id AND s.due IS NOT NULL) END AS day
	FROM item AS i
	WHERE i.is_receivable = 1 OR i.is_payable = 1
), facts AS (
	SELECT pays, day, amount FROM dated WHERE day IS NOT NULL
	UNION ALL
	SELECT i.pays, CASE WHEN s.day > i.day THEN s.day ELSE i.day END, -s.amount
	FROM settlement AS s
	JOIN dated AS i ON i.item_id = s.item_id
	WHERE i.day IS NOT NULL
	UNION ALL
	SELECT i.pays, CASE WHEN s.day > i.day THEN s.day ELSE i.day END, s.amount
	FROM settlement AS s
	JOIN dated AS i ON i.item_id = s.source_id
	WHERE i.day IS NOT NULL
), owed AS (
	SELECT e.month, coalesce(sum(f.amount) FILTER (WHERE NOT f.pays), 0) AS receivable, coalesce(sum(f.amount) FILTER (WHERE f.pays), 0) AS payable
	FROM ends AS e
	LEFT JOIN (SELECT pays, day, sum(amount) AS amount FROM facts GROUP BY pays, day) AS f ON f.day <= e.day
	GROUP BY e.month
), moved AS (
	SELECT e.month, coalesce(sum(d.amount) FILTER (WHERE d.sale), 0) AS shipped, coalesce(sum(d.amount) FILTER (WHERE NOT d.sale), 0) AS arrived
	FROM ends AS e
	LEFT JOIN (SELECT contract_id IS NOT NULL AS sale, day, sum(amount) AS amount FROM delivery GROUP BY 1, 2) AS d
		ON d.day <= e.day AND d.day > crm_add_days(e.day, -:days)
	GROUP BY e.month
)
SELECT e.month, o.receivable, m.shipped, crm_muldiv(o.receivable, :days, m.shipped) AS dso, o.payable, m.arrived,
	crm_muldiv(o.payable, :days, m.arrived) AS dpo, e.day AS last
FROM ends AS e
JOIN owed AS o ON o.month = e.month
JOIN moved AS m ON m.month = e.month
ORDER BY e.month
