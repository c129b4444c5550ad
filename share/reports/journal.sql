-- SPDX-License-Identifier: ISC
-- title: Journal of vouchers
-- title[zh]: 记账凭证
-- says: everything that was posted, in double entry: vouchers numbered in each month, with titles of accounts
-- says[zh]: 全部业务的复式记账分录：按月连续编号的凭证、科目、借方和贷方金额
-- include: days
-- param: names word:zh|en zh "Names of titles in"
-- param[zh]: names "科目名称语言"
-- column: day date "Date"
-- column: voucher integer "Voucher"
-- column: document code "Document"
-- column: number code "Number of the title"
-- column: title text "Title"
-- column: detail text "Party, account or warehouse"
-- column: debit money "Debit"
-- column: credit money "Credit"
-- column: currency code "Currency"
-- column: party text "Party"
-- column: text text "Text"
-- column: word code hidden
-- column[zh]: day "日期"
-- column[zh]: voucher "凭证号"
-- column[zh]: document "单据"
-- column[zh]: number "科目代码"
-- column[zh]: title "科目"
-- column[zh]: detail "辅助核算"
-- column[zh]: debit "借方金额"
-- column[zh]: credit "贷方金额"
-- column[zh]: currency "币种"
-- column[zh]: party "往来单位"
-- column[zh]: text "摘要"

-- Numbers begin anew in each month, so all of the first one is looked at.
WITH span AS (
	SELECT substr(:from, 1, 7) || '-01' AS first, :to AS last
)
-- include: journal
, word AS MATERIALIZED (
	SELECT list || '/' || code AS said, code, label, label_zh
	FROM choice
	WHERE list IN ('cash-kind', 'statement-kind', 'item-kind', 'settlement-kind', 'invoice-direction', 'stock-kind')
)
SELECT v.day, v.voucher,
	CASE
		WHEN v.place <= 2 THEN (SELECT code FROM stock_entry WHERE stock_entry_id = v.document)
		WHEN v.place IN (3, 8) THEN (SELECT code FROM invoice WHERE invoice_id = v.document)
		WHEN v.place = 4 THEN (SELECT code FROM contract WHERE contract_id = v.document)
		WHEN v.place = 5 THEN (SELECT code FROM purchase WHERE purchase_id = v.document)
		WHEN v.place = 6 THEN (SELECT code FROM item WHERE item_id = v.document)
		ELSE 'cash ' || CAST(v.document AS TEXT)
	END AS document,
	t.number, CASE WHEN :names = 'zh' THEN coalesce(t.label_zh, v.title) ELSE coalesce(t.label, v.title) END AS title,
	CASE
		WHEN v.detail = 0 THEN NULL
		WHEN v.title = 'assets:stock' THEN (SELECT code || coalesce(' ' || name, '') FROM warehouse WHERE warehouse_id = v.detail)
		WHEN v.title IN ('assets:receivable:customers', 'liabilities:payable:suppliers')
			THEN (SELECT code || ' ' || name FROM party WHERE party_id = v.detail)
		ELSE (SELECT code FROM account WHERE account_id = v.detail)
	END AS detail,
	CASE WHEN v.amount > 0 THEN v.amount END AS debit, CASE WHEN v.amount < 0 THEN -v.amount END AS credit, v.currency,
	p.name AS party,
	CASE WHEN :names = 'zh' THEN coalesce(k.label_zh, k.code) ELSE coalesce(k.label, k.code) END ||
		coalesce(' ' || p.name, '') || coalesce(' ' || v.noted, '') AS text,
	v.title AS word
FROM numbered AS v
LEFT JOIN choice AS t ON t.list = 'account-title' AND t.code = v.title
LEFT JOIN word AS k ON k.said = v.said
LEFT JOIN party AS p ON p.party_id = v.with_id
WHERE v.day >= :from
ORDER BY v.day, v.rev, v.place, v.document, v.currency, v.amount < 0, v.title, v.detail
