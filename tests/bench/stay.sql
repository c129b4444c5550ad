-- SPDX-License-Identifier: ISC
-- stay - how many days the open deals stand in their stage, the longest first.
SELECT d.deal_id, d.code, d.title, d.customer_id, c.name AS customer, d.stage,
	CAST(julianday('2026-03-10') - julianday(coalesce((SELECT max(f.since) FROM deal_dated AS f WHERE f.row_id = d.deal_id
		AND f.field = 'stage' AND f.since <= '2026-03-10'), d.opened, d.created)) AS INTEGER) AS stay, s.norm_days AS norm,
	CASE WHEN s.norm_days IS NOT NULL THEN CAST(julianday('2026-03-10') - julianday(coalesce((SELECT max(f.since)
		FROM deal_dated AS f WHERE f.row_id = d.deal_id AND f.field = 'stage' AND f.since <= '2026-03-10'), d.opened,
		d.created)) AS INTEGER) - s.norm_days END AS over, d.owner_id, coalesce(u.name, u.login) AS owner
	FROM deal AS d JOIN choice AS s ON s.list = 'deal-stage' AND s.code = d.stage
	LEFT JOIN party AS c ON c.party_id = d.customer_id LEFT JOIN user AS u ON u.user_id = d.owner_id
	WHERE d.deleted IS NULL AND s.outcome IS NULL
	ORDER BY stay DESC, d.deal_id;
