-- SPDX-License-Identifier: ISC
-- title: New customers
-- title[zh]: 新增客户
-- says: the customers that came in, by month or year, and how many there were at its end
-- says[zh]: 每月或每年新增的客户数和期末客户总数
-- noun: customer
-- chart: lines
-- param: by word:month|year month "Month or year"
-- param[zh]: by "分组"
-- param: from date-from 2000-01-01 "First day"
-- param[zh]: from "起始日"
-- param: to date-to today "Last day"
-- param[zh]: to "截止日"
-- column: period text "Period"
-- column: customers integer "New" bar
-- column: total integer "In all"
-- column[zh]: period "时期"
-- column[zh]: customers "新增"
-- column[zh]: total "总数"
-- drill: crm-customer list created>={period} created<={period} created>={from} created<={to}

WITH came AS (
	SELECT substr(created, 1, CASE :by WHEN 'year' THEN 4 ELSE 7 END) AS period, count(*) AS customers
	FROM customer
	WHERE deleted IS NULL AND created BETWEEN :from AND :to
	GROUP BY 1
)
SELECT period, customers,
	(SELECT count(*) FROM customer WHERE deleted IS NULL AND created < :from)
		+ sum(customers) OVER (ORDER BY period) AS total
FROM came
ORDER BY period
