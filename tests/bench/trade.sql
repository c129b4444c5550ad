-- SPDX-License-Identifier: ISC
-- trade - a trading company's books in a new database, the same for the same N, a multiple of 10,000: N contract lines of
-- N/5 contracts, N movements of N/200 products in 5 warehouses, N receivables, 4N/5 receipts and 3N/2 allocations of them
-- (nine of ten are paid, those of odd number in two parts). crm-db check finds nothing amiss.
-- Read by sqlite3 with N replaced.
PRAGMA synchronous = OFF;
PRAGMA cache_size = -262144;
PRAGMA temp_store = MEMORY;
BEGIN;
INSERT INTO change_set (at, login, host, command) SELECT at, login, host, 'bench-data' FROM change_set;

INSERT INTO party (code, name, kind, is_customer, created, rev)
	WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < N / 500)
	SELECT printf('K%05d', i), printf('Firm %05d', i), 'company', 1, '2020-01-01', 2 FROM r;
INSERT INTO product (code, name, kind, unit, created, rev)
	WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < N / 200)
	SELECT printf('P%05d', i), printf('Part %05d', i), 'goods', 'piece', '2020-01-01', 2 FROM r;
INSERT INTO warehouse (code, name, kind, created, rev)
	WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < 5)
	SELECT printf('W%02d', i), printf('Store %d', i), 'normal', '2020-01-01', 2 FROM r;

INSERT INTO contract (code, customer_id, owner_id, day, includes_tax, currency, status, decider_id, decided, created, rev)
	WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < N / 5),
	n(i, day) AS (SELECT i, date('2024-01-01', printf('+%d days', i % 780)) FROM r)
	SELECT printf('HB%07d', i), 1 + i % (N / 500), 1, day, 1, 'CNY', 'approved', 1, day, day, 2 FROM n;
-- Of an amount a in cents that has 13 % in it, a * 100 / 113 is net, the half rounded up.
INSERT INTO contract_line (contract_id, line, product_id, quantity, unit, base, price, tax_rate, rate, includes_tax, net, tax,
	amount, created, rev, day)
	WITH RECURSIVE r(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM r WHERE i < N - 1),
	n(i, q, p) AS (SELECT i, 1 + i * 40503 % 100, 100 + i * 2654435761 % 4294967296 / 8192 % 50000 FROM r)
	SELECT 1 + i / 5, 1 + i % 5, 1 + i * 7919 % (N / 200), q * 10000, 'piece', q * 10000, p * 100, '13', 130000, 1,
		(q * p * 200 + 113) / 226 * 100, (q * p - (q * p * 200 + 113) / 226) * 100, q * p * 100,
		date('2024-01-01', printf('+%d days', (1 + i / 5) % 780)), 2, date('2024-01-01', printf('+%d days', (1 + i / 5) % 780))
	FROM n;

-- Forty movements of each product in each warehouse, 20 days apart: the opening, then sales at the average and arrivals.
-- m is what is there before the k-th movement of a pair, q what that moves, c the cost of what comes.
INSERT INTO movement (day, product_id, warehouse_id, place, kind, quantity, given, value, on_hand, worth, created, rev)
	WITH RECURSIVE m(k, pair, q, c, on_hand, worth) AS (
		SELECT 0, value, 10000000, (100 + value % 900) * 100, 0, 0 FROM generate_series(0, N / 40 - 1)
		UNION ALL SELECT k + 1, pair, CASE WHEN k % 2 THEN 40 + pair % 20 ELSE -41 - pair % 20 END * 10000, (90 + (pair + k) % 1000) * 100,
			on_hand + q, worth + CASE WHEN q > 0 THEN q / 10000 * c ELSE -((worth * -q + on_hand * 50) / (on_hand * 100)) * 100 END
		FROM m WHERE k < 39),
	n(k, pair, q, given, value, on_hand, worth) AS (SELECT k, pair, q, CASE WHEN q > 0 THEN q / 10000 * c END,
		CASE WHEN q > 0 THEN q / 10000 * c ELSE -((worth * -q + on_hand * 50) / (on_hand * 100)) * 100 END, on_hand, worth FROM m)
	SELECT date('2024-01-01', printf('+%d days', k * 20 + pair % 20)), 1 + pair / 5, 1 + pair % 5, 1 + k * (N / 40) + pair,
		CASE WHEN k = 0 THEN 'opening' WHEN q > 0 THEN 'receipt' ELSE 'issue' END, q, given, value, on_hand + q, worth + value,
		'2024-01-01', 2 FROM n;
INSERT INTO stock (product_id, warehouse_id, quantity, value)
	SELECT product_id, warehouse_id, on_hand, worth FROM movement WHERE movement_id > 39 * (N / 40) ORDER BY movement_id;

INSERT INTO item (code, party_id, day, amount, currency, owner_id, ledger, sign, is_receivable, kind, due, created, rev)
	WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < N)
	SELECT printf('YB%07d', i), 1 + i % (N / 500), date('2024-01-01', printf('+%d days', i % 780)), (1000 + i % 9000) * 20000,
		'CNY', 1, 'ar', 1, 1, 'opening', date('2024-01-01', printf('+%d days', i % 780 + 30)), '2024-01-01', 2 FROM r;
INSERT INTO item (code, party_id, day, amount, currency, owner_id, ledger, sign, is_receipt, created, rev)
	WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < 4 * N / 5)
	SELECT printf('SB%07d', i), 1 + (i - 1) % (N / 500), date('2024-01-01', printf('+%d days', i % 770)), 10000, 'CNY', 1, 'ar',
		-1, 1, '2024-01-01', 2 FROM r;
INSERT INTO settlement (day, kind, item_id, source_id, amount, created, rev)
	WITH part(n) AS (VALUES (0), (1))
	SELECT date(max(i.day, s.day), printf('+%d days', i.item_id % 25)), 'allocation', i.item_id, s.item_id,
		CASE WHEN i.item_id % 10 = 9 THEN iif(n, 10000, i.amount / 2) WHEN i.item_id % 2 THEN i.amount / 2 ELSE i.amount END,
		'2024-01-01', 2
	FROM item AS i JOIN part JOIN item AS s ON s.item_id = N + 1 + i.item_id % (4 * N / 5)
	WHERE i.item_id <= N AND (n = 0 OR i.item_id % 2);
UPDATE item SET amount = u.used + CASE item_id % 10 WHEN 0 THEN 5000000 ELSE 0 END
	FROM (SELECT source_id, sum(amount) AS used FROM settlement GROUP BY source_id) AS u WHERE u.source_id = item.item_id;
INSERT INTO balance (item_id, amount, open, due)
	SELECT i.item_id, i.amount, nullif(i.amount - coalesce(s.taken, u.used, 0), 0), i.due
	FROM item AS i LEFT JOIN (SELECT item_id, sum(amount) AS taken FROM settlement GROUP BY item_id) AS s ON s.item_id = i.item_id
	LEFT JOIN (SELECT source_id, sum(amount) AS used FROM settlement GROUP BY source_id) AS u ON u.source_id = i.item_id;

INSERT INTO inserted SELECT 2, name, 1, seq FROM sqlite_sequence WHERE name IN ('party', 'product', 'warehouse', 'contract',
	'contract_line', 'movement', 'item', 'settlement');
COMMIT;
