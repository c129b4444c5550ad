-- SPDX-License-Identifier: ISC
-- title: Deliveries and the days they were agreed for
-- title[zh]: 发货准时明细
-- says: each line sent in a stretch of days, the day it was to be sent by, and how late it was
-- says[zh]: 一段时间内发出的每一行、约定发货日期和逾期天数
-- noun: contract
-- include: days
-- param: product_id integer "Id of the product, 0: none"
-- param[zh]: product_id "产品号（0 为无）"
-- param: warehouse_id integer "Id of the warehouse, 0: none"
-- param[zh]: warehouse_id "仓库号（0 为无）"
-- param: carrier text "Carrier, none: without"
-- param[zh]: carrier "物流公司（none 为无）"
-- column: day date "Date"
-- column: contract_id id
-- column: contract text "Contract"
-- column: customer text "Customer"
-- column: line integer "Line"
-- column: product text "Product"
-- column: quantity quantity "Quantity"
-- column: amount money "Amount"
-- column: entry text "Delivery"
-- column: ship_by date "Ship by"
-- column: days_late integer "Days late" bar
-- column[zh]: day "发货日期"
-- column[zh]: contract "合同"
-- column[zh]: customer "客户"
-- column[zh]: line "行"
-- column[zh]: product "产品"
-- column[zh]: quantity "数量"
-- column[zh]: amount "金额"
-- column[zh]: entry "出库单"
-- column[zh]: ship_by "约定日期"
-- column[zh]: days_late "逾期天数"
-- drill: crm-contract show id={contract_id}
-- include: on-time
SELECT s.day, s.contract_id, c.code AS contract, r.name AS customer, s.line, p.name AS product, s.quantity, s.amount, s.entry,
	s.ship_by, s.days_late
FROM sent AS s
JOIN contract AS c ON c.contract_id = s.contract_id
LEFT JOIN customer AS r ON r.customer_id = c.customer_id
LEFT JOIN product AS p ON p.product_id = s.product_id
WHERE (:product_id IS NULL OR coalesce(s.product_id, 0) = :product_id)
	AND (:warehouse_id IS NULL OR coalesce(s.warehouse_id, 0) = :warehouse_id)
	AND (:carrier IS NULL OR coalesce(s.carrier, 'none') = :carrier)
ORDER BY s.day, s.delivery_id
