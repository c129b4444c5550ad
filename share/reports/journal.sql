-- SPDX-License-Identifier: ISC
-- title: Journal of vouchers
-- title[zh]: 记账凭证
-- says: everything that was posted, in double entry: vouchers numbered in each month, with titles of accounts
-- says[zh]: 全部业务的复式记账分录：按月连续编号的凭证、科目、借方和贷方金额
-- include: days
-- param: names word:zh|en zh "Names of titles in"
-- param[zh]: names "科目名称语言"
-- param: number code "Number of the title"
-- param[zh]: number "科目代码"
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
SELECT b.day, b.voucher,
	CASE
		WHEN b.place <= 2 THEN (SELECT code FROM stock_entry WHERE stock_entry_id = b.document)
		WHEN b.place IN (3, 8) THEN (SELECT code FROM invoice WHERE invoice_id = b.document)
		WHEN b.place = 4 THEN (SELECT code FROM contract WHERE contract_id = b.document)
		WHEN b.place = 5 THEN (SELECT code FROM purchase WHERE purchase_id = b.document)
		WHEN b.place = 6 THEN (SELECT code FROM item WHERE item_id = b.document)
		ELSE 'cash ' || CAST(b.document AS TEXT)
	END AS document,
	t.number, coalesce(t.title, b.title) AS title,
-- include: journal-detail
	CASE WHEN b.amount > 0 THEN b.amount END AS debit, CASE WHEN b.amount < 0 THEN -b.amount END AS credit, b.currency,
	p.name AS party,
	CASE WHEN :names = 'zh' THEN coalesce(k.label_zh, k.code) ELSE coalesce(k.label, k.code) END ||
		coalesce(' ' || p.name, '') || coalesce(' ' || b.note, '') AS text,
	b.title AS word
FROM numbered AS b
LEFT JOIN named AS t ON t.word = b.title
LEFT JOIN word AS k ON k.said = b.said
LEFT JOIN party AS p ON p.party_id = b.party_id
WHERE b.day >= :from AND (:number IS NULL OR t.number = :number)
ORDER BY b.day, b.rev, b.place, b.document, b.currency, b.amount < 0, b.title, b.detail
