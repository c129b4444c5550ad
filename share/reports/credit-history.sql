-- SPDX-License-Identifier: ISC
-- title: History of a credit limit
-- title[zh]: 信用额度变更记录
-- says: what a customer's limit, its last day and the days to pay became when and why, what was applied for and let pass
-- says[zh]: 客户的额度、有效期和账期何时因何变更，以及申请和放行记录
-- param: customer reference:customer "Customer"
-- param[zh]: customer "客户"
-- column: customer_id id
-- column: day date "Date"
-- column: what choice:credit-event "What"
-- column: amount money "Amount"
-- column: days integer "Days"
-- column: until date "Until"
-- column: code text "Code"
-- column: status choice:document-status "Status"
-- column: reason text "Reason"
-- column: by text "By"
-- column[zh]: day "日期"
-- column[zh]: what "事项"
-- column[zh]: amount "金额"
-- column[zh]: days "天数"
-- column[zh]: until "截止日期"
-- column[zh]: code "编号"
-- column[zh]: status "状态"
-- column[zh]: reason "原因"
-- column[zh]: by "经办人"
-- drill: crm-customer show id={customer_id}
WITH told AS (
	SELECT d.row_id AS customer_id, d.since AS day, 2 AS place, d.dated_id AS number, substr(d.field, 8) AS what,
		CASE d.field WHEN 'credit_limit' THEN d.number END AS amount, CASE d.field WHEN 'credit_days' THEN d.number END AS days,
		CASE d.field WHEN 'credit_until' THEN d.text END AS until, NULL AS code, NULL AS status, d.reason, NULL AS user_id
	FROM party_dated AS d
	WHERE d.row_id = :customer AND d.field IN ('credit_limit', 'credit_days', 'credit_until') AND d.since <= crm_day()
	UNION ALL
	SELECT a.customer_id, a.day, 1, a.credit_application_id, 'application', a.amount, a.days, a.until, a.code, a.status, a.cause, a.owner_id
	FROM credit_application AS a
	WHERE a.customer_id = :customer AND a.deleted IS NULL
	UNION ALL
	SELECT c.customer_id, l.day, 3, l.credit_lift_id, CASE WHEN l.reverses_id IS NULL THEN 'lift' ELSE 'lift-undone' END, l.amount,
		NULL, l.until, c.code, NULL, l.reason, l.decider_id
	FROM credit_lift AS l
	JOIN contract AS c ON c.contract_id = l.contract_id
	WHERE c.customer_id = :customer
)
SELECT t.customer_id, t.day, t.what, t.amount, t.days, t.until, t.code, t.status, t.reason, coalesce(u.name, u.login) AS by
FROM told AS t
LEFT JOIN "user" AS u ON u.user_id = t.user_id
ORDER BY t.day, t.place, t.number
