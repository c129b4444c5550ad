-- SPDX-License-Identifier: ISC
-- title: Credit used
-- title[zh]: 信用占用
-- says: what each customer may owe, what uses that up, what is free and what is over
-- says[zh]: 各客户的信用额度、占用明细、可用额度与超出额度
-- include: credit
SELECT t.*
FROM told AS t
WHERE t."limit" IS NOT NULL OR t.exposure <> 0 OR t.receivables <> 0 OR t.bills <> 0
ORDER BY t.exposure DESC, t.customer_id
