-- SPDX-License-Identifier: ISC
-- title: To be ordered again
-- title[zh]: 补货建议
-- says: products of which less is available than their least stock, and how many bring them up to their most
-- says[zh]: 可用库存低于下限的产品，以及补到上限所需数量
-- noun: product
-- column: product_id id
-- column: code text "Code"
-- column: product text "Product"
-- column: unit choice:unit "Unit"
-- column: stock quantity "In stock"
-- column: reserved quantity "Reserved"
-- column: available quantity "Available"
-- column: min_stock quantity "Least stock"
-- column: max_stock quantity "Most stock"
-- column: suggested quantity "To order" bar
-- column[zh]: code "编号"
-- column[zh]: product "产品"
-- column[zh]: unit "单位"
-- column[zh]: stock "库存数量"
-- column[zh]: reserved "已预留"
-- column[zh]: available "可用数量"
-- column[zh]: min_stock "库存下限"
-- column[zh]: max_stock "库存上限"
-- column[zh]: suggested "建议订购数量"
-- drill: crm-stock on-hand product_id={product_id}

SELECT p.product_id, p.code, p.name AS product, p.unit, coalesce(p.stock, 0) AS stock, coalesce(p.reserved, 0) AS reserved,
	coalesce(p.available, 0) AS available, p.min_stock, p.max_stock,
	coalesce(p.max_stock, p.min_stock) - coalesce(p.available, 0) AS suggested
FROM product_figures AS p
WHERE p.deleted IS NULL AND coalesce(p.available, 0) < p.min_stock
ORDER BY p.code
