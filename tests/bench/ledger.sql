-- SPDX-License-Identifier: ISC
-- ledger - receivables, receipts and what settles what, as many as ROWS, half as many receipts and three allocations for two
-- receivables, into a new database: nine of ten are paid, in two parts where their number is odd.
BEGIN;
INSERT INTO party (code, name, is_customer, created) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n
	WHERE i < 2000) SELECT printf('L%05d', i), printf('Firm %05d', i), 1, '2020-01-01' FROM n;
INSERT INTO item (code, party_id, day, amount, currency, owner_id, ledger, sign, created, is_receivable, kind, due)
	WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ROWS)
	SELECT printf('YS%08d', i), 1 + i % 2000, date('2024-01-01', printf('+%d days', i % 780)), (1000 + i % 9000) * 20000, 'CNY', 1,
	'ar', 1, '2024-01-01', 1, 'opening', date('2024-01-01', printf('+%d days', i % 780 + 30)) FROM n;
INSERT INTO item (code, party_id, day, amount, currency, owner_id, ledger, sign, created, is_receipt)
	WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ROWS / 2)
	SELECT printf('SK%08d', i), 1 + (i - 1) % 2000, date('2024-01-01', printf('+%d days', i % 800)), 1000000000, 'CNY', 1, 'ar', -1,
	'2024-01-01', 1 FROM n;
INSERT INTO settlement (day, kind, item_id, source_id, amount, created)
	SELECT date(day, printf('+%d days', item_id % 60)), 'allocation', item_id, ROWS + 1 + item_id % (ROWS / 2),
	CASE WHEN item_id % 2 THEN amount / 2 ELSE amount END, '2024-01-01' FROM item WHERE sign = 1;
INSERT INTO settlement (day, kind, item_id, source_id, amount, created)
	SELECT date(day, printf('+%d days', 30 + item_id % 60)), 'allocation', item_id, ROWS + 1 + item_id % (ROWS / 2),
	amount / 2, '2024-01-01' FROM item WHERE sign = 1 AND item_id % 2 AND item_id % 10 <> 9;
INSERT INTO settlement (day, kind, item_id, source_id, amount, created)
	SELECT day, 'allocation', item_id, ROWS + 1 + item_id % (ROWS / 2), 10000, '2024-01-01' FROM item
	WHERE sign = 1 AND item_id % 10 = 9;
UPDATE item SET amount = u.used + CASE item_id % 10 WHEN 0 THEN 5000000 ELSE 0 END FROM (SELECT source_id, sum(amount) AS used
	FROM settlement GROUP BY source_id) AS u WHERE u.source_id = item.item_id;
INSERT INTO balance (item_id, amount, open, due)
	SELECT i.item_id, i.amount, nullif(i.amount - coalesce(s.taken, 0) + i.sign * coalesce(u.used, 0), 0), i.due FROM item AS i
	LEFT JOIN (SELECT item_id, sum(amount) AS taken FROM settlement GROUP BY item_id) AS s ON s.item_id = i.item_id
	LEFT JOIN (SELECT source_id, sum(amount) AS used FROM settlement WHERE source_id IS NOT NULL GROUP BY source_id) AS u
	ON u.source_id = i.item_id;
COMMIT;
