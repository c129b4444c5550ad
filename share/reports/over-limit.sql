-- SPDX-License-Identifier: ISC
-- title: Over the credit limit
-- title[zh]: 超出信用额度
-- says: customers who owe more than they may, the most first
-- says[zh]: 占用超出信用额度的客户，超出最多的在前
-- include: credit
SELECT t.*
FROM told AS t
WHERE t.over > 0
ORDER BY t.over DESC, t.customer_id
