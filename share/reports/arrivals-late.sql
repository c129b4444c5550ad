-- SPDX-License-Identifier: ISC
-- title: Late arrivals by supplier
-- title[zh]: 供应商到货准时率
-- says: of the lines that were to come in a stretch of days, how many came in time, late, or have not come yet, by supplier
-- says[zh]: 一段时间内应到货的采购行中按期、逾期和尚未到齐的数量，按供应商
-- noun: purchase
-- include: days
-- column: supplier_id id
-- column: supplier text "Supplier"
-- column: lines integer "Lines"
-- column: in_time integer "In time"
-- column: late integer "Late"
-- column: open integer "Not all come"
-- column: rate rate "In time rate" bar
-- column: days_late integer "Days late, summed"
-- column: most_late integer "Latest"
-- column[zh]: supplier "供应商"
-- column[zh]: lines "行数"
-- column[zh]: in_time "准时"
-- column[zh]: late "逾期"
-- column[zh]: open "未到齐"
-- column[zh]: rate "准时率"
-- column[zh]: days_late "逾期天数合计"
-- column[zh]: most_late "最长逾期天数"
-- drill: crm-report arrival-lines supplier_id={supplier_id} from={from} to={to}
-- include: arrivals
, suppliers AS (
	SELECT supplier_id, count(*) AS lines, count(*) FILTER (WHERE days_late = 0 AND whole_on IS NOT NULL) AS in_time,
		count(*) FILTER (WHERE days_late > 0) AS late, count(*) FILTER (WHERE whole_on IS NULL) AS open,
		sum(days_late) AS days_late, max(days_late) AS most_late
	FROM judged
	GROUP BY supplier_id
)
SELECT g.supplier_id, s.name AS supplier, g.lines, g.in_time, g.late, g.open,
	crm_muldiv(g.in_time, 1000000, g.in_time + g.late) AS rate, g.days_late, g.most_late
FROM suppliers AS g
LEFT JOIN supplier AS s ON s.supplier_id = g.supplier_id
ORDER BY g.days_late DESC, s.name, g.supplier_id
