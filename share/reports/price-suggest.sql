-- SPDX-License-Identifier: ISC
-- title: Prices by cost
-- title[zh]: 按成本测算的价格
-- says: the price that leaves a margin over average cost, without and with tax, beside the list price and its margin
-- says[zh]: 在平均成本之上留出毛利率的价格（不含税和含税），与目录价及其毛利率对照
-- noun: product
-- param: margin rate:0..0.99 0.2 "Margin"
-- param: tax rate:0..1 0.13 "Tax rate"
-- param[zh]: margin "毛利率"
-- param[zh]: tax "税率"
-- column: product_id id
-- column: code text "Code"
-- column: product text "Product"
-- column: cost price "Average cost"
-- column: net price "Net price"
-- column: price price "Price with tax"
-- column: list_price price "List price"
-- column: margin rate "Its margin"
-- column[zh]: code "编号"
-- column[zh]: product "产品"
-- column[zh]: cost "平均成本"
-- column[zh]: net "不含税价"
-- column[zh]: price "含税价"
-- column[zh]: list_price "目录价"
-- column[zh]: margin "目录价毛利率"
-- drill: crm-stock on-hand product_id={product_id}

-- The margin is a part of the net price: cost / (1 - margin); the list price includes tax. Prices are rounded to cents.
WITH priced AS MATERIALIZED (
	SELECT f.product_id, f.code, f.name AS product, f.average_cost AS cost, f.list_price,
		100 * crm_muldiv(crm_muldiv(f.average_cost, 1000000, 1000000 - :margin), 1, 100) AS net,
		crm_muldiv(f.list_price, 1000000, 1000000 + :tax) AS listed
	FROM product_figures AS f
	WHERE f.deleted IS NULL AND f.average_cost IS NOT NULL
)
SELECT p.product_id, p.code, p.product, p.cost, p.net, 100 * crm_muldiv(crm_muldiv(p.net, 1000000 + :tax, 1000000), 1, 100) AS price,
	p.list_price, crm_muldiv(p.listed - p.cost, 1000000, p.listed) AS margin
FROM priced AS p
WHERE p.cost IS NOT NULL
ORDER BY p.product_id
