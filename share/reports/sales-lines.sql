-- SPDX-License-Identifier: ISC
-- title: Sales, line by line
-- title[zh]: 销售明细
-- says: what was contracted, shipped or collected in a stretch of days, by contract and product
-- says[zh]: 一段时间内的签约、发货或回款明细，按合同和产品
-- noun: contract
-- param: of word:contracted|shipped|collected contracted "What counts as sold"
-- param[zh]: of "统计口径"
-- param: product_id integer "Id of the product, 0: none"
-- param[zh]: product_id "产品号（0 为无）"
-- param: category_id integer "Id of the category, 0: none"
-- param[zh]: category_id "类别号（0 为无）"
-- include: days
-- column: day date "Date"
-- column: contract_id id
-- column: contract text "Contract"
-- column: customer text "Customer"
-- column: owner text "Owner"
-- column: product text "Product"
-- column: amount money "Amount" bar
-- column[zh]: day "日期"
-- column[zh]: contract "合同"
-- column[zh]: customer "客户"
-- column[zh]: owner "负责人"
-- column[zh]: product "产品"
-- column[zh]: amount "金额"
-- drill: crm-contract show id={contract_id}

WITH until AS (
	SELECT CASE WHEN :to < crm_day() THEN :to ELSE crm_day() END AS day
)
-- include: collected
-- include: sold
SELECT s.day, s.contract_id, c.code AS contract, r.name AS customer, coalesce(u.name, u.login) AS owner, p.name AS product, s.amount
FROM sold AS s
JOIN contract AS c ON c.contract_id = s.contract_id
LEFT JOIN customer AS r ON r.customer_id = c.customer_id
LEFT JOIN "user" AS u ON u.user_id = c.owner_id
LEFT JOIN product AS p ON p.product_id = s.product_id
WHERE s.day BETWEEN :from AND (SELECT day FROM until) AND (:product_id IS NULL OR coalesce(s.product_id, 0) = :product_id)
	AND (:category_id IS NULL OR coalesce(p.category_id, 0) = :category_id)
ORDER BY s.day, c.code, s.product_id, s.amount
