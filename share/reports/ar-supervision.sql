-- SPDX-License-Identifier: ISC
-- title: Supervision of receivables
-- title[zh]: 应收监管表
-- says: what is overdue by owner, and what was done about it: reminded, promised, put on hold, nothing
-- says[zh]: 按负责人列出逾期款项及处理情况：已催款、已承诺、已暂停、未处理
-- noun: user
-- column: user_id id
-- column: owner text "Owner"
-- column: boss text "Boss"
-- column: currency text "Currency"
-- column: count integer "Receivables"
-- column: overdue money "Overdue" bar
-- column: early money "Early"
-- column: collection money "To be collected"
-- column: reminded money "Reminded"
-- column: promised money "Promised"
-- column: held money "On hold"
-- column: untouched money "Nothing done"
-- column: broken integer "Broken promises"
-- column: longest integer "Longest, days"
-- column[zh]: owner "负责人"
-- column[zh]: boss "上级"
-- column[zh]: currency "币种"
-- column[zh]: count "笔数"
-- column[zh]: overdue "逾期金额"
-- column[zh]: early "早期逾期"
-- column[zh]: collection "专门收账期"
-- column[zh]: reminded "已催款"
-- column[zh]: promised "已承诺"
-- column[zh]: held "已暂停"
-- column[zh]: untouched "未处理"
-- column[zh]: broken "失约次数"
-- column[zh]: longest "最长天数"
-- drill: crm-ar overdue owner_id={user_id}

-- A receivable may have been reminded of and be promised: only what has none of the three is untouched.
WITH late AS (
	SELECT i.owner_id, i.currency, b.open, crm_days_between(b.due, crm_day()) AS days,
		EXISTS (SELECT 1 FROM dunning AS n WHERE n.receivable_id = i.item_id AND n.day <= crm_day() AND n.reverses_id IS NULL
			AND NOT EXISTS (SELECT 1 FROM dunning AS r WHERE r.reverses_id = n.dunning_id)) AS reminded,
		EXISTS (SELECT 1 FROM promise AS p WHERE p.receivable_id = i.item_id AND p.deleted IS NULL AND p.day <= crm_day()
			AND p.promised >= crm_day()) AS promised,
		EXISTS (SELECT 1 FROM hold AS h WHERE h.receivable_id = i.item_id AND h.deleted IS NULL AND h.day <= crm_day()
			AND coalesce(h.until, crm_day()) >= crm_day()) AS held,
		(SELECT count(*) FROM promise AS p WHERE p.receivable_id = i.item_id AND p.deleted IS NULL
			AND p.promised < crm_day()) AS broken
	FROM balance AS b
	JOIN item AS i ON i.item_id = b.item_id
	WHERE i.is_receivable = 1 AND b.open > 0 AND b.due < crm_day()
), early AS (
	SELECT CAST(coalesce((SELECT s.value FROM setting AS s WHERE s.name = 'ar.early-days'), '30') AS INTEGER) AS days
)
SELECT u.user_id, coalesce(u.name, u.login) AS owner, coalesce(o.name, o.login) AS boss, l.currency, count(*) AS count,
	sum(l.open) AS overdue,
	coalesce(sum(l.open) FILTER (WHERE l.days <= e.days), 0) AS early,
	coalesce(sum(l.open) FILTER (WHERE l.days > e.days), 0) AS collection,
	coalesce(sum(l.open) FILTER (WHERE l.reminded), 0) AS reminded,
	coalesce(sum(l.open) FILTER (WHERE l.promised), 0) AS promised,
	coalesce(sum(l.open) FILTER (WHERE l.held), 0) AS held,
	coalesce(sum(l.open) FILTER (WHERE NOT (l.reminded OR l.promised OR l.held)), 0) AS untouched,
	sum(l.broken) AS broken, max(l.days) AS longest
FROM late AS l
CROSS JOIN early AS e
LEFT JOIN "user" AS u ON u.user_id = l.owner_id
LEFT JOIN "user" AS o ON o.user_id = u.boss_id
GROUP BY u.user_id, u.name, u.login, o.name, o.login, l.currency
ORDER BY sum(l.open) DESC, u.user_id
