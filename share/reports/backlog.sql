-- SPDX-License-Identifier: ISC
-- title: Order backlog
-- title[zh]: 未发货订单
-- says: what was contracted and has not been shipped, by the week it is to be shipped in; late ones in their own weeks gone by
-- says[zh]: 已签约未发货的合同数和金额，按应发货的周；最后一行为未约定发货日期的
-- noun: contract
-- column: week date "Week from"
-- column: contracts integer "Contracts"
-- column: lines integer "Lines"
-- column: net money "Net"
-- column: amount money "Amount" bar
-- column: running money "Running total"
-- column: late boolean "Late"
-- column: which text hidden
-- column[zh]: week "周（起）"
-- column[zh]: contracts "合同数"
-- column[zh]: lines "行数"
-- column[zh]: net "不含税金额"
-- column[zh]: amount "金额"
-- column[zh]: running "累计金额"
-- column[zh]: late "逾期"
-- drill: crm-report backlog-lines {which}
-- include: backlog
, weeks AS (
	SELECT crm_week(ship_by) AS week, count(DISTINCT contract_id) AS contracts, count(*) AS lines, sum(net) AS net, sum(amount) AS amount,
		max(CASE WHEN ship_by < crm_day() THEN 1 ELSE 0 END) AS late
	FROM left_over
	GROUP BY 1
)
SELECT week, contracts, lines, net, amount, sum(amount) OVER (ORDER BY week NULLS LAST) AS running, late,
	coalesce('week=' || week, 'dated=no') AS which
FROM weeks
ORDER BY week NULLS LAST
