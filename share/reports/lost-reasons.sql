-- SPDX-License-Identifier: ISC
-- title: Why deals were lost
-- title[zh]: 输单原因
-- says: the deals lost in a stretch of days and their amounts, by the reason
-- says[zh]: 一段时间内输单的商机数和金额，按输单原因
-- noun: deal
-- param: from date-from 2000-01-01 "First day"
-- param[zh]: from "起始日"
-- param: to date-to today "Last day"
-- param[zh]: to "截止日"
-- column: reason choice:lost-reason "Reason"
-- column: deals integer "Deals" bar
-- column: amount money "Amount"
-- column: share rate "Share of deals"
-- column[zh]: reason "原因"
-- column[zh]: deals "商机数"
-- column[zh]: amount "金额"
-- column[zh]: share "数量占比"
-- drill: crm-deal list status=lost lost_reason={reason} closed>={from} closed<={to}

WITH gone AS (
	SELECT lost_reason AS reason, count(*) AS deals, sum(lost_amount) AS amount
	FROM deal_figures
	WHERE deleted IS NULL AND status = 'lost' AND closed BETWEEN :from AND :to
	GROUP BY lost_reason
)
SELECT g.reason, g.deals, g.amount, crm_muldiv(g.deals, 1000000, sum(g.deals) OVER ()) AS share
FROM gone AS g
LEFT JOIN choice AS c ON c.list = 'lost-reason' AND c.code = g.reason
ORDER BY g.deals DESC, c.position NULLS LAST, g.reason
