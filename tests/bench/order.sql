-- SPDX-License-Identifier: ISC
-- order - the steps of an order by hand: the same rows of the same tables, with average cost, what is on hand and what is
-- open, and nothing of history or change sets. Each step prints what it made.
-- 1: the contract
PRAGMA synchronous=FULL;
BEGIN IMMEDIATE;
INSERT INTO contract (code, customer_id, owner_id, day, includes_tax, currency, status, created, updated)
	SELECT 'O1', party_id, 1, '2026-03-10', 1, 'CNY', 'draft', '2026-03-10', '2026-03-10' FROM party WHERE code = 'K00007';
INSERT INTO contract_line (contract_id, line, product_id, quantity, unit, base, price, tax_rate, rate, includes_tax, net, tax,
	amount, created, updated, day)
	SELECT c.contract_id, v.column1, p.product_id, v.column3, p.unit, v.column3, v.column4, '13', 130000, 1, v.column6,
	v.column5 - v.column6, v.column5, '2026-03-10', '2026-03-10', c.day
	FROM (VALUES (1, 'P00011', 100000, 1000000, 10000000, 8849600), (2, 'P00012', 50000, 200000, 1000000, 885000)) AS v
	JOIN product AS p ON p.code = v.column2 JOIN contract AS c ON c.code = 'O1';
SELECT * FROM contract WHERE code = 'O1';
COMMIT;
-- 2: its approval
PRAGMA synchronous=FULL;
BEGIN IMMEDIATE;
UPDATE contract SET status = 'approved', decider_id = 1, decided = '2026-03-10' WHERE code = 'O1' AND status = 'draft';
SELECT * FROM contract WHERE code = 'O1';
COMMIT;
-- 3: the shipment
PRAGMA synchronous=FULL;
BEGIN IMMEDIATE;
INSERT INTO shipment (code, contract_id, warehouse_id, owner_id, day, status, created, updated)
	SELECT 'F1', contract_id, 1, owner_id, '2026-03-10', 'draft', '2026-03-10', '2026-03-10' FROM contract WHERE code = 'O1';
INSERT INTO shipment_line (shipment_id, line, product_id, quantity, unit, base, contract_line_id, created, updated)
	SELECT s.shipment_id, l.line, l.product_id, l.quantity, l.unit, l.base, l.contract_line_id, '2026-03-10', '2026-03-10'
	FROM shipment AS s JOIN contract_line AS l ON l.contract_id = s.contract_id WHERE s.code = 'F1';
SELECT * FROM shipment WHERE code = 'F1';
COMMIT;
-- 4: its approval
PRAGMA synchronous=FULL;
BEGIN IMMEDIATE;
UPDATE shipment SET status = 'approved', decider_id = 1, decided = '2026-03-10' WHERE code = 'F1' AND status = 'draft';
SELECT * FROM shipment WHERE code = 'F1';
COMMIT;
-- 5: the goods go, and are owed for
PRAGMA synchronous=FULL;
BEGIN IMMEDIATE;
INSERT INTO stock_entry (code, kind, warehouse_id, owner_id, day, status, decider_id, decided, created, updated, contract_id,
	shipment_id) SELECT 'E1', 'sale', warehouse_id, 1, '2026-03-10', 'approved', 1, '2026-03-10', '2026-03-10', '2026-03-10',
	contract_id, shipment_id FROM shipment WHERE code = 'F1';
INSERT INTO stock_line (stock_entry_id, line, product_id, quantity, unit, base, created, updated, contract_line_id, day,
	shipment_line_id) SELECT e.stock_entry_id, l.line, l.product_id, l.quantity, l.unit, l.base, '2026-03-10', '2026-03-10',
	l.contract_line_id, e.day, l.shipment_line_id
	FROM stock_entry AS e JOIN shipment_line AS l ON l.shipment_id = e.shipment_id WHERE e.code = 'E1';
INSERT INTO movement (day, product_id, warehouse_id, place, kind, quantity, value, on_hand, worth, line_id, created, updated)
	SELECT day, product_id, warehouse_id, (SELECT max(movement_id) FROM movement) + line, 'sale', -base, -used, quantity - base,
	worth - used, stock_line_id, day, day FROM (SELECT e.day, l.product_id, e.warehouse_id, l.line, l.base, l.stock_line_id,
		s.quantity, s.value AS worth, (s.value * l.base + s.quantity * 50) / (s.quantity * 100) * 100 AS used
		FROM stock_entry AS e JOIN stock_line AS l ON l.stock_entry_id = e.stock_entry_id JOIN stock AS s
		ON s.product_id = l.product_id AND s.warehouse_id = e.warehouse_id WHERE e.code = 'E1');
UPDATE stock SET quantity = m.on_hand, value = m.worth FROM movement AS m JOIN stock_line AS l ON m.line_id = l.stock_line_id
	JOIN stock_entry AS e ON e.stock_entry_id = l.stock_entry_id
	WHERE e.code = 'E1' AND stock.product_id = m.product_id AND stock.warehouse_id = m.warehouse_id;
INSERT INTO delivery (day, contract_id, contract_line_id, line, product_id, quantity, net, tax, amount, stock_line_id, created,
	updated) SELECT e.day, c.contract_id, c.contract_line_id, c.line, c.product_id, c.quantity, c.net, c.tax, c.amount,
	l.stock_line_id, e.day, e.day FROM stock_entry AS e JOIN stock_line AS l ON l.stock_entry_id = e.stock_entry_id
	JOIN contract_line AS c ON c.contract_line_id = l.contract_line_id WHERE e.code = 'E1';
INSERT INTO item (code, party_id, contract_id, day, amount, currency, owner_id, ledger, sign, is_receivable, kind, due,
	stock_entry_id, created, updated) SELECT 'R1', c.customer_id, c.contract_id, e.day, sum(d.amount), c.currency, c.owner_id,
	'ar', 1, 1, 'delivery', e.day, e.stock_entry_id, e.day, e.day FROM stock_entry AS e JOIN contract AS c USING (contract_id)
	JOIN delivery AS d USING (contract_id) WHERE e.code = 'E1';
INSERT INTO balance (item_id, amount, open, due) SELECT item_id, amount, amount, due FROM item WHERE code = 'R1';
SELECT * FROM stock_entry WHERE code = 'E1';
COMMIT;
-- 6: the invoice
PRAGMA synchronous=FULL;
BEGIN IMMEDIATE;
INSERT INTO invoice (code, direction, kind, number, day, party_id, contract_id, name, owner_id, includes_tax, currency, status,
	decider_id, decided, created, updated) SELECT 'I1', 'issued', 'special', '10000001', '2026-03-10', c.customer_id,
	c.contract_id, p.name, 1, 1, c.currency, 'approved', 1, '2026-03-10', '2026-03-10', '2026-03-10'
	FROM contract AS c JOIN party AS p ON p.party_id = c.customer_id WHERE c.code = 'O1';
INSERT INTO invoice_line (invoice_id, line, product_id, title, quantity, unit, base, price, tax_rate, rate, includes_tax, net,
	tax, amount, contract_line_id, created, updated) SELECT i.invoice_id, l.line, l.product_id, p.name, l.quantity, l.unit,
	l.base, l.price, l.tax_rate, l.rate, 1, l.net, l.tax, l.amount, l.contract_line_id, i.day, i.day
	FROM invoice AS i JOIN contract_line AS l USING (contract_id) JOIN product AS p USING (product_id) WHERE i.code = 'I1';
INSERT INTO billing (day, direction, party_id, contract_id, contract_line_id, line, product_id, quantity, net, tax, amount,
	invoice_line_id, created, updated) SELECT i.day, i.direction, i.party_id, i.contract_id, l.contract_line_id, l.line,
	l.product_id, l.base, l.net, l.tax, l.amount, l.invoice_line_id, i.day, i.day
	FROM invoice AS i JOIN invoice_line AS l USING (invoice_id) WHERE i.code = 'I1';
SELECT i.*, sum(l.net), sum(l.tax), sum(l.amount) FROM invoice AS i JOIN invoice_line AS l USING (invoice_id) WHERE code = 'I1';
COMMIT;
-- 7: the money, and what it settles
PRAGMA synchronous=FULL;
BEGIN IMMEDIATE;
INSERT INTO item (code, party_id, contract_id, day, amount, currency, owner_id, ledger, sign, is_receipt, created, updated)
	SELECT 'M1', customer_id, contract_id, '2026-03-10', 11000000, currency, 1, 'ar', -1, 1, '2026-03-10', '2026-03-10'
	FROM contract WHERE code = 'O1';
INSERT INTO settlement (day, kind, item_id, source_id, amount, created, updated)
	SELECT m.day, 'allocation', r.item_id, m.item_id, min(m.amount, b.open), m.day, m.day
	FROM item AS m JOIN item AS r ON r.party_id = m.party_id AND r.ledger = m.ledger AND r.sign = 1
	JOIN balance AS b ON b.item_id = r.item_id AND b.open > 0 WHERE m.code = 'M1' ORDER BY b.due LIMIT 1;
UPDATE balance SET open = nullif(open - s.amount, 0) FROM settlement AS s
	WHERE s.settlement_id = last_insert_rowid() AND balance.item_id = s.item_id;
INSERT INTO balance (item_id, amount, open) SELECT m.item_id, m.amount, nullif(m.amount - sum(s.amount), 0)
	FROM item AS m LEFT JOIN settlement AS s ON s.source_id = m.item_id WHERE m.code = 'M1';
SELECT * FROM item WHERE code = 'M1';
COMMIT;
