-- SPDX-License-Identifier: ISC
-- title: Win rate
-- title[zh]: 赢单率
-- says: of the deals that ended in a stretch of days, how many were won, by owner, product, customer, month or in all
-- says[zh]: 一段时间内结束的商机中赢单的比例，按负责人、产品、客户、月份或合计
-- noun: deal
-- param: by word:owner|product|customer|month|all owner "One row for each"
-- param[zh]: by "分组"
-- param: from date-from 2000-01-01 "First day"
-- param[zh]: from "起始日"
-- param: to date-to today "Last day"
-- param[zh]: to "截止日"
-- column: group_id id
-- column: group text "Group"
-- column: won integer "Won"
-- column: lost integer "Lost"
-- column: rate rate "Win rate" bar
-- column: which text hidden
-- column: until text hidden
-- column: ends text hidden
-- column[zh]: group "分组"
-- column[zh]: won "赢单"
-- column[zh]: lost "输单"
-- column[zh]: rate "赢单率"
-- drill: crm-deal list {which} {until} stage={ends} closed>={from} closed<={to}

WITH ends AS (
	SELECT code, outcome FROM choice WHERE list = 'deal-stage' AND outcome IS NOT NULL ORDER BY position
), ended AS (
	SELECT CASE :by WHEN 'owner' THEN owner_id WHEN 'product' THEN product_id WHEN 'customer' THEN customer_id END AS id,
		CASE :by WHEN 'month' THEN substr(closed, 1, 7) WHEN 'all' THEN 'all' END AS word,
		sum(won) AS won, sum(lost) AS lost
	FROM deal_figures
	WHERE deleted IS NULL AND status <> 'open' AND closed BETWEEN :from AND :to
	GROUP BY 1, 2
)
SELECT id AS group_id,
	CASE :by
		WHEN 'owner' THEN (SELECT coalesce(name, login) FROM "user" WHERE user_id = id)
		WHEN 'product' THEN (SELECT name FROM product WHERE product_id = id)
		WHEN 'customer' THEN (SELECT name FROM customer WHERE customer_id = id)
		ELSE word
	END AS "group",
	won, lost,
	crm_muldiv(won, 1000000, won + lost) AS rate,
	CASE :by WHEN 'month' THEN 'closed>=' || word WHEN 'all' THEN NULL ELSE :by || '_id=' || coalesce(CAST(id AS TEXT), '') END AS which,
	CASE :by WHEN 'month' THEN 'closed<=' || word END AS until,
	(SELECT crm_list(code) FROM ends) AS ends
FROM ended
ORDER BY CASE WHEN :by = 'month' THEN word END, rate DESC, won DESC, 2
