-- SPDX-License-Identifier: ISC
-- import-lines - the work of "crm-import contract" by hand: contracts and their lines with net and tax, into the same tables
-- and indexes with the same durability. It checks nothing and keeps no rows as they stood.
PRAGMA synchronous=FULL;
PRAGMA cache_size=-262144;
PRAGMA temp_store=MEMORY;
CREATE TEMP TABLE line(code, customer, day, product, quantity, price, rate);
.import --csv --skip 1 lines.csv line
BEGIN IMMEDIATE;
INSERT INTO change_set(at, login, command) VALUES (strftime('%Y-%m-%dT%H:%M:%SZ'), 'bench', 'import');
INSERT INTO contract(code, customer_id, owner_id, day, includes_tax, currency, status, created, updated, rev)
SELECT l.code, c.party_id, 1, l.day, 1, 'CNY', 'draft', '2026-03-10', '2026-03-10',
    (SELECT max(change_set_id) FROM change_set)
FROM line AS l LEFT JOIN party AS c ON c.code = l.customer GROUP BY l.code ORDER BY min(l.rowid);
INSERT INTO contract_line(contract_id, line, product_id, quantity, unit, base, price, tax_rate, rate, includes_tax, net, tax,
    amount, created, updated, rev, day)
SELECT contract_id, row_number() OVER (PARTITION BY contract_id ORDER BY id), product_id, quantity, unit, quantity, price, rate,
    rate * 10000, 1, net, amount - net, amount, '2026-03-10', '2026-03-10', rev, day
FROM (SELECT *, CAST(round(amount * 100.0 / (100 + rate) / 100) AS INTEGER) * 100 AS net
    FROM (SELECT l.rowid AS id, c.contract_id, p.product_id, p.unit, l.quantity * 10000 AS quantity, l.rate, c.rev, c.day,
	    CAST(round(l.price * 10000) AS INTEGER) AS price, l.quantity * CAST(round(l.price * 10000) AS INTEGER) AS amount
	FROM line AS l JOIN contract AS c ON c.code = l.code LEFT JOIN product AS p ON p.code = l.product))
ORDER BY id;
INSERT INTO inserted SELECT max(change_set_id), 'contract', (SELECT min(contract_id) FROM contract WHERE status = 'draft'),
    (SELECT max(contract_id) FROM contract) FROM change_set;
INSERT INTO inserted SELECT max(change_set_id), 'contract_line', 1, (SELECT max(contract_line_id) FROM contract_line)
    FROM change_set;
COMMIT;
