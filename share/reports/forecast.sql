-- SPDX-License-Identifier: ISC
-- title: Sales forecast
-- title[zh]: 销售预测
-- says: open deals by when they are expected to close: their amount, what they are worth today, and what is won in that period
-- says[zh]: 进行中的商机按预计成交时期统计：金额、现值，以及该时期已赢单的金额
-- noun: deal
-- param: by word:month|quarter|year month "Month, quarter or year"
-- param[zh]: by "分组"
-- column: period text "Period"
-- column: deals integer "Open deals"
-- column: amount money "Amount"
-- column: weighted money "Present value" bar
-- column: won_deals integer "Won"
-- column: won_amount money "Amount won"
-- column: outlook money "Won and present value"
-- column: which text hidden
-- column: until text hidden
-- column[zh]: period "时期"
-- column[zh]: deals "进行中"
-- column[zh]: amount "金额"
-- column[zh]: weighted "现值"
-- column[zh]: won_deals "赢单"
-- column[zh]: won_amount "赢单金额"
-- column[zh]: outlook "赢单加现值"
-- drill: crm-deal list status=open {which} {until}

-- Those without a date are the period none. Of what is won the periods count that open deals are in, and this one.
WITH dated AS (
	SELECT CASE status WHEN 'open' THEN expected ELSE closed END AS day, status = 'open' AS is_open, amount, value
	FROM deal_figures
	WHERE deleted IS NULL AND status <> 'lost'
), periods AS (
	SELECT CASE :by WHEN 'month' THEN substr(day, 1, 7) WHEN 'year' THEN substr(day, 1, 4) ELSE crm_quarter(day) END AS period,
		count(*) FILTER (WHERE is_open) AS deals, coalesce(sum(amount) FILTER (WHERE is_open), 0) AS amount,
		coalesce(sum(value) FILTER (WHERE is_open), 0) AS weighted,
		count(*) FILTER (WHERE NOT is_open) AS won_deals, coalesce(sum(amount) FILTER (WHERE NOT is_open), 0) AS won_amount
	FROM dated
	GROUP BY 1
)
SELECT coalesce(period, 'none') AS period, deals, amount, weighted, won_deals, won_amount, weighted + won_amount AS outlook,
	CASE WHEN period IS NULL THEN 'expected=' ELSE 'expected>=' || period END AS which,
	'expected<=' || period AS until
FROM periods
WHERE deals > 0 OR period = CASE :by WHEN 'month' THEN substr(crm_day(), 1, 7) WHEN 'year' THEN substr(crm_day(), 1, 4)
	ELSE crm_quarter(crm_day()) END
ORDER BY periods.period NULLS LAST
