-- SPDX-License-Identifier: ISC
-- title: What is due to come in and to go out
-- title[zh]: 到期收付明细
-- says: open receivables, payables and bills by the day they are due, and what recurs up to the last day asked for, else for 13 weeks; what goes out, and advances, below zero
-- says[zh]: 未结应收、应付和持有的票据，按到期日，并含截止日（默认 13 周）前的固定收支；付款和预收款为负数
-- param: from date-from "First day"
-- param[zh]: from "起始日"
-- param: to date-to "Last day"
-- param[zh]: to "截止日"
-- param: dated word:yes|no|any any "With a due date"
-- param[zh]: dated "是否有到期日"
-- param: currency code "Currency"
-- param[zh]: currency "币种"
-- column: due date "Due"
-- column: kind text "Kind"
-- column: code code "Code"
-- column: party text "Party"
-- column: amount money "Amount" bar
-- column: overdue integer "Days overdue"
-- column: program text hidden
-- column: id integer hidden
-- column[zh]: due "到期日"
-- column[zh]: kind "类型"
-- column[zh]: code "单号"
-- column[zh]: party "往来单位"
-- column[zh]: amount "金额"
-- column[zh]: overdue "逾期天数"
-- drill: {program} show id={id}

-- What recurs has no end: behind a first day alone nothing of it is listed.
WITH RECURSIVE horizon AS (
	SELECT CASE WHEN :to IS NOT NULL THEN :to WHEN :from IS NOT NULL THEN crm_add_days(:from, -1)
		ELSE crm_add_days(crm_week(crm_day()), 7 * 13 - 1) END AS last
)
-- include: recurring
-- include: due
SELECT d.due, d.kind, d.code, coalesce(p.name, (SELECT r.name FROM recurring AS r WHERE d.kind = 'recurring' AND
		r.recurring_id = d.id)) AS party, d.amount,
	CASE WHEN d.due < crm_day() THEN crm_days_between(d.due, crm_day()) END AS overdue,
	CASE d.kind WHEN 'receivable' THEN 'crm-ar' WHEN 'payable' THEN 'crm-ap' ELSE 'crm-' || d.kind END AS program, d.id
FROM due AS d
LEFT JOIN party AS p ON p.party_id = d.party_id
WHERE (:dated = 'any' OR (d.due IS NULL) = (:dated = 'no')) AND (:from IS NULL OR d.due >= :from) AND (:to IS NULL OR d.due <= :to)
ORDER BY d.due NULLS LAST, d.side, d.code
