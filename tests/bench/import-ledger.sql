-- SPDX-License-Identifier: ISC
-- import-ledger - the work of "crm-import receivable", "receipt" and "settlement" by hand: the same tables, open amounts and
-- durability, in three transactions. It checks nothing and keeps no rows as they stood.
PRAGMA synchronous=FULL;
PRAGMA cache_size=-262144;
PRAGMA temp_store=MEMORY;
CREATE TEMP TABLE owed(code, customer, day, amount, due, kind);
.import --csv --skip 1 receivables.csv owed
BEGIN IMMEDIATE;
INSERT INTO change_set(at, login, command) VALUES (strftime('%Y-%m-%dT%H:%M:%SZ'), 'bench', 'import');
CREATE TEMP TABLE was AS SELECT coalesce(max(item_id), 0) AS id FROM item;
INSERT INTO item(code, party_id, day, amount, currency, owner_id, ledger, sign, is_receivable, kind, due, created, updated, rev)
SELECT l.code, c.party_id, l.day, CAST(round(l.amount * 10000) AS INTEGER), 'CNY', 1, 'ar', 1, 1, l.kind, l.due, '2026-03-10',
    '2026-03-10', (SELECT max(change_set_id) FROM change_set)
FROM owed AS l LEFT JOIN party AS c ON c.code = l.customer ORDER BY l.rowid;
INSERT INTO balance(item_id, amount, open, due)
SELECT item_id, amount, amount, due FROM item WHERE item_id > (SELECT id FROM was);
INSERT INTO inserted SELECT max(change_set_id), 'item', (SELECT id + 1 FROM was), (SELECT max(item_id) FROM item) FROM change_set;
COMMIT;
CREATE TEMP TABLE paid(code, customer, day, amount);
.import --csv --skip 1 receipts.csv paid
BEGIN IMMEDIATE;
INSERT INTO change_set(at, login, command) VALUES (strftime('%Y-%m-%dT%H:%M:%SZ'), 'bench', 'import');
UPDATE was SET id = (SELECT max(item_id) FROM item);
INSERT INTO item(code, party_id, day, amount, currency, owner_id, ledger, sign, is_receipt, created, updated, rev)
SELECT l.code, c.party_id, l.day, CAST(round(l.amount * 10000) AS INTEGER), 'CNY', 1, 'ar', -1, 1, '2026-03-10', '2026-03-10',
    (SELECT max(change_set_id) FROM change_set)
FROM paid AS l LEFT JOIN party AS c ON c.code = l.customer ORDER BY l.rowid;
INSERT INTO balance(item_id, amount, open, due)
SELECT item_id, amount, amount, due FROM item WHERE item_id > (SELECT id FROM was);
INSERT INTO inserted SELECT max(change_set_id), 'item', (SELECT id + 1 FROM was), (SELECT max(item_id) FROM item) FROM change_set;
COMMIT;
CREATE TEMP TABLE settled(item, source, amount);
.import --csv --skip 1 settlements.csv settled
BEGIN IMMEDIATE;
INSERT INTO change_set(at, login, command) VALUES (strftime('%Y-%m-%dT%H:%M:%SZ'), 'bench', 'import');
UPDATE was SET id = (SELECT coalesce(max(settlement_id), 0) FROM settlement);
INSERT INTO settlement(day, kind, item_id, source_id, amount, created, updated, rev)
SELECT max(i.day, s.day), 'allocation', i.item_id, s.item_id, CAST(round(l.amount * 10000) AS INTEGER), '2026-03-10',
    '2026-03-10', (SELECT max(change_set_id) FROM change_set)
FROM settled AS l JOIN item AS i ON i.code = l.item JOIN item AS s ON s.code = l.source ORDER BY l.rowid;
UPDATE balance SET open = nullif(coalesce(open, 0) - n.amount, 0)
FROM (SELECT item_id, sum(amount) AS amount FROM (
    SELECT item_id, amount FROM settlement WHERE settlement_id > (SELECT id FROM was)
    UNION ALL SELECT source_id, amount FROM settlement WHERE settlement_id > (SELECT id FROM was)) GROUP BY item_id) AS n
WHERE balance.item_id = n.item_id;
INSERT INTO inserted SELECT max(change_set_id), 'settlement', (SELECT id + 1 FROM was),
    (SELECT max(settlement_id) FROM settlement) FROM change_set;
COMMIT;
