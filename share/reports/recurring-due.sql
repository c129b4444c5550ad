-- SPDX-License-Identifier: ISC
-- title: Recurring costs and income that are due
-- title[zh]: 固定收支到期表
-- says: what fell due and is not in the book, and what falls due up to a day: rent, salaries, taxes; what goes out below zero
-- says[zh]: 已到期未入账以及截止日前将到期的固定收支：房租、工资、税费；支出为负数
-- param: until date-to "Up to"
-- param[zh]: until "截止日"
-- param: account reference:account "Account"
-- param[zh]: account "账户"
-- column: due date "Due"
-- column: code code "Code"
-- column: name text "Name"
-- column: account text "Account"
-- column: party text "Party"
-- column: amount money "Amount" bar
-- column: overdue integer "Days overdue"
-- column: recurring_id id hidden
-- column[zh]: due "到期日"
-- column[zh]: code "编号"
-- column[zh]: name "名称"
-- column[zh]: account "账户"
-- column[zh]: party "往来单位"
-- column[zh]: amount "金额"
-- column[zh]: overdue "逾期天数"
-- drill: crm-recurring show id={recurring_id}

-- Without a day: what falls due up to today.
WITH RECURSIVE horizon AS (
	SELECT coalesce(:until, crm_day()) AS last
)
-- include: recurring
SELECT r.due, r.code, r.name, a.code AS account, p.name AS party, r.amount,
	CASE WHEN r.due < crm_day() THEN crm_days_between(r.due, crm_day()) END AS overdue, r.recurring_id
FROM recurs AS r
JOIN account AS a ON a.account_id = r.account_id
LEFT JOIN party AS p ON p.party_id = r.party_id
WHERE :account IS NULL OR r.account_id = :account
ORDER BY r.due, r.code
