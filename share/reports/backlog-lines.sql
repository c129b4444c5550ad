-- SPDX-License-Identifier: ISC
-- title: Order backlog and late deliveries, line by line
-- title[zh]: 未发货与逾期发货明细
-- says: what was contracted and has not been shipped, a line each, the latest first; late=1 tells those that are late
-- says[zh]: 已签约未发货的合同行，逾期最久的在前；late=1 只列已逾期 1 天以上的
-- noun: contract
-- param: week date-from "Only of the week"
-- param[zh]: week "周"
-- param: dated word:yes|no|any any "With a day to be shipped by"
-- param[zh]: dated "是否约定发货日期"
-- param: late integer "Late by so many days"
-- param[zh]: late "逾期天数不少于"
-- column: contract_id id
-- column: contract text "Contract"
-- column: customer text "Customer"
-- column: owner text "Owner"
-- column: line integer "Line"
-- column: product text "Product"
-- column: quantity quantity "Left to ship"
-- column: amount money "Amount"
-- column: ship_by date "Ship by"
-- column: days_late integer "Days late" bar
-- column[zh]: contract "合同"
-- column[zh]: customer "客户"
-- column[zh]: owner "负责人"
-- column[zh]: line "行"
-- column[zh]: product "产品"
-- column[zh]: quantity "未发数量"
-- column[zh]: amount "未发金额"
-- column[zh]: ship_by "应发日期"
-- column[zh]: days_late "逾期天数"
-- drill: crm-contract show id={contract_id}
-- include: backlog
, told AS (
	SELECT *, CASE WHEN ship_by < crm_day() THEN crm_days_between(ship_by, crm_day()) END AS days_late FROM left_over
)
SELECT b.contract_id, c.code AS contract, r.name AS customer, coalesce(u.name, u.login) AS owner, b.line, p.name AS product,
	b.quantity, b.amount, b.ship_by, b.days_late
FROM told AS b
JOIN contract AS c ON c.contract_id = b.contract_id
LEFT JOIN customer AS r ON r.customer_id = c.customer_id
LEFT JOIN "user" AS u ON u.user_id = c.owner_id
LEFT JOIN product AS p ON p.product_id = b.product_id
WHERE (:week IS NULL OR crm_week(b.ship_by) = crm_week(:week)) AND (:dated = 'any' OR (b.ship_by IS NULL) = (:dated = 'no'))
	AND (:late IS NULL OR b.days_late >= :late)
ORDER BY b.ship_by NULLS LAST, c.code, b.line
