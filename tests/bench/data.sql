-- SPDX-License-Identifier: ISC
-- data - a large company in a new database, the same for the same SEED: N customers, half as many deals and contacts,
-- three times as many activities, a fifth as many tasks. Customer 1 has some 200 rows of its own.
-- Read by sqlite3 with N and SEED replaced; the words are picked by a multiplicative hash of row and purpose.
PRAGMA synchronous = OFF;
PRAGMA cache_size = -262144;
PRAGMA temp_store = MEMORY;
BEGIN;
INSERT INTO change_set (at, login, host, command) SELECT at, login, host, 'bench-data' FROM change_set;
CREATE TEMP TABLE word (list TEXT, i INTEGER, w TEXT, PRIMARY KEY (list, i));
INSERT INTO word SELECT 'city', key, value FROM json_each('["北京","上海","广州","深圳","杭州","成都","武汉","南京","西安","苏州","重庆","长沙"]');
INSERT INTO word SELECT 'sign', key, value FROM json_each('["华","盛","金","鑫","宏","达","远","通","恒","瑞","德","信","天","海","新","源","永","昌","泰","安"]');
INSERT INTO word SELECT 'trade', key, value FROM json_each('["科技","贸易","实业","电子","机械","化工","软件","建材","食品","物流"]');
INSERT INTO word SELECT 'form', key, value FROM json_each('["有限公司","股份有限公司","集团","厂"]');
INSERT INTO word SELECT 'industry', key, value FROM json_each('["IT","Manufacturing","Trade","Construction","Finance","Education","Health","Government"]');
INSERT INTO word SELECT 'grade', key, value FROM json_each('["A","B","C","D"]');
INSERT INTO word SELECT 'stage', key, value FROM json_each('["Lead","Qualified","Proposal","Negotiation","Won","Won","Lost","Lost"]');
INSERT INTO word SELECT 'kind', key, value FROM json_each('["call","visit","visit-in","interview","mail","note"]');
INSERT INTO word SELECT 'family', key, value FROM json_each('["王","李","张","刘","陈","杨","赵","黄","周","吴"]');
INSERT INTO word SELECT 'talk', key, value FROM json_each('["客户询问价格与交期","介绍了新产品","约定下周再谈","对质量有疑问，已答复","要求寄样品","催问合同进度","讨论付款方式"]');

INSERT INTO user (login, name, admin, created, rev)
	WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < 50)
	SELECT printf('u%02d', i), '用户' || i, 0, '2016-01-01', 2 FROM r;

-- The k-th random number of a row, below m: ((i * 2654435761 + k * 40503 + SEED) % 4294967296 / 8192) % m.
INSERT INTO party (code, name, kind, is_customer, industry, grade, owner_id, phone, city, revenue, headcount, created, rev)
	WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < N),
	n(i, a, b, c, d) AS MATERIALIZED (SELECT i, (i * 2654435761 + 40503 + SEED) % 4294967296 / 8192,
		(i * 2654435761 + 81006 * 7919 + SEED) % 4294967296 / 8192, (i * 40503 + SEED * 31) % 4294967296 / 16,
		(i * 2246822519 + SEED) % 4294967296 / 8192 FROM r)
	SELECT printf('K%07d', i),
		(SELECT w FROM word WHERE list = 'city' AND i = a % 12) || (SELECT w FROM word WHERE list = 'sign' AND i = b % 20) ||
		(SELECT w FROM word WHERE list = 'sign' AND i = c % 20) || (SELECT w FROM word WHERE list = 'trade' AND i = d % 10) ||
		(SELECT w FROM word WHERE list = 'form' AND i = a % 4),
		'company', 1, (SELECT w FROM word WHERE list = 'industry' AND i = b % 8),
		(SELECT w FROM word WHERE list = 'grade' AND i = c % 4), CASE WHEN d % 20 THEN 2 + a % 50 END,
		printf('1%d%09d', 3 + a % 7, (b * 524288 + d) % 1000000000), (SELECT w FROM word WHERE list = 'city' AND i = a % 12),
		(b % 90000000) * 10000, c % 5000, date('2016-01-01', '+' || (d % 3600) || ' days'), 2
	FROM n;
INSERT INTO party_dated (row_id, field, since, text) SELECT party_id, 'grade', created, grade FROM party ORDER BY party_id;
INSERT INTO party_dated (row_id, field, since, number)
	SELECT party_id, 'owner', created, owner_id FROM party WHERE owner_id IS NOT NULL ORDER BY party_id;

INSERT INTO contact (name, customer_id, title, is_main, mobile, email, created, rev, fingerprint)
	WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < N / 2)
	SELECT (SELECT w FROM word WHERE list = 'family' AND i = r.i % 10) || (SELECT w FROM word WHERE list = 'sign' AND i = r.i / 10 % 20),
		CASE WHEN i <= 10 THEN 1 ELSE 1 + (i * 2654435761 + SEED) % 4294967296 % N END, '经理', i % 2,
		printf('13%09d', i), printf('c%d@example.com', i), '2024-01-01', 2, printf('c%015x', i) FROM r;

INSERT INTO deal (code, title, customer_id, owner_id, stage, amount, opened, expected, closed, created, rev)
	WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < N / 2),
	n(i, a, b, stage) AS MATERIALIZED (SELECT i, (i * 2654435761 + SEED) % 4294967296 / 1024,
		(i * 2246822519 + SEED) % 4294967296 / 1024,
		(SELECT w FROM word WHERE list = 'stage' AND word.i = (r.i * 40503 + SEED) / 7 % 8) FROM r)
	SELECT printf('D%07d', i), (SELECT w FROM word WHERE list = 'trade' AND i = a % 10) || '项目 ' || i,
		CASE WHEN i <= 40 THEN 1 ELSE 1 + a % N END, 2 + b % 50, stage, (a % 900000) * 10000,
		date('2024-01-01', '+' || (b % 700) || ' days'), date('2024-03-01', '+' || (b % 700 + a % 120) || ' days'),
		CASE WHEN stage IN ('Won', 'Lost') THEN date('2024-01-01', '+' || (b % 700 + 30 + a % 60) || ' days') END,
		date('2024-01-01', '+' || (b % 700) || ' days'), 2 FROM n;
INSERT INTO deal_dated (row_id, field, since, text) SELECT deal_id, 'stage', opened, 'Lead' FROM deal ORDER BY deal_id;
INSERT INTO deal_dated (row_id, field, since, text)
	SELECT deal_id, 'stage', coalesce(closed, date(opened, '+20 days')), stage FROM deal WHERE stage <> 'Lead' ORDER BY deal_id;
INSERT INTO deal_dated (row_id, field, since, number) SELECT deal_id, 'owner', opened, owner_id FROM deal ORDER BY deal_id;

INSERT INTO activity (kind, day, customer_id, deal_id, owner_id, subject, content, created, rev, fingerprint)
	WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < 3 * N),
	n(i, a, b) AS MATERIALIZED (SELECT i, (i * 2654435761 + SEED) % 4294967296 / 512, (i * 2246822519 + SEED) % 4294967296 / 512 FROM r)
	SELECT (SELECT w FROM word WHERE list = 'kind' AND i = a % 6), date('2023-01-01', '+' || (b % 1160) || ' days'),
		CASE WHEN i <= 140 THEN 1 ELSE 1 + a % N END, CASE WHEN i % 10 = 0 THEN 1 + b % (N / 2) END, 2 + b % 50,
		(SELECT w FROM word WHERE list = 'trade' AND i = b % 10) || '洽谈',
		(SELECT w FROM word WHERE list = 'talk' AND i = b % 7) || CASE WHEN i % 100003 = 7 THEN '，提到龙井' ELSE '' END,
		date('2023-01-01', '+' || (b % 1160) || ' days'), 2, printf('a%015x', i) FROM n;

INSERT INTO task (subject, kind, status, priority, due, owner_id, customer_id, creator_id, created, rev, fingerprint)
	WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < N / 5)
	SELECT '回访', 'call', CASE WHEN i % 3 THEN 'open' ELSE 'done' END, 'normal', date('2026-01-01', '+' || (i % 90) || ' days'),
		2 + i % 50, CASE WHEN i <= 10 THEN 1 ELSE 1 + (i * 2654435761 + SEED) % 4294967296 % N END, 1, '2025-12-01', 2,
		printf('t%015x', i) FROM r;
INSERT INTO task_dated (row_id, field, since, number) SELECT task_id, 'owner', created, owner_id FROM task ORDER BY task_id;
UPDATE task SET done = due WHERE status = 'done';

INSERT INTO inserted SELECT 2, name, CASE name WHEN 'user' THEN 2 ELSE 1 END, seq FROM sqlite_sequence
	WHERE name IN ('user', 'party', 'party_dated', 'contact', 'deal', 'deal_dated', 'activity', 'task', 'task_dated');
COMMIT;
