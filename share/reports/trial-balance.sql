-- SPDX-License-Identifier: ISC
-- title: Trial balance
-- title[zh]: 科目余额表
-- says: each title of accounts with its party, account or warehouse: before a stretch of days, in it, and after; debit above zero
-- says[zh]: 各科目（含往来单位、账户、仓库）的期初余额、本期借方、本期贷方和期末余额；借方为正
-- include: days
-- param: names word:zh|en zh "Names of titles in"
-- param[zh]: names "科目名称语言"
-- param: by word:detail|title detail "One row for each"
-- param[zh]: by "分组"
-- column: number code "Number of the title"
-- column: title text "Title"
-- column: detail text "Party, account or warehouse"
-- column: currency code "Currency"
-- column: opening money "Before"
-- column: debit money "Debit"
-- column: credit money "Credit"
-- column: closing money "After"
-- column[zh]: number "科目代码"
-- column[zh]: title "科目"
-- column[zh]: detail "辅助核算"
-- column[zh]: currency "币种"
-- column[zh]: opening "期初余额"
-- column[zh]: debit "借方发生额"
-- column[zh]: credit "贷方发生额"
-- column[zh]: closing "期末余额"
-- drill: crm-report journal from={from} to={to} number={number}

WITH span AS (
	SELECT '0001-01-01' AS first, :to AS last
)
-- include: journal
, balanced AS (
	SELECT title, CASE :by WHEN 'detail' THEN detail ELSE 0 END AS detail, currency,
		coalesce(sum(amount) FILTER (WHERE day < :from), 0) AS opening,
		coalesce(sum(amount) FILTER (WHERE day >= :from AND amount > 0), 0) AS debit,
		coalesce(-sum(amount) FILTER (WHERE day >= :from AND amount < 0), 0) AS credit, sum(amount) AS closing
	FROM line
	GROUP BY 1, 2, 3
	HAVING sum(amount) <> 0 OR max(day) >= :from
)
SELECT t.number, coalesce(t.title, b.title) AS title,
-- include: journal-detail
	b.currency, b.opening, b.debit, b.credit, b.closing
FROM balanced AS b
LEFT JOIN named AS t ON t.word = b.title
ORDER BY t.number NULLS LAST, b.title, 3 NULLS FIRST, b.currency
