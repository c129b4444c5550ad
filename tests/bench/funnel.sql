-- SPDX-License-Identifier: ISC
-- funnel - count, amount and share of the deals by stage.
WITH g AS (SELECT stage, count(*) AS count, sum(amount) AS amount FROM deal WHERE deleted IS NULL GROUP BY stage)
SELECT g.stage, g.count, g.amount, 1.0 * g.count / sum(g.count) OVER () AS share
	FROM g LEFT JOIN choice AS s ON s.list = 'deal-stage' AND s.code = g.stage
	ORDER BY s.outcome IS NOT NULL, s.position;
