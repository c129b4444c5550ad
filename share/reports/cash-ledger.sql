-- SPDX-License-Identifier: ISC
-- title: Ledger of accounts
-- title[zh]: 账户明细账
-- says: what came into accounts and went out, with the balance after each entry; a first row has what was there before
-- says[zh]: 各账户的收支明细和逐笔余额；首行为期初余额
-- param: account reference:account "Account"
-- param[zh]: account "账户"
-- param: from date-from 1900-01-01 "First day"
-- param[zh]: from "起始日"
-- param: to date-to today "Last day"
-- param[zh]: to "截止日"
-- column: cash_entry_id id
-- column: day date "Date"
-- column: account text "Account"
-- column: kind choice:cash-kind "Kind"
-- column: paid_in money "In"
-- column: paid_out money "Out"
-- column: balance money "Balance"
-- column: counterparty text "Counterparty"
-- column: reference text "Reference"
-- column: text text "Text"
-- column[zh]: day "日期"
-- column[zh]: account "账户"
-- column[zh]: kind "类型"
-- column[zh]: paid_in "收入"
-- column[zh]: paid_out "支出"
-- column[zh]: balance "余额"
-- column[zh]: counterparty "对方"
-- column[zh]: reference "流水号"
-- column[zh]: text "摘要"
-- drill: crm-cash show {cash_entry_id}

-- Entries keep what was there after them, so the first row is the balance of the last entry before the first day.
WITH accounts AS (
	SELECT account_id, code FROM account WHERE deleted IS NULL AND (account_id = :account OR :account IS NULL)
), before AS (
	SELECT a.account_id, a.code, e.balance
	FROM accounts AS a
	JOIN cash_entry AS e ON e.cash_entry_id = (
		SELECT l.cash_entry_id FROM cash_entry AS l WHERE l.account_id = a.account_id AND l.day < :from
		ORDER BY l.day DESC, l.place DESC, l.cash_entry_id DESC LIMIT 1)
), rows AS (
	SELECT NULL AS cash_entry_id, :from AS day, code, NULL AS kind, NULL AS amount, balance, NULL AS party_id,
		NULL AS counterparty, NULL AS reference, NULL AS text, 0 AS place
	FROM before
	UNION ALL
	SELECT e.cash_entry_id, e.day, a.code, e.kind, e.amount, e.balance, e.party_id, e.counterparty, e.reference, e.text,
		e.place
	FROM accounts AS a
	JOIN cash_entry AS e ON e.account_id = a.account_id
	WHERE e.day BETWEEN :from AND :to
)
SELECT r.cash_entry_id, r.day, r.code AS account, r.kind, CASE WHEN r.amount > 0 THEN r.amount END AS paid_in,
	CASE WHEN r.amount < 0 THEN -r.amount END AS paid_out, r.balance, coalesce(r.counterparty, c.name) AS counterparty,
	r.reference, r.text
FROM rows AS r
LEFT JOIN party AS c ON c.party_id = r.party_id
ORDER BY r.code, r.day, r.place, r.cash_entry_id
