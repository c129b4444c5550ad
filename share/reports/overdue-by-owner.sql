-- SPDX-License-Identifier: ISC
-- title: Overdue by owner
-- title[zh]: 按负责人统计逾期应收
-- says: what customers are late with, by who looks after it: how much, of how many, and for how long
-- says[zh]: 逾期未收款按负责人统计：笔数、金额、最长与平均逾期天数
-- column: owner_id id
-- column: owner text "Owner"
-- column: receivables integer "Receivables"
-- column: open money "Overdue" bar
-- column: longest integer "Longest, days"
-- column: average integer "Days on average"
-- column: share rate "Share of what is open"
-- column[zh]: owner "负责人"
-- column[zh]: receivables "笔数"
-- column[zh]: open "逾期金额"
-- column[zh]: longest "最长天数"
-- column[zh]: average "平均天数"
-- column[zh]: share "占未收款比例"
-- drill: crm-ar overdue owner_id={owner_id}

-- The average weighs days by amounts; the share is what is late of all that is open with that owner.
WITH standing AS (
	SELECT i.owner_id, b.open, CASE WHEN b.due < crm_day() THEN crm_days_between(b.due, crm_day()) END AS days
	FROM balance AS b JOIN item AS i ON i.item_id = b.item_id
	WHERE b.open > 0 AND i.is_receivable = 1
), owned AS (
	SELECT owner_id, count(days) AS receivables, sum(open) FILTER (WHERE days > 0) AS open, max(days) AS longest,
		sum(open * days) AS weighted, sum(open) AS whole
	FROM standing GROUP BY owner_id
)
SELECT o.owner_id, coalesce(u.name, u.login) AS owner, o.receivables, o.open, o.longest,
	crm_muldiv(o.weighted, 1, o.open) AS average, crm_muldiv(o.open, 1000000, o.whole) AS share
FROM owned AS o LEFT JOIN "user" AS u ON u.user_id = o.owner_id
WHERE o.receivables > 0
ORDER BY o.open DESC, owner, o.owner_id
