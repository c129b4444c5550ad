-- SPDX-License-Identifier: ISC
-- title: Days in stage
-- title[zh]: 阶段停留时间
-- says: open deals by stage: how many days they stand in it, and how many of them longer than the stage may take
-- says[zh]: 进行中的商机按阶段统计：停留天数，以及超过阶段标准天数的商机
-- noun: deal
-- column: stage choice:deal-stage "Stage"
-- column: deals integer "Deals"
-- column: average integer "Days on average" bar
-- column: longest integer "Longest"
-- column: norm integer "Days it may take"
-- column: over integer "Over it"
-- column: over_amount money "Amount over it"
-- column[zh]: stage "阶段"
-- column[zh]: deals "商机数"
-- column[zh]: average "平均停留天数"
-- column[zh]: longest "最长停留天数"
-- column[zh]: norm "标准天数"
-- column[zh]: over "超期商机数"
-- column[zh]: over_amount "超期金额"
-- drill: crm-deal stay stage={stage}

WITH standing AS (
	SELECT stage, norm, stay, amount FROM deal_figures WHERE deleted IS NULL AND status = 'open'
), in_stage AS (
	SELECT stage, norm, count(*) AS deals, crm_muldiv(sum(stay), 1, count(*)) AS average, max(stay) AS longest,
		count(*) FILTER (WHERE stay > norm) AS over, coalesce(sum(amount) FILTER (WHERE stay > norm), 0) AS over_amount
	FROM standing
	GROUP BY stage, norm
)
SELECT i.stage, i.deals, i.average, i.longest, i.norm, i.over, i.over_amount
FROM in_stage AS i
LEFT JOIN choice AS c ON c.list = 'deal-stage' AND c.code = i.stage
ORDER BY c.position NULLS LAST, i.stage
