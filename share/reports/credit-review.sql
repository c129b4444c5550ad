-- SPDX-License-Identifier: ISC
-- title: Credit limits to look at
-- title[zh]: 待复核的信用额度
-- says: limits that have expired or soon do, that are exceeded, whose customers pay late or have long bought nothing
-- says[zh]: 已到期或即将到期、已超出、客户逾期或长期未使用的额度
-- noun: customer
-- param: days integer:0..3650 30 "Days ahead"
-- param: unused integer:1..3650 180 "Days unused"
-- param[zh]: days "提前天数"
-- param[zh]: unused "未使用天数"
-- column: customer_id id
-- column: customer text "Customer"
-- column: owner text "Owner"
-- column: why choice:credit-review "Why"
-- column: limit money "Limit"
-- column: until date "Valid until"
-- column: exposure money "Exposure"
-- column: over money "Over"
-- column: overdue integer "Longest days overdue"
-- column: used date "Last used"
-- column[zh]: customer "客户"
-- column[zh]: owner "负责人"
-- column[zh]: why "原因"
-- column[zh]: limit "信用额度"
-- column[zh]: until "额度有效期"
-- column[zh]: exposure "已用额度"
-- column[zh]: over "超出额度"
-- column[zh]: overdue "最长逾期天数"
-- column[zh]: used "最近使用"
-- drill: crm-credit exposure id={customer_id}

WITH used AS MATERIALIZED (
	SELECT f.customer_id, f.name AS customer, f.owner_id, f.credit_limit, f.limit_in_force AS most, f.credit_until AS until, f.exposure,
		f.overdue_days AS overdue, (SELECT max(c.day) FROM contract AS c WHERE c.customer_id = f.customer_id AND
		c.deleted IS NULL AND c.status IN ('approved', 'closed')) AS used
	FROM customer_figures AS f
	WHERE f.deleted IS NULL
), found AS (
	SELECT u.*, 1 AS place, CASE WHEN u.until < crm_day() THEN 'expired' ELSE 'expires' END AS why
	FROM used AS u
	WHERE u.credit_limit IS NOT NULL AND u.until <= crm_add_days(crm_day(), :days)
	UNION ALL
	SELECT u.*, 2, 'over' FROM used AS u WHERE u.exposure > u.most
	UNION ALL
	SELECT u.*, 3, 'overdue' FROM used AS u WHERE u.credit_limit > 0 AND u.overdue > 0
	UNION ALL
	SELECT u.*, 4, 'unused' FROM used AS u
	WHERE u.credit_limit > 0 AND u.exposure <= 0 AND (u.used IS NULL OR u.used < crm_add_days(crm_day(), -:unused))
)
SELECT f.customer_id, f.customer, coalesce(w.name, w.login) AS owner, f.why, f.most AS "limit", f.until, f.exposure,
	CASE WHEN f.exposure > f.most THEN f.exposure - f.most END AS over, f.overdue, f.used
FROM found AS f
LEFT JOIN "user" AS w ON w.user_id = f.owner_id
ORDER BY f.place, f.until, f.customer_id
