-- SPDX-License-Identifier: ISC
-- title: Pipeline by stage
-- title[zh]: 销售漏斗
-- says: open and closed deals by stage: their number, amount, and what they are worth by their probability
-- says[zh]: 各阶段的商机数、金额、按成交概率加权的金额
-- noun: deal
-- column: stage choice:deal-stage "Stage"
-- column: deals integer "Deals" bar
-- column: amount money "Amount"
-- column: weighted money "Weighted"
-- column: share rate "Share of deals"
-- column[zh]: stage "阶段"
-- column[zh]: deals "商机数"
-- column[zh]: amount "金额"
-- column[zh]: weighted "加权金额"
-- column[zh]: share "数量占比"
-- drill: crm-deal list stage={stage}

WITH in_stage AS (
	SELECT stage, count(*) AS deals, coalesce(sum(amount), 0) AS amount, coalesce(sum(value), 0) AS weighted
	FROM deal_figures
	WHERE deleted IS NULL
	GROUP BY stage
)
SELECT i.stage, i.deals, i.amount, i.weighted,
	crm_muldiv(i.deals, 1000000, sum(i.deals) OVER ()) AS share
FROM in_stage AS i
LEFT JOIN choice AS c ON c.list = 'deal-stage' AND c.code = i.stage
ORDER BY c.outcome IS NOT NULL, c.position NULLS LAST, i.stage
