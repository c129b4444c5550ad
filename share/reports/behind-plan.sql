-- SPDX-License-Identifier: ISC
-- title: Deals behind plan
-- title[zh]: 落后计划的商机
-- says: of each owner's open deals, how many are behind plan, and by what: the expected close, the stage, the next step
-- says[zh]: 每位负责人进行中的商机中落后计划的数量：预计成交日期已过、阶段超期、下一步逾期
-- noun: deal
-- column: owner_id id
-- column: owner text "Owner"
-- column: deals integer "Behind plan" bar
-- column: amount money "Amount behind plan"
-- column: open integer "Open deals"
-- column: late integer "Expected close passed"
-- column: over integer "Stage over its norm"
-- column: missed integer "Next step missed"
-- column[zh]: owner "负责人"
-- column[zh]: deals "落后计划"
-- column[zh]: amount "落后金额"
-- column[zh]: open "进行中"
-- column[zh]: late "预计成交已过"
-- column[zh]: over "阶段超期"
-- column[zh]: missed "下一步逾期"
-- drill: crm-deal behind owner_id={owner_id}

WITH standing AS (
	SELECT +owner_id AS owner_id, behind, amount, late, over, missed FROM deal_figures WHERE deleted IS NULL AND status = 'open'
), by_owner AS (
	SELECT owner_id, count(*) AS open, count(behind) AS deals,
		coalesce(sum(amount) FILTER (WHERE behind IS NOT NULL), 0) AS amount,
		count(late) AS late, count(*) FILTER (WHERE over > 0) AS over, count(missed) AS missed
	FROM standing
	GROUP BY owner_id
)
SELECT o.owner_id, coalesce(u.name, u.login) AS owner, o.deals, o.amount, o.open, o.late, o.over, o.missed
FROM by_owner AS o
LEFT JOIN "user" AS u ON u.user_id = o.owner_id
WHERE o.deals > 0
ORDER BY o.deals DESC, owner, o.owner_id
