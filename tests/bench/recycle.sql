-- SPDX-License-Identifier: ISC
-- recycle - customers of user 2 without contact for a day go back to the pool, by the rule that crm-customer recycle has.
PRAGMA synchronous = FULL;
BEGIN IMMEDIATE;
CREATE TEMP TABLE due AS SELECT c.party_id FROM party AS c
	WHERE c.owner_id = 2 AND c.is_customer = 1 AND c.deleted IS NULL AND coalesce(c.protected, 0) = 0
	AND coalesce((SELECT max(f.since) FROM party_dated AS f WHERE f.row_id = c.party_id AND f.field = 'owner'), c.created)
		<= '2026-03-09'
	AND NOT EXISTS (SELECT 1 FROM activity AS a WHERE a.customer_id = c.party_id AND a.day > '2026-03-09'
		AND a.day <= '2026-03-10' AND a.deleted IS NULL)
	AND NOT EXISTS (SELECT 1 FROM deal AS d JOIN choice AS s ON s.list = 'deal-stage' AND s.code = d.stage
		WHERE d.customer_id = c.party_id AND d.deleted IS NULL AND s.outcome IS NULL);
SELECT c.party_id, c.code, c.name, c.owner_id, coalesce(u.name, u.login), 'no contact for 1 days'
	FROM due JOIN party AS c ON c.party_id = due.party_id LEFT JOIN user AS u ON u.user_id = c.owner_id ORDER BY c.party_id;
UPDATE party SET owner_id = NULL, rev = 3, updated = '2026-03-10' WHERE party_id IN (SELECT party_id FROM due);
COMMIT;
