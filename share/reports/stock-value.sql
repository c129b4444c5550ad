-- SPDX-License-Identifier: ISC
-- title: Value of stock
-- title[zh]: 库存金额
-- says: what lies in each warehouse and what it is worth, by category and product; on the day of --as-of
-- says[zh]: 各仓库的库存数量与金额，按类别和产品；--as-of 指定日期
-- noun: stock
-- column: category_id id
-- column: category text "Category"
-- column: product_id id
-- column: product text "Product"
-- column: warehouse_id id
-- column: warehouse text "Warehouse"
-- column: quantity quantity "Quantity"
-- column: average price "Average cost"
-- column: value money "Value" bar
-- column: share rate "Share of value"
-- column[zh]: category "类别"
-- column[zh]: product "产品"
-- column[zh]: warehouse "仓库"
-- column[zh]: quantity "数量"
-- column[zh]: average "平均成本"
-- column[zh]: value "金额"
-- column[zh]: share "金额占比"
-- drill: crm-stock ledger product_id={product_id} warehouse_id={warehouse_id}

SELECT p.category_id, c.name AS category, s.product_id, p.name AS product, s.warehouse_id,
	coalesce(w.name, w.code) AS warehouse, s.quantity, crm_muldiv(s.value, 10000, s.quantity) AS average, s.value,
	crm_muldiv(s.value, 1000000, sum(s.value) OVER ()) AS share
FROM stock AS s
JOIN product AS p ON p.product_id = s.product_id
JOIN warehouse AS w ON w.warehouse_id = s.warehouse_id
LEFT JOIN category AS c ON c.category_id = p.category_id
WHERE s.quantity <> 0 OR s.value <> 0
ORDER BY c.name NULLS LAST, p.name, s.product_id, s.warehouse_id
