-- SPDX-License-Identifier: ISC
-- title: Deliveries on time and late, by whom
-- title[zh]: 发货准时率（按人员、客户、产品、仓库、承运商）
-- says: of the lines sent in a stretch of days, how many went on the day agreed or before, and how late the others were
-- says[zh]: 一段时间内发出的合同行中按期发货的比例及逾期天数
-- noun: contract
-- param: by word:owner|customer|product|warehouse|carrier|month|all all "One row for each"
-- param[zh]: by "分组"
-- include: days
-- column: group_id id
-- column: group text "Group"
-- column: sent integer "Lines sent"
-- column: on_time integer "On time"
-- column: late integer "Late"
-- column: rate rate "On time rate" bar
-- column: amount_rate rate "Of the amount"
-- column: days_late integer "Days late, summed"
-- column: most_late integer "Latest"
-- column: which text hidden
-- column: first date hidden
-- column: last date hidden
-- column[zh]: group "分组"
-- column[zh]: sent "发货行数"
-- column[zh]: on_time "准时"
-- column[zh]: late "逾期"
-- column[zh]: rate "准时率"
-- column[zh]: amount_rate "金额准时率"
-- column[zh]: days_late "逾期天数合计"
-- column[zh]: most_late "最长逾期天数"
-- drill: crm-report delivery-lines {which} from={first} to={last}
-- include: on-time
, grouped AS (
	SELECT
		CASE :by WHEN 'owner' THEN c.owner_id WHEN 'customer' THEN c.customer_id WHEN 'product' THEN s.product_id
			WHEN 'warehouse' THEN s.warehouse_id END AS id,
		CASE :by WHEN 'carrier' THEN s.carrier WHEN 'month' THEN substr(s.day, 1, 7) WHEN 'all' THEN 'all' END AS word,
		count(*) AS sent, count(*) FILTER (WHERE s.days_late = 0) AS on_time,
		coalesce(sum(s.amount) FILTER (WHERE s.days_late = 0), 0) AS amount_on_time, sum(s.amount) AS amount,
		sum(s.days_late) AS days_late, max(s.days_late) AS most_late, min(s.day) AS first, max(s.day) AS last
	FROM sent AS s
	JOIN contract AS c ON c.contract_id = s.contract_id
	GROUP BY 1, 2
)
SELECT g.id AS group_id,
-- include: group-name
	g.sent, g.on_time, g.sent - g.on_time AS late, crm_muldiv(g.on_time, 1000000, g.sent) AS rate,
	crm_muldiv(g.amount_on_time, 1000000, g.amount) AS amount_rate, g.days_late, g.most_late,
	CASE :by
		WHEN 'owner' THEN 'owner_id=' || coalesce(CAST(g.id AS TEXT), '') WHEN 'customer' THEN 'customer_id=' || g.id
		WHEN 'product' THEN 'product_id=' || coalesce(g.id, 0) WHEN 'warehouse' THEN 'warehouse_id=' || coalesce(g.id, 0)
		WHEN 'carrier' THEN 'carrier=' || coalesce(g.word, 'none')
	END AS which,
	g.first, g.last
FROM grouped AS g
ORDER BY CASE WHEN :by = 'month' THEN g.word END, g.sent DESC, 2, g.id
