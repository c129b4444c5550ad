-- SPDX-License-Identifier: ISC
-- title: Execution of contracts
-- title[zh]: 合同执行情况
-- says: what was contracted, shipped, invoiced and collected of each approved contract signed in a stretch of days
-- says[zh]: 一段时间内签订的已批准合同的合同金额、已发金额、开票金额、回款金额和应收款余额
-- noun: contract
-- param: from date-from 2000-01-01 "First day"
-- param[zh]: from "起始日"
-- param: to date-to today "Last day"
-- param[zh]: to "截止日"
-- column: contract_id id
-- column: contract text "Contract"
-- column: customer_id id
-- column: customer text "Customer"
-- column: owner text "Owner"
-- column: day date "Signed"
-- column: ship_by date "Ship by"
-- column: currency text "Currency"
-- column: amount money "Amount"
-- column: shipped money "Shipped"
-- column: shipped_share rate "Shipped of it" bar
-- column: invoiced money "Invoiced"
-- column: collected money "Collected"
-- column: collected_share rate "Collected of it" bar
-- column: balance money "Receivable"
-- column: returned money "Returned"
-- column: shipped_not_invoiced money "Shipped, not invoiced"
-- column: invoiced_not_shipped money "Invoiced, not shipped"
-- column: advance money "Advance"
-- column[zh]: contract "合同"
-- column[zh]: customer "客户"
-- column[zh]: owner "负责人"
-- column[zh]: day "签订日期"
-- column[zh]: ship_by "预计发货日期"
-- column[zh]: currency "币种"
-- column[zh]: amount "合同金额"
-- column[zh]: shipped "已发金额"
-- column[zh]: shipped_share "发货比例"
-- column[zh]: invoiced "开票金额"
-- column[zh]: collected "回款金额"
-- column[zh]: collected_share "回款比例"
-- column[zh]: balance "应收款余额"
-- column[zh]: returned "退货金额"
-- column[zh]: shipped_not_invoiced "已发未开票"
-- column[zh]: invoiced_not_shipped "已开票未发"
-- column[zh]: advance "预收款"
-- drill: crm-contract execution id={contract_id}

SELECT c.contract_id, c.code AS contract, c.customer_id, u.name AS customer, coalesce(o.name, o.login) AS owner, c.day,
	c.ship_by, c.currency, c.amount, c.shipped, crm_muldiv(c.shipped, 1000000, c.amount) AS shipped_share, c.invoiced,
	c.collected, crm_muldiv(c.collected, 1000000, c.amount) AS collected_share, c.balance, c.returned,
	c.shipped_not_invoiced, c.invoiced_not_shipped, c.advance
FROM contract_figures AS c
LEFT JOIN customer AS u ON u.customer_id = c.customer_id
LEFT JOIN "user" AS o ON o.user_id = c.owner_id
WHERE c.deleted IS NULL AND c.status IN ('approved', 'closed') AND c.day BETWEEN :from AND :to
ORDER BY c.day, c.contract_id
