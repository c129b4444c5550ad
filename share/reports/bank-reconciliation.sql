-- SPDX-License-Identifier: ISC
-- title: Bank reconciliation
-- title[zh]: 银行存款余额调节表
-- says: from the balance of the bank and that of the book, by what only the one or the other has, to one and the same
-- says[zh]: 银行对账单余额与账面余额，经未达账项调节至一致
-- param: account reference:account "Account"
-- param[zh]: account "账户"
-- column: item choice:reconciliation "Item"
-- column: account text "Account"
-- column: day date "Date"
-- column: amount money "Amount"
-- column: reference text "Reference"
-- column: counterparty text "Counterparty"
-- column: text text "Text"
-- column: bank_line_id id "Line of the bank"
-- column: cash_entry_id id "Cash entry"
-- column: program text hidden
-- column: verb text hidden
-- column: key text hidden
-- column[zh]: item "项目"
-- column[zh]: account "账户"
-- column[zh]: day "日期"
-- column[zh]: amount "金额"
-- column[zh]: reference "流水号"
-- column[zh]: counterparty "对方"
-- column[zh]: text "摘要"
-- column[zh]: bank_line_id "对账单行"
-- column[zh]: cash_entry_id "账面分录"
-- drill: {program} {verb} {key}

-- Four parts: the balance of the bank, what of the book it does not have; that of the book, what of the bank it does not have.
-- The bank's balance is that of its last line; where lines have none, or there are no lines yet, what was there at the
-- opening and all lines since.
-- An entry that was taken back, and the one that does so, are in neither list, unless the bank has told one of them: each
-- has an even number of entries behind it in its chain, or an odd one, and goes with the one before it or behind it.
WITH RECURSIVE accounts AS (
	SELECT a.account_id, a.code,
		coalesce((
			SELECT l.balance FROM bank_line AS l WHERE l.account_id = a.account_id AND l.day <= crm_day() AND l.deleted IS NULL
			ORDER BY l.day DESC, l.place DESC, l.bank_line_id DESC LIMIT 1
		), coalesce((
			SELECT sum(l.amount) FROM bank_line AS l WHERE l.account_id = a.account_id AND l.day <= crm_day() AND l.deleted IS NULL
		), 0) + coalesce((
			SELECT sum(e.amount) FROM cash_entry AS e WHERE e.account_id = a.account_id AND e.kind = 'opening' AND e.day <= crm_day()
		), 0)) AS bank,
		coalesce((
			SELECT e.balance FROM cash_entry AS e WHERE e.account_id = a.account_id AND e.day <= crm_day()
			ORDER BY e.day DESC, e.place DESC, e.cash_entry_id DESC LIMIT 1
		), 0) AS book
	FROM account AS a
	WHERE a.deleted IS NULL AND (a.account_id = :account OR (:account IS NULL AND EXISTS (
		SELECT 1 FROM bank_line AS l WHERE l.account_id = a.account_id AND l.day <= crm_day() AND l.deleted IS NULL))
		OR (:account IS NULL AND a.kind = 'company' AND EXISTS (
			SELECT 1 FROM cash_entry AS e WHERE e.account_id = a.account_id AND e.day <= crm_day())))
), answered (cash_entry_id, answer_id) AS (
	SELECT e.reverses_id, e.cash_entry_id FROM cash_entry AS e WHERE e.reverses_id IS NOT NULL AND e.day <= crm_day()
	UNION ALL
	SELECT n.cash_entry_id, e.cash_entry_id
	FROM answered AS n
	JOIN cash_entry AS e ON e.reverses_id = n.answer_id AND e.day <= crm_day()
), pairs AS (
	SELECT e.cash_entry_id, CASE WHEN (SELECT count(*) FROM answered AS n WHERE n.cash_entry_id = e.cash_entry_id) % 2 = 1
		THEN (SELECT min(n.answer_id) FROM answered AS n WHERE n.cash_entry_id = e.cash_entry_id) ELSE e.reverses_id END AS other_id
	FROM cash_entry AS e
	WHERE e.day <= crm_day() AND (e.reverses_id IS NOT NULL
		OR e.cash_entry_id IN (SELECT n.cash_entry_id FROM answered AS n))
), matched AS (
	SELECT l.entry_id FROM bank_line AS l WHERE l.entry_id IS NOT NULL AND l.day <= crm_day() AND l.deleted IS NULL
), in_book AS (
	SELECT e.account_id, e.day, e.amount, e.reference, coalesce(e.counterparty, p.name) AS counterparty, e.text, e.cash_entry_id
	FROM cash_entry AS e
	LEFT JOIN party AS p ON p.party_id = e.party_id
	WHERE e.day <= crm_day() AND e.kind <> 'opening' AND e.cash_entry_id NOT IN (SELECT m.entry_id FROM matched AS m)
		AND e.cash_entry_id NOT IN (SELECT o.cash_entry_id FROM pairs AS o WHERE o.other_id IS NOT NULL
			AND o.other_id NOT IN (SELECT m.entry_id FROM matched AS m))
), at_bank AS (
	SELECT l.account_id, l.day, l.amount, l.reference, l.counterparty, coalesce(l.text, l.purpose) AS text, l.bank_line_id
	FROM bank_line AS l
	WHERE l.day <= crm_day() AND l.deleted IS NULL
		AND NOT EXISTS (SELECT 1 FROM cash_entry AS e WHERE e.cash_entry_id = l.entry_id AND e.day <= crm_day())
), all_rows AS (
	SELECT code, 1 AS step, 'bank-balance' AS item, crm_day() AS day, bank AS amount, NULL AS reference, NULL AS counterparty,
		NULL AS text, NULL AS bank_line_id, NULL AS cash_entry_id
	FROM accounts
	UNION ALL
	SELECT a.code, CASE WHEN b.amount > 0 THEN 2 ELSE 3 END, CASE WHEN b.amount > 0 THEN 'received-not-at-bank' ELSE
		'paid-not-at-bank' END, b.day, b.amount, b.reference, b.counterparty, b.text, NULL, b.cash_entry_id
	FROM accounts AS a
	JOIN in_book AS b ON b.account_id = a.account_id
	UNION ALL
	SELECT a.code, 4, 'bank-adjusted', crm_day(), a.bank + coalesce((SELECT sum(b.amount) FROM in_book AS b
		WHERE b.account_id = a.account_id), 0), NULL, NULL, NULL, NULL, NULL
	FROM accounts AS a
	UNION ALL
	SELECT code, 5, 'book-balance', crm_day(), book, NULL, NULL, NULL, NULL, NULL
	FROM accounts
	UNION ALL
	SELECT a.code, CASE WHEN b.amount > 0 THEN 6 ELSE 7 END, CASE WHEN b.amount > 0 THEN 'received-not-in-book' ELSE
		'paid-not-in-book' END, b.day, b.amount, b.reference, b.counterparty, b.text, b.bank_line_id, NULL
	FROM accounts AS a
	JOIN at_bank AS b ON b.account_id = a.account_id
	UNION ALL
	SELECT a.code, 8, 'book-adjusted', crm_day(), a.book + coalesce((SELECT sum(b.amount) FROM at_bank AS b
		WHERE b.account_id = a.account_id), 0), NULL, NULL, NULL, NULL, NULL
	FROM accounts AS a
	UNION ALL
	SELECT a.code, 9, 'difference', crm_day(), a.bank + coalesce((SELECT sum(b.amount) FROM in_book AS b
		WHERE b.account_id = a.account_id), 0) - a.book - coalesce((SELECT sum(b.amount) FROM at_bank AS b
		WHERE b.account_id = a.account_id), 0), NULL, NULL, NULL, NULL, NULL
	FROM accounts AS a
)
SELECT item, code AS account, day, amount, reference, counterparty, text, bank_line_id, cash_entry_id,
	CASE WHEN step = 1 OR bank_line_id IS NOT NULL THEN 'crm-bank-line' ELSE 'crm-cash' END AS program,
	CASE WHEN bank_line_id IS NOT NULL OR cash_entry_id IS NOT NULL THEN 'show' WHEN step IN (4, 8, 9) THEN 'reconcile'
		ELSE 'list' END AS verb,
	CASE WHEN bank_line_id IS NOT NULL OR cash_entry_id IS NOT NULL THEN 'id=' || coalesce(bank_line_id, cash_entry_id)
		WHEN step IN (4, 8, 9) THEN code ELSE 'account=' || code END AS key
FROM all_rows
ORDER BY code, step, all_rows.day, bank_line_id, cash_entry_id
