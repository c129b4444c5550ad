-- SPDX-License-Identifier: ISC
-- title: Gross profit of what was collected, payment by payment
-- title[zh]: 回款毛利明细
-- says: each payment of a stretch of days by contract: customer, amount, and the part of the contract's gross profit it brought in
-- says[zh]: 一段时间内每笔回款的日期、客户、合同、金额、回款毛利和毛利率
-- noun: contract
-- column: day date "Date"
-- column: receipt_id id
-- column: receipt text "Receipt"
-- column: customer text "Customer"
-- column: contract_id id
-- column: contract text "Contract"
-- column: owner text "Owner"
-- column: amount money "Collected"
-- column: profit money "Gross profit" bar
-- column: margin rate "Margin"
-- column[zh]: day "回款日期"
-- column[zh]: receipt "收款单"
-- column[zh]: customer "客户"
-- column[zh]: contract "合同"
-- column[zh]: owner "负责人"
-- column[zh]: amount "回款金额"
-- column[zh]: profit "回款毛利"
-- column[zh]: margin "毛利率"
-- drill: crm-receipt show id={receipt_id}
-- include: days
-- param: known date-to "Gross profit as known on"
-- param[zh]: known "毛利截至日"

WITH until AS (
	SELECT CASE WHEN coalesce(:known, :to) < crm_day() THEN coalesce(:known, :to) ELSE crm_day() END AS day
)
-- include: contract-profit
-- include: collected
-- include: collected-profit
SELECT s.day, s.paid_id AS receipt_id, m.code AS receipt, r.name AS customer, s.contract_id, c.code AS contract,
	coalesce(u.name, u.login) AS owner, s.amount, s.profit, crm_muldiv(s.profit, 1000000, s.net) AS margin
FROM shares AS s
JOIN contract AS c ON c.contract_id = s.contract_id
LEFT JOIN item AS m ON m.item_id = s.paid_id
LEFT JOIN customer AS r ON r.customer_id = c.customer_id
LEFT JOIN "user" AS u ON u.user_id = c.owner_id
WHERE s.day BETWEEN :from AND :to
ORDER BY s.day, m.code, c.code
