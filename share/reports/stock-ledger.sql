-- SPDX-License-Identifier: ISC
-- title: Stock at the beginning, in, out, at the end
-- title[zh]: 收发存汇总
-- says: quantity and value of each product before a stretch of days, what came and went in it, and after it
-- says[zh]: 一段时间内各产品的期初、收入、发出和结存数量与金额
-- noun: movement
-- param: from date-from this-month "First day"
-- param[zh]: from "起始日"
-- param: to date-to today "Last day"
-- param[zh]: to "截止日"
-- column: product_id id
-- column: product text "Product"
-- column: opening quantity "At the beginning"
-- column: opening_value money "Value at the beginning"
-- column: came quantity "In"
-- column: came_value money "Value in"
-- column: went quantity "Out"
-- column: went_value money "Value out"
-- column: closing quantity "At the end"
-- column: closing_value money "Value at the end"
-- column[zh]: product "产品"
-- column[zh]: opening "期初数量"
-- column[zh]: opening_value "期初金额"
-- column[zh]: came "收入数量"
-- column[zh]: came_value "收入金额"
-- column[zh]: went "发出数量"
-- column[zh]: went_value "发出金额"
-- column[zh]: closing "结存数量"
-- column[zh]: closing_value "结存金额"
-- drill: crm-stock ledger product_id={product_id} day>={from} day<={to}

-- What moves between warehouses that are both asked for is neither in nor out; what takes a movement back counts against it, on its side.
WITH moved AS (
	SELECT m.product_id, m.day, m.quantity, m.value,
		EXISTS (SELECT 1 FROM movement AS o WHERE o.movement_id = m.source_id AND o.line_id = m.line_id) OR
		EXISTS (SELECT 1 FROM movement AS o WHERE o.source_id = m.movement_id AND o.line_id = m.line_id) AS inside,
		m.quantity = 0 OR (m.quantity > 0) = (m.reverses_id IS NULL OR t.reverses_id IS NOT NULL) AS inward
	FROM movement AS m
	LEFT JOIN movement AS t ON t.movement_id = m.reverses_id
	WHERE m.day <= :to
)
SELECT m.product_id, p.name AS product,
	coalesce(sum(m.quantity) FILTER (WHERE m.day < :from), 0) AS opening,
	coalesce(sum(m.value) FILTER (WHERE m.day < :from), 0) AS opening_value,
	coalesce(sum(m.quantity) FILTER (WHERE m.day >= :from AND NOT inside AND inward), 0) AS came,
	coalesce(sum(m.value) FILTER (WHERE m.day >= :from AND NOT inside AND inward), 0) AS came_value,
	-coalesce(sum(m.quantity) FILTER (WHERE m.day >= :from AND NOT inside AND NOT inward), 0) AS went,
	-coalesce(sum(m.value) FILTER (WHERE m.day >= :from AND NOT inside AND NOT inward), 0) AS went_value,
	sum(m.quantity) AS closing, sum(m.value) AS closing_value
FROM moved AS m
JOIN product AS p ON p.product_id = m.product_id
GROUP BY m.product_id, p.name
ORDER BY p.name, m.product_id
