-- SPDX-License-Identifier: ISC
-- import - the work of "crm-import customer" by hand in the sqlite3 shell: the same tables and indexes, the same
-- durability. CUSTOMERS stands for the file.
PRAGMA synchronous=FULL;
PRAGMA cache_size=-262144;
PRAGMA temp_store=MEMORY;
CREATE TEMP TABLE line(code, name, industry, grade, owner, parent, phone, city, address, revenue, headcount, created);
.import --csv --skip 1 CUSTOMERS line
BEGIN IMMEDIATE;
INSERT INTO change_set(at, login, command) VALUES (strftime('%Y-%m-%dT%H:%M:%SZ'), 'bench', 'import');
INSERT INTO party(code, name, kind, is_customer, industry, grade, owner_id, phone, city, address, revenue, headcount,
    created, rev)
SELECT l.code, l.name, 'company', 1, nullif(l.industry, ''), nullif(l.grade, ''), u.user_id, nullif(l.phone, ''),
    nullif(l.city, ''), nullif(l.address, ''), CAST(round(l.revenue * 10000) AS INTEGER), CAST(l.headcount AS INTEGER),
    l.created, (SELECT max(change_set_id) FROM change_set)
FROM line AS l LEFT JOIN user AS u ON u.login = l.owner;
UPDATE party SET parent_id = p.party_id
FROM line AS l JOIN party AS p ON p.code = l.parent
WHERE l.parent <> '' AND party.code = l.code;
INSERT INTO party_dated(row_id, field, since, number, text)
SELECT party_id, v.field, created, iif(v.field = 'owner', owner_id, NULL), iif(v.field = 'grade', grade, NULL)
FROM party, (SELECT 'grade' AS field UNION ALL SELECT 'owner') AS v
WHERE rev = (SELECT max(change_set_id) FROM change_set) ORDER BY party_id;
INSERT INTO inserted SELECT max(change_set_id), 'party', 1, (SELECT max(party_id) FROM party) FROM change_set;
INSERT INTO inserted SELECT max(change_set_id), 'party_dated', 1, (SELECT max(dated_id) FROM party_dated)
FROM change_set;
COMMIT;
