-- SPDX-License-Identifier: ISC
-- title: Lead conversion
-- title[zh]: 线索转化
-- says: of the customers that came in within a stretch of days, how many have bought since, by where they came from
-- says[zh]: 一段时间内进来的客户中后来成交的数量和比例，按来源
-- noun: customer
-- param: from date-from 2000-01-01 "Came in from"
-- param[zh]: from "起始日"
-- param: to date-to today "Until"
-- param[zh]: to "截止日"
-- column: source choice:source "Source"
-- column: leads integer "Leads" bar
-- column: won integer "Won"
-- column: rate rate "Conversion rate"
-- column[zh]: source "来源"
-- column[zh]: leads "线索数"
-- column[zh]: won "成交"
-- column[zh]: rate "转化率"
-- drill: crm-customer list source={source} created>={from} created<={to}

WITH bought AS (
	SELECT DISTINCT d.customer_id
	FROM deal AS d
	JOIN choice AS s ON s.list = 'deal-stage' AND s.code = d.stage AND s.outcome = 'won'
	WHERE d.deleted IS NULL
)
SELECT c.source, count(*) AS leads, count(b.customer_id) AS won, crm_muldiv(count(b.customer_id), 1000000, count(*)) AS rate
FROM customer AS c
LEFT JOIN bought AS b ON b.customer_id = c.customer_id
WHERE c.deleted IS NULL AND c.created BETWEEN :from AND :to
GROUP BY c.source
ORDER BY leads DESC, c.source
