-- SPDX-License-Identifier: ISC
-- title: Gross profit of contracts
-- title[zh]: 合同毛利明细
-- says: contracts signed in a stretch of days: amount, shipped, collected, invoiced, gross profit of what was shipped and of all
-- says[zh]: 一段时间内签署的合同：金额、已发货、已回款、已开票、已发货毛利和合同毛利
-- noun: contract
-- include: days
-- column: contract_id id
-- column: contract text "Contract"
-- column: owner text "Owner"
-- column: customer text "Customer"
-- column: day date "Signed"
-- column: amount money "Amount"
-- column: collected money "Collected"
-- column: shipped money "Shipped"
-- column: invoiced money "Invoiced"
-- column: shipped_profit money "Profit of what was shipped"
-- column: profit money "Gross profit" bar
-- column: margin rate "Margin"
-- column[zh]: contract "合同"
-- column[zh]: owner "负责人"
-- column[zh]: customer "客户"
-- column[zh]: day "签署日期"
-- column[zh]: amount "合同金额"
-- column[zh]: collected "已回款"
-- column[zh]: shipped "已发货"
-- column[zh]: invoiced "已开票"
-- column[zh]: shipped_profit "已发货毛利"
-- column[zh]: profit "合同毛利"
-- column[zh]: margin "毛利率"
-- drill: crm-contract show id={contract_id}

-- Gross profit of a contract: of what was shipped, and what the rest of it will bring at the average cost of the day.
WITH until AS (
	SELECT crm_day() AS day
)
-- include: contract-profit
-- include: collected
SELECT c.contract_id, c.code AS contract, coalesce(u.name, u.login) AS owner, r.name AS customer, c.day, p.amount,
	coalesce((SELECT sum(amount) FROM collected AS k WHERE k.contract_id = c.contract_id), 0) AS collected, p.shipped,
	coalesce((SELECT sum(b.amount) FROM billing AS b WHERE b.contract_id = c.contract_id), 0) AS invoiced, p.shipped_profit,
	p.profit, crm_muldiv(p.profit, 1000000, p.net) AS margin
FROM profits AS p
JOIN contract AS c ON c.contract_id = p.contract_id
LEFT JOIN "user" AS u ON u.user_id = c.owner_id
LEFT JOIN customer AS r ON r.customer_id = c.customer_id
WHERE c.day BETWEEN :from AND :to
ORDER BY c.day, c.code
